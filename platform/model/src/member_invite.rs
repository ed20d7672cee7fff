//! Asking somebody to work for an organisation.

use std::collections::BTreeSet;

use crate::{Email, MemberInviteId, OrganisationId, Role, Timestamp};

/// An invitation to work for an organisation. Its token is made when the mail
/// goes out; whoever holds it joins with these roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberInvite {
    /// Where.
    pub organisation: OrganisationId,
    /// Its id; no secret.
    pub id: MemberInviteId,
    /// Where the mail goes.
    pub email: Email,
    /// The name they go by, if nobody is known by the address yet.
    pub name: String,
    /// As what; never empty.
    pub roles: BTreeSet<Role>,
    /// When it was written.
    pub created_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
}
