//! The compatible mode: the figures that Polis gives for the same votes.
//!
//! A convener can move here with old conversations and find the numbers of before. Votes are
//! agree = +1 throughout (Polis itself keeps agree = −1, so its centre and projections have
//! the other sign). Groups of Polis depend on the history of a conversation; everything else
//! follows from the votes and, where it needs them, from given groups.
//!
//! | what | formula |
//! |---|---|
//! | centre | mean of the votes on a statement; 0 where it is moderated out |
//! | components | the two leading eigenvectors of Σ (x−μ)(x−μ)ᵀ, missing = mean |
//! | a person | Σ over votes of (x−μ)·pc, times √(statements / votes of the person) |
//! | extremity | √S · \|1−μ\| · ‖(pc₁, pc₂)‖ |
//! | group-aware consensus | Π over groups of (A+1)/(S+2) |
//! | priority | ((1−(P+1)/(S+2)) · (E+1) · (A+1)/(S+2) · (1+8·2^(−S/5)))²; meta statements 49 |
//!
//! Source: Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis: scaling deliberation by mapping
//! high dimensional opinion spaces (2021), and the behaviour of the public service.

mod groups;
mod representative;

pub use groups::{
    BaseClusters, GroupCenters, KeptGroups, base_clusters, group_bases, regroup, silhouette,
};
pub use representative::{Representative, consensus, representative};

use crate::dense;
use crate::votes::{Vote, Votes};

/// What is known about statements beside the votes, a flag for each in the order of
/// [`Votes::statements`]. Lists that are too short count as false.
#[derive(Debug, Clone, Copy, Default)]
pub struct Flags<'a> {
    /// Moderated out: counts as a pass of everybody.
    pub out: &'a [bool],
    /// About the voters themselves ("I live here") rather than about the matter.
    pub meta: &'a [bool],
}

impl Flags<'_> {
    /// Whether the statement at this place is moderated out.
    pub fn is_out(&self, statement: usize) -> bool {
        self.out.get(statement).copied().unwrap_or(false)
    }

    /// Whether the statement at this place is meta.
    pub fn is_meta(&self, statement: usize) -> bool {
        self.meta.get(statement).copied().unwrap_or(false)
    }
}

/// The plane of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// Mean vote on each statement, −1 to 1.
    pub center: Vec<f64>,
    /// Two unit vectors over statements; the second is all 0 where there is no second direction.
    pub components: [Vec<f64>; 2],
    /// How far from the centre a single agreement with the statement would put somebody.
    pub extremity: Vec<f64>,
}

/// The plane of some votes. Time: some dozen passes over the votes.
pub fn plane(votes: &Votes, flags: Flags) -> Plane {
    let center = center(votes, flags);
    let apply = |vector: &[f64], image: &mut [f64]| {
        for row in votes.rows() {
            let voted = || row.iter().filter(|cell| !flags.is_out(cell.statement()));
            let along: f64 = voted()
                .map(|it| (it.value() - center[it.statement()]) * vector[it.statement()])
                .sum();
            for it in voted() {
                image[it.statement()] += (it.value() - center[it.statement()]) * along;
            }
        }
    };
    Plane::from_operator(center.clone(), apply)
}

impl Plane {
    /// The plane of a Gram matrix that is given by what it makes of a vector.
    pub(crate) fn from_operator(center: Vec<f64>, apply: impl Fn(&[f64], &mut [f64])) -> Self {
        let n = center.len();
        let mut found = dense::leading(n, 2, 400, apply).into_iter();
        let mut next = || match found.next() {
            Some((value, mut vector)) if value > 1e-9 => {
                sign(&mut vector);
                vector
            }
            _ => vec![0.0; n],
        };
        let components = [next(), next()];
        let root = (n as f64).sqrt();
        let extremity = (0..n)
            .map(|i| root * (1.0 - center[i]).abs() * components[0][i].hypot(components[1][i]))
            .collect();
        Self { center, components, extremity }
    }
}

/// A component has no sign of its own: the entry that is largest in size is made positive.
fn sign(vector: &mut [f64]) {
    let largest =
        vector.iter().fold(0.0_f64, |most, it| if it.abs() > most.abs() { *it } else { most });
    if largest < 0.0 {
        for it in vector {
            *it = -*it;
        }
    }
}

