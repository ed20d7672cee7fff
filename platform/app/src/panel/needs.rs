//! What it costs in fairness that the panel covers every kind of knowing.

use folkmoot_model::{Feature, PanelMethod, PanelRules, SeatQuota};
use folkmoot_sortition::Watch;

use super::odds::{Odds, odds};
use super::pool::PanelPool;

/// Most points of the curve.
const MOST: u32 = 8;

/// One point of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedsPoint {
    /// The seats that each kind of knowing is sure of; all who said yes, where they are fewer.
    pub seats: u32,
    /// The least chance that a lottery can give everybody, from 0 to 1; none if no panel keeps it.
    pub least: Option<f64>,
    /// Whether it is proved that no lottery gives more.
    pub proved: bool,
    /// Whether the rules as they are say this.
    pub now: bool,
}

/// The rules with so many seats for each kind of knowing; what they said of kinds goes.
pub fn cover(rules: &PanelRules, pool: &PanelPool, seats: u32) -> PanelRules {
    let mut quotas: Vec<SeatQuota> =
        rules.quotas.iter().filter(|it| it.feature != Feature::Kind).cloned().collect();
    if seats > 0 {
        let kind = |(value, people): (String, usize)| SeatQuota {
            feature: Feature::Kind,
            value,
            min: seats.min(u32::try_from(people).unwrap_or(u32::MAX)),
            max: rules.seats,
        };
        quotas.extend(pool.view(Feature::Kind).values.into_iter().map(kind));
    }
    PanelRules { quotas, ..rules.clone() }
}

/// The least chance for 0, 1, 2 … seats that each kind of knowing is sure of, until no panel keeps
/// it; empty if there is one kind alone.
///
/// Each point is the optimum of its own lottery (maximin, with its dual bound), so the curve never
/// rises. Time: that of [`odds`], once for each point.
pub fn needs_curve(rules: &PanelRules, pool: &PanelPool, watch: &mut dyn Watch) -> Vec<NeedsPoint> {
    let kinds = pool.view(Feature::Kind).values;
    if kinds.len() < 2 {
        return Vec::new();
    }
    let largest = kinds.iter().map(|(_, people)| *people).max().unwrap_or(0);
    let rules = PanelRules { method: PanelMethod::Maximin, ..rules.clone() };
    let mut points = Vec::new();
    for seats in (0..=MOST).take_while(|seats| *seats as usize <= largest) {
        let covered = cover(&rules, pool, seats);
        let now = covered.quotas == rules.quotas;
        match odds(&covered, pool, watch) {
            Odds::Found(found) => {
                let (least, proved) = (Some(found.least), found.optimal);
                points.push(NeedsPoint { seats, least, proved, now });
            }
            Odds::Infeasible { .. } => {
                points.push(NeedsPoint { seats, least: None, proved: true, now });
                break;
            }
            Odds::Unready | Odds::Beyond => break,
        }
    }
    points
}
