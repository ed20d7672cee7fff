//! What people have shown that they know, and the claims that rest on it.

use std::collections::BTreeMap;

use async_trait::async_trait;
use folkmoot_model::{Claim, Consent, Evidence, EvidenceId, OrganisationId, PersonId};
use futures_util::{Stream, stream};

use crate::{Result, Snapshot, people::PAGE};

/// The place of a piece of evidence in the order by person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EvidenceKey {
    /// Whose it is.
    pub person: PersonId,
    /// Which it is.
    pub id: EvidenceId,
}

/// Reading evidence and claims. Evidence comes with its daily ratings.
#[async_trait]
pub trait ReadEvidence: Send {
    /// One piece of evidence.
    async fn evidence(
        &mut self,
        organisation: &OrganisationId,
        id: &EvidenceId,
    ) -> Result<Option<Evidence>>;

    /// The pieces of evidence with these ids, each once or more, in no order;
    /// those that are not there are left out.
    async fn evidence_named(
        &mut self,
        organisation: &OrganisationId,
        ids: &[EvidenceId],
    ) -> Result<Vec<Evidence>>;

    /// All evidence of one person, by id.
    async fn evidence_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Evidence>>;

    /// Up to `limit` pieces after the one named, by person and id.
    async fn evidence_page(
        &mut self,
        organisation: &OrganisationId,
        after: Option<&EvidenceKey>,
        limit: u32,
    ) -> Result<Vec<Evidence>>;

    /// What people have hidden, or said isn't right: the ids with what they
    /// said. Few, whatever else there is.
    async fn withheld_evidence(
        &mut self,
        organisation: &OrganisationId,
    ) -> Result<BTreeMap<EvidenceId, Consent>>;

    /// How much evidence there is.
    async fn count_evidence(&mut self, organisation: &OrganisationId) -> Result<u64>;

    /// All claims of one person, by id.
    async fn claims_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Claim>>;

    /// How many claims there are.
    async fn count_claims(&mut self, organisation: &OrganisationId) -> Result<u64>;
}

/// Writing evidence and claims.
#[async_trait]
pub trait WriteEvidence: Send {
    /// Adds evidence, or replaces what is kept under its ids, ratings and
    /// all; made for many at once. The people must be there. If an id comes
    /// twice, the later one counts.
    async fn upsert_evidence(
        &mut self,
        organisation: &OrganisationId,
        evidence: &[Evidence],
    ) -> Result<()>;

    /// Removes one piece of evidence with its ratings. Whether it was there.
    async fn remove_evidence(
        &mut self,
        organisation: &OrganisationId,
        id: &EvidenceId,
    ) -> Result<bool>;

    /// Adds claims, or replaces what is kept under their ids; made for many
    /// at once. The people must be there. If an id comes twice, the later
    /// one counts.
    async fn upsert_claims(
        &mut self,
        organisation: &OrganisationId,
        claims: &[Claim],
    ) -> Result<()>;

    /// Removes all claims of one person, before theirs are worked out anew.
    /// How many there were.
    async fn remove_claims(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64>;
}

/// All evidence, by person and id, a page at a time underneath.
pub fn all_evidence<'a>(
    snapshot: &'a mut dyn Snapshot,
    organisation: &'a OrganisationId,
) -> impl Stream<Item = Result<Vec<Evidence>>> + Send + 'a {
    stream::try_unfold((snapshot, None::<EvidenceKey>), move |(snapshot, after)| async move {
        let page = snapshot.evidence_page(organisation, after.as_ref(), PAGE).await?;
        let last = page
            .last()
            .map(|item| EvidenceKey { person: item.person.clone(), id: item.id.clone() });
        Ok(last.map(|last| (page, (snapshot, Some(last)))))
    })
}
