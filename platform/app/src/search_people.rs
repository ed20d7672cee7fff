//! Use case: somebody who asks people looks for one of them by name.

use folkmoot_model::{OrganisationId, Person};

use crate::{App, AppError, Caller, Permission, app};

/// Most people on one page of a search.
pub const PEOPLE_A_PAGE: u32 = 50;

/// One page of those whose name fits.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedPeople {
    /// They, by name.
    pub people: Vec<Person>,
    /// Whether there are more on the next page.
    pub more: bool,
}

impl App {
    /// People whose name holds a text, [`PEOPLE_A_PAGE`] a page, from page 1.
    /// It is for adding somebody by hand: searches for those who know never
    /// look at names. A text without letters finds nobody, so that nobody
    /// reads through everyone.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn search_people(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        text: &str,
        page: u32,
    ) -> Result<NamedPeople, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        let text = text.trim();
        if text.is_empty() {
            return Ok(NamedPeople { people: Vec::new(), more: false });
        }
        let skip = page.saturating_sub(1).saturating_mul(PEOPLE_A_PAGE);
        let mut people =
            snapshot.people_called(organisation, text, skip, PEOPLE_A_PAGE + 1).await?;
        let more = people.len() > PEOPLE_A_PAGE as usize;
        people.truncate(PEOPLE_A_PAGE as usize);
        Ok(NamedPeople { people, more })
    }
}
