//! Use case: those who haven't answered are reminded, once.

use folkmoot_model::{
    Action, Actor, AskRules, Call, CallId, CallState, Invitation, OrganisationId, Timestamp,
};
use folkmoot_storage::{Snapshot, Transaction};
use serde_json::json;

use crate::invitation_mail::InvitationMailKind;
use crate::preview_invitations::open_call;
use crate::{App, AppError, Caller, Permission, may_ask};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// By hand, nobody is reminded sooner than so many days after they were asked.
pub const SOONEST_REMINDER_DAYS: u32 = 2;

impl App {
    /// Reminds everyone who was asked for a call at least
    /// [`SOONEST_REMINDER_DAYS`] ago and hasn't answered. Nobody is reminded
    /// twice. How many there were.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn remind(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<usize, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut tx = self.storage.begin().await?;
        let call = open_call(tx.as_mut(), organisation, call).await?;
        let invitations = tx.invitations_to(organisation, &call.id).await?;
        let mut reminded = 0;
        for invitation in invitations {
            if self.may_be_reminded(tx.as_mut(), &invitation, SOONEST_REMINDER_DAYS).await? {
                self.remind_one(tx.as_mut(), caller.actor(), invitation).await?;
                reminded += 1;
            }
        }
        tx.commit().await?;
        Ok(reminded)
    }

    /// Reminds everyone who was asked as long ago as their organisation set,
    /// and hasn't answered. How many there were.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn remind_those_due(&self) -> Result<usize, AppError> {
        let mut snapshot = self.storage.read().await?;
        let mut due = Vec::new();
        for organisation in snapshot.organisations().await? {
            let AskRules { remind_after_days, .. } = snapshot.ask_rules(&organisation.id).await?;
            if remind_after_days == 0 {
                continue;
            }
            for invitation in snapshot.open_invitations(&organisation.id).await? {
                if self.may_be_reminded(snapshot.as_mut(), &invitation, remind_after_days).await? {
                    due.push((invitation.organisation, invitation.id, remind_after_days));
                }
            }
        }
        drop(snapshot);
        let mut reminded = 0;
        for (organisation, id, days) in due {
            // Looked at anew: they may have answered, or another worker was
            // quicker.
            let mut tx = self.storage.begin().await?;
            if let Some(invitation) = tx.invitation(&organisation, &id).await?
                && self.may_be_reminded(tx.as_mut(), &invitation, days).await?
            {
                self.remind_one(tx.as_mut(), Actor::System, invitation).await?;
                tx.commit().await?;
                reminded += 1;
            }
        }
        Ok(reminded)
    }

    /// Whether an invitation waits for an answer since so many days, nobody
    /// was reminded of it, and an answer would still be of use.
    async fn may_be_reminded(
        &self,
        snapshot: &mut dyn Snapshot,
        invitation: &Invitation,
        days: u32,
    ) -> Result<bool, AppError> {
        if !has_waited(invitation, days, self.clock.now()) {
            return Ok(false);
        }
        let (organisation, person) = (&invitation.organisation, &invitation.person);
        let call: Option<Call> = snapshot.call(organisation, &invitation.call).await?;
        Ok(call.is_some_and(|call| call.state == CallState::Open)
            && snapshot.do_not_ask(organisation, person).await?.is_none())
    }

    async fn remind_one(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        invitation: Invitation,
    ) -> Result<(), AppError> {
        let invitation = Invitation { reminded_at: Some(self.clock.now()), ..invitation };
        tx.upsert_invitation(&invitation).await?;
        self.queue_mail(tx, &invitation, InvitationMailKind::Reminder).await?;
        let subject = ("invitation", invitation.id.as_str());
        let detail = json!({ "call": invitation.call });
        let organisation = &invitation.organisation;
        self.note(tx, organisation, actor, Action::InvitationReminded, subject, detail).await
    }
}

/// Whether an invitation waits for an answer since so many days, nobody was
/// reminded of it, and there is still time to answer.
pub(crate) fn has_waited(invitation: &Invitation, days: u32, now: Timestamp) -> bool {
    let waited = |at: Timestamp| at.plus_millis(i64::from(days) * DAY_MILLIS) <= now;
    invitation.state.is_open()
        && invitation.reminded_at.is_none()
        && invitation.sent_at.is_some_and(waited)
        && !may_ask::is_over(invitation, now.day())
}
