//! Use case: somebody offers to help with a call, or takes that back.

use folkmoot_model::{
    Action, Call, CallId, CallState, InvalidTransition, KindId, MAX_OFFER, Offer, OfferEvent,
    OfferState, Organisation,
};
use serde_json::json;

use crate::leave_me_alone::lift_never_ask;
use crate::{App, AppError, Caller, WordingFault, app};

impl App {
    /// What somebody needs to know to offer help with a call: who asks, the
    /// open call, and what they offered before, for whichever kind of knowing.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn begin_offer(
        &self,
        caller: &Caller,
        id: &CallId,
    ) -> Result<(Organisation, Call, Vec<Offer>), AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let asks = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = snapshot.call(organisation, id).await?;
        let call = call
            .filter(|call| matches!(call.state, CallState::Open | CallState::Closed))
            .ok_or_else(|| no_call(id))?;
        let mut offers = snapshot.offers_of(organisation, me).await?;
        offers.retain(|offer| offer.call == *id);
        Ok((asks, call, offers))
    }

    /// Offers help with one kind of knowing of an open call, in a few words.
    /// Who offered before and has no answer yet changes the words; after an
    /// answer there is no offering again.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn offer_help(
        &self,
        caller: &Caller,
        id: &CallId,
        kind: &KindId,
        words: &str,
    ) -> Result<Offer, AppError> {
        let (organisation, me) = caller.me()?;
        let words = check_words(words)?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let call = tx.call(organisation, id).await?.ok_or_else(|| no_call(id))?;
        if call.state != CallState::Open || !call.brief.kinds.iter().any(|it| it.id == *kind) {
            return Err(no_call(id));
        }
        if tx.person(organisation, me).await?.is_none() {
            return Err(AppError::NotFound { what: "person", id: me.to_string() });
        }
        let before = tx.offer(organisation, id, kind, me).await?.map(|offer| offer.state);
        match before {
            None | Some(OfferState::Open | OfferState::Withdrawn { .. }) => {}
            Some(answered) => {
                let to = OfferState::Open.code();
                return Err(InvalidTransition { what: "offer", from: answered.code(), to }.into());
            }
        }
        let offer = Offer {
            organisation: organisation.clone(),
            call: id.clone(),
            kind: kind.clone(),
            person: me.clone(),
            words: words.to_owned(),
            state: OfferState::Open,
            created_at: now,
        };
        tx.upsert_offer(&offer).await?;
        // Who was erased once and comes back to help wants to hear of it.
        lift_never_ask(tx.as_mut(), organisation, me).await?;
        let (subject, detail) = (("call", id.as_str()), json!({ "kind": kind }));
        self.note(tx.as_mut(), organisation, caller.actor(), Action::OfferMade, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(offer)
    }

    /// Takes an offer back, also one that was taken up.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn withdraw_offer(
        &self,
        caller: &Caller,
        call: &CallId,
        kind: &KindId,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        let mut tx = self.storage.begin().await?;
        let offer = tx.offer(organisation, call, kind, me).await?.ok_or_else(|| no_call(call))?;
        let state = offer.state.after(OfferEvent::Withdraw, self.clock.now())?;
        tx.upsert_offer(&Offer { state, ..offer }).await?;
        let (subject, detail) = (("call", call.as_str()), json!({ "kind": kind }));
        self.note(
            tx.as_mut(),
            organisation,
            caller.actor(),
            Action::OfferWithdrawn,
            subject,
            detail,
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }
}

fn no_call(id: &CallId) -> AppError {
    AppError::NotFound { what: "call", id: id.to_string() }
}

/// Words that can be kept: something, and not too much.
pub(crate) fn check_words(words: &str) -> Result<&str, AppError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(AppError::InvalidWording(vec![WordingFault::NoText]));
    }
    if words.chars().nth(MAX_OFFER).is_some() {
        return Err(AppError::InvalidWording(vec![WordingFault::LongText]));
    }
    Ok(words)
}
