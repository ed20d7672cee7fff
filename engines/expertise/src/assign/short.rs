//! Why a call could not be filled.
//!
//! Method: from a call that is short, every way to a free seat is closed. What can
//! still be reached along ways with room is a set of calls that share the same few
//! people (the cut of Ford & Fulkerson 1956; for one seat each, Hall 1935): together
//! they ask for more than these people can take.

use std::collections::BTreeMap;

use super::flow::{Flow, Network};
use super::problem::Problem;

/// A call with fewer people than it wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// The call.
    pub call: String,
    /// How many people it wants.
    pub wanted: u32,
    /// How many of those are missing.
    pub missing: u32,
    /// Why.
    pub because: Because,
}

/// The cause of a shortage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Fewer people fit this call at all than it wants.
    TooFewFit {
        /// How many fit.
        fit: u32,
        /// How many more would fit, had they no conflict of interest.
        conflicts: u32,
    },
    /// A group of calls wants more than the people whom they share can take.
    Shared {
        /// The calls, this one too.
        calls: Vec<String>,
        /// Seats that these calls want.
        wanted: u32,
        /// The people whom they share, all of them full.
        people: Vec<String>,
        /// Calls that these people can take on in all.
        places: u32,
        /// Seats that others fill for these calls; they can't fill more.
        others: u32,
    },
}

/// The calls that are short, by id.
pub(super) fn explain(problem: &Problem, network: &Network, flow: &Flow) -> Vec<Short> {
    let mut groups: BTreeMap<usize, Because> = BTreeMap::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let short = flow.overflow.iter().enumerate().filter(|(_, missing)| **missing > 0);
    short
        .map(|(call, missing)| {
            let wants = &problem.calls[call];
            let fit = u32::try_from(problem.fits[call].len()).unwrap_or(u32::MAX);
            let because = if fit < wants.people {
                Because::TooFewFit { fit, conflicts: problem.conflicts[call] }
            } else {
                let group = group_of.get(&call).copied().unwrap_or_else(|| {
                    let reached = flow.reached(network, call);
                    // whoever is short in here reaches the same or less; the first tells all
                    for other in &reached.calls {
                        group_of.entry(*other).or_insert(call);
                    }
                    groups.insert(call, shared(problem, flow, network, &reached));
                    call
                });
                groups
                    .get(&group)
                    .cloned()
                    .unwrap_or(Because::TooFewFit { fit, conflicts: problem.conflicts[call] })
            };
            Short { call: wants.call.clone(), wanted: wants.people, missing: *missing, because }
        })
        .collect()
}

/// Calls and people that can be reached along ways with room, each in order.
#[derive(Debug, Default)]
pub(super) struct Reached {
    pub(super) calls: Vec<usize>,
    pub(super) people: Vec<usize>,
}

fn shared(problem: &Problem, flow: &Flow, network: &Network, reached: &Reached) -> Because {
    let others = flow
        .carried(network)
        .filter(|(call, person, ..)| {
            reached.calls.binary_search(call).is_ok()
                && reached.people.binary_search(person).is_err()
        })
        .map(|(.., units)| units)
        .sum();
    Because::Shared {
        calls: reached.calls.iter().map(|call| problem.calls[*call].call.clone()).collect(),
        wanted: reached.calls.iter().map(|call| problem.calls[*call].people).sum(),
        people: reached.people.iter().map(|at| problem.people[*at].person.clone()).collect(),
        places: reached.people.iter().map(|at| problem.people[*at].calls).sum(),
        others,
    }
}
