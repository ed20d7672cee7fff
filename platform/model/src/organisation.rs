//! Who asks, and who may do what for them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Email, Language, OrganisationId, PersonId, Timestamp, codes::codes};

/// A public body or charity that asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// A short word that stands in addresses: `northmere`.
    pub id: OrganisationId,
    /// Its name: "Northmere Council".
    pub name: String,
    /// Whether it is made up, for trying things out; every page says so.
    pub fictional: bool,
    /// When it was added.
    pub created_at: Timestamp,
    /// Where people write who have a question, if it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Email>,
    /// The language it writes to those in whose own isn't known, if it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// What somebody may do for an organisation. A citizen has none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes calls, finds and invites people, answers for promises.
    Convener,
    /// Runs conversations.
    Facilitator,
    /// Looks after what is said.
    Moderator,
    /// Looks after members, settings and the log.
    Admin,
}

codes!("role", Role {
    Convener = "convener",
    Facilitator = "facilitator",
    Moderator = "moderator",
    Admin = "admin",
});

/// A person's roles in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Where.
    pub organisation: OrganisationId,
    /// Who.
    pub person: PersonId,
    /// As what; never empty.
    pub roles: BTreeSet<Role>,
    /// Since when.
    pub since: Timestamp,
}
