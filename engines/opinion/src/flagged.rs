//! Voters who look coordinated, or flat. Nothing is deleted: the map is drawn with and without.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{self, Effort, Model, Posterior};
use crate::votes::{Cell, Vote, Votes};

/// Fewest votes that say anything about how somebody votes.
const LEAST_VOTES: usize = 10;
/// Most often, among so many honest people, that one is flagged by chance.
const FALSE_ALARMS: f64 = 1e-2;
/// How alike somebody votes who copies.
const COPIES: f64 = 0.95;
/// Standard deviations by which copies may differ more often than that.
const MOST_SLIPS: f64 = 3.0;
/// How alike people of one opinion vote at most: those who copy pull the model to themselves.
const MOST_ALIKE: f64 = 0.7;
/// The same, where the model knows nothing of those who look so.
const MOST_ALIKE_OUTSIDE: f64 = 0.98;
/// How often suspects are judged by a model fitted without them.
const ROUNDS: usize = 2;
/// Most others that somebody who looks coordinated is compared with again.
const COMPARED: usize = 64;
/// Fewest people who can be coordinated.
const LEAST_TOGETHER: usize = 3;
/// Rounds of looking for neighbours.
const BANDS: u64 = 40;
/// Votes that two people must share in a round to be compared.
const BAND_VOTES: usize = 3;
/// How many others of the same few votes somebody is compared with in a round.
const NEAR: usize = 4;
const BINS: usize = 24;
/// How far somebody's sides may follow what they are expected to say.
const SHARPNESS: [f64; 9] = [0.25, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6];

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

/// How likely people who take a side agree, by what the model expects: measured, not assumed.
struct Chances([f64; BINS]);

fn bin(expected: f64) -> usize {
    ((f64::midpoint(expected, 1.0) * BINS as f64) as usize).min(BINS - 1)
}

impl Chances {
    fn measure(votes: &Votes, order: &[u32], model: &Model, posteriors: &[Posterior]) -> Self {
        let mut counts = [[1.0_f64; 2]; BINS];
        // enough people for 24 shares
        for person in order.iter().take(5000).map(|it| *it as usize) {
            let posterior = &posteriors[person];
            for cell in votes.row(person).iter().filter(|it| takes_side(**it)) {
                let at = bin(model.expect(posterior, cell.statement()));
                counts[at][usize::from(cell.vote() == Vote::Agree)] += 1.0;
            }
        }
        Self(counts.map(|[disagree, agree]| agree / (disagree + agree)))
    }
}

/// Who passes on most things looks like everybody else who does, and copies from nobody: only
/// votes for or against say who copies.
fn takes_side(cell: Cell) -> bool {
    cell.vote() != Vote::Pass
}

/// Somebody who is compared with others.
#[derive(Clone, Copy)]
struct Voter<'a> {
    place: usize,
    posterior: &'a Posterior,
    /// How far their sides follow what they are expected to say: 1 as everybody's, more in who
    /// passes unless they are sure. Two of those who think alike hardly ever differ.
    sharpness: f64,
}

/// What honest people are expected to vote, each by themselves.
struct Honest<'a> {
    votes: &'a Votes,
    model: &'a Model,
    chances: &'a Chances,
    /// How alike two people of one opinion vote at most.
    most_alike: f64,
}

/// Looks for voters who are coordinated or flat. Where some look coordinated at first sight the
/// model is fitted again, once, on `threads` threads.
pub(crate) fn find(
    votes: &Votes,
    order: &[u32],
    model: &Model,
    posteriors: &[Posterior],
    threads: usize,
) -> Vec<Flagged> {
    let chances = Chances::measure(votes, order, model, posteriors);
    let honest = Honest { votes, model, chances: &chances, most_alike: MOST_ALIKE };
    let mut coordinated = suspects(&honest, order, posteriors);
    // people of one firm opinion are suspects too; those cleared at first help to judge the rest
    for _ in 0..ROUNDS {
        if !coordinated.is_empty() {
            coordinated = confirmed(votes, order, &coordinated, threads);
        }
    }
    let mut found: Vec<Flagged> =
        coordinated.into_iter().map(|people| Flagged { why: Why::Coordinated, people }).collect();
    let flat = flat(votes);
    if !flat.is_empty() {
        found.push(Flagged { why: Why::Flat, people: flat });
    }
    found
}

