//! Settings, each with its default and why it is that.

use crate::evidence::{Check, Kind};

/// How much each factor beside the topic can take away from a score; see
/// [`score`](mod@crate::rank#the-score).
///
/// The three are judgements, not measurements: no public collection tells how a
/// convener weighs a checked source against a higher rating. They are kept small
/// enough that a clearly better topical match is never overturned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Of what others thought of the person's evidence. Default 0.25.
    pub quality: f64,
    /// Of who stands behind the evidence. Default 0.25.
    pub reliability: f64,
    /// Of recent activity. Default 0.05, hardly more than a tie-break: it tells who
    /// is around, not who knows.
    pub availability: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { quality: 0.25, reliability: 0.25, availability: 0.05 }
    }
}

/// Reliability in 0..=1 of each way to stand behind an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliabilities {
    /// A credential checked with its issuer. Default 1.0.
    pub verified: f64,
    /// Confirmed by somebody else. Default 0.9.
    pub checked_by_other: f64,
    /// Rated by others. Default 0.8.
    pub rated_by_others: f64,
    /// Lived experience that the person states. Default 0.8: the person is the
    /// source, nobody else could be.
    pub lived: f64,
    /// Anything else that only the person says. Default 0.5.
    pub self_stated: f64,
}

impl Default for Reliabilities {
    fn default() -> Self {
        Self {
            verified: 1.0,
            checked_by_other: 0.9,
            rated_by_others: 0.8,
            lived: 0.8,
            self_stated: 0.5,
        }
    }
}

impl Reliabilities {
    /// Reliability of an item of this kind with this check, in 0..=1.
    #[must_use]
    pub fn of(&self, kind: Kind, check: Check) -> f64 {
        let value = match check {
            Check::Verified => self.verified,
            Check::CheckedByOther => self.checked_by_other,
            Check::RatedByOthers => self.rated_by_others,
            Check::SelfStated if kind == Kind::LivedExperience => self.lived,
            Check::SelfStated => self.self_stated,
        };
        unit(value)
    }
}

/// Settings of a match. `Options::default()` holds what was measured best; values
/// out of range are brought into range, never refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The day the match is made for, in days since 1970-01-01. Ratings of that day
    /// and later don't count. Without it all ratings count and availability is 0.5
    /// for everybody.
    pub as_of: Option<i32>,
    /// Geometric discount of a person's second, third … best item, in 0..=0.99. Default
    /// 0.7, best on researchers' own ratings (`tests/goldstandard.rs`).
    pub gamma: f64,
    /// Least similarity of the best item for a person to count as found, in 0..=1.
    /// Default 0.06: on a real site every topic is answered and over half of those found
    /// have answered on it (`tests/stack_exchange.rs`).
    pub found_at: f64,
    /// The score at which the chance that a person covers a need is taken as even.
    /// Default 0.03, as it was on that site.
    pub even_at: f64,
    /// A need covered to less than this is named as a gap, in 0..=1. Default 0.5.
    pub covered_at: f64,
    /// Similarity that something only the person says stays below, in 0..=1. Lived
    /// experience is not held to it. Default 0.4.
    pub self_claim_cap: f64,
    /// Strength of the prior of a smoothed rating, in rated items. Default 5.
    pub prior_items: f64,
    /// Days in which activity counts half as much. Default 45.
    pub half_life_days: f64,
    /// How much each factor weighs.
    pub weights: Weights,
    /// How far each source can be relied on.
    pub reliabilities: Reliabilities,
    /// Most people listed for a need (never fewer than it wants). Default 200.
    pub limit: usize,
    /// Most reasons listed for a person. Default 5.
    pub reasons: usize,
    /// Most people on the shortlist. Without it, as many as the needs want together.
    pub shortlist: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            as_of: None,
            gamma: 0.7,
            found_at: 0.06,
            even_at: 0.03,
            covered_at: 0.5,
            self_claim_cap: 0.4,
            prior_items: 5.0,
            half_life_days: 45.0,
            weights: Weights::default(),
            reliabilities: Reliabilities::default(),
            limit: 200,
            reasons: 5,
            shortlist: None,
        }
    }
}

/// Brings a number into 0..=1; what is not a number becomes 0.
pub(crate) fn unit(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}

/// Brings a number to at least `least`; what is not finite becomes `least`.
pub(crate) fn at_least(value: f64, least: f64) -> f64 {
    if value.is_finite() { value.max(least) } else { least }
}
