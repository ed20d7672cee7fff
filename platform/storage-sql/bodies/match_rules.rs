//! How people are chosen for a call, and whose interests conflict with it.

use async_trait::async_trait;
use folkmoot_model::{CallId, ConflictOfInterest, MatchRules, OrganisationId, PersonId};
use folkmoot_storage::{ReadMatchRules, Result, WriteMatchRules};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{ConflictRow, match_rules, match_rules_text},
};
use sqlx::{query_as, query_scalar};

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadMatchRules for Session {
    async fn match_rules(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<MatchRules> {
        let found = rules(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn conflicts(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<ConflictOfInterest>> {
        let found = conflicts(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn conflicts_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<ConflictOfInterest>> {
        let found = conflicts_of(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteMatchRules for Session {
    async fn put_match_rules(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        rules: &MatchRules,
    ) -> Result<()> {
        let written = put_rules(self.step()?, organisation, call, rules).await;
        self.done(written)
    }

    async fn put_conflict(&mut self, conflict: &ConflictOfInterest) -> Result<()> {
        let written = put_conflict(self.step()?, conflict).await;
        self.done(written)
    }

    async fn remove_conflict(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        person: &PersonId,
    ) -> Result<bool> {
        let removed = remove_conflict(self.step()?, organisation, call, person).await;
        self.done(removed)
    }
}

async fn rules(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<MatchRules> {
    let kept = query_scalar!(
        "SELECT rules FROM match_rules WHERE organisation_id = $1 AND call_id = $2",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("match_rules"))?;
    kept.map_or_else(|| Ok(MatchRules::default()), |text| match_rules(call.as_str(), &text))
}

async fn conflicts(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<ConflictOfInterest>> {
    query_as!(
        ConflictRow,
        "SELECT call_id, person_id, kind, reason, leaves_out, declared_at FROM conflict_of_interest
         WHERE organisation_id = $1 AND call_id = $2 ORDER BY person_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("conflict_of_interest"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn conflicts_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<ConflictOfInterest>> {
    query_as!(
        ConflictRow,
        "SELECT call_id, person_id, kind, reason, leaves_out, declared_at FROM conflict_of_interest
         WHERE organisation_id = $1 AND person_id = $2 ORDER BY call_id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("conflict_of_interest"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn put_rules(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    rules: &MatchRules,
) -> Result<()> {
    let text = match_rules_text(rules)?;
    sqlx::query!(
        "INSERT INTO match_rules (organisation_id, call_id, rules) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, call_id) DO UPDATE SET rules = excluded.rules",
        organisation.as_str(),
        call.as_str(),
        text
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("match_rules"))?;
    Ok(())
}

async fn put_conflict(connection: &mut Connection, conflict: &ConflictOfInterest) -> Result<()> {
    let row = ConflictRow::of(conflict)?;
    sqlx::query!(
        "INSERT INTO conflict_of_interest (
             organisation_id, call_id, person_id, kind, reason, leaves_out, declared_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, call_id, person_id) DO UPDATE SET
             kind = excluded.kind,
             reason = excluded.reason,
             leaves_out = excluded.leaves_out,
             declared_at = excluded.declared_at",
        conflict.organisation.as_str(),
        row.call_id,
        row.person_id,
        row.kind,
        row.reason,
        row.leaves_out,
        row.declared_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("conflict_of_interest"))?;
    Ok(())
}

async fn remove_conflict(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    person: &PersonId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM conflict_of_interest WHERE organisation_id = $1 AND call_id = $2 AND person_id = $3",
        organisation.as_str(),
        call.as_str(),
        person.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("conflict_of_interest"))?;
    Ok(removed.rows_affected() > 0)
}
