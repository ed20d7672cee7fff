//! Why a call could not be filled.
//!
//! Method: from a call that is short, every way to a free seat is closed. What can
//! still be reached along ways with room is a set of calls that share the same few
//! people (the cut of Ford & Fulkerson 1956; for one seat each, Hall 1935): together
//! they ask for more than these people can take. Sets that overlap are told as one.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// A group of calls wants more than the people whom they share can take. All that are
    /// short for the same cause hold the same lists.
    Shared {
        /// The calls, this one too.
        calls: Arc<[String]>,
        /// Seats that these calls want.
        wanted: u32,
        /// The people whom they share, all of them full.
        people: Arc<[String]>,
        /// Calls that these people can take on in all.
        places: u32,
        /// Seats that others fill for these calls; they can't fill more.
        others: u32,
    },
}

/// The calls that are short, by id.
pub(super) fn explain(problem: &Problem, network: &Network, flow: &Flow) -> Vec<Short> {
    let fit = |call: usize| u32::try_from(problem.fits[call].len()).unwrap_or(u32::MAX);
    let short: Vec<usize> = (0..flow.overflow.len()).filter(|at| flow.overflow[*at] > 0).collect();
    let mut reach = Reach::new(network, flow);
    for call in &short {
        if fit(*call) >= problem.calls[*call].people {
            reach.from(*call);
        }
    }
    let groups: BTreeMap<usize, Because> = reach
        .groups()
        .into_iter()
        .map(|(group, (calls, people))| (group, shared(problem, network, flow, &calls, &people)))
        .collect();
    short
        .into_iter()
        .map(|call| {
            let wants = &problem.calls[call];
            let too_few = Because::TooFewFit { fit: fit(call), conflicts: problem.conflicts[call] };
            let because = if fit(call) < wants.people {
                too_few
            } else {
                reach.group(call).and_then(|it| groups.get(&it).cloned()).unwrap_or(too_few)
            };
            let missing = flow.overflow[call];
            Short { call: wants.call.clone(), wanted: wants.people, missing, because }
        })
        .collect()
}

/// What can be reached from calls that are short, along arcs with room and back along
/// those in use. Where two of them reach the same, they are one group: nothing that is
/// reached leads out of it, so its numbers add up as those of each would.
struct Reach<'a> {
    network: &'a Network,
    flow: &'a Flow,
    /// The calls that use each person.
    held: Vec<Vec<usize>>,
    /// The group of each call and person, as the number of some call of it.
    calls: Vec<Option<usize>>,
    people: Vec<Option<usize>>,
    /// Groups that turned out to be part of another.
    merged: BTreeMap<usize, usize>,
}

impl<'a> Reach<'a> {
    fn new(network: &'a Network, flow: &'a Flow) -> Self {
        let mut held = vec![Vec::new(); network.loads.len()];
        for (call, person, ..) in flow.carried(network) {
            held[person].push(call);
        }
        let (calls, people) = (vec![None; network.demands.len()], vec![None; network.loads.len()]);
        Self { network, flow, held, calls, people, merged: BTreeMap::new() }
    }

    /// Every place is walked once, however many calls are short.
    fn from(&mut self, call: usize) {
        if self.calls[call].is_some() {
            return;
        }
        self.calls[call] = Some(call);
        let mut waiting = vec![call];
        while let Some(at) = waiting.pop() {
            for arc in self.network.span(at) {
                let person = self.network.arcs[arc].person as usize;
                if self.flow.units[arc] == self.network.most {
                    continue;
                }
                if let Some(known) = self.people[person] {
                    self.merge(known, call);
                    continue;
                }
                self.people[person] = Some(call);
                for place in 0..self.held[person].len() {
                    let other = self.held[person][place];
                    if let Some(known) = self.calls[other] {
                        self.merge(known, call);
                    } else {
                        self.calls[other] = Some(call);
                        waiting.push(other);
                    }
                }
            }
        }
    }

    fn merge(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        if one != other {
            self.merged.insert(one.max(other), one.min(other));
        }
    }

    fn top(&self, mut group: usize) -> usize {
        while let Some(into) = self.merged.get(&group) {
            group = *into;
        }
        group
    }

    fn group(&self, call: usize) -> Option<usize> {
        self.calls[call].map(|group| self.top(group))
    }

    /// Calls and people of each group, in order.
    fn groups(&self) -> BTreeMap<usize, (Vec<usize>, Vec<usize>)> {
        let mut groups: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, group) in self.calls.iter().enumerate() {
            if let Some(group) = group {
                groups.entry(self.top(*group)).or_default().0.push(at);
            }
        }
        for (at, group) in self.people.iter().enumerate() {
            if let Some(group) = group {
                groups.entry(self.top(*group)).or_default().1.push(at);
            }
        }
        groups
    }
}

fn shared(
    problem: &Problem,
    network: &Network,
    flow: &Flow,
    calls: &[usize],
    people: &[usize],
) -> Because {
    let used = calls
        .iter()
        .flat_map(|call| network.span(*call))
        .filter(|at| people.binary_search(&(network.arcs[*at].person as usize)).is_err());
    let others = used.map(|at| flow.units[at]).sum();
    Because::Shared {
        calls: calls.iter().map(|call| problem.calls[*call].call.clone()).collect(),
        wanted: calls.iter().map(|call| problem.calls[*call].people).sum(),
        people: people.iter().map(|at| problem.people[*at].person.clone()).collect(),
        places: people.iter().map(|at| problem.people[*at].calls).sum(),
        others,
    }
}
