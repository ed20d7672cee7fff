//! Seatings, call by call.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, SeatedPair, SeatedPerson, SeatingPlan};
use folkmoot_storage::{ReadSeatings, Result, WriteSeatings};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{SeatedPairRow, SeatedPersonRow, SeatingRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadSeatings for Session {
    async fn seatings(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        most: u32,
    ) -> Result<Vec<SeatingPlan>> {
        let found = seatings(self.step()?, organisation, call, most).await;
        self.done(found)
    }

    async fn seated_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<SeatedPerson>> {
        let found = people(self.step()?, organisation, call, number).await;
        self.done(found)
    }

    async fn seated_pairs(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<SeatedPair>> {
        let found = pairs(self.step()?, organisation, call, number).await;
        self.done(found)
    }

    async fn seatings_with(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<(SeatingPlan, SeatedPerson)>> {
        let found = seatings_with(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteSeatings for Session {
    async fn insert_seating(
        &mut self,
        plan: &SeatingPlan,
        people: &[SeatedPerson],
        pairs: &[SeatedPair],
    ) -> Result<()> {
        let written = insert(self.step()?, plan, people, pairs).await;
        self.done(written)
    }

    async fn remove_seating(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<bool> {
        let removed = remove(self.step()?, organisation, call, number).await;
        self.done(removed)
    }
}

async fn seatings(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    most: u32,
) -> Result<Vec<SeatingPlan>> {
    query_as!(
        SeatingRow,
        "SELECT call_id, number, rules, figures, made_at FROM seating
         WHERE organisation_id = $1 AND call_id = $2 ORDER BY number DESC LIMIT $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(most)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("seating"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn people(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<Vec<SeatedPerson>> {
    query_as!(
        SeatedPersonRow,
        "SELECT person_id, here, host_at, needs, places FROM seating_person
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3 ORDER BY person_id",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("seating_person"))?
    .into_iter()
    .map(SeatedPersonRow::read)
    .collect()
}

async fn pairs(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<Vec<SeatedPair>> {
    query_as!(
        SeatedPairRow,
        "SELECT person_id, other_id, relation FROM seating_pair
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3
         ORDER BY person_id, other_id",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("seating_pair"))?
    .into_iter()
    .map(SeatedPairRow::read)
    .collect()
}

async fn seatings_with(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<(SeatingPlan, SeatedPerson)>> {
    let found = query_as!(
        SeatingRow,
        "SELECT s.call_id, s.number, s.rules, s.figures, s.made_at
         FROM seating s JOIN seating_person p
             ON p.organisation_id = s.organisation_id AND p.call_id = s.call_id
                 AND p.number = s.number
         WHERE p.organisation_id = $1 AND p.person_id = $2
             AND s.number = (
                 SELECT MAX(n.number) FROM seating n
                 WHERE n.organisation_id = s.organisation_id AND n.call_id = s.call_id
             )
         ORDER BY s.call_id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(&mut *connection)
    .await
    .map_err(from_sqlx("seating"))?;
    let mut seatings = Vec::with_capacity(found.len());
    for row in found {
        let plan = row.read(organisation)?;
        let seated = query_as!(
            SeatedPersonRow,
            "SELECT person_id, here, host_at, needs, places FROM seating_person
             WHERE organisation_id = $1 AND call_id = $2 AND number = $3 AND person_id = $4",
            organisation.as_str(),
            plan.call.as_str(),
            i64::from(plan.number),
            person.as_str()
        )
        .fetch_one(&mut *connection)
        .await
        .map_err(from_sqlx("seating_person"))?;
        seatings.push((plan, seated.read()?));
    }
    Ok(seatings)
}

async fn insert(
    connection: &mut Connection,
    plan: &SeatingPlan,
    people: &[SeatedPerson],
    pairs: &[SeatedPair],
) -> Result<()> {
    let (organisation, row) = (plan.organisation.as_str(), SeatingRow::of(plan)?);
    sqlx::query!(
        "INSERT INTO seating (organisation_id, call_id, number, rules, figures, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        organisation,
        row.call_id,
        row.number,
        row.rules,
        row.figures,
        row.made_at
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("seating"))?;
    for person in people {
        let person = SeatedPersonRow::of(person)?;
        sqlx::query!(
            "INSERT INTO seating_person (
                 organisation_id, call_id, number, person_id, here, host_at, needs, places
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            organisation,
            row.call_id,
            row.number,
            person.person_id,
            person.here,
            person.host_at,
            person.needs,
            person.places
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("seating_person"))?;
    }
    for pair in pairs {
        sqlx::query!(
            "INSERT INTO seating_pair (
                 organisation_id, call_id, number, person_id, other_id, relation
             )
             VALUES ($1, $2, $3, $4, $5, $6)",
            organisation,
            row.call_id,
            row.number,
            pair.a.as_str(),
            pair.b.as_str(),
            pair.relation.code()
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("seating_pair"))?;
    }
    Ok(())
}

async fn remove(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM seating WHERE organisation_id = $1 AND call_id = $2 AND number = $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("seating"))?;
    Ok(removed.rows_affected() > 0)
}
