//! A portfolio of panels with their probabilities, by each of the methods, with its proof.

use crate::conflict::{self, Relaxation, Side};
use crate::exact;
use crate::figures::{Figures, figures};
use crate::leximin::{Failed, Level, chances, levels};
use crate::members::{Chosen, people};
use crate::panels::{Found, Panel, Panels};
use crate::peel::{Peeled, Portfolio, peel};
use crate::polytope::{Cut, Polytope};
use crate::pool::Pool;
use crate::separate::{Separated, mix, separate};
use crate::watch::Watch;
use crate::{goldilocks, legacy, nash};

/// What "fair" means.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub enum Method {
    /// The least chance as high as can be, then the next, and so on.
    #[default]
    Leximin,
    /// The least chance as high as can be; of those, the largest product.
    Maximin,
    /// The product of chances as large as can be.
    Nash,
    /// Neither end far from equal: the smallest (n/k)·highest + `gamma`·(k/n)/least.
    Goldilocks {
        /// How much the low end weighs; 1 if both are alike.
        gamma: f64,
    },
    /// The old way, drawn many times: a baseline, with no promise of fairness.
    Random {
        /// What the draws follow from.
        seed: [u8; 32],
        /// How many draws.
        draws: usize,
    },
}

/// How far a selection got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The portfolio meets its bound within [`OPTIMAL`].
    Optimal,
    /// Told to stop, or out of its depth: the best so far, with its gap.
    Stopped,
    /// Drawn by the old way, which aims at nothing.
    Sampled,
}

/// Largest gap that is called optimal.
pub const OPTIMAL: f64 = 1e-6;

/// Somebody who is on no panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// A place in [`Pool::ids`].
    pub person: usize,
    /// The smallest set of quotas that keeps them out; empty when that is not known.
    pub because: Vec<Side>,
}

/// A portfolio, what it gives everyone, and how good it can be at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// How far it got.
    pub status: Status,
    /// Panels, each with its probability; these add up to 1.
    pub portfolio: Vec<Chosen>,
    /// Everyone's chance, in the order of [`Pool::ids`].
    pub chances: Vec<f64>,
    /// What the method can reach at most: the least chance (leximin, maximin), the
    /// geometric mean of chances (Nash); for Goldilocks, its value at least. Of those who
    /// can be on a panel and needn't be on all.
    pub bound: f64,
    /// What this portfolio reaches of it.
    pub reached: f64,
    /// How far the portfolio is from its bound: for leximin the largest difference at any
    /// place when all chances are sorted.
    pub gap: f64,
    /// Leximin's levels: chance and how many people have it.
    pub levels: Vec<(f64, usize)>,
    /// How many levels were proved in whole numbers, without a solver.
    pub proved: usize,
    /// How many cuts it took: quotas kept on average alone promised more than whole people can.
    pub cuts: usize,
    /// Who is on no panel, and why.
    pub impossible: Vec<Impossible>,
    /// Everyone's chances in a few numbers.
    pub figures: Figures,
}

/// Why there is no portfolio.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Unable {
    /// No panel keeps all quotas.
    #[error("no panel keeps all quotas")]
    Infeasible {
        /// The smallest set that conflicts; empty if even without quotas there is no panel
        /// (too many who must be on it, too many of one household).
        conflict: Vec<Side>,
        /// The smallest changes that mend it, the smallest first.
        relaxations: Vec<Relaxation>,
    },
    /// The old way found no panel: it always got stuck, or was told to stop.
    #[error("the old way found no panel, although there are some")]
    NoneDrawn,
    /// The numbers became too poor for the solver.
    #[error("the numbers of this pool are beyond the solver")]
    Numbers,
}

/// Most kinds of people of whom it is worked out why they are on no panel.
const EXPLAINED: usize = 12;
/// Most cuts that are learned.
const CUTS: usize = 500;

