//! Tokens by which other programs act for a member.

use std::collections::BTreeSet;

use crate::{ApiTokenId, Digest, OrganisationId, PersonId, Timestamp, codes::codes};

/// A part of what its owner may do that a token may do too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read drafts, withdrawn calls and issues.
    ReadCalls,
    /// Write, open, close and withdraw calls and issues.
    WriteCalls,
    /// Look for people who know.
    FindPeople,
    /// Read who was found and asked, with the evidence.
    ReadShortlists,
    /// Ask people, remind them, take invitations back.
    Invite,
    /// Bring in people and evidence.
    Import,
    /// Take out everything that is kept.
    Export,
    /// Read who did what.
    ReadAudit,
    /// See and change what is known about its owner.
    Me,
}

codes!("scope of a token", Scope {
    ReadCalls = "read_calls",
    WriteCalls = "write_calls",
    FindPeople = "find_people",
    ReadShortlists = "read_shortlists",
    Invite = "invite",
    Import = "import",
    Export = "export",
    ReadAudit = "read_audit",
    Me = "me",
});

/// A token that a member made for another program. What it may do is asked
/// anew at each request: never more than its scopes, and never more than its
/// owner may at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id; no secret. The audit log names it.
    pub id: ApiTokenId,
    /// The digest of the secret.
    pub secret: Digest,
    /// Where it works.
    pub organisation: OrganisationId,
    /// Whose it is.
    pub person: PersonId,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
    /// When it was last used, give or take an hour; none if never.
    pub used_at: Option<Timestamp>,
}
