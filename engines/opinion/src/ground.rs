//! Shared ground and dissent: what groups say to each statement.

use crate::model::Counts;
use crate::polis::Tally;
use crate::votes::{Vote, Votes};

/// One-sided 95 %.
const Z_95: f64 = 1.644_853_626_951_472_2;
/// Share of false finds that is accepted among statements shown for groups.
const FALSE_FINDS: f64 = 0.05;
/// Most statements shown for and against, for each group.
const MOST: usize = 5;
/// Ridge of intercepts and factors, as Community Notes has them.
const RIDGE_INTERCEPT: f64 = 0.15;
const RIDGE_FACTOR: f64 = 0.03;

/// How far a statement is shared: three figures, never one alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Geometric mean over groups of (A+1)/(S+2), 0 to 1.
    pub group_aware: f64,
    /// The least that the group least in favour agrees, at 95 %: 0 to 1.
    pub worst_group: f64,
    /// Agreement that is left once camps are taken out, about −0.5 to 0.5.
    pub bridging: f64,
}

/// The lower end of what a share may be, one-sided 95 % (Wilson 1927).
pub fn lower_bound(said: u64, of: u64) -> f64 {
    if of == 0 {
        return 0.0;
    }
    let (n, p) = (of as f64, said as f64 / of as f64);
    let square = Z_95 * Z_95;
    let middle = p + square / (2.0 * n);
    let half = Z_95 * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    ((middle - half) / (1.0 + square / n)).max(0.0)
}

/// Group-aware consensus and the worst group's bound of one statement.
pub(crate) fn shared(groups: &[Vec<Tally>], statement: usize) -> (f64, f64) {
    let share = |it: Tally| (it.agree as f64 + 1.0) / (it.seen as f64 + 2.0);
    let each = || groups.iter().map(|group| group[statement]);
    let product: f64 = each().map(share).product();
    let aware = libm::pow(product, 1.0 / groups.len().max(1) as f64);
    let worst = each().map(|it| lower_bound(it.agree, it.seen)).fold(f64::INFINITY, f64::min);
    (aware, if worst.is_finite() { worst } else { 0.0 })
}

/// Intercept of each statement in r = μ + i_u + i_n + f_u·f_n with agree 1, pass ½, disagree 0,
/// ridge .15 on intercepts and .03 on factors for each vote; alternating least squares from
/// where people stand on the main direction. Source: Wojcik and others, Birdwatch (2022).
pub(crate) fn bridging(votes: &Votes, counts: &Counts, order: &[u32], stand: &[f64]) -> Vec<f64> {
    let ratings = counts.iter().map(|it| f64::from(it[2]) + f64::from(it[1]) / 2.0);
    let all = ratings.sum::<f64>();
    let middle = all / (votes.len().max(1) as f64 * (1.0 + RIDGE_INTERCEPT));
    // what is left of a rating: disagree, pass, agree
    let rests = |own: f64| [0.0, 0.5, 1.0].map(|rating| rating - middle - own);
    let mut people: Vec<(f64, f64)> = stand.iter().map(|f| (0.0, *f)).collect();
    let mut statements = vec![(0.0, 0.0); counts.len()];
    // the start is close; very many votes settle it at once
    let sweeps = match votes.len() {
        0..=100_000 => 6,
        100_001..=1_000_000 => 3,
        _ => 2,
    };
    for sweep in 0..sweeps {
        let mut sums = vec![[0.0; 4]; counts.len()];
        for person in order.iter().map(|it| *it as usize) {
            let (own, factor) = people[person];
            let adds = rests(own).map(|rest| [factor, factor * factor, rest, rest * factor]);
            for cell in votes.row(person) {
                let sum = &mut sums[cell.statement()];
                let add = &adds[cell.code()];
                (0..4).for_each(|k| sum[k] += add[k]);
            }
        }
        for ((it, sum), count) in statements.iter_mut().zip(&sums).zip(counts) {
            *it = ridge(count.iter().map(|it| f64::from(*it)).sum(), sum);
        }
        if sweep + 1 == sweeps {
            break;
        }
        let adds: Vec<[[f64; 4]; 3]> = statements
            .iter()
            .map(|(own, factor)| {
                rests(*own).map(|rest| [*factor, factor * factor, rest, rest * factor])
            })
            .collect();
        for (row, person) in votes.rows().zip(&mut people) {
            let mut sum = [0.0; 4];
            for cell in row {
                let add = &adds[cell.statement()][cell.code()];
                (0..4).for_each(|k| sum[k] += add[k]);
            }
            *person = ridge(row.len() as f64, &sum);
        }
    }
    statements.into_iter().map(|it| it.0).collect()
}

