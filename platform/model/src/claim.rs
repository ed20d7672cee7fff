//! That a person knows about a topic, and what it rests on.

use serde::{Deserialize, Serialize};

use crate::{ClaimId, Day, EvidenceId, PersonId, codes::codes};

/// A claim that a person knows about a topic. It names its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique within the organisation.
    pub id: ClaimId,
    /// Who.
    pub person: PersonId,
    /// About what, in the words of the sources.
    pub topic: String,
    /// Whether it was worked out or said.
    pub basis: ClaimBasis,
    /// What it rests on; never empty for what was worked out.
    pub evidence: Vec<EvidenceId>,
    /// Its evidence in figures.
    pub tally: Tally,
}

/// How a claim came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimBasis {
    /// Worked out from evidence on one topic.
    Derived,
    /// Said by the person.
    Stated,
}

codes!("basis of a claim", ClaimBasis { Derived = "derived", Stated = "stated" });

/// A claim's evidence in figures: a track record for one topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Pieces of evidence.
    pub items: u32,
    /// How often others found them useful.
    pub up: u32,
    /// How often not.
    pub down: u32,
    /// The earliest day.
    pub first: Option<Day>,
    /// The latest day.
    pub last: Option<Day>,
}
