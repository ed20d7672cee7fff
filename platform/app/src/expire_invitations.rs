//! Use case: invitations that nobody answered in time end.

use folkmoot_model::{Action, Actor, CallState, Invitation, InvitationEvent};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::{App, AppError, may_ask};

impl App {
    /// Ends every invitation that waits for an answer after its last day, or
    /// after its call was closed or withdrawn. How many there were.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn expire_invitations(&self) -> Result<usize, AppError> {
        let mut snapshot = self.storage.read().await?;
        let mut over = Vec::new();
        for organisation in snapshot.organisations().await? {
            for invitation in snapshot.open_invitations(&organisation.id).await? {
                if self.is_over(snapshot.as_mut(), &invitation).await? {
                    over.push((invitation.organisation, invitation.id));
                }
            }
        }
        drop(snapshot);
        let mut expired = 0;
        for (organisation, id) in over {
            // Looked at anew: they may have answered at the last moment.
            let mut tx = self.storage.begin().await?;
            let Some(invitation) = tx.invitation(&organisation, &id).await? else { continue };
            if !invitation.state.is_open() || !self.is_over(tx.as_mut(), &invitation).await? {
                continue;
            }
            let state = invitation.state.after(InvitationEvent::Expire, self.clock.now())?;
            let detail = json!({ "call": invitation.call });
            tx.upsert_invitation(&Invitation { state, ..invitation }).await?;
            let (action, subject) = (Action::InvitationExpired, ("invitation", id.as_str()));
            self.note(tx.as_mut(), &organisation, Actor::System, action, subject, detail).await?;
            tx.commit().await?;
            expired += 1;
        }
        Ok(expired)
    }

    async fn is_over(
        &self,
        snapshot: &mut dyn Snapshot,
        invitation: &Invitation,
    ) -> Result<bool, AppError> {
        let call = snapshot.call(&invitation.organisation, &invitation.call).await?;
        let closed = call.is_none_or(|call| call.state != CallState::Open);
        Ok(closed || may_ask::is_over(invitation, self.clock.now().day()))
    }
}
