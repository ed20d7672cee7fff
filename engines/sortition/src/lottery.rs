//! A lottery that anyone can re-run: a public list of equally likely panels, and one
//! number that follows from the list and a text nobody chose.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::members::Chosen;
use crate::panels::{Found, Panel, Panels};
use crate::peel::Portfolio;
use crate::polytope::Polytope;
use crate::pool::{Pool, What};
use crate::simplex::{Ended, Simplex};
use crate::watch::{Stage, Watch};

/// A list of equally likely panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Tickets {
    /// Panels as sorted places in [`Pool::ids`], themselves sorted; one may stand there twice.
    pub panels: Vec<Vec<usize>>,
    /// How far anyone's probability is from what the portfolio gave them; up to 1 in the
    /// number of tickets unless whole panels leave no such list in reach.
    pub moved: f64,
}

/// Most tickets of a list.
pub const MAX_TICKETS: u32 = 100_000;

/// Rounds a portfolio to `count` equally likely panels (1 to [`MAX_TICKETS`]) that keep all
/// quotas; nothing if told to stop, or if that many are not to be had.
///
/// Each panel goes in as often as it fits whole. What is left over is made of new panels, one
/// after the other: each time the point nearest to what is still owed to everyone, and a
/// panel from its edge. Last, the people of a kind take its seats in turn.
pub fn tickets(
    pool: &Pool,
    portfolio: &[Chosen],
    count: u32,
    watch: &mut dyn Watch,
) -> Option<Tickets> {
    if !(1..=MAX_TICKETS).contains(&count) {
        return None;
    }
    let kinds = kinds(pool, portfolio);
    let mut owed = Owed::new(pool, &kinds, count);
    let mut list: Vec<Panel> = Vec::new();
    for (panel, share) in &kinds {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most count"
        )]
        let times = (share * f64::from(count) + 1e-9).floor() as usize;
        for _ in 0..times.min(count as usize - list.len()) {
            owed.give(panel);
            list.push(panel.clone());
        }
    }
    while list.len() < count as usize {
        let share = list.len() as f64 / f64::from(count);
        if watch.stop(Stage::Panels { found: list.len(), share }) {
            return None;
        }
        let panel = owed.next(count as usize - list.len())?;
        owed.give(&panel);
        list.push(panel);
    }
    Some(seat(pool, portfolio, list))
}

/// The portfolio by kinds of people.
fn kinds(pool: &Pool, portfolio: &[Chosen]) -> Portfolio {
    let mut kinds: BTreeMap<Panel, f64> = BTreeMap::new();
    for Chosen { panel, probability } in portfolio {
        let mut seats = vec![0; pool.types.len()];
        for person in panel {
            seats[pool.type_of[*person]] += 1;
        }
        *kinds.entry(seats).or_default() += probability;
    }
    kinds.into_iter().collect()
}

/// What is still owed to each kind.
struct Owed {
    polytope: Polytope,
    panels: Panels,
    /// Seats over all tickets that are due, and what keeps each person within one ticket.
    due: Vec<f64>,
    least: Vec<f64>,
    most: Vec<f64>,
    nearest: Simplex,
    /// Whole seats of each type over all tickets that are left.
    plan: Option<Vec<f64>>,
}

impl Owed {
    fn new(pool: &Pool, kinds: &Portfolio, count: u32) -> Self {
        let polytope = Polytope::new(pool);
        let mut due = vec![0.0; pool.types.len()];
        for (panel, share) in kinds {
            for (due, seats) in due.iter_mut().zip(panel) {
                *due += share * f64::from(count) * f64::from(*seats);
            }
        }
        let people = |t: usize| pool.types[t].people.len() as f64;
        let window = |t: usize| {
            let each = due[t] / people(t);
            let most = (each + 1.0 + 1e-7).floor().min(f64::from(count));
            ((each - 1.0 - 1e-7).ceil().max(0.0) * people(t), most * people(t))
        };
        let (least, most) = (0..due.len()).map(window).unzip();
        let panels = Panels::new(&polytope);
        // seats above and below what is due, each a column
        let up = polytope.columns.clone();
        let flip = |column: &crate::simplex::Column| column.iter().map(|(r, a)| (*r, -a)).collect();
        let down: Vec<crate::simplex::Column> = polytope.columns.iter().map(flip).collect();
        let columns: Vec<_> = up.into_iter().chain(down).collect();
        let bounds = vec![(0.0, 0.0); columns.len()];
        let rows = vec![(0.0, 0.0); polytope.rows.len()];
        let nearest = Simplex::new(columns, &bounds, &rows);
        Self { polytope, panels, due, least, most, nearest, plan: None }
    }

