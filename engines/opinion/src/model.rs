//! Where people stand, with uncertainty: a low-rank model of votes.
//!
//! x_ui = μ_i + b_u + f_u·g_i + noise of variance σ_i², with b_u ~ N(0, τ²), f_u ~ N(0, I),
//! g_id ~ N(0, γ_d²), μ_i ~ N(m, s²). People get a ridge posterior, mean and covariance: few
//! votes leave a wide one. Statements are fitted by variational expectation–maximisation, so
//! that their uncertainty counts too, and the widths γ, τ, s come from the data: directions
//! that the votes don't speak of vanish by themselves.
//!
//! Time: a sweep is some thirty additions a vote, twice. Source: Tipping and Bishop (1999),
//! Ilin and Raiko (2010) on principal components with missing values.

use crate::dense;
use crate::votes::{Cell, Votes};

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
/// Most people in one partial sum: few enough for 32-bit floats.
const BLOCK: usize = 4096;
/// Votes that a statement's own noise counts against the common one.
const NOISE_WEIGHT: f64 = 12.0;

/// What is added up over votes: a matrix as its triangle, and a vector for each of the three votes.
#[derive(Debug, Clone, Copy)]
struct Entry {
    matrix: [f32; MATRIX],
    vectors: [[f32; VECTOR]; 3],
}

const NOTHING: Entry = Entry { matrix: [0.0; MATRIX], vectors: [[0.0; VECTOR]; 3] };

/// Where somebody stands: mean and covariance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Posterior {
    pub(crate) mean: [f64; D],
    pub(crate) covariance: [f64; TRIANGLE],
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

/// Sums over people, for each statement.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    each: Vec<Wide>,
    /// Over all people: squares of the tendency, and how many.
    tendency: f64,
    people: f64,
}

/// Sums over those who voted on one statement.
#[derive(Debug, Clone, Copy)]
struct Wide {
    /// E\[hhᵀ\], h the person.
    matrix: [f64; TRIANGLE],
    /// h of those who disagree, pass, agree.
    vectors: [[f64; D]; 3],
    counts: [f64; 3],
}

/// How hard to look: sweeps over a sample, then over everybody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    pub(crate) sample: usize,
    pub(crate) sweeps: usize,
    pub(crate) full_sweeps: usize,
}

pub(crate) const fn at(i: usize, j: usize) -> usize {
    i * (i + 1) / 2 + j
}

impl Sums {
    fn new(statements: usize) -> Self {
        let none = Wide { matrix: [0.0; TRIANGLE], vectors: [[0.0; D]; 3], counts: [0.0; 3] };
        Self { each: vec![none; statements], tendency: 0.0, people: 0.0 }
    }
}

/// Sums of a block of people, small enough for 32 bits.
struct Partial {
    each: Vec<Entry>,
    counts: Vec<[f32; 3]>,
    tendency: f64,
    people: f64,
}

impl Partial {
    fn new(statements: usize) -> Self {
        Self {
            each: vec![NOTHING; statements],
            counts: vec![[0.0; 3]; statements],
            tendency: 0.0,
            people: 0.0,
        }
    }

    fn add(&mut self, row: &[Cell], posterior: &Posterior) {
        let mut matrix = [0.0_f32; MATRIX];
        let mut vector = [0.0_f32; VECTOR];
        for i in 0..D {
            for j in 0..=i {
                let both = posterior.mean[i] * posterior.mean[j];
                matrix[at(i, j)] = (posterior.covariance[at(i, j)] + both) as f32;
            }
            vector[i] = posterior.mean[i] as f32;
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
            self.counts[cell.statement()][cell.code()] += 1.0;
        }
        self.tendency += posterior.covariance[0] + posterior.mean[0] * posterior.mean[0];
        self.people += 1.0;
    }
}

/// What each vote adds to what is known of a person: precision and pull.
pub(crate) struct Table {
    rows: Vec<Entry>,
    prior: [f64; D],
}

