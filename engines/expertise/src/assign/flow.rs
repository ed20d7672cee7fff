//! Minimum-cost flow from calls to people, by shortest augmenting paths.
//!
//! Method: successive shortest paths with node prices (Edmonds & Karp 1972), each
//! search stopped at the first free seat, as in the sparse assignment algorithm of
//! Jonker & Volgenant (1987). Every call also has an overflow arc, dearer than any
//! detour, so that a shortage comes out as flow on it and never as "no answer".
//!
//! Exact: costs are whole numbers, and the prices at the end prove the flow to be the
//! cheapest ([`Flow::is_proved`]). Complexity: one search for each unit of flow; a
//! search looks at the arcs that are nearer than the seat it finds, which are few as
//! long as the people aren't all busy.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An arc from a call to a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    /// The person's number.
    pub(super) person: u32,
    /// What a unit of flow gains, in whole units.
    pub(super) gain: i64,
}

impl Arc {
    /// The order of the arcs of a call.
    pub(super) fn best_first(&self) -> (Reverse<i64>, u32) {
        (Reverse(self.gain), self.person)
    }
}

/// What is to be solved: arcs sorted by call, the best first within each.
#[derive(Debug, Clone)]
pub(super) struct Network {
    /// Where each call's arcs begin, and where the last one's end.
    starts: Vec<u32>,
    pub(super) arcs: Vec<Arc>,
    /// Units that each call asks for.
    pub(super) demands: Vec<u32>,
    /// Units that each person can take.
    pub(super) loads: Vec<u32>,
    /// Units that fit through one arc.
    pub(super) most: u32,
}

impl Network {
    /// Arcs of each call, demands of calls, loads of people; `most` units an arc.
    pub(super) fn new(
        mut arcs: Vec<Vec<Arc>>,
        demands: Vec<u32>,
        loads: Vec<u32>,
        most: u32,
    ) -> Self {
        let mut starts = vec![0];
        let mut flat = Vec::with_capacity(arcs.iter().map(Vec::len).sum());
        for of_call in &mut arcs {
            of_call.sort_unstable_by_key(Arc::best_first);
            flat.extend_from_slice(of_call);
            starts.push(u32::try_from(flat.len()).unwrap_or(u32::MAX));
        }
        Self { starts, arcs: flat, demands, loads, most }
    }

    fn calls(&self) -> usize {
        self.demands.len()
    }

    pub(super) fn span(&self, call: usize) -> std::ops::Range<usize> {
        self.starts[call] as usize..self.starts[call + 1] as usize
    }

    /// More than any way round through every node can cost.
    pub(super) fn overflow_cost(&self) -> i64 {
        let dearest = self.arcs.iter().map(|arc| arc.gain.abs()).max().unwrap_or(0).max(1);
        let nodes = i64::try_from(self.calls() + self.loads.len()).unwrap_or(i64::MAX);
        dearest.saturating_mul(nodes.saturating_add(2)).min(i64::MAX / 8)
    }
}

/// A flow of most gain among those with least overflow.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// Units on each arc.
    pub(super) units: Vec<u32>,
    /// Units of each call that found nobody.
    pub(super) overflow: Vec<u32>,
    used: Vec<u32>,
    pub(super) call_price: Vec<i64>,
    pub(super) person_price: Vec<i64>,
    overflow_cost: i64,
}

/// A place in the network during a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Call(u32),
    Person(u32),
}

/// Where a search can end.
#[derive(Debug, Clone, Copy)]
enum End {
    Seat(usize),
    Overflow(usize),
}

/// Finds a cheapest flow for each call in turn.
pub(super) struct Solver<'a> {
    network: &'a Network,
    flow: Flow,
    /// Arcs with flow into each person, with the call at their other end.
    held: Vec<Vec<(u32, u32)>>,
    call_distance: Vec<i64>,
    person_distance: Vec<i64>,
    /// No person of this call has a price above this: prices only fall, so what was true
    /// once stays true. It tells a search where to stop.
    ceilings: Vec<i64>,
    /// The arc by which a call was reached against its direction, if it was.
    call_by: Vec<(u32, u32)>,
    /// The call and arc by which a person was reached.
    person_by: Vec<(u32, u32)>,
    seen_calls: Vec<u32>,
    seen_people: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, Node)>>,
}

