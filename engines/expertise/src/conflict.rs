//! Conflicts of interest: who is left out of a call, who is flagged, and why.
//!
//! A conflict is declared, or follows from what is known: who works for the same employer
//! as the owner of a call. It shuts a person out, or flags them so that the convener
//! decides. Nobody is left out silently: everyone with a conflict comes back, with what
//! they'd have been found for.

use std::collections::BTreeMap;

use crate::rank::Ranking;
use crate::rules::{Attributes, same};

/// What sort of interest it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Interest {
    /// The call is their own.
    Owner,
    /// They work for whoever has a stake.
    Employer,
    /// They speak for a group with a stake.
    Lobby,
    /// They, or somebody else, declared another one.
    Declared,
}

/// What a conflict does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// They can't be chosen for the call.
    Excludes,
    /// They can, and whoever chooses is told.
    Flags,
}

/// A conflict of interest of one person with a call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// Whose.
    pub person: String,
    /// What it does.
    pub effect: Effect,
    /// What sort it is.
    pub interest: Interest,
    /// Why, in words.
    pub reason: String,
    /// Whether it follows from what is known; otherwise it was declared.
    pub is_inferred: bool,
}

/// A conflict, and the needs for which the person was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The conflict.
    pub conflict: Conflict,
    /// Ids of the needs, in order; none if they weren't found anyway.
    pub needs: Vec<String>,
}

/// Takes people out of the rankings whom a conflict excludes, and says for each conflict
/// what the person was found for. In the order of people; what excludes comes first.
///
/// ```
/// use folkmoot_expertise::conflict::{Conflict, Effect, Interest, set_aside};
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, rank};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "jo", Kind::Work, "junction design"));
/// let corpus = builder.build();
/// let mut rankings = [rank(&corpus, &Need::new("engineers", "junction design", 1), &Options::default())];
/// let conflict = Conflict {
///     person: "jo".into(),
///     effect: Effect::Excludes,
///     interest: Interest::Lobby,
///     reason: "speaks for the builders".into(),
///     is_inferred: false,
/// };
/// let aside = set_aside(&mut rankings, vec![conflict]);
/// assert!(rankings[0].people.is_empty());
/// assert_eq!(aside[0].needs, ["engineers"]);
/// ```
#[must_use]
pub fn set_aside(rankings: &mut [Ranking], mut conflicts: Vec<Conflict>) -> Vec<SetAside> {
    conflicts.sort();
    conflicts.dedup();
    let mut aside: Vec<SetAside> =
        conflicts.into_iter().map(|conflict| SetAside { conflict, needs: Vec::new() }).collect();
    let mut excluded: BTreeMap<String, bool> = BTreeMap::new();
    for one in &aside {
        let excludes = one.conflict.effect == Effect::Excludes;
        *excluded.entry(one.conflict.person.clone()).or_default() |= excludes;
    }
    let is_out = |person: &str| excluded.get(person).copied().unwrap_or(false);
    for ranking in rankings {
        for one in &mut aside {
            if ranking.people.iter().any(|found| found.person == one.conflict.person) {
                one.needs.push(ranking.need.clone());
            }
        }
        let before = ranking.people.len();
        ranking.people.retain(|found| !is_out(&found.person));
        ranking.near.retain(|near| !is_out(&near.person));
        ranking.found -= before - ranking.people.len();
    }
    aside
}

/// Conflicts that follow from what is known: the owner of a call, and whoever has the same
/// employer by this attribute. Case and space don't count; who has no employer has none in
/// common.
///
/// ```
/// use std::collections::BTreeMap;
/// use folkmoot_expertise::conflict::{Effect, Interest, of_owner};
///
/// let works_for = |employer: &str| BTreeMap::from([("employer".to_owned(), employer.to_owned())]);
/// let known = [("ada", "Mill Council"), ("ben", "mill council "), ("cleo", "")]
///     .map(|(person, employer)| (person.to_owned(), works_for(employer))).into();
/// let conflicts = of_owner(&known, "ada", "employer", Effect::Flags);
/// assert_eq!((conflicts[0].interest, conflicts[0].effect), (Interest::Owner, Effect::Excludes));
/// assert_eq!((conflicts[1].person.as_str(), conflicts[1].effect), ("ben", Effect::Flags));
/// assert_eq!(conflicts.len(), 2);
/// ```
#[must_use]
pub fn of_owner(
    known: &Attributes,
    owner: &str,
    employer: &str,
    same_employer: Effect,
) -> Vec<Conflict> {
    let mut conflicts = vec![Conflict {
        person: owner.to_owned(),
        effect: Effect::Excludes,
        interest: Interest::Owner,
        reason: "the call is their own".to_owned(),
        is_inferred: true,
    }];
    let of = |person: &str| known.get(person).and_then(|theirs| theirs.get(employer));
    let theirs = of(owner).map_or("", String::as_str);
    let others = of_employer(known, theirs, employer, same_employer);
    conflicts.extend(others.into_iter().filter(|conflict| conflict.person != owner));
    conflicts
}

/// The conflicts of those who work where the owner of a call does, where that is all that
/// is known of the owner. An empty name has nobody.
#[must_use]
pub fn of_employer(
    known: &Attributes,
    name: &str,
    employer: &str,
    effect: Effect,
) -> Vec<Conflict> {
    let name = name.trim();
    let works_there = |theirs: &BTreeMap<String, String>| {
        !name.is_empty() && theirs.get(employer).is_some_and(|theirs| same(theirs, name))
    };
    let people = known.iter().filter(|(_, theirs)| works_there(theirs));
    let conflict = |person: &String| Conflict {
        person: person.clone(),
        effect,
        interest: Interest::Employer,
        reason: format!("same employer as the owner of the call: {name}"),
        is_inferred: true,
    };
    people.map(|(person, _)| conflict(person)).collect()
}
