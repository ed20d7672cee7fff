//! A linear programme with few rows and many columns, solved again and again with other
//! bounds: the bounded primal simplex with a dense inverse, which starts from where it
//! stopped. It gives the multipliers of the rows, from which the certificates are made.

/// How far a value may be outside its bounds.
pub(crate) const FEASIBLE: f64 = 1e-9;
/// Smallest reduced cost that is worth a step.
const WORTH: f64 = 1e-9;
/// Smallest number to divide by.
const PIVOT: f64 = 1e-8;
/// Steps without progress before the rule that cannot cycle takes over.
const PATIENCE: u32 = 60;
/// Steps between two fresh inverses.
const REFRESH: u32 = 80;

/// How a solve ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// At an optimum within the bounds.
    Optimal,
    /// No point keeps all bounds: the multipliers prove it.
    Infeasible,
    /// The numbers became too poor, or the steps too many.
    Stuck,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Basic,
    Low,
    High,
}

/// Sparse column: row and coefficient.
pub(crate) type Column = Vec<(usize, f64)>;

/// Rows `lo ≤ A x ≤ hi` and bounds on every `x`, all finite.
#[derive(Debug, Clone)]
pub(crate) struct Simplex {
    columns: Vec<Column>,
    rows: usize,
    lo: Vec<f64>,
    hi: Vec<f64>,
    x: Vec<f64>,
    place: Vec<Place>,
    basis: Vec<usize>,
    inverse: Vec<f64>,
    /// Of the last solve: a multiplier for each row.
    pub(crate) multipliers: Vec<f64>,
    since_refresh: u32,
}

impl Simplex {
    /// Columns with bounds, then rows with bounds; starts with every column at its lower bound.
    pub(crate) fn new(columns: Vec<Column>, bounds: &[(f64, f64)], rows: &[(f64, f64)]) -> Self {
        let n = columns.len();
        let m = rows.len();
        let all = bounds.iter().chain(rows);
        let (lo, hi): (Vec<f64>, Vec<f64>) = all.copied().unzip();
        let mut place = vec![Place::Low; n];
        place.resize(n + m, Place::Basic);
        let mut it = Self {
            columns,
            rows: m,
            x: lo.clone(),
            lo,
            hi,
            place,
            basis: (n..n + m).collect(),
            inverse: Vec::new(),
            multipliers: vec![0.0; m],
            since_refresh: 0,
        };
        it.refresh();
        it
    }

    /// The value of a column.
    pub(crate) fn value(&self, column: usize) -> f64 {
        self.x[column]
    }

    /// Sets the bounds of a column.
    pub(crate) fn bound(&mut self, column: usize, lo: f64, hi: f64) {
        self.lo[column] = lo;
        self.hi[column] = hi;
    }

    /// Sets the bounds of a row.
    pub(crate) fn bound_row(&mut self, row: usize, lo: f64, hi: f64) {
        self.bound(self.columns.len() + row, lo, hi);
    }

    /// What the rows charge for a column: Σ multiplier × coefficient.
    pub(crate) fn charge(&self, column: usize) -> f64 {
        self.columns[column].iter().map(|(row, a)| self.multipliers[*row] * a).sum()
    }

    /// Whether a column stands strictly between its bounds as part of the basis.
    pub(crate) fn is_basic(&self, column: usize) -> bool {
        self.place[column] == Place::Basic
    }

    /// Total distance of all values from their bounds.
    pub(crate) fn outside(&self) -> f64 {
        let outside = |j: usize| (self.lo[j] - self.x[j]).max(self.x[j] - self.hi[j]).max(0.0);
        self.basis.iter().map(|&j| outside(j)).filter(|far| *far > FEASIBLE).sum()
    }

    /// Whether a column is part of the basis and below its lower bound.
    pub(crate) fn is_below(&self, column: usize) -> bool {
        self.is_basic(column) && self.x[column] < self.lo[column] - FEASIBLE
    }

    /// After [`Ended::Infeasible`]: by how much a higher upper bound would bring the rows
    /// nearer, for each unit.
    pub(crate) fn wants_more(&self, column: usize) -> f64 {
        match self.place[column] {
            Place::High => (-self.charge(column)).max(0.0),
            Place::Basic if self.x[column] > self.hi[column] + FEASIBLE => 1.0,
            _ => 0.0,
        }
    }

