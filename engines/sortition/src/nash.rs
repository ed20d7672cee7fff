//! The chances whose product is largest (Nash), by Newton steps along the central path.
//! Few rows make every step a small system of equations, however many people there are.

use crate::polytope::Polytope;
use crate::simplex::{Ended, Simplex};

/// Where the path ends: the product's logarithm is within this, times the number of bounds.
const END: f64 = 1e-10;

/// The expected seats of each type with the largest Σ people × log(chance) over types that
/// are open, each with at least `floor` as chance; nothing where the numbers are too poor.
pub(crate) fn largest_product(polytope: &Polytope, open: &[bool], floor: f64) -> Option<Vec<f64>> {
    let mut simplex = polytope.simplex();
    let mut bounds = polytope.bounds.clone();
    for t in (0..bounds.len()).filter(|t| open[*t]) {
        bounds[t].0 = floor * bounds[t].1;
        simplex.bound(t, bounds[t].0, bounds[t].1);
    }
    if simplex.feasible() != Ended::Optimal {
        return None;
    }
    let (rows, bounds, start) = inside(polytope, bounds, &mut simplex)?;
    let free: Vec<usize> = (0..bounds.len()).filter(|t| bounds[*t].1 > bounds[*t].0).collect();
    let mut path = Path { polytope, rows, bounds, free, floor, seats: start };
    let mut sharp = 1.0;
    while sharp > END {
        for _ in 0..60 {
            if path.step(sharp)? < 1e-9 {
                break;
            }
        }
        sharp *= 0.1;
    }
    path.seats.iter().all(|s| s.is_finite()).then_some(path.seats)
}

type Bounds = Vec<(f64, f64)>;

/// Rows and types that have no choice are set, and a point strictly inside all others.
fn inside(
    polytope: &Polytope,
    mut bounds: Bounds,
    simplex: &mut Simplex,
) -> Option<(Bounds, Bounds, Vec<f64>)> {
    let types = bounds.len();
    let mut rows = polytope.rows.clone();
    let mut sum = vec![0.0; types];
    let mut points = 0.0;
    let mut seen = vec![(f64::INFINITY, f64::NEG_INFINITY); types];
    let mut look = |cost: &[f64], simplex: &mut Simplex, seen: &mut Bounds| -> Option<Vec<f64>> {
        (simplex.maximise(cost) == Ended::Optimal).then_some(())?;
        let point: Vec<f64> = (0..types).map(|t| simplex.value(t)).collect();
        for ((sum, x), (least, most)) in sum.iter_mut().zip(&point).zip(seen) {
            *sum += x;
            *least = least.min(*x);
            *most = most.max(*x);
        }
        points += 1.0;
        Some(point)
    };
    for (row, bounds) in rows.iter_mut().enumerate().filter(|(_, (lo, hi))| hi > lo) {
        let mut cost = vec![0.0; types];
        for (t, column) in polytope.columns.iter().enumerate() {
            for (_, a) in column.iter().filter(|(r, _)| *r == row) {
                cost[t] += a;
            }
        }
        let high = polytope.activity(&look(&cost, simplex, &mut seen)?)[row];
        for c in &mut cost {
            *c = -*c;
        }
        let low = polytope.activity(&look(&cost, simplex, &mut seen)?)[row];
        if high - low < 1e-7 {
            *bounds = (high, high);
        }
    }
    for t in 0..types {
        for sign in [1.0, -1.0] {
            let (lo, hi) = bounds[t];
            let reached = if sign > 0.0 { seen[t].1 > lo + 1e-7 } else { seen[t].0 < hi - 1e-7 };
            if hi > lo && !reached {
                let mut cost = vec![0.0; types];
                cost[t] = sign;
                look(&cost, simplex, &mut seen)?;
            }
        }
        let (lo, hi) = bounds[t];
        if seen[t].1 <= lo + 1e-7 {
            bounds[t] = (lo, lo);
        } else if seen[t].0 >= hi - 1e-7 {
            bounds[t] = (hi, hi);
        }
    }
    let mut start: Vec<f64> = sum.iter().map(|sum| sum / points).collect();
    for (x, (lo, hi)) in start.iter_mut().zip(&bounds) {
        if hi <= lo {
            *x = *lo;
        }
    }
    Some((rows, bounds, start))
}

struct Path<'a> {
    polytope: &'a Polytope,
    rows: Bounds,
    bounds: Bounds,
    free: Vec<usize>,
    floor: f64,
    seats: Vec<f64>,
}

