//! Where people stand, with uncertainty: a low-rank model of votes.
//!
//! x_ui = μ_i + b_u + f_u·g_i + noise of variance σ_i², with b_u ~ N(0, τ²), f_u ~ N(0, I),
//! g_id ~ N(0, γ_d²), μ_i ~ N(m, s²). People get a ridge posterior, mean and covariance: few
//! votes leave a wide one. Statements are fitted by variational expectation–maximisation, so
//! that their uncertainty counts too, and the widths γ, τ, s come from the data: directions
//! that the votes don't speak of vanish by themselves.
//!
//! Time: a sweep is a dozen additions of four numbers a vote, twice. Source: Tipping and Bishop (1999),
//! Ilin and Raiko (2010) on principal components with missing values.

mod four;
mod person;
mod refit;
mod sums;
mod turn;

pub(crate) use person::{Posterior, Table};
pub(crate) use turn::Turn;

use crate::dense;
use crate::votes::Votes;
use sums::Sums;

/// Directions of opinion, beside the person's own tendency to agree.
pub(crate) const FACTORS: usize = 7;
/// A person: tendency and directions.
const D: usize = FACTORS + 1;
/// Lower triangle of a D × D matrix.
const TRIANGLE: usize = D * (D + 1) / 2;
/// The same, filled up to whole vectors of four.
const MATRIX: usize = TRIANGLE.next_multiple_of(4);
/// A vector of D, filled up.
const VECTOR: usize = D.next_multiple_of(4);

/// How many disagree, pass and agree, for each statement.
pub(crate) type Counts = [[u32; 3]];

/// What is added up over votes: a matrix as its triangle, and a vector for each of the three votes.
#[derive(Debug, Clone, Copy)]
struct Entry {
    matrix: [f32; MATRIX],
    vectors: [[f32; VECTOR]; 3],
}

const NOTHING: Entry = Entry { matrix: [0.0; MATRIX], vectors: [[0.0; VECTOR]; 3] };

const fn at(i: usize, j: usize) -> usize {
    i * (i + 1) / 2 + j
}

/// A statement: its mean, its place in each direction, its noise, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    pub(crate) mean: f64,
    pub(crate) loading: [f64; FACTORS],
    pub(crate) noise: f64,
    /// Covariance of (mean, loading), a D × D matrix by rows.
    covariance: [f64; D * D],
}

/// A fitted model.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) statements: Vec<Statement>,
    /// Variance of people's tendency to agree.
    pub(crate) tendency: f64,
    widths: [f64; FACTORS],
    common: f64,
    common_width: f64,
}

/// How hard to look: sweeps over a sample, then over everybody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    pub(crate) sample: usize,
    pub(crate) sweeps: usize,
    pub(crate) full_sweeps: usize,
}

/// How many disagree, pass and agree: of those named, or of everybody.
pub(crate) fn counts(votes: &Votes, people: Option<&[u32]>) -> Vec<[u32; 3]> {
    let mut counts = vec![[0; 3]; votes.statements().len()];
    let mut count = |row: &[crate::Cell]| {
        for cell in row {
            counts[cell.statement()][cell.code()] += 1;
        }
    };
    match people {
        Some(people) => people.iter().for_each(|it| count(votes.row(*it as usize))),
        None => votes.rows().for_each(count),
    }
    counts
}

impl Model {
    /// A start without knowledge: means of the votes, and directions without a pattern.
    fn start(counts: &Counts) -> Self {
        let sum = |it: &[u32; 3]| f64::from(it[2]) - f64::from(it[0]);
        let votes = |it: &[u32; 3]| it.iter().map(|it| f64::from(*it)).sum::<f64>();
        let common =
            counts.iter().map(sum).sum::<f64>() / counts.iter().map(votes).sum::<f64>().max(1.0);
        let mut state = 0x0bad_5eed_u64;
        let mut covariance = [0.0; D * D];
        (0..D).for_each(|k| covariance[k * D + k] = 0.02);
        let statements = counts
            .iter()
            .map(|count| Statement {
                mean: (sum(count) + 3.0 * common) / (votes(count) + 3.0),
                loading: std::array::from_fn(|_| 0.6 * (dense::unit(dense::mix(&mut state)) - 0.5)),
                noise: 0.5,
                covariance,
            })
            .collect();
        Self { statements, tendency: 0.05, widths: [0.1; FACTORS], common, common_width: 0.25 }
    }

    /// Fits a model to votes, over people in an order that depends on their votes alone.
    pub(crate) fn fit(
        votes: &Votes,
        all: &Counts,
        order: &[u32],
        effort: Effort,
        threads: usize,
    ) -> Self {
        let mut model = Self::start(all);
        let sample = &order[..effort.sample.min(order.len())];
        let some = if sample.len() < order.len() { &counts(votes, Some(sample)) } else { all };
        for _ in 0..effort.sweeps {
            model.refit(&Sums::of(votes, sample, &Table::of(&model), threads), some);
        }
        for _ in 0..effort.full_sweeps {
            model.refit(&Sums::of(votes, order, &Table::of(&model), threads), all);
        }
        model
    }

    /// What a vote on a statement is expected to be, −1 to 1.
    pub(crate) fn expect(&self, person: &Posterior, statement: usize) -> f64 {
        let it = &self.statements[statement];
        let along: f64 =
            it.loading.iter().zip(&person.mean[1..]).map(|(g, f)| g * f64::from(*f)).sum();
        (it.mean + f64::from(person.mean[0]) + along).clamp(-1.0, 1.0)
    }

    /// What a vote is expected to tell, in nats: of where the person stands, and of the
    /// statement's mean.
    pub(crate) fn information(&self, person: &Posterior, statement: usize) -> f64 {
        let it = &self.statements[statement];
        let load = |i: usize| if i == 0 { 1.0 } else { it.loading[i - 1] };
        let mut known = 0.0;
        for i in 0..D {
            for j in 0..D {
                let covariance = f64::from(person.covariance[at(i.max(j), i.min(j))]);
                known += load(i) * load(j) * covariance;
            }
        }
        0.5 * libm::log1p((known + it.covariance[0]) / it.noise)
    }
}

impl Effort {
    /// As much as the size of a conversation allows: more sweeps where they cost little.
    pub(crate) fn fitting(votes: &Votes) -> Self {
        match votes.len() {
            0..=100_000 => Self { sample: usize::MAX, sweeps: 30, full_sweeps: 3 },
            100_001..=1_000_000 => Self { sample: 1024, sweeps: 4, full_sweeps: 3 },
            _ => Self { sample: 16_384, sweeps: 6, full_sweeps: 1 },
        }
    }
}