const FAR: i64 = i64::MAX;
const NONE: (u32, u32) = (u32::MAX, u32::MAX);

impl<'a> Solver<'a> {
    pub(super) fn new(network: &'a Network) -> Self {
        let (calls, people) = (network.calls(), network.loads.len());
        let best = |call: usize| network.arcs[network.span(call)].first().map_or(0, |a| a.gain);
        let flow = Flow {
            units: vec![0; network.arcs.len()],
            overflow: vec![0; calls],
            used: vec![0; people],
            call_price: (0..calls).map(|call| best(call).max(0)).collect(),
            // somebody without any time has no free seat: they count as full
            person_price: vec![0; people],
            overflow_cost: network.overflow_cost(),
        };
        Self {
            network,
            flow,
            held: vec![Vec::new(); people],
            call_distance: vec![FAR; calls],
            person_distance: vec![FAR; people],
            ceilings: vec![0; calls],
            call_by: vec![NONE; calls],
            person_by: vec![NONE; people],
            seen_calls: Vec::new(),
            seen_people: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    pub(super) fn run(mut self) -> Flow {
        for call in 0..self.network.calls() {
            let mut wanted = self.network.demands[call];
            while wanted > 0 {
                let (end, distance) = self.search(call);
                wanted -= self.augment(call, end, wanted);
                self.reprice(distance);
            }
        }
        self.flow
    }

    /// The nearest end from a call, with its distance.
    fn search(&mut self, from: usize) -> (End, i64) {
        self.call_distance[from] = 0;
        self.call_by[from] = NONE;
        self.seen_calls.push(index(from));
        let mut best = (End::Overflow(from), FAR);
        self.leave_call(from, &mut best);
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= best.1 {
                break;
            }
            match node {
                Node::Person(person) if distance == self.person_distance[person as usize] => {
                    self.leave_person(person as usize, best.1);
                }
                Node::Call(call) if distance == self.call_distance[call as usize] => {
                    self.leave_call(call as usize, &mut best);
                }
                _ => {} // a longer way that was overtaken
            }
        }
        self.heap.clear();
        best
    }

    fn leave_call(&mut self, call: usize, best: &mut (End, i64)) {
        let base = self.call_distance[call] + self.flow.call_price[call];
        let out = base + self.flow.overflow_cost;
        if out < best.1 {
            *best = (End::Overflow(call), out);
        }
        let mut ceiling = i64::MIN;
        for at in self.network.span(call) {
            let arc = self.network.arcs[at];
            // arcs come best first: no later one can be nearer
            if base - arc.gain - self.ceilings[call] >= best.1 {
                return;
            }
            ceiling = ceiling.max(self.flow.person_price[arc.person as usize]);
            if self.flow.units[at] >= self.network.most {
                continue;
            }
            let person = arc.person as usize;
            let distance = base - arc.gain - self.flow.person_price[person];
            if distance >= best.1 || distance >= self.person_distance[person] {
                continue;
            }
            if self.person_distance[person] == FAR {
                self.seen_people.push(arc.person);
            }
            self.person_distance[person] = distance;
            self.person_by[person] = (index(call), index(at));
            if self.flow.used[person] < self.network.loads[person] {
                *best = (End::Seat(person), distance);
            } else {
                self.heap.push(Reverse((distance, Node::Person(arc.person))));
            }
        }
        self.ceilings[call] = ceiling.min(self.ceilings[call]);
    }

    fn leave_person(&mut self, person: usize, best: i64) {
        let base = self.person_distance[person] + self.flow.person_price[person];
        for &(call, at) in &self.held[person] {
            let gain = self.network.arcs[at as usize].gain;
            let distance = base + gain - self.flow.call_price[call as usize];
            let known = &mut self.call_distance[call as usize];
            if distance >= best || distance >= *known {
                continue;
            }
            if *known == FAR {
                self.seen_calls.push(call);
            }
            *known = distance;
            self.call_by[call as usize] = (index(person), at);
            self.heap.push(Reverse((distance, Node::Call(call))));
        }
    }

    /// Sends as much as fits along the way found, and says how much.
    fn augment(&mut self, from: usize, end: End, wanted: u32) -> u32 {
        let amount = self.walk(from, end).fold(wanted, |room, (at, forward)| {
            let units = self.flow.units[at as usize];
            room.min(if forward { self.network.most - units } else { units })
        });
        let amount = match end {
            End::Seat(person) => amount.min(self.network.loads[person] - self.flow.used[person]),
            End::Overflow(_) => amount,
        };
        let steps: Vec<_> = self.walk(from, end).collect();
        for (at, forward) in steps {
            self.push(at, forward, amount);
        }
        match end {
            End::Seat(person) => self.flow.used[person] += amount,
            End::Overflow(call) => self.flow.overflow[call] += amount,
        }
        amount
    }

    /// The arcs of the way to an end, backwards, and whether each is used forward.
    fn walk(&self, from: usize, end: End) -> impl Iterator<Item = (u32, bool)> {
        let mut node = match end {
            End::Seat(person) => Node::Person(index(person)),
            End::Overflow(call) => Node::Call(index(call)),
        };
        std::iter::from_fn(move || match node {
            Node::Person(person) => {
                let (call, at) = self.person_by[person as usize];
                node = Node::Call(call);
                Some((at, true))
            }
            Node::Call(call) if call as usize == from => None,
            Node::Call(call) => {
                let (person, at) = self.call_by[call as usize];
                node = Node::Person(person);
                Some((at, false))
            }
        })
    }

    fn push(&mut self, at: u32, forward: bool, amount: u32) {
        let person = self.network.arcs[at as usize].person as usize;
        let units = &mut self.flow.units[at as usize];
        if forward {
            if *units == 0 {
                let call = self.network.starts.partition_point(|start| *start <= at) - 1;
                self.held[person].push((index(call), at));
            }
            *units += amount;
        } else {
            *units -= amount;
            if *units == 0 {
                self.held[person].retain(|(_, held)| *held != at);
            }
        }
    }

    /// Lowers the prices of what was nearer than the end, and forgets the search.
    fn reprice(&mut self, end: i64) {
        for call in self.seen_calls.drain(..) {
            let distance = std::mem::replace(&mut self.call_distance[call as usize], FAR);
            self.flow.call_price[call as usize] += distance.min(end) - end;
        }
        for person in self.seen_people.drain(..) {
            let distance = std::mem::replace(&mut self.person_distance[person as usize], FAR);
            self.flow.person_price[person as usize] += distance.min(end) - end;
        }
    }
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Flow {
    pub(super) fn empty(network: &Network) -> Self {
        let (calls, people) = (network.calls(), network.loads.len());
        Self {
            units: vec![0; network.arcs.len()],
            overflow: network.demands.clone(),
            used: vec![0; people],
            call_price: vec![0; calls],
            person_price: vec![0; people],
            overflow_cost: network.overflow_cost(),
        }
    }

    /// Counts overflow and use anew, from the units on the arcs.
    pub(super) fn count(&mut self, network: &Network) {
        self.overflow.clone_from(&network.demands);
        self.used.fill(0);
        for call in 0..network.calls() {
            for at in network.span(call) {
                self.overflow[call] -= self.units[at];
                self.used[network.arcs[at].person as usize] += self.units[at];
            }
        }
    }

    /// Arcs that carry something: call, person, gain, units.
    pub(super) fn carried<'a>(
        &'a self,
        network: &'a Network,
    ) -> impl Iterator<Item = (usize, usize, i64, u32)> + 'a {
        (0..network.calls()).flat_map(move |call| {
            network.span(call).filter(|at| self.units[*at] > 0).map(move |at| {
                let arc = network.arcs[at];
                (call, arc.person as usize, arc.gain, self.units[at])
            })
        })
    }

    /// Whether the prices prove that no other flow with as little overflow gains more:
    /// no arc with room gains more than its prices say, none in use gains less.
    pub(super) fn is_proved(&self, network: &Network) -> bool {
        (0..network.calls()).all(|call| {
            let price = self.call_price[call];
            let out = self.overflow_cost + price;
            let overflow_holds = out >= 0 && (self.overflow[call] == 0 || out <= 0);
            overflow_holds
                && network.span(call).all(|at| {
                    let arc = network.arcs[at];
                    let slack = price - arc.gain - self.person_price[arc.person as usize];
                    (self.units[at] == network.most || slack >= 0)
                        && (self.units[at] == 0 || slack <= 0)
                })
        }) && (0..network.loads.len()).all(|person| {
            self.person_price[person] <= 0
                && (self.used[person] == network.loads[person] || self.person_price[person] == 0)
        })
    }
}