    fn give(&mut self, panel: &[u32]) {
        for (t, seats) in panel.iter().enumerate().filter(|(_, seats)| **seats > 0) {
            for owed in [&mut self.due[t], &mut self.least[t], &mut self.most[t]] {
                *owed -= f64::from(*seats);
            }
        }
    }

    /// A panel for the next of `left` tickets, by a plan of whole seats for all that are left
    /// while there is one, else from the edge of what is due.
    fn next(&mut self, left: usize) -> Option<Panel> {
        let left = left as f64;
        if self.plan.is_none() {
            self.plan = self.round(left);
        }
        if let Some(plan) = self.plan.take()
            && let Some(panel) = self.by_plan(&plan, left)
        {
            let rest = plan.iter().zip(&panel).map(|(all, seats)| all - f64::from(*seats));
            self.plan = Some(rest.collect());
            return Some(panel);
        }
        self.by_edge(left)
    }

    /// Whole seats of each type over all tickets that are left, near what is due.
    fn round(&mut self, left: f64) -> Option<Vec<f64>> {
        let point = self.point(left, true)?;
        let mut score = vec![0.0; point.len()];
        for (t, seats) in point.iter().enumerate() {
            let (down, up) = ((seats + 1e-9).floor(), (seats - 1e-9).ceil());
            self.panels.bounds[t] = (down, up.max(down));
            let part = (seats - down).clamp(1e-3, 1.0 - 1e-3);
            score[t] = libm::log(part / (1.0 - part));
        }
        for (row, (lo, hi)) in self.polytope.rows.iter().enumerate() {
            self.panels.rows[row] = (lo * left, hi * left);
        }
        match self.panels.best(&score, 0.02) {
            Found::Panel { panel, .. } => Some(panel.into_iter().map(f64::from).collect()),
            _ => None,
        }
    }

    /// A panel that leaves of the plan what the other tickets can have on average.
    fn by_plan(&mut self, plan: &[f64], left: f64) -> Option<Panel> {
        let mut score = vec![0.0; plan.len()];
        for (t, all) in plan.iter().enumerate() {
            let (lo, hi) = self.polytope.bounds[t];
            self.panels.bounds[t] = ((all - (left - 1.0) * hi).max(lo), all.min(hi));
            let part = (all / (left * hi.max(1.0))).clamp(1e-6, 1.0 - 1e-6);
            score[t] = libm::log(part / (1.0 - part));
        }
        let sums = self.polytope.activity(plan);
        for (row, (lo, hi)) in self.polytope.rows.iter().enumerate() {
            let (least, most) = (sums[row] - (left - 1.0) * hi, sums[row] - (left - 1.0) * lo);
            self.panels.rows[row] = (least.max(*lo), most.min(*hi));
        }
        match self.panels.best(&score, 0.05) {
            Found::Panel { panel, .. } => Some(panel),
            _ => None,
        }
    }

    /// A panel near the point that is nearest to what is due.
    fn by_edge(&mut self, left: f64) -> Option<Panel> {
        let point = self.point(left, true).or_else(|| self.point(left, false))?;
        let mut score = vec![0.0; point.len()];
        let mut wide = self.polytope.bounds.clone();
        for (t, seats) in point.iter().enumerate() {
            let (lo, hi) = self.polytope.bounds[t];
            let seats = (seats / left).clamp(lo, hi);
            let must = (self.least[t] - (left - 1.0) * hi).clamp(lo, hi).ceil();
            let may = self.most[t].clamp(lo, hi).floor().max(must);
            let (down, up) = ((seats + 1e-9).floor(), (seats - 1e-9).ceil());
            wide[t] = (must, may);
            self.panels.bounds[t] = (down.clamp(must, may), up.clamp(must, may));
            let part = (seats - down).clamp(1e-3, 1.0 - 1e-3);
            score[t] = libm::log(part / (1.0 - part));
        }
        self.panels.rows.clone_from(&self.polytope.rows);
        for bounds in [None, Some(wide), Some(self.polytope.bounds.clone())] {
            if let Some(bounds) = bounds {
                self.panels.bounds = bounds;
            }
            if let Found::Panel { panel, .. } = self.panels.best(&score, 0.02) {
                return Some(panel);
            }
        }
        None
    }

