//! Invitations.

use async_trait::async_trait;
use folkmoot_model::{CallId, Invitation, InvitationId, OrganisationId, PersonId};

use crate::Result;

/// Reading invitations.
#[async_trait]
pub trait ReadInvitations: Send {
    /// One invitation.
    async fn invitation(
        &mut self,
        organisation: &OrganisationId,
        id: &InvitationId,
    ) -> Result<Option<Invitation>>;

    /// All invitations to one call, by id.
    async fn invitations_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Invitation>>;

    /// All invitations of one person, the newest first.
    async fn invitations_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Invitation>>;
}

/// Writing invitations.
#[async_trait]
pub trait WriteInvitations: Send {
    /// Adds an invitation, or replaces what is kept under its id. Call,
    /// person and run must be there.
    async fn upsert_invitation(&mut self, invitation: &Invitation) -> Result<()>;
}
