//! Voters who look coordinated, or flat. Nothing is deleted: the map is drawn with and without.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Model, Posterior};
use crate::votes::{Cell, Votes};

/// Fewest votes that say anything about how somebody votes.
const LEAST_VOTES: usize = 10;
/// Most often, among so many honest people, that one is flagged by chance.
const FALSE_ALARMS: f64 = 1e-2;
/// How alike somebody votes who copies.
const COPIES: f64 = 0.95;
/// How alike people of one opinion vote at most: those who copy pull the model to themselves.
const MOST_ALIKE: f64 = 0.7;
/// Fewest people who can be coordinated.
const LEAST_TOGETHER: usize = 3;
/// Rounds of looking for neighbours.
const BANDS: u64 = 12;
/// Votes that two people must share in a round to be compared.
const BAND_VOTES: usize = 7;
const BINS: usize = 24;

/// Why people are flagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// They vote more alike than people of one opinion do.
    Coordinated,
    /// They say the same to everything, more than can be by what they think.
    Flat,
}

/// People who are flagged, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flagged {
    /// Why.
    pub why: Why,
    /// Who, ascending.
    pub people: Vec<usize>,
}

/// How likely each of the three votes is, by what the model expects: measured, not assumed.
struct Chances(Vec<[f64; 3]>);

fn bin(expected: f64) -> usize {
    ((f64::midpoint(expected, 1.0) * BINS as f64) as usize).min(BINS - 1)
}

impl Chances {
    fn measure(votes: &Votes, order: &[u32], model: &Model, posteriors: &[Posterior]) -> Self {
        let mut counts = vec![[1.0; 3]; BINS];
        // enough people for 24 shares
        for person in order.iter().take(5000).map(|it| *it as usize) {
            let posterior = &posteriors[person];
            for cell in votes.row(person) {
                counts[bin(model.expect(posterior, cell.statement()))][cell.code()] += 1.0;
            }
        }
        for it in &mut counts {
            let all: f64 = it.iter().sum();
            for share in it {
                *share /= all;
            }
        }
        Self(counts)
    }
}

/// Looks for voters who are coordinated or flat.
pub(crate) fn find(
    votes: &Votes,
    order: &[u32],
    model: &Model,
    posteriors: &[Posterior],
) -> Vec<Flagged> {
    let chances = Chances::measure(votes, order, model, posteriors);
    let coordinated = coordinated(votes, order, model, posteriors, &chances);
    let mut found: Vec<Flagged> =
        coordinated.into_iter().map(|people| Flagged { why: Why::Coordinated, people }).collect();
    let flat = flat(votes);
    if !flat.is_empty() {
        found.push(Flagged { why: Why::Flat, people: flat });
    }
    found
}

/// Who says one thing to everything, though that is less likely than one in a hundred
/// conversations of this size by how people vote on these statements.
fn flat(votes: &Votes) -> Vec<usize> {
    let mut shares = vec![[1.0_f64; 3]; votes.statements().len()];
    votes.rows().flatten().for_each(|cell| shares[cell.statement()][cell.code()] += 1.0);
    let bar = libm::log(FALSE_ALARMS / votes.people().len().max(1) as f64);
    let chance = |cell: &Cell| {
        let each = &shares[cell.statement()];
        libm::log(each[cell.code()] / each.iter().sum::<f64>())
    };
    let flat = |row: &[Cell]| {
        row.len() >= LEAST_VOTES
            && row.windows(2).all(|two| two[0].code() == two[1].code())
            && row.iter().map(chance).sum::<f64>() < bar
    };
    votes.rows().enumerate().filter(|(_, row)| flat(row)).map(|(place, _)| place).collect()
}

/// People who copy from each other: neighbours found by hashing the same few votes, kept if
/// copying explains all that both voted on so much better than opinion does that no pair of
/// honest people is expected to look so.
fn coordinated(
    votes: &Votes,
    order: &[u32],
    model: &Model,
    posteriors: &[Posterior],
    chances: &Chances,
) -> Vec<Vec<usize>> {
    let people = votes.people().len();
    let pairs = (people as f64).powi(2) / 2.0;
    let bar = libm::log(pairs.max(1.0) / FALSE_ALARMS);
    let mut together: Vec<usize> = (0..people).collect();
    for band in 0..BANDS {
        let mut buckets: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for place in order.iter().map(|it| *it as usize) {
            if let Some(key) = band_key(votes.row(place), band) {
                buckets.entry(key).or_default().push(place);
            }
        }
        for bucket in buckets.values().filter(|it| it.len() > 1) {
            for two in bucket.windows(2) {
                let (a, b) = (root(&together, two[0]), root(&together, two[1]));
                if a == b {
                    continue;
                }
                let copied = copying(votes, model, posteriors, chances, two[0], two[1]);
                if copied > bar {
                    together[a.max(b)] = a.min(b);
                }
            }
        }
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..people {
        clusters.entry(root(&together, place)).or_default().push(place);
    }
    clusters.into_values().filter(|it| it.len() >= LEAST_TOGETHER).collect()
}

fn root(together: &[usize], mut place: usize) -> usize {
    while together[place] != place {
        place = together[place];
    }
    place
}

/// A key of the first few votes of somebody, in an order of statements that each band has of its own.
fn band_key(row: &[Cell], band: u64) -> Option<u64> {
    if row.len() < LEAST_VOTES {
        return None;
    }
    let rank = |cell: &Cell| {
        let mut state = band << 32 | cell.statement() as u64;
        crate::dense::mix(&mut state)
    };
    let mut least: Vec<(u64, Cell)> = row.iter().map(|cell| (rank(cell), *cell)).collect();
    least.select_nth_unstable(BAND_VOTES - 1);
    least.truncate(BAND_VOTES);
    least.sort_unstable();
    let cells: Vec<Cell> = least.into_iter().map(|it| it.1).collect();
    Some(crate::order::digest(&cells))
}

/// Logarithm of how much better copying explains what two people voted than opinion does.
fn copying(
    votes: &Votes,
    model: &Model,
    posteriors: &[Posterior],
    chances: &Chances,
    a: usize,
    b: usize,
) -> f64 {
    let (mut left, mut right) = (votes.row(a).iter().peekable(), votes.row(b).iter().peekable());
    let (mut sum, mut shared) = (0.0, 0);
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.statement().cmp(&y.statement()) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                let of = |it: usize| &chances.0[bin(model.expect(&posteriors[it], x.statement()))];
                let alike: f64 = of(a).iter().zip(of(b)).map(|(p, q)| p * q).sum();
                let alike = alike.clamp(0.01, MOST_ALIKE);
                let same = x.code() == y.code();
                sum += if same {
                    libm::log(COPIES / alike)
                } else {
                    libm::log((1.0 - COPIES) / (1.0 - alike))
                };
                shared += 1;
                _ = left.next();
                _ = right.next();
            }
        }
    }
    if shared >= LEAST_VOTES { sum } else { 0.0 }
}

/// Everybody who is flagged for any reason.
pub fn everybody(flagged: &[Flagged]) -> BTreeSet<usize> {
    flagged.iter().flat_map(|it| it.people.iter().copied()).collect()
}
