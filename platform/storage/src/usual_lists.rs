//! The people who are usually asked, call by call.

use async_trait::async_trait;
use folkmoot_model::{CallId, OrganisationId, PersonId, UsualList};

use crate::Result;

/// Reading lists of people who are usually asked.
#[async_trait]
pub trait ReadUsualLists: Send {
    /// The list of a call, if one was given.
    async fn usual_list(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Option<UsualList>>;

    /// The calls on whose list somebody is, by id.
    async fn usual_for(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<CallId>>;
}

/// Writing lists of people who are usually asked.
#[async_trait]
pub trait WriteUsualLists: Send {
    /// Keeps a list, instead of the one its call had. The call and everybody
    /// on it must be there.
    async fn put_usual_list(&mut self, list: &UsualList) -> Result<()>;

    /// Takes the list of a call away; says whether there was one.
    async fn remove_usual_list(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<bool>;
}