    /// The seats nearest to what is due that `left` panels can have on average, everyone
    /// within one ticket if `strict`.
    fn point(&mut self, left: f64, strict: bool) -> Option<Vec<f64>> {
        let types = self.due.len();
        let mut aim = vec![0.0; types];
        for (t, aim) in aim.iter_mut().enumerate() {
            let (lo, hi) = (self.polytope.bounds[t].0 * left, self.polytope.bounds[t].1 * left);
            let (least, most) = if strict {
                (self.least[t].clamp(lo, hi), self.most[t].clamp(lo, hi))
            } else {
                (lo, hi)
            };
            *aim = self.due[t].clamp(least, most.max(least));
            self.nearest.bound(t, 0.0, (most - *aim).max(0.0));
            self.nearest.bound(types + t, 0.0, (*aim - least).max(0.0));
        }
        let sums = self.polytope.activity(&aim);
        for (row, (lo, hi)) in self.polytope.rows.iter().enumerate() {
            self.nearest.bound_row(row, lo * left - sums[row], hi * left - sums[row]);
        }
        let away = self.nearest.maximise(&vec![-1.0; 2 * types]);
        let moved = |t: usize| aim[t] + self.nearest.value(t) - self.nearest.value(types + t);
        (away == Ended::Optimal).then(|| (0..types).map(moved).collect())
    }
}

/// Seats people: those of a kind in turn, so that any two get within one ticket the same.
fn seat(pool: &Pool, portfolio: &[Chosen], list: Vec<Panel>) -> Tickets {
    let mut times = vec![0_u32; pool.ids.len()];
    let mut turn: Vec<usize> = vec![0; pool.types.len()];
    let count = list.len() as f64;
    let mut panels: Vec<Vec<usize>> = list
        .into_iter()
        .map(|kinds| {
            let mut panel = Vec::with_capacity(pool.seats as usize);
            let mut homes = Vec::new();
            for (t, seats) in kinds.iter().enumerate() {
                let people = &pool.types[t].people;
                let shares = pool.types[t]
                    .rows
                    .last()
                    .is_some_and(|row| pool.rows[*row].what == What::Households);
                for _ in 0..*seats {
                    let person = if shares {
                        // whoever had fewest so far and shares no household with those seated
                        let free = people.iter().filter(|p| {
                            pool.households[**p].is_none_or(|home| !homes.contains(&home))
                        });
                        free.min_by_key(|p| (times[**p], **p)).copied()
                    } else {
                        let place = turn[t] % people.len();
                        turn[t] += 1;
                        people.get(place).copied()
                    };
                    if let Some(person) = person {
                        homes.extend(pool.households[person]);
                        times[person] += 1;
                        panel.push(person);
                    }
                }
            }
            panel.sort_unstable();
            panel
        })
        .collect();
    panels.sort();
    let mut chances = vec![0.0; pool.ids.len()];
    for Chosen { panel, probability } in portfolio {
        for person in panel {
            chances[*person] += probability;
        }
    }
    let moves = chances.iter().zip(&times).map(|(c, times)| (f64::from(*times) / count - c).abs());
    Tickets { moved: moves.fold(0.0, f64::max), panels }
}

/// What is published before the draw: SHA-256, in hexadecimal, of a line with the number of
/// seats and one line for each ticket with its names in order, a space between two.
///
/// ```
/// let list = [vec!["a1", "b2"], vec!["a1", "c3"]];
/// let digest = folkmoot_sortition::commitment(2, &list);
/// assert_eq!(digest.len(), 64);
/// // printf 'seats 2\na1 b2\na1 c3\n' | sha256sum
/// assert!(digest.starts_with("26bfd626"), "{digest}");
/// ```
pub fn commitment<S: AsRef<str>>(seats: u32, tickets: &[Vec<S>]) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("seats {seats}\n"));
    for ticket in tickets {
        for (at, name) in ticket.iter().enumerate() {
            hash.update(if at == 0 { "" } else { " " });
            hash.update(name.as_ref());
        }
        hash.update("\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The ticket that is drawn, from 0: the SHA-256 of commitment, line break and seed, read as
/// one large number, modulo the number of tickets.
///
/// ```
/// let ticket = folkmoot_sortition::drawn("00ff", "dice 4 2 6", 1000);
/// assert!(ticket < 1000);
/// assert_eq!(ticket, folkmoot_sortition::drawn("00ff", "dice 4 2 6", 1000));
/// ```
pub fn drawn(commitment: &str, seed: &str, tickets: usize) -> usize {
    let hash = Sha256::digest(format!("{commitment}\n{seed}"));
    let below = tickets.max(1) as u64;
    let rest = hash.iter().fold(0_u64, |rest, byte| (rest * 256 + u64::from(*byte)) % below);
    // below `tickets`, which was a usize
    usize::try_from(rest).unwrap_or(0)
}

/// A name for somebody in what is published: 12 hexadecimal digits of the SHA-256 of a
/// secret, a line break and the id. Who has the secret can tell everybody their own.
pub fn pseudonym(secret: &str, id: &str) -> String {
    let hash = Sha256::digest(format!("{secret}\n{id}"));
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
