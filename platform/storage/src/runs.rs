//! Run records: append-only.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, Run, RunId, RunKind, Timestamp};

use crate::Result;

/// Which run is the latest for a call, without what it says: that is large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatestRun {
    /// The call.
    pub call: CallId,
    /// The run.
    pub run: RunId,
    /// When it was made.
    pub at: Timestamp,
}

/// Reading run records.
#[async_trait]
pub trait ReadRuns: Send {
    /// One run record.
    async fn run(&mut self, organisation: &OrganisationId, id: &RunId) -> Result<Option<Run>>;

    /// The latest `limit` runs of an organisation, the newest first; those
    /// for one call, if it is named.
    async fn latest_runs(
        &mut self,
        organisation: &OrganisationId,
        call: Option<&CallId>,
        limit: u32,
    ) -> Result<Vec<Run>>;

    /// The latest run of this kind for each call of an organisation, or for
    /// one call, if it is named; in the order of the calls' ids. Calls
    /// without such a run are not in it.
    async fn latest_run_of_calls(
        &mut self,
        organisation: &OrganisationId,
        kind: RunKind,
        call: Option<&CallId>,
    ) -> Result<Vec<LatestRun>>;

    /// The latest `limit` runs that name a person, the newest first.
    async fn runs_naming(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        limit: u32,
    ) -> Result<Vec<Run>>;

    /// How many runs name a person.
    async fn count_runs_naming(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64>;
}

/// Writing run records.
#[async_trait]
pub trait WriteRuns: Send {
    /// Keeps a run. A run is named for what it holds, so the same run made
    /// again is already there: then nothing is written, the first one's time
    /// and maker stay, and the answer is `false`. Another run under the same
    /// id is a [`crate::StorageError::Conflict`].
    async fn append_run(&mut self, organisation: &OrganisationId, run: &Run) -> Result<bool>;

    /// Notes whom a kept run names, for [`ReadRuns::runs_naming`]. Whoever
    /// isn't there any more is passed over; it goes with the person.
    async fn note_named(
        &mut self,
        organisation: &OrganisationId,
        run: &Run,
        people: &[PersonId],
    ) -> Result<()>;
}
