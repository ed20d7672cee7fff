//! Calls, with their kinds of knowing.

use async_trait::async_trait;
use folkmoot_model::{Call, CallId, OrganisationId};

use crate::Result;

/// Reading calls.
#[async_trait]
pub trait ReadCalls: Send {
    /// One call.
    async fn call(&mut self, organisation: &OrganisationId, id: &CallId) -> Result<Option<Call>>;

    /// All calls of an organisation, the newest first.
    async fn calls(&mut self, organisation: &OrganisationId) -> Result<Vec<Call>>;
}

/// Writing calls.
#[async_trait]
pub trait WriteCalls: Send {
    /// Adds a call, or replaces what is kept under its id. Its issue must be
    /// there, if it names one.
    async fn upsert_call(&mut self, call: &Call) -> Result<()>;
}
