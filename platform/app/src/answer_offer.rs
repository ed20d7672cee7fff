//! Use case: those who work on a call see who offered to help, take them in,
//! or say no with thanks and a reason.

use folkmoot_model::{
    Action, Call, CallId, Evidence, KindId, Offer, OfferEvent, Organisation, OrganisationId,
    Person, PersonId,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::add_by_hand::MOST_REASON;
use crate::offer_help::check_words;
use crate::{AddByHand, App, AppError, Caller, Permission, Who, app};

/// Most pieces of evidence shown beside an offer.
const SHOWN: usize = 3;

/// Everyone who offered to help with a call.
#[derive(Debug, Clone, PartialEq)]
pub struct OffersView {
    /// Who asks.
    pub organisation: Organisation,
    /// The call.
    pub call: Call,
    /// The offers, those that wait for an answer first, then the oldest.
    pub offers: Vec<OfferIn>,
}

/// An offer as it came in.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferIn {
    /// The offer.
    pub offer: Offer,
    /// Who made it.
    pub person: Person,
    /// Some of their evidence that may be used for this call, the newest
    /// first.
    pub evidence: Vec<Evidence>,
}

impl App {
    /// Who offered to help with a call. What was taken back isn't shown.
    ///
    /// Needs [`Permission::SeeShortlist`]: it shows people in the same way.
    pub async fn see_offers(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<OffersView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = snapshot
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let mut offers = Vec::new();
        for offer in snapshot.offers_to(organisation, id).await? {
            let taken_back = offer.state.code() == "withdrawn";
            let person = snapshot.person(organisation, &offer.person).await?;
            let Some(person) = person.filter(|_| !taken_back) else { continue };
            let mut evidence = snapshot.evidence_of(organisation, &offer.person).await?;
            evidence.retain(|item| item.consent.allows(item.kind, Some(id)));
            evidence.sort_by_key(|item| std::cmp::Reverse(item.at));
            evidence.truncate(SHOWN);
            offers.push(OfferIn { offer, person, evidence });
        }
        offers.sort_by_key(|it| it.offer.state.code() != "open");
        Ok(OffersView { organisation: owner, call, offers })
    }

    /// How many offers to a call wait for an answer.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn count_open_offers(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<usize, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let offers = snapshot.offers_to(organisation, id).await?;
        Ok(offers.iter().filter(|offer| offer.state.code() == "open").count())
    }

    /// Takes somebody in who offered: they are among those who are to be
    /// asked, added by hand, and their words are the reason. A mail tells them.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn accept_offer(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        kind: &KindId,
        person: &PersonId,
    ) -> Result<(), AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut tx = self.storage.begin().await?;
        let offer = offered(tx.as_mut(), organisation, call, kind, person).await?;
        let state = offer.state.after(OfferEvent::Accept, self.clock.now())?;
        let reason = offer.words.chars().take(MOST_REASON).collect();
        let add = AddByHand { kind: kind.clone(), who: Who::Known(person.clone()), reason };
        self.draft_by_hand(tx.as_mut(), caller, organisation, call, add).await?;
        self.answer(tx, caller, Offer { state, ..offer }, Action::OfferAccepted).await
    }

    /// Thanks somebody who offered and says no, with a reason that they read,
    /// in a mail too.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn decline_offer(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        kind: &KindId,
        person: &PersonId,
        reason: &str,
    ) -> Result<(), AppError> {
        caller.must(Permission::Invite, organisation)?;
        let reason = check_words(reason)?.to_owned();
        let mut tx = self.storage.begin().await?;
        let offer = offered(tx.as_mut(), organisation, call, kind, person).await?;
        let state = offer.state.after(OfferEvent::Decline(reason), self.clock.now())?;
        self.answer(tx, caller, Offer { state, ..offer }, Action::OfferDeclined).await
    }

    async fn answer(
        &self,
        mut tx: Box<dyn Transaction>,
        caller: &Caller,
        offer: Offer,
        action: Action,
    ) -> Result<(), AppError> {
        tx.upsert_offer(&offer).await?;
        self.queue_offer_mail(tx.as_mut(), &offer).await?;
        let subject = ("call", offer.call.as_str());
        let detail = json!({ "kind": offer.kind, "person": offer.person });
        let organisation = &offer.organisation;
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn offered(
    tx: &mut dyn Transaction,
    organisation: &OrganisationId,
    call: &CallId,
    kind: &KindId,
    person: &PersonId,
) -> Result<Offer, AppError> {
    let offer = tx.offer(organisation, call, kind, person).await?;
    offer.ok_or_else(|| AppError::NotFound { what: "offer", id: call.to_string() })
}
