//! Organisations and memberships.

use async_trait::async_trait;
use folkmoot_model::{Membership, Organisation, OrganisationId, PersonId};
use folkmoot_storage::{ReadOrganisations, Result, WriteOrganisations};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{MembershipRow, OrganisationRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadOrganisations for Session {
    async fn organisation(&mut self, id: &OrganisationId) -> Result<Option<Organisation>> {
        let found = organisation(self.step()?, id).await;
        self.done(found)
    }

    async fn organisations(&mut self) -> Result<Vec<Organisation>> {
        let found = organisations(self.step()?).await;
        self.done(found)
    }

    async fn membership(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Option<Membership>> {
        let found = membership(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn memberships(&mut self, organisation: &OrganisationId) -> Result<Vec<Membership>> {
        let found = memberships(self.step()?, organisation).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteOrganisations for Session {
    async fn upsert_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        let written = upsert_organisation(self.step()?, organisation).await;
        self.done(written)
    }

    async fn upsert_membership(&mut self, membership: &Membership) -> Result<()> {
        let written = upsert_membership(self.step()?, membership).await;
        self.done(written)
    }

    async fn remove_membership(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<bool> {
        let removed = remove_membership(self.step()?, organisation, person).await;
        self.done(removed)
    }
}

async fn organisation(
    connection: &mut Connection,
    id: &OrganisationId,
) -> Result<Option<Organisation>> {
    query_as!(
        OrganisationRow,
        "SELECT id, name, fictional, created_at, contact, language FROM organisation
         WHERE id = $1",
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("organisation"))?
    .map(OrganisationRow::read)
    .transpose()
}

async fn organisations(connection: &mut Connection) -> Result<Vec<Organisation>> {
    query_as!(
        OrganisationRow,
        "SELECT id, name, fictional, created_at, contact, language FROM organisation
         ORDER BY id"
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("organisation"))?
    .into_iter()
    .map(OrganisationRow::read)
    .collect()
}

async fn membership(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Option<Membership>> {
    query_as!(
        MembershipRow,
        "SELECT person_id, roles, since FROM membership
         WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("membership"))?
    .map(|row| row.read(organisation))
    .transpose()
}

async fn memberships(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<Vec<Membership>> {
    query_as!(
        MembershipRow,
        "SELECT person_id, roles, since FROM membership
         WHERE organisation_id = $1 ORDER BY person_id",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("membership"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn upsert_organisation(
    connection: &mut Connection,
    organisation: &Organisation,
) -> Result<()> {
    let row = OrganisationRow::of(organisation)?;
    sqlx::query!(
        "INSERT INTO organisation (id, name, fictional, created_at, contact, language)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET
             name = excluded.name,
             fictional = excluded.fictional,
             created_at = excluded.created_at,
             contact = excluded.contact,
             language = excluded.language",
        row.id,
        row.name,
        row.fictional,
        row.created_at,
        row.contact,
        row.language
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("organisation"))?;
    Ok(())
}

async fn upsert_membership(connection: &mut Connection, membership: &Membership) -> Result<()> {
    let row = MembershipRow::of(membership)?;
    sqlx::query!(
        "INSERT INTO membership (organisation_id, person_id, roles, since)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, person_id) DO UPDATE SET
             roles = excluded.roles,
             since = excluded.since",
        membership.organisation.as_str(),
        row.person_id,
        row.roles,
        row.since
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("membership"))?;
    Ok(())
}

async fn remove_membership(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM membership WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("membership"))?;
    Ok(removed.rows_affected() > 0)
}
