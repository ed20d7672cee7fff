//! From chances to panels: takes one panel after another off the chances, each with as much
//! probability as can be, as Birkhoff did with matrices. What is left after each stays
//! within the quotas, and each panel brings one more of them to its edge, so it ends.

use crate::panels::{Found, Panel, Panels};
use crate::polytope::Polytope;
use crate::watch::{Stage, Watch};

/// Panels with their probabilities.
pub(crate) type Portfolio = Vec<(Panel, f64)>;

/// Probability below which the rest is a matter of rounding.
const NOTHING: f64 = 1e-10;
/// The same where no panel fits what is left: it is shared out over the panels there are, and
/// the report measures what that does to anybody's chance.
const NEARLY: f64 = 1e-8;
/// Distance from an edge that counts as on it, as a share of what is left.
const EDGE: f64 = 1e-9;

/// How peeling ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Peeled {
    /// All of it became panels.
    Whole,
    /// No panel fits what is left; its share.
    Stalled(f64),
    /// Told to stop; the share that is left.
    Stopped(f64),
}

/// Turns the expected seats of each type into a portfolio.
pub(crate) fn peel(
    polytope: &Polytope,
    seats: &[f64],
    watch: &mut dyn Watch,
) -> (Portfolio, Peeled) {
    let mut rest = seats.to_vec();
    let mut left = 1.0;
    let mut panels = Panels::new(polytope);
    let mut portfolio: Portfolio = Vec::new();
    while left > NOTHING {
        if watch.stop(Stage::Panels { found: portfolio.len(), share: 1.0 - left }) {
            return (portfolio, Peeled::Stopped(left));
        }
        let score = face(polytope, &rest, left, &mut panels);
        let mut found = panels.best(&score, 0.05);
        if !matches!(found, Found::Panel { .. }) {
            // whole seats on either side of the expected number were too narrow
            panels.bounds.clone_from(&open(polytope, &rest, left));
            found = panels.best(&score, 0.05);
        }
        let ended = if left < NEARLY { Peeled::Whole } else { Peeled::Stalled(left) };
        let Found::Panel { panel, .. } = found else {
            return (portfolio, ended);
        };
        let share = most(polytope, &rest, left, &panel);
        if share <= 0.0 {
            return (portfolio, ended);
        }
        for (rest, seats) in rest.iter_mut().zip(&panel) {
            *rest = (*rest - share * f64::from(*seats)).max(0.0);
        }
        left -= share;
        portfolio.push((panel, share));
    }
    (portfolio, Peeled::Whole)
}

/// Narrows the bounds to the edges that what is left stands on, and scores each type
/// by the odds of its next seat.
fn face(polytope: &Polytope, rest: &[f64], left: f64, panels: &mut Panels) -> Vec<f64> {
    let mut score = vec![0.0; rest.len()];
    for (t, (lo, hi)) in polytope.bounds.iter().enumerate() {
        let seats = (rest[t] / left).clamp(*lo, *hi);
        let down = (seats + EDGE * hi.max(1.0)).floor().max(*lo);
        let up = (seats - EDGE * hi.max(1.0)).ceil().min(*hi);
        panels.bounds[t] = (down.min(up), up.max(down));
        if up > down {
            let part = (seats - down).clamp(1e-9, 1.0 - 1e-9);
            score[t] = libm::log(part / (1.0 - part));
        }
    }
    let sums = polytope.activity(rest);
    for (row, (lo, hi)) in polytope.rows[..polytope.own_rows].iter().enumerate() {
        let edge = EDGE * hi.max(1.0);
        let sum = sums[row] / left;
        panels.rows[row] = if sum - lo < edge {
            (*lo, *lo)
        } else if hi - sum < edge {
            (*hi, *hi)
        } else {
            (*lo, *hi)
        };
    }
    score
}

/// The bounds of the types alone, with those at an edge kept there.
fn open(polytope: &Polytope, rest: &[f64], left: f64) -> Vec<(f64, f64)> {
    let bound = |(t, (lo, hi)): (usize, &(f64, f64))| {
        let edge = EDGE * hi.max(1.0);
        let seats = rest[t] / left;
        if seats - lo < edge {
            (*lo, *lo)
        } else if hi - seats < edge {
            (*hi, *hi)
        } else {
            (*lo, *hi)
        }
    };
    polytope.bounds.iter().enumerate().map(bound).collect()
}

/// The most probability the panel can have so that the rest stays within all bounds.
fn most(polytope: &Polytope, rest: &[f64], left: f64, panel: &[u32]) -> f64 {
    let mut most = left;
    // rest − λ·seats must stay within (left − λ)·[lo, hi]
    let mut limit = |now: f64, seats: f64, lo: f64, hi: f64| {
        if hi > seats {
            most = most.min(((hi * left - now) / (hi - seats)).max(0.0));
        }
        if seats > lo {
            most = most.min(((now - lo * left) / (seats - lo)).max(0.0));
        }
    };
    for (t, (lo, hi)) in polytope.bounds.iter().enumerate() {
        limit(rest[t], f64::from(panel[t]), *lo, *hi);
    }
    let now = polytope.activity(rest);
    let seats: Vec<f64> = panel.iter().map(|seats| f64::from(*seats)).collect();
    let with = polytope.activity(&seats);
    for (row, (lo, hi)) in polytope.rows[..polytope.own_rows].iter().enumerate() {
        limit(now[row], with[row], *lo, *hi);
    }
    most
}
