//! Neither end far from equal: the smallest (people/seats)·highest + γ·(seats/people)/least.
//!
//! For each least chance there is a lowest highest one, a convex function that linear
//! programmes answer; the sum is convex too, so a search by thirds finds its smallest.
//! Among chances with these two ends the fairest (leximin) are taken.

use crate::polytope::Polytope;
use crate::simplex::{Ended, FEASIBLE, Simplex};

/// The ceiling under which the fairest chances are the answer, with the value reached.
pub(crate) fn ceiling(
    polytope: &Polytope,
    open: &[bool],
    least: f64,
    gamma: f64,
) -> Option<(f64, f64)> {
    let list: Vec<usize> = (0..open.len()).filter(|t| open[*t]).collect();
    let people: f64 = list.iter().map(|t| polytope.bounds[*t].1).sum();
    let equal = polytope.rows[0].1 / people;
    let mut simplex = polytope.simplex();
    let mut value = |floor: f64| -> Option<(f64, f64)> {
        let highest = lowest_top(&mut simplex, polytope, &list, floor)?;
        Some((highest / equal + gamma * equal / floor, highest))
    };
    // a little below the least chance, so that rounding keeps it possible
    let (mut low, mut high) = (least * 1e-3, least * (1.0 - 1e-9) - FEASIBLE * 1e-2);
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let mut best = value(high)?;
    let (mut a, mut b) = (high - ratio * (high - low), low + ratio * (high - low));
    let (mut at_a, mut at_b) = (value(a)?, value(b)?);
    for _ in 0..80 {
        if high - low < 1e-11 {
            break;
        }
        if at_a.0 <= at_b.0 {
            (high, b, at_b) = (b, a, at_a);
            a = high - ratio * (high - low);
            at_a = value(a)?;
        } else {
            (low, a, at_a) = (a, b, at_b);
            b = low + ratio * (high - low);
            at_b = value(b)?;
        }
    }
    for each in [at_a, at_b] {
        if each.0 < best.0 {
            best = each;
        }
    }
    Some((best.1, best.0))
}

/// The lowest highest chance when everyone has at least `floor`: Newton's steps from below.
fn lowest_top(
    simplex: &mut Simplex,
    polytope: &Polytope,
    open: &[usize],
    floor: f64,
) -> Option<f64> {
    let people: f64 = open.iter().map(|t| polytope.bounds[*t].1).sum();
    let others: f64 = (0..polytope.bounds.len()).map(|t| polytope.bounds[t].0).sum();
    let mut top = ((polytope.rows[0].1 - others) / people).max(floor);
    for _ in 0..200 {
        for t in open {
            let count = polytope.bounds[*t].1;
            simplex.bound(*t, floor * count, (top * count).max(floor * count));
        }
        match simplex.feasible() {
            Ended::Optimal => return Some(top),
            Ended::Stuck => return None,
            Ended::Infeasible => {}
        }
        let slope: f64 = open.iter().map(|t| polytope.bounds[*t].1 * simplex.wants_more(*t)).sum();
        if slope < 1e-9 {
            return None;
        }
        top = (top + simplex.outside() / slope).min(1.0) + FEASIBLE * 1e-3;
    }
    None
}
