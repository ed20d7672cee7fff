//! Seatings, call by call.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, SeatedPair, SeatedPerson, SeatingPlan};

use crate::Result;

/// Reading seatings.
#[async_trait]
pub trait ReadSeatings: Send {
    /// The newest seatings of a call, the newest first.
    async fn seatings(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        most: u32,
    ) -> Result<Vec<SeatingPlan>>;

    /// Who sits where in one, by id.
    async fn seated_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<SeatedPerson>>;

    /// The pairs about which one says something, by ids.
    async fn seated_pairs(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<SeatedPair>>;

    /// The newest seating of each call that somebody is in, by call, each with where they sit.
    async fn seatings_with(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<(SeatingPlan, SeatedPerson)>>;
}

/// Writing seatings.
#[async_trait]
pub trait WriteSeatings: Send {
    /// Adds a seating with all that belongs to it. The call and the people must be there, and
    /// its number must be free.
    async fn insert_seating(
        &mut self,
        plan: &SeatingPlan,
        people: &[SeatedPerson],
        pairs: &[SeatedPair],
    ) -> Result<()>;

    /// Removes a seating; whether it was there.
    async fn remove_seating(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<bool>;
}
