//! Invitations, the secrets by which they are answered, and who is to be left
//! alone.

use async_trait::async_trait;
use folkmoot_model::{
    AskRules, CallId, Digest, Invitation, InvitationId, OrganisationId, PersonId, Timestamp,
};

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

    /// Whom an organisation asked for any other call than this one, by id,
    /// and when first.
    async fn first_asked_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<(PersonId, Timestamp)>>;

    /// Whom an organisation asked for any other call than this one at a time or later: each
    /// time, by id.
    async fn asked_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        since: Timestamp,
    ) -> Result<Vec<(PersonId, Timestamp)>>;

    /// All invitations that await an answer, by id.
    async fn open_invitations(&mut self, organisation: &OrganisationId) -> Result<Vec<Invitation>>;

    /// The invitation that a token opens.
    async fn invitation_opened_by(&mut self, token: &Digest) -> Result<Option<Invitation>>;

    /// Since when somebody doesn't want to be asked, if they said so.
    async fn do_not_ask(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Option<Timestamp>>;

    /// Whether somebody with this address had themselves erased and didn't
    /// want to be asked. The address comes as a digest.
    async fn is_never_asked(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
    ) -> Result<bool>;

    /// How often an organisation asks the same person; the defaults if it
    /// has set nothing.
    async fn ask_rules(&mut self, organisation: &OrganisationId) -> Result<AskRules>;
}

/// Writing invitations.
#[async_trait]
pub trait WriteInvitations: Send {
    /// Adds an invitation, or replaces what is kept under its id. Call,
    /// person and run must be there.
    async fn upsert_invitation(&mut self, invitation: &Invitation) -> Result<()>;

    /// Keeps the token of one mail about an invitation, in place of one made
    /// for the same mail before. `mail` says which mail it is: `reminder`.
    async fn keep_invitation_token(
        &mut self,
        organisation: &OrganisationId,
        id: &InvitationId,
        mail: &str,
        token: &Digest,
        at: Timestamp,
    ) -> Result<()>;

    /// Notes that somebody doesn't want to be asked. Who said so before stays
    /// as they were.
    async fn stop_asking(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        since: Timestamp,
    ) -> Result<()>;

    /// Notes that somebody may be asked again. Whether they had said no.
    async fn allow_asking(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<bool>;

    /// Notes that nobody with this address, a digest, is to be asked.
    async fn never_ask(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
        since: Timestamp,
    ) -> Result<()>;

    /// Forgets that nobody with this address is to be asked. Whether that was
    /// so.
    async fn lift_never_ask(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
    ) -> Result<bool>;

    /// Sets how often an organisation asks the same person.
    async fn set_ask_rules(
        &mut self,
        organisation: &OrganisationId,
        rules: &AskRules,
    ) -> Result<()>;
}