    /// Whether a column stands at its lower bound.
    pub(crate) fn is_low(&self, column: usize) -> bool {
        self.place[column] == Place::Low
    }

    /// Finds a point within all bounds.
    pub(crate) fn feasible(&mut self) -> Ended {
        self.twice(None)
    }

    /// Maximises Σ cost × column.
    pub(crate) fn maximise(&mut self, cost: &[f64]) -> Ended {
        self.twice(Some(cost))
    }

    /// Where the way from the last end gets stuck, starts from nothing.
    fn twice(&mut self, cost: Option<&[f64]>) -> Ended {
        let ended = self.run(cost);
        if ended != Ended::Stuck {
            return ended;
        }
        let n = self.columns.len();
        self.place = vec![Place::Low; n];
        self.place.resize(n + self.rows, Place::Basic);
        self.basis = (n..n + self.rows).collect();
        self.refresh();
        self.run(cost)
    }

    fn run(&mut self, cost: Option<&[f64]>) -> Ended {
        self.settle();
        let mut idle = 0;
        let limit = 2000 + 40 * (self.columns.len() + self.rows);
        let mut fresh = false;
        for _ in 0..limit {
            if self.since_refresh >= REFRESH && !self.refresh() {
                return Ended::Stuck;
            }
            let repairing = self.price(cost);
            let Some((entering, up)) = self.entering(cost, repairing, idle > PATIENCE) else {
                // what was found is only believed with a fresh inverse
                if !fresh {
                    fresh = true;
                    if !self.refresh() {
                        return Ended::Stuck;
                    }
                    continue;
                }
                return if repairing { Ended::Infeasible } else { Ended::Optimal };
            };
            fresh = false;
            match self.step(entering, up, idle > PATIENCE) {
                Some(moved) if moved > 1e-12 => idle = 0,
                Some(_) => idle += 1,
                None => return Ended::Stuck,
            }
        }
        Ended::Stuck
    }

    /// Puts columns outside the basis onto their bounds and works out the others.
    fn settle(&mut self) {
        for j in 0..self.x.len() {
            match self.place[j] {
                Place::Low => self.x[j] = self.lo[j],
                Place::High => self.x[j] = self.hi[j],
                Place::Basic => {}
            }
        }
        self.work_out();
    }

    /// Values of the basis from those outside it: B x_B = −N x_N.
    fn work_out(&mut self) {
        let m = self.rows;
        let n = self.columns.len();
        let mut rest = vec![0.0; m];
        for j in 0..n {
            if self.place[j] != Place::Basic && self.x[j] != 0.0 {
                for (row, a) in &self.columns[j] {
                    rest[*row] -= a * self.x[j];
                }
            }
        }
        for (row, rest) in rest.iter_mut().enumerate() {
            if self.place[n + row] != Place::Basic {
                *rest += self.x[n + row];
            }
        }
        for i in 0..m {
            let inverse = &self.inverse[i * m..(i + 1) * m];
            self.x[self.basis[i]] = inverse.iter().zip(&rest).map(|(a, b)| a * b).sum();
        }
    }

