//! Most seats filled, and among those the most fit in all.

use super::flow::{Arc, Flow, Network};
use super::problem::Problem;
use super::split;

/// Scores are held as whole numbers, so that the answer is exact: this many decimal
/// places, or fewer where scores are large.
const PLACES: i32 = 9;
/// Below this, sums over a million nodes still fit 63 bits.
const LARGEST: f64 = 1e12;

/// Whole units to a point of score.
pub(super) fn scale(problem: &Problem) -> f64 {
    let largest = largest_score(problem).max(1.0);
    let mut scale = 10_f64.powi(PLACES);
    while largest * scale > LARGEST {
        scale /= 10.0;
    }
    scale
}

fn largest_score(problem: &Problem) -> f64 {
    problem.fits.iter().flatten().map(|(_, score)| *score).fold(0.0, f64::max)
}

#[expect(clippy::cast_possible_truncation, reason = "at most LARGEST times a small weight")]
pub(super) fn whole(score: f64, scale: f64) -> i64 {
    (score * scale).round() as i64
}

/// The network of a problem: `parts` units to a seat, at most `most` of them from one
/// person to one call; the scores of each call times its weight.
pub(super) fn network(problem: &Problem, parts: u32, most: u32, weights: &[f64]) -> Network {
    let scale = scale(problem);
    let arcs = problem
        .fits
        .iter()
        .enumerate()
        .map(|(call, row)| {
            let weight = weights.get(call).copied().unwrap_or(1.0);
            row.iter()
                .map(|(person, score)| Arc { person: *person, gain: whole(score * weight, scale) })
                .collect()
        })
        .collect();
    let demands = problem.calls.iter().map(|wants| wants.people.saturating_mul(parts)).collect();
    let loads = problem.people.iter().map(|offers| offers.calls.saturating_mul(parts)).collect();
    Network::new(arcs, demands, loads, most)
}

/// The best seats as call and person, with what proves them.
pub(super) fn best(problem: &Problem, weights: &[f64]) -> (Network, Flow) {
    let network = network(problem, 1, 1, weights);
    let flow = split::solve(&network);
    (network, flow)
}
