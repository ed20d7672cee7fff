//! Who for what: many people, many calls, each with limits.
//!
//! First as many seats as possible are filled; a shortage comes with its cause. Among
//! those assignments either the fit in all is greatest ([`Goal::Total`]), or the call
//! that is served worst is served as well as can be, and then the fit in all is
//! greatest ([`Goal::Floor`]). Formulas and figures: `docs/methods/matching.md`.
//!
//! ```
//! use folkmoot_expertise::assign::{Fit, Goal, Offers, Problem, Wants, assign};
//!
//! let calls = vec![
//!     Wants { call: "crossings".into(), people: 1 },
//!     Wants { call: "lighting".into(), people: 1 },
//! ];
//! let people = vec![
//!     Offers { person: "amina".into(), calls: 1 },
//!     Offers { person: "jo".into(), calls: 1 },
//! ];
//! let fit = |call, person, score| Fit { call, person, score: Some(score) };
//! let fits = [fit(0, 0, 0.9), fit(1, 0, 0.8), fit(0, 1, 0.7)];
//! let problem = Problem::new(calls, people, fits).unwrap();
//!
//! // Amina fits crossings best, but nobody else can do lighting
//! let answer = assign(&problem, Goal::Total);
//! assert_eq!(answer.total, 1.5);
//! assert_eq!(answer.seats[1].call, "lighting");
//! assert_eq!(answer.seats[1].person, "amina");
//! assert!(answer.short.is_empty());
//! ```

mod draw;
mod floor;
mod flow;
mod problem;
mod short;
mod split;
mod total;

pub use draw::{Lottery, PARTS, lottery};
pub use problem::{Fit, InvalidProblem, Offers, Problem, Wants};
pub use short::{Because, Short};

use flow::{Flow, Network};

/// What is best, once as many seats as possible are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Goal {
    /// The sum of all scores.
    #[default]
    Total,
    /// The sum of the scores of the call that has the least; then the sum of all.
    Floor,
}

/// A person for a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// The person.
    pub person: String,
    /// The call.
    pub call: String,
    /// How well they fit.
    pub score: f64,
}

/// The answer, with its proof.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// Every seat, by call and then by person.
    pub seats: Vec<Seat>,
    /// The sum of all scores.
    pub total: f64,
    /// The least sum of a call's scores; 0 without calls.
    pub floor: f64,
    /// The calls that could not be filled, and why.
    pub short: Vec<Short>,
    /// No assignment with as many seats has a greater total (with [`Goal::Floor`]: among
    /// those with this floor). Equal to `total` within the rounding of the sum when
    /// `total` is proved to be the best.
    pub total_bound: f64,
    /// No assignment with as many seats has a higher floor; only with [`Goal::Floor`].
    pub floor_bound: Option<f64>,
}

/// Finds the best assignment.
///
/// [`Goal::Total`] is exact. [`Goal::Floor`] comes with bounds: the floor is the highest
/// and the total the greatest there is wherever they meet them.
///
/// Complexity: a search along the cheapest way for each seat; see `assign/flow.rs`.
#[must_use]
pub fn assign(problem: &Problem, goal: Goal) -> Assignment {
    let weights = vec![1.0; problem.calls.len()];
    let (network, flow) = total::best(problem, &weights);
    match goal {
        Goal::Total => {
            let chosen = Chosen::of(problem, &network, &flow);
            // the prices are checked once more, so that a bound is never a mere claim
            let bound = if flow.is_proved(&network) { chosen.total() } else { f64::INFINITY };
            answer(problem, &chosen, short::explain(problem, &network, &flow), bound, None)
        }
        Goal::Floor => {
            let short = short::explain(problem, &network, &flow);
            let raised = floor::raise(problem, Chosen::of(problem, &network, &flow));
            answer(problem, &raised.chosen, short, raised.total_bound, Some(raised.floor_bound))
        }
    }
}

/// The people of each call, as places in the problem's lists.
#[derive(Debug, Clone, PartialEq)]
struct Chosen {
    calls: Vec<Vec<(u32, f64)>>,
}

impl Chosen {
    fn of(problem: &Problem, network: &Network, flow: &Flow) -> Self {
        let mut calls = vec![Vec::new(); problem.calls.len()];
        for (call, person, _, _) in flow.carried(network) {
            let row = &problem.fits[call];
            if let Some((person, score)) = row
                .binary_search_by_key(&person, |(other, _)| *other as usize)
                .ok()
                .and_then(|at| row.get(at))
            {
                calls[call].push((*person, *score));
            }
        }
        for row in &mut calls {
            row.sort_unstable_by_key(|(person, _)| *person);
        }
        Self { calls }
    }

    fn sum(&self, call: usize) -> f64 {
        self.calls[call].iter().map(|(_, score)| score).sum()
    }

    fn total(&self) -> f64 {
        (0..self.calls.len()).map(|call| self.sum(call)).sum()
    }

    fn floor(&self) -> f64 {
        (0..self.calls.len()).map(|call| self.sum(call)).reduce(f64::min).unwrap_or(0.0)
    }
}

fn answer(
    problem: &Problem,
    chosen: &Chosen,
    short: Vec<Short>,
    total_bound: f64,
    floor_bound: Option<f64>,
) -> Assignment {
    let seats = chosen.calls.iter().zip(&problem.calls).flat_map(|(row, wants)| {
        row.iter().map(|(person, score)| Seat {
            person: problem.people[*person as usize].person.clone(),
            call: wants.call.clone(),
            score: *score,
        })
    });
    Assignment {
        seats: seats.collect(),
        total: chosen.total(),
        floor: chosen.floor(),
        short,
        total_bound,
        floor_bound,
    }
}

#[cfg(test)]
mod tests;
