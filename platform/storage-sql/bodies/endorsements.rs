//! Who speaks for whose evidence.

use async_trait::async_trait;
use folkmoot_model::{Digest, Endorsement, EndorsementId, OrganisationId, PersonId, Timestamp};
use folkmoot_storage::{ReadEndorsements, Result, WriteEndorsements};
use folkmoot_storage_sql::{from_sqlx, rows::EndorsementRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadEndorsements for Session {
    async fn endorsement(
        &mut self,
        organisation: &OrganisationId,
        id: &EndorsementId,
    ) -> Result<Option<Endorsement>> {
        let found = endorsement(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn endorsements_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Endorsement>> {
        let found = endorsements_of(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn endorsements_by(
        &mut self,
        organisation: &OrganisationId,
        giver: &Digest,
    ) -> Result<Vec<Endorsement>> {
        let found = endorsements_by(self.step()?, organisation, giver).await;
        self.done(found)
    }

    async fn endorsements_given(
        &mut self,
        organisation: &OrganisationId,
    ) -> Result<Vec<Endorsement>> {
        let found = endorsements_given(self.step()?, organisation).await;
        self.done(found)
    }

    async fn endorsement_opened_by(&mut self, token: &Digest) -> Result<Option<Endorsement>> {
        let found = endorsement_opened_by(self.step()?, token).await;
        self.done(found)
    }

    async fn unanswered_endorsements(&mut self, before: Timestamp) -> Result<Vec<Endorsement>> {
        let found = unanswered_endorsements(self.step()?, before).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteEndorsements for Session {
    async fn upsert_endorsement(&mut self, endorsement: &Endorsement) -> Result<()> {
        let written = upsert_endorsement(self.step()?, endorsement).await;
        self.done(written)
    }

    async fn keep_endorsement_token(
        &mut self,
        organisation: &OrganisationId,
        id: &EndorsementId,
        token: &Digest,
    ) -> Result<()> {
        let kept = keep_endorsement_token(self.step()?, organisation, id, token).await;
        self.done(kept)
    }

    async fn forget_endorsements_by(
        &mut self,
        organisation: &OrganisationId,
        giver: &Digest,
    ) -> Result<u64> {
        let forgotten = forget_endorsements_by(self.step()?, organisation, giver).await;
        self.done(forgotten)
    }
}

async fn endorsement(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &EndorsementId,
) -> Result<Option<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .map(EndorsementRow::read)
    .transpose()
}

async fn endorsements_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE organisation_id = $1 AND person_id = $2
         ORDER BY created_at, id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .into_iter()
    .map(EndorsementRow::read)
    .collect()
}

async fn endorsements_by(
    connection: &mut Connection,
    organisation: &OrganisationId,
    giver: &Digest,
) -> Result<Vec<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE organisation_id = $1 AND giver = $2
         ORDER BY created_at, id",
        organisation.as_str(),
        giver.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .into_iter()
    .map(EndorsementRow::read)
    .collect()
}

async fn endorsements_given(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<Vec<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE organisation_id = $1 AND state = 'given'
         ORDER BY id",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .into_iter()
    .map(EndorsementRow::read)
    .collect()
}

async fn endorsement_opened_by(
    connection: &mut Connection,
    token: &Digest,
) -> Result<Option<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE token = $1",
        token.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .map(EndorsementRow::read)
    .transpose()
}

async fn unanswered_endorsements(
    connection: &mut Connection,
    before: Timestamp,
) -> Result<Vec<Endorsement>> {
    query_as!(
        EndorsementRow,
        "SELECT organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         FROM endorsement WHERE state = 'asked' AND created_at < $1
         ORDER BY organisation_id, id",
        before.as_millis()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("endorsement"))?
    .into_iter()
    .map(EndorsementRow::read)
    .collect()
}

async fn upsert_endorsement(connection: &mut Connection, it: &Endorsement) -> Result<()> {
    let row = EndorsementRow::of(it)?;
    sqlx::query!(
        "INSERT INTO endorsement (
             organisation_id, id, person_id, evidence_id, name, address, giver, state,
             state_detail, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (organisation_id, id) DO UPDATE SET
             name = excluded.name,
             address = excluded.address,
             state = excluded.state,
             state_detail = excluded.state_detail",
        row.organisation_id,
        row.id,
        row.person_id,
        row.evidence_id,
        row.name,
        row.address,
        row.giver,
        row.state,
        row.state_detail,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("endorsement"))?;
    Ok(())
}

async fn keep_endorsement_token(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &EndorsementId,
    token: &Digest,
) -> Result<()> {
    sqlx::query!(
        "UPDATE endorsement SET token = $3 WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str(),
        token.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("endorsement"))?;
    Ok(())
}

async fn forget_endorsements_by(
    connection: &mut Connection,
    organisation: &OrganisationId,
    giver: &Digest,
) -> Result<u64> {
    let removed = sqlx::query!(
        "DELETE FROM endorsement WHERE organisation_id = $1 AND giver = $2",
        organisation.as_str(),
        giver.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("endorsement"))?;
    Ok(removed.rows_affected())
}
