//! Mails about invitations: how they are queued, and what they need.
//!
//! A mail is queued in the transaction that causes it, under a key made from
//! the invitation, so that none is lost and none is queued twice. The token of
//! its links is made when it goes out; nothing but its digest is ever kept.

use folkmoot_model::{
    Actor, Call, CallState, Email, Evidence, Invitation, InvitationId, InvitationState, JobId,
    Organisation, OrganisationId, Origin, Person, Token,
};
use folkmoot_storage::{NewJob, Snapshot, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::choose_language::languages_for;
use crate::{App, AppError};

/// The kind of job that sends a mail about an invitation.
pub const INVITATION_MAIL: &str = "mail.invitation";
/// How often a mail is tried: over about four hours in all.
const TRIES: u32 = 10;

/// Which mail about an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationMailKind {
    /// It asks.
    Invitation,
    /// It asks again.
    Reminder,
    /// It says that a yes came in, and how to change it.
    ThanksForYes,
    /// It says that a no came in, and how to change it.
    ThanksForNo,
}

impl InvitationMailKind {
    /// What it is called in keys and in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reminder => "reminder",
            Self::ThanksForYes => "thanks_for_yes",
            Self::ThanksForNo => "thanks_for_no",
        }
    }
}

/// A mail about an invitation, ready to be written.
#[derive(Debug, Clone)]
pub struct InvitationMail {
    /// Which.
    pub kind: InvitationMailKind,
    /// To whom.
    pub to: Email,
    /// Who they are.
    pub person: Person,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
    /// What its links hold.
    pub token: Token,
    /// The invitation.
    pub invitation: Invitation,
    /// Who asks.
    pub organisation: Organisation,
    /// For what.
    pub call: Call,
    /// Why them: their evidence, as far as it is there and may be used.
    pub evidence: Vec<Evidence>,
    /// The name of whoever named them, if they agreed to that.
    pub named_by: Option<String>,
}

impl App {
    /// Within a transaction: queues a mail about an invitation. The same one
    /// is queued once.
    pub(crate) async fn queue_mail(
        &self,
        tx: &mut dyn Transaction,
        invitation: &Invitation,
        kind: InvitationMailKind,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let (organisation, id) = (&invitation.organisation, &invitation.id);
        tx.enqueue_job(&NewJob {
            id: self.draw(|rng| JobId::generate(now, rng)),
            organisation: Some(organisation.clone()),
            kind: INVITATION_MAIL.to_owned(),
            payload: json!({ "invitation": id, "mail": kind }),
            key: format!("{INVITATION_MAIL}/{organisation}/{id}/{}", kind.code()),
            due_at: now,
            tries: TRIES,
        })
        .await?;
        Ok(())
    }

    /// Makes the token of a mail and says what the mail needs; none if there
    /// is nothing to be said any more: they have answered, don't want to be
    /// asked, or the call isn't open. A token made earlier for the same mail
    /// is worth nothing from here on.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_invitation_mail(
        &self,
        organisation: &OrganisationId,
        id: &InvitationId,
        kind: InvitationMailKind,
    ) -> Result<Option<InvitationMail>, AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let Some(invitation) = tx.invitation(organisation, id).await? else { return Ok(None) };
        let owner = tx.organisation(organisation).await?;
        let call = tx.call(organisation, &invitation.call).await?;
        let person = tx.person(organisation, &invitation.person).await?;
        let alone = tx.do_not_ask(organisation, &invitation.person).await?.is_some();
        let (Some(owner), Some(call), Some(person)) = (owner, call, person) else {
            return Ok(None);
        };
        let Some(to) = person.email.clone() else { return Ok(None) };
        let late = invitation.answer_by.is_some_and(|by| by < now.day());
        if alone || call.state != CallState::Open || !is_due(&invitation.state, kind, late) {
            return Ok(None);
        }
        let token = self.draw(Token::generate);
        tx.keep_invitation_token(organisation, id, kind.code(), &token.digest(), now).await?;
        let evidence = evidence(tx.as_mut(), &invitation).await?;
        let named_by = named_by(tx.as_mut(), &invitation).await?;
        let languages = languages_for(tx.as_mut(), &owner, &person).await?;
        tx.commit().await?;
        let organisation = owner;
        Ok(Some(InvitationMail {
            kind,
            to,
            person,
            languages,
            token,
            invitation,
            organisation,
            call,
            evidence,
            named_by,
        }))
    }
}

/// Whether a mail still says something true.
const fn is_due(state: &InvitationState, kind: InvitationMailKind, late: bool) -> bool {
    match kind {
        InvitationMailKind::Invitation | InvitationMailKind::Reminder => state.is_open() && !late,
        InvitationMailKind::ThanksForYes => matches!(state, InvitationState::Accepted { .. }),
        InvitationMailKind::ThanksForNo => matches!(state, InvitationState::Declined { .. }),
    }
}

/// The evidence that an invitation names, as far as it is there and may still
/// be used.
pub(crate) async fn evidence(
    snapshot: &mut (impl Snapshot + ?Sized),
    invitation: &Invitation,
) -> Result<Vec<Evidence>, AppError> {
    let mut all = Vec::new();
    for id in &invitation.evidence {
        let item = snapshot.evidence(&invitation.organisation, id).await?;
        all.extend(item.filter(|item| {
            item.person == invitation.person
                && item.consent.allows(item.kind, Some(&invitation.call))
        }));
    }
    Ok(all)
}

/// The name of whoever named somebody, if they agreed that it is told.
pub(crate) async fn named_by(
    snapshot: &mut (impl Snapshot + ?Sized),
    invitation: &Invitation,
) -> Result<Option<String>, AppError> {
    let Actor::Person(by) = &invitation.asked_by else { return Ok(None) };
    if invitation.origin != Origin::Named || !invitation.openly {
        return Ok(None);
    }
    let person = snapshot.person(&invitation.organisation, by).await?;
    Ok(person.map(|person| person.name).filter(|name| !name.trim().is_empty()))
}
