//! The mail that asks somebody to speak for a piece of another's evidence: how
//! it is queued, and what it needs.
//!
//! The token of its link is made when it goes out; nothing but its digest is
//! ever kept.

use folkmoot_model::{
    Email, Endorsement, EndorsementId, EndorsementState, Evidence, JobId, Organisation,
    OrganisationId, Person, Token,
};
use folkmoot_storage::{NewJob, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::add_by_hand::addressed;
use crate::ask_endorsement::wants_mail;
use crate::choose_language::{languages_for, languages_of};
use crate::{App, AppError};

/// The kind of job that asks somebody to speak for a piece of evidence.
pub const ENDORSEMENT_MAIL: &str = "mail.endorsement";
/// How often a mail is tried: over about four hours in all.
const TRIES: u32 = 10;

/// Which request a mail is about: what its job says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedFor {
    /// Which request.
    pub endorsement: EndorsementId,
}

/// A mail that asks for an endorsement, ready to be written.
#[derive(Debug, Clone)]
pub struct EndorsementMail {
    /// To whom.
    pub to: Email,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
    /// What its link holds.
    pub token: Token,
    /// Which organisation it is for.
    pub organisation: Organisation,
    /// Who asks.
    pub person: Person,
    /// What it is about.
    pub evidence: Evidence,
    /// The request.
    pub endorsement: Endorsement,
}

impl App {
    /// Within a transaction: queues the mail that asks for an endorsement.
    pub(crate) async fn queue_endorsement_mail(
        &self,
        tx: &mut dyn Transaction,
        it: &Endorsement,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let about = AskedFor { endorsement: it.id.clone() };
        tx.enqueue_job(&NewJob {
            id: self.draw(|rng| JobId::generate(now, rng)),
            organisation: Some(it.organisation.clone()),
            kind: ENDORSEMENT_MAIL.to_owned(),
            payload: json!(about),
            key: format!("{ENDORSEMENT_MAIL}/{}/{}", it.organisation, it.id),
            due_at: now,
            tries: TRIES,
        })
        .await?;
        Ok(())
    }

    /// Makes the token of the mail and says what it needs; none if there is
    /// nothing to be asked any more: it was answered, taken back or deleted,
    /// or they want no mail.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_endorsement_mail(
        &self,
        organisation: &OrganisationId,
        about: &AskedFor,
    ) -> Result<Option<EndorsementMail>, AppError> {
        let mut tx = self.storage.begin().await?;
        let found = tx.endorsement(organisation, &about.endorsement).await?;
        let Some(endorsement) = found.filter(|it| it.state == EndorsementState::Asked) else {
            return Ok(None);
        };
        let Some(to) = endorsement.to.clone() else { return Ok(None) };
        let owner = tx.organisation(organisation).await?;
        let person = tx.person(organisation, &endorsement.person).await?;
        let evidence = tx.evidence(organisation, &endorsement.evidence).await?;
        let (Some(owner), Some(person), Some(evidence)) = (owner, person, evidence) else {
            return Ok(None);
        };
        if !wants_mail(tx.as_mut(), &endorsement).await? {
            return Ok(None);
        }
        let reader = match addressed(tx.as_mut(), organisation, &to).await? {
            Some(id) => tx.person(organisation, &id).await?,
            None => None,
        };
        let languages = match reader {
            Some(reader) => languages_for(tx.as_mut(), &owner, &reader).await?,
            None => languages_of(&owner),
        };
        let token = self.draw(Token::generate);
        tx.keep_endorsement_token(organisation, &endorsement.id, &token.digest()).await?;
        tx.commit().await?;
        let organisation = owner;
        Ok(Some(EndorsementMail {
            to,
            languages,
            token,
            organisation,
            person,
            evidence,
            endorsement,
        }))
    }
}
