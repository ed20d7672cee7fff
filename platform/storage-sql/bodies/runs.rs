//! Run records.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, Run, RunId, RunKind};
use folkmoot_storage::{LatestRun, ReadRuns, Result, StorageError, WriteRuns};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{LatestRunRow, RunRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadRuns for Session {
    async fn run(&mut self, organisation: &OrganisationId, id: &RunId) -> Result<Option<Run>> {
        let found = run_row(self.step()?, organisation, id.as_str()).await;
        self.done(found.and_then(|row| row.map(RunRow::read).transpose()))
    }

    async fn latest_runs(
        &mut self,
        organisation: &OrganisationId,
        call: Option<&CallId>,
        limit: u32,
    ) -> Result<Vec<Run>> {
        let found = latest_runs(self.step()?, organisation, call, limit).await;
        self.done(found)
    }

    async fn latest_run_of_calls(
        &mut self,
        organisation: &OrganisationId,
        kind: RunKind,
        call: Option<&CallId>,
    ) -> Result<Vec<LatestRun>> {
        let found = latest_run_of_calls(self.step()?, organisation, kind, call).await;
        self.done(found)
    }

    async fn runs_naming(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        limit: u32,
    ) -> Result<Vec<Run>> {
        let found = runs_naming(self.step()?, organisation, person, limit).await;
        self.done(found)
    }

    async fn count_runs_naming(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64> {
        let counted = count_runs_naming(self.step()?, organisation, person).await;
        self.done(counted)
    }
}

#[async_trait]
impl WriteRuns for Session {
    async fn append_run(&mut self, organisation: &OrganisationId, run: &Run) -> Result<bool> {
        let appended = append_run(self.step()?, organisation, run).await;
        self.done(appended)
    }

    async fn note_named(
        &mut self,
        organisation: &OrganisationId,
        run: &Run,
        people: &[PersonId],
    ) -> Result<()> {
        let noted = note_named(self.step()?, organisation, run, people).await;
        self.done(noted)
    }
}

async fn run_row(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &str,
) -> Result<Option<RunRow>> {
    query_as!(
        RunRow,
        "SELECT id, kind, call_id, engine, engine_version, parameters, seed, input, report,
             made_at, made_by
         FROM run WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("run"))
}

async fn latest_runs(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: Option<&CallId>,
    limit: u32,
) -> Result<Vec<Run>> {
    query_as!(
        RunRow,
        "SELECT id, kind, call_id, engine, engine_version, parameters, seed, input, report,
             made_at, made_by
         FROM run
         WHERE organisation_id = $1 AND (CAST($2 AS TEXT) IS NULL OR call_id = $2)
         ORDER BY made_at DESC, id DESC LIMIT $3",
        organisation.as_str(),
        call.map(CallId::as_str),
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("run"))?
    .into_iter()
    .map(RunRow::read)
    .collect()
}

async fn latest_run_of_calls(
    connection: &mut Connection,
    organisation: &OrganisationId,
    kind: RunKind,
    call: Option<&CallId>,
) -> Result<Vec<LatestRun>> {
    query_as!(
        LatestRunRow,
        r#"SELECT call.id AS call_id, run.id AS run_id, run.made_at
           FROM call JOIN run ON run.organisation_id = call.organisation_id AND run.id = (
               SELECT id FROM run
               WHERE organisation_id = $1 AND call_id = call.id AND kind = $2
               ORDER BY made_at DESC, id DESC LIMIT 1
           )
           WHERE call.organisation_id = $1 AND (CAST($3 AS TEXT) IS NULL OR call.id = $3)
           ORDER BY call.id"#,
        organisation.as_str(),
        kind.code(),
        call.map(CallId::as_str)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("run"))?
    .into_iter()
    .map(LatestRunRow::read)
    .collect()
}

async fn runs_naming(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
    limit: u32,
) -> Result<Vec<Run>> {
    query_as!(
        RunRow,
        "SELECT id, kind, call_id, engine, engine_version, parameters, seed, input, report,
             run.made_at, made_by
         FROM run_person
         JOIN run ON run.organisation_id = run_person.organisation_id
             AND run.id = run_person.run_id
         WHERE run_person.organisation_id = $1 AND run_person.person_id = $2
         ORDER BY run_person.made_at DESC, run_person.run_id DESC LIMIT $3",
        organisation.as_str(),
        person.as_str(),
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("run"))?
    .into_iter()
    .map(RunRow::read)
    .collect()
}

async fn count_runs_naming(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<u64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!" FROM run_person
           WHERE organisation_id = $1 AND person_id = $2"#,
        organisation.as_str(),
        person.as_str()
    )
    .fetch_one(connection)
    .await
    .map(i64::unsigned_abs)
    .map_err(from_sqlx("run_person"))
}

async fn note_named(
    connection: &mut Connection,
    organisation: &OrganisationId,
    run: &Run,
    people: &[PersonId],
) -> Result<()> {
    for person in people {
        sqlx::query!(
            "INSERT INTO run_person (organisation_id, person_id, made_at, run_id)
             SELECT person.organisation_id, person.id, run.made_at, run.id
             FROM person JOIN run ON run.organisation_id = person.organisation_id
             WHERE person.organisation_id = $1 AND person.id = $2 AND run.id = $3
             ON CONFLICT (organisation_id, person_id, made_at, run_id) DO NOTHING",
            organisation.as_str(),
            person.as_str(),
            run.id.as_str()
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("run_person"))?;
    }
    Ok(())
}

async fn append_run(
    connection: &mut Connection,
    organisation: &OrganisationId,
    run: &Run,
) -> Result<bool> {
    let row = RunRow::of(run)?;
    let inserted = sqlx::query!(
        "INSERT INTO run (
             organisation_id, id, kind, call_id, engine, engine_version, parameters, seed,
             input, report, made_at, made_by
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (organisation_id, id) DO NOTHING",
        organisation.as_str(),
        row.id,
        row.kind,
        row.call_id,
        row.engine,
        row.engine_version,
        row.parameters,
        row.seed,
        row.input,
        row.report,
        row.made_at,
        row.made_by
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("run"))?;
    if inserted.rows_affected() > 0 {
        return Ok(true);
    }
    match run_row(connection, organisation, &row.id).await? {
        Some(kept) if kept.is_same_run(&row) => Ok(false),
        _ => {
            Err(StorageError::Conflict { what: "run", id: row.id, why: "is the id of another run" })
        }
    }
}
