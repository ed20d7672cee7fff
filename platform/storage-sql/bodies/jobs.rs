//! The job queue. Taking a job is the one statement that the databases can't
//! share: `take_due`, in each backend crate.

use async_trait::async_trait;
use folkmoot_model::{JobId, Timestamp};
use folkmoot_storage::{
    Enqueued, FailedJob, Job, JobCounts, JobStanding, JobView, JobsOf, NewJob, ReadJobs, Result,
    StorageError, WriteJobs,
};
use folkmoot_storage_sql::{
    corrupt, from_sqlx,
    rows::{FailedJobRow, HELD_TOO_LONG, JobRow, JobViewRow},
};
use sqlx::query_as;

use super::Session;
use crate::{Connection, take_due};

#[async_trait]
impl ReadJobs for Session {
    async fn count_jobs(&mut self) -> Result<JobCounts> {
        let counted = count_jobs(self.step()?).await;
        self.done(counted)
    }

    async fn failed_jobs(&mut self, limit: u32) -> Result<Vec<FailedJob>> {
        let found = failed_jobs(self.step()?, limit).await;
        self.done(found)
    }

    async fn count_jobs_of(&mut self, of: JobsOf<'_>) -> Result<Vec<(JobStanding, u64)>> {
        let counted = count_jobs_of(self.step()?, of).await;
        self.done(counted)
    }

