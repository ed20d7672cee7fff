//! Where seats must stay empty, and where they needn't: two problems that are easier
//! apart.
//!
//! Method: a greatest flow, scores aside (Hopcroft & Karp 1973, Dinic 1970), tells how
//! many seats can be filled. What can be reached from the calls that stay short is the
//! *scarce* part: its people are full in every greatest flow, its calls use every other
//! person they have wholly, and no other call uses its people (Dulmage & Mendelsohn 1958;
//! the cut of Ford & Fulkerson 1956). So the scarce part and the rest share nothing.
//!
//! The rest fills every seat. In the scarce part it is the people who are all used, and
//! the calls that have seats to spare: turned round, with people looking for calls,
//! searches end soon instead of running through everybody who is full. Its prices are
//! those of the turned problem, lowered by the cost of overflow, and so the proof of the
//! whole holds as before.

use std::collections::VecDeque;

use super::flow::{Arc, Flow, Network, Solver, index};

const FAR: u32 = u32::MAX;

/// Solves the scarce part and the rest by themselves and puts them together.
pub(super) fn solve(network: &Network) -> Flow {
    let mut most = Most::new(network);
    most.fill();
    if most.unmet.iter().all(|unmet| *unmet == 0) {
        return Solver::new(network).run();
    }
    let (calls, people) = most.scarce();
    let scarce = Part::scarce(network, &calls, &people);
    let rest = Part::rest(network, &calls, &people);
    let mut flow = Flow::empty(network);
    for call in places(&calls, true) {
        for at in network.span(call) {
            if !people[network.arcs[at].person as usize] {
                flow.units[at] = network.most;
            }
        }
    }
    let solved = Solver::new(&scarce.network).run();
    let down = network.overflow_cost();
    for (at, call) in scarce.people.iter().enumerate() {
        flow.call_price[*call] = -solved.person_price[at] - down;
    }
    for (at, person) in scarce.calls.iter().enumerate() {
        flow.person_price[*person] = -solved.call_price[at] - down;
    }
    scarce.put(&solved, &mut flow);
    let solved = Solver::new(&rest.network).run();
    for (at, call) in rest.calls.iter().enumerate() {
        flow.call_price[*call] = solved.call_price[at];
    }
    for (at, person) in rest.people.iter().enumerate() {
        flow.person_price[*person] = solved.person_price[at];
    }
    rest.put(&solved, &mut flow);
    flow.count(network);
    flow
}

/// A part of a network as one of its own, with the numbers it has in the whole. In the
/// scarce part calls stand in the place of people, and people in that of calls.
struct Part {
    network: Network,
    calls: Vec<usize>,
    people: Vec<usize>,
    /// For each arc of the part: its place in the whole.
    arcs: Vec<u32>,
}

impl Part {
    fn rest(network: &Network, scarce_calls: &[bool], scarce_people: &[bool]) -> Self {
        let calls = places(scarce_calls, false);
        let people = places(scarce_people, false);
        let number = numbers(&people, scarce_people.len());
        let mut loads: Vec<u32> = people.iter().map(|person| network.loads[*person]).collect();
        for call in places(scarce_calls, true) {
            for at in network.span(call) {
                if let Some(load) = loads.get_mut(number[network.arcs[at].person as usize]) {
                    *load = load.saturating_sub(network.most);
                }
            }
        }
        let row = |call: &usize| {
            let arcs = network.span(*call).map(|at| (network.arcs[at], index(at)));
            arcs.filter(|(arc, _)| !scarce_people[arc.person as usize])
                .map(|(arc, at)| (Arc { person: index(number[arc.person as usize]), ..arc }, at))
                .collect()
        };
        let rows: Vec<Vec<(Arc, u32)>> = calls.iter().map(row).collect();
        let demands = calls.iter().map(|call| network.demands[*call]).collect();
        let (network, arcs) = sub_network(rows, demands, loads, network.most);
        Self { network, calls, people, arcs }
    }

    fn scarce(network: &Network, scarce_calls: &[bool], scarce_people: &[bool]) -> Self {
        let people = places(scarce_calls, true);
        let calls = places(scarce_people, true);
        let number = numbers(&calls, scarce_people.len());
        let mut rows: Vec<Vec<(Arc, u32)>> = vec![Vec::new(); calls.len()];
        let mut loads = Vec::with_capacity(people.len());
        for (place, call) in people.iter().enumerate() {
            let mut left = network.demands[*call];
            for at in network.span(*call) {
                let arc = network.arcs[at];
                match rows.get_mut(number[arc.person as usize]) {
                    Some(row) => row.push((Arc { person: index(place), ..arc }, index(at))),
                    None => left = left.saturating_sub(network.most),
                }
            }
            loads.push(left);
        }
        let demands = calls.iter().map(|person| network.loads[*person]).collect();
        let (network, arcs) = sub_network(rows, demands, loads, network.most);
        Self { network, calls, people, arcs }
    }

