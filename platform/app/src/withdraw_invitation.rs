//! Use case: an invitation is taken back.

use folkmoot_model::{Invitation, InvitationEvent, InvitationId, OrganisationId};
use serde_json::json;

use crate::{App, AppError, Caller, Permission};

impl App {
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
        let action = "invitation.withdrawn";
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(withdrawn)
    }
}
