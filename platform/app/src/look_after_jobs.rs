//! Use case: an admin looks after the queue of the background worker, and
//! tries whether mail goes out.

use folkmoot_model::{Action, Digest, Email, JobId, OrganisationId, PersonId};
use folkmoot_storage::{JobStanding, JobView, JobsOf, NewJob, Snapshot};
use serde_json::json;

use crate::choose_language::languages_for;
use crate::{App, AppError, Caller, Permission, app};

/// The kind of job that sends a mail to whoever asks, to see whether it comes.
pub const TEST_MAIL: &str = "mail.test";

const HOUR_MILLIS: i64 = 60 * 60 * 1000;
/// Most such mails to one person in an hour.
const MOST_TESTS: u32 = 10;

/// A mail to whoever asks, to see whether it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestMail {
    /// To whom.
    pub to: Email,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
}

/// The queue, as an admin sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobsSeen {
    /// How many jobs stand where; what has none is left out.
    pub counts: Vec<(JobStanding, u64)>,
    /// Some of them, the latest due first.
    pub jobs: Vec<JobView>,
}

/// Why a job failed, as far as its error tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobTrouble {
    /// It was refused, and will be each time.
    Refused,
    /// It didn't get through, and may at another time.
    NotReached,
    /// It may have happened.
    Unknown,
    /// Something else.
    Other,
}

impl JobTrouble {
    /// Reads the error that the worker keeps.
    pub fn of(error: &str) -> Self {
        let begins = |text: &str| error.starts_with(text);
        if begins("refused") {
            Self::Refused
        } else if begins("not sent") {
            Self::NotReached
        } else if begins("it isn't known") || begins("held too long") {
            Self::Unknown
        } else {
            Self::Other
        }
    }
}

impl App {
    /// Up to `limit` jobs after the first `skip`. Jobs that belong to no
    /// organisation, such as mails to sign in, are shown where there is but
    /// one organisation; elsewhere they are the operator's.
    ///
    /// Needs [`Permission::ManageOrganisation`].
    pub async fn see_jobs(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        standing: Option<JobStanding>,
        skip: u64,
        limit: u32,
    ) -> Result<JobsSeen, AppError> {
        caller.must(Permission::ManageOrganisation, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let of = whose(snapshot.as_mut(), organisation).await?;
        let counts = snapshot.count_jobs_of(of).await?;
        let jobs = snapshot.jobs_page(of, standing, skip, limit).await?;
        Ok(JobsSeen { counts, jobs })
    }

    /// Tries a failed job once more.
    ///
    /// Needs [`Permission::ManageOrganisation`].
    pub async fn retry_job(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &JobId,
    ) -> Result<(), AppError> {
        caller.must(Permission::ManageOrganisation, organisation)?;
        let mut tx = self.storage.begin().await?;
        let of = whose(tx.as_mut(), organisation).await?;
        if !tx.retry_job(of, id, self.clock.now()).await? {
            return Err(none(id));
        }
        let subject = ("job", id.as_str());
        self.note(
            tx.as_mut(),
            organisation,
            caller.actor(),
            Action::JobRetried,
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Gives up a job that waits or has failed: it is never done.
    ///
    /// Needs [`Permission::ManageOrganisation`].
    pub async fn give_up_job(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &JobId,
    ) -> Result<(), AppError> {
        caller.must(Permission::ManageOrganisation, organisation)?;
        let mut tx = self.storage.begin().await?;
        let of = whose(tx.as_mut(), organisation).await?;
        if !tx.give_up_job(of, id).await? {
            return Err(none(id));
        }
        let subject = ("job", id.as_str());
        self.note(
            tx.as_mut(),
            organisation,
            caller.actor(),
            Action::JobGivenUp,
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Queues a mail to the caller's own address.
    ///
    /// Needs [`Permission::ManageOrganisation`], and somebody. Refused with
    /// [`AppError::TooMany`] after too many in an hour.
    pub async fn send_test_mail(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<JobId, AppError> {
        caller.must(Permission::ManageOrganisation, organisation)?;
        let (_, me) = caller.me()?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let counted = Digest::of(format!("test mail {organisation} {me}").as_bytes());
        let ends_at = now.plus_millis(HOUR_MILLIS);
        if tx.count_attempt(&counted, now, ends_at).await? > MOST_TESTS {
            return Err(AppError::TooMany);
        }
        let id = self.draw(|rng| JobId::generate(now, rng));
        let job = NewJob {
            key: format!("{TEST_MAIL}/{id}"),
            id: id.clone(),
            organisation: Some(organisation.clone()),
            kind: TEST_MAIL.to_owned(),
            payload: json!({ "person": me }),
            due_at: now,
            // Whoever waits wants to know at once.
            tries: 1,
        };
        tx.enqueue_job(&job).await?;
        let subject = ("job", id.as_str());
        self.note(
            tx.as_mut(),
            organisation,
            caller.actor(),
            Action::MailTested,
            subject,
            json!({}),
        )
        .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// What a test mail needs; none if whoever asked is gone or has no
    /// address.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_test_mail(
        &self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Option<TestMail>, AppError> {
        let mut snapshot = self.storage.read().await?;
        let Some(person) = snapshot.person(organisation, person).await? else { return Ok(None) };
        let Some(to) = person.email.clone() else { return Ok(None) };
        let at = app::organisation(snapshot.as_mut(), organisation).await?;
        let languages = languages_for(snapshot.as_mut(), &at, &person).await?;
        Ok(Some(TestMail { to, contact: at.contact, languages }))
    }
}

/// Whose jobs an admin looks after.
async fn whose<'a>(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &'a OrganisationId,
) -> Result<JobsOf<'a>, AppError> {
    let alone = snapshot.organisations().await?.len() == 1;
    Ok(JobsOf { organisation, and_nobody_s: alone })
}

fn none(id: &JobId) -> AppError {
    AppError::NotFound { what: "job", id: id.to_string() }
}
