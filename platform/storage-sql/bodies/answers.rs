//! Answers to the practical questions of calls, and how they are rated.

use async_trait::async_trait;
use folkmoot_model::{Answer, AnswerRating, CallId, OrganisationId, PersonId};
use folkmoot_storage::{ReadAnswers, Result, WriteAnswers};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{AnswerRatingRow, AnswerRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadAnswers for Session {
    async fn answers_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Answer>> {
        let found = answers_to(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn answers_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Answer>> {
        let found = answers_of(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn answer_ratings(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<AnswerRating>> {
        let found = answer_ratings(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn answer_ratings_by(
        &mut self,
        organisation: &OrganisationId,
        rater: &PersonId,
    ) -> Result<Vec<AnswerRating>> {
        let found = answer_ratings_by(self.step()?, organisation, rater).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteAnswers for Session {
    async fn upsert_answer(&mut self, answer: &Answer) -> Result<()> {
        let written = upsert_answer(self.step()?, answer).await;
        self.done(written)
    }

    async fn put_answer_rating(
        &mut self,
        organisation: &OrganisationId,
        rating: &AnswerRating,
    ) -> Result<()> {
        let written = put_answer_rating(self.step()?, organisation, rating).await;
        self.done(written)
    }
}

async fn answers_to(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<Answer>> {
    query_as!(
        AnswerRow,
        "SELECT evidence_id, call_id, kind_id, question, person_id, created_at FROM answer
         WHERE organisation_id = $1 AND call_id = $2 ORDER BY evidence_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("answer"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn answers_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Answer>> {
    query_as!(
        AnswerRow,
        "SELECT evidence_id, call_id, kind_id, question, person_id, created_at FROM answer
         WHERE organisation_id = $1 AND person_id = $2 ORDER BY created_at, evidence_id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("answer"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn answer_ratings(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<AnswerRating>> {
    query_as!(
        AnswerRatingRow,
        "SELECT r.evidence_id, r.rater_id, r.useful, r.day
         FROM answer_rating AS r
         JOIN answer AS a
             ON a.organisation_id = r.organisation_id AND a.evidence_id = r.evidence_id
         WHERE a.organisation_id = $1 AND a.call_id = $2
         ORDER BY r.evidence_id, r.rater_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("answer_rating"))?
    .into_iter()
    .map(AnswerRatingRow::read)
    .collect()
}

async fn answer_ratings_by(
    connection: &mut Connection,
    organisation: &OrganisationId,
    rater: &PersonId,
) -> Result<Vec<AnswerRating>> {
    query_as!(
        AnswerRatingRow,
        "SELECT evidence_id, rater_id, useful, day FROM answer_rating
         WHERE organisation_id = $1 AND rater_id = $2 ORDER BY evidence_id",
        organisation.as_str(),
        rater.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("answer_rating"))?
    .into_iter()
    .map(AnswerRatingRow::read)
    .collect()
}

async fn upsert_answer(connection: &mut Connection, answer: &Answer) -> Result<()> {
    let row = AnswerRow::of(answer)?;
    sqlx::query!(
        "INSERT INTO answer (
             organisation_id, evidence_id, call_id, kind_id, question, person_id, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organisation_id, evidence_id) DO UPDATE SET
             call_id = excluded.call_id,
             kind_id = excluded.kind_id,
             question = excluded.question,
             created_at = excluded.created_at",
        answer.organisation.as_str(),
        row.evidence_id,
        row.call_id,
        row.kind_id,
        row.question,
        row.person_id,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("answer"))?;
    Ok(())
}

async fn put_answer_rating(
    connection: &mut Connection,
    organisation: &OrganisationId,
    rating: &AnswerRating,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO answer_rating (organisation_id, evidence_id, rater_id, useful, day)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, evidence_id, rater_id) DO UPDATE SET
             useful = excluded.useful,
             day = excluded.day",
        organisation.as_str(),
        rating.evidence.as_str(),
        rating.rater.as_str(),
        i64::from(rating.useful),
        i64::from(rating.day.as_days())
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("answer_rating"))?;
    Ok(())
}
