//! Few people who together cover every kind of knowing.
//!
//! Method: a person with score s covers a need with chance p = 1 − 2^(−s/even), so that
//! a score of [`Options::even_at`] is an even chance. A need that wants n people is
//! covered by a group to the degree E[min(n, X)]/n, where X counts those in the group
//! who cover it. For n = 1 this is noisy-or, 1 − Π(1 − p). It rewards n distinct
//! people, and each further one less.
//!
//! Seats: each need has as many as it wants people; whoever is chosen takes a seat of one
//! need, the one they add most to, and counts for all. Seats of must-needs are filled
//! first. Within a round the person who adds most to needs with open seats is chosen,
//! ties by id.
//!
//! The measure is monotone and submodular, so choosing greedily reaches at least 1 − 1/e of
//! the best group where the size of the list is what binds. Where seats bind too (an
//! intersection of two partition matroids), plain greedy is proven to reach a third; ours,
//! which leaves full needs out of account, reaches it in every small case that the tests
//! try. What a candidate would add never grows, not even by rounding, so the lazy queue
//! picks exactly what looking at everybody would.
//!
//! Needs: rankings; candidates are the people listed in them. Complexity: a heap of
//! candidates, each looked at anew a few times; O(needs) a look, O(n) to choose.
//!
//! References: Nemhauser, Wolsey, Fisher, "An analysis of approximations for maximizing
//! submodular set functions", Mathematical Programming 14 (1978); Minoux, "Accelerated
//! greedy algorithms" (1978).

use crate::evidence::Need;
use crate::options::{Options, at_least};
use crate::rank::Ranking;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// A person on the shortlist.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Id of the person.
    pub person: String,
    /// Id of the need whose seat they take.
    pub need: String,
    /// What they added to the coverage of all needs, when chosen; the sum over needs of
    /// the coverage gained, so in 0..=number of needs.
    pub gain: f64,
    /// Needs that they also cover, with the chance, in the order of the call.
    pub covers: Vec<(String, f64)>,
}

/// How well a need is covered by the shortlist.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Id of the need.
    pub need: String,
    /// How many people it wants.
    pub wanted: usize,
    /// How many were chosen for it.
    pub chosen: usize,
    /// Expected share in 0..=1 of the wanted people who cover it; 0 if none are wanted.
    pub covered: f64,
}

/// The people to invite first.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortlist {
    /// In the order in which they were chosen.
    pub people: Vec<Chosen>,
    /// In the order of the needs.
    pub coverage: Vec<Coverage>,
}

/// Chooses a shortlist from rankings, one for each need in the same order.
///
/// ```
/// use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, rank, shortlist};
///
/// let mut builder = CorpusBuilder::new();
/// builder.add(&Evidence::new("1", "jo", Kind::Work, "junction design for cycle lanes"));
/// builder.add(&Evidence::new("2", "kim", Kind::Work, "junction design"));
/// builder.add(&Evidence::new("3", "lou", Kind::LivedExperience, "I cycle to school daily"));
/// let corpus = builder.build();
/// let needs = [
///     Need::new("engineers", "junction design", 1),
///     Need::new("cyclists", "cycle daily", 1),
/// ];
/// let options = Options::default();
/// let rankings: Vec<_> = needs.iter().map(|need| rank(&corpus, need, &options)).collect();
/// let list = shortlist(&needs, &rankings, &options);
/// assert_eq!(list.people.len(), 2);
/// assert!(list.people.iter().any(|chosen| chosen.person == "lou" && chosen.need == "cyclists"));
/// ```
#[must_use]
pub fn shortlist(needs: &[Need], rankings: &[Ranking], options: &Options) -> Shortlist {
    let candidates = Candidates::new(needs, rankings, options);
    let picks = candidates.choose(&candidates.chances, options.shortlist);
    candidates.listed(&picks)
}

/// Everyone who was found for a need, with their chances, in the order of their ids.
pub(crate) struct Candidates<'a> {
    pub(crate) needs: &'a [Need],
    pub(crate) ids: Vec<&'a str>,
    /// For each person and need: the score they were found with, 0 if they weren't.
    scores: Vec<Vec<f64>>,
    /// For each person and need: how likely they cover it.
    pub(crate) chances: Vec<Vec<f64>>,
    pub(crate) seats: Vec<usize>,
    pub(crate) must: Vec<bool>,
    even: f64,
}

