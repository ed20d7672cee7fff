//! Rules that a convener sets for a choice, and what came of each: bounds on attributes,
//! conflicts of interest, and who steps back because they were asked lately.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_expertise as engine;
use folkmoot_expertise::conflict::{Conflict, Effect, Interest};
use folkmoot_model::{
    AttributeBound, ConflictKind, Day, EMPLOYER, InvalidId, KindId, MatchRules, PersonId,
};
use serde::{Deserialize, Serialize};

use super::input::MatchInput;

/// The bounds for the engine: those named, then one for each value that somebody has.
fn bounds(rules: &MatchRules, known: &engine::Attributes) -> Vec<engine::Bound> {
    let named = rules.bounds.iter().map(|bound| engine::Bound {
        attribute: bound.attribute.clone(),
        value: bound.value.clone(),
        least: bound.least as usize,
        most: bound.most.map(|most| most as usize),
    });
    let mut bounds: Vec<_> = named.collect();
    for attribute in &rules.one_of_each {
        // values that differ in case alone are one; the first spelling stands for all
        let mut values: BTreeMap<String, &str> = BTreeMap::new();
        for value in known.values().filter_map(|theirs| theirs.get(attribute)) {
            values.entry(value.trim().to_lowercase()).or_insert(value);
        }
        bounds.extend(values.into_values().map(|value| engine::Bound {
            attribute: attribute.clone(),
            value: value.trim().to_owned(),
            least: 1,
            most: None,
        }));
    }
    bounds
}

/// All conflicts of interest: those declared, and those that follow from what is known.
pub(super) fn conflicts(rules: &MatchRules, input: &MatchInput) -> Vec<Conflict> {
    let effect = if rules.leave_out_same_employer { Effect::Excludes } else { Effect::Flags };
    let mut conflicts = input.conflicts.clone();
    let known = &input.attributes;
    if let Some(owner) = &rules.owner {
        conflicts.extend(engine::conflict::of_owner(known, owner.as_str(), EMPLOYER, effect));
    }
    if let Some(name) = &rules.owner_works_for {
        conflicts.extend(engine::conflict::of_employer(known, name, EMPLOYER, effect));
    }
    conflicts
}

pub(super) fn for_engine(
    rules: &MatchRules,
    input: &MatchInput,
    back: &BTreeMap<String, engine::rotation::SteppedBack>,
) -> engine::Rules {
    engine::Rules {
        bounds: bounds(rules, &input.attributes),
        attributes: input.attributes.clone(),
        shares: back.iter().map(|(person, back)| (person.clone(), back.share)).collect(),
    }
}

/// What came of the rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RulesReport {
    /// The bounds: those named, then those of each value.
    pub bounds: Vec<BoundReport>,
    /// Whether it is proved that no better group keeps to the bounds.
    pub proved: bool,
    /// Everyone with a conflict of interest, left out or flagged.
    pub conflicts: Vec<ConflictReport>,
    /// Those found who count less because they were asked lately.
    pub stepped_back: Vec<SteppedBack>,
}

/// A bound, and how it came out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoundReport {
    /// The bound.
    #[serde(flatten)]
    pub bound: AttributeBound,
    /// How many on the shortlist.
    pub chosen: u32,
    /// How many of those found.
    pub found: u32,
    /// How many of all who are known.
    pub known: u32,
    /// People with this value who were nearly found.
    pub near: Vec<PersonId>,
    /// Why it can't be met; nothing if it is.
    pub lack: Option<Lack>,
}

/// Why a bound can't be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Nobody known has this value.
    NobodyKnown,
    /// None of those who have it was found.
    NobodyFound,
    /// Fewer of those found have it than are wanted.
    TooFewFound,
    /// Seats or other bounds leave no room.
    NoRoom,
}

/// A conflict of interest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConflictReport {
    /// Whose.
    pub person: PersonId,
    /// What sort it is.
    pub kind: ConflictKind,
    /// Why, in words.
    pub reason: String,
    /// Whether they were left out; otherwise they are flagged.
    pub left_out: bool,
    /// Whether it follows from attributes; otherwise it was declared.
    pub inferred: bool,
    /// What they were found for.
    pub kinds: Vec<KindId>,
}

