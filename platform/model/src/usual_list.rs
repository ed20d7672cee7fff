//! The people who are usually asked, as far as they are known.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{CallId, OrganisationId, PersonId, Timestamp};

/// Most lines of a list of people who are usually asked.
pub const MAX_USUAL: usize = 5_000;

/// The people whom an organisation would usually ask about a call. It holds
/// those who are known already, by id; of everybody else only how many they
/// were, so that a list makes nobody known who wasn't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsualList {
    /// Whose list.
    pub organisation: OrganisationId,
    /// For which call.
    pub call: CallId,
    /// Those who are known. Whoever erases themselves isn't here any more.
    pub people: BTreeSet<PersonId>,
    /// How many lines fitted nobody, or more than one person.
    pub unmatched: u32,
    /// When it was given.
    pub at: Timestamp,
}
