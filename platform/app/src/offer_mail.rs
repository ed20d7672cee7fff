//! The mail that tells somebody who offered to help what became of it: how it
//! is queued, and what it needs.
//!
//! Like the mails about invitations it is queued in the transaction that
//! causes it, under a key made from the answer, so that none is lost and none
//! is queued twice.

use folkmoot_model::{
    Call, CallId, CallState, Email, JobId, KindId, Offer, OfferState, Organisation, OrganisationId,
    Person, PersonId, Timestamp,
};
use folkmoot_storage::{NewJob, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::choose_language::languages_for;
use crate::{App, AppError};

/// The kind of job that tells somebody that their offer was answered.
pub const OFFER_MAIL: &str = "mail.offer";
/// How often a mail is tried: over about four hours in all.
const TRIES: u32 = 10;

/// Which answer a mail is about: what its job says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredOffer {
    /// To which call.
    pub call: CallId,
    /// With which kind of knowing.
    pub kind: KindId,
    /// Who offered.
    pub person: PersonId,
    /// When it was answered: who offers again is answered again.
    pub at: Timestamp,
}

/// A mail about an answered offer, ready to be written.
#[derive(Debug, Clone)]
pub struct OfferMail {
    /// To whom.
    pub to: Email,
    /// Who they are.
    pub person: Person,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
    /// Who answers.
    pub organisation: Organisation,
    /// What they offered to help with.
    pub call: Call,
    /// The offer with its answer.
    pub offer: Offer,
}

impl App {
    /// Within a transaction: queues the mail about an offer that was answered
    /// just now. An offer that has no answer queues nothing.
    pub(crate) async fn queue_offer_mail(
        &self,
        tx: &mut dyn Transaction,
        offer: &Offer,
    ) -> Result<(), AppError> {
        let Some(at) = answered(&offer.state) else { return Ok(()) };
        let Offer { organisation, call, kind, person, .. } = offer;
        let now = self.clock.now();
        let about =
            AnsweredOffer { call: call.clone(), kind: kind.clone(), person: person.clone(), at };
        tx.enqueue_job(&NewJob {
            id: self.draw(|rng| JobId::generate(now, rng)),
            organisation: Some(organisation.clone()),
            kind: OFFER_MAIL.to_owned(),
            payload: json!(about),
            key: format!("{OFFER_MAIL}/{organisation}/{call}/{kind}/{person}/{}", at.as_millis()),
            due_at: now,
            tries: TRIES,
        })
        .await?;
        Ok(())
    }

    /// What a mail about an answered offer needs; none if there is nothing to
    /// be said any more: they took it back or are erased, have no address,
    /// don't want mail, or the call isn't there for them any more.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_offer_mail(
        &self,
        organisation: &OrganisationId,
        about: &AnsweredOffer,
    ) -> Result<Option<OfferMail>, AppError> {
        let AnsweredOffer { call, kind, person, at } = about;
        let mut snapshot = self.storage.read().await?;
        let offer = snapshot.offer(organisation, call, kind, person).await?;
        let owner = snapshot.organisation(organisation).await?;
        let call = snapshot.call(organisation, call).await?;
        let who = snapshot.person(organisation, person).await?;
        let (Some(offer), Some(owner), Some(call), Some(who)) = (offer, owner, call, who) else {
            return Ok(None);
        };
        let Some(to) = who.email.clone() else { return Ok(None) };
        let alone = snapshot.do_not_ask(organisation, person).await?.is_some();
        if alone || answered(&offer.state) != Some(*at) || !holds(&offer.state, call.state) {
            return Ok(None);
        }
        let languages = languages_for(snapshot.as_mut(), &owner, &who).await?;
        Ok(Some(OfferMail { to, person: who, languages, organisation: owner, call, offer }))
    }
}

/// When an offer was answered, if it was.
const fn answered(state: &OfferState) -> Option<Timestamp> {
    match state {
        OfferState::Accepted { at } | OfferState::Declined { at, .. } => Some(*at),
        OfferState::Open | OfferState::Withdrawn { .. } => None,
    }
}

/// Whether what the mail says is still true: a yes promises to ask them, which
/// only an open call does.
const fn holds(offer: &OfferState, call: CallState) -> bool {
    match call {
        CallState::Open => true,
        CallState::Closed => matches!(offer, OfferState::Declined { .. }),
        CallState::Draft | CallState::Withdrawn => false,
    }
}
