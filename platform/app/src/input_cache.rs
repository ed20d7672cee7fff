//! What a search looks through, kept ready: building it takes a pass over all
//! evidence, and whoever writes a call asks for it many times in a row.
//!
//! An entry is used as long as nobody has noted anything in the audit log
//! since that may have changed people or evidence. Whatever changes those
//! writes the log in the same transaction.

use std::sync::{Arc, Mutex, PoisonError};

use folkmoot_model::{CallId, Day, OrganisationId};
use folkmoot_storage::Snapshot;

use crate::AppError;
use crate::find_people::{Beside, load};
use crate::matching::MatchInput;

/// Most entries; the one that was made first goes first.
const KEPT: usize = 4;
/// More entries of the log than this are not read through: then the input is
/// built anew.
const READ: u32 = 100;

#[derive(Debug, Clone)]
struct Entry {
    organisation: OrganisationId,
    as_of: Day,
    call: Option<CallId>,
    /// The number of the last entry of the audit log that it knows.
    seq: u64,
    input: Arc<MatchInput>,
}

/// A few inputs, kept ready.
#[derive(Debug, Default)]
pub(crate) struct InputCache(Mutex<Vec<Entry>>);

impl InputCache {
    /// The input of a search: from here if nothing has changed since. All
    /// calls share one, but those for which alone somebody gave evidence.
    pub(crate) async fn load(
        &self,
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        as_of: Day,
        call: Option<&CallId>,
    ) -> Result<Arc<MatchInput>, AppError> {
        let shared = self.load_for(snapshot, organisation, as_of, None).await?;
        match call {
            Some(call) if shared.given_for.contains(call) => {
                self.load_for(snapshot, organisation, as_of, Some(call)).await
            }
            _ => Ok(shared),
        }
    }

    async fn load_for(
        &self,
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        as_of: Day,
        call: Option<&CallId>,
    ) -> Result<Arc<MatchInput>, AppError> {
        let is_it = |entry: &Entry| {
            entry.organisation == *organisation
                && entry.as_of == as_of
                && entry.call.as_ref() == call
        };
        let kept = self.with(|entries| entries.iter().find(|entry| is_it(entry)).cloned());
        if let Some(kept) = kept {
            let since = snapshot.audit_page(organisation, kept.seq, READ).await?;
            let few = since.len() < READ as usize;
            if few && since.iter().all(|entry| leaves_people_alone(&entry.event.action)) {
                return Ok(kept.input);
            }
            self.forget(organisation);
        }
        let seq = last_seq(snapshot, organisation).await?;
        let input = Arc::new(load(snapshot, organisation, as_of, call, Beside::default()).await?);
        let entry = Entry {
            organisation: organisation.clone(),
            as_of,
            call: call.cloned(),
            seq,
            input: Arc::clone(&input),
        };
        self.with(|entries| {
            entries.retain(|entry| !is_it(entry));
            if entries.len() >= KEPT {
                entries.remove(0);
            }
            entries.push(entry);
        });
        Ok(input)
    }