/// Of people who look coordinated, those who still do to a model that was fitted without any of
/// them. People who copy pull a model to themselves until it expects what they say, so that
/// likeness must be judged from outside; people of one firm opinion are expected from outside
/// too, because others share it.
fn confirmed(
    votes: &Votes,
    order: &[u32],
    suspects: &[Vec<usize>],
    threads: usize,
) -> Vec<Vec<usize>> {
    let all: BTreeSet<usize> = suspects.iter().flatten().copied().collect();
    let rest: Vec<u32> =
        order.iter().copied().filter(|it| !all.contains(&(*it as usize))).collect();
    let counts = model::counts(votes, Some(&rest));
    let model = Model::fit(votes, &counts, &rest, Effort::fitting(votes), threads);
    let posteriors = model.posteriors(votes, threads);
    let chances = Chances::measure(votes, &rest, &model, &posteriors);
    let honest = Honest { votes, model: &model, chances: &chances, most_alike: MOST_ALIKE_OUTSIDE };
    let bar = bar(votes.people().len());
    let mut clusters = Vec::new();
    for group in suspects {
        let voters: Vec<Voter> =
            group.iter().map(|it| honest.sharpened(*it, &posteriors[*it])).collect();
        let mut together: Vec<usize> = (0..group.len()).collect();
        for (a, one) in voters.iter().enumerate() {
            for (b, other) in voters.iter().enumerate().skip(a + 1).take(COMPARED) {
                if honest.copying(one, other) > bar {
                    join(&mut together, a, b);
                }
            }
        }
        let found = parts(&together).into_iter();
        clusters.extend(found.map(|part| part.into_iter().map(|it| group[it]).collect()));
    }
    clusters
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

/// What copying must explain better than opinion, in nats, so that among so many honest people
/// no pair is expected to look so.
fn bar(people: usize) -> f64 {
    let pairs = (people as f64).powi(2) / 2.0;
    libm::log(pairs.max(1.0) / FALSE_ALARMS)
}

/// People who may copy from each other: neighbours found by hashing the same few votes, kept if
/// copying explains all that both voted on so much better than opinion does that no pair of
/// honest people is expected to look so.
fn suspects(honest: &Honest, order: &[u32], posteriors: &[Posterior]) -> Vec<Vec<usize>> {
    let votes = honest.votes;
    let people = votes.people().len();
    let bar = bar(people);
    let mut together: Vec<usize> = (0..people).collect();
    for band in 0..BANDS {
        let ranks = rank_statements(votes.statements().len(), band);
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(people);
        for (at, place) in order.iter().enumerate() {
            let key = band_key(votes.row(*place as usize), &ranks);
            keyed.extend(key.map(|key| (key, at as u32)));
        }
        keyed.sort_unstable();
        for (at, one) in keyed.iter().enumerate() {
            let near = keyed[at + 1..].iter().take(NEAR).take_while(|it| it.0 == one.0);
            for other in near {
                let [a, b] = [one, other].map(|it| order[it.1 as usize] as usize);
                let apart = root(&together, a) != root(&together, b);
                let of =
                    |it: usize| Voter { place: it, posterior: &posteriors[it], sharpness: 1.0 };
                if apart && honest.copying(&of(a), &of(b)) > bar {
                    join(&mut together, a, b);
                }
            }
        }
    }
    parts(&together)
}

fn root(together: &[usize], mut place: usize) -> usize {
    while together[place] != place {
        place = together[place];
    }
    place
}

fn join(together: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(together, a), root(together, b));
    together[a.max(b)] = a.min(b);
}

/// Those who were joined, where they are enough to be coordinated.
fn parts(together: &[usize]) -> Vec<Vec<usize>> {
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..together.len() {
        parts.entry(root(together, place)).or_default().push(place);
    }
    parts.into_values().filter(|it| it.len() >= LEAST_TOGETHER).collect()
}

