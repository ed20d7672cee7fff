//! Use case: somebody asks a person who was there to speak for a piece of
//! their evidence, and takes that back.
//!
//! Whoever asks learns nothing about the other: whether they are known, or
//! want no mail, shows nowhere.

use folkmoot_model::{
    Action, Coded, Digest, Email, Endorsement, EndorsementEvent, EndorsementId, EndorsementState,
    ErrorCode, Evidence, EvidenceId, MAX_ENDORSEMENTS, MAX_GIVER_NAME, OrganisationId,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::add_by_hand::addressed;
use crate::change_evidence::mine;
use crate::may_ask::fingerprint;
use crate::{App, AppError, Caller};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// Most people somebody can ask in a day.
const MOST_ASKED: u32 = 5;
/// Most times an address can be asked in a month, by whomever.
const MOST_TO_ADDRESS: u32 = 3;

/// What is wrong with asking for an endorsement, or with giving one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndorsementFault {
    /// Nobody speaks for themselves.
    #[error("this is your own address")]
    OwnAddress,
    /// They were asked for it before.
    #[error("they were asked for this before")]
    AskedBefore,
    /// As many as can be were asked for it.
    #[error("at most {MAX_ENDORSEMENTS} people can be asked for one piece of evidence")]
    Enough,
    /// No name.
    #[error("the name is empty")]
    NoName,
    /// Too long a name, or one that holds a web address.
    #[error("the name is longer than {MAX_GIVER_NAME} characters, or holds a web address")]
    OddName,
    /// Nothing is said.
    #[error("the text is empty")]
    NoWords,
    /// Too much is said.
    #[error("the text is too long")]
    LongWords,
}

impl Coded for EndorsementFault {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::OwnAddress => "endorsement.own_address",
            Self::AskedBefore => "endorsement.asked_before",
            Self::Enough => "endorsement.enough",
            Self::NoName => "endorsement.no_name",
            Self::OddName => "endorsement.odd_name",
            Self::NoWords => "endorsement.no_words",
            Self::LongWords => "endorsement.long_words",
        })
    }
}

/// A name that can stand in a mail.
pub(crate) fn check_name(name: &str) -> Result<&str, EndorsementFault> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let is_advertisement = ["://", "www.", "mailto:"].iter().any(|mark| lower.contains(mark));
    if name.is_empty() {
        Err(EndorsementFault::NoName)
    } else if is_advertisement || name.chars().nth(MAX_GIVER_NAME).is_some() {
        Err(EndorsementFault::OddName)
    } else {
        Ok(name)
    }
}