    /// Drops what is kept for an organisation: what somebody erased stays in
    /// memory no longer either.
    pub(crate) fn forget(&self, organisation: &OrganisationId) {
        self.with(|entries| entries.retain(|entry| entry.organisation != *organisation));
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Vec<Entry>) -> T) -> T {
        // A thread that died meanwhile leaves whole entries.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Calls, searches, signing in and answers change nothing that a search looks
/// through. Who is added by hand or named may be new. Anything that isn't known here may.
fn leaves_people_alone(action: &str) -> bool {
    [
        "call.opened",
        "call.closed",
        "call.written",
        "call.changed",
        "call.withdrawn",
        "call.filed",
        "issue.written",
        "issue.changed",
        "issue.closed",
        "issue.reopened",
        "people.found",
        "invitation.sent",
        "job.retried",
        "job.given_up",
        "mail.tested",
        "usual_list.kept",
        "usual_list.removed",
        "match_rules.kept",
        "conflict.declared",
        "conflict.removed",
        "invitation.reminded",
        "invitation.expired",
        "invitation.withdrawn",
        "invitation.accepted",
        "invitation.declined",
        "invitation.forwarded",
        "endorsement.asked",
        "endorsement.lapsed",
        "offer.made",
        "offer.withdrawn",
        "offer.accepted",
        "offer.declined",
        "person.left_alone",
        "person.asked_again",
        "person.signed_in",
        "person.signed_out_everywhere",
    ]
    .contains(&action)
}

/// The number of the last entry of the log. Numbers have no gaps, so a few
/// questions find it, however long the log is.
pub(crate) async fn last_seq(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
) -> Result<u64, AppError> {
    let (mut last, mut step) = (0_u64, 1_u64);
    let mut found_end = false;
    while step > 0 {
        let there = !snapshot.audit_page(organisation, last + step - 1, 1).await?.is_empty();
        if there {
            last += step;
        }
        found_end |= !there;
        step = if found_end { step / 2 } else { step * 2 };
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use folkmoot_model::{Actor, AuditEvent, Subject, Timestamp};

    #[tokio::test]
    async fn is_used_until_people_may_have_changed() {
        let town = folkmoot_test_support::Town::found().await;
        // The types of the crate under test and of the helper differ here, so
        // only storage is taken from it.
        let (storage, here) = (town.app.storage(), &town.organisation);
        let cache = InputCache::default();
        let today = "2026-11-22".parse::<Day>().unwrap();
        let mut snapshot = storage.read().await.unwrap();
        let first = cache.load(snapshot.as_mut(), here, today, None).await.unwrap();
        let again = cache.load(snapshot.as_mut(), here, today, None).await.unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        drop(snapshot);
        for (action, stays) in [("call.changed", true), ("people.imported", false)] {
            let mut tx = storage.begin().await.unwrap();
            let event = AuditEvent {
                at: Timestamp::from_millis(0),
                actor: Actor::System,
                action: action.to_owned(),
                subject: Subject { kind: "x".to_owned(), id: "x".to_owned() },
                detail: serde_json::Value::Null,
            };
            tx.append_audit(here, &event).await.unwrap();
            tx.commit().await.unwrap();
            let mut snapshot = storage.read().await.unwrap();
            let now = cache.load(snapshot.as_mut(), here, today, None).await.unwrap();
            assert_eq!(Arc::ptr_eq(&first, &now), stays, "{action}");
        }
    }

    #[tokio::test]
    async fn calls_share_one_unless_somebody_gave_evidence_for_one_alone() {
        let town = folkmoot_test_support::Town::found().await;
        let (storage, here) = (town.app.storage(), &town.organisation);
        let today = "2026-11-22".parse::<Day>().unwrap();
        let (one, other) = (CallId::new("one").unwrap(), CallId::new("other").unwrap());
        let mut snapshot = storage.read().await.unwrap();
        let mut given = snapshot.evidence_page(here, None, 1).await.unwrap().remove(0);
        drop(snapshot);
        given.consent = folkmoot_model::Consent::ThisCallOnly { call: one.clone(), on: today };
        let mut tx = storage.begin().await.unwrap();
        tx.upsert_evidence(here, std::slice::from_ref(&given)).await.unwrap();
        tx.commit().await.unwrap();

        let cache = InputCache::default();
        let mut snapshot = storage.read().await.unwrap();
        let mut for_call = async |call| cache.load(snapshot.as_mut(), here, today, call).await;
        let shared = for_call(None).await.unwrap();
        assert!(Arc::ptr_eq(&shared, &for_call(Some(&other)).await.unwrap()));
        let alone = for_call(Some(&one)).await.unwrap();
        assert_eq!(alone.counts.evidence, shared.counts.evidence + 1);
        assert!(Arc::ptr_eq(&alone, &for_call(Some(&one)).await.unwrap()));
        assert!(Arc::ptr_eq(&shared, &for_call(None).await.unwrap()));
    }

    #[tokio::test]
    async fn the_end_of_the_log_is_found_whatever_its_length() {
        let town = folkmoot_test_support::Town::found().await;
        let mut snapshot = town.app.storage().read().await.unwrap();
        let verdict = snapshot.verify_audit(&town.organisation).await.unwrap();
        let last = last_seq(snapshot.as_mut(), &town.organisation).await.unwrap();
        assert_eq!(last, verdict.entries);
        let nobody = OrganisationId::new("nobody").unwrap();
        assert_eq!(last_seq(snapshot.as_mut(), &nobody).await.unwrap(), 0);
    }
}
