//! The chances that quotas allow on average: for each type the seats it can expect,
//! within the quotas and within cuts that were learned.

use crate::pool::Pool;
use crate::simplex::{Column, Simplex};

/// Σ weight × seats ≤ most, true of every panel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cut {
    pub(crate) weights: Vec<f64>,
    pub(crate) most: f64,
}

/// Seats of each type, as bounds on columns and rows.
#[derive(Debug, Clone)]
pub(crate) struct Polytope {
    pub(crate) columns: Vec<Column>,
    /// Fewest and most seats of each type.
    pub(crate) bounds: Vec<(f64, f64)>,
    pub(crate) rows: Vec<(f64, f64)>,
    /// How many rows the pool has; those behind are cuts.
    pub(crate) own_rows: usize,
}

impl Polytope {
    pub(crate) fn new(pool: &Pool) -> Self {
        let columns = pool.types.iter().map(|t| t.rows.iter().map(|r| (*r, 1.0)).collect());
        let bounds = pool.types.iter().map(|t| {
            let most = t.people.len() as f64;
            (if t.must { most } else { 0.0 }, most)
        });
        let most = f64::from(pool.seats);
        let rows = pool.rows.iter().map(|row| (f64::from(row.min), f64::from(row.max).min(most)));
        Self {
            columns: columns.collect(),
            bounds: bounds.collect(),
            rows: rows.collect(),
            own_rows: pool.rows.len(),
        }
    }

    /// Adds a cut.
    pub(crate) fn cut(&mut self, cut: &Cut) {
        let row = self.rows.len();
        let mut least = 0.0;
        for (t, weight) in cut.weights.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            self.columns[t].push((row, *weight));
            least += weight.min(0.0) * self.bounds[t].1;
        }
        self.rows.push((least.min(cut.most), cut.most));
    }

    /// Takes types that are on no panel out.
    pub(crate) fn close(&mut self, types: &[usize]) {
        for t in types {
            self.bounds[*t] = (0.0, 0.0);
        }
    }

    /// Fewest and most seats together, for each row.
    pub(crate) fn activity(&self, seats: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.rows.len()];
        for (column, seats) in self.columns.iter().zip(seats).filter(|(_, s)| **s != 0.0) {
            for (row, a) in column {
                sums[*row] += a * seats;
            }
        }
        sums
    }

    pub(crate) fn simplex(&self) -> Simplex {
        Simplex::new(self.columns.clone(), &self.bounds, &self.rows)
    }
}
