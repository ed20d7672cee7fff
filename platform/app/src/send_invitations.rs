//! Use case: people are asked.

use folkmoot_model::{
    Action, Actor, Call, CallId, Day, Invitation, InvitationEvent, InvitationId, InvitationState,
    OrganisationId, Origin,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::invitation_mail::InvitationMailKind;
use crate::may_ask::{self, LeftOut};
use crate::preview_invitations::{Ask, Recipient, open_call, recipients};
use crate::{App, AppError, Caller, Permission};

/// What came of asking people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationsSent {
    /// The invitations that are on their way.
    pub sent: Vec<InvitationId>,
    /// Who was not asked after all, and why.
    pub left_out: Vec<(Ask, LeftOut)>,
}

impl App {
    /// Asks these people, to answer up to a day. Everyone is checked again
    /// here, so that whoever asked to be left alone meanwhile is. The mails
    /// are queued together with the invitations; each goes out once.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn send_invitations(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        to: &[Ask],
        answer_by: Day,
    ) -> Result<InvitationsSent, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let call = open_call(tx.as_mut(), organisation, call).await?;
        may_ask::check_answer_by(&call, now.day(), answer_by)?;
        let mut done = InvitationsSent { sent: Vec::new(), left_out: Vec::new() };
        for mut recipient in recipients(tx.as_mut(), &call, Some(to), now).await? {
            if let Some(why) = recipient.left_out.take() {
                done.left_out.push((recipient.ask, why));
                continue;
            }
            let invitation = self.invitation(caller, &call, recipient);
            let invitation = Invitation { answer_by: Some(answer_by), ..invitation };
            done.sent.push(self.send(tx.as_mut(), caller.actor(), invitation).await?);
        }
        tx.commit().await?;
        Ok(done)
    }

    /// The draft of somebody who was added by hand, or a new invitation.
    fn invitation(&self, caller: &Caller, call: &Call, recipient: Recipient) -> Invitation {
        let Recipient { ask, run, evidence, draft, .. } = recipient;
        let evidence = evidence.into_iter().map(|item| item.id).collect();
        if let Some(draft) = draft {
            return Invitation { run, evidence, ..draft };
        }
        let now = self.clock.now();
        Invitation {
            id: self.draw(|rng| InvitationId::generate(now, rng)),
            organisation: call.organisation.clone(),
            call: call.id.clone(),
            kind: ask.kind,
            person: ask.person,
            origin: Origin::Found,
            asked_by: caller.actor(),
            run,
            evidence,
            reason: None,
            forwarded_from: None,
            openly: false,
            state: InvitationState::Drafted,
            created_at: now,
            sent_at: None,
            reminded_at: None,
            answer_by: None,
        }
    }

    /// Within a transaction: a draft becomes an invitation, and its mail is
    /// queued.
    pub(crate) async fn send(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        draft: Invitation,
    ) -> Result<InvitationId, AppError> {
        let now = self.clock.now();
        let state = draft.state.after(InvitationEvent::Send, now)?;
        let sent = Invitation { state, sent_at: Some(now), ..draft };
        tx.upsert_invitation(&sent).await?;
        self.queue_mail(tx, &sent, InvitationMailKind::Invitation).await?;
        let subject = ("invitation", sent.id.as_str());
        let detail = json!({
            "call": sent.call,
            "kind": sent.kind,
            "person": sent.person,
            "origin": sent.origin,
        });
        let organisation = &sent.organisation;
        self.note(tx, organisation, actor, Action::InvitationSent, subject, detail).await?;
        Ok(sent.id)
    }
}
