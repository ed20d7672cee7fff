//! The best group that keeps to bounds: what [`shortlist_by`](crate::shortlist_by) uses
//! when bounds are set.
//!
//! Method: a group is better if fewer of its lower bounds stay short, then if fewer seats
//! of must-needs stay empty, then if it covers the needs better. Nobody is in it without a
//! seat, and no upper bound is ever passed. A first group is chosen greedily and improved
//! by exchanges; branch and bound then looks for a better one. What a group could still
//! gain is at most its coverage and the largest further gains, one for each place left,
//! since coverage is submodular (Nemhauser & Wolsey 1981).
//!
//! Somebody whom as many others as there are places beat in every need, under the same
//! bounds, is in no group that is better than all without them, and is left out first.
//!
//! Exact when the search ends within [`STEPS`], which it says; few candidates always do.

use crate::shortlist::Covering;

/// Groups that are looked at before the search gives up on a proof.
pub(crate) const STEPS: usize = 20_000;
/// Coverages this near are the same.
const SAME: f64 = 1e-12;

/// Who there is, which seats, which bounds.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    /// For each person and need.
    pub(crate) chances: &'a [Vec<f64>],
    /// For each need.
    pub(crate) seats: &'a [usize],
    /// For each need.
    pub(crate) must: &'a [bool],
    /// Most people in all.
    pub(crate) most: usize,
    /// Least and most people under each bound.
    pub(crate) limits: Vec<(usize, usize)>,
    /// For each person: the bounds they come under, in order.
    pub(crate) under: Vec<Vec<usize>>,
}

/// What came of the search.
#[derive(Debug, PartialEq)]
pub(crate) struct Best {
    /// People by number.
    pub(crate) group: Vec<usize>,
    /// Whether no better group exists.
    pub(crate) is_proved: bool,
}

/// How good a group is; less is better, but for the coverage.
#[derive(Debug, Clone, Copy)]
struct Worth {
    short: usize,
    empty: usize,
    covered: f64,
}

impl Worth {
    fn beats(self, other: Self) -> bool {
        let (mine, theirs) = ((self.short, self.empty), (other.short, other.empty));
        mine < theirs || mine == theirs && self.covered > other.covered + SAME
    }
}

/// Finds the best group.
pub(crate) fn best_group(case: &Case<'_>) -> Best {
    let candidates = case.worth_a_look();
    let mut start = greedy(case, &candidates);
    improve(case, &candidates, &mut start);
    let mut search = Search { case, best: start.worth(case), group: start.people, steps: STEPS };
    search.branch(&Group::nobody(case), &candidates);
    let mut group = search.group;
    group.sort_unstable();
    Best { group, is_proved: search.steps > 0 }
}

impl Case<'_> {
    fn places(&self) -> usize {
        self.most.min(self.seats.iter().fold(0, |sum: usize, seats| sum.saturating_add(*seats)))
    }

    /// Candidates whom fewer others beat everywhere than there are places.
    fn worth_a_look(&self) -> Vec<usize> {
        let sum = |person: usize| self.chances[person].iter().sum::<f64>();
        let mut order: Vec<usize> = (0..self.chances.len()).filter(|p| sum(*p) > 0.0).collect();
        order.sort_by(|a, b| sum(*b).total_cmp(&sum(*a)).then(a.cmp(b)));
        let mut kept: Vec<usize> = Vec::new();
        for person in order {
            let beats = |other: &&usize| {
                self.under[**other] == self.under[person]
                    && self.chances[**other].iter().zip(&self.chances[person]).all(|(a, b)| a >= b)
            };
            if kept.iter().filter(beats).take(self.places()).count() < self.places() {
                kept.push(person);
            }
        }
        kept.sort_unstable();
        kept
    }
}

/// People on seats, each on one of a need they cover.
#[derive(Debug, Clone)]
struct Seating {
    at: Vec<Vec<usize>>,
    taken: usize,
}

impl Seating {
    /// Seats somebody more, moving others if that makes room.
    fn seat(&mut self, case: &Case<'_>, only_must: bool, person: usize) -> bool {
        let mut closed: Vec<bool> = case.must.iter().map(|must| only_must && !must).collect();
        let is_seated = self.place(case, person, &mut closed);
        self.taken += usize::from(is_seated);
        is_seated
    }

    fn place(&mut self, case: &Case<'_>, person: usize, closed: &mut [bool]) -> bool {
        for need in 0..case.seats.len() {
            let fits = case.seats[need] > 0 && case.chances[person][need] > 0.0;
            if !fits || std::mem::replace(&mut closed[need], true) {
                continue;
            }
            if self.at[need].len() < case.seats[need] {
                self.at[need].push(person);
                return true;
            }
            for chair in 0..self.at[need].len() {
                if self.place(case, self.at[need][chair], closed) {
                    self.at[need][chair] = person;
                    return true;
                }
            }
        }
        false
    }
}

/// A group, with what follows from it.
#[derive(Debug, Clone)]
struct Group {
    people: Vec<usize>,
    covering: Vec<Covering>,
    seating: Seating,
    /// The same people on seats of must-needs alone, as many as can be.
    on_must: Seating,
    /// People under each bound.
    held: Vec<usize>,
}

impl Group {
    fn nobody(case: &Case<'_>) -> Self {
        let empty = Seating { at: vec![Vec::new(); case.seats.len()], taken: 0 };
        let covering = |seats: &usize| Covering::new(*seats, case.chances.len());
        Self {
            people: Vec::new(),
            covering: case.seats.iter().map(covering).collect(),
            seating: empty.clone(),
            on_must: empty,
            held: vec![0; case.limits.len()],
        }
    }

