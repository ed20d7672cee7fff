//! Those who work for an organisation, and those who are asked to.

use async_trait::async_trait;
use folkmoot_model::{
    Digest, MemberInvite, MemberInviteId, Membership, OrganisationId, Person, Timestamp,
};

use crate::Result;

/// An invitation to work for an organisation is kept for so long after it has
/// expired, so that it can be sent again: 30 days.
pub const KEPT_EXPIRED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Reading members and invitations to become one.
#[async_trait]
pub trait ReadMembers: Send {
    /// Everyone with a role, by person.
    async fn members(&mut self, organisation: &OrganisationId)
    -> Result<Vec<(Person, Membership)>>;

    /// All invitations that nobody has used, the latest first; some may have
    /// expired.
    async fn member_invites(&mut self, organisation: &OrganisationId) -> Result<Vec<MemberInvite>>;

    /// One of them.
    async fn member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<Option<MemberInvite>>;

    /// The invitation that a token opens, if it is not used up; it may have
    /// expired.
    async fn member_invite_opened_by(&mut self, token: &Digest) -> Result<Option<MemberInvite>>;
}

/// Writing invitations to become a member.
#[async_trait]
pub trait WriteMembers: Send {
    /// Adds an invitation. It has no token yet.
    async fn add_member_invite(&mut self, invite: &MemberInvite) -> Result<()>;

    /// Gives an invitation its token, in place of one it had. Whether there
    /// is such an invitation.
    async fn arm_member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
        token: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool>;

    /// Uses an invitation up, if it is there and hasn't expired: only one of
    /// several who try at once gets it.
    async fn use_member_invite(
        &mut self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<MemberInvite>>;

    /// Takes an invitation back. Whether it was there.
    async fn remove_member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<bool>;
}
