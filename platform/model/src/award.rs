//! Badges that are given for taking part, and the keys that sign them.

use serde::{Deserialize, Serialize};

use crate::{AwardId, CallId, OrganisationId, PersonId, Timestamp};

/// Longest reason for taking a badge back, in characters.
pub const MAX_AWARD_REASON: usize = 500;

/// A badge that somebody was given for having taken part in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Who gave it.
    pub organisation: OrganisationId,
    /// Which badge.
    pub id: AwardId,
    /// For which call.
    pub call: CallId,
    /// To whom.
    pub person: PersonId,
    /// The badge itself: the text of an Open Badge 3.0, signed.
    pub document: String,
    /// When it was given.
    pub given_at: Timestamp,
    /// Where it is published whether it was taken back; none where nothing can
    /// be published, because the service has no address that others can reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<StatusPlace>,
    /// Set once it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<AwardTakenBack>,
}

/// That a badge was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardTakenBack {
    /// When.
    pub at: Timestamp,
    /// Why, which its owner sees.
    pub why: String,
}

/// A place in a public list of badges that were taken back. It holds nobody's
/// name, and stays when whoever was given the badge is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatusPlace {
    /// Which list, from 1.
    pub list: u32,
    /// Which bit of it.
    pub index: u32,
}

/// The public half of a key that signs badges. The secret half is kept
/// nowhere: it follows from the secret of the service and the salt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningKey {
    /// From what the secret half follows, together with the service's secret.
    pub salt: String,
    /// The public half, as a Multikey: `z6Mk…`.
    pub multikey: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When another took its place. What it signed before still holds.
    pub retired_at: Option<Timestamp>,
    /// When it fell into wrong hands. Nothing it signed holds any more.
    pub revoked_at: Option<Timestamp>,
}

impl SigningKey {
    /// Whether it signs badges now.
    pub const fn signs(&self) -> bool {
        self.retired_at.is_none() && self.revoked_at.is_none()
    }
}
