//! Where people stand, from their votes and the statements.

use std::array::from_fn;

use super::four::{self, Four, Square};
use super::{D, Entry, MATRIX, Model, NOTHING, Statement, TRIANGLE, VECTOR, at};
use crate::votes::{Cell, Votes};

/// Fewest people for whom a thread is worth its start.
const WORTH_A_THREAD: usize = 4096;

/// Where somebody stands: mean and covariance (lower triangle).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Posterior {
    pub(crate) mean: [f32; D],
    pub(crate) covariance: [f32; TRIANGLE],
}

/// What each vote adds to what is known of a person: precision and pull.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<Entry>,
    prior: [f32; D],
    least: f32,
}

impl Statement {
    fn entry(&self) -> Entry {
        let weight = 1.0 / self.noise;
        let load = |i: usize| if i == 0 { 1.0 } else { self.loading[i - 1] };
        let mut entry = NOTHING;
        for i in 0..D {
            for j in 0..=i {
                // the tendency's own loading is 1 and sure; row 0 of the covariance is the mean's
                let spread = if j == 0 { 0.0 } else { self.covariance[i * D + j] };
                entry.matrix[at(i, j)] = (weight * (load(i) * load(j) + spread)) as f32;
            }
            let shift = if i == 0 { 0.0 } else { self.covariance[i * D] };
            for (vector, value) in entry.vectors.iter_mut().zip([-1.0, 0.0, 1.0]) {
                vector[i] = (weight * ((value - self.mean) * load(i) - shift)) as f32;
            }
        }
        entry
    }
}

impl Table {
    pub(crate) fn of(model: &Model) -> Self {
        let mut prior = [1.0; D];
        prior[0] = (1.0 / model.tendency) as f32;
        let least = prior.iter().copied().fold(f32::INFINITY, f32::min);
        Self { rows: model.statements.iter().map(Statement::entry).collect(), prior, least }
    }

    /// Where the person who voted so stands.
    pub(crate) fn posterior(&self, row: &[Cell]) -> Posterior {
        self.four([row, &[], &[], &[]])[0]
    }

    /// Where four people stand.
    pub(super) fn four(&self, rows: [&[Cell]; 4]) -> [Posterior; 4] {
        let gathered = rows.map(|row| self.gather(row));
        let mut precision: Square<f32> = [[Four::ZERO; D]; D];
        for i in 0..D {
            for j in 0..=i {
                precision[i][j] = Four(from_fn(|k| gathered[k].0[at(i, j)]));
            }
            precision[i][i] = precision[i][i] + Four([self.prior[i]; 4]);
        }
        let pull = from_fn(|i| Four(from_fn(|k| gathered[k].1[i])));
        let solved = four::invert(precision, &pull, self.least);
        from_fn(|k| {
            let mut covariance = [0.0; TRIANGLE];
            for i in 0..D {
                for j in 0..=i {
                    covariance[at(i, j)] = solved.covariance[i][j].0[k];
                }
            }
            Posterior { mean: solved.mean.map(|it| it.0[k]), covariance }
        })
    }

    #[inline]
    fn gather(&self, row: &[Cell]) -> ([f32; MATRIX], [f32; VECTOR]) {
        let mut matrix = [0.0_f32; MATRIX];
        let mut vector = [0.0_f32; VECTOR];
        for cell in row {
            let entry = &self.rows[cell.statement()];
            for k in 0..MATRIX {
                matrix[k] += entry.matrix[k];
            }
            let add = &entry.vectors[cell.code()];
            for k in 0..VECTOR {
                vector[k] += add[k];
            }
        }
        (matrix, vector)
    }
}

impl Model {
    /// Where everybody stands, in the order of people.
    pub(crate) fn posteriors(&self, votes: &Votes, threads: usize) -> Vec<Posterior> {
        let table = Table::of(self);
        let n = votes.people().len();
        let mut all = vec![self.nobody(); n];
        let threads = if n < WORTH_A_THREAD { 1 } else { threads.max(1) };
        // whole fours, so that people are solved together alike on any number of threads
        let part = n.div_ceil(threads).next_multiple_of(4).max(4);
        let fill = |(at, part_of): (usize, &mut [Posterior])| {
            for (four, some) in part_of.chunks_mut(4).enumerate() {
                let first = at * part + four * 4;
                let row = |k: usize| if first + k < n { votes.row(first + k) } else { &[] };
                let solved = table.four(from_fn(row));
                some.iter_mut().zip(solved).for_each(|(it, solved)| *it = solved);
            }
        };
        if threads == 1 {
            all.chunks_mut(part).enumerate().for_each(fill);
        } else {
            std::thread::scope(|scope| {
                for it in all.chunks_mut(part).enumerate() {
                    scope.spawn(|| fill(it));
                }
            });
        }
        all
    }

    /// Somebody of whom nothing is known.
    pub(crate) fn nobody(&self) -> Posterior {
        let mut covariance = [0.0; TRIANGLE];
        (1..D).for_each(|i| covariance[at(i, i)] = 1.0);
        covariance[0] = self.tendency as f32;
        Posterior { mean: [0.0; D], covariance }
    }
}
