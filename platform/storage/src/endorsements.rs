//! Who speaks for whose evidence.

use async_trait::async_trait;
use folkmoot_model::{Digest, Endorsement, EndorsementId, OrganisationId, PersonId, Timestamp};

use crate::Result;

/// Reading endorsements.
#[async_trait]
pub trait ReadEndorsements: Send {
    /// One of them.
    async fn endorsement(
        &mut self,
        organisation: &OrganisationId,
        id: &EndorsementId,
    ) -> Result<Option<Endorsement>>;

    /// All about the evidence of one person, the oldest first.
    async fn endorsements_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Endorsement>>;

    /// All that one address was asked for, the oldest first.
    async fn endorsements_by(
        &mut self,
        organisation: &OrganisationId,
        giver: &Digest,
    ) -> Result<Vec<Endorsement>>;

    /// All that were given, by their ids.
    async fn endorsements_given(
        &mut self,
        organisation: &OrganisationId,
    ) -> Result<Vec<Endorsement>>;

    /// The one that a link in a mail opens, by the digest of what it holds.
    async fn endorsement_opened_by(&mut self, token: &Digest) -> Result<Option<Endorsement>>;

    /// All that nobody has answered and that were asked before a time, of every
    /// organisation.
    async fn unanswered_endorsements(&mut self, before: Timestamp) -> Result<Vec<Endorsement>>;
}

/// Writing endorsements.
#[async_trait]
pub trait WriteEndorsements: Send {
    /// Adds an endorsement, or replaces the one with its id; a token that was
    /// kept for it stays. The evidence must be there.
    async fn upsert_endorsement(&mut self, endorsement: &Endorsement) -> Result<()>;

    /// Keeps the digest of what the link in a mail holds, instead of any
    /// earlier one.
    async fn keep_endorsement_token(
        &mut self,
        organisation: &OrganisationId,
        id: &EndorsementId,
        token: &Digest,
    ) -> Result<()>;

    /// Removes all that one address was asked for or gave. How many there were.
    async fn forget_endorsements_by(
        &mut self,
        organisation: &OrganisationId,
        giver: &Digest,
    ) -> Result<u64>;
}
