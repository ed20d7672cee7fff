//! Organisations, and who may do what for them.

use async_trait::async_trait;
use folkmoot_model::{Membership, Organisation, OrganisationId, PersonId};

use crate::Result;

/// Reading organisations and memberships.
#[async_trait]
pub trait ReadOrganisations: Send {
    /// One organisation.
    async fn organisation(&mut self, id: &OrganisationId) -> Result<Option<Organisation>>;

    /// All organisations, by id.
    async fn organisations(&mut self) -> Result<Vec<Organisation>>;

    /// The roles of one person, if they have any.
    async fn membership(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Option<Membership>>;

    /// All who have a role, by person.
    async fn memberships(&mut self, organisation: &OrganisationId) -> Result<Vec<Membership>>;
}

/// Writing organisations and memberships.
#[async_trait]
pub trait WriteOrganisations: Send {
    /// Adds an organisation, or replaces what is kept under its id.
    async fn upsert_organisation(&mut self, organisation: &Organisation) -> Result<()>;

    /// Gives a person roles, in place of those they had.
    async fn upsert_membership(&mut self, membership: &Membership) -> Result<()>;

    /// Takes all roles from a person. Whether they had any.
    async fn remove_membership(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<bool>;
}
