//! Offers to help.

use async_trait::async_trait;
use folkmoot_model::{CallId, KindId, Offer, OrganisationId, PersonId};

use crate::Result;

/// Reading offers.
#[async_trait]
pub trait ReadOffers: Send {
    /// The offer of one person to one kind of knowing of a call.
    async fn offer(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        kind: &KindId,
        person: &PersonId,
    ) -> Result<Option<Offer>>;

    /// All offers to one call, the oldest first.
    async fn offers_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Offer>>;

    /// All offers of one person, the newest first.
    async fn offers_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Offer>>;
}

/// Writing offers.
#[async_trait]
pub trait WriteOffers: Send {
    /// Adds an offer, or replaces the one of the same person to the same kind
    /// of knowing. Call and person must be there.
    async fn upsert_offer(&mut self, offer: &Offer) -> Result<()>;
}
