//! The calls of an organisation with their figures, kept ready: the first page
//! that everyone opens shows them, and so does all open data.
//!
//! They are used as long as nobody has noted anything in the audit log since.
//! Whatever changes a call, or searches for it, writes the log in the same
//! transaction.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use folkmoot_model::{Call, KindId, OrganisationId};
use folkmoot_storage::Snapshot;

use crate::AppError;
use crate::input_cache::last_seq;
use crate::latest_figures::LatestFigures;
use crate::see_calls::found;

/// Most organisations whose calls are kept; beyond that all are read anew.
const KEPT: usize = 100;

/// A call, and how many are found for each kind of knowing.
pub(crate) type Listed = (Call, Vec<(KindId, Option<u32>)>);

#[derive(Debug, Clone)]
struct Entry {
    /// The number of the last entry of the audit log that it knows.
    seq: u64,
    calls: Arc<Vec<Listed>>,
}

/// Calls by the organisation that asks.
#[derive(Debug, Default)]
pub(crate) struct ListedCalls(Mutex<BTreeMap<OrganisationId, Entry>>);

impl ListedCalls {
    /// All calls of an organisation, whatever their state: from here if
    /// nothing has happened since.
    pub(crate) async fn load(
        &self,
        snapshot: &mut dyn Snapshot,
        figures: &LatestFigures,
        organisation: &OrganisationId,
    ) -> Result<Arc<Vec<Listed>>, AppError> {
        let kept = self.with(|kept| kept.get(organisation).cloned());
        let seq = match kept {
            Some(kept) if snapshot.audit_page(organisation, kept.seq, 1).await?.is_empty() => {
                return Ok(kept.calls);
            }
            _ => last_seq(snapshot, organisation).await?,
        };
        let latest = figures.load(snapshot, organisation, None).await?;
        let calls = snapshot.calls(organisation).await?.into_iter().map(|call| {
            let found = found(&call, latest.get(&call.id));
            (call, found)
        });
        let calls = Arc::new(calls.collect::<Vec<_>>());
        let entry = Entry { seq, calls: Arc::clone(&calls) };
        self.with(|kept| {
            if kept.len() >= KEPT {
                kept.clear();
            }
            kept.insert(organisation.clone(), entry);
        });
        Ok(calls)
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut BTreeMap<OrganisationId, Entry>) -> T) -> T {
        // A thread that died meanwhile leaves whole entries.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
