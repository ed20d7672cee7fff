//! Tokens by which other programs act for a member.
//!
//! Secrets come here as digests. Backups leave tokens out. A token goes with
//! the membership of its owner: the database itself sees to it.

use async_trait::async_trait;
use folkmoot_model::{ApiToken, ApiTokenId, Digest, OrganisationId, PersonId, Timestamp};

use crate::Result;

/// Reading tokens.
#[async_trait]
pub trait ReadApiTokens: Send {
    /// The token with this secret; it may have expired.
    async fn api_token(&mut self, secret: &Digest) -> Result<Option<ApiToken>>;

    /// The tokens of a member, the latest first; some may have expired.
    async fn api_tokens_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<ApiToken>>;
}

/// Writing tokens.
#[async_trait]
pub trait WriteApiTokens: Send {
    /// Adds a token. Its owner must be a member.
    async fn add_api_token(&mut self, token: &ApiToken) -> Result<()>;

    /// Notes that a token was used.
    async fn see_api_token(&mut self, secret: &Digest, used_at: Timestamp) -> Result<()>;

    /// Takes a token of this member back. Whether it was there.
    async fn remove_api_token(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        id: &ApiTokenId,
    ) -> Result<bool>;
}
