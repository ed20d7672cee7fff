//! Who lives in Northmere.

use std::collections::BTreeMap;

use folkmoot_model::{Email, Person};

use super::{
    dice::Dice,
    ids,
    names::{Name, ascii},
    topics::Topic,
    words::Speaker,
};

/// Age bands, each with the longest time at one thing that goes with it.
pub(super) const AGES: &[(&str, i32)] = &[
    ("16–24", 4),
    ("25–34", 10),
    ("35–44", 18),
    ("45–54", 26),
    ("55–64", 33),
    ("65–74", 40),
    ("75 and over", 45),
];
const WARDS: &[(&str, usize)] = &[
    ("Old Town", 20),
    ("Millfield", 22),
    ("Saltmarsh", 18),
    ("Castle Hill", 16),
    ("Northgate", 14),
    ("Fernley Park", 10),
];
pub(super) const HARBOUR_WARD: &str = "Harbour Ward";
const TENURES: &[(&str, usize)] = &[
    ("owns", 38),
    ("rents privately", 28),
    ("rents from the council", 18),
    ("rents from a housing association", 10),
    ("lives with family", 6),
];
const GETS_ABOUT: &[(&str, usize)] =
    &[("on foot", 30), ("bus", 24), ("car", 30), ("bicycle", 11), ("wheelchair", 1), ("moped", 4)];

/// Somebody of whom evidence can be made.
#[derive(Debug)]
pub(super) struct Resident {
    pub(super) person: Person,
    /// What they know about: first what they know best.
    pub(super) topics: Vec<&'static Topic>,
    pub(super) speaker: Speaker,
    /// Of a hundred people who rate them, how many find them useful.
    pub(super) useful: u32,
    /// Whether they want none of it used.
    pub(super) withdrawn: bool,
}

/// The `number`th person of the town, who knows about `topic` best.
pub(super) fn resident(
    number: usize,
    name: &Name,
    topic: &'static Topic,
    withdrawn: bool,
    dice: &mut Dice,
) -> Resident {
    let (oldest, youngest) = (*topic.ages.end(), *topic.ages.start());
    let age = youngest + dice.below(oldest + 1 - youngest.min(oldest));
    let (band, longest) = AGES.get(age).copied().unwrap_or_default();
    let place = if dice.chance(topic.local) { HARBOUR_WARD } else { dice.weighted(WARDS) };
    let topics = topics(topic, age, dice);
    let said = topics.iter().find_map(|topic| topic.gets_about);
    let gets_about = said.unwrap_or_else(|| dice.weighted(GETS_ABOUT));
    let tenure = if age == 0 { "lives with family" } else { dice.weighted(TENURES) };
    let address =
        format!("{}.{}.{number:03}@northmere.example", ascii(name.first), ascii(&name.last));
    let person = Person {
        id: ids::person(&format!("northmere-{number:03}")),
        email: if dice.chance(92) { Email::new(&address).ok() } else { None },
        place: Some(place.to_owned()),
        languages: languages(name, topic, dice),
        attributes: attributes(band, tenure, gets_about),
        name: format!("{} {}", name.first, name.last),
    };
    Resident {
        person,
        topics,
        speaker: Speaker { years: dice.between(2, longest) },
        useful: u32::try_from(dice.between(55, 97)).unwrap_or(75),
        withdrawn,
    }
}

pub(super) fn attributes(age: &str, tenure: &str, gets_about: &str) -> BTreeMap<String, String> {
    [("age", age), ("tenure", tenure), ("gets about", gets_about)]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into()
}

fn languages(name: &Name, topic: &Topic, dice: &mut Dice) -> Vec<String> {
    let mut languages = vec!["English"];
    if !name.language.is_empty() && (dice.chance(60) || topic.key == "interpreting") {
        languages.push(name.language);
    }
    if dice.chance(if topic.key == "interpreting" { 40 } else { 2 }) {
        languages.push("British Sign Language");
    }
    languages.into_iter().map(str::to_owned).collect()
}

/// What people know best, and what else that is near and goes with their age.
fn topics(first: &'static Topic, age: usize, dice: &mut Dice) -> Vec<&'static Topic> {
    let mut near = first.also.to_vec();
    dice.shuffle(&mut near);
    let more = dice.weighted(&[(0, 45), (1, 35), (2, 20)]);
    let others = near
        .into_iter()
        .filter_map(super::topics::by_key)
        .filter(|topic| topic.ages.contains(&age))
        .take(more);
    std::iter::once(first).chain(others).collect()
}
