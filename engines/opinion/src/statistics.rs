//! What the map needs of any number of people: sums over pairs of statements.
//!
//! With x a vote and 1 that there is one, kept for every pair are S = Σ x·xᵀ, A = Σ x·1ᵀ and
//! N = Σ 1·1ᵀ, as whole numbers. The Gram matrix of votes that are centred, and 0 where missing,
//! follows: G = S − Aμ − (Aμ)ᵀ + μμᵀ∘N. A vote costs as many steps as the voter has votes;
//! shards add up; nothing is rounded, so any order of the same votes ends in the same sums.
//! Sixteen bytes a pair: 32 MB for 2,000 statements.

use std::collections::BTreeMap;

use crate::dense;
use crate::polis::{Flags, Plane, Tally};
use crate::votes::{Cell, Votes};

/// Sums over those who voted on both of two statements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Pair {
    /// Σ x_i·x_j
    product: i32,
    /// Σ x_i, over those who voted on j too
    first: i32,
    /// Σ x_j, over those who voted on i too
    second: i32,
    /// how many voted on both
    count: i32,
}

/// Sums over pairs of statements, kept as votes come and go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Ids in the order in which they came.
    statements: Vec<u64>,
    pub(crate) places: BTreeMap<u64, usize>,
    /// Row i holds the pairs (i, 0) … (i, i).
    pairs: Vec<Pair>,
}

fn at(i: usize, j: usize) -> usize {
    i * (i + 1) / 2 + j
}

