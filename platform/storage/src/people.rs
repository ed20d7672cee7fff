//! People as an organisation knows them.

use async_trait::async_trait;
use folkmoot_model::{Email, Language, OrganisationId, Person, PersonId};
use futures_util::{Stream, stream};

use crate::{Result, Snapshot};

/// Reading people.
#[async_trait]
pub trait ReadPeople: Send {
    /// One person.
    async fn person(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Person>>;

    /// The people with these ids, each once or more, in no order; those who
    /// are not there are left out.
    async fn people_named(
        &mut self,
        organisation: &OrganisationId,
        ids: &[PersonId],
    ) -> Result<Vec<Person>>;

    /// Everyone with this e-mail address, by id: imported files may name one
    /// address twice.
    async fn people_with_email(
        &mut self,
        organisation: &OrganisationId,
        email: &Email,
    ) -> Result<Vec<Person>>;

    /// Up to `limit` people after the one named, by id.
    async fn people_page(
        &mut self,
        organisation: &OrganisationId,
        after: Option<&PersonId>,
        limit: u32,
    ) -> Result<Vec<Person>>;

    /// Up to `limit` people whose name holds a text, by name and id, after
    /// leaving out the first `skip`. Of the letters `a` to `z` the case
    /// doesn't count.
    async fn people_called(
        &mut self,
        organisation: &OrganisationId,
        text: &str,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<Person>>;

    /// The language that somebody chose to read, if they did.
    async fn language_of(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Language>>;

    /// How many people there are.
    async fn count_people(&mut self, organisation: &OrganisationId) -> Result<u64>;
}

/// Writing people.
#[async_trait]
pub trait WritePeople: Send {
    /// Adds people, or replaces what is kept under their ids; made for many
    /// at once. If an id comes twice, the later one counts.
    async fn upsert_people(
        &mut self,
        organisation: &OrganisationId,
        people: &[Person],
    ) -> Result<()>;

    /// Adds one person, or replaces what is kept under their id.
    async fn upsert_person(
        &mut self,
        organisation: &OrganisationId,
        person: &Person,
    ) -> Result<()> {
        self.upsert_people(organisation, std::slice::from_ref(person)).await
    }

    /// Keeps the language that somebody chose to read; writing them anew
    /// leaves it as it is. Whether it is another than before.
    async fn keep_language(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
        language: &Language,
    ) -> Result<bool>;

    /// Erases a person with everything that is known about them: evidence,
    /// ratings, claims, roles, invitations, sessions and sign-in links; whoever
    /// was named by them doesn't lead back to them any more. What is kept by the
    /// digest of an address (`never_ask`) stays. Run records and
    /// the audit log stay; they know people by id alone, and the id now leads
    /// nowhere.
    /// Gives `None` if there is no such person.
    async fn forget_person(
        &mut self,
        organisation: &OrganisationId,
        id: &PersonId,
    ) -> Result<Option<Forgotten>>;
}

/// What was erased with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Pieces of evidence.
    pub evidence: u64,
    /// Claims.
    pub claims: u64,
    /// Invitations.
    pub invitations: u64,
}

/// How many rows a stream asks for at a time.
pub(crate) const PAGE: u32 = 1_000;

/// Everyone, by id, a page at a time underneath.
pub fn all_people<'a>(
    snapshot: &'a mut dyn Snapshot,
    organisation: &'a OrganisationId,
) -> impl Stream<Item = Result<Vec<Person>>> + Send + 'a {
    stream::try_unfold((snapshot, None::<PersonId>), move |(snapshot, after)| async move {
        let page = snapshot.people_page(organisation, after.as_ref(), PAGE).await?;
        let last = page.last().map(|person| person.id.clone());
        Ok(last.map(|last| (page, (snapshot, Some(last)))))
    })
}
