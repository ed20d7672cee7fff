//! Where measuring data lies, and made-up people whose opinions are known.

#![allow(dead_code)] // each test file uses a part

use std::path::PathBuf;

use folkmoot_opinion::{Vote, Votes, VotesBuilder};

/// The data folder named by `FOLKMOOT_DATA`, else the one beside the workspace; none, with
/// a line that says so, when there is no such folder.
pub(crate) fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
    None
}

/// A stream of numbers in [0, 1).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Normal, by Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let (a, b) = (self.next().max(1e-300), self.next());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }
}

/// A vote that leans: mostly agree for 1, mostly disagree for −1.
pub(crate) fn leaning(lean: f64, numbers: &mut Numbers) -> Vote {
    if numbers.next() < 0.1 {
        return Vote::Pass;
    }
    let agrees = 1.0 / (1.0 + (-2.5 * lean).exp());
    if numbers.next() < agrees { Vote::Agree } else { Vote::Disagree }
}

/// People in groups of these sizes; each group has an opinion of its own on every statement.
/// Gives the group of each person (ids from 0) too.
pub(crate) fn planted(
    sizes: &[usize],
    statements: u64,
    share: f64,
    seed: u64,
) -> (Votes, Vec<usize>) {
    let mut numbers = Numbers(seed);
    let opinions: Vec<Vec<f64>> = sizes
        .iter()
        .map(|_| (0..statements).map(|_| if numbers.next() < 0.5 { -1.0 } else { 1.0 }).collect())
        .collect();
    let mut builder = VotesBuilder::new();
    let mut groups = Vec::new();
    for (group, size) in sizes.iter().enumerate() {
        for _ in 0..*size {
            for (statement, lean) in (0..statements).zip(&opinions[group]) {
                if numbers.next() < share {
                    let vote = leaning(*lean, &mut numbers);
                    builder.vote(groups.len() as u64, statement, vote, 0);
                }
            }
            groups.push(group);
        }
    }
    (builder.build(), groups)
}

/// People who differ by degrees along one direction; gives where each stands.
pub(crate) fn spread(people: u64, statements: u64, seed: u64) -> (Votes, Vec<f64>) {
    let mut numbers = Numbers(seed);
    let pulls: Vec<(f64, f64)> =
        (0..statements).map(|_| (0.6 * numbers.normal(), 0.5 * numbers.normal())).collect();
    let mut builder = VotesBuilder::new();
    let mut stand = Vec::new();
    for person in 0..people {
        let place = numbers.normal();
        // some say much, some little
        let share = 0.1 + 0.8 * numbers.next();
        for (statement, (middle, pull)) in (0..statements).zip(&pulls) {
            if numbers.next() < share {
                let vote = leaning(middle + pull * place, &mut numbers);
                builder.vote(person, statement, vote, 0);
            }
        }
        stand.push(place);
    }
    (builder.build(), stand)
}
