//! Use case: somebody who was asked says yes or no, and may change their mind.

use folkmoot_model::{
    Action, Actor, DeclineReason, InvalidTransition, Invitation, InvitationEvent, InvitationState,
};
use serde_json::json;

use crate::invitation_mail::InvitationMailKind;
use crate::see_my_invitation::{Holder, held, unknown};
use crate::{App, AppError};

/// What somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No, and why.
    No(DeclineReason),
}

impl Answer {
    const fn event(self) -> InvitationEvent {
        match self {
            Self::Yes => InvitationEvent::Accept,
            Self::No(reason) => InvitationEvent::Decline(reason),
        }
    }

    /// Whether this was said before.
    fn is_said(self, state: &InvitationState) -> bool {
        match (self, state) {
            (Self::Yes, InvitationState::Accepted { .. }) => true,
            (Self::No(why), InvitationState::Declined { reason, .. }) => why == *reason,
            _ => false,
        }
    }
}

impl App {
    /// Answers an invitation, or changes the answer, until the call is closed.
    /// Saying the same again leaves no trace. A mail confirms the first yes
    /// and the first no. Who doesn't want to be asked again gets no mail, and
    /// is left alone from here on.
    ///
    /// Refused with [`AppError::Transition`] if it can't be answered any more.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn answer_invitation(
        &self,
        holder: Holder<'_>,
        answer: Answer,
    ) -> Result<(), AppError> {
        if answer == Answer::No(DeclineReason::DoNotAsk) {
            return self.leave_me_alone(holder).await;
        }
        let mut tx = self.storage.begin().await?;
        let before = held(tx.as_mut(), holder).await?;
        let call = tx.call(&before.organisation, &before.call).await?.ok_or_else(unknown)?;
        let state = before.state.after(answer.event(), self.clock.now())?;
        if !self.may_answer(&call, &before) {
            let (what, from, to) = ("invitation", before.state.code(), state.code());
            return Err(InvalidTransition { what, from, to }.into());
        }
        if answer.is_said(&before.state) {
            return Ok(());
        }
        let answered = Invitation { state, ..before };
        tx.upsert_invitation(&answered).await?;
        let (mail, action, reason) = match answer {
            Answer::Yes => (InvitationMailKind::ThanksForYes, Action::InvitationAccepted, None),
            Answer::No(why) => {
                (InvitationMailKind::ThanksForNo, Action::InvitationDeclined, Some(why))
            }
        };
        self.queue_mail(tx.as_mut(), &answered, mail).await?;
        let (organisation, actor) =
            (&answered.organisation, Actor::Person(answered.person.clone()));
        let subject = ("invitation", answered.id.as_str());
        let detail = json!({ "call": answered.call, "reason": reason });
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }
}