/// Works a portfolio out.
///
/// The answer is the same for any order of people and features. Time: for leximin some
/// seconds with thousands of people; see `docs/methods/sortition.md`.
pub fn select(pool: &Pool, method: Method, watch: &mut dyn Watch) -> Result<Selection, Unable> {
    let mut polytope = Polytope::new(pool);
    let some = match Panels::new(&polytope).best(&vec![0.0; pool.types.len()], 1.0) {
        Found::Panel { panel, .. } => panel,
        Found::None => {
            let conflict = conflict::smallest(pool, None);
            return Err(Unable::Infeasible { conflict, relaxations: conflict::relaxations(pool) });
        }
        Found::Unknown => return Err(Unable::Numbers),
    };
    if let Method::Random { seed, draws } = method {
        let portfolio = legacy::draws(pool, seed, draws, watch);
        if portfolio.is_empty() {
            return Err(Unable::NoneDrawn);
        }
        return Ok(sampled(pool, portfolio));
    }
    let mut work = Work { pool, method, known: vec![some], cuts: 0 };
    loop {
        let target = match work.target(&mut polytope, watch) {
            Ok(target) => target,
            Err(Failed::Stopped) => return Ok(work.unfinished()),
            Err(Failed::Infeasible | Failed::Numbers) => return Err(Unable::Numbers),
        };
        let (portfolio, ended) = peel(&polytope, &target.seats, watch);
        work.known.extend(portfolio.iter().map(|(panel, _)| panel.clone()));
        work.known.sort();
        work.known.dedup();
        match ended {
            Peeled::Whole => return Ok(work.finished(&polytope, &target, portfolio, false)),
            Peeled::Stopped(_) => {
                let portfolio = if portfolio.is_empty() {
                    work.known.iter().take(1).map(|panel| (panel.clone(), 1.0)).collect()
                } else {
                    portfolio
                };
                return Ok(work.finished(&polytope, &target, portfolio, true));
            }
            Peeled::Stalled(_) => {}
        }
        if work.close(&mut polytope) {
            continue;
        }
        match separate(&polytope, &target.seats, work.known.clone(), watch, work.cuts) {
            Separated::Inside(portfolio) => {
                return Ok(work.finished(&polytope, &target, portfolio, false));
            }
            Separated::Cut(cut) if work.cuts < CUTS => work.learn(&mut polytope, &cut),
            Separated::Cut(_) => {
                let portfolio = mix(&target.seats, &work.known);
                return Ok(work.finished(&polytope, &target, portfolio, true));
            }
            Separated::Unknown(portfolio) => {
                return Ok(work.finished(&polytope, &target, portfolio, true));
            }
        }
    }
}

/// The chances a method asks for.
struct Target {
    /// Expected seats of each type.
    seats: Vec<f64>,
    levels: Vec<Level>,
    open: Vec<bool>,
    /// What the method reaches at most, and by how much these chances may miss it.
    bound: f64,
    slack: f64,
}

struct Work<'a> {
    pool: &'a Pool,
    method: Method,
    known: Vec<Panel>,
    cuts: usize,
}

