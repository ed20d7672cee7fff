//! Quotas that can't all be kept: the smallest set that conflicts, and the smallest
//! changes that mend it.
//!
//! The smallest set is a hitting set: take a smallest set that hits every known mending;
//! if it can be kept, what is left out of a largest keepable set around it is one more
//! mending (Ignatiev, Previti, Liffiton and Marques-Silva 2015).

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

use crate::pool::{Pool, What};

/// One side of a quota, or the wish that somebody has a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The fewest seats of a quota, a place in [`Pool::quotas`].
    Min(usize),
    /// The most seats of a quota.
    Max(usize),
}

/// A quota with other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// A place in [`Pool::quotas`].
    pub quota: usize,
    /// Fewest seats from now on.
    pub min: u32,
    /// Most seats from now on.
    pub max: u32,
}

/// A way to mend quotas, and how much it changes: Σ (1 + 2 / min) × lowered + Σ raised.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// The quotas that change.
    pub changes: Vec<Change>,
    /// How much they change.
    pub cost: f64,
}

/// Most rounds of the search for a smallest set, each a few looks for a panel.
const ROUNDS: usize = 400;
/// Most ways of mending that are offered.
const WAYS: usize = 3;

/// The smallest set of sides that no panel keeps together, with everybody in `seated`
/// (a type) on it; the rest of the pool stays as it is. Empty if the panel exists, or if even
/// without any quota there is none. Where the search gets long, a set that is smallest
/// in itself: none of it can be left out.
pub(crate) fn smallest(pool: &Pool, seated: Option<usize>) -> Vec<Side> {
    let sides = sides(pool);
    let keeps = |wanted: &[Side]| exists(pool, wanted, seated);
    if keeps(&sides) || !keeps(&[]) {
        return Vec::new();
    }
    let mut mendings: Vec<Vec<usize>> = Vec::new();
    for _ in 0..ROUNDS {
        let Some(hitting) = hitting_set(sides.len(), &mendings) else { break };
        let chosen: Vec<Side> = hitting.iter().map(|at| sides[*at]).collect();
        if !keeps(&chosen) {
            return chosen;
        }
        // a largest keepable set around it
        let mut kept = hitting;
        for at in 0..sides.len() {
            if kept.contains(&at) {
                continue;
            }
            kept.push(at);
            let with: Vec<Side> = kept.iter().map(|at| sides[*at]).collect();
            if !keeps(&with) {
                kept.pop();
            }
        }
        mendings.push((0..sides.len()).filter(|at| !kept.contains(at)).collect());
    }
    // none of what is left can be left out
    let mut left = sides;
    let mut at = 0;
    while at < left.len() {
        let mut without = left.clone();
        without.remove(at);
        if keeps(&without) {
            at += 1;
        } else {
            left = without;
        }
    }
    left
}

/// The sides of quotas that ask for anything.
fn sides(pool: &Pool) -> Vec<Side> {
    let mut sides = Vec::new();
    for (at, quota) in pool.quotas.iter().enumerate() {
        if quota.min > 0 {
            sides.push(Side::Min(at));
        }
        if quota.max < pool.seats {
            sides.push(Side::Max(at));
        }
    }
    sides
}