    /// Sets the multipliers; whether the basis is still outside its bounds.
    fn price(&mut self, cost: Option<&[f64]>) -> bool {
        let m = self.rows;
        let n = self.columns.len();
        let slope = |j: usize| {
            if self.x[j] < self.lo[j] - FEASIBLE {
                1.0
            } else if self.x[j] > self.hi[j] + FEASIBLE {
                -1.0
            } else {
                0.0
            }
        };
        let mut weights: Vec<f64> = self.basis.iter().map(|&j| slope(j)).collect();
        let repairing = weights.iter().any(|w| *w != 0.0);
        if !repairing {
            let of = |&j: &usize| if j < n { cost.map_or(0.0, |cost| cost[j]) } else { 0.0 };
            weights = self.basis.iter().map(of).collect();
        }
        let mut multipliers = vec![0.0; m];
        for (i, weight) in weights.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            let inverse = &self.inverse[i * m..(i + 1) * m];
            for (y, a) in multipliers.iter_mut().zip(inverse) {
                *y += weight * a;
            }
        }
        self.multipliers = multipliers;
        repairing
    }

    /// What a column outside the basis brings per unit.
    fn gain(&self, j: usize, cost: Option<&[f64]>, repairing: bool) -> f64 {
        let n = self.columns.len();
        if j >= n {
            return self.multipliers[j - n];
        }
        let cost = if repairing { 0.0 } else { cost.map_or(0.0, |cost| cost[j]) };
        cost - self.charge(j)
    }

    /// The column that comes in, and whether it rises.
    fn entering(
        &self,
        cost: Option<&[f64]>,
        repairing: bool,
        first: bool,
    ) -> Option<(usize, bool)> {
        let mut best = None;
        let mut most = WORTH;
        for j in 0..self.x.len() {
            if self.place[j] == Place::Basic || self.hi[j] - self.lo[j] <= 0.0 {
                continue;
            }
            let gain = self.gain(j, cost, repairing);
            let up = self.place[j] == Place::Low;
            let gain = if up { gain } else { -gain };
            if gain > most {
                best = Some((j, up));
                if first {
                    break;
                }
                most = gain;
            }
        }
        best
    }

    /// B⁻¹ times a column.
    fn direction(&self, j: usize) -> Vec<f64> {
        let m = self.rows;
        let n = self.columns.len();
        let unit = [(j.wrapping_sub(n), -1.0)];
        let column: &[(usize, f64)] = if j < n { &self.columns[j] } else { &unit };
        let row = |i: usize| column.iter().map(|(r, a)| self.inverse[i * m + r] * a).sum();
        (0..m).map(row).collect()
    }

    /// Moves along one column as far as the bounds allow; how far, or nothing if there is no end.
    fn step(&mut self, entering: usize, up: bool, first: bool) -> Option<f64> {
        let sign = if up { 1.0 } else { -1.0 };
        let direction = self.direction(entering);
        let range = self.hi[entering] - self.lo[entering];
        // how far each value of the basis may go, and to which bound
        let room = |i: usize, slack: f64| -> Option<(f64, bool)> {
            let rate = -sign * direction[i];
            let j = self.basis[i];
            let (x, lo, hi) = (self.x[j], self.lo[j], self.hi[j]);
            if rate > PIVOT {
                let to_low = x < lo - FEASIBLE;
                let goal = if to_low { lo } else { hi };
                (goal.is_finite() && x <= goal + FEASIBLE)
                    .then(|| ((goal - x + slack).max(0.0) / rate, !to_low))
            } else if rate < -PIVOT {
                let to_high = x > hi + FEASIBLE;
                let goal = if to_high { hi } else { lo };
                (goal.is_finite() && x >= goal - FEASIBLE)
                    .then(|| ((x - goal + slack).max(0.0) / -rate, to_high))
            } else {
                None
            }
        };
        let slack = if first { 0.0 } else { FEASIBLE * 0.5 };
        let rooms: Vec<_> = (0..self.rows).map(|i| room(i, slack)).collect();
        let furthest = rooms.iter().flatten().map(|r| r.0).fold(f64::INFINITY, f64::min);
        if range <= furthest {
            if !range.is_finite() {
                return None;
            }
            self.place[entering] = if up { Place::High } else { Place::Low };
            self.x[entering] = if up { self.hi[entering] } else { self.lo[entering] };
            for (i, rate) in direction.iter().enumerate() {
                self.x[self.basis[i]] -= sign * range * rate;
            }
            return Some(range);
        }
        let mut leaving = None;
        for i in 0..self.rows {
            let Some((far, high)) = room(i, 0.0) else { continue };
            let better = |&(other, ..): &(usize, f64, bool)| {
                if first {
                    self.basis[i] < self.basis[other]
                } else {
                    direction[i].abs() > direction[other].abs()
                }
            };
            if far <= furthest && leaving.as_ref().is_none_or(better) {
                leaving = Some((i, far, high));
            }
        }
        let (at, far, high) = leaving?;
        for (i, rate) in direction.iter().enumerate() {
            self.x[self.basis[i]] -= sign * far * rate;
        }
        let left = self.basis[at];
        self.place[left] = if high { Place::High } else { Place::Low };
        self.x[left] = if high { self.hi[left] } else { self.lo[left] };
        self.x[entering] += sign * far;
        self.place[entering] = Place::Basic;
        self.basis[at] = entering;
        self.replace(at, &direction);
        Some(far)
    }

    /// The inverse after one column of the basis was replaced.
    fn replace(&mut self, at: usize, direction: &[f64]) {
        let m = self.rows;
        let pivot = direction[at];
        let row: Vec<f64> = self.inverse[at * m..(at + 1) * m].iter().map(|a| a / pivot).collect();
        for (i, rate) in direction.iter().enumerate() {
            if i != at && *rate != 0.0 {
                for (a, b) in self.inverse[i * m..(i + 1) * m].iter_mut().zip(&row) {
                    *a -= rate * b;
                }
            }
        }
        self.inverse[at * m..(at + 1) * m].copy_from_slice(&row);
        self.since_refresh += 1;
    }

    /// Works the inverse out anew; false if the basis has become singular.
    fn refresh(&mut self) -> bool {
        let m = self.rows;
        let n = self.columns.len();
        let mut left = vec![0.0; m * m];
        for (i, &j) in self.basis.iter().enumerate() {
            if j < n {
                for (row, a) in &self.columns[j] {
                    left[row * m + i] += a;
                }
            } else {
                left[(j - n) * m + i] = -1.0;
            }
        }
        let Some(inverse) = invert(left, m) else { return false };
        self.inverse = inverse;
        self.since_refresh = 0;
        self.work_out();
        true
    }
}