impl Model {
    /// A start without knowledge: means of the votes, and directions without a pattern.
    fn start(votes: &Votes) -> Self {
        let n = votes.statements().len();
        let (mut sums, mut counts) = (vec![0.0; n], vec![0.0; n]);
        for cell in votes.rows().flatten() {
            sums[cell.statement()] += cell.value();
            counts[cell.statement()] += 1.0;
        }
        let common = sums.iter().sum::<f64>() / counts.iter().sum::<f64>().max(1.0);
        let mut state = 0x0bad_5eed_u64;
        let statements = (0..n)
            .map(|i| {
                let mut covariance = [0.0; D * D];
                (0..D).for_each(|k| covariance[k * D + k] = 0.02);
                Statement {
                    mean: (sums[i] + 3.0 * common) / (counts[i] + 3.0),
                    loading: std::array::from_fn(|_| {
                        0.6 * (dense::unit(dense::mix(&mut state)) - 0.5)
                    }),
                    noise: 0.5,
                    covariance,
                }
            })
            .collect();
        Self { statements, tendency: 0.05, widths: [0.1; FACTORS], common, common_width: 0.25 }
    }

    /// What each vote says about who gave it.
    pub(crate) fn table(&self) -> Table {
        let rows = self.statements.iter().map(Statement::entry).collect();
        let mut prior = [1.0; D];
        prior[0] = 1.0 / self.tendency;
        Table { rows, prior }
    }

    /// What a vote on a statement is expected to be, −1 to 1.
    pub(crate) fn expect(&self, person: &Posterior, statement: usize) -> f64 {
        let it = &self.statements[statement];
        let along: f64 = it.loading.iter().zip(&person.mean[1..]).map(|(g, f)| g * f).sum();
        (it.mean + person.mean[0] + along).clamp(-1.0, 1.0)
    }
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
    /// Where the person who voted so stands.
    pub(crate) fn posterior(&self, row: &[Cell]) -> Posterior {
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
        let mut precision = [0.0; D * D];
        for i in 0..D {
            for j in 0..=i {
                precision[i * D + j] = f64::from(matrix[at(i, j)]);
            }
            precision[i * D + i] += self.prior[i];
        }
        invert(&mut precision, std::array::from_fn(|i| f64::from(vector[i])))
    }
}

/// Mean and covariance from a precision (lower triangle, destroyed) and a pull.
fn invert(precision: &mut [f64; D * D], pull: [f64; D]) -> Posterior {
    let mut mean = [0.0; D];
    let mut covariance = [0.0; TRIANGLE];
    if !factor(precision) {
        // can't happen while votes add squares to a positive prior; stay where nothing is known
        return Posterior { mean, covariance };
    }
    // the inverse of the factor, then covariance = L⁻ᵀ L⁻¹
    let mut inverse = [0.0; D * D];
    for i in 0..D {
        inverse[i * D + i] = 1.0 / precision[i * D + i];
        for j in 0..i {
            let mut dot = 0.0;
            for k in j..i {
                dot += precision[i * D + k] * inverse[k * D + j];
            }
            inverse[i * D + j] = -dot * inverse[i * D + i];
        }
    }
    for i in 0..D {
        for j in 0..=i {
            let mut dot = 0.0;
            for k in i..D {
                dot += inverse[k * D + i] * inverse[k * D + j];
            }
            covariance[at(i, j)] = dot;
        }
    }
    for i in 0..D {
        mean[i] = (0..D).map(|j| covariance[at(i.max(j), i.min(j))] * pull[j]).sum();
    }
    Posterior { mean, covariance }
}

/// Cholesky in place. False if the matrix isn't positive definite.
fn factor(a: &mut [f64; D * D]) -> bool {
    for j in 0..D {
        let pivot = a[j * D + j];
        if pivot.is_nan() || pivot <= 0.0 {
            return false;
        }
        let root = pivot.sqrt();
        let inverse = 1.0 / root;
        a[j * D + j] = root;
        for i in j + 1..D {
            a[i * D + j] *= inverse;
        }
        for i in j + 1..D {
            let along = a[i * D + j];
            for k in j + 1..=i {
                a[i * D + k] -= along * a[k * D + j];
            }
        }
    }
    true
}

