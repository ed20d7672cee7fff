use folkmoot_storage::{FailedJob, Job, JobStanding, JobView, Result};

use super::Reading;

/// A row of `job` that somebody has taken.
#[derive(Debug)]
pub struct JobRow {
    /// Its id.
    pub id: String,
    /// For which organisation.
    pub organisation_id: Option<String>,
    /// What kind of work.
    pub kind: String,
    /// As JSON.
    pub payload: String,
    /// How often it was taken.
    pub attempts: i64,
    /// How often it may be.
    pub tries: i64,
    /// Milliseconds.
    pub held_until: Option<i64>,
    /// What was said of the try before.
    pub error: Option<String>,
}

/// What is said of a try that ended without a word.
pub const HELD_TOO_LONG: &str = "held too long";

impl JobRow {
    /// What the row says.
    pub fn read(self) -> Result<Job> {
        let row = Reading::of("job", &self.id);
        let held_until = self.held_until.ok_or_else(|| row.corrupt("held_until", "it is null"))?;
        Ok(Job {
            id: row.checked("id", &self.id)?,
            organisation: row.maybe("organisation_id", self.organisation_id.as_deref())?,
            payload: row.json("payload", &self.payload)?,
            attempt: row.count("attempts", self.attempts)?,
            tries: row.count("tries", self.tries)?,
            held_until: row.time("held_until", held_until)?,
            interrupted: self.error.as_deref() == Some(HELD_TOO_LONG),
            kind: self.kind,
        })
    }
}

/// A row of `job` that failed for good.
#[derive(Debug)]
pub struct FailedJobRow {
    /// Its id.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// How often it was taken.
    pub attempts: i64,
    /// What went wrong last.
    pub error: Option<String>,
}

impl FailedJobRow {
    /// What the row says.
    pub fn read(self) -> Result<FailedJob> {
        let row = Reading::of("job", &self.id);
        Ok(FailedJob {
            id: row.checked("id", &self.id)?,
            attempts: row.count("attempts", self.attempts)?,
            kind: self.kind,
            error: self.error.unwrap_or_default(),
        })
    }
}

/// A row of `job`, whatever its state.
#[derive(Debug)]
pub struct JobViewRow {
    /// Its id.
    pub id: String,
    /// For which organisation.
    pub organisation_id: Option<String>,
    /// What kind of work.
    pub kind: String,
    /// The code of its state.
    pub state: String,
    /// Milliseconds.
    pub due_at: i64,
    /// How often it was taken.
    pub attempts: i64,
    /// How often it may be.
    pub tries: i64,
    /// What went wrong last.
    pub error: Option<String>,
}

impl JobViewRow {
    /// Where a job of this state stands; none if the state isn't known.
    pub fn standing(state: &str, has_error: bool) -> Option<JobStanding> {
        match state {
            "done" if has_error => Some(JobStanding::GivenUp),
            state => JobStanding::from_code(state),
        }
    }

    /// What the row says.
    pub fn read(self) -> Result<JobView> {
        let row = Reading::of("job", &self.id);
        let standing = Self::standing(&self.state, self.error.is_some());
        Ok(JobView {
            id: row.checked("id", &self.id)?,
            organisation: row.maybe("organisation_id", self.organisation_id.as_deref())?,
            standing: standing.ok_or_else(|| row.corrupt("state", &self.state))?,
            due_at: row.time("due_at", self.due_at)?,
            attempts: row.count("attempts", self.attempts)?,
            tries: row.count("tries", self.tries)?,
            kind: self.kind,
            error: self.error,
        })
    }
}