impl<'a> Candidates<'a> {
    pub(crate) fn new(needs: &'a [Need], rankings: &'a [Ranking], options: &Options) -> Self {
        let even = at_least(options.even_at, 1e-9);
        let mut people: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (at, ranking) in rankings.iter().enumerate().take(needs.len()) {
            for ranked in &ranking.people {
                let scores = people.entry(&ranked.person).or_insert_with(|| vec![0.0; needs.len()]);
                scores[at] = ranked.score;
            }
        }
        let mut candidates = Self {
            needs,
            ids: people.keys().copied().collect(),
            scores: people.into_values().collect(),
            chances: Vec::new(),
            seats: needs.iter().map(|need| need.people).collect(),
            must: needs.iter().map(|need| need.must).collect(),
            even,
        };
        candidates.chances = candidates.weighed(|_| 1.0);
        candidates
    }

    /// The chances as they'd be if everyone's scores counted to a share of 0..=1.
    pub(crate) fn weighed(&self, share: impl Fn(&str) -> f64) -> Vec<Vec<f64>> {
        let weighed = |(id, scores): (&&str, &Vec<f64>)| {
            let share = share(id);
            scores.iter().map(|score| 1.0 - libm::exp2(-score * share / self.even)).collect()
        };
        self.ids.iter().zip(&self.scores).map(weighed).collect()
    }

    pub(crate) fn choose(&self, chances: &[Vec<f64>], most: Option<usize>) -> Vec<Pick> {
        choose(chances, &self.seats, &self.must, most, true)
    }

    /// Writes the picks out, with what they cover.
    pub(crate) fn listed(&self, picks: &[Pick]) -> Shortlist {
        let (needs, chances) = (self.needs, &self.chances);
        let covered = coverage(chances, &self.seats, picks.iter().map(|pick| pick.person));
        let coverage =
            needs.iter().zip(covered).enumerate().map(|(at, (need, covered))| Coverage {
                need: need.id.clone(),
                wanted: need.people,
                chosen: picks.iter().filter(|pick| pick.need == at).count(),
                covered,
            });
        let people = picks.iter().map(|pick| Chosen {
            person: self.ids[pick.person].to_owned(),
            need: needs[pick.need].id.clone(),
            gain: pick.gain,
            covers: needs
                .iter()
                .zip(&chances[pick.person])
                .filter(|(_, chance)| **chance > 0.0)
                .map(|(need, chance)| (need.id.clone(), *chance))
                .collect(),
        });
        Shortlist { people: people.collect(), coverage: coverage.collect() }
    }
}

/// A choice by number of person and need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pick {
    pub(crate) person: usize,
    pub(crate) need: usize,
    pub(crate) gain: f64,
}

/// For one need: how likely it is that exactly 0, 1 … n − 1 of those chosen cover it.
#[derive(Debug, Clone)]
pub(crate) struct Covering {
    wanted: usize,
    exactly: Vec<f64>,
    /// How likely fewer than n cover it. Kept by subtraction, so that it never grows.
    fewer: f64,
    pub(crate) covered: f64,
}

impl Covering {
    /// More seats than candidates can't all be filled, and need no count of their own.
    pub(crate) fn new(seats: usize, candidates: usize) -> Self {
        let mut exactly = vec![0.0; seats.min(candidates + 1)];
        if let Some(none) = exactly.first_mut() {
            *none = 1.0;
        }
        Self { wanted: seats, exactly, fewer: if seats > 0 { 1.0 } else { 0.0 }, covered: 0.0 }
    }

    pub(crate) fn gain(&self, chance: f64) -> f64 {
        if self.wanted == 0 {
            return 0.0;
        }
        chance * self.fewer / self.wanted as f64
    }

    pub(crate) fn add(&mut self, chance: f64) {
        self.covered = (self.covered + self.gain(chance)).min(1.0);
        if let Some(last) = self.exactly.last() {
            self.fewer = (self.fewer - chance * last).max(0.0);
        }
        for at in (0..self.exactly.len()).rev() {
            let before = if at > 0 { self.exactly[at - 1] } else { 0.0 };
            self.exactly[at] = self.exactly[at] * (1.0 - chance) + before * chance;
        }
    }
}