/// Bytes that are no statistics.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these bytes hold no statistics of votes: {0}")]
pub struct Unreadable(&'static str);

const MAGIC: &[u8; 8] = b"fmstat01";

impl Statistics {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sums of votes that are all there.
    pub fn of(votes: &Votes) -> Self {
        let mut all = Self::new();
        for id in votes.statements() {
            all.statement(*id);
        }
        votes.rows().for_each(|row| all.add_row(row, 1));
        all
    }

    /// Statements in the order in which they came.
    pub fn statements(&self) -> &[u64] {
        &self.statements
    }

    /// The place of a statement, which is new if it wasn't known.
    pub fn statement(&mut self, id: u64) -> usize {
        if let Some(place) = self.places.get(&id) {
            return *place;
        }
        let place = self.statements.len();
        self.statements.push(id);
        self.places.insert(id, place);
        self.pairs.resize(at(place + 1, 0), Pair::default());
        place
    }

    /// Bytes that the sums take.
    pub fn bytes(&self) -> usize {
        self.pairs.len() * size_of::<Pair>()
    }

    /// Adds all votes of somebody (`sign` 1), or takes them away (−1). Cells name places here.
    pub(crate) fn add_row(&mut self, row: &[Cell], sign: i32) {
        for (k, a) in row.iter().enumerate() {
            for b in &row[..=k] {
                self.add_pair(*a, *b, sign);
            }
        }
    }

    /// Adds one vote of somebody who has `others`, or takes it away.
    pub(crate) fn add_cell(&mut self, cell: Cell, others: &[Cell], sign: i32) {
        self.add_pair(cell, cell, sign);
        for other in others {
            self.add_pair(cell, *other, sign);
        }
    }

    fn add_pair(&mut self, a: Cell, b: Cell, sign: i32) {
        let (a, b) = if a.statement() >= b.statement() { (a, b) } else { (b, a) };
        let (x, y) = (i32::from(a.vote().value()), i32::from(b.vote().value()));
        let pair = &mut self.pairs[at(a.statement(), b.statement())];
        pair.product += sign * x * y;
        pair.first += sign * x;
        pair.second += sign * y;
        pair.count += sign;
    }

    /// Adds the sums of other people: a shard, another machine. Nobody may be in both.
    pub fn merge(&mut self, other: &Self) {
        let places: Vec<usize> = other.statements.iter().map(|id| self.statement(*id)).collect();
        for i in 0..places.len() {
            for j in 0..=i {
                let add = other.pairs[at(i, j)];
                let (a, b) = (places[i], places[j]);
                let (first, second) =
                    if a >= b { (add.first, add.second) } else { (add.second, add.first) };
                let pair = &mut self.pairs[at(a.max(b), a.min(b))];
                pair.product += add.product;
                pair.first += first;
                pair.second += second;
                pair.count += add.count;
            }
        }
    }

    /// How often the statement at a place was voted on.
    pub fn tally(&self, statement: usize) -> Tally {
        let pair = self.pairs[at(statement, statement)];
        let agree = i64::from(pair.product) + i64::from(pair.first);
        let disagree = i64::from(pair.product) - i64::from(pair.first);
        Tally {
            agree: (agree / 2) as u64,
            disagree: (disagree / 2) as u64,
            seen: pair.count.max(0) as u64,
        }
    }

    /// Mean vote of each statement; 0 where it is moderated out or nobody voted.
    pub fn means(&self, flags: Flags) -> Vec<f64> {
        (0..self.statements.len())
            .map(|i| {
                let pair = self.pairs[at(i, i)];
                let none = flags.is_out(i) || pair.count == 0;
                if none { 0.0 } else { f64::from(pair.first) / f64::from(pair.count) }
            })
            .collect()
    }

    /// The Gram matrix of centred votes, n × n by rows.
    pub fn gram(&self, flags: Flags) -> Vec<f64> {
        let n = self.statements.len();
        let means = self.means(flags);
        let mut gram = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                if flags.is_out(i) || flags.is_out(j) {
                    continue;
                }
                let pair = self.pairs[at(i, j)];
                let value = f64::from(pair.product)
                    - f64::from(pair.first) * means[j]
                    - f64::from(pair.second) * means[i]
                    + means[i] * means[j] * f64::from(pair.count);
                gram[i * n + j] = value;
                gram[j * n + i] = value;
            }
        }
        gram
    }

    /// The plane of the compatible mode, from the sums alone.
    pub fn plane(&self, flags: Flags) -> Plane {
        let n = self.statements.len();
        let gram = self.gram(flags);
        let apply = |vector: &[f64], image: &mut [f64]| {
            for (row, image) in gram.chunks(n.max(1)).zip(image) {
                *image = dense::dot(row, vector);
            }
        };
        Plane::from_operator(self.means(flags), apply)
    }

    /// As bytes: eight that name the form, the number of statements, their ids, the pairs.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.statements.len() as u64).to_le_bytes());
        self.statements.iter().for_each(|id| bytes.extend(id.to_le_bytes()));
        for pair in &self.pairs {
            for number in [pair.product, pair.first, pair.second, pair.count] {
                bytes.extend(number.to_le_bytes());
            }
        }
        bytes
    }

    /// The same from bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Unreadable("they begin otherwise"))?;
        let short = Unreadable("they end too early");
        let (count, rest) = rest.split_first_chunk::<8>().ok_or(short.clone())?;
        let count = u64::from_le_bytes(*count);
        // each statement takes 8 bytes at least: more can't be meant
        if count > rest.len() as u64 / 8 {
            return Err(short);
        }
        let (ids, rest) = rest.split_at(count as usize * 8);
        let mut found = Self::new();
        if rest.len() as u64 != count * (count + 1) / 2 * 16 {
            return Err(Unreadable("sums and statements don't fit"));
        }
        for id in ids.chunks_exact(8) {
            let id = u64::from_le_bytes(std::array::from_fn(|i| id[i]));
            if found.places.contains_key(&id) {
                return Err(Unreadable("a statement comes twice"));
            }
            found.statement(id);
        }
        for (pair, bytes) in found.pairs.iter_mut().zip(rest.chunks_exact(16)) {
            let number = |k: usize| i32::from_le_bytes(std::array::from_fn(|i| bytes[4 * k + i]));
            *pair =
                Pair { product: number(0), first: number(1), second: number(2), count: number(3) };
            let fits = pair.count >= 0
                && [pair.product, pair.first, pair.second]
                    .iter()
                    .all(|it| it.unsigned_abs() <= pair.count.unsigned_abs());
            if !fits {
                return Err(Unreadable("sums that no votes can have"));
            }
        }
        Ok(found)
    }

    /// Whether both hold the same sums, in whatever order statements came.
    pub fn same_as(&self, other: &Self) -> bool {
        let mut ours = Self::new();
        self.places.keys().for_each(|id| {
            ours.statement(*id);
        });
        let mut theirs = ours.clone();
        ours.merge(self);
        theirs.merge(other);
        ours == theirs
    }
}
