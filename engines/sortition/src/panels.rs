//! Panels of whole people: the best one by a score for each type, within bounds.
//!
//! First the linear programme, which starts from the last one's end. At its end few
//! types are broken, no more than there are rows; these and those nearest to a change are
//! then decided by branch and bound (microlp), more of them each time it doesn't do.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome};

use crate::polytope::Polytope;
use crate::simplex::{Ended, Simplex};

/// Seats of each type.
pub(crate) type Panel = Vec<u32>;

/// What came of looking for a panel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    /// A panel, and a score that no panel within the bounds exceeds.
    Panel { panel: Panel, at_most: f64 },
    /// There is none: proved.
    None,
    /// Neither, within the effort allowed.
    Unknown,
}

/// Looks for panels in one polytope.
#[derive(Debug, Clone)]
pub(crate) struct Panels {
    simplex: Simplex,
    pub(crate) bounds: Vec<(f64, f64)>,
    pub(crate) rows: Vec<(f64, f64)>,
    columns: Vec<crate::simplex::Column>,
}

/// Nodes of branch and bound that one look may take.
const NODES: u64 = 20_000;
/// Nodes of the first try: with more types to choose from a panel is found sooner than by
/// searching longer among few.
const FIRST_NODES: u64 = 400;
/// Types decided by branch and bound at first.
const FEW: usize = 60;

impl Panels {
    /// Over the pool's own rows; cuts hold for every panel anyway.
    pub(crate) fn new(polytope: &Polytope) -> Self {
        let rows = polytope.rows[..polytope.own_rows].to_vec();
        let own = |column: &crate::simplex::Column| {
            column.iter().copied().filter(|(row, _)| *row < rows.len()).collect()
        };
        let columns: Vec<crate::simplex::Column> = polytope.columns.iter().map(own).collect();
        let simplex = Simplex::new(columns.clone(), &polytope.bounds, &rows);
        Self { simplex, bounds: polytope.bounds.clone(), rows, columns }
    }

    /// A panel of a high score: within `gap` (a share) of the highest.
    pub(crate) fn best(&mut self, score: &[f64], gap: f64) -> Found {
        for (t, (lo, hi)) in self.bounds.iter().enumerate() {
            self.simplex.bound(t, *lo, *hi);
        }
        for (row, (lo, hi)) in self.rows.iter().enumerate() {
            self.simplex.bound_row(row, *lo, *hi);
        }
        match self.simplex.maximise(score) {
            Ended::Optimal => {}
            Ended::Infeasible => return Found::None,
            Ended::Stuck => {
                self.simplex = Simplex::new(self.columns.clone(), &self.bounds, &self.rows);
                return self.decide(&(0..self.columns.len()).collect::<Vec<_>>(), score, gap);
            }
        }
        let values: Vec<f64> = (0..self.columns.len()).map(|t| self.simplex.value(t)).collect();
        let at_most: f64 = values.iter().zip(score).map(|(x, s)| x * s).sum();
        let broken = |t: &usize| (values[*t] - values[*t].round()).abs() > 1e-6;
        let whole = |panel: &[f64]| -> Panel {
            // values between 0 and the people of a type
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
            panel.iter().map(|x| x.round().max(0.0) as u32).collect()
        };
        if !(0..values.len()).any(|t| broken(&t)) {
            return Found::Panel { panel: whole(&values), at_most };
        }
        let mut order: Vec<usize> =
            (0..values.len()).filter(|t| self.bounds[*t].1 > self.bounds[*t].0).collect();
        let loss = |t: usize| {
            if broken(&t) || self.simplex.is_basic(t) {
                -1.0
            } else {
                (score[t] - self.simplex.charge(t)).abs()
            }
        };
        let losses: Vec<f64> = (0..values.len()).map(loss).collect();
        order.sort_by(|a, b| losses[*a].total_cmp(&losses[*b]).then(a.cmp(b)));
        let must = order.iter().filter(|t| losses[**t] < 0.0).count();
        let mut few = must + FEW;
        let mut nodes = FIRST_NODES;
        let mut free = Vec::new();
        while few < order.len() {
            free.clone_from(&order[..few].to_vec());
            let worst = at_most - gap * at_most.abs().max(1.0);
            if let Found::Panel { panel, .. } = self.around(&free, &values, score, gap, nodes) {
                let reached: f64 = panel.iter().zip(score).map(|(x, s)| f64::from(*x) * s).sum();
                // what was left out loses at least as much as the nearest of it
                let beyond = at_most - losses[order[few]];
                if reached >= worst.min(beyond) || reached >= beyond {
                    return Found::Panel { panel, at_most };
                }
                if gap > 0.0 {
                    return Found::Panel { panel, at_most };
                }
            }
            few *= 4;
            nodes = (nodes * 4).min(NODES);
        }
        self.decide(&order, score, gap)
    }