/// Intercept and factor of the two-column ridge regression over so many votes, with these sums
/// of the factor, its square, what is left, and what is left times the factor.
fn ridge(count: f64, sum: &[f64; 4]) -> (f64, f64) {
    let [f, ff, r, rf] = *sum;
    let a = count * (1.0 + RIDGE_INTERCEPT);
    let d = ff + count * RIDGE_FACTOR;
    let determinant = a * d - f * f;
    if determinant <= 1e-12 {
        return (if a > 0.0 { r / a } else { 0.0 }, 0.0);
    }
    ((d * r - f * rf) / determinant, (a * rf - f * r) / determinant)
}

/// A statement that a group says more than others do.
#[derive(Debug, Clone, PartialEq)]
pub struct Typical {
    /// Place of the statement.
    pub statement: usize,
    /// Agree or disagree.
    pub by: Vote,
    /// Share of the group that says so, (n+1)/(N+2).
    pub share: f64,
    /// Share of everybody else.
    pub elsewhere: f64,
    /// Chance of so large a difference if there were none, one-sided.
    pub chance: f64,
}

/// For each group what it says more than others: agreed to, and rejected. Differences that a
/// correction for all comparisons leaves standing (Benjamini and Hochberg 1995, 5 %), largest first.
pub(crate) fn typical(groups: &[Vec<Tally>]) -> Vec<[Vec<Typical>; 2]> {
    let mut tests: Vec<(usize, Typical)> = Vec::new();
    let statements = groups.first().map_or(0, Vec::len);
    let several = groups.len() > 1;
    for group in 0..groups.len() {
        for statement in 0..statements {
            let here = groups[group][statement];
            let others = groups.iter().enumerate().filter(|(at, _)| *at != group);
            let rest = others.fold(Tally::default(), |sum, (_, it)| sum.plus(it[statement]));
            if several && here.seen > 0 && rest.seen > 0 {
                for by in [Vote::Agree, Vote::Disagree] {
                    tests.push((group, compare(statement, by, here, rest)));
                }
            }
        }
    }
    let mut chances: Vec<f64> = tests.iter().map(|it| it.1.chance).collect();
    chances.sort_by(f64::total_cmp);
    let n = chances.len() as f64;
    let bar = chances
        .iter()
        .enumerate()
        .filter(|(at, chance)| **chance <= FALSE_FINDS * (*at as f64 + 1.0) / n)
        .map(|(_, chance)| *chance)
        .next_back();
    let mut found = vec![[Vec::new(), Vec::new()]; groups.len()];
    for (group, it) in tests {
        if bar.is_some_and(|bar| it.chance <= bar) && it.share > 0.5 {
            found[group][usize::from(it.by == Vote::Disagree)].push(it);
        }
    }
    for side in found.iter_mut().flatten() {
        side.sort_by(|a, b| (b.share - b.elsewhere).total_cmp(&(a.share - a.elsewhere)));
        side.truncate(MOST);
    }
    found
}

