//! People.

use async_trait::async_trait;
use folkmoot_model::{Actor, Email, Language, OrganisationId, Person, PersonId};
use folkmoot_storage::{Forgotten, ReadPeople, Result, WritePeople};
use folkmoot_storage_sql::{batch::last_of_each, corrupt, from_sqlx, holding, rows::PersonRow};
use sqlx::query_as;

use super::{
    Session,
    batch::{self, NAMED},
};
use crate::Connection;

#[async_trait]
impl ReadPeople for Session {
    async fn person(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Person>> {
        let found = person(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn people_named(
        &mut self,
        organisation: &OrganisationId,
        ids: &[PersonId],
    ) -> Result<Vec<Person>> {
        let found = people_named(self.step()?, organisation, ids).await;
        self.done(found)
    }

    async fn people_with_email(
        &mut self,
        organisation: &OrganisationId,
        email: &Email,
    ) -> Result<Vec<Person>> {
        let found = people_with_email(self.step()?, organisation, email).await;
        self.done(found)
    }

    async fn people_page(
        &mut self,
        organisation: &OrganisationId,
        after: Option<&PersonId>,
        limit: u32,
    ) -> Result<Vec<Person>> {
        let found = people_page(self.step()?, organisation, after, limit).await;
        self.done(found)
    }

    async fn people_called(
        &mut self,
        organisation: &OrganisationId,
        text: &str,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<Person>> {
        let found = people_called(self.step()?, organisation, text, skip, limit).await;
        self.done(found)
    }

    async fn language_of(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Language>> {
        let found = language_of(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn count_people(&mut self, organisation: &OrganisationId) -> Result<u64> {
        let counted = count_people(self.step()?, organisation).await;
        self.done(counted)
    }
}

#[async_trait]
impl WritePeople for Session {
    async fn upsert_people(
        &mut self,
        organisation: &OrganisationId,
        people: &[Person],
    ) -> Result<()> {
        let written = upsert_people(self.step()?, organisation, people).await;
        self.done(written)
    }

    async fn keep_language(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
        language: &Language,
    ) -> Result<bool> {
        let kept = keep_language(self.step()?, organisation, id, language).await;
        self.done(kept)
    }

    async fn forget_person(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Forgotten>> {
        let forgotten = forget_person(self.step()?, organisation, id).await;
        self.done(forgotten)
    }
}

async fn person(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &PersonId,
) -> Result<Option<Person>> {
    query_as!(
        PersonRow,
        "SELECT id, name, email, place, languages, attributes FROM person
         WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("person"))?
    .map(PersonRow::read)
    .transpose()
}

async fn people_named(
    connection: &mut Connection,
    organisation: &OrganisationId,
    ids: &[PersonId],
) -> Result<Vec<Person>> {
    let mut people = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let id = batch::named(some, PersonId::as_str);
        let rows = query_as!(
            PersonRow,
            "SELECT id, name, email, place, languages, attributes FROM person
             WHERE organisation_id = $1 AND id IN
                 ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            organisation.as_str(),
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *connection)
        .await
        .map_err(from_sqlx("person"))?;
        for row in rows {
            people.push(row.read()?);
        }
    }
    Ok(people)
}

async fn people_with_email(
    connection: &mut Connection,
    organisation: &OrganisationId,
    email: &Email,
) -> Result<Vec<Person>> {
    query_as!(
        PersonRow,
        "SELECT id, name, email, place, languages, attributes FROM person
         WHERE organisation_id = $1 AND email = $2 ORDER BY id",
        organisation.as_str(),
        email.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("person"))?
    .into_iter()
    .map(PersonRow::read)
    .collect()
}

async fn people_page(
    connection: &mut Connection,
    organisation: &OrganisationId,
    after: Option<&PersonId>,
    limit: u32,
) -> Result<Vec<Person>> {
    // No id is empty, so everything is after the empty text.
    query_as!(
        PersonRow,
        "SELECT id, name, email, place, languages, attributes FROM person
         WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        organisation.as_str(),
        after.map_or("", PersonId::as_str),
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("person"))?
    .into_iter()
    .map(PersonRow::read)
    .collect()
}

async fn people_called(
    connection: &mut Connection,
    organisation: &OrganisationId,
    text: &str,
    skip: u32,
    limit: u32,
) -> Result<Vec<Person>> {
    query_as!(
        PersonRow,
        "SELECT id, name, email, place, languages, attributes FROM person
         WHERE organisation_id = $1
             AND (lower(name) LIKE $2 ESCAPE '!' OR name LIKE $3 ESCAPE '!')
         ORDER BY name, id LIMIT $4 OFFSET $5",
        organisation.as_str(),
        holding(&text.to_ascii_lowercase()),
        holding(text),
        i64::from(limit),
        i64::from(skip)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("person"))?
    .into_iter()
    .map(PersonRow::read)
    .collect()
}

async fn language_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &PersonId,
) -> Result<Option<Language>> {
    let reads = sqlx::query_scalar!(
        "SELECT reads FROM person WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("person"))?
    .flatten();
    reads
        .map(|code| {
            Language::new(&code)
                .map_err(|error| corrupt("person", id.as_str(), format_args!("reads: {error}")))
        })
        .transpose()
}

async fn keep_language(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &PersonId,
    language: &Language,
) -> Result<bool> {
    let kept = sqlx::query!(
        "UPDATE person SET reads = $3
         WHERE organisation_id = $1 AND id = $2 AND (reads IS NULL OR reads <> $3)",
        organisation.as_str(),
        id.as_str(),
        language.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("person"))?;
    Ok(kept.rows_affected() > 0)
}

async fn count_people(connection: &mut Connection, organisation: &OrganisationId) -> Result<u64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!" FROM person WHERE organisation_id = $1"#,
        organisation.as_str()
    )
    .fetch_one(connection)
    .await
    .map(i64::unsigned_abs)
    .map_err(from_sqlx("person"))
}

async fn upsert_people(
    connection: &mut Connection,
    organisation: &OrganisationId,
    people: &[Person],
) -> Result<()> {
    let rows = last_of_each(people, |person| person.id.as_str())
        .into_iter()
        .map(PersonRow::of)
        .collect::<Result<Vec<_>>>()?;
    let one = include_str!("../queries/upsert_person.sql");
    let rest =
        batch::write(connection, "person", one, &rows, |row| row.binds(organisation)).await?;
    for row in rest {
        sqlx::query_file!(
            "../storage-sql/queries/upsert_person.sql",
            organisation.as_str(),
            row.id,
            row.name,
            row.email,
            row.place,
            row.languages,
            row.attributes
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("person"))?;
    }
    Ok(())
}

async fn forget_person(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &PersonId,
) -> Result<Option<Forgotten>> {
    let person_id = id.clone();
    let (organisation, id) = (organisation.as_str(), id.as_str());
    // The schema would take these along with the person; they are deleted
    // here so that they are counted.
    let claims = sqlx::query!(
        "DELETE FROM claim WHERE organisation_id = $1 AND person_id = $2",
        organisation,
        id
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("claim"))?;
    let evidence = sqlx::query!(
        "DELETE FROM evidence WHERE organisation_id = $1 AND person_id = $2",
        organisation,
        id
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("evidence"))?;
    // Whoever was named by this person doesn't lead back to them.
    sqlx::query!(
        "UPDATE invitation SET asked_by = 'system', openly = 0, forwarded_from = NULL
         WHERE organisation_id = $1 AND origin = 'named' AND asked_by = $2",
        organisation,
        Actor::Person(person_id).to_text()
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("invitation"))?;
    let invitations = sqlx::query!(
        "DELETE FROM invitation WHERE organisation_id = $1 AND person_id = $2",
        organisation,
        id
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("invitation"))?;
    // Sessions, and the wish not to be asked, go along with the person; the
    // tokens of invitations with these.
    sqlx::query!(
        "DELETE FROM sign_in_link WHERE email = (
             SELECT lower(email) FROM person WHERE organisation_id = $1 AND id = $2
         )",
        organisation,
        id
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?;
    sqlx::query!(
        "DELETE FROM member_invite WHERE organisation_id = $1 AND lower(email) = (
             SELECT lower(email) FROM person WHERE organisation_id = $1 AND id = $2
         )",
        organisation,
        id
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("member_invite"))?;
    let person =
        sqlx::query!("DELETE FROM person WHERE organisation_id = $1 AND id = $2", organisation, id)
            .execute(&mut *connection)
            .await
            .map_err(from_sqlx("person"))?;
    Ok((person.rows_affected() > 0).then(|| Forgotten {
        evidence: evidence.rows_affected(),
        claims: claims.rows_affected(),
        invitations: invitations.rows_affected(),
    }))
}
