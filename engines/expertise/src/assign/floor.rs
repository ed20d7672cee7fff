//! The worst-served call, served as well as can be.
//!
//! Method: a call below the floor gets its scores weighed more, until the best
//! assignment under these weights lifts it (subgradient steps on the Lagrangian dual of
//! the floor; Held, Wolfe & Crowder 1974, with the step of Polyak 1969). Every set of
//! weights proves a bound on the total, and any assignment met on the way that keeps
//! the floor is a candidate. The floor itself is searched by halving, from above by the
//! sum of a call's own best people.

use super::total;
use super::{Chosen, Problem};

/// Halvings of the interval in which the highest floor lies.
const HALVINGS: usize = 16;
/// Steps to reach a floor before it is taken to be out of reach.
const STEPS_TO_REACH: usize = 50;
/// A weight never grows beyond this, so that sums stay whole numbers.
const HEAVIEST: f64 = 1e3;
/// Steps to improve the total once the floor is known.
const STEPS_TO_IMPROVE: usize = 400;
/// Sums of scores this near are the same.
pub(super) const SAME: f64 = 1e-9;

/// What came of it.
#[derive(Debug)]
pub(super) struct Raised {
    pub(super) chosen: Chosen,
    pub(super) total_bound: f64,
    pub(super) floor_bound: f64,
}

/// Raises the floor from the assignment with the greatest total.
pub(super) fn raise(problem: &Problem, start: Chosen) -> Raised {
    let mut best_floor = start.floor();
    let most = start.total();
    let floor_bound = floor_bound(problem);
    let mut high = floor_bound;
    let mut target = floor_bound;
    let mut chosen = start;
    let mut weights = vec![1.0; problem.calls.len()];
    for _ in 0..HALVINGS {
        if high - best_floor <= SAME {
            break;
        }
        if let Some(found) = reach(problem, target) {
            best_floor = found.0.floor();
            (chosen, weights) = found;
        } else {
            high = target;
        }
        target = f64::midpoint(best_floor, high);
    }
    let (chosen, total_bound) = improve(problem, chosen, &weights, best_floor, most);
    Raised { chosen, total_bound, floor_bound }
}

/// No call can have more than the sum of its own best people.
fn floor_bound(problem: &Problem) -> f64 {
    let own_best = |(row, wants): (&Vec<(u32, f64)>, &super::Wants)| {
        let mut scores: Vec<f64> = row.iter().map(|(_, score)| *score).collect();
        scores.sort_unstable_by(|a, b| b.total_cmp(a));
        scores.iter().take(wants.people as usize).sum::<f64>()
    };
    problem.fits.iter().zip(&problem.calls).map(own_best).reduce(f64::min).unwrap_or(0.0)
}

/// Looks for an assignment with this floor: a call below it weighs more each time, and
/// never less again (a search; what it doesn't find may still be there).
fn reach(problem: &Problem, floor: f64) -> Option<(Chosen, Vec<f64>)> {
    let mut weights = vec![1.0; problem.calls.len()];
    for _ in 0..STEPS_TO_REACH {
        let (network, flow) = total::best(problem, &weights);
        let chosen = Chosen::of(problem, &network, &flow);
        let mut is_reached = true;
        for (call, weight) in weights.iter_mut().enumerate() {
            let missing = floor - chosen.sum(call);
            if missing > SAME {
                is_reached = false;
                *weight = (*weight * (1.1 + missing / floor)).min(HEAVIEST);
            }
        }
        if is_reached {
            return Some((chosen, weights));
        }
    }
    None
}

/// The greatest total with this floor, and a bound on it.
fn improve(
    problem: &Problem,
    start: Chosen,
    weights: &[f64],
    floor: f64,
    most: f64,
) -> (Chosen, f64) {
    let mut best = start;
    let mut bound = most;
    let mut dual = Dual::new(problem, weights, floor);
    for _ in 0..STEPS_TO_IMPROVE {
        let step = dual.step(best.total());
        bound = bound.min(step.bound);
        if step.chosen.floor() >= floor - SAME && step.chosen.total() > best.total() {
            best = step.chosen;
        }
        if bound - best.total() <= SAME * (1.0 + bound.abs()) || step.is_still {
            break;
        }
    }
    let bound = bound.max(best.total());
    (best, bound)
}

struct Dual<'a> {
    problem: &'a Problem,
    floor: f64,
    /// What a point of score is worth on top, for each call.
    extra: Vec<f64>,
    /// Share of the Polyak step that is taken.
    pace: f64,
    lowest: f64,
    since_lower: u32,
}

struct Step {
    chosen: Chosen,
    /// No assignment with the floor has a greater total.
    bound: f64,
    /// Nothing changes any more.
    is_still: bool,
}

impl<'a> Dual<'a> {
    fn new(problem: &'a Problem, weights: &[f64], floor: f64) -> Self {
        let extra = weights.iter().map(|weight| (weight - 1.0).max(0.0)).collect();
        Self { problem, floor, extra, pace: 1.0, lowest: f64::INFINITY, since_lower: 0 }
    }

    /// Solves under the present weights, then moves them toward calls below the floor.
    fn step(&mut self, known_total: f64) -> Step {
        let weights: Vec<f64> = self.extra.iter().map(|extra| 1.0 + extra).collect();
        let (network, flow) = total::best(self.problem, &weights);
        let chosen = Chosen::of(self.problem, &network, &flow);
        let missing: Vec<f64> =
            (0..self.extra.len()).map(|call| self.floor - chosen.sum(call)).collect();
        let bound = chosen.total()
            - self.extra.iter().zip(&missing).map(|(extra, missing)| extra * missing).sum::<f64>();
        if bound < self.lowest - SAME {
            self.lowest = bound;
            self.since_lower = 0;
        } else {
            self.since_lower += 1;
            if self.since_lower >= 10 {
                self.pace /= 2.0;
                self.since_lower = 0;
            }
        }
        let moved = |extra: f64, missing: f64| extra > 0.0 || missing > 0.0;
        let length: f64 = self
            .extra
            .iter()
            .zip(&missing)
            .filter(|(extra, missing)| moved(**extra, **missing))
            .map(|(_, missing)| missing * missing)
            .sum();
        let gap = (bound - known_total).max(SAME * 10.0).max(self.floor * 0.01);
        let is_still = length <= SAME * SAME;
        if !is_still {
            for (extra, missing) in self.extra.iter_mut().zip(&missing) {
                *extra = (*extra + self.pace * gap * missing / length).max(0.0);
            }
        }
        Step { chosen, bound, is_still }
    }
}