impl Work<'_> {
    /// The best chances within the quotas and the cuts so far. Types that get none are closed.
    fn target(&self, polytope: &mut Polytope, watch: &mut dyn Watch) -> Result<Target, Failed> {
        let mut open: Vec<bool> = polytope.bounds.iter().map(|(lo, hi)| hi > lo).collect();
        let leximin = self.method == Method::Leximin;
        let first = |levels: &[Level]| {
            // those on no panel come first; then one level more than the least
            !leximin
                && levels.last().is_some_and(|last| {
                    levels.iter().find(|l| l.chance > 0.0).is_some_and(|l| last.chance > l.chance)
                })
        };
        let mut levels = levels(polytope, &open, 1.0, watch, &first)?;
        let none: Vec<usize> =
            levels.iter().filter(|l| l.chance <= 0.0).flat_map(|l| l.types.clone()).collect();
        levels.retain(|level| level.chance > 0.0);
        polytope.close(&none);
        for t in none {
            open[t] = false;
        }
        let least = levels.first().map_or(1.0, |level| level.chance);
        let count = |t: usize| polytope.bounds[t].1;
        let (bound, slack, seats) = match self.method {
            Method::Leximin | Method::Random { .. } => (least, 0.0, self.seats(polytope, &levels)),
            Method::Maximin => {
                let mut within = polytope.clone();
                let mut free = open.clone();
                for level in levels.iter().filter(|level| level.chance <= least) {
                    for t in &level.types {
                        within.bounds[*t] = (count(*t) * least, count(*t) * least);
                        free[*t] = false;
                    }
                }
                let best = nash::largest_product(&within, &free, least);
                (least, 0.0, best.ok_or(Failed::Numbers)?)
            }
            Method::Nash => {
                let seats = nash::largest_product(polytope, &open, 0.0).ok_or(Failed::Numbers)?;
                let part = |t: usize| seats[t] / count(t).max(1.0);
                let chances: Vec<f64> = (0..seats.len()).map(part).collect();
                let excess = nash::excess(polytope, &open, &chances).ok_or(Failed::Numbers)?;
                let mean = self.geometric_mean(&open, &chances);
                (mean * libm::exp(excess), mean * libm::expm1(excess), seats)
            }
            Method::Goldilocks { gamma } => {
                let (ceiling, value) = if open.contains(&true) {
                    goldilocks::ceiling(polytope, &open, least, gamma).ok_or(Failed::Numbers)?
                } else {
                    (1.0, 1.0 + gamma)
                };
                levels = crate::leximin::levels(
                    polytope,
                    &open,
                    (ceiling + 1e-9).min(1.0),
                    watch,
                    &|_| false,
                )?;
                (value, 0.0, self.seats(polytope, &levels))
            }
        };
        if !leximin {
            levels.clear();
        }
        Ok(Target { seats, levels, open, bound, slack })
    }

    fn seats(&self, polytope: &Polytope, levels: &[Level]) -> Vec<f64> {
        let chances = chances(levels, self.pool.types.len());
        let seats = polytope.bounds.iter().zip(chances);
        seats.map(|((lo, hi), chance)| if lo >= hi { *lo } else { hi * chance }).collect()
    }

    /// Of those whose chance is open.
    fn geometric_mean(&self, open: &[bool], chances: &[f64]) -> f64 {
        let (mut logs, mut people) = (0.0, 0.0);
        for (t, kind) in self.pool.types.iter().enumerate() {
            if open[t] {
                logs += kind.people.len() as f64 * libm::log(chances[t].max(f64::MIN_POSITIVE));
                people += kind.people.len() as f64;
            }
        }
        if people > 0.0 { libm::exp(logs / people) } else { 1.0 }
    }

    /// Takes types out that are on no panel of whole people; whether there were any.
    fn close(&mut self, polytope: &mut Polytope) -> bool {
        let mut closed = Vec::new();
        let mut panels = Panels::new(polytope);
        for t in 0..polytope.bounds.len() {
            let (lo, hi) = polytope.bounds[t];
            if hi <= lo || self.known.iter().any(|panel| panel[t] > 0) {
                continue;
            }
            panels.bounds.clone_from(&polytope.bounds);
            panels.bounds[t].0 = 1.0;
            match panels.best(&vec![0.0; polytope.bounds.len()], 1.0) {
                Found::Panel { panel, .. } => self.known.push(panel),
                Found::None => closed.push(t),
                Found::Unknown => {}
            }
        }
        polytope.close(&closed);
        !closed.is_empty()
    }

    fn learn(&mut self, polytope: &mut Polytope, cut: &Cut) {
        polytope.cut(cut);
        self.cuts += 1;
    }

    /// Stopped before there were chances to aim at: one panel, and the plainest bound.
    fn unfinished(&self) -> Selection {
        let polytope = Polytope::new(self.pool);
        let equal = f64::from(self.pool.seats) / self.pool.ids.len() as f64;
        let target = Target {
            seats: polytope.bounds.iter().map(|(_, hi)| hi * equal).collect(),
            levels: Vec::new(),
            open: vec![true; self.pool.types.len()],
            bound: match self.method {
                Method::Goldilocks { gamma } => 1.0 + gamma,
                _ => equal,
            },
            slack: 0.0,
        };
        let portfolio = self.known.iter().take(1).map(|panel| (panel.clone(), 1.0)).collect();
        let mut selection = self.finished(&polytope, &target, portfolio, true);
        selection.impossible.clear();
        selection
    }

    /// The report: everything is measured on the portfolio itself.
    fn finished(
        &self,
        polytope: &Polytope,
        target: &Target,
        mut portfolio: Portfolio,
        stopped: bool,
    ) -> Selection {
        let sum: f64 = portfolio.iter().map(|(_, share)| share).sum();
        for (_, share) in &mut portfolio {
            *share /= sum;
        }
        let chosen = people(self.pool, &portfolio);
        let mut chances = vec![0.0; self.pool.ids.len()];
        for Chosen { panel, probability } in &chosen {
            for person in panel {
                chances[*person] += probability;
            }
        }
        let possible: Vec<f64> = (0..chances.len())
            .filter(|person| target.open[self.pool.type_of[*person]])
            .map(|person| chances[person])
            .collect();
        let (bound, reached, gap) = self.measure(target, &chances, &possible);
        let impossible = self.impossible(polytope);
        Selection {
            status: if gap <= OPTIMAL && !stopped { Status::Optimal } else { Status::Stopped },
            bound,
            reached,
            gap,
            levels: self.merged(&target.levels),
            proved: exact::proved(polytope, &target.levels, &target.open),
            cuts: self.cuts,
            impossible,
            figures: figures(&chances),
            portfolio: chosen,
            chances,
        }
    }

    fn measure(&self, target: &Target, chances: &[f64], possible: &[f64]) -> (f64, f64, f64) {
        let least = possible.iter().copied().fold(1.0, f64::min);
        let (bound, reached) = match self.method {
            Method::Leximin | Method::Maximin | Method::Random { .. } => (target.bound, least),
            Method::Nash if possible.is_empty() => (1.0, 1.0),
            Method::Nash => (target.bound, figures(possible).geometric_mean),
            Method::Goldilocks { .. } if possible.is_empty() => (target.bound, target.bound),
            Method::Goldilocks { gamma } => {
                let equal = f64::from(self.pool.seats) / possible.len().max(1) as f64;
                let highest = possible.iter().copied().fold(0.0, f64::max);
                (target.bound, highest / equal + gamma * equal / least)
            }
        };
        let gap = match self.method {
            Method::Leximin => {
                let mut aim: Vec<f64> = self
                    .pool
                    .type_of
                    .iter()
                    .map(|t| target.seats[*t] / self.pool.types[*t].people.len() as f64)
                    .collect();
                let mut got = chances.to_vec();
                aim.sort_by(f64::total_cmp);
                got.sort_by(f64::total_cmp);
                aim.iter().zip(&got).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
            }
            Method::Goldilocks { .. } => (reached - bound).max(0.0),
            _ => (bound - reached).max(target.slack).max(0.0),
        };
        (bound, reached, gap)
    }

    fn merged(&self, levels: &[Level]) -> Vec<(f64, usize)> {
        let mut merged: Vec<(f64, usize)> = Vec::new();
        for level in levels {
            let people = level.types.iter().map(|t| self.pool.types[*t].people.len()).sum();
            match merged.last_mut() {
                Some((chance, count)) if (*chance - level.chance).abs() < 1e-12 => *count += people,
                _ => merged.push((level.chance, people)),
            }
        }
        merged
    }

    fn impossible(&self, polytope: &Polytope) -> Vec<Impossible> {
        let closed = (0..self.pool.types.len()).filter(|t| polytope.bounds[*t].1 <= 0.0);
        let mut impossible = Vec::new();
        for (at, t) in closed.enumerate() {
            let because =
                if at < EXPLAINED { conflict::smallest(self.pool, Some(t)) } else { Vec::new() };
            let people = self.pool.types[t].people.iter();
            impossible.extend(
                people.map(|person| Impossible { person: *person, because: because.clone() }),
            );
        }
        impossible.sort_by_key(|each| each.person);
        impossible
    }
}

/// What the old way drew, measured.
fn sampled(pool: &Pool, portfolio: Vec<Chosen>) -> Selection {
    let mut chances = vec![0.0; pool.ids.len()];
    for Chosen { panel, probability } in &portfolio {
        for person in panel {
            chances[*person] += probability;
        }
    }
    let figures = figures(&chances);
    let bound = f64::from(pool.seats) / pool.ids.len() as f64;
    Selection {
        status: Status::Sampled,
        portfolio,
        bound,
        reached: figures.least,
        gap: (bound - figures.least).max(0.0),
        levels: Vec::new(),
        proved: 0,
        cuts: 0,
        impossible: Vec::new(),
        figures,
        chances,
    }
}
