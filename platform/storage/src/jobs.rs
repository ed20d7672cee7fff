//! Work for the background worker, queued in the transaction that causes it.
//!
//! A job goes `waiting -> taken -> done`, back to `waiting` after a failure
//! that may pass, and to `failed` after its last try. Whoever takes a job
//! holds it until a given time; if the worker dies, [`WriteJobs::reap_stale_jobs`]
//! puts it back. A job may therefore run twice: jobs are idempotent.

use async_trait::async_trait;
use folkmoot_model::{JobId, OrganisationId, Timestamp};
use serde_json::Value;

use crate::Result;

/// A job to be queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its id.
    pub id: JobId,
    /// For which organisation, if for one.
    pub organisation: Option<OrganisationId>,
    /// What kind of work: `mail`.
    pub kind: String,
    /// What the work needs; ids rather than content, so that a queued job
    /// knows nothing about people.
    pub payload: Value,
    /// The same work queued twice has the same key, and is queued once.
    pub key: String,
    /// Not to be begun before.
    pub due_at: Timestamp,
    /// How often to try; at least 1.
    pub tries: u32,
}

/// What became of queueing a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enqueued {
    /// It waits.
    New,
    /// A job with this key was queued before, and may be done already.
    Before(JobId),
}

/// A job that somebody has taken. It names the try, so that a worker who held
/// it too long can't end the try of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// For which organisation, if for one.
    pub organisation: Option<OrganisationId>,
    /// What kind of work.
    pub kind: String,
    /// What the work needs.
    pub payload: Value,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// How many tries there are.
    pub tries: u32,
    /// Until when it is held.
    pub held_until: Timestamp,
    /// Whether the try before this one ended without a word, because the
    /// worker died or was too slow: what it did may have happened.
    pub interrupted: bool,
}

impl Job {
    /// When to try again after this try has failed: half a minute later,
    /// then one, two, four minutes and so on, six hours at most; `None` after
    /// the last try.
    ///
    /// ```
    /// # use folkmoot_model::{JobId, Timestamp};
    /// # let job = folkmoot_storage::Job {
    /// #     id: JobId::new("j").unwrap(), organisation: None, kind: String::new(),
    /// #     payload: serde_json::Value::Null, attempt: 2, tries: 3,
    /// #     held_until: Timestamp::from_millis(0), interrupted: false,
    /// # };
    /// assert_eq!(job.retry_at(Timestamp::from_millis(0)), Some(Timestamp::from_millis(60_000)));
    /// ```
    pub fn retry_at(&self, now: Timestamp) -> Option<Timestamp> {
        const FIRST: i64 = 30_000;
        const LONGEST: i64 = 6 * 3_600_000;
        (self.attempt < self.tries).then(|| {
            let doublings = self.attempt.saturating_sub(1).min(20);
            now.plus_millis((FIRST << doublings).min(LONGEST))
        })
    }
}

/// A job that failed for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedJob {
    /// Its id.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong the last time.
    pub error: String,
}

/// Where a job stands, as those who look after the queue see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobStanding {
    /// Queued.
    Waiting,
    /// Being worked on.
    Taken,
    /// Failed for good.
    Failed,
    /// Given up by somebody who looks after the queue.
    GivenUp,
    /// Finished.
    Done,
}

impl JobStanding {
    /// Each of them, the most pressing first.
    pub const ALL: &'static [Self] =
        &[Self::Failed, Self::Waiting, Self::Taken, Self::GivenUp, Self::Done];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
            Self::Done => "done",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|standing| standing.code() == code)
    }
}

/// A job, as those who look after the queue see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// For which organisation, if for one.
    pub organisation: Option<OrganisationId>,
    /// What kind of work.
    pub kind: String,
    /// Where it stands.
    pub standing: JobStanding,
    /// When it is due, or was when it was last tried.
    pub due_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// How often it may be.
    pub tries: u32,
    /// What went wrong the last time, if anything did.
    pub error: Option<String>,
}

/// Whose jobs are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobsOf<'a> {
    /// Those of this organisation.
    pub organisation: &'a OrganisationId,
    /// And those that belong to no organisation.
    pub and_nobody_s: bool,
}

/// How many jobs are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Queued.
    pub waiting: u64,
    /// Being worked on.
    pub taken: u64,
    /// Finished.
    pub done: u64,
    /// Given up.
    pub failed: u64,
}

/// Looking at the queue.
#[async_trait]
pub trait ReadJobs: Send {
    /// How many jobs are where.
    async fn count_jobs(&mut self) -> Result<JobCounts>;

    /// The latest `limit` jobs that failed for good, the newest first.
    async fn failed_jobs(&mut self, limit: u32) -> Result<Vec<FailedJob>>;

    /// How many jobs of an organisation stand where; what has none is left
    /// out.
    async fn count_jobs_of(&mut self, of: JobsOf<'_>) -> Result<Vec<(JobStanding, u64)>>;

    /// Up to `limit` jobs of an organisation after the first `skip`, the
    /// latest due first.
    async fn jobs_page(
        &mut self,
        of: JobsOf<'_>,
        standing: Option<JobStanding>,
        skip: u64,
        limit: u32,
    ) -> Result<Vec<JobView>>;
}

/// Working on the queue. Whoever takes a job commits at once, works, and
/// completes it together with what the work has written.
#[async_trait]
pub trait WriteJobs: Send {
    /// Queues a job, to be seen by workers when this transaction commits.
    async fn enqueue_job(&mut self, job: &NewJob) -> Result<Enqueued>;

    /// Takes the job that has been due longest, and holds it until the time
    /// given. Two takers never get the same one.
    async fn take_due_job(&mut self, now: Timestamp, hold_until: Timestamp) -> Result<Option<Job>>;

    /// Marks a taken job as done. A [`crate::StorageError::Conflict`] if it
    /// was held too long and somebody else has it now.
    async fn complete_job(&mut self, job: &Job) -> Result<()>;

    /// Says that a try failed; it is tried again at [`Job::retry_at`], or
    /// given up, which the answer tells: when it will be tried again. A
    /// [`crate::StorageError::Conflict`] as with [`WriteJobs::complete_job`].
    async fn fail_job(
        &mut self,
        job: &Job,
        error: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>>;

    /// Queues a job that failed for good once more, for three tries. Whether
    /// there was such a job.
    async fn retry_job(&mut self, of: JobsOf<'_>, id: &JobId, now: Timestamp) -> Result<bool>;

    /// Ends a job that waits or has failed, undone. Its key stays taken, so
    /// that nothing queues the same work again. Whether there was such a job.
    async fn give_up_job(&mut self, of: JobsOf<'_>, id: &JobId) -> Result<bool>;

    /// Puts back what was held too long, or gives it up if that was the last
    /// try. How many there were.
    async fn reap_stale_jobs(&mut self, now: Timestamp) -> Result<u64>;

    /// Removes jobs that were done and due before the time given; their keys
    /// are free again. How many there were.
    async fn prune_done_jobs(&mut self, before: Timestamp) -> Result<u64>;
}
