//! Badges given for taking part, what is published of them, and their keys.

use async_trait::async_trait;
use folkmoot_model::{
    Award, AwardId, AwardTakenBack, CallId, OrganisationId, PersonId, SigningKey, StatusPlace,
    Timestamp,
};
use folkmoot_storage::{ReadAwards, Result, WriteAwards};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{AwardRow, SigningKeyRow, status_place},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadAwards for Session {
    async fn awards(&mut self, organisation: &OrganisationId, call: &CallId) -> Result<Vec<Award>> {
        let found = awards(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn awards_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Award>> {
        let found = awards_of(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn last_status_list(&mut self) -> Result<Option<(u32, u32)>> {
        let found = last_status_list(self.step()?).await;
        self.done(found)
    }

    async fn taken_back(&mut self, list: u32) -> Result<Option<Vec<u32>>> {
        let found = taken_back(self.step()?, list).await;
        self.done(found)
    }

    async fn signing_keys(&mut self) -> Result<Vec<SigningKey>> {
        let found = signing_keys(self.step()?).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteAwards for Session {
    async fn insert_award(&mut self, award: &Award) -> Result<()> {
        let written = insert_award(self.step()?, award).await;
        self.done(written)
    }

    async fn take_status_place(&mut self, place: StatusPlace) -> Result<bool> {
        let taken = take_status_place(self.step()?, place).await;
        self.done(taken)
    }

    async fn take_award_back(
        &mut self,
        organisation: &OrganisationId,
        id: &AwardId,
        taken_back: &AwardTakenBack,
    ) -> Result<bool> {
        let written = take_award_back(self.step()?, organisation, id, taken_back).await;
        self.done(written)
    }

    async fn upsert_signing_key(&mut self, key: &SigningKey) -> Result<()> {
        let written = upsert_signing_key(self.step()?, key).await;
        self.done(written)
    }
}

async fn awards(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<Award>> {
    query_as!(
        AwardRow,
        "SELECT id, call_id, person_id, document, given_at, list, place, taken_back_at, why
         FROM award WHERE organisation_id = $1 AND call_id = $2 ORDER BY given_at, id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("award"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn awards_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Award>> {
    query_as!(
        AwardRow,
        "SELECT id, call_id, person_id, document, given_at, list, place, taken_back_at, why
         FROM award WHERE organisation_id = $1 AND person_id = $2 ORDER BY given_at DESC, id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("award"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn last_status_list(connection: &mut Connection) -> Result<Option<(u32, u32)>> {
    let found = sqlx::query!(
        r#"SELECT list, COUNT(*) AS "places!: i64" FROM status_place
           GROUP BY list ORDER BY list DESC LIMIT 1"#
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("status_place"))?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some((status_place("list", row.list)?, status_place("places", row.places)?)))
}

async fn taken_back(connection: &mut Connection, list: u32) -> Result<Option<Vec<u32>>> {
    let list = i64::from(list);
    let known = sqlx::query_scalar!("SELECT place FROM status_place WHERE list = $1 LIMIT 1", list)
        .fetch_optional(&mut *connection)
        .await
        .map_err(from_sqlx("status_place"))?;
    if known.is_none() {
        return Ok(None);
    }
    let places = sqlx::query_scalar!(
        "SELECT place FROM status_place WHERE list = $1 AND taken_back = 1 ORDER BY place",
        list
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("status_place"))?;
    places.into_iter().map(|place| status_place("place", place)).collect::<Result<_>>().map(Some)
}

async fn signing_keys(connection: &mut Connection) -> Result<Vec<SigningKey>> {
    query_as!(
        SigningKeyRow,
        "SELECT salt, multikey, made_at, retired_at, revoked_at FROM signing_key
         ORDER BY made_at, salt"
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("signing_key"))?
    .into_iter()
    .map(SigningKeyRow::read)
    .collect()
}

async fn insert_award(connection: &mut Connection, award: &Award) -> Result<()> {
    let row = AwardRow::of(award)?;
    sqlx::query!(
        "INSERT INTO award (
             organisation_id, id, call_id, person_id, document, given_at, list, place,
             taken_back_at, why
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        award.organisation.as_str(),
        row.id,
        row.call_id,
        row.person_id,
        row.document,
        row.given_at,
        row.list,
        row.place,
        row.taken_back_at,
        row.why
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("award"))?;
    Ok(())
}

async fn take_status_place(connection: &mut Connection, place: StatusPlace) -> Result<bool> {
    let taken = sqlx::query!(
        "INSERT INTO status_place (list, place, taken_back) VALUES ($1, $2, 0)
         ON CONFLICT (list, place) DO NOTHING",
        i64::from(place.list),
        i64::from(place.index)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("status_place"))?;
    Ok(taken.rows_affected() > 0)
}

async fn take_award_back(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &AwardId,
    taken_back: &AwardTakenBack,
) -> Result<bool> {
    let written = sqlx::query!(
        "UPDATE award SET taken_back_at = $3, why = $4
         WHERE organisation_id = $1 AND id = $2 AND taken_back_at IS NULL",
        organisation.as_str(),
        id.as_str(),
        taken_back.at.as_millis(),
        taken_back.why
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("award"))?;
    if written.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "UPDATE status_place SET taken_back = 1
         WHERE EXISTS (
             SELECT 1 FROM award
             WHERE award.organisation_id = $1 AND award.id = $2
                 AND award.list = status_place.list AND award.place = status_place.place
         )",
        organisation.as_str(),
        id.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("status_place"))?;
    Ok(true)
}

async fn upsert_signing_key(connection: &mut Connection, key: &SigningKey) -> Result<()> {
    sqlx::query!(
        "INSERT INTO signing_key (salt, multikey, made_at, retired_at, revoked_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (salt) DO UPDATE SET
             retired_at = excluded.retired_at,
             revoked_at = excluded.revoked_at",
        key.salt,
        key.multikey,
        key.made_at.as_millis(),
        key.retired_at.map(Timestamp::as_millis),
        key.revoked_at.map(Timestamp::as_millis)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("signing_key"))?;
    Ok(())
}