/// Somebody who counts less in the choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SteppedBack {
    /// Who.
    pub person: PersonId,
    /// To what share their scores count, 0 … 1.
    pub share: f64,
    /// When they were asked, the latest first.
    pub asked: Vec<Day>,
}

/// The word for an interest, as in files.
const fn kind(interest: Interest) -> ConflictKind {
    match interest {
        Interest::Owner => ConflictKind::Owner,
        Interest::Employer => ConflictKind::Employer,
        Interest::Lobby => ConflictKind::Lobby,
        Interest::Declared => ConflictKind::Declared,
    }
}

/// The interest of a kind of conflict.
pub const fn interest(kind: ConflictKind) -> Interest {
    match kind {
        ConflictKind::Owner => Interest::Owner,
        ConflictKind::Employer => Interest::Employer,
        ConflictKind::Lobby => Interest::Lobby,
        ConflictKind::Declared => Interest::Declared,
    }
}

/// Who was found for any kind steps back if they were asked within the days of rest.
pub(super) fn stepped_back(
    rules: &MatchRules,
    input: &MatchInput,
    as_of: Day,
    rankings: &[engine::Ranking],
) -> BTreeMap<String, engine::rotation::SteppedBack> {
    let Some(days) = rules.rest_days else { return BTreeMap::new() };
    let mut back = engine::rotation::rest(&input.asked, as_of.as_days(), days);
    let found: BTreeSet<&str> =
        rankings.iter().flat_map(|r| &r.people).map(|found| found.person.as_str()).collect();
    back.retain(|person, _| found.contains(person.as_str()));
    back
}

pub(super) fn report(
    ruled: &engine::RuledShortlist,
    aside: Vec<engine::conflict::SetAside>,
    back: BTreeMap<String, engine::rotation::SteppedBack>,
) -> Result<RulesReport, InvalidId> {
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let bound = |held: &engine::Held| {
        Ok(BoundReport {
            bound: AttributeBound {
                attribute: held.bound.attribute.clone(),
                value: held.bound.value.clone(),
                least: whole(held.bound.least),
                most: held.bound.most.map(whole),
            },
            chosen: whole(held.chosen),
            found: whole(held.found),
            known: whole(held.known),
            near: held.near.iter().cloned().map(PersonId::new).collect::<Result<_, _>>()?,
            lack: held.lack.map(|lack| match lack {
                engine::Lack::NobodyKnown => Lack::NobodyKnown,
                engine::Lack::NobodyFound => Lack::NobodyFound,
                engine::Lack::TooFewFound => Lack::TooFewFound,
                engine::Lack::NoRoom => Lack::NoRoom,
            }),
        })
    };
    let conflict = |aside: engine::conflict::SetAside| {
        Ok(ConflictReport {
            person: PersonId::new(aside.conflict.person)?,
            kind: kind(aside.conflict.interest),
            reason: aside.conflict.reason,
            left_out: aside.conflict.effect == Effect::Excludes,
            inferred: aside.conflict.is_inferred,
            kinds: aside.needs.into_iter().map(KindId::new).collect::<Result<_, _>>()?,
        })
    };
    let one = |(person, back): (String, engine::rotation::SteppedBack)| {
        Ok(SteppedBack {
            person: PersonId::new(person)?,
            share: super::find::rounded(back.share),
            asked: back.days.into_iter().map(Day::from_days).collect(),
        })
    };
    Ok(RulesReport {
        bounds: ruled.bounds.iter().map(bound).collect::<Result<_, InvalidId>>()?,
        proved: ruled.is_proved,
        conflicts: aside.into_iter().map(conflict).collect::<Result<_, InvalidId>>()?,
        stepped_back: back.into_iter().map(one).collect::<Result<_, InvalidId>>()?,
    })
}
