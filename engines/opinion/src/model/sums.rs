//! What people say about statements, added up.

use super::person::{Posterior, Table};
use super::{D, Entry, MATRIX, NOTHING, TRIANGLE, VECTOR, at};
use crate::votes::{Cell, Votes};

/// Most people in one partial sum: few enough for 32-bit floats.
const BLOCK: usize = 4096;

/// Sums over people, for each statement.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) each: Vec<Wide>,
    /// Over all people: squares of the tendency, and how many.
    pub(super) tendency: f64,
    pub(super) people: f64,
}

/// Sums over those who voted on one statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wide {
    /// E\[hhᵀ\], h the person.
    pub(super) matrix: [f64; TRIANGLE],
    /// h of those who disagree, pass, agree.
    pub(super) vectors: [[f64; D]; 3],
}

/// Sums of a block of people, small enough for 32 bits.
struct Partial {
    each: Vec<Entry>,
    tendency: f64,
    people: f64,
}

impl Partial {
    fn new(statements: usize) -> Self {
        Self { each: vec![NOTHING; statements], tendency: 0.0, people: 0.0 }
    }

    fn add(&mut self, row: &[Cell], posterior: &Posterior) {
        let mut matrix = [0.0_f32; MATRIX];
        let mut vector = [0.0_f32; VECTOR];
        for i in 0..D {
            for j in 0..=i {
                let both = posterior.mean[i] * posterior.mean[j];
                matrix[at(i, j)] = posterior.covariance[at(i, j)] + both;
            }
            vector[i] = posterior.mean[i];
        }
        for cell in row {
            let sum = &mut self.each[cell.statement()];
            for k in 0..MATRIX {
                sum.matrix[k] += matrix[k];
            }
            let sum = &mut sum.vectors[cell.code()];
            for k in 0..VECTOR {
                sum[k] += vector[k];
            }
        }
        self.tendency += f64::from(matrix[0]);
        self.people += 1.0;
    }
}

impl Sums {
    fn new(statements: usize) -> Self {
        let none = Wide { matrix: [0.0; TRIANGLE], vectors: [[0.0; D]; 3] };
        Self { each: vec![none; statements], tendency: 0.0, people: 0.0 }
    }

    fn join(&mut self, partial: &Partial) {
        for (sum, add) in self.each.iter_mut().zip(&partial.each) {
            for k in 0..TRIANGLE {
                sum.matrix[k] += f64::from(add.matrix[k]);
            }
            for code in 0..3 {
                for k in 0..D {
                    sum.vectors[code][k] += f64::from(add.vectors[code][k]);
                }
            }
        }
        self.people += partial.people;
        self.tendency += partial.tendency;
    }

    /// Adds up what some people say about statements, block by block, on up to `threads`
    /// threads. Blocks are joined in their order: the same bits whatever the number of threads.
    pub(super) fn of(votes: &Votes, people: &[u32], table: &Table, threads: usize) -> Self {
        let statements = votes.statements().len();
        let mut whole = Self::new(statements);
        let blocks: Vec<&[u32]> = people.chunks(BLOCK).collect();
        let count = |block: &[u32]| {
            let mut partial = Partial::new(statements);
            for four in block.chunks(4) {
                let row = |k: usize| four.get(k).map_or(&[][..], |it| votes.row(*it as usize));
                let posteriors = table.four(std::array::from_fn(row));
                for k in 0..four.len() {
                    partial.add(row(k), &posteriors[k]);
                }
            }
            partial
        };
        for round in blocks.chunks(threads.max(1)) {
            let partials: Vec<Partial> = match round {
                [alone] => vec![count(alone)],
                several => std::thread::scope(|scope| {
                    let started: Vec<_> =
                        several.iter().map(|block| scope.spawn(|| count(block))).collect();
                    let joined = started.into_iter().zip(several);
                    // a thread that didn't come back is done again here
                    joined.map(|(it, block)| it.join().unwrap_or_else(|_| count(block))).collect()
                }),
            };
            for partial in &partials {
                whole.join(partial);
            }
        }
        whole
    }
}
