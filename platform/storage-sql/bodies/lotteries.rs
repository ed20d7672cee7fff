//! Lotteries for panels, call by call.

use async_trait::async_trait;
use folkmoot_model::{
    CallId, Lottery, LotteryPerson, LotteryState, OrganisationId, PersonId, Timestamp,
};
use folkmoot_storage::{LotteryReport, ReadLotteries, Result, WriteLotteries};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{LotteryPersonRow, LotteryRow, lottery_report, lottery_report_text},
};
use sqlx::{query_as, query_scalar};

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadLotteries for Session {
    async fn lotteries(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Lottery>> {
        let found = lotteries(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn lottery_report(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Option<LotteryReport>> {
        let found = report(self.step()?, organisation, call, number).await;
        self.done(found)
    }

    async fn lottery_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<LotteryPerson>> {
        let found = people(self.step()?, organisation, call, number).await;
        self.done(found)
    }

    async fn lotteries_with(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<(Lottery, LotteryPerson)>> {
        let found = lotteries_with(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn seated_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<(PersonId, Timestamp)>> {
        let found = seated_elsewhere(self.step()?, organisation, call).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteLotteries for Session {
    async fn upsert_lottery(&mut self, lottery: &Lottery) -> Result<()> {
        let written = upsert_lottery(self.step()?, lottery).await;
        self.done(written)
    }

    async fn keep_lottery_report(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
        report: &LotteryReport,
    ) -> Result<()> {
        let written = keep_report(self.step()?, organisation, call, number, report).await;
        self.done(written)
    }

    async fn remove_lottery(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<bool> {
        let removed = remove(self.step()?, organisation, call, number).await;
        self.done(removed)
    }

    async fn put_lottery_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
        people: &[LotteryPerson],
    ) -> Result<()> {
        let written = put_people(self.step()?, organisation, call, number, people).await;
        self.done(written)
    }
}

async fn lotteries(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<Lottery>> {
    query_as!(
        LotteryRow,
        "SELECT call_id, number, rules, state, state_detail, created_at FROM lottery
         WHERE organisation_id = $1 AND call_id = $2 ORDER BY number",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("lottery"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn report(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<Option<LotteryReport>> {
    let kept: Option<Option<String>> = query_scalar!(
        "SELECT report FROM lottery
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    kept.flatten().map(|text| lottery_report(call.as_str(), &text)).transpose()
}

async fn people(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<Vec<LotteryPerson>> {
    query_as!(
        LotteryPersonRow,
        "SELECT person_id, standing, why, pseudonym, tickets, drawn FROM lottery_person
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3 ORDER BY person_id",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("lottery_person"))?
    .into_iter()
    .map(LotteryPersonRow::read)
    .collect()
}

async fn lotteries_with(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<(Lottery, LotteryPerson)>> {
    let found = query_as!(
        LotteryRow,
        "SELECT l.call_id, l.number, l.rules, l.state, l.state_detail, l.created_at
         FROM lottery l JOIN lottery_person p
             ON p.organisation_id = l.organisation_id AND p.call_id = l.call_id
                 AND p.number = l.number
         WHERE p.organisation_id = $1 AND p.person_id = $2
         ORDER BY l.created_at DESC, l.call_id, l.number",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(&mut *connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    let mut lotteries = Vec::with_capacity(found.len());
    for row in found {
        let lottery = row.read(organisation)?;
        let standing = query_as!(
            LotteryPersonRow,
            "SELECT person_id, standing, why, pseudonym, tickets, drawn FROM lottery_person
             WHERE organisation_id = $1 AND call_id = $2 AND number = $3 AND person_id = $4",
            organisation.as_str(),
            lottery.call.as_str(),
            i64::from(lottery.number),
            person.as_str()
        )
        .fetch_one(&mut *connection)
        .await
        .map_err(from_sqlx("lottery_person"))?;
        lotteries.push((lottery, standing.read()?));
    }
    Ok(lotteries)
}

async fn seated_elsewhere(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<(PersonId, Timestamp)>> {
    let found = query_as!(
        LotteryRow,
        "SELECT call_id, number, rules, state, state_detail, created_at FROM lottery
         WHERE organisation_id = $1 AND call_id <> $2 AND state = 'drawn'
         ORDER BY call_id, number",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(&mut *connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    let mut seated = Vec::new();
    for row in found {
        let lottery = row.read(organisation)?;
        let LotteryState::Drawn { at, .. } = lottery.state else { continue };
        let people = people(connection, organisation, &lottery.call, lottery.number).await?;
        let drawn = people.into_iter().filter(|person| person.drawn);
        seated.extend(drawn.map(|person| (person.person, at)));
    }
    seated.sort();
    Ok(seated)
}

async fn upsert_lottery(connection: &mut Connection, lottery: &Lottery) -> Result<()> {
    let row = LotteryRow::of(lottery)?;
    sqlx::query!(
        "INSERT INTO lottery (
             organisation_id, call_id, number, rules, state, state_detail, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, call_id, number) DO UPDATE SET
             rules = excluded.rules,
             state = excluded.state,
             state_detail = excluded.state_detail",
        lottery.organisation.as_str(),
        row.call_id,
        row.number,
        row.rules,
        row.state,
        row.state_detail,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    Ok(())
}

async fn keep_report(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
    report: &LotteryReport,
) -> Result<()> {
    let text = lottery_report_text(report)?;
    sqlx::query!(
        "UPDATE lottery SET report = $4
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(number),
        text
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    Ok(())
}

async fn remove(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM lottery WHERE organisation_id = $1 AND call_id = $2 AND number = $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("lottery"))?;
    Ok(removed.rows_affected() > 0)
}

async fn put_people(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    number: u32,
    people: &[LotteryPerson],
) -> Result<()> {
    sqlx::query!(
        "DELETE FROM lottery_person
         WHERE organisation_id = $1 AND call_id = $2 AND number = $3",
        organisation.as_str(),
        call.as_str(),
        i64::from(number)
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("lottery_person"))?;
    for person in people {
        let row = LotteryPersonRow::of(person)?;
        sqlx::query!(
            "INSERT INTO lottery_person (
                 organisation_id, call_id, number, person_id, standing, why, pseudonym, tickets,
                 drawn
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            organisation.as_str(),
            call.as_str(),
            i64::from(number),
            row.person_id,
            row.standing,
            row.why,
            row.pseudonym,
            row.tickets,
            row.drawn
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("lottery_person"))?;
    }
    Ok(())
}
