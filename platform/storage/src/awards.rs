//! Badges given for taking part, call by call, and what their issuer publishes:
//! which were taken back, and by which keys they are signed.

use async_trait::async_trait;
use folkmoot_model::{
    Award, AwardId, AwardTakenBack, CallId, OrganisationId, PersonId, SigningKey, StatusPlace,
};

use crate::Result;

/// Reading badges and keys.
#[async_trait]
pub trait ReadAwards: Send {
    /// The badges given for a call, the first one first.
    async fn awards(&mut self, organisation: &OrganisationId, call: &CallId) -> Result<Vec<Award>>;

    /// The badges somebody was given, the newest first.
    async fn awards_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Award>>;

    /// The last list of badges taken back, and how many places of it are
    /// taken; none before the first badge.
    async fn last_status_list(&mut self) -> Result<Option<(u32, u32)>>;

    /// The places of a list whose badges were taken back, in order; none if no
    /// place of it was ever taken.
    async fn taken_back(&mut self, list: u32) -> Result<Option<Vec<u32>>>;

    /// Every key that ever signed, the oldest first.
    async fn signing_keys(&mut self) -> Result<Vec<SigningKey>>;
}

/// Writing badges and keys.
#[async_trait]
pub trait WriteAwards: Send {
    /// Adds a badge. Call and person must be there.
    async fn insert_award(&mut self, award: &Award) -> Result<()>;

    /// Takes a place in a list; false if it is taken already.
    async fn take_status_place(&mut self, place: StatusPlace) -> Result<bool>;

    /// Notes that a badge was taken back, also at its place in the list; false
    /// if it isn't there or was taken back before.
    async fn take_award_back(
        &mut self,
        organisation: &OrganisationId,
        id: &AwardId,
        taken_back: &AwardTakenBack,
    ) -> Result<bool>;

    /// Adds a key, or notes its end.
    async fn upsert_signing_key(&mut self, key: &SigningKey) -> Result<()>;
}
