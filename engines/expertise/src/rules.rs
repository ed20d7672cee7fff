//! A shortlist by rules that a convener sets: bounds on attributes, and who steps back.
//!
//! Method: without bounds the choice is that of [`shortlist()`](crate::shortlist()). With
//! bounds ("at least two from North", "at most one who works for the council") it is the
//! best group that keeps to them: as few lower bounds short as possible, then as few empty
//! seats of must-needs, then the greatest coverage (see `bounded.rs`). Upper bounds always
//! hold. A lower bound that can't be met is named with its cause, never silently dropped.
//!
//! Whoever steps back ([`rest`](crate::rotation::rest())) counts less when people are
//! chosen. How well a need is covered is still said by what they know.

use std::collections::{BTreeMap, BTreeSet};

use crate::assign::{Fit, Goal, Offers, Problem, Wants, assign};
use crate::bounded::{Case, best_group};
use crate::evidence::Need;
use crate::options::Options;
use crate::rank::Ranking;
use crate::shortlist::{Candidates, Covering, Pick, Shortlist};

/// How many people with a value of an attribute are on the shortlist, at least and at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The attribute: "area".
    pub attribute: String,
    /// The value: "North"; case and space around it don't count.
    pub value: String,
    /// At least so many.
    pub least: usize,
    /// At most so many, if there is a limit.
    pub most: Option<usize>,
}

/// What is known about people beside their evidence: person, attribute, value.
pub type Attributes = BTreeMap<String, BTreeMap<String, String>>;

/// The rules of a choice. Without any, it is that of [`shortlist()`](crate::shortlist()).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Bounds, each on one value of an attribute.
    pub bounds: Vec<Bound>,
    /// Attributes of everybody known, found or not.
    pub attributes: Attributes,
    /// To what share, 0..=1, a person's scores count in the choice; 1 if not named.
    pub shares: BTreeMap<String, f64>,
}

/// Why a lower bound can't be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nobody known has this value.
    NobodyKnown,
    /// People have it; none of them was found for any need.
    NobodyFound,
    /// Fewer of those found have it than the bound asks for.
    TooFewFound,
    /// Enough were found, but seats, the length of the list or other bounds leave no room.
    NoRoom,
}

/// A bound and how it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The bound.
    pub bound: Bound,
    /// How many on the shortlist have the value.
    pub chosen: usize,
    /// How many of those found for any need have it.
    pub found: usize,
    /// How many of all who are known have it.
    pub known: usize,
    /// People who have it and were nearly found for a need, by id: whom to ask.
    pub near: Vec<String>,
    /// Why it can't be met; nothing if it is.
    pub lack: Option<Lack>,
}

/// A shortlist by rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuledShortlist {
    /// The people to invite first.
    pub shortlist: Shortlist,
    /// The bounds, in the order in which they were given.
    pub bounds: Vec<Held>,
    /// Whether no better group exists that keeps to the bounds. Without bounds the choice
    /// is greedy and proves nothing.
    pub is_proved: bool,
}