    async fn jobs_page(
        &mut self,
        of: JobsOf<'_>,
        standing: Option<JobStanding>,
        skip: u64,
        limit: u32,
    ) -> Result<Vec<JobView>> {
        let found = jobs_page(self.step()?, of, standing, skip, limit).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteJobs for Session {
    async fn enqueue_job(&mut self, job: &NewJob) -> Result<Enqueued> {
        let queued = enqueue_job(self.step()?, job).await;
        self.done(queued)
    }

    async fn take_due_job(&mut self, now: Timestamp, hold_until: Timestamp) -> Result<Option<Job>> {
        let taken = take_due(self.step()?, now.as_millis(), hold_until.as_millis()).await;
        let taken = taken.map_err(from_sqlx("job"));
        self.done(taken.and_then(|row| row.map(JobRow::read).transpose()))
    }

    async fn complete_job(&mut self, job: &Job) -> Result<()> {
        let completed = complete_job(self.step()?, job).await;
        self.done(completed)
    }

    async fn fail_job(
        &mut self,
        job: &Job,
        error: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let failed = fail_job(self.step()?, job, error, now).await;
        self.done(failed)
    }

    async fn retry_job(&mut self, of: JobsOf<'_>, id: &JobId, now: Timestamp) -> Result<bool> {
        let queued = retry_job(self.step()?, of, id, now).await;
        self.done(queued)
    }

    async fn give_up_job(&mut self, of: JobsOf<'_>, id: &JobId) -> Result<bool> {
        let ended = give_up_job(self.step()?, of, id).await;
        self.done(ended)
    }

    async fn reap_stale_jobs(&mut self, now: Timestamp) -> Result<u64> {
        let reaped = reap_stale_jobs(self.step()?, now).await;
        self.done(reaped)
    }

    async fn prune_done_jobs(&mut self, before: Timestamp) -> Result<u64> {
        let pruned = prune_done_jobs(self.step()?, before).await;
        self.done(pruned)
    }
}

async fn count_jobs(connection: &mut Connection) -> Result<JobCounts> {
    let rows = sqlx::query!(r#"SELECT state, COUNT(*) AS "n!" FROM job GROUP BY state"#)
        .fetch_all(connection)
        .await
        .map_err(from_sqlx("job"))?;
    let mut counts = JobCounts::default();
    for row in rows {
        let place = match row.state.as_str() {
            "waiting" => &mut counts.waiting,
            "taken" => &mut counts.taken,
            "done" => &mut counts.done,
            "failed" => &mut counts.failed,
            state => return Err(corrupt("job", "(not known)", format_args!("state {state}"))),
        };
        *place = row.n.unsigned_abs();
    }
    Ok(counts)
}

async fn failed_jobs(connection: &mut Connection, limit: u32) -> Result<Vec<FailedJob>> {
    query_as!(
        FailedJobRow,
        "SELECT id, kind, attempts, error FROM job
         WHERE state = 'failed' ORDER BY due_at DESC, id DESC LIMIT $1",
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("job"))?
    .into_iter()
    .map(FailedJobRow::read)
    .collect()
}

// A job that was given up is done, and has an error.

async fn count_jobs_of(
    connection: &mut Connection,
    of: JobsOf<'_>,
) -> Result<Vec<(JobStanding, u64)>> {
    let rows = sqlx::query!(
        r#"SELECT state, CASE WHEN error IS NULL THEN 0 ELSE 1 END AS "failed!: i64",
               COUNT(*) AS "n!: i64"
           FROM job
           WHERE organisation_id = $1 OR (organisation_id IS NULL AND $2 = 1)
           GROUP BY state, CASE WHEN error IS NULL THEN 0 ELSE 1 END"#,
        of.organisation.as_str(),
        i32::from(of.and_nobody_s)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("job"))?;
    let mut counts = std::collections::BTreeMap::new();
    for row in rows {
        let standing = JobViewRow::standing(&row.state, row.failed == 1)
            .ok_or_else(|| corrupt("job", "(not known)", format_args!("state {}", row.state)))?;
        *counts.entry(standing).or_insert(0) += row.n.unsigned_abs();
    }
    Ok(counts.into_iter().collect())
}

async fn jobs_page(
    connection: &mut Connection,
    of: JobsOf<'_>,
    standing: Option<JobStanding>,
    skip: u64,
    limit: u32,
) -> Result<Vec<JobView>> {
    query_as!(
        JobViewRow,
        "SELECT id, organisation_id, kind, state, due_at, attempts, tries, error FROM job
         WHERE (organisation_id = $1 OR (organisation_id IS NULL AND $2 = 1))
             AND ($3 = '' OR $3 = CASE
                 WHEN state = 'done' AND error IS NOT NULL THEN 'given_up' ELSE state
             END)
         ORDER BY due_at DESC, id DESC LIMIT $4 OFFSET $5",
        of.organisation.as_str(),
        i32::from(of.and_nobody_s),
        standing.map_or("", JobStanding::code),
        i64::from(limit),
        i64::try_from(skip).unwrap_or(i64::MAX)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("job"))?
    .into_iter()
    .map(JobViewRow::read)
    .collect()
}

async fn retry_job(
    connection: &mut Connection,
    of: JobsOf<'_>,
    id: &JobId,
    now: Timestamp,
) -> Result<bool> {
    // The number of tries goes on rising, so that a worker who still holds an
    // earlier one can't end a later one.
    let queued = sqlx::query!(
        "UPDATE job SET state = 'waiting', due_at = $4, tries = attempts + 3, error = NULL
         WHERE id = $3 AND state = 'failed'
             AND (organisation_id = $1 OR (organisation_id IS NULL AND $2 = 1))",
        of.organisation.as_str(),
        i32::from(of.and_nobody_s),
        id.as_str(),
        now.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("job"))?;
    Ok(queued.rows_affected() > 0)
}

async fn give_up_job(connection: &mut Connection, of: JobsOf<'_>, id: &JobId) -> Result<bool> {
    let ended = sqlx::query!(
        "UPDATE job SET state = 'done', error = COALESCE(error, 'given up')
         WHERE id = $3 AND state IN ('waiting', 'failed')
             AND (organisation_id = $1 OR (organisation_id IS NULL AND $2 = 1))",
        of.organisation.as_str(),
        i32::from(of.and_nobody_s),
        id.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("job"))?;
    Ok(ended.rows_affected() > 0)
}

async fn enqueue_job(connection: &mut Connection, job: &NewJob) -> Result<Enqueued> {
    let without_nul = |field, text: &str| {
        if text.contains('\0') { Err(StorageError::InvalidText { field }) } else { Ok(()) }
    };
    without_nul("kind of a job", &job.kind)?;
    without_nul("key of a job", &job.key)?;
    let inserted = sqlx::query!(
        "INSERT INTO job (
             id, organisation_id, kind, payload, work_key, state, due_at, attempts, tries,
             held_until, error
         )
         VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0, $7, NULL, NULL)
         ON CONFLICT (work_key) DO NOTHING",
        job.id.as_str(),
        job.organisation.as_ref().map(AsRef::as_ref) as Option<&str>,
        job.kind,
        job.payload.to_string(),
        job.key,
        job.due_at.as_millis(),
        i64::from(job.tries.max(1))
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("job"))?;
    if inserted.rows_affected() > 0 {
        return Ok(Enqueued::New);
    }
    let id = sqlx::query_scalar!("SELECT id FROM job WHERE work_key = $1", job.key)
        .fetch_one(connection)
        .await
        .map_err(from_sqlx("job"))?;
    JobId::new(id.as_str()).map(Enqueued::Before).map_err(|error| corrupt("job", id, error))
}

async fn complete_job(connection: &mut Connection, job: &Job) -> Result<()> {
    let ended = sqlx::query!(
        "UPDATE job SET state = 'done', held_until = NULL, error = NULL
         WHERE id = $1 AND state = 'taken' AND attempts = $2",
        job.id.as_str(),
        i64::from(job.attempt)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("job"))?;
    still_held(job, ended.rows_affected())
}

async fn fail_job(
    connection: &mut Connection,
    job: &Job,
    error: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let again = job.retry_at(now);
    let state = if again.is_some() { "waiting" } else { "failed" };
    let ended = sqlx::query!(
        "UPDATE job SET state = $3, due_at = $4, held_until = NULL, error = $5
         WHERE id = $1 AND state = 'taken' AND attempts = $2",
        job.id.as_str(),
        i64::from(job.attempt),
        state,
        again.unwrap_or(now).as_millis(),
        error.replace('\0', " ")
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("job"))?;
    still_held(job, ended.rows_affected())?;
    Ok(again)
}

fn still_held(job: &Job, rows: u64) -> Result<()> {
    if rows > 0 {
        Ok(())
    } else {
        Err(StorageError::Conflict {
            what: "job",
            id: job.id.to_string(),
            why: "is not held by this try any more",
        })
    }
}

async fn reap_stale_jobs(connection: &mut Connection, now: Timestamp) -> Result<u64> {
    let reaped = sqlx::query!(
        "UPDATE job SET
             state = CASE WHEN attempts < tries THEN 'waiting' ELSE 'failed' END,
             error = $2,
             held_until = NULL
         WHERE state = 'taken' AND held_until < $1",
        now.as_millis(),
        HELD_TOO_LONG
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("job"))?;
    Ok(reaped.rows_affected())
}

async fn prune_done_jobs(connection: &mut Connection, before: Timestamp) -> Result<u64> {
    let pruned =
        sqlx::query!("DELETE FROM job WHERE state = 'done' AND due_at < $1", before.as_millis())
            .execute(connection)
            .await
            .map_err(from_sqlx("job"))?;
    Ok(pruned.rows_affected())
}
