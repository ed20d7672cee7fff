//! Calls.

use async_trait::async_trait;
use folkmoot_model::{Call, CallId, OrganisationId};
use folkmoot_storage::{ReadCalls, Result, WriteCalls};
use folkmoot_storage_sql::{from_sqlx, rows::CallRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadCalls for Session {
    async fn call(&mut self, organisation: &OrganisationId, id: &CallId) -> Result<Option<Call>> {
        let found = call(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn calls(&mut self, organisation: &OrganisationId) -> Result<Vec<Call>> {
        let found = calls(self.step()?, organisation).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteCalls for Session {
    async fn upsert_call(&mut self, call: &Call) -> Result<()> {
        let written = upsert_call(self.step()?, call).await;
        self.done(written)
    }
}

async fn call(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<Option<Call>> {
    query_as!(
        CallRow,
        "SELECT id, issue_id, brief, state, created_at FROM call
         WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("call"))?
    .map(|row| row.read(organisation))
    .transpose()
}

async fn calls(connection: &mut Connection, organisation: &OrganisationId) -> Result<Vec<Call>> {
    query_as!(
        CallRow,
        "SELECT id, issue_id, brief, state, created_at FROM call
         WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("call"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn upsert_call(connection: &mut Connection, call: &Call) -> Result<()> {
    let row = CallRow::of(call)?;
    sqlx::query!(
        "INSERT INTO call (organisation_id, id, issue_id, brief, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, id) DO UPDATE SET
             issue_id = excluded.issue_id,
             brief = excluded.brief,
             state = excluded.state,
             created_at = excluded.created_at",
        call.organisation.as_str(),
        row.id,
        row.issue_id,
        row.brief,
        row.state,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("call"))?;
    Ok(())
}