    fn put(&self, solved: &Flow, whole: &mut Flow) {
        for (units, at) in solved.units.iter().zip(&self.arcs) {
            whole.units[*at as usize] = *units;
        }
    }
}

fn sub_network(
    mut rows: Vec<Vec<(Arc, u32)>>,
    demands: Vec<u32>,
    loads: Vec<u32>,
    most: u32,
) -> (Network, Vec<u32>) {
    // as the network will sort them, so that the places stay beside them
    for row in &mut rows {
        row.sort_unstable_by_key(|(arc, _)| arc.best_first());
    }
    let places = rows.iter().flatten().map(|(_, at)| *at).collect();
    let arcs = rows.into_iter().map(|row| row.into_iter().map(|(arc, _)| arc).collect());
    (Network::new(arcs.collect(), demands, loads, most), places)
}

fn places(is_scarce: &[bool], wanted: bool) -> Vec<usize> {
    (0..is_scarce.len()).filter(|at| is_scarce[*at] == wanted).collect()
}

/// The place of each in a list; beyond it for those that aren't there.
fn numbers(list: &[usize], of: usize) -> Vec<usize> {
    let mut numbers = vec![usize::MAX; of];
    for (number, at) in list.iter().enumerate() {
        numbers[*at] = number;
    }
    numbers
}

/// A greatest flow, scores aside.
struct Most<'a> {
    network: &'a Network,
    units: Vec<u32>,
    /// Units that each call still asks for.
    unmet: Vec<u32>,
    used: Vec<u32>,
    /// Arcs with flow into each person, with the call at their other end.
    held: Vec<Vec<(u32, u32)>>,
    /// Steps from a call that asks for more, by call.
    level: Vec<u32>,
    /// The same by person: the level of the calls that reach them first.
    person_level: Vec<u32>,
    /// The next arc to try of each call, and where to go on among those held by a person.
    next_arc: Vec<usize>,
    next_held: Vec<usize>,
}

/// A step of a way: from a call by an arc to a person, who gives up a unit for another call.
#[derive(Debug, Clone, Copy)]
struct Step {
    call: usize,
    arc: usize,
}

impl<'a> Most<'a> {
    fn new(network: &'a Network) -> Self {
        let (calls, people) = (network.demands.len(), network.loads.len());
        Self {
            network,
            units: vec![0; network.arcs.len()],
            unmet: network.demands.clone(),
            used: vec![0; people],
            held: vec![Vec::new(); people],
            level: vec![FAR; calls],
            person_level: vec![FAR; people],
            next_arc: vec![0; calls],
            next_held: vec![0; people],
        }
    }

    fn fill(&mut self) {
        self.greedily();
        while self.levels() {
            for call in 0..self.unmet.len() {
                self.next_arc[call] = self.network.span(call).start;
            }
            self.next_held.fill(0);
            for call in 0..self.unmet.len() {
                while self.unmet[call] > 0 && self.augment(call) {}
            }
            // those given back are only forgotten here, so that places in the lists hold
            for held in &mut self.held {
                held.retain(|(_, at)| self.units[*at as usize] > 0);
            }
        }
    }

    fn free(&self, person: usize) -> u32 {
        self.network.loads[person] - self.used[person]
    }

    fn greedily(&mut self) {
        for call in 0..self.unmet.len() {
            for at in self.network.span(call) {
                let person = self.network.arcs[at].person as usize;
                let amount = self.unmet[call].min(self.network.most).min(self.free(person));
                if amount > 0 {
                    self.units[at] = amount;
                    self.unmet[call] -= amount;
                    self.used[person] += amount;
                    self.held[person].push((index(call), index(at)));
                }
            }
        }
    }