/// A smallest set with one of each mending in it.
fn hitting_set(sides: usize, mendings: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let taken: Vec<Variable> = (0..sides).map(|_| problem.add_binary_var(1.0)).collect();
    for mending in mendings {
        let row: Vec<(Variable, f64)> = mending.iter().map(|at| (taken[*at], 1.0)).collect();
        problem.add_constraint(&row[..], ComparisonOp::Ge, 1.0);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some((0..sides).filter(|at| solution.var_value(taken[*at]) > 0.5).collect())
}

/// The pool as an integer programme: a whole number of each type.
fn seats(problem: &mut Problem, pool: &Pool, seated: Option<usize>) -> Vec<Vec<(Variable, f64)>> {
    let mut rows = vec![Vec::new(); pool.rows.len()];
    for (at, kind) in pool.types.iter().enumerate() {
        let most = i32::try_from(kind.people.len()).unwrap_or(i32::MAX);
        let least = if kind.must { most } else { i32::from(seated == Some(at)) };
        let variable = problem.add_integer_var(0.0, (least, most));
        for row in &kind.rows {
            rows[*row].push((variable, 1.0));
        }
    }
    rows
}

/// Whether some panel keeps these sides, with at least one seat for a type.
fn exists(pool: &Pool, wanted: &[Side], seated: Option<usize>) -> bool {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let rows = seats(&mut problem, pool, seated);
    for (row, terms) in pool.rows.iter().zip(&rows) {
        let (min, max) = match row.what {
            What::Seats => (Some(row.min), Some(row.max)),
            What::Households => (None, Some(row.max)),
            What::Quota(at) => (
                wanted.contains(&Side::Min(at)).then_some(row.min),
                wanted.contains(&Side::Max(at)).then_some(row.max),
            ),
        };
        if let Some(min) = min {
            if terms.is_empty() && min > 0 {
                return false;
            }
            problem.add_constraint(&terms[..], ComparisonOp::Ge, f64::from(min));
        }
        if let Some(max) = max {
            problem.add_constraint(&terms[..], ComparisonOp::Le, f64::from(max));
        }
    }
    matches!(problem.solve(), Ok(SolveOutcome::Solution(_)))
}

/// The smallest changes that make the quotas possible, the smallest first, each within
/// the flex of its quota; later ones do without something that those before changed.
pub(crate) fn relaxations(pool: &Pool) -> Vec<Relaxation> {
    let mut found: Vec<Relaxation> = Vec::new();
    let Some(best) = relax(pool, &[]) else { return found };
    let mut without: Vec<Vec<usize>> =
        best.changes.iter().map(|change| vec![change.quota]).collect();
    found.push(best);
    let mut others = Vec::new();
    without.truncate(8);
    for kept in without {
        let other = relax(pool, &kept);
        others.extend(other.filter(|other| !found.contains(other) && !others.contains(other)));
    }
    others.sort_by(|a: &Relaxation, b| a.cost.total_cmp(&b.cost));
    others.truncate(WAYS - 1);
    found.extend(others);
    found
}

/// The smallest change that leaves the quotas in `kept` as they are.
fn relax(pool: &Pool, kept: &[usize]) -> Option<Relaxation> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let rows = seats(&mut problem, pool, None);
    let mut moves = Vec::new();
    for (row, mut terms) in pool.rows.iter().zip(rows) {
        match row.what {
            What::Seats => problem.add_constraint(&terms[..], ComparisonOp::Eq, f64::from(row.max)),
            What::Households => {
                problem.add_constraint(&terms[..], ComparisonOp::Le, f64::from(row.max));
            }
            What::Quota(at) => {
                let quota = &pool.quotas[at];
                let fixed = kept.contains(&at);
                let whole = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
                let down = if fixed { 0 } else { whole(quota.min.saturating_sub(quota.flex.0)) };
                let up = quota.flex.1.saturating_sub(quota.max).min(pool.seats);
                let up = if fixed { 0 } else { whole(up) };
                let price = 1.0 + 2.0 / f64::from(quota.min.max(1));
                let down = problem.add_integer_var(price, (0, down));
                let up = problem.add_integer_var(1.0, (0, up));
                terms.push((down, 1.0));
                problem.add_constraint(&terms[..], ComparisonOp::Ge, f64::from(quota.min));
                terms.pop();
                terms.push((up, -1.0));
                problem.add_constraint(&terms[..], ComparisonOp::Le, f64::from(quota.max));
                moves.push((at, down, up));
            }
        }
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few seats")]
    let seats = |variable| solution.var_value(variable).round().max(0.0) as u32;
    let changed = moves.into_iter().filter_map(|(at, down, up)| {
        let quota = &pool.quotas[at];
        let (min, max) = (quota.min - seats(down).min(quota.min), quota.max + seats(up));
        ((min, max) != (quota.min, quota.max)).then_some(Change { quota: at, min, max })
    });
    Some(Relaxation { changes: changed.collect(), cost: solution.objective() })
}