pub(crate) fn coverage(
    chances: &[Vec<f64>],
    seats: &[usize],
    group: impl Iterator<Item = usize>,
) -> Vec<f64> {
    let mut needs: Vec<Covering> =
        seats.iter().map(|seats| Covering::new(*seats, chances.len())).collect();
    for person in group {
        for (need, chance) in needs.iter_mut().zip(&chances[person]) {
            need.add(*chance);
        }
    }
    needs.into_iter().map(|need| need.covered).collect()
}

/// A candidate in the queue, with what they added when last looked at.
#[derive(Debug, PartialEq)]
struct Candidate {
    gain: f64,
    person: usize,
    /// How many had been chosen when the gain was worked out.
    seen: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain.total_cmp(&other.gain).then(other.person.cmp(&self.person))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// State of the choice: what is covered, which seats are open.
struct Table<'a> {
    chances: &'a [Vec<f64>],
    covering: Vec<Covering>,
    open: Vec<usize>,
    picks: Vec<Pick>,
    taken: Vec<bool>,
}

impl Table<'_> {
    /// What the person would add to the needs of this round that still have a seat. A need
    /// that has all its people counts no more: else somebody who adds a little to each of
    /// several full needs would take the seat of one they hardly know.
    fn gain(&self, person: usize, round: &[bool]) -> f64 {
        self.covering
            .iter()
            .zip(&self.chances[person])
            .zip(round.iter().zip(&self.open))
            .filter(|(_, (counts, open))| **counts && **open > 0)
            .map(|((need, chance), _)| need.gain(*chance))
            .sum()
    }

    /// The open seat to which the person adds most, the first among equals.
    fn seat(&self, person: usize, round: &[bool]) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (at, (need, chance)) in self.covering.iter().zip(&self.chances[person]).enumerate() {
            if !round[at] || self.open[at] == 0 || *chance <= 0.0 {
                continue;
            }
            let gain = need.gain(*chance);
            if best.is_none_or(|(_, most)| gain > most) {
                best = Some((at, gain));
            }
        }
        best.map(|(at, _)| at)
    }

    fn take(&mut self, person: usize, need: usize) {
        let gain = self.gain(person, &vec![true; self.covering.len()]);
        for (need, chance) in self.covering.iter_mut().zip(&self.chances[person]) {
            need.add(*chance);
        }
        self.open[need] -= 1;
        self.taken[person] = true;
        self.picks.push(Pick { person, need, gain });
    }
}

/// Greedy choice, first for must-needs, then for all. `lazy` is switched off only to
/// check the queue against the plain rule.
fn choose(
    chances: &[Vec<f64>],
    seats: &[usize],
    must: &[bool],
    most: Option<usize>,
    lazy: bool,
) -> Vec<Pick> {
    let mut table = Table {
        chances,
        covering: seats.iter().map(|seats| Covering::new(*seats, chances.len())).collect(),
        open: seats.to_vec(),
        picks: Vec::new(),
        taken: vec![false; chances.len()],
    };
    let most = most.unwrap_or(usize::MAX);
    for round in [must.to_vec(), vec![true; seats.len()]] {
        if lazy {
            fill_lazily(&mut table, &round, most);
        } else {
            fill_plainly(&mut table, &round, most);
        }
    }
    table.picks
}

fn fill_lazily(table: &mut Table<'_>, round: &[bool], most: usize) {
    let mut queue: BinaryHeap<Candidate> = (0..table.chances.len())
        .filter(|person| !table.taken[*person])
        .map(|person| Candidate {
            gain: table.gain(person, round),
            person,
            seen: table.picks.len(),
        })
        .collect();
    while table.picks.len() < most
        && let Some(mut top) = queue.pop()
    {
        // seats only ever close, so a person without one is out for good
        let Some(need) = table.seat(top.person, round) else {
            continue;
        };
        if top.seen == table.picks.len() {
            table.take(top.person, need);
        } else {
            top.gain = table.gain(top.person, round);
            top.seen = table.picks.len();
            queue.push(top);
        }
    }
}

fn fill_plainly(table: &mut Table<'_>, round: &[bool], most: usize) {
    while table.picks.len() < most {
        let best = (0..table.chances.len())
            .filter(|person| !table.taken[*person])
            .filter_map(|person| {
                let need = table.seat(person, round)?;
                Some((table.gain(person, round), person, need))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, person, need)) = best else {
            return;
        };
        table.take(person, need);
    }
}

#[cfg(test)]
#[path = "shortlist_tests.rs"]
mod tests;
