//! Use case: an invitation is taken back.

use folkmoot_model::{
    Action, Call, Invitation, InvitationEvent, InvitationId, OrganisationId, Person,
};
use serde_json::json;

use crate::{App, AppError, Caller, Permission};

impl App {
    /// An invitation with its call and whom it asks, for somebody who is going
    /// to take it back.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn begin_withdraw_invitation(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &InvitationId,
    ) -> Result<(Call, Invitation, Person), AppError> {
        caller.must(Permission::Invite, organisation)?;
        let not_found = || AppError::NotFound { what: "invitation", id: id.to_string() };
        let mut snapshot = self.storage.read().await?;
        let invitation = snapshot.invitation(organisation, id).await?.ok_or_else(not_found)?;
        let call = snapshot.call(organisation, &invitation.call).await?.ok_or_else(not_found)?;
        let person = snapshot.person(organisation, &invitation.person).await?;
        Ok((call, invitation, person.ok_or_else(not_found)?))
    }

    /// Takes an invitation back, sent or not. Whoever opens it is told so.
    /// After a no there is nothing to take back.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn withdraw_invitation(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &InvitationId,
    ) -> Result<Invitation, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut tx = self.storage.begin().await?;
        let before = tx
            .invitation(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "invitation", id: id.to_string() })?;
        let state = before.state.after(InvitationEvent::Withdraw, self.clock.now())?;
        let detail = json!({ "call": before.call, "from": before.state.code() });
        let withdrawn = Invitation { state, ..before };
        tx.upsert_invitation(&withdrawn).await?;
        let (actor, subject) = (caller.actor(), ("invitation", id.as_str()));
        let action = Action::InvitationWithdrawn;
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(withdrawn)
    }
}