fn compare(statement: usize, by: Vote, here: Tally, rest: Tally) -> Typical {
    let said = |it: Tally| (if by == Vote::Agree { it.agree } else { it.disagree }) as f64;
    let (a, n, b, m) = (said(here), here.seen as f64, said(rest), rest.seen as f64);
    // half a vote added to each side: no test of 0 against 0
    let (p, q) = ((a + 0.5) / (n + 1.0), (b + 0.5) / (m + 1.0));
    let pooled = (a + b + 1.0) / (n + m + 2.0);
    let z = (p - q) / (pooled * (1.0 - pooled) * (1.0 / (n + 1.0) + 1.0 / (m + 1.0))).sqrt();
    Typical {
        statement,
        by,
        share: (a + 1.0) / (n + 2.0),
        elsewhere: (b + 1.0) / (m + 2.0),
        chance: 0.5 * libm::erfc(z / std::f64::consts::SQRT_2),
    }
}

/// A statement that a group rejects and the rest accept.
#[derive(Debug, Clone, PartialEq)]
pub struct Dissent {
    /// Place of the statement.
    pub statement: usize,
    /// Which group.
    pub group: usize,
    /// Share of the group that disagrees.
    pub against: f64,
    /// Share of the rest that agrees.
    pub elsewhere: f64,
}

/// What a group rejects, by more than half at 95 %, and the rest accept, by more than half at 95 %.
pub(crate) fn dissent(groups: &[Vec<Tally>]) -> Vec<Dissent> {
    let mut found = Vec::new();
    for (group, tallies) in groups.iter().enumerate() {
        for (statement, here) in tallies.iter().enumerate() {
            let others = groups.iter().enumerate().filter(|(at, _)| *at != group);
            let rest = others.fold(Tally::default(), |sum, (_, it)| sum.plus(it[statement]));
            let rejects = lower_bound(here.disagree, here.seen) > 0.5;
            if rejects && lower_bound(rest.agree, rest.seen) > 0.5 {
                found.push(Dissent {
                    statement,
                    group,
                    against: here.disagree as f64 / here.seen as f64,
                    elsewhere: rest.agree as f64 / rest.seen as f64,
                });
            }
        }
    }
    found.sort_by(|a, b| (b.against + b.elsewhere).total_cmp(&(a.against + a.elsewhere)));
    found
}

/// People who agree on a statement, and to none of those that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrepresented {
    /// Place of the statement they share.
    pub statement: usize,
    /// How many they are.
    pub people: usize,
    /// How many would deserve one of the statements shown: n/k, rounded up.
    pub enough: usize,
}

/// Whether k statements do justice: is there a statement that at least n/k people agree to who
/// agree to none of those shown? Largest first. Time: one pass over the votes.
/// Source: Aziz and others, Justified representation (2017).
pub fn unrepresented(votes: &Votes, shown: &[usize]) -> Vec<Unrepresented> {
    let voters = votes.rows().filter(|row| !row.is_empty()).count();
    if shown.is_empty() || voters == 0 {
        return Vec::new();
    }
    let enough = voters.div_ceil(shown.len());
    let mut spoken = vec![false; votes.statements().len()];
    for statement in shown {
        if let Some(it) = spoken.get_mut(*statement) {
            *it = true;
        }
    }
    let mut counts = vec![0; spoken.len()];
    for row in votes.rows() {
        let agreed = || row.iter().filter(|cell| cell.vote() == Vote::Agree);
        if agreed().all(|cell| !spoken[cell.statement()]) {
            agreed().for_each(|cell| counts[cell.statement()] += 1);
        }
    }
    let each = counts.into_iter().enumerate().filter(|(_, people)| *people >= enough);
    let mut found: Vec<Unrepresented> =
        each.map(|(statement, people)| Unrepresented { statement, people, enough }).collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.people));
    found
}

/// The share that would agree if all had been as likely to be shown a statement: each vote
/// counts 1/propensity (Hájek's estimator), and none more than `most`. None without votes.
pub fn reweighted_share(votes: &[(Vote, f64)], most: f64) -> Option<f64> {
    let weight =
        |propensity: f64| if propensity > 0.0 { (1.0 / propensity).min(most) } else { most };
    let all: f64 = votes.iter().map(|it| weight(it.1)).sum();
    let agree = votes.iter().filter(|it| it.0 == Vote::Agree);
    let agree: f64 = agree.map(|it| weight(it.1)).sum();
    (all > 0.0).then(|| agree / all)
}
