//! Who could help which call, and how much of each there is.

use std::collections::BTreeSet;

/// A call that wants people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wants {
    /// The call's id.
    pub call: String,
    /// How many different people it wants.
    pub people: u32,
}

/// Somebody who could help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offers {
    /// The person's id.
    pub person: String,
    /// How many calls they can take on at most.
    pub calls: u32,
}

/// How well one person fits one call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Place of the call in the list of calls.
    pub call: usize,
    /// Place of the person in the list of people.
    pub person: usize,
    /// The higher, the better; 0 or less when they don't fit; nothing for a conflict of interest.
    pub score: Option<f64>,
}

/// Why a problem makes no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InvalidProblem {
    /// A score that is no number, or infinite.
    #[error("the score {score} of {person} for {call} is not a finite number")]
    Score {
        /// The person.
        person: String,
        /// The call.
        call: String,
        /// What was given.
        score: f64,
    },
    /// Two scores for one pair.
    #[error("{person} and {call} have two scores")]
    Twice {
        /// The person.
        person: String,
        /// The call.
        call: String,
    },
    /// An id twice in a list.
    #[error("{id} is there twice")]
    Id {
        /// The id.
        id: String,
    },
    /// A pair that names nobody in the lists.
    #[error("a score is for call {call} and person {person}, which are beyond the lists")]
    Beyond {
        /// Place of the call.
        call: usize,
        /// Place of the person.
        person: usize,
    },
    /// More than fits: 2³¹ pairs, or places.
    #[error("too many pairs or places: at most 2,147,483,647")]
    TooMany,
}

/// People, calls and how they fit: checked, and in an order of its own, so that the
/// order in which they were given changes nothing.
#[derive(Debug, Clone)]
pub struct Problem {
    pub(super) calls: Vec<Wants>,
    pub(super) people: Vec<Offers>,
    /// For each call: person and score, by person.
    pub(super) fits: Vec<Vec<(u32, f64)>>,
    /// For each call: how many people have a conflict of interest.
    pub(super) conflicts: Vec<u32>,
}

impl Problem {
    /// Checks people, calls and their fits. A pair without a score above 0 can't be chosen.
    pub fn new(
        calls: Vec<Wants>,
        people: Vec<Offers>,
        fits: impl IntoIterator<Item = Fit>,
    ) -> Result<Self, InvalidProblem> {
        unique(calls.iter().map(|wants| &wants.call))?;
        unique(people.iter().map(|offers| &offers.person))?;
        let sums = [
            calls.iter().map(|wants| u64::from(wants.people)).sum::<u64>(),
            people.iter().map(|offers| u64::from(offers.calls)).sum(),
        ];
        if sums.iter().any(|sum| *sum > u64::from(u32::MAX / 2)) {
            return Err(InvalidProblem::TooMany);
        }
        let call_order = order(calls.iter().map(|wants| wants.call.as_str()));
        let person_order = order(people.iter().map(|offers| offers.person.as_str()));
        let mut rows = vec![Vec::new(); calls.len()];
        let mut conflicts = vec![0; calls.len()];
        let mut count = 0_u32;
        for fit in fits {
            let (Some(&call), Some(&person)) =
                (call_order.get(fit.call), person_order.get(fit.person))
            else {
                return Err(InvalidProblem::Beyond { call: fit.call, person: fit.person });
            };
            count += 1;
            if count > u32::MAX / 2 {
                return Err(InvalidProblem::TooMany);
            }
            match fit.score {
                None => conflicts[call as usize] += 1,
                // In most files nothing known about a pair is a 0, in sparse ones no row at all.
                Some(score) if score.is_finite() => {
                    if score > 0.0 {
                        rows[call as usize].push((person, score));
                    }
                }
                Some(score) => {
                    return Err(InvalidProblem::Score {
                        person: people[fit.person].person.clone(),
                        call: calls[fit.call].call.clone(),
                        score,
                    });
                }
            }
        }
        let calls = sorted(calls, &call_order);
        let people = sorted(people, &person_order);
        for (call, row) in rows.iter_mut().enumerate() {
            row.sort_unstable_by_key(|(person, _)| *person);
            if let Some(pair) = row.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(InvalidProblem::Twice {
                    person: people[pair[0].0 as usize].person.clone(),
                    call: calls[call].call.clone(),
                });
            }
        }
        Ok(Self { calls, people, fits: rows, conflicts })
    }

    /// The calls, by id.
    pub fn calls(&self) -> &[Wants] {
        &self.calls
    }

    /// The people, by id.
    pub fn people(&self) -> &[Offers] {
        &self.people
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), InvalidProblem> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(InvalidProblem::Id { id: id.clone() });
        }
    }
    Ok(())
}

/// The place of each once they are sorted.
fn order<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let ids: Vec<_> = ids.collect();
    let mut sorted: Vec<usize> = (0..ids.len()).collect();
    sorted.sort_unstable_by_key(|at| ids[*at]);
    let mut places = vec![0; ids.len()];
    for (place, at) in (0_u32..).zip(sorted) {
        places[at] = place;
    }
    places
}

fn sorted<T>(items: Vec<T>, places: &[u32]) -> Vec<T> {
    let mut placed: Vec<_> = places.iter().copied().zip(items).collect();
    placed.sort_unstable_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, item)| item).collect()
}
