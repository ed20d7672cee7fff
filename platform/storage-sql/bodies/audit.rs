//! The audit log.

use async_trait::async_trait;
use folkmoot_model::{Actor, AuditEvent, OrganisationId, Timestamp};
use folkmoot_storage::{
    AuditEntry, AuditFilter, AuditVerdict, Change, ReadAudit, Result, WriteAudit,
    audit::{AuditRow, AuditVerifier, GENESIS},
};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{audit_entry, audit_row},
};
use futures_util::TryStreamExt;
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadAudit for Session {
    async fn audit_page(
        &mut self,
        organisation: &OrganisationId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>> {
        let found = audit_page(self.step()?, organisation, after, limit).await;
        self.done(found)
    }

    async fn find_audit(
        &mut self,
        organisation: &OrganisationId,
        filter: &AuditFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>> {
        let found = find_audit(self.step()?, organisation, filter, before, limit).await;
        self.done(found)
    }

    async fn verify_audit(&mut self, organisation: &OrganisationId) -> Result<AuditVerdict> {
        let verdict = verify_audit(self.step()?, organisation).await;
        self.done(verdict)
    }
}

#[async_trait]
impl WriteAudit for Session {
    async fn append_audit(
        &mut self,
        organisation: &OrganisationId,
        event: &AuditEvent,
    ) -> Result<AuditEntry> {
        let appended = append_audit(self.step()?, organisation, event).await;
        if let Ok(entry) = &appended {
            self.changes.push(Change::of(organisation, entry.seq, event));
        }
        self.done(appended)
    }
}

async fn audit_page(
    connection: &mut Connection,
    organisation: &OrganisationId,
    after: u64,
    limit: u32,
) -> Result<Vec<AuditEntry>> {
    query_as!(
        AuditRow,
        "SELECT organisation_id, seq, made_at AS at, actor, action, subject_kind, subject_id,
             detail, previous, hash
         FROM audit WHERE organisation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        organisation.as_str(),
        i64::try_from(after).unwrap_or(i64::MAX),
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("audit"))?
    .into_iter()
    .map(audit_entry)
    .collect()
}

async fn find_audit(
    connection: &mut Connection,
    organisation: &OrganisationId,
    filter: &AuditFilter,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<AuditEntry>> {
    // No actor, action or subject is empty, so the empty text stands for all.
    let actor = filter.actor.as_ref().map(Actor::to_text).unwrap_or_default();
    query_as!(
        AuditRow,
        "SELECT organisation_id, seq, made_at AS at, actor, action, subject_kind, subject_id,
             detail, previous, hash
         FROM audit
         WHERE organisation_id = $1 AND seq < $2
             AND made_at >= $3 AND made_at < $4
             AND (actor = $5 OR $5 = '')
             AND (action = $6 OR $6 = '')
             AND (subject_id = $7 OR $7 = '')
         ORDER BY seq DESC LIMIT $8",
        organisation.as_str(),
        before.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX),
        filter.from.map_or(i64::MIN, Timestamp::as_millis),
        filter.until.map_or(i64::MAX, Timestamp::as_millis),
        actor,
        filter.action.as_deref().unwrap_or_default(),
        filter.subject.as_deref().unwrap_or_default(),
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("audit"))?
    .into_iter()
    .map(audit_entry)
    .collect()
}

async fn verify_audit(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<AuditVerdict> {
    let end = sqlx::query!(
        "SELECT seq, hash FROM audit_head WHERE organisation_id = $1",
        organisation.as_str()
    )
    .fetch_optional(&mut *connection)
    .await
    .map_err(from_sqlx("audit_head"))?;
    let mut verifier = AuditVerifier::new(end.map(|end| (end.seq, end.hash)));
    let mut rows = query_as!(
        AuditRow,
        "SELECT organisation_id, seq, made_at AS at, actor, action, subject_kind, subject_id,
             detail, previous, hash
         FROM audit WHERE organisation_id = $1 ORDER BY seq",
        organisation.as_str()
    )
    .fetch(connection);
    while let Some(row) = rows.try_next().await.map_err(from_sqlx("audit"))? {
        if !verifier.step(&row) {
            break;
        }
    }
    Ok(verifier.finish())
}

async fn append_audit(
    connection: &mut Connection,
    organisation: &OrganisationId,
    event: &AuditEvent,
) -> Result<AuditEntry> {
    // Writing the row, even with what it says already, locks it until the end
    // of the transaction: others wait, and find the chain one entry longer.
    let end = sqlx::query!(
        "INSERT INTO audit_head (organisation_id, seq, hash) VALUES ($1, 0, $2)
         ON CONFLICT (organisation_id) DO UPDATE SET seq = audit_head.seq
         RETURNING seq, hash",
        organisation.as_str(),
        GENESIS
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(from_sqlx("audit_head"))?;
    let row = audit_row(organisation, event, end.seq + 1, end.hash)?;
    sqlx::query!(
        "INSERT INTO audit (
             organisation_id, seq, made_at, actor, action, subject_kind, subject_id, detail,
             previous, hash
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        row.organisation_id,
        row.seq,
        row.at,
        row.actor,
        row.action,
        row.subject_kind,
        row.subject_id,
        row.detail,
        row.previous,
        row.hash
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("audit"))?;
    sqlx::query!(
        "UPDATE audit_head SET seq = $2, hash = $3 WHERE organisation_id = $1",
        row.organisation_id,
        row.seq,
        row.hash
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("audit_head"))?;
    audit_entry(row)
}