    /// Branch and bound over some types, the others as they are.
    fn around(&self, free: &[usize], values: &[f64], score: &[f64], gap: f64, nodes: u64) -> Found {
        let mut fixed: Vec<f64> = values.iter().map(|x| x.round()).collect();
        for t in free {
            fixed[*t] = 0.0;
        }
        self.branch(free, &fixed, score, gap, nodes)
    }

    /// Branch and bound over all types that have a choice.
    fn decide(&self, free: &[usize], score: &[f64], gap: f64) -> Found {
        let mut fixed: Vec<f64> = self.bounds.iter().map(|(lo, _)| *lo).collect();
        for t in free {
            fixed[*t] = 0.0;
        }
        self.branch(free, &fixed, score, gap, NODES)
    }

    fn branch(&self, free: &[usize], fixed: &[f64], score: &[f64], gap: f64, nodes: u64) -> Found {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut terms: Vec<Vec<(microlp::Variable, f64)>> = vec![Vec::new(); self.rows.len()];
        let mut taken = vec![0.0; self.rows.len()];
        for (column, seats) in self.columns.iter().zip(fixed).filter(|(_, s)| **s != 0.0) {
            for (row, a) in column {
                taken[*row] += a * seats;
            }
        }
        let mut variables = Vec::with_capacity(free.len());
        for t in free {
            let (lo, hi) = self.bounds[*t];
            #[expect(clippy::cast_possible_truncation, reason = "people of a type, below 2^31")]
            let variable = problem.add_integer_var(score[*t], (lo as i32, hi as i32));
            variables.push(variable);
            for (row, a) in &self.columns[*t] {
                terms[*row].push((variable, *a));
            }
        }
        for (row, (lo, hi)) in self.rows.iter().enumerate() {
            let (lo, hi) = (lo - taken[row], hi - taken[row]);
            if terms[row].is_empty() {
                if lo > 1e-6 || hi < -1e-6 {
                    return Found::None;
                }
                continue;
            }
            if (hi - lo).abs() < 1e-9 {
                problem.add_constraint(&terms[row][..], ComparisonOp::Eq, lo);
            } else {
                problem.add_constraint(&terms[row][..], ComparisonOp::Ge, lo);
                problem.add_constraint(&terms[row][..], ComparisonOp::Le, hi);
            }
        }
        let mut options = SolveOptions::default();
        options.mip_gap = gap;
        options.node_limit = Some(nodes);
        match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                let mut values = fixed.to_vec();
                for (t, variable) in free.iter().zip(&variables) {
                    values[*t] = solution.var_value(*variable).round();
                }
                let base: f64 = fixed.iter().zip(score).map(|(x, s)| x * s).sum();
                let reached = base + solution.objective();
                let room = solution.gap().unwrap_or(0.0) * reached.abs().max(1.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "bounded"
                )]
                let panel = values.iter().map(|x| x.max(0.0) as u32).collect();
                Found::Panel { panel, at_most: reached + room }
            }
            Err(Error::Infeasible) => Found::None,
            _ => Found::Unknown,
        }
    }
}