    /// How far each call is from one that asks for more; whether a free person is reached.
    fn levels(&mut self) -> bool {
        self.level.fill(FAR);
        self.person_level.fill(FAR);
        let mut waiting: VecDeque<usize> = VecDeque::new();
        for call in (0..self.unmet.len()).filter(|call| self.unmet[*call] > 0) {
            self.level[call] = 0;
            waiting.push_back(call);
        }
        let mut last = FAR;
        while let Some(call) = waiting.pop_front() {
            let level = self.level[call];
            if level >= last {
                break;
            }
            for at in self.network.span(call) {
                let person = self.network.arcs[at].person as usize;
                if self.units[at] >= self.network.most || self.person_level[person] != FAR {
                    continue;
                }
                self.person_level[person] = level;
                if self.free(person) > 0 {
                    last = level + 1;
                    continue;
                }
                for (other, _) in &self.held[person] {
                    let other = *other as usize;
                    if self.level[other] == FAR {
                        self.level[other] = level + 1;
                        waiting.push_back(other);
                    }
                }
            }
        }
        last != FAR
    }

    /// Sends a unit or more along one shortest way from a call, if there is one left.
    fn augment(&mut self, from: usize) -> bool {
        let mut way: Vec<(Step, usize)> = Vec::new(); // with the arc that was given up
        let mut call = from;
        loop {
            let Some(arc) = self.arc_to_try(call) else {
                let Some((step, _)) = way.pop() else { return false };
                // that call leads nowhere: whoever held it looks at the next
                let person = self.network.arcs[step.arc].person as usize;
                self.next_held[person] += 1;
                call = step.call;
                continue;
            };
            let person = self.network.arcs[arc].person as usize;
            let step = Step { call, arc };
            if self.free(person) > 0 {
                self.send(from, &way, step);
                return true;
            }
            // ways only lead on by the first to reach somebody, so that each is looked at once
            let is_first = self.person_level[person] == self.level[call];
            match if is_first { self.held_to_try(person) } else { None } {
                Some((other, given_up)) => {
                    way.push((step, given_up));
                    call = other;
                }
                None => self.next_arc[call] += 1,
            }
        }
    }

    fn arc_to_try(&mut self, call: usize) -> Option<usize> {
        let end = self.network.span(call).end;
        while self.next_arc[call] < end {
            if self.units[self.next_arc[call]] < self.network.most {
                return Some(self.next_arc[call]);
            }
            self.next_arc[call] += 1;
        }
        None
    }

    fn held_to_try(&mut self, person: usize) -> Option<(usize, usize)> {
        while let Some((call, at)) = self.held[person].get(self.next_held[person]) {
            let (call, at) = (*call as usize, *at as usize);
            if self.level[call] == self.person_level[person] + 1 && self.units[at] > 0 {
                return Some((call, at));
            }
            self.next_held[person] += 1;
        }
        None
    }

    fn send(&mut self, from: usize, way: &[(Step, usize)], last: Step) {
        let room = |arc: usize| self.network.most - self.units[arc];
        let person = self.network.arcs[last.arc].person as usize;
        let end = self.unmet[from].min(room(last.arc)).min(self.free(person));
        let amount = way.iter().fold(end, |amount, (step, given_up)| {
            amount.min(room(step.arc)).min(self.units[*given_up])
        });
        for (step, given_up) in way {
            self.units[*given_up] -= amount;
            self.add(*step, amount);
        }
        self.add(last, amount);
        self.unmet[from] -= amount;
        self.used[person] += amount;
    }

    fn add(&mut self, step: Step, amount: u32) {
        if self.units[step.arc] == 0 {
            let person = self.network.arcs[step.arc].person as usize;
            let held = (index(step.call), index(step.arc));
            if !self.held[person].contains(&held) {
                self.held[person].push(held);
            }
        }
        self.units[step.arc] += amount;
    }

    /// Calls and people that can be reached from a call that stays short.
    fn scarce(&self) -> (Vec<bool>, Vec<bool>) {
        let mut calls: Vec<bool> = self.unmet.iter().map(|unmet| *unmet > 0).collect();
        let mut people = vec![false; self.used.len()];
        let mut waiting: Vec<usize> = (0..calls.len()).filter(|call| calls[*call]).collect();
        while let Some(call) = waiting.pop() {
            for at in self.network.span(call) {
                let person = self.network.arcs[at].person as usize;
                let is_full = self.units[at] >= self.network.most;
                if is_full || std::mem::replace(&mut people[person], true) {
                    continue;
                }
                for (other, _) in &self.held[person] {
                    if !std::mem::replace(&mut calls[*other as usize], true) {
                        waiting.push(*other as usize);
                    }
                }
            }
        }
        (calls, people)
    }
}
