//! Use case: a made-up town is there, for trying things out.

use folkmoot_model::{Action, CallState, OrganisationId, Seed};
use serde_json::json;

use crate::claims::derive_claims;
use crate::demo_town::{Town, town};
use crate::find_people::{FindPeople, ForCall};
use crate::{App, AppError, Caller, Permission, shortlist};

/// Most people listed for each kind of knowing in the runs of the town.
const LISTED: u32 = 12;

impl App {
    /// Fills an empty database with the made-up town of a seed, and looks for
    /// people for each of its open calls. Gives the organisation, and whether
    /// it is new: a town that is there stays as it is.
    ///
    /// Needs [`Permission::SetUp`].
    pub async fn found_demo_town(
        &self,
        caller: &Caller,
        seed: &Seed,
    ) -> Result<(OrganisationId, bool), AppError> {
        let today = self.clock.now().day();
        let town = town(seed, today);
        let organisation = town.organisation.id.clone();
        caller.must(Permission::SetUp, &organisation)?;
        let new = self.settle(caller, &town).await?;

        // Also where an earlier start was cut off after the town was there.
        let mut snapshot = self.storage.read().await?;
        for call in snapshot.calls(&organisation).await? {
            let run = shortlist::latest(snapshot.as_mut(), &call).await?;
            if call.state == CallState::Open && run.is_none() {
                let ask = FindPeople {
                    call: ForCall::Kept(call.id.clone()),
                    limit: LISTED,
                    as_of: None,
                    seed: seed.clone(),
                };
                self.find_people(caller, &organisation, ask).await?;
            }
        }
        Ok((organisation, new))
    }

    /// Keeps all of the town in one transaction, unless it is there.
    async fn settle(&self, caller: &Caller, town: &Town) -> Result<bool, AppError> {
        let organisation = &town.organisation.id;
        let mut tx = self.storage.begin().await?;
        if tx.organisation(organisation).await?.is_some() {
            return Ok(false);
        }
        tx.upsert_organisation(&town.organisation).await?;
        tx.upsert_people(organisation, &town.people).await?;
        tx.upsert_evidence(organisation, &town.evidence).await?;
        let mut claims = Vec::new();
        for person in &town.people {
            let theirs: Vec<_> =
                town.evidence.iter().filter(|e| e.person == person.id).cloned().collect();
            claims.extend(derive_claims(&person.id, &theirs)?);
        }
        tx.upsert_claims(organisation, &claims).await?;
        for membership in &town.members {
            tx.upsert_membership(membership).await?;
        }
        tx.upsert_issue(&town.issue).await?;
        for call in &town.calls {
            tx.upsert_call(call).await?;
        }
        let detail = json!({ "people": town.people.len(), "evidence": town.evidence.len() });
        let subject = ("organisation", organisation.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), Action::DemoFounded, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(true)
    }
}
