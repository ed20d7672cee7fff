//! Use case: somebody who was asked speaks for a piece of another's evidence,
//! says that they weren't there, or takes back what they said.

use folkmoot_model::{
    Action, Actor, Endorsement, EndorsementEvent, EndorsementState, Evidence, MAX_ENDORSEMENT,
    Organisation, Person, Token, WasThere,
};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::add_by_hand::addressed;
use crate::ask_endorsement::{EndorsementFault, check_name, unknown};
use crate::{App, AppError};

/// A request to speak for somebody's evidence, as whoever was asked sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct EndorsementAsked {
    /// Which organisation it is for.
    pub organisation: Organisation,
    /// Who asks.
    pub person: Person,
    /// What it is about.
    pub evidence: Evidence,
    /// The request, and what was said before.
    pub endorsement: Endorsement,
    /// Whether it can be answered now, or the answer changed.
    pub may_answer: bool,
}

/// What somebody says who was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// They were there.
    Yes {
        /// How they know.
        how: WasThere,
        /// In their words.
        words: String,
        /// What they are called.
        name: String,
    },
    /// They weren't, or would rather not say.
    No {
        /// Whether they want no more mail of the organisation.
        never_again: bool,
    },
}

impl App {
    /// What somebody is asked to speak for.
    ///
    /// Needs the link of the mail.
    pub async fn see_endorsement_asked(&self, token: &Token) -> Result<EndorsementAsked, AppError> {
        let mut snapshot = self.storage.read().await?;
        asked(snapshot.as_mut(), token).await
    }

    /// Takes what somebody says who was asked. They may change it. The address
    /// they were asked at is forgotten.
    ///
    /// Needs the link of the mail.
    pub async fn give_endorsement(&self, token: &Token, spoken: &Spoken) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let EndorsementAsked { organisation, evidence, endorsement, .. } =
            asked(tx.as_mut(), token).await?;
        let organisation = organisation.id;
        let (event, action) = match spoken {
            Spoken::Yes { how, words, name } => {
                let (words, _) = (check_words(words)?, check_name(name)?);
                let (how, words, about) = (*how, words.to_owned(), evidence.wording());
                (EndorsementEvent::Give { how, words, about }, Action::EndorsementGiven)
            }
            Spoken::No { .. } => (EndorsementEvent::Decline, Action::EndorsementDeclined),
        };
        let name = match spoken {
            Spoken::Yes { name, .. } => name.trim().to_owned(),
            Spoken::No { .. } => endorsement.name.clone(),
        };
        let state = endorsement.state.after(event, now)?;
        if matches!(spoken, Spoken::No { never_again: true }) {
            tx.never_ask(&organisation, &endorsement.giver, now).await?;
            // The address is known until the first answer.
            if let Some(to) = &endorsement.to
                && let Some(person) = addressed(tx.as_mut(), &organisation, to).await?
            {
                tx.stop_asking(&organisation, &person, now).await?;
            }
        }
        let id = endorsement.id.clone();
        tx.upsert_endorsement(&Endorsement { state, name, to: None, ..endorsement }).await?;
        let (subject, detail) = (("endorsement", id.as_str()), json!({ "evidence": evidence.id }));
        self.note(tx.as_mut(), &organisation, Actor::System, action, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn asked(snapshot: &mut dyn Snapshot, token: &Token) -> Result<EndorsementAsked, AppError> {
    let none = || unknown("…");
    let endorsement = snapshot.endorsement_opened_by(&token.digest()).await?.ok_or_else(none)?;
    let at = &endorsement.organisation;
    let organisation = snapshot.organisation(at).await?.ok_or_else(none)?;
    let person = snapshot.person(at, &endorsement.person).await?.ok_or_else(none)?;
    let evidence = snapshot.evidence(at, &endorsement.evidence).await?.ok_or_else(none)?;
    let over = matches!(
        endorsement.state,
        EndorsementState::Withdrawn { .. } | EndorsementState::Lapsed { .. }
    );
    Ok(EndorsementAsked { organisation, person, evidence, endorsement, may_answer: !over })
}

fn check_words(words: &str) -> Result<&str, EndorsementFault> {
    let words = words.trim();
    if words.is_empty() {
        Err(EndorsementFault::NoWords)
    } else if words.chars().nth(MAX_ENDORSEMENT).is_some() {
        Err(EndorsementFault::LongWords)
    } else {
        Ok(words)
    }
}
