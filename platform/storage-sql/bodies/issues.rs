//! Issues.

use async_trait::async_trait;
use folkmoot_model::{Issue, IssueId, OrganisationId};
use folkmoot_storage::{ReadIssues, Result, WriteIssues};
use folkmoot_storage_sql::{from_sqlx, rows::IssueRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadIssues for Session {
    async fn issue(
        &mut self,
        organisation: &OrganisationId,
        id: &IssueId,
    ) -> Result<Option<Issue>> {
        let found = issue(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn issues(&mut self, organisation: &OrganisationId) -> Result<Vec<Issue>> {
        let found = issues(self.step()?, organisation).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteIssues for Session {
    async fn upsert_issue(&mut self, issue: &Issue) -> Result<()> {
        let written = upsert_issue(self.step()?, issue).await;
        self.done(written)
    }
}

async fn issue(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &IssueId,
) -> Result<Option<Issue>> {
    query_as!(
        IssueRow,
        "SELECT id, title, summary, owner, state, created_at FROM issue
         WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("issue"))?
    .map(|row| row.read(organisation))
    .transpose()
}

async fn issues(connection: &mut Connection, organisation: &OrganisationId) -> Result<Vec<Issue>> {
    query_as!(
        IssueRow,
        "SELECT id, title, summary, owner, state, created_at FROM issue
         WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("issue"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn upsert_issue(connection: &mut Connection, issue: &Issue) -> Result<()> {
    let row = IssueRow::of(issue)?;
    sqlx::query!(
        "INSERT INTO issue (organisation_id, id, title, summary, owner, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, id) DO UPDATE SET
             title = excluded.title,
             summary = excluded.summary,
             owner = excluded.owner,
             state = excluded.state,
             created_at = excluded.created_at",
        issue.organisation.as_str(),
        row.id,
        row.title,
        row.summary,
        row.owner,
        row.state,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("issue"))?;
    Ok(())
}
