//! Offers to help.

use async_trait::async_trait;
use folkmoot_model::{CallId, KindId, Offer, OrganisationId, PersonId};
use folkmoot_storage::{ReadOffers, Result, WriteOffers};
use folkmoot_storage_sql::{from_sqlx, rows::OfferRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadOffers for Session {
    async fn offer(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        kind: &KindId,
        person: &PersonId,
    ) -> Result<Option<Offer>> {
        let found = offer(self.step()?, organisation, call, kind, person).await;
        self.done(found)
    }

    async fn offers_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Offer>> {
        let found = offers_to(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn offers_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Offer>> {
        let found = offers_of(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteOffers for Session {
    async fn upsert_offer(&mut self, offer: &Offer) -> Result<()> {
        let written = upsert_offer(self.step()?, offer).await;
        self.done(written)
    }
}

async fn offer(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    kind: &KindId,
    person: &PersonId,
) -> Result<Option<Offer>> {
    query_as!(
        OfferRow,
        "SELECT call_id, kind_id, person_id, words, state, state_detail, created_at FROM offer
         WHERE organisation_id = $1 AND call_id = $2 AND kind_id = $3 AND person_id = $4",
        organisation.as_str(),
        call.as_str(),
        kind.as_str(),
        person.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("offer"))?
    .map(|row| row.read(organisation))
    .transpose()
}

async fn offers_to(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<Offer>> {
    query_as!(
        OfferRow,
        "SELECT call_id, kind_id, person_id, words, state, state_detail, created_at FROM offer
         WHERE organisation_id = $1 AND call_id = $2
         ORDER BY created_at, kind_id, person_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("offer"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn offers_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Offer>> {
    query_as!(
        OfferRow,
        "SELECT call_id, kind_id, person_id, words, state, state_detail, created_at FROM offer
         WHERE organisation_id = $1 AND person_id = $2
         ORDER BY created_at DESC, call_id, kind_id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("offer"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn upsert_offer(connection: &mut Connection, offer: &Offer) -> Result<()> {
    let row = OfferRow::of(offer)?;
    sqlx::query!(
        "INSERT INTO offer (
             organisation_id, call_id, kind_id, person_id, words, state, state_detail, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (organisation_id, call_id, kind_id, person_id) DO UPDATE SET
             words = excluded.words,
             state = excluded.state,
             state_detail = excluded.state_detail,
             created_at = excluded.created_at",
        offer.organisation.as_str(),
        row.call_id,
        row.kind_id,
        row.person_id,
        row.words,
        row.state,
        row.state_detail,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("offer"))?;
    Ok(())
}