/// Adds up what some people say about statements, block by block, on up to `threads` threads.
/// Blocks are joined in their order: the same bits whatever the number of threads.
fn sums(votes: &Votes, people: &[u32], table: &Table, threads: usize) -> Sums {
    let statements = votes.statements().len();
    let mut whole = Sums::new(statements);
    let blocks: Vec<&[u32]> = people.chunks(BLOCK).collect();
    let count = |block: &[u32]| {
        let mut partial = Partial::new(statements);
        for person in block {
            let row = votes.row(*person as usize);
            partial.add(row, &table.posterior(row));
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

impl Sums {
    fn join(&mut self, partial: &Partial) {
        for ((sum, add), counts) in self.each.iter_mut().zip(&partial.each).zip(&partial.counts) {
            for k in 0..TRIANGLE {
                sum.matrix[k] += f64::from(add.matrix[k]);
            }
            for code in 0..3 {
                for k in 0..D {
                    sum.vectors[code][k] += f64::from(add.vectors[code][k]);
                }
                sum.counts[code] += f64::from(counts[code]);
            }
        }
        self.people += partial.people;
        self.tendency += partial.tendency;
    }
}

impl Model {
    /// Statements and widths that fit these sums best.
    fn refit(&mut self, sums: &Sums) {
        let mut residuals = vec![(0.0, 0.0); self.statements.len()];
        for i in 0..self.statements.len() {
            residuals[i] = self.refit_statement(i, sums);
        }
        let (square, count) =
            residuals.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        let common = (square / f64::max(count, 1.0)).max(1e-3);
        for (it, (square, count)) in self.statements.iter_mut().zip(&residuals) {
            it.noise = ((square + NOISE_WEIGHT * common) / (count + NOISE_WEIGHT)).max(1e-3);
        }
        let n = self.statements.len().max(1) as f64;
        for k in 0..FACTORS {
            let sum: f64 = self
                .statements
                .iter()
                .map(|it| it.loading[k].powi(2) + it.covariance[(k + 1) * D + k + 1])
                .sum();
            self.widths[k] = (sum / n).max(1e-6);
        }
        self.common = self.statements.iter().map(|it| it.mean).sum::<f64>() / n;
        let spread = |it: &Statement| (it.mean - self.common).powi(2) + it.covariance[0];
        self.common_width = (self.statements.iter().map(spread).sum::<f64>() / n).max(1e-4);
        if sums.people > 0.0 {
            self.tendency = (sums.tendency / sums.people).max(1e-6);
        }
    }

    /// Fits one statement; gives its squared residual, and over how many votes.
    fn refit_statement(&mut self, i: usize, sums: &Sums) -> (f64, f64) {
        let sum = &sums.each[i];
        let all = |k: usize| sum.vectors[0][k] + sum.vectors[1][k] + sum.vectors[2][k];
        let signed = |k: usize| sum.vectors[2][k] - sum.vectors[0][k];
        let count = sum.counts[0] + sum.counts[1] + sum.counts[2];
        let value = sum.counts[2] - sum.counts[0];
        let squares = sum.counts[2] + sum.counts[0];
        let it = &mut self.statements[i];
        let weight = 1.0 / it.noise;
        // unknowns (mean, loadings); what is explained is the vote less the tendency
        let moment = |a: usize, b: usize| match (a, b) {
            (0, 0) => count,
            (a, 0) => all(a),
            (a, b) => sum.matrix[at(a, b)],
        };
        let target = |a: usize| match a {
            0 => value - all(0),
            a => signed(a) - sum.matrix[at(a, 0)],
        };
        let mut precision = [0.0; D * D];
        let mut pull = [0.0; D];
        for a in 0..D {
            for b in 0..=a {
                precision[a * D + b] = weight * moment(a, b);
            }
            let prior = if a == 0 { 1.0 / self.common_width } else { 1.0 / self.widths[a - 1] };
            precision[a * D + a] += prior;
            pull[a] = weight * target(a) + if a == 0 { prior * self.common } else { 0.0 };
        }
        let solved = invert(&mut precision, pull);
        for a in 0..D {
            for b in 0..D {
                it.covariance[a * D + b] = solved.covariance[at(a.max(b), a.min(b))];
            }
        }
        let pull = solved.mean;
        it.mean = pull[0];
        it.loading.copy_from_slice(&pull[1..]);
        // E‖x − b − θ·h‖², the spread of θ included
        let mut square = squares - 2.0 * signed(0) + sum.matrix[0];
        for a in 0..D {
            square -= 2.0 * pull[a] * target(a);
            for b in 0..D {
                let both = pull[a] * pull[b] + it.covariance[a * D + b];
                square += both * moment(a.max(b), a.min(b));
            }
        }
        (square.max(0.0), count)
    }

    /// Fits a model to votes, over people in an order that depends on their votes alone.
    pub(crate) fn fit(votes: &Votes, order: &[u32], effort: Effort, threads: usize) -> Self {
        let mut model = Self::start(votes);
        let sample = &order[..effort.sample.min(order.len())];
        for _ in 0..effort.sweeps {
            model.refit(&sums(votes, sample, &model.table(), threads));
        }
        for _ in 0..effort.full_sweeps {
            model.refit(&sums(votes, order, &model.table(), threads));
        }
        model
    }

    /// Where everybody stands, in the order of people.
    pub(crate) fn posteriors(&self, votes: &Votes, threads: usize) -> Vec<Posterior> {
        let table = self.table();
        let n = votes.people().len();
        let mut all = vec![self.nobody(); n];
        let part = n.div_ceil(threads.max(1)).max(1);
        let fill = |(at, part_of): (usize, &mut [Posterior])| {
            for (k, it) in part_of.iter_mut().enumerate() {
                *it = table.posterior(votes.row(at * part + k));
            }
        };
        if threads < 2 || n < BLOCK {
            all.chunks_mut(part.max(n)).enumerate().for_each(fill);
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
        covariance[0] = self.tendency;
        Posterior { mean: [0.0; D], covariance }
    }

    /// What a vote is expected to tell, in nats: of where the person stands, and of the
    /// statement's mean.
    pub(crate) fn information(&self, person: &Posterior, statement: usize) -> f64 {
        let it = &self.statements[statement];
        let load = |i: usize| if i == 0 { 1.0 } else { it.loading[i - 1] };
        let mut known = 0.0;
        for i in 0..D {
            for j in 0..D {
                known += load(i) * load(j) * person.covariance[at(i.max(j), i.min(j))];
            }
        }
        0.5 * libm::log1p((known + it.covariance[0]) / it.noise)
    }
}

impl Effort {
    /// As much as the size of a conversation allows: more sweeps where they cost little.
    pub(crate) fn fitting(votes: &Votes) -> Self {
        match votes.len() {
            0..=100_000 => Self { sample: usize::MAX, sweeps: 12, full_sweeps: 3 },
            100_001..=1_000_000 => Self { sample: 1024, sweeps: 5, full_sweeps: 3 },
            _ => Self { sample: 16_384, sweeps: 6, full_sweeps: 1 },
        }
    }
}

/// The model's directions turned to the principal ones: the first explains most of how people
/// differ, and each has people spread by 1.
pub(crate) struct Turn {
    middle: [f64; FACTORS],
    /// new = forward · (old − middle)
    forward: [[f64; FACTORS]; FACTORS],
    /// loadings: new = backward · old
    backward: [[f64; FACTORS]; FACTORS],
    /// Mean squared effect of each direction on a vote.
    pub(crate) strengths: [f64; FACTORS],
}

/// Somebody's place along turned directions, and the variance of each.
pub(crate) struct Turned {
    pub(crate) mean: [f64; FACTORS],
    covariance: [[f64; FACTORS]; FACTORS],
}

impl Turn {
    pub(crate) fn principal(
        model: &Model,
        votes: &Votes,
        posteriors: &[Posterior],
        order: &[u32],
    ) -> Self {
        const F: usize = FACTORS;
        let n = posteriors.len().max(1) as f64;
        let mut middle = [0.0; F];
        let mut second = vec![0.0; F * F];
        for it in order.iter().map(|person| &posteriors[*person as usize]) {
            for i in 0..F {
                middle[i] += it.mean[i + 1] / n;
                for j in 0..F {
                    let both = it.mean[i + 1] * it.mean[j + 1];
                    let (a, b) = (i.max(j) + 1, i.min(j) + 1);
                    second[i * F + j] += (both + it.covariance[at(a, b)]) / n;
                }
            }
        }
        for i in 0..F {
            for j in 0..F {
                second[i * F + j] -= middle[i] * middle[j];
            }
            second[i * F + i] += 1e-9;
        }
        let mut counts = vec![0.0; model.statements.len()];
        votes.rows().flatten().for_each(|cell| counts[cell.statement()] += 1.0);
        let all = counts.iter().sum::<f64>().max(1.0);
        let mut effect = vec![0.0; F * F];
        for (it, count) in model.statements.iter().zip(&counts) {
            for i in 0..F {
                for j in 0..F {
                    effect[i * F + j] += count / all * it.loading[i] * it.loading[j];
                }
            }
        }
        Self::from_moments(middle, second, &effect)
    }

    /// With the people's covariance LLᵀ and Lᵀ·effect·L = VΛVᵀ: forward VᵀL⁻¹, backward VᵀLᵀ.
    fn from_moments(middle: [f64; FACTORS], mut second: Vec<f64>, effect: &[f64]) -> Self {
        const F: usize = FACTORS;
        if !dense::cholesky(&mut second, F) {
            second = vec![0.0; F * F];
            (0..F).for_each(|i| second[i * F + i] = 1.0);
        }
        let l = |i: usize, j: usize| if j <= i { second[i * F + j] } else { 0.0 };
        let mut inner = vec![0.0; F * F];
        for i in 0..F {
            for j in 0..F {
                let each = (0..F).flat_map(|a| (0..F).map(move |b| (a, b)));
                inner[i * F + j] = each.map(|(a, b)| l(a, i) * effect[a * F + b] * l(b, j)).sum();
            }
        }
        let (values, vectors) = dense::eigen(inner, F);
        let mut turn = Self {
            middle,
            forward: [[0.0; F]; F],
            backward: [[0.0; F]; F],
            strengths: std::array::from_fn(|d| values[d].max(0.0)),
        };
        for d in 0..F {
            // rows of VᵀL⁻¹ solve yᵀL = vᵀ, from the last entry backwards
            let mut row = [0.0; F];
            for j in (0..F).rev() {
                let known: f64 = (j + 1..F).map(|i| row[i] * l(i, j)).sum();
                row[j] = (vectors[d][j] - known) / l(j, j);
            }
            turn.forward[d] = row;
            turn.backward[d] =
                std::array::from_fn(|i| (0..F).map(|k| vectors[d][k] * l(i, k)).sum());
            // a direction has no sign of its own: the side that more statements pull to is right
            let sum: f64 = turn.backward[d].iter().sum();
            if sum < 0.0 {
                turn.forward[d].iter_mut().for_each(|it| *it = -*it);
                turn.backward[d].iter_mut().for_each(|it| *it = -*it);
            }
        }
        turn
    }

    pub(crate) fn turned(&self, it: &Posterior) -> Turned {
        const F: usize = FACTORS;
        let mut turned = Turned { mean: [0.0; F], covariance: [[0.0; F]; F] };
        let old = |a: usize, b: usize| it.covariance[at(a.max(b) + 1, a.min(b) + 1)];
        let mut half = [[0.0; F]; F];
        for d in 0..F {
            let row = &self.forward[d];
            turned.mean[d] = (0..F).map(|k| row[k] * (it.mean[k + 1] - self.middle[k])).sum();
            for b in 0..F {
                half[d][b] = (0..F).map(|a| row[a] * old(a, b)).sum();
            }
        }
        for d in 0..F {
            for e in 0..F {
                turned.covariance[d][e] = (0..F).map(|b| half[d][b] * self.forward[e][b]).sum();
            }
        }
        turned
    }

    /// Place and covariance on the plane of the map, in units of votes.
    pub(crate) fn plane(&self, it: &Posterior) -> ([f64; 2], [[f64; 2]; 2]) {
        let turned = self.turned(it);
        let scale = [self.strengths[0].sqrt(), self.strengths[1].sqrt()];
        let place = std::array::from_fn(|d| turned.mean[d] * scale[d]);
        let spread = std::array::from_fn(|d| {
            std::array::from_fn(|e| turned.covariance[d][e] * scale[d] * scale[e])
        });
        (place, spread)
    }

    /// How far agreement to a statement moves along the plane of the map.
    pub(crate) fn statement(&self, loading: &[f64; FACTORS]) -> [f64; 2] {
        std::array::from_fn(|d| self.backward[d].iter().zip(loading).map(|(a, b)| a * b).sum())
    }

    /// What the votes alone say of somebody's place, the prior taken out again.
    pub(crate) fn blurred(&self, it: &Posterior) -> crate::groups::Blurred {
        let turned = self.turned(it);
        let mut blurred = crate::groups::Blurred {
            place: [0.0; crate::groups::AXES],
            blur: [0.0; crate::groups::AXES],
        };
        for d in 0..crate::groups::AXES {
            let left = turned.covariance[d][d].clamp(1e-6, 0.99);
            blurred.place[d] = turned.mean[d] / (1.0 - left);
            blurred.blur[d] = left / (1.0 - left);
        }
        blurred
    }
}
