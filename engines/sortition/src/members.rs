//! From kinds of people to people: everyone of a kind gets exactly the same chance.
//!
//! For each panel of kinds, the seats of a kind are shared out over its people in time, as
//! McNaughton shared machines: laid end to end and cut into seats, so that nobody sits
//! twice at once. A panel is cut where somebody of some kind takes over a seat.

use std::collections::BTreeMap;

use crate::peel::Portfolio;
use crate::pool::{Pool, What};

/// A panel of people (places in the pool's ids, sorted) and its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Who.
    pub panel: Vec<usize>,
    /// How likely it is drawn.
    pub probability: f64,
}

/// Parts of a panel's time below which a change of seats is rounding.
const INSTANT: f64 = 1e-11;

/// Who sits from when to when in one panel.
type Sitting = (f64, f64, usize);

/// Panels of people whose chances are those of their kinds.
pub(crate) fn people(pool: &Pool, portfolio: &Portfolio) -> Vec<Chosen> {
    let mut sittings: Vec<Vec<Sitting>> = vec![Vec::new(); portfolio.len()];
    let mut shared: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (t, kind) in pool.types.iter().enumerate() {
        match kind.rows.last().filter(|row| pool.rows[**row].what == What::Households) {
            Some(class) => shared.entry(*class).or_default().push(t),
            None => alone(&kind.people, t, portfolio, &mut sittings),
        }
    }
    for kinds in shared.values() {
        together(pool, kinds, portfolio, &mut sittings);
    }
    let mut all = BTreeMap::new();
    for ((_, share), sittings) in portfolio.iter().zip(&sittings) {
        cut(pool, *share, sittings, &mut all);
    }
    let chosen = all.into_iter().map(|(panel, probability)| Chosen { panel, probability });
    chosen.collect()
}

/// Cuts a panel where somebody takes over a seat. Between two changes that rounding pulled
/// apart seats may be empty or double: that instant goes to the panel before.
fn cut(pool: &Pool, share: f64, sittings: &[Sitting], all: &mut BTreeMap<Vec<usize>, f64>) {
    let mut before: Option<Vec<usize>> = None;
    let mut spare = 0.0;
    let mut moments: Vec<f64> = sittings.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
    moments.extend([0.0, share]);
    moments.retain(|moment| (0.0..=share).contains(moment));
    moments.sort_by(f64::total_cmp);
    moments.dedup_by(|b, a| *b - *a < INSTANT);
    for pair in moments.windows(2) {
        let middle = f64::midpoint(pair[0], pair[1]);
        let there = sittings.iter().filter(|(from, to, _)| *from <= middle && middle < *to);
        let mut panel: Vec<usize> = there.map(|(_, _, person)| *person).collect();
        panel.sort_unstable();
        let time = pair[1] - pair[0];
        if pool.keeps(&panel) {
            *all.entry(panel.clone()).or_default() += time + spare;
            spare = 0.0;
            before = Some(panel);
        } else if let Some(before) = &before {
            *all.entry(before.clone()).or_default() += time;
        } else {
            spare += time;
        }
    }
}

/// Shares out the seats of a kind whose people share no household.
fn alone(people: &[usize], t: usize, portfolio: &Portfolio, sittings: &mut [Vec<Sitting>]) {
    // most seats at once first: the end is then easy to come out even
    let mut order: Vec<usize> = (0..portfolio.len()).filter(|p| portfolio[*p].0[t] > 0).collect();
    order.sort_by(|a, b| portfolio[*b].0[t].cmp(&portfolio[*a].0[t]).then(a.cmp(b)));
    let panels: Vec<(f64, f64)> =
        order.iter().map(|p| (f64::from(portfolio[*p].0[t]), portfolio[*p].1)).collect();
    let shares = evenly(people.len(), &panels).unwrap_or_else(|| {
        let equal = |(seats, share): &(f64, f64)| seats * share / people.len() as f64;
        panels.iter().map(|p| (0..people.len()).map(|m| (m, equal(p))).collect()).collect()
    });
    for (p, shares) in order.iter().zip(shares) {
        let span = portfolio[*p].1;
        let mut tape = 0.0;
        for (member, time) in shares {
            wrap(tape, time, span, people[member], &mut sittings[*p]);
            tape += time;
        }
    }
}

/// Lays somebody's time on the tape at `from`, cut into seats of `span`.
fn wrap(from: f64, time: f64, span: f64, person: usize, sittings: &mut Vec<Sitting>) {
    let start = from % span;
    // the end of a seat, up to rounding, is the start of the next
    let start = if span - start < INSTANT { 0.0 } else { start };
    let end = start + time;
    if end <= span + INSTANT {
        sittings.push((start, if span - end < INSTANT { span } else { end }, person));
    } else {
        sittings.push((start, span, person));
        sittings.push((0.0, end - span, person));
    }
}

/// How long each of `members` sits in each panel of so many seats and such probability, so
/// that all sit equally long in all, with few changes. Nothing where this way finds none.
fn evenly(members: usize, panels: &[(f64, f64)]) -> Option<Vec<Vec<(usize, f64)>>> {
    let total: f64 = panels.iter().map(|(seats, share)| seats * share).sum();
    let mut left: f64 = panels.iter().map(|(_, share)| share).sum();
    let mut needs = vec![total / members as f64; members];
    let mut first = 0;
    let mut shares = Vec::with_capacity(panels.len());
    for (seats, share) in panels {
        left -= share;
        let mut wanted = seats * share;
        // whoever could not sit long enough later must sit now
        let mut times: Vec<f64> =
            needs.iter().map(|need| (need - left).clamp(0.0, *share)).collect();
        wanted -= times.iter().sum::<f64>();
        if wanted < -INSTANT {
            return None;
        }
        for step in 0..members {
            let m = (first + step) % members;
            let more = wanted.min(share - times[m]).min(needs[m] - times[m]).max(0.0);
            times[m] += more;
            wanted -= more;
            if wanted <= 1e-15 {
                break;
            }
        }
        if wanted > INSTANT {
            return None;
        }
        for (need, time) in needs.iter_mut().zip(&times) {
            *need = (*need - time).max(0.0);
        }
        while first + 1 < members && needs[first] <= INSTANT {
            first += 1;
        }
        shares.push(times.into_iter().enumerate().filter(|(_, time)| *time > 0.0).collect());
    }
    needs.iter().all(|need| *need < 1e-9).then_some(shares)
}

/// Shares out the seats of kinds that share households: the households take turns, all
/// equally long, and within each the people who are alike.
fn together(pool: &Pool, kinds: &[usize], portfolio: &Portfolio, sittings: &mut [Vec<Sitting>]) {
    let mut homes: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    for (at, t) in kinds.iter().enumerate() {
        for person in &pool.types[*t].people {
            if let Some(home) = pool.households[*person] {
                homes.entry(home).or_insert_with(|| vec![Vec::new(); kinds.len()])[at]
                    .push(*person);
            }
        }
    }
    let homes: Vec<Vec<Vec<usize>>> = homes.into_values().collect();
    for (p, (panel, share)) in portfolio.iter().enumerate() {
        let turn = share / homes.len() as f64;
        for start in 0..homes.len() {
            let mut at = start;
            for (kind, t) in kinds.iter().enumerate() {
                for _ in 0..panel[*t] {
                    let alike = &homes[at % homes.len()][kind];
                    let part = turn / alike.len() as f64;
                    for (place, person) in alike.iter().enumerate() {
                        let from = turn * start as f64 + part * place as f64;
                        sittings[p].push((from, from + part, *person));
                    }
                    at += 1;
                }
            }
        }
    }
}
