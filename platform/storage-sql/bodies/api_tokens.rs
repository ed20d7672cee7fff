//! Tokens by which other programs act for a member.

use async_trait::async_trait;
use folkmoot_model::{ApiToken, ApiTokenId, Digest, OrganisationId, PersonId, Timestamp};
use folkmoot_storage::{ReadApiTokens, Result, WriteApiTokens};
use folkmoot_storage_sql::{from_sqlx, rows::ApiTokenRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadApiTokens for Session {
    async fn api_token(&mut self, secret: &Digest) -> Result<Option<ApiToken>> {
        let found = api_token(self.step()?, secret).await;
        self.done(found)
    }

    async fn api_tokens_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<ApiToken>> {
        let found = api_tokens_of(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteApiTokens for Session {
    async fn add_api_token(&mut self, token: &ApiToken) -> Result<()> {
        let added = add_api_token(self.step()?, token).await;
        self.done(added)
    }

    async fn see_api_token(&mut self, secret: &Digest, used_at: Timestamp) -> Result<()> {
        let seen = see_api_token(self.step()?, secret, used_at).await;
        self.done(seen)
    }

    async fn remove_api_token(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        id: &ApiTokenId,
    ) -> Result<bool> {
        let removed = remove_api_token(self.step()?, organisation, person, id).await;
        self.done(removed)
    }
}

async fn api_token(connection: &mut Connection, secret: &Digest) -> Result<Option<ApiToken>> {
    query_as!(
        ApiTokenRow,
        "SELECT organisation_id, id, person_id, name, scopes, secret, created_at, expires_at,
             used_at
         FROM api_token WHERE secret = $1",
        secret.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("api_token"))?
    .map(ApiTokenRow::read)
    .transpose()
}

async fn api_tokens_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<ApiToken>> {
    query_as!(
        ApiTokenRow,
        "SELECT organisation_id, id, person_id, name, scopes, secret, created_at, expires_at,
             used_at
         FROM api_token WHERE organisation_id = $1 AND person_id = $2
         ORDER BY created_at DESC, id DESC",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("api_token"))?
    .into_iter()
    .map(ApiTokenRow::read)
    .collect()
}

async fn add_api_token(connection: &mut Connection, token: &ApiToken) -> Result<()> {
    let row = ApiTokenRow::of(token)?;
    sqlx::query!(
        "INSERT INTO api_token (organisation_id, id, person_id, name, scopes, secret, created_at,
             expires_at, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.organisation_id,
        row.id,
        row.person_id,
        row.name,
        row.scopes,
        row.secret,
        row.created_at,
        row.expires_at,
        row.used_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("api_token"))?;
    Ok(())
}

async fn see_api_token(
    connection: &mut Connection,
    secret: &Digest,
    used_at: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "UPDATE api_token SET used_at = $2 WHERE secret = $1",
        secret.as_str(),
        used_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("api_token"))?;
    Ok(())
}

async fn remove_api_token(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
    id: &ApiTokenId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM api_token WHERE organisation_id = $1 AND person_id = $2 AND id = $3",
        organisation.as_str(),
        person.as_str(),
        id.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("api_token"))?;
    Ok(removed.rows_affected() > 0)
}
