//! Made-up conversations whose truth is known: is it found?

use std::collections::BTreeSet;

use anyhow::Result;
use folkmoot_opinion::flagged::{Flagged, Why};
use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{
    Cell, OpinionMap, Options as MapOptions, Vote, Votes, VotesBuilder, adjusted_rand, map,
};

use super::mix;
use super::real::stability;
use crate::expertise::{Aim, Row};

const PART: &str = "planted";
/// Conversations of each kind.
const SEEDS: u64 = 10;
/// Conversations without groups.
const WITHOUT: u64 = 40;
/// Sizes of planted groups.
const SHAPES: [&[usize]; 3] = [&[200, 100], &[150, 120, 90], &[120, 100, 80, 70, 60, 50, 40]];
/// A minority of 2 %.
const MINORITY: [usize; 3] = [600, 380, 20];
/// How far 90 % intervals may be from covering 90 %.
const OFF: f64 = 0.03;

/// A stream of numbers in [0, 1).
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(1);
        (mix(mix(self.0)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Normal, by Box and Muller.
    fn normal(&mut self) -> f64 {
        let (a, b) = (self.next().max(1e-300), self.next());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }

    fn stream(kind: u64, seed: u64) -> Self {
        Self(mix(kind << 32 | seed))
    }
}

/// A vote that leans: mostly agree for 1, mostly disagree for −1.
fn leaning(lean: f64, numbers: &mut Numbers) -> Vote {
    if numbers.next() < 0.1 {
        return Vote::Pass;
    }
    let agrees = 1.0 / (1.0 + (-2.5 * lean).exp());
    if numbers.next() < agrees { Vote::Agree } else { Vote::Disagree }
}

/// People in groups of these sizes, each with an opinion of its own on every statement; and the
/// group of each person.
fn grouped(sizes: &[usize], statements: u64, seed: u64) -> (Votes, Vec<usize>) {
    let mut numbers = Numbers::stream(1, seed);
    let mut builder = VotesBuilder::new();
    let mut groups = Vec::new();
    for (group, size) in sizes.iter().enumerate() {
        let opinions: Vec<f64> =
            (0..statements).map(|_| if numbers.next() < 0.5 { -1.0 } else { 1.0 }).collect();
        for _ in 0..*size {
            for (statement, lean) in (0..statements).zip(&opinions) {
                if numbers.next() < 0.7 {
                    let vote = leaning(*lean, &mut numbers);
                    builder.vote(groups.len() as u64, statement, vote, 0);
                }
            }
            groups.push(group);
        }
    }
    (builder.build(), groups)
}

/// People who differ by degrees along one direction, some saying much and some little; and where
/// each stands.
fn spread(people: u64, statements: u64, seed: u64) -> (Votes, Vec<f64>) {
    let mut numbers = Numbers::stream(2, seed);
    let pulls: Vec<(f64, f64)> =
        (0..statements).map(|_| (0.6 * numbers.normal(), 0.5 * numbers.normal())).collect();
    let mut builder = VotesBuilder::new();
    for statement in 0..statements {
        builder.statement(statement);
    }
    let mut stand = Vec::new();
    for person in 0..people {
        let place = numbers.normal();
        let share = 0.1 + 0.8 * numbers.next();
        let drawn = numbers.next() * statements as f64;
        let first = (0..statements).take_while(|it| (*it + 1) as f64 <= drawn).count() as u64;
        for (statement, (middle, pull)) in (0..statements).zip(&pulls) {
            // nobody is silent: everyone says something to one statement at least
            if statement == first || numbers.next() < share {
                builder.vote(person, statement, leaning(middle + pull * place, &mut numbers), 0);
            }
        }
        stand.push(place);
    }
    (builder.build(), stand)
}

/// The votes, and those of people who copy a sheet: one more for each twenty, with a slip (a
/// pass) in `slips` of the votes and on `share` of the statements. The copies come last.
pub(super) fn copied(votes: &Votes, share: f64, slips: f64, seed: u64) -> Result<(Votes, usize)> {
    let mut numbers = Numbers::stream(3, seed);
    let count = votes.statements().len();
    let sheet: Vec<Vote> = (0..count)
        .map(|_| if numbers.next() < 0.5 { Vote::Agree } else { Vote::Disagree })
        .collect();
    let honest = votes.people().len();
    let after = votes.people().last().map_or(0, |it| it + 1);
    // 5 % of all: one for each nineteen
    let copies = honest.div_ceil(19) as u64;
    let mut rows: Vec<(u64, Vec<Cell>)> =
        votes.people().iter().copied().zip(votes.rows().map(<[Cell]>::to_vec)).collect();
    for copy in 0..copies {
        let mut row = Vec::new();
        for (at, vote) in sheet.iter().enumerate() {
            if numbers.next() < share {
                let slips = numbers.next() < slips;
                row.push(Cell::new(at, if slips { Vote::Pass } else { *vote }));
            }
        }
        rows.push((after + copy, row));
    }
    Ok((Votes::from_rows(votes.statements().to_vec(), rows)?, honest))
}

fn draw(votes: &Votes, flag: bool) -> OpinionMap {
    map(votes, Flags::default(), &MapOptions { flag, ..MapOptions::default() })
}

fn labels(drawn: &OpinionMap) -> Vec<usize> {
    drawn.labels.iter().map(|it| it.map_or(0, |it| it + 1)).collect()
}

fn share(found: usize, of: usize) -> f64 {
    found as f64 / of.max(1) as f64
}

/// Everything that is planted.
pub(super) fn measure(largest: Option<&Votes>) -> Result<Vec<Row>> {
    let mut rows = number_of_groups();
    rows.push(no_groups());
    rows.push(minority());
    rows.extend(coordinated(largest)?);
    rows.extend(intervals());
    let votes: Vec<Votes> =
        SHAPES.iter().flat_map(|it| (1..=3).map(|seed| grouped(it, 60, seed).0)).collect();
    rows.extend(stability("planted groups", &votes, [None, None]));
    Ok(rows)
}

fn number_of_groups() -> Vec<Row> {
    let (mut right, mut agreement, mut all) = (0, 0.0, 0);
    for shape in SHAPES {
        for seed in 1..=SEEDS {
            let (votes, truth) = grouped(shape, 60, seed);
            let drawn = draw(&votes, false);
            right += usize::from(drawn.groups.len() == shape.len());
            agreement += adjusted_rand(&labels(&drawn), &truth);
            all += 1;
        }
    }
    let row = |what, ours| Row::new(PART, what, ours);
    vec![
        row("two, three or seven groups: the number found, share", share(right, all))
            .aim(Aim::AtLeast(0.95)),
        row("the same: adjusted Rand index with the truth", agreement / all as f64)
            .aim(Aim::AtLeast(0.95)),
    ]
}

fn no_groups() -> Row {
    let said = (1..=WITHOUT).filter(|seed| {
        let people = [120, 300, 500, 900][*seed as usize % 4];
        !draw(&spread(people, 60, *seed).0, false).stable
    });
    Row::new(PART, "by degrees only: no groups said, share", share(said.count(), WITHOUT as usize))
        .aim(Aim::AtLeast(0.9))
}

fn minority() -> Row {
    let kept = (1..=SEEDS).filter(|seed| {
        let (votes, truth) = grouped(&MINORITY, 80, *seed);
        let labels = labels(&draw(&votes, false));
        let theirs = labels.last().copied().unwrap_or(0);
        let in_it = |group: usize| {
            labels
                .iter()
                .zip(&truth)
                .filter(|(it, truth)| **it == theirs && **truth == group)
                .count()
        };
        theirs > 0 && in_it(2) >= 18 && in_it(0) + in_it(1) <= 2
    });
    Row::new(PART, "a minority of 2 % kept, share", share(kept.count(), SEEDS as usize))
        .aim(Aim::AtLeast(0.95))
}

/// People flagged as coordinated.
fn flagged(found: &[Flagged]) -> BTreeSet<usize> {
    let coordinated = found.iter().filter(|it| it.why == Why::Coordinated);
    coordinated.flat_map(|it| it.people.iter().copied()).collect()
}

fn coordinated(largest: Option<&Votes>) -> Result<Vec<Row>> {
    let mut conversations = Vec::new();
    for seed in 1..=SEEDS {
        let (honest, _) = spread(475, 80, seed);
        conversations.push(copied(&honest, 1.0, 0.02, seed)?);
    }
    let mut rows = recalled("5 % who copy, made-up", &conversations);
    let mut conversations = Vec::new();
    for seed in 1..=SEEDS {
        let (honest, _) = spread(475, 80, seed);
        conversations.push((honest, 475));
    }
    rows.extend(recalled("nobody copies, made-up", &conversations).pop());
    if let Some(votes) = largest {
        let mut conversations = Vec::new();
        for seed in 1..=3 {
            conversations.push(copied(votes, 0.5, 0.02, seed)?);
        }
        rows.extend(recalled("5 % who copy, beside bowling-green", &conversations));
        rows.extend(recalled("bowling-green", &[(votes.clone(), votes.people().len())]).pop());
    }
    Ok(rows)
}

/// How many of those who copy are flagged, and how many of the rest.
fn recalled(what: &str, conversations: &[(Votes, usize)]) -> Vec<Row> {
    let (mut copies, mut found, mut honest, mut mistaken) = (0, 0, 0, 0);
    for (votes, first) in conversations {
        let flagged = flagged(&draw(votes, true).flagged);
        copies += votes.people().len() - first;
        honest += first;
        found += flagged.iter().filter(|it| **it >= *first).count();
        mistaken += flagged.iter().filter(|it| **it < *first).count();
    }
    vec![
        Row::new(PART, format!("{what}: flagged of them, share"), share(found, copies))
            .aim(Aim::AtLeast(0.9)),
        Row::new(PART, format!("{what}: flagged of all others, share"), share(mistaken, honest))
            .aim(Aim::AtMost(0.005)),
    ]
}

/// How often somebody's true place lies where the map says, at 90 % and at 50 %.
fn intervals() -> Vec<Row> {
    let mut inside = [0, 0];
    let mut all = 0;
    for seed in 1..=SEEDS {
        let (votes, truth) = spread(800, 60, seed);
        let drawn = draw(&votes, false);
        // units of votes back to people's own: their places have spread 1
        let n = truth.len().max(1) as f64;
        let middle = truth.iter().sum::<f64>() / n;
        let both = || drawn.people.iter().zip(&truth);
        let covariance: f64 = both().map(|(it, truth)| it.at[0] * (truth - middle)).sum();
        let second = |it: &folkmoot_opinion::Person| it.at[0].powi(2) + it.spread[0][0];
        let width = (drawn.people.iter().map(second).sum::<f64>() / n).sqrt();
        for (it, truth) in both() {
            let off = (it.at[0] * covariance.signum() / width - (truth - middle)).abs();
            let sure = it.spread[0][0].sqrt() / width;
            for (inside, wide) in inside.iter_mut().zip([1.645, 0.674]) {
                *inside += usize::from(off <= wide * sure);
            }
        }
        all += truth.len();
    }
    let row = |what, claim: f64, inside| {
        Row::new(PART, what, share(inside, all)).aim(Aim::AtLeast(claim - OFF))
    };
    vec![
        row("90 % intervals cover, share", 0.9, inside[0]),
        row("50 % intervals cover, share", 0.5, inside[1]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_twenty_copies_and_the_honest_stay_as_they_are() {
        let (honest, _) = spread(95, 30, 1);
        let (votes, first) = copied(&honest, 1.0, 0.0, 1).unwrap();
        assert_eq!((first, votes.people().len()), (95, 100));
        assert!((0..95).all(|it| votes.row(it) == honest.row(it)));
        assert!((95..100).all(|it| votes.row(it) == votes.row(95)));
    }

    #[test]
    fn planted_groups_have_the_sizes_they_should() {
        let (votes, truth) = grouped(&[5, 3], 30, 1);
        assert_eq!(votes.people().len(), 8);
        assert_eq!(truth, [0, 0, 0, 0, 0, 1, 1, 1]);
    }
}