/// An order of statements that each round of looking for neighbours has of its own.
fn rank_statements(statements: usize, band: u64) -> Vec<u64> {
    let rank = |statement: u64| crate::dense::mix(&mut (band << 32 | statement));
    (0..statements as u64).map(rank).collect()
}

/// A key of the first few sides that somebody takes, in this order of statements.
fn band_key(row: &[Cell], ranks: &[u64]) -> Option<u64> {
    let mut least = [(u64::MAX, None); BAND_VOTES];
    let mut sides = 0;
    for cell in row.iter().filter(|it| takes_side(**it)) {
        sides += 1;
        let mut next = (ranks[cell.statement()], Some(*cell));
        for kept in &mut least {
            if next.0 < kept.0 {
                std::mem::swap(kept, &mut next);
            }
        }
    }
    if sides < LEAST_VOTES {
        return None;
    }
    let mut key = 0;
    for cell in least.iter().filter_map(|it| it.1) {
        key = crate::dense::mix(&mut (key ^ u64::from(cell.bits())));
    }
    Some(key)
}

impl Honest<'_> {
    /// Logarithm of how much better copying explains the sides that two people take than opinion
    /// does; 0 where they differ too often for copies, or share too little.
    fn copying(&self, a: &Voter, b: &Voter) -> f64 {
        let (left, right) = (self.votes.row(a.place), self.votes.row(b.place));
        let (mut sum, mut shared, mut differ) = (0.0, 0, 0);
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (left.get(i), right.get(j)) {
            match x.statement().cmp(&y.statement()) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    (i, j) = (i + 1, j + 1);
                    if !takes_side(*x) || !takes_side(*y) {
                        continue;
                    }
                    let alike = self.alike(a, b, x.statement());
                    sum += if x == y {
                        libm::log(COPIES / alike)
                    } else {
                        differ += 1;
                        libm::log((1.0 - COPIES) / (1.0 - alike))
                    };
                    shared += 1;
                }
            }
        }
        let slips = (1.0 - COPIES) * shared as f64;
        let most = slips + MOST_SLIPS * (COPIES * slips).sqrt();
        if shared >= LEAST_VOTES && f64::from(differ) <= most { sum } else { 0.0 }
    }

    /// How likely both say the same to a statement on which both take a side.
    fn alike(&self, a: &Voter, b: &Voter, statement: usize) -> f64 {
        let agrees = |it: &Voter| {
            let odds = self.odds(it.posterior, statement);
            1.0 / (1.0 + libm::exp(-it.sharpness * odds))
        };
        let (p, q) = (agrees(a), agrees(b));
        (p * q + (1.0 - p) * (1.0 - q)).clamp(0.01, self.most_alike)
    }

    /// Logarithm of the odds that somebody agrees who takes a side.
    fn odds(&self, posterior: &Posterior, statement: usize) -> f64 {
        let agrees = self.chances.0[bin(self.model.expect(posterior, statement))];
        libm::log(agrees / (1.0 - agrees))
    }

    /// Somebody with the sharpness that explains their own votes best.
    fn sharpened<'a>(&self, place: usize, posterior: &'a Posterior) -> Voter<'a> {
        // the likelier it is that they said what they said, the less doubt
        let doubt = |sharpness: f64| -> f64 {
            let of = |cell: &Cell| {
                let odds = self.odds(posterior, cell.statement()) * cell.value();
                libm::log1p(libm::exp(-sharpness * odds))
            };
            let sides = self.votes.row(place).iter().filter(|it| takes_side(**it));
            sides.map(of).sum()
        };
        let best = SHARPNESS.into_iter().min_by(|a, b| doubt(*a).total_cmp(&doubt(*b)));
        Voter { place, posterior, sharpness: best.unwrap_or(1.0) }
    }
}

/// Everybody who is flagged for any reason.
pub fn everybody(flagged: &[Flagged]) -> BTreeSet<usize> {
    flagged.iter().flat_map(|it| it.people.iter().copied()).collect()
}
