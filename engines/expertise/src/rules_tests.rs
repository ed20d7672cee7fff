//! Bounds on rankings: what is kept, what is named, what doesn't change.

use super::*;
use crate::{CorpusBuilder, Evidence, Kind, rank, shortlist};

fn attributes(people: &[(&str, &str)]) -> Attributes {
    let one = |area: &str| BTreeMap::from([("area".to_owned(), area.to_owned())]);
    people.iter().map(|(person, area)| ((*person).to_owned(), one(area))).collect()
}

fn bound(value: &str, least: usize, most: Option<usize>) -> Bound {
    Bound { attribute: "area".into(), value: value.into(), least, most }
}

struct Town {
    needs: Vec<Need>,
    rankings: Vec<Ranking>,
}

impl Town {
    fn new() -> Self {
        let mut builder = CorpusBuilder::new();
        let works = [
            ("a", "junction design and junction design again"),
            ("b", "junction design"),
            ("c", "junction design, with notes on trees"),
            ("d", "cycling to school along the harbour"),
            ("e", "cycling, sometimes, and much about bread and ovens and flour"),
        ];
        for (person, text) in works {
            builder.add(&Evidence::new(person, person, Kind::Work, text));
        }
        let corpus = builder.build();
        let needs = vec![
            Need::new("engineers", "junction design", 2),
            Need { must: true, ..Need::new("cyclists", "cycling to school", 1) },
        ];
        let rankings = needs.iter().map(|need| rank(&corpus, need, &Options::default())).collect();
        Self { needs, rankings }
    }

    fn by(&self, rules: &Rules) -> RuledShortlist {
        shortlist_by(&self.needs, &self.rankings, &Options::default(), rules)
    }
}

fn people(ruled: &RuledShortlist) -> Vec<&str> {
    let mut people: Vec<_> =
        ruled.shortlist.people.iter().map(|chosen| chosen.person.as_str()).collect();
    people.sort_unstable();
    people
}

#[test]
fn without_rules_nothing_changes() {
    let town = Town::new();
    let plain = shortlist(&town.needs, &town.rankings, &Options::default());
    assert_eq!(town.by(&Rules::default()).shortlist, plain);
}

#[test]
fn bounds_are_kept_and_shortages_are_named_with_their_cause() {
    let town = Town::new();
    let areas = [("a", "North"), ("b", "North"), ("c", " south"), ("d", "North"), ("z", "West")];
    let rules = Rules {
        bounds: vec![
            bound("South", 1, None),
            bound("North", 0, Some(2)),
            bound("West", 1, None),
            bound("East", 1, None),
        ],
        attributes: attributes(&areas),
        ..Rules::default()
    };
    let ruled = town.by(&rules);
    assert!(ruled.is_proved);
    assert_eq!(people(&ruled).len(), 3);
    assert!(people(&ruled).contains(&"c"), "{ruled:?}");
    let lacks: Vec<_> = ruled.bounds.iter().map(|held| held.lack).collect();
    assert_eq!(lacks, [None, None, Some(Lack::NobodyFound), Some(Lack::NobodyKnown)]);
    let chosen: Vec<_> = ruled.bounds.iter().map(|held| held.chosen).collect();
    assert_eq!(chosen, [1, 2, 0, 0]);
    assert!(ruled.shortlist.people.iter().any(|chosen| chosen.need == "cyclists"));
}

#[test]
fn an_upper_bound_leaves_seats_empty_rather_than_give_way() {
    let town = Town::new();
    let rules = Rules {
        bounds: vec![bound("North", 0, Some(0))],
        attributes: attributes(&[("a", "North"), ("b", "North"), ("c", "North")]),
        ..Rules::default()
    };
    let ruled = town.by(&rules);
    assert!(people(&ruled).iter().all(|person| !["a", "b", "c"].contains(person)));
    assert_eq!(ruled.bounds[0].lack, None);
}

#[test]
fn who_steps_back_makes_room_but_still_counts_in_full_for_coverage() {
    let town = Town::new();
    let plain = town.by(&Rules::default());
    assert!(people(&plain).contains(&"a"));
    let shares = BTreeMap::from([("a".to_owned(), 0.3)]);
    let ruled = town.by(&Rules { shares, ..Rules::default() });
    assert_eq!(people(&ruled), ["b", "c", "d"], "{ruled:?}");
    let covered = |ruled: &RuledShortlist| ruled.shortlist.coverage[1].covered;
    assert!((covered(&ruled) - covered(&plain)).abs() < 1e-12);
}
