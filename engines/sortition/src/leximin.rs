//! The fairest chances over the quotas: the least as high as can be, then the next, and
//! so on, with a proof for each level.
//!
//! A level is found from above. With everyone's chance at least `z`, how far are the
//! quotas from being kept? That distance is convex and piecewise linear in `z`, so
//! Newton's steps reach the highest `z` without distance in a few solves, and the
//! multipliers of the last step prove that no higher `z` is possible and who is stuck there.

use crate::fraction::nearest;
use crate::polytope::Polytope;
use crate::simplex::{Ended, FEASIBLE, Simplex};
use crate::watch::{Stage, Watch};

/// One level: these types can't have more, given the levels before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    /// The chance of each person in these types.
    pub(crate) chance: f64,
    pub(crate) types: Vec<usize>,
    /// A multiplier for each row: with them the rows of the quotas add up to the proof.
    pub(crate) proof: Vec<f64>,
}

/// Why there are no levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failed {
    /// Not even on average can the quotas be kept.
    Infeasible,
    /// The numbers became too poor.
    Numbers,
    /// Told to stop.
    Stopped,
}

/// What share of the largest multiplier counts as more than rounding.
const CLEAR: f64 = 1e-6;
/// Seats that rounding over many levels may come to.
const ROUNDING: f64 = 1e-7;

/// All levels from the least chance up, each chance at most `ceiling`. `open` says which
/// types are to be levelled; the others keep their bounds. `enough` may end it early.
pub(crate) fn levels(
    polytope: &Polytope,
    open: &[bool],
    ceiling: f64,
    watch: &mut dyn Watch,
    enough: &dyn Fn(&[Level]) -> bool,
) -> Result<Vec<Level>, Failed> {
    let mut simplex = polytope.simplex();
    let counts: Vec<f64> = polytope.bounds.iter().map(|(_, most)| *most).collect();
    let mut levelling = Levelling { open: open.to_vec(), counts, ceiling };
    for t in levelling.list() {
        simplex.bound(t, 0.0, levelling.counts[t] * ceiling);
    }
    match simplex.feasible() {
        Ended::Optimal => {}
        Ended::Infeasible => return Err(Failed::Infeasible),
        Ended::Stuck => return Err(Failed::Numbers),
    }
    let mut levels: Vec<Level> = Vec::new();
    while levelling.open.contains(&true) && !enough(&levels) {
        if watch.stop(Stage::Levels { found: levels.len() }) {
            return Err(Failed::Stopped);
        }
        let level = levelling.next(&mut simplex, polytope)?;
        for t in &level.types {
            levelling.open[*t] = false;
            let seats = levelling.counts[*t] * level.chance;
            simplex.bound(*t, seats, seats);
        }
        levels.push(level);
    }
    Ok(levels)
}

struct Levelling {
    /// Which types have no level yet.
    open: Vec<bool>,
    counts: Vec<f64>,
    ceiling: f64,
}

impl Levelling {
    fn list(&self) -> Vec<usize> {
        (0..self.open.len()).filter(|t| self.open[*t]).collect()
    }

    /// The highest chance that everyone without a level can have at least.
    fn next(&self, simplex: &mut Simplex, polytope: &Polytope) -> Result<Level, Failed> {
        let open = self.list();
        let people: f64 = open.iter().map(|t| self.counts[*t]).sum();
        let taken: f64 =
            (0..self.open.len()).filter(|t| !self.open[*t]).map(|t| simplex.value(t)).sum();
        // if all seats that are left were shared out equally
        let mut chance = ((polytope.rows[0].1 - taken) / people).min(self.ceiling);
        let mut proof = vec![0.0; polytope.rows.len()];
        proof[0] = 1.0;
        let mut stuck = open.clone();
        for _ in 0..200 {
            for t in &open {
                simplex.bound(*t, self.counts[*t] * chance, self.counts[*t] * self.ceiling);
            }
            match simplex.feasible() {
                Ended::Optimal => return Ok(Level { chance, types: stuck, proof }),
                Ended::Stuck => return Err(Failed::Numbers),
                Ended::Infeasible => {}
            }
            let weights: Vec<(usize, f64)> = open
                .iter()
                .map(|&t| (t, weight(simplex, t)))
                .filter(|(_, weight)| *weight > 0.0)
                .collect();
            let slope: f64 = weights.iter().map(|(t, weight)| weight * self.counts[*t]).sum();
            if slope < CLEAR && simplex.outside() < ROUNDING {
                // what levels before rounded off, and no matter of this chance
                return Ok(Level { chance, types: stuck, proof });
            }
            if slope < CLEAR {
                return Err(Failed::Numbers);
            }
            let largest = weights.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
            let clear = weights.iter().filter(|(_, weight)| *weight > CLEAR * largest);
            stuck = clear.map(|(t, _)| *t).collect();
            proof.clone_from(&simplex.multipliers);
            chance = nearest((chance - simplex.outside() / slope).max(0.0), FEASIBLE * 0.1);
        }
        Err(Failed::Numbers)
    }
}

/// How much the distance from the quotas grows with the lower bound of a type.
fn weight(simplex: &Simplex, t: usize) -> f64 {
    if simplex.is_below(t) {
        1.0
    } else if simplex.is_low(t) {
        // a column outside the basis gains −charge per seat while repairing
        simplex.charge(t).max(0.0)
    } else {
        0.0
    }
}

/// The chance of each type, those without a level at their lower bound.
pub(crate) fn chances(levels: &[Level], types: usize) -> Vec<f64> {
    let mut chances = vec![0.0; types];
    for level in levels {
        for t in &level.types {
            chances[*t] = level.chance;
        }
    }
    chances
}