/// Gauss and Jordan with the largest pivot of the column.
fn invert(mut left: Vec<f64>, m: usize) -> Option<Vec<f64>> {
    let mut right = vec![0.0; m * m];
    for i in 0..m {
        right[i * m + i] = 1.0;
    }
    for column in 0..m {
        let size = |row: &usize| left[row * m + column].abs();
        let best = (column..m).max_by(|a, b| size(a).total_cmp(&size(b)))?;
        let pivot = left[best * m + column];
        if pivot.abs() < 1e-11 {
            return None;
        }
        if best != column {
            for j in 0..m {
                left.swap(best * m + j, column * m + j);
                right.swap(best * m + j, column * m + j);
            }
        }
        for j in 0..m {
            left[column * m + j] /= pivot;
            right[column * m + j] /= pivot;
        }
        let from_left = left[column * m..(column + 1) * m].to_vec();
        let from_right = right[column * m..(column + 1) * m].to_vec();
        for row in (0..m).filter(|row| *row != column) {
            let rate = left[row * m + column];
            if rate != 0.0 {
                for j in 0..m {
                    left[row * m + j] -= rate * from_left[j];
                    right[row * m + j] -= rate * from_right[j];
                }
            }
        }
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// max x + 2y, x + y ≤ 4, 2x + y ≥ 2, y ≤ 3: 7 at (1, 3).
    #[test]
    fn solves_a_small_programme_and_again_with_other_bounds() {
        let columns = vec![vec![(0, 1.0), (1, 2.0)], vec![(0, 1.0), (1, 1.0)]];
        let mut lp = Simplex::new(columns, &[(0.0, 9.0), (0.0, 3.0)], &[(-9.0, 4.0), (2.0, 99.0)]);
        assert_eq!(lp.maximise(&[1.0, 2.0]), Ended::Optimal);
        assert!((lp.value(0) - 1.0).abs() < 1e-9 && (lp.value(1) - 3.0).abs() < 1e-9);
        lp.bound(1, 0.0, 1.0);
        assert_eq!(lp.maximise(&[1.0, 2.0]), Ended::Optimal);
        assert!((lp.value(0) - 3.0).abs() < 1e-9, "{}", lp.value(0));
        lp.bound_row(0, 20.0, 30.0);
        assert_eq!(lp.feasible(), Ended::Infeasible);
        assert!(lp.outside() > 9.9);
    }
}
