//! The people who are usually asked, call by call.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, UsualList};
use folkmoot_storage::{ReadUsualLists, Result, WriteUsualLists};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{UsualListRow, usual_calls},
};
use sqlx::{query_as, query_scalar};

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadUsualLists for Session {
    async fn usual_list(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Option<UsualList>> {
        let found = usual_list(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn usual_for(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<CallId>> {
        let found = usual_for(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteUsualLists for Session {
    async fn put_usual_list(&mut self, list: &UsualList) -> Result<()> {
        let written = put_usual_list(self.step()?, list).await;
        self.done(written)
    }

    async fn remove_usual_list(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<bool> {
        let removed = remove_usual_list(self.step()?, organisation, call).await;
        self.done(removed)
    }
}

async fn usual_list(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Option<UsualList>> {
    let kept = query_as!(
        UsualListRow,
        "SELECT call_id, unmatched, made_at FROM usual_list
         WHERE organisation_id = $1 AND call_id = $2",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_optional(&mut *connection)
    .await
    .map_err(from_sqlx("usual_list"))?;
    let Some(kept) = kept else { return Ok(None) };
    let people = query_scalar!(
        "SELECT person_id FROM usual_person WHERE organisation_id = $1 AND call_id = $2
         ORDER BY person_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("usual_person"))?;
    kept.read(organisation, &people).map(Some)
}

async fn usual_for(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<CallId>> {
    let calls = query_scalar!(
        "SELECT call_id FROM usual_person WHERE organisation_id = $1 AND person_id = $2
         ORDER BY call_id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("usual_person"))?;
    usual_calls(person.as_str(), &calls)
}

async fn put_usual_list(connection: &mut Connection, list: &UsualList) -> Result<()> {
    remove_usual_list(connection, &list.organisation, &list.call).await?;
    sqlx::query!(
        "INSERT INTO usual_list (organisation_id, call_id, unmatched, made_at)
         VALUES ($1, $2, $3, $4)",
        list.organisation.as_str(),
        list.call.as_str(),
        i64::from(list.unmatched),
        list.at.as_millis()
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("usual_list"))?;
    for person in &list.people {
        sqlx::query!(
            "INSERT INTO usual_person (organisation_id, call_id, person_id) VALUES ($1, $2, $3)",
            list.organisation.as_str(),
            list.call.as_str(),
            person.as_str()
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("usual_person"))?;
    }
    Ok(())
}

async fn remove_usual_list(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<bool> {
    // The schema takes those who are on it along.
    let removed = sqlx::query!(
        "DELETE FROM usual_list WHERE organisation_id = $1 AND call_id = $2",
        organisation.as_str(),
        call.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("usual_list"))?;
    Ok(removed.rows_affected() > 0)
}
