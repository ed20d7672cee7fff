//! Hard problems.

use async_trait::async_trait;
use folkmoot_model::{Issue, IssueId, OrganisationId};

use crate::Result;

/// Reading issues.
#[async_trait]
pub trait ReadIssues: Send {
    /// One issue.
    async fn issue(&mut self, organisation: &OrganisationId, id: &IssueId)
    -> Result<Option<Issue>>;

    /// All issues of an organisation, the newest first.
    async fn issues(&mut self, organisation: &OrganisationId) -> Result<Vec<Issue>>;
}

/// Writing issues.
#[async_trait]
pub trait WriteIssues: Send {
    /// Adds an issue, or replaces what is kept under its id.
    async fn upsert_issue(&mut self, issue: &Issue) -> Result<()>;
}
