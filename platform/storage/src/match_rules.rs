//! How people are chosen for a call, and whose interests conflict with it.

use async_trait::async_trait;
use folkmoot_model::{CallId, ConflictOfInterest, MatchRules, OrganisationId, PersonId};

use crate::Result;

/// Reading the rules by which people are chosen.
#[async_trait]
pub trait ReadMatchRules: Send {
    /// The rules of a call; none if nobody has set any.
    async fn match_rules(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<MatchRules>;

    /// The conflicts of interest that were declared for a call, by person.
    async fn conflicts(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<ConflictOfInterest>>;

    /// Those that were declared of somebody, by call.
    async fn conflicts_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<ConflictOfInterest>>;
}

/// Writing the rules by which people are chosen.
#[async_trait]
pub trait WriteMatchRules: Send {
    /// Keeps rules, instead of those the call had. The call must be there.
    async fn put_match_rules(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        rules: &MatchRules,
    ) -> Result<()>;

    /// Keeps a conflict, instead of one that the same person had in the same call. Both must
    /// be there.
    async fn put_conflict(&mut self, conflict: &ConflictOfInterest) -> Result<()>;

    /// Takes a conflict away; says whether there was one.
    async fn remove_conflict(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        person: &PersonId,
    ) -> Result<bool>;
}