impl App {
    /// What others said of a piece of the caller's own evidence, or were asked
    /// to, the oldest first.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn my_endorsements(
        &self,
        caller: &Caller,
        evidence: &EvidenceId,
    ) -> Result<(Evidence, Vec<Endorsement>), AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let found = snapshot.evidence(organisation, evidence).await?;
        let item = found.filter(|item| item.person == *me);
        let item = item.ok_or_else(|| no_evidence(evidence))?;
        let mut all = snapshot.endorsements_of(organisation, me).await?;
        all.retain(|it| it.evidence == *evidence);
        Ok((item, all))
    }

    /// Asks somebody who was there to speak for a piece of the caller's own
    /// evidence. A mail goes out, unless they want none.
    ///
    /// Refused with [`AppError::TooMany`] after too many.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn ask_endorsement(
        &self,
        caller: &Caller,
        evidence: &EvidenceId,
        to: &Email,
        name: &str,
    ) -> Result<EndorsementId, AppError> {
        let (organisation, me) = caller.me()?;
        let name = check_name(name)?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        mine(tx.as_mut(), organisation, me, evidence).await?;
        let giver = fingerprint(organisation, to);
        let own = tx.person(organisation, me).await?.and_then(|person| person.email);
        if own.is_some_and(|own| own.folded() == to.folded()) {
            return Err(EndorsementFault::OwnAddress.into());
        }
        let mut before = tx.endorsements_of(organisation, me).await?;
        let over = |it: &Endorsement| {
            use EndorsementState as State;
            matches!(it.state, State::Withdrawn { .. } | State::Lapsed { .. })
        };
        before.retain(|it| it.evidence == *evidence && !over(it));
        if before.iter().any(|it| it.giver == giver) {
            return Err(EndorsementFault::AskedBefore.into());
        }
        if before.len() >= MAX_ENDORSEMENTS {
            return Err(EndorsementFault::Enough.into());
        }
        if !self.count_asking(tx.as_mut(), organisation, me.as_str(), to).await? {
            // Counted, although nothing else came of it.
            tx.commit().await?;
            return Err(AppError::TooMany);
        }
        let it = Endorsement {
            organisation: organisation.clone(),
            id: self.draw(|rng| EndorsementId::generate(now, rng)),
            person: me.clone(),
            evidence: evidence.clone(),
            name: name.to_owned(),
            to: Some(to.clone()),
            giver,
            state: EndorsementState::Asked,
            created_at: now,
        };
        tx.upsert_endorsement(&it).await?;
        if wants_mail(tx.as_mut(), &it).await? {
            self.queue_endorsement_mail(tx.as_mut(), &it).await?;
        }
        let (subject, detail) = (("endorsement", it.id.as_str()), json!({ "evidence": evidence }));
        let (action, actor) = (Action::EndorsementAsked, caller.actor());
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(it.id)
    }

    /// Takes back a request for an endorsement, or what came of it.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn withdraw_endorsement(
        &self,
        caller: &Caller,
        id: &EndorsementId,
    ) -> Result<EvidenceId, AppError> {
        let (organisation, me) = caller.me()?;
        let mut tx = self.storage.begin().await?;
        let found = tx.endorsement(organisation, id).await?.filter(|it| it.person == *me);
        let before = found.ok_or_else(|| unknown(id.as_str()))?;
        let state = before.state.after(EndorsementEvent::Withdraw, self.clock.now())?;
        let evidence = before.evidence.clone();
        tx.upsert_endorsement(&Endorsement { state, to: None, ..before }).await?;
        let (subject, detail) = (("endorsement", id.as_str()), json!({ "evidence": evidence }));
        let (action, actor) = (Action::EndorsementWithdrawn, caller.actor());
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(evidence)
    }

    /// Ends requests that nobody answered within a month, and forgets where
    /// they went. How many there were.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn lapse_endorsements(&self) -> Result<usize, AppError> {
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let due = snapshot.unanswered_endorsements(now.plus_millis(-30 * DAY_MILLIS)).await?;
        drop(snapshot);
        let mut lapsed = 0;
        for it in due {
            let mut tx = self.storage.begin().await?;
            // Looked at anew: they may have answered at the last moment.
            let Some(it) = tx.endorsement(&it.organisation, &it.id).await? else { continue };
            let Ok(state) = it.state.after(EndorsementEvent::Lapse, now) else { continue };
            let it = Endorsement { state, to: None, ..it };
            tx.upsert_endorsement(&it).await?;
            let subject = ("endorsement", it.id.as_str());
            let (action, actor) = (Action::EndorsementLapsed, folkmoot_model::Actor::System);
            self.note(tx.as_mut(), &it.organisation, actor, action, subject, json!({})).await?;
            tx.commit().await?;
            lapsed += 1;
        }
        Ok(lapsed)
    }

    /// Counts that somebody asks, and that an address is asked; whether that
    /// is still within bounds.
    async fn count_asking(
        &self,
        tx: &mut dyn Transaction,
        organisation: &OrganisationId,
        me: &str,
        to: &Email,
    ) -> Result<bool, AppError> {
        let (now, address) = (self.clock.now(), to.folded());
        let mut within = true;
        for (subject, most, days) in [
            (format!("endorsement asked by {organisation} {me}"), MOST_ASKED, 1),
            (format!("endorsement {organisation} {}", address.as_str()), MOST_TO_ADDRESS, 30),
        ] {
            let (subject, ends) = (Digest::of(subject.as_bytes()), days * DAY_MILLIS);
            within &= tx.count_attempt(&subject, now, now.plus_millis(ends)).await? <= most;
        }
        Ok(within)
    }
}

/// Whether whoever is asked may be written to.
pub(crate) async fn wants_mail(
    tx: &mut dyn Transaction,
    it: &Endorsement,
) -> Result<bool, AppError> {
    let Some(to) = &it.to else { return Ok(false) };
    if tx.is_never_asked(&it.organisation, &it.giver).await? {
        return Ok(false);
    }
    Ok(match addressed(tx, &it.organisation, to).await? {
        Some(person) => tx.do_not_ask(&it.organisation, &person).await?.is_none(),
        None => true,
    })
}

/// There is no such request. What a link holds is told nobody.
pub(crate) fn unknown(id: &str) -> AppError {
    AppError::NotFound { what: "endorsement", id: id.to_owned() }
}

fn no_evidence(id: &EvidenceId) -> AppError {
    AppError::NotFound { what: "piece of evidence", id: id.to_string() }
}
