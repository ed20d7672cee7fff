//! The old way, as a baseline: fill the value that is hardest to fill with somebody drawn
//! from it, again and again; start over when stuck. Fast, and unfair to rare combinations.

use std::collections::BTreeMap;

use rand_chacha::ChaCha12Rng;
use rand_core::{Rng, SeedableRng};

use crate::members::Chosen;
use crate::pool::{Pool, What};
use crate::watch::{Stage, Watch};

/// How often one draw may start over.
const ATTEMPTS: usize = 400;

/// Draws many panels, and gives each the share of draws in which it came.
pub(crate) fn draws(
    pool: &Pool,
    seed: [u8; 32],
    draws: usize,
    watch: &mut dyn Watch,
) -> Vec<Chosen> {
    let mut random = ChaCha12Rng::from_seed(seed);
    let mut found: BTreeMap<Vec<usize>, f64> = BTreeMap::new();
    let mut done = 0.0;
    for draw in 0..draws {
        if watch.stop(Stage::Draws { done: draw }) {
            break;
        }
        if let Some(panel) = (0..ATTEMPTS).find_map(|_| attempt(pool, &mut random)) {
            *found.entry(panel).or_default() += 1.0;
            done += 1.0;
        } else if found.is_empty() {
            break;
        }
    }
    let chosen = found.into_iter();
    chosen.map(|(panel, times)| Chosen { panel, probability: times / done }).collect()
}

/// A number below `below`, each equally likely.
pub(crate) fn below(random: &mut impl Rng, below: usize) -> usize {
    let below = below.max(1) as u64;
    let even = u64::MAX - u64::MAX % below;
    loop {
        let number = random.next_u64();
        if number < even {
            // below `below`, which was a usize
            return usize::try_from(number % below).unwrap_or(0);
        }
    }
}

/// One try: a panel, or nothing when it gets stuck.
fn attempt(pool: &Pool, random: &mut ChaCha12Rng) -> Option<Vec<usize>> {
    let mut there = vec![true; pool.ids.len()];
    let mut remaining = vec![0_u32; pool.rows.len()];
    for kind in &pool.types {
        for row in &kind.rows {
            remaining[*row] += u32::try_from(kind.people.len()).ok()?;
        }
    }
    let mut taken = vec![0_u32; pool.rows.len()];
    let mut panel = Vec::with_capacity(pool.seats as usize);
    let leave = |person: usize, there: &mut Vec<bool>, remaining: &mut Vec<u32>| {
        if std::mem::replace(&mut there[person], false) {
            for row in &pool.types[pool.type_of[person]].rows {
                remaining[*row] -= 1;
            }
        }
    };
    let must: Vec<usize> =
        pool.types.iter().filter(|kind| kind.must).flat_map(|kind| kind.people.clone()).collect();
    let mut next = must.into_iter();
    while panel.len() < pool.seats as usize {
        let person = match next.next() {
            Some(person) => person,
            None => urgent(pool, &taken, &remaining, &there, random)?,
        };
        if !there[person] {
            return None;
        }
        panel.push(person);
        leave(person, &mut there, &mut remaining);
        let home = pool.households[person];
        for row in &pool.types[pool.type_of[person]].rows {
            taken[*row] += 1;
        }
        let full = |other: usize| {
            home.is_some() && pool.households[other] == home
                || pool.types[pool.type_of[other]].rows.iter().any(|row| {
                    matches!(pool.rows[*row].what, What::Quota(_))
                        && taken[*row] >= pool.rows[*row].max
                })
        };
        let out: Vec<usize> = (0..there.len()).filter(|p| there[*p] && full(*p)).collect();
        for other in out {
            leave(other, &mut there, &mut remaining);
        }
    }
    panel.sort_unstable();
    pool.keeps(&panel).then_some(panel)
}

/// Somebody drawn from the value that has the fewest left for the seats it still needs.
fn urgent(
    pool: &Pool,
    taken: &[u32],
    remaining: &[u32],
    there: &[bool],
    random: &mut ChaCha12Rng,
) -> Option<usize> {
    let mut worst: Option<(usize, f64)> = None;
    for (row, each) in pool.rows.iter().enumerate() {
        let missing = each.min.saturating_sub(taken[row]);
        if !matches!(each.what, What::Quota(_)) || missing == 0 {
            continue;
        }
        if remaining[row] < missing {
            return None;
        }
        let ratio = f64::from(missing) / f64::from(remaining[row]);
        if worst.is_none_or(|(_, most)| ratio > most) {
            worst = Some((row, ratio));
        }
    }
    let in_row = |person: &usize| {
        there[*person]
            && worst.is_none_or(|(row, _)| pool.types[pool.type_of[*person]].rows.contains(&row))
    };
    let from: Vec<usize> = (0..there.len()).filter(in_row).collect();
    (!from.is_empty()).then(|| from[below(random, from.len())])
}