    /// The group with somebody more, unless they have no seat or pass a bound.
    fn with(&self, case: &Case<'_>, person: usize) -> Option<Self> {
        let is_full = |bound: &usize| self.held[*bound] >= case.limits[*bound].1;
        if self.people.len() >= case.most || case.under[person].iter().any(is_full) {
            return None;
        }
        let mut more = self.clone();
        if !more.seating.seat(case, false, person) {
            return None;
        }
        more.on_must.seat(case, true, person);
        for (need, chance) in more.covering.iter_mut().zip(&case.chances[person]) {
            need.add(*chance);
        }
        for bound in &case.under[person] {
            more.held[*bound] += 1;
        }
        more.people.push(person);
        Some(more)
    }

    fn without(&self, case: &Case<'_>, place: usize) -> Option<Self> {
        let others = self.people.iter().enumerate().filter(|(at, _)| *at != place);
        others
            .map(|(_, person)| *person)
            .try_fold(Self::nobody(case), |group, person| group.with(case, person))
    }

    fn worth(&self, case: &Case<'_>) -> Worth {
        let short = self.held.iter().zip(&case.limits);
        let must = case.seats.iter().zip(case.must).filter(|(_, must)| **must);
        let must = must.fold(0_usize, |sum, (seats, _)| sum.saturating_add(*seats));
        Worth {
            short: short.map(|(held, limit)| limit.0.saturating_sub(*held)).sum(),
            empty: must.saturating_sub(self.on_must.taken),
            covered: self.covering.iter().map(|need| need.covered).sum(),
        }
    }

    fn gain(&self, case: &Case<'_>, person: usize) -> f64 {
        let needs = self.covering.iter().zip(&case.chances[person]);
        needs.map(|(need, chance)| need.gain(*chance)).sum()
    }

    /// How many bounds that are still short somebody would help.
    fn helps(&self, case: &Case<'_>, person: usize) -> usize {
        let is_short = |bound: &&usize| self.held[**bound] < case.limits[**bound].0;
        case.under[person].iter().filter(is_short).count()
    }
}

/// Whoever helps most bounds, then adds most, again and again.
fn greedy(case: &Case<'_>, candidates: &[usize]) -> Group {
    let mut group = Group::nobody(case);
    let mut left = candidates.to_vec();
    loop {
        let next = left
            .iter()
            .map(|person| (group.helps(case, *person), group.gain(case, *person), *person))
            .max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
        let Some((.., person)) = next else { return group };
        left.retain(|other| *other != person);
        if let Some(more) = group.with(case, person) {
            group = more;
        }
    }
}

/// Adds and exchanges people for as long as that makes the group better.
fn improve(case: &Case<'_>, candidates: &[usize], group: &mut Group) {
    while let Some(better) = exchange(case, candidates, group) {
        *group = better;
    }
}

fn exchange(case: &Case<'_>, candidates: &[usize], group: &Group) -> Option<Group> {
    let worth = group.worth(case);
    let smaller = (0..group.people.len()).filter_map(|place| group.without(case, place));
    for base in std::iter::once(group.clone()).chain(smaller) {
        let others = candidates.iter().filter(|person| !group.people.contains(person));
        let mut bettered = others.filter_map(|person| base.with(case, *person));
        if let Some(better) = bettered.find(|other| other.worth(case).beats(worth)) {
            return Some(better);
        }
    }
    None
}

struct Search<'a> {
    case: &'a Case<'a>,
    best: Worth,
    group: Vec<usize>,
    /// Groups that may still be looked at.
    steps: usize,
}

impl Search<'_> {
    /// Looks at a group and at every larger one that could be better.
    fn branch(&mut self, group: &Group, candidates: &[usize]) {
        self.steps = self.steps.saturating_sub(1);
        let worth = group.worth(self.case);
        if worth.beats(self.best) {
            self.best = worth;
            self.group.clone_from(&group.people);
        }
        let mut order: Vec<(usize, f64, usize)> = candidates
            .iter()
            .map(|person| {
                (group.helps(self.case, *person), group.gain(self.case, *person), *person)
            })
            .collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        for at in 0..order.len() {
            if self.steps == 0 || !self.most(group, worth, &order[at..]).beats(self.best) {
                return;
            }
            if let Some(more) = group.with(self.case, order[at].2) {
                let rest: Vec<usize> = order[at + 1..].iter().map(|(.., person)| *person).collect();
                self.branch(&more, &rest);
            }
        }
    }

    /// No group made of this one and some of those left is better than that.
    fn most(&self, group: &Group, worth: Worth, left: &[(usize, f64, usize)]) -> Worth {
        let case = self.case;
        let places = case.places() - group.people.len().min(case.places());
        let mut there = vec![0_usize; case.limits.len()];
        let mut can_must = 0;
        for (.., person) in left {
            case.under[*person].iter().for_each(|bound| there[*bound] += 1);
            let must = case.chances[*person].iter().zip(case.must);
            can_must += usize::from(must.into_iter().any(|(chance, must)| *must && *chance > 0.0));
        }
        let lacking =
            group.held.iter().zip(&case.limits).map(|(held, limit)| limit.0.saturating_sub(*held));
        let short =
            lacking.zip(&there).map(|(lacking, there)| lacking.saturating_sub(*there.min(&places)));
        let mut gains: Vec<f64> = left.iter().map(|(_, gain, _)| *gain).collect();
        gains.sort_unstable_by(|a, b| b.total_cmp(a));
        Worth {
            short: short.sum(),
            empty: worth.empty.saturating_sub(can_must.min(places)),
            covered: worth.covered + gains.iter().take(places).sum::<f64>(),
        }
    }
}

#[cfg(test)]
#[path = "bounded_tests.rs"]
mod tests;
