//! Whether chances come from a portfolio at all. Quotas kept on average may still be
//! impossible in whole people; then a cut says what no panel exceeds.
//!
//! Looks for the weights by which the chances exceed every known panel the most; a panel
//! that is worth as much joins the known ones, and so on until there is none.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOutcome, Variable};

use crate::fraction::nearest;
use crate::panels::{Found, Panel, Panels};
use crate::peel::Portfolio;
use crate::polytope::{Cut, Polytope};
use crate::watch::{Stage, Watch};

/// Excess that is no more than rounding.
const NOTHING: f64 = 1e-8;

/// What came of it.
#[derive(Debug)]
pub(crate) enum Separated {
    /// The portfolio that gives the chances.
    Inside(Portfolio),
    /// What no panel exceeds and the chances do.
    Cut(Cut),
    /// Neither was found: the best portfolio.
    Unknown(Portfolio),
}

/// Decides for the expected seats of each type, starting from known panels.
pub(crate) fn separate(
    polytope: &Polytope,
    seats: &[f64],
    mut known: Vec<Panel>,
    watch: &mut dyn Watch,
    cuts: usize,
) -> Separated {
    let mut panels = Panels::new(polytope);
    let Some((mut weights, most, mut solution)) = start(seats, &known) else {
        return Separated::Unknown(mix(seats, &known));
    };
    loop {
        if watch.stop(Stage::Cuts { found: cuts }) {
            return Separated::Unknown(mix(seats, &known));
        }
        if solution.objective() <= NOTHING {
            return Separated::Inside(mix(seats, &known));
        }
        let score: Vec<f64> =
            weights.iter().map(|w| nearest(solution.var_value(*w), 1e-9)).collect();
        let reached: f64 = score.iter().zip(seats).map(|(w, s)| w * s).sum();
        let Found::Panel { panel, at_most } = panels.best(&score, 0.0) else {
            return Separated::Unknown(mix(seats, &known));
        };
        let worth: f64 = score.iter().zip(&panel).map(|(w, s)| w * f64::from(*s)).sum();
        if worth <= solution.var_value(most) + NOTHING {
            if reached > at_most.max(worth) + NOTHING && at_most <= worth + NOTHING {
                return Separated::Cut(Cut { weights: score, most: worth });
            }
            return Separated::Unknown(mix(seats, &known));
        }
        let mut row: Vec<(Variable, f64)> = row(&weights, &panel);
        row.push((most, -1.0));
        known.push(panel);
        match solution.add_constraint(&row[..], ComparisonOp::Le, 0.0) {
            Ok(SolveOutcome::Solution(better)) => solution = better,
            // a fresh start where the warm one failed
            _ => match start(seats, &known) {
                Some((fresh, _, better)) => {
                    weights = fresh;
                    solution = better;
                }
                None => return Separated::Unknown(mix(seats, &known)),
            },
        }
    }
}

fn row(weights: &[Variable], panel: &[u32]) -> Vec<(Variable, f64)> {
    let there = weights.iter().zip(panel).filter(|(_, seats)| **seats > 0);
    there.map(|(weight, seats)| (*weight, f64::from(*seats))).collect()
}

/// Weights between −1 and 1 by which the seats exceed the best known panel the most.
fn start(seats: &[f64], known: &[Panel]) -> Option<(Vec<Variable>, Variable, Solution)> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let weights: Vec<Variable> = seats.iter().map(|s| problem.add_var(*s, (-1.0, 1.0))).collect();
    let bound: f64 = known.iter().flatten().map(|s| f64::from(*s)).sum::<f64>() + 1.0;
    let most = problem.add_var(-1.0, (-bound, bound));
    for panel in known {
        let mut row = row(&weights, panel);
        row.push((most, -1.0));
        problem.add_constraint(&row[..], ComparisonOp::Le, 0.0);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some((weights, most, solution))
}

/// The probabilities with which known panels come nearest to the seats.
pub(crate) fn mix(seats: &[f64], known: &[Panel]) -> Portfolio {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let shares: Vec<Variable> = known.iter().map(|_| problem.add_var(0.0, (0.0, 1.0))).collect();
    for (t, target) in seats.iter().enumerate() {
        let (over, under) = (problem.add_var(1.0, (0.0, 1e6)), problem.add_var(1.0, (0.0, 1e6)));
        let there = shares.iter().zip(known).filter(|(_, panel)| panel[t] > 0);
        let mut row: Vec<(Variable, f64)> =
            there.map(|(share, panel)| (*share, f64::from(panel[t]))).collect();
        row.extend([(over, -1.0), (under, 1.0)]);
        problem.add_constraint(&row[..], ComparisonOp::Eq, *target);
    }
    let all: Vec<(Variable, f64)> = shares.iter().map(|share| (*share, 1.0)).collect();
    problem.add_constraint(&all[..], ComparisonOp::Eq, 1.0);
    let solved = problem.solve().ok().and_then(|outcome| outcome.into_solution().ok());
    let share = |at: usize| match &solved {
        Some(solution) => solution.var_value(shares[at]).clamp(0.0, 1.0),
        None => 1.0 / known.len() as f64,
    };
    let portfolio = known.iter().enumerate().map(|(at, panel)| (panel.clone(), share(at)));
    portfolio.filter(|(_, share)| *share > 1e-12).collect()
}