/// Chooses a shortlist from rankings, one for each need in the same order, by rules.
///
/// ```
/// use std::collections::BTreeMap;
/// use folkmoot_expertise::{
///     Bound, CorpusBuilder, Evidence, Kind, Lack, Need, Options, Rules, rank, shortlist_by,
/// };
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "jo", Kind::Work, "junction design for cycle lanes, junctions"));
/// builder.add(&Evidence::new("2", "kim", Kind::Work, "junction design beside other things"));
/// let corpus = builder.build();
/// let needs = [Need::new("engineers", "junction design", 1)];
/// let options = Options::default();
/// let rankings = [rank(&corpus, &needs[0], &options)];
///
/// let lives = |area: &str| BTreeMap::from([("area".to_owned(), area.to_owned())]);
/// let bound = |value: &str| Bound {
///     attribute: "area".into(), value: value.into(), least: 1, most: None,
/// };
/// let rules = Rules {
///     bounds: vec![bound("north"), bound("south")],
///     attributes: [("jo", "South"), ("kim", "North"), ("lou", "North")]
///         .map(|(person, area)| (person.to_owned(), lives(area))).into(),
///     ..Rules::default()
/// };
/// // one seat can't go to both: the better group is kept, the other bound is named
/// let ruled = shortlist_by(&needs, &rankings, &options, &rules);
/// assert_eq!(ruled.shortlist.people.len(), 1);
/// assert!(ruled.is_proved);
/// assert!(ruled.bounds.iter().any(|held| held.lack == Some(Lack::NoRoom)));
/// ```
#[must_use]
pub fn shortlist_by(
    needs: &[Need],
    rankings: &[Ranking],
    options: &Options,
    rules: &Rules,
) -> RuledShortlist {
    let candidates = Candidates::new(needs, rankings, options);
    let share = |id: &str| rules.shares.get(id).copied().map_or(1.0, crate::options::unit);
    let weighed = candidates.weighed(share);
    if rules.bounds.is_empty() {
        let picks = candidates.choose(&weighed, options.shortlist);
        let shortlist = candidates.listed(&picks);
        return RuledShortlist { shortlist, bounds: Vec::new(), is_proved: false };
    }
    let under = |id: &&str| {
        let theirs = rules.attributes.get(*id);
        let applies = |bound: &Bound| theirs.is_some_and(|theirs| bound.applies(theirs));
        let bounds = rules.bounds.iter().enumerate();
        bounds.filter(|(_, bound)| applies(bound)).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let case = Case {
        chances: &weighed,
        seats: &candidates.seats,
        must: &candidates.must,
        most: options.shortlist.unwrap_or(usize::MAX),
        limits: rules.bounds.iter().map(Bound::limits).collect(),
        under: candidates.ids.iter().map(under).collect(),
    };
    let best = best_group(&case);
    let bounds = (0..rules.bounds.len()).map(|at| {
        let is_under = |person: &&usize| case.under[**person].contains(&at);
        let chosen = best.group.iter().filter(is_under).count();
        let found = case.under.iter().filter(|under| under.contains(&at)).count();
        held(&rules.bounds[at], chosen, found, rules, rankings, &candidates.ids)
    });
    let bounds = bounds.collect();
    let picks = seated(&candidates, &best.group);
    RuledShortlist { shortlist: candidates.listed(&picks), bounds, is_proved: best.is_proved }
}

impl Bound {
    fn limits(&self) -> (usize, usize) {
        (self.least, self.most.unwrap_or(usize::MAX))
    }

    fn applies(&self, theirs: &BTreeMap<String, String>) -> bool {
        theirs.get(&self.attribute).is_some_and(|value| same(value, &self.value))
    }
}

/// Whether two texts say the same but for case and the space around them.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn held(
    bound: &Bound,
    chosen: usize,
    found: usize,
    rules: &Rules,
    rankings: &[Ranking],
    ids: &[&str],
) -> Held {
    let known: BTreeSet<&str> = rules
        .attributes
        .iter()
        .filter(|(_, theirs)| bound.applies(theirs))
        .map(|(person, _)| person.as_str())
        .collect();
    let near: BTreeSet<&str> = rankings
        .iter()
        .flat_map(|ranking| &ranking.near)
        .map(|near| near.person.as_str())
        .filter(|person| known.contains(person) && ids.binary_search(person).is_err())
        .collect();
    let lack = match (known.len(), found) {
        _ if chosen >= bound.least => None,
        (0, _) => Some(Lack::NobodyKnown),
        (_, 0) => Some(Lack::NobodyFound),
        _ if found < bound.least => Some(Lack::TooFewFound),
        _ => Some(Lack::NoRoom),
    };
    Held {
        bound: bound.clone(),
        chosen,
        found,
        known: known.len(),
        near: near.into_iter().map(str::to_owned).collect(),
        lack,
    }
}

/// The people of a group, each on a seat of a need they cover, whoever adds most first.
/// As many seats of must-needs are taken as can be, then each goes where they know most.
fn seated(candidates: &Candidates<'_>, group: &[usize]) -> Vec<Pick> {
    let needs = &candidates.seats;
    // more than all chances together, so that a must-need comes before any
    let first = group.len() as f64 + 1.0;
    let fits = group.iter().enumerate().flat_map(|(at, person)| {
        (0..needs.len()).map(move |need| {
            let chance = candidates.chances[*person][need];
            let bonus = if candidates.must[need] { first } else { 0.0 };
            // hardly any chance is still one
            let score = if chance > 0.0 { Some((chance + bonus).max(1e-8)) } else { None };
            Fit { call: need, person: at, score }
        })
    });
    let wants = needs.iter().enumerate().map(|(need, seats)| Wants {
        call: format!("{need:09}"),
        people: u32::try_from((*seats).min(group.len())).unwrap_or(u32::MAX),
    });
    let offers = (0..group.len()).map(|at| Offers { person: format!("{at:09}"), calls: 1 });
    let Ok(problem) = Problem::new(wants.collect(), offers.collect(), fits) else {
        return Vec::new(); // more than 2³¹ seats for those few people: there are none such
    };
    let seats = assign(&problem, Goal::Total).seats;
    let mut left: Vec<(usize, usize)> = seats
        .iter()
        .filter_map(|seat| {
            let (at, need) = (seat.person.parse::<usize>().ok()?, seat.call.parse().ok()?);
            Some((*group.get(at)?, need))
        })
        .collect();
    in_order(candidates, &mut left)
}

fn in_order(candidates: &Candidates<'_>, left: &mut Vec<(usize, usize)>) -> Vec<Pick> {
    let covering = |seats: &usize| Covering::new(*seats, candidates.chances.len());
    let mut covered: Vec<Covering> = candidates.seats.iter().map(covering).collect();
    let mut picks = Vec::new();
    left.sort_unstable();
    while !left.is_empty() {
        let gain = |person: usize| {
            let needs = covered.iter().zip(&candidates.chances[person]);
            needs.map(|(need, chance)| need.gain(*chance)).sum::<f64>()
        };
        let gains = left.iter().enumerate().map(|(at, (person, _))| (at, gain(*person)));
        let most = gains.reduce(|most, next| if next.1 > most.1 { next } else { most });
        let Some((at, gain)) = most else { break };
        let (person, need) = left.remove(at);
        for (need, chance) in covered.iter_mut().zip(&candidates.chances[person]) {
            need.add(*chance);
        }
        picks.push(Pick { person, need, gain });
    }
    picks
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
