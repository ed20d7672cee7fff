//! The mail that tells somebody that they were given a badge: how it is
//! queued, and what it needs.
//!
//! Like the other mails it is queued in the transaction that causes it, under
//! a key made from the badge, so that none is lost and none is queued twice.

use folkmoot_model::{
    Award, AwardId, Call, Email, JobId, Organisation, OrganisationId, Person, PersonId,
};
use folkmoot_storage::{NewJob, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::choose_language::languages_for;
use crate::{App, AppError};

/// The kind of job that tells somebody that they were given a badge.
pub const BADGE_MAIL: &str = "mail.badge";
/// How often a mail is tried: over about four hours in all.
const TRIES: u32 = 10;

/// Which badge a mail is about: what its job says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenBadge {
    /// Which badge.
    pub badge: AwardId,
    /// Whose.
    pub person: PersonId,
}

/// A mail about a badge, ready to be written.
#[derive(Debug, Clone)]
pub struct BadgeMail {
    /// To whom.
    pub to: Email,
    /// Who they are.
    pub person: Person,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
    /// Who gave it.
    pub organisation: Organisation,
    /// For what.
    pub call: Call,
    /// The badge.
    pub award: Award,
}

impl App {
    /// Within a transaction: queues the mail about a badge.
    pub(crate) async fn queue_badge_mail(
        &self,
        tx: &mut dyn Transaction,
        award: &Award,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let about = GivenBadge { badge: award.id.clone(), person: award.person.clone() };
        let (organisation, badge) = (&award.organisation, &award.id);
        tx.enqueue_job(&NewJob {
            id: self.draw(|rng| JobId::generate(now, rng)),
            organisation: Some(organisation.clone()),
            kind: BADGE_MAIL.to_owned(),
            payload: json!(about),
            key: format!("{BADGE_MAIL}/{organisation}/{badge}"),
            due_at: now,
            tries: TRIES,
        })
        .await?;
        Ok(())
    }

    /// What a mail about a badge needs; none if there is nothing to be said
    /// any more: it was taken back, or they are erased or don't want mail.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_badge_mail(
        &self,
        organisation: &OrganisationId,
        about: &GivenBadge,
    ) -> Result<Option<BadgeMail>, AppError> {
        let mut snapshot = self.storage.read().await?;
        let owner = snapshot.organisation(organisation).await?;
        let mine = snapshot.awards_of(organisation, &about.person).await?;
        let award = mine.into_iter().find(|it| it.id == about.badge && it.taken_back.is_none());
        let person = snapshot.person(organisation, &about.person).await?;
        let (Some(owner), Some(award), Some(person)) = (owner, award, person) else {
            return Ok(None);
        };
        let Some(to) = person.email.clone() else { return Ok(None) };
        let Some(call) = snapshot.call(organisation, &award.call).await? else { return Ok(None) };
        if snapshot.do_not_ask(organisation, &about.person).await?.is_some() {
            return Ok(None);
        }
        let languages = languages_for(snapshot.as_mut(), &owner, &person).await?;
        Ok(Some(BadgeMail { to, person, languages, organisation: owner, call, award }))
    }
}