impl Path<'_> {
    /// One Newton step towards the point of the path at `sharp`; how large it was.
    fn step(&mut self, sharp: f64) -> Option<f64> {
        let m = self.rows.len();
        let sums = self.polytope.activity(&self.seats);
        // slope and curvature of what is minimised, for types
        let mut slope = vec![0.0; self.seats.len()];
        let mut bend = vec![1.0; self.seats.len()];
        for &t in &self.free {
            let (x, (lo, hi)) = (self.seats[t], self.bounds[t]);
            let people = self.polytope.bounds[t].1;
            slope[t] = -people / x + sharp / (hi - x);
            bend[t] = people / (x * x) + sharp / ((hi - x) * (hi - x));
            if self.floor > 0.0 {
                slope[t] -= sharp / (x - lo);
                bend[t] += sharp / ((x - lo) * (x - lo));
            }
        }
        // and for rows; those without room keep their sum
        let row_slope: Vec<f64> = (0..m)
            .map(|r| {
                let (lo, hi) = self.rows[r];
                if hi > lo { sharp / (hi - sums[r]) - sharp / (sums[r] - lo) } else { 0.0 }
            })
            .collect();
        let row_bend: Vec<f64> = (0..m)
            .map(|r| {
                let (lo, hi) = self.rows[r];
                let square = |x: f64| x * x;
                if hi > lo {
                    sharp / square(hi - sums[r]) + sharp / square(sums[r] - lo)
                } else {
                    f64::INFINITY
                }
            })
            .collect();
        // (A H⁻¹ Aᵀ + D) ν = r, by elimination
        let mut matrix = vec![0.0; m * m];
        let mut right = vec![0.0; m];
        for &t in &self.free {
            for (r, a) in &self.polytope.columns[t] {
                right[*r] -= a * slope[t] / bend[t];
                for (q, b) in &self.polytope.columns[t] {
                    matrix[r * m + q] += a * b / bend[t];
                }
            }
        }
        for r in 0..m {
            let (lo, hi) = self.rows[r];
            if hi > lo {
                matrix[r * m + r] += 1.0 / row_bend[r];
                right[r] += row_slope[r] / row_bend[r];
            } else {
                right[r] += sums[r] - lo;
            }
            matrix[r * m + r] = matrix[r * m + r] * (1.0 + 1e-13) + 1e-18;
        }
        let force = solve(matrix, right, m)?;
        let mut change = vec![0.0; self.seats.len()];
        for &t in &self.free {
            let pull: f64 = self.polytope.columns[t].iter().map(|(r, a)| a * force[*r]).sum();
            change[t] = -(slope[t] + pull) / bend[t];
        }
        let moved = self.polytope.activity(&change);
        let mut far: f64 = 1.0;
        let mut limit = |x: f64, d: f64, lo: f64, hi: f64| {
            if d > 0.0 {
                far = far.min(0.95 * (hi - x) / d);
            } else if d < 0.0 {
                far = far.min(0.95 * (x - lo) / -d);
            }
        };
        for &t in &self.free {
            let (lo, hi) = self.bounds[t];
            limit(self.seats[t], change[t], lo, hi);
        }
        for r in (0..m).filter(|r| self.rows[*r].1 > self.rows[*r].0) {
            limit(sums[r], moved[r], self.rows[r].0, self.rows[r].1);
        }
        let mut size: f64 = 0.0;
        for &t in &self.free {
            self.seats[t] += far * change[t];
            size = size.max((far * change[t] / self.seats[t]).abs());
        }
        far.is_finite().then_some(size)
    }
}

/// Gauss with pivots; rows that say nothing new get no force.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>, m: usize) -> Option<Vec<f64>> {
    let scale: Vec<f64> = (0..m).map(|r| matrix[r * m + r].abs().max(1e-300)).collect();
    let mut order: Vec<usize> = Vec::with_capacity(m);
    let mut used = vec![false; m];
    // symmetric and not negative: the diagonal holds the pivots
    while order.len() < m {
        let size = |r: &usize| matrix[r * m + r].abs() / scale[*r];
        let best = (0..m).filter(|r| !used[*r]).max_by(|a, b| size(a).total_cmp(&size(b)))?;
        order.push(best);
        used[best] = true;
        let pivot = matrix[best * m + best];
        if size(&best) < 1e-11 {
            for q in (0..m).filter(|q| !used[*q]) {
                matrix[q * m + best] = 0.0;
            }
            matrix[best * m + best] = f64::INFINITY;
            continue;
        }
        let row = matrix[best * m..(best + 1) * m].to_vec();
        for q in (0..m).filter(|q| !used[*q]) {
            let rate = matrix[q * m + best] / pivot;
            if rate != 0.0 {
                for j in 0..m {
                    matrix[q * m + j] -= rate * row[j];
                }
                right[q] -= rate * right[best];
            }
        }
    }
    let mut force = vec![0.0; m];
    for at in (0..m).rev() {
        let r = order[at];
        let known: f64 = order[at + 1..].iter().map(|q| matrix[r * m + q] * force[*q]).sum();
        let pivot = matrix[r * m + r];
        force[r] = if pivot.is_finite() { (right[r] - known) / pivot } else { 0.0 };
    }
    force.iter().all(|f| f.is_finite()).then_some(force)
}

/// By how much, as a share, Σ chance′ / chance over any chances within the quotas exceeds
/// the number of people: 0 at the largest product, and the logarithm of the geometric mean is
/// within this of its optimum.
pub(crate) fn excess(polytope: &Polytope, open: &[bool], chances: &[f64]) -> Option<f64> {
    let people: f64 = (0..open.len()).filter(|t| open[*t]).map(|t| polytope.bounds[t].1).sum();
    let worth = |t: usize| if open[t] && chances[t] > 0.0 { 1.0 / chances[t] } else { 0.0 };
    let cost: Vec<f64> = (0..open.len()).map(worth).collect();
    let mut simplex = polytope.simplex();
    (simplex.maximise(&cost) == Ended::Optimal).then_some(())?;
    let most: f64 = cost.iter().enumerate().map(|(t, c)| c * simplex.value(t)).sum();
    Some((most / people - 1.0).max(0.0))
}