fn center(votes: &Votes, flags: Flags) -> Vec<f64> {
    let n = votes.statements().len();
    let (mut sums, mut counts) = (vec![0.0; n], vec![0.0; n]);
    for cell in votes.rows().flatten() {
        sums[cell.statement()] += cell.value();
        counts[cell.statement()] += 1.0;
    }
    (0..n)
        .map(|i| if flags.is_out(i) || counts[i] == 0.0 { 0.0 } else { sums[i] / counts[i] })
        .collect()
}

/// Where each person stands, in the order of [`Votes::people`].
pub fn project(votes: &Votes, flags: Flags, plane: &Plane) -> Vec<[f64; 2]> {
    let n = votes.statements().len() as f64;
    let place = |row: &[crate::Cell]| {
        let (mut x, mut y) = (0.0, 0.0);
        for cell in row {
            let i = cell.statement();
            let value = if flags.is_out(i) { 0.0 } else { cell.value() };
            x += (value - plane.center[i]) * plane.components[0][i];
            y += (value - plane.center[i]) * plane.components[1][i];
        }
        let scale = if row.is_empty() { 0.0 } else { (n / row.len() as f64).sqrt() };
        [x * scale, y * scale]
    };
    votes.rows().map(place).collect()
}

/// Who is in the map: everybody with at least min(7, statements) votes, whoever was in it
/// `before` (places of people), and if that makes fewer than 15, the most active besides.
pub fn in_map(votes: &Votes, before: &[usize]) -> Vec<bool> {
    let least = votes.statements().len().min(7);
    let counts: Vec<usize> = votes.rows().map(<[_]>::len).collect();
    let mut inside: Vec<bool> = counts.iter().map(|count| *count >= least).collect();
    for person in before {
        if let Some(it) = inside.get_mut(*person) {
            *it = true;
        }
    }
    let there = inside.iter().filter(|it| **it).count();
    let mut others: Vec<usize> = (0..inside.len()).filter(|person| !inside[*person]).collect();
    others.sort_by_key(|person| std::cmp::Reverse(counts[*person]));
    others
        .into_iter()
        .take(15_usize.saturating_sub(there))
        .for_each(|person| inside[person] = true);
    inside
}

/// How often a statement was agreed to, disagreed with, and seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Agreed.
    pub agree: u64,
    /// Disagreed.
    pub disagree: u64,
    /// Voted at all, passes too.
    pub seen: u64,
}

impl Tally {
    /// One more vote.
    pub fn add(&mut self, vote: Vote) {
        self.seen += 1;
        match vote {
            Vote::Agree => self.agree += 1,
            Vote::Disagree => self.disagree += 1,
            Vote::Pass => {}
        }
    }

    /// Seen and neither.
    pub fn pass(self) -> u64 {
        self.seen - self.agree - self.disagree
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            disagree: self.disagree + other.disagree,
            seen: self.seen + other.seen,
        }
    }
}

/// Votes on each statement: one tally for everybody.
pub fn tallies(votes: &Votes) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); votes.statements().len()];
    votes.rows().flatten().for_each(|cell| tallies[cell.statement()].add(cell.vote()));
    tallies
}

/// Votes of each group on each statement. `labels` names the group (below `groups`) of each
/// person, none for those outside the map.
pub fn group_votes(votes: &Votes, labels: &[Option<usize>], groups: usize) -> Vec<Vec<Tally>> {
    let mut found = vec![vec![Tally::default(); votes.statements().len()]; groups];
    for (row, label) in votes.rows().zip(labels) {
        if let Some(group) = label.and_then(|group| found.get_mut(group)) {
            for cell in row {
                group[cell.statement()].add(cell.vote());
            }
        }
    }
    found
}

/// For each statement the product over groups of (A+1)/(S+2): high where no group is against.
pub fn group_aware_consensus(groups: &[Vec<Tally>], statements: usize) -> Vec<f64> {
    let share = |tally: &Tally| (tally.agree as f64 + 1.0) / (tally.seen as f64 + 2.0);
    (0..statements).map(|i| groups.iter().map(|group| share(&group[i])).product()).collect()
}

/// How much Polis wants a statement to be voted on next.
pub fn priority(tally: Tally, extremity: f64, meta: bool) -> f64 {
    if meta {
        return 49.0;
    }
    let seen = tally.seen as f64;
    let passes = (tally.pass() as f64 + 1.0) / (seen + 2.0);
    let agrees = (tally.agree as f64 + 1.0) / (seen + 2.0);
    let importance = (1.0 - passes) * (extremity + 1.0) * agrees;
    let newness = 1.0 + 8.0 * libm::exp2(-seen / 5.0);
    (importance * newness) * (importance * newness)
}
