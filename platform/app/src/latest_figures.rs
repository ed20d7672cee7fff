//! The figures of the latest search for each call, kept ready. Nearly every
//! page shows them, and a report is large: it names everyone who was found.
//!
//! A run record never changes, so what was read from one stays true. Figures
//! name nobody.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use folkmoot_model::{CallId, KindId, OrganisationId, RunId, RunKind, Timestamp};
use folkmoot_storage::Snapshot;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::{AppError, shortlist};

/// Most runs whose figures are kept; beyond that all are read anew.
const KEPT: usize = 10_000;

/// The figures of a match report; all that names people is passed over
/// unread.
#[derive(Debug, Deserialize)]
pub(crate) struct Figures {
    kinds: Vec<KindFigures>,
}

#[derive(Debug, Deserialize)]
struct KindFigures {
    id: KindId,
    found: u32,
    missing: Vec<IgnoredAny>,
}

impl Figures {
    fn of(&self, kind: &KindId) -> Option<&KindFigures> {
        self.kinds.iter().find(|figures| figures.id == *kind)
    }

    /// How many people were found for a kind, if the search knew it.
    pub(crate) fn found(&self, kind: &KindId) -> Option<u32> {
        self.of(kind).map(|figures| figures.found)
    }

    /// Whether something is missing for a kind. One that the search didn't
    /// know, because it was added since, lacks everything.
    pub(crate) fn lacks(&self, kind: &KindId) -> bool {
        self.of(kind).is_none_or(|figures| !figures.missing.is_empty())
    }
}

/// What the latest search for a call found.
#[derive(Debug, Clone)]
pub(crate) struct Latest {
    /// When it was made.
    pub(crate) at: Timestamp,
    /// What it found.
    pub(crate) figures: Arc<Figures>,
}

/// Figures by the run that they are of.
#[derive(Debug, Default)]
pub(crate) struct LatestFigures(Mutex<BTreeMap<(OrganisationId, RunId), Arc<Figures>>>);

impl LatestFigures {
    /// The figures of every call that was searched for; of one call, if it is
    /// named.
    pub(crate) async fn load(
        &self,
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        call: Option<&CallId>,
    ) -> Result<BTreeMap<CallId, Latest>, AppError> {
        let mut all = BTreeMap::new();
        for latest in snapshot.latest_run_of_calls(organisation, RunKind::Match, call).await? {
            let key = (organisation.clone(), latest.run);
            let kept = self.with(|kept| kept.get(&key).cloned());
            let figures = if let Some(figures) = kept {
                figures
            } else {
                let Some(run) = snapshot.run(organisation, &key.1).await? else { continue };
                let figures = Arc::new(shortlist::read(&run, &run.report)?);
                self.keep(key, Arc::clone(&figures));
                figures
            };
            all.insert(latest.call, Latest { at: latest.at, figures });
        }
        Ok(all)
    }

    fn keep(&self, key: (OrganisationId, RunId), figures: Arc<Figures>) {
        self.with(|kept| {
            if kept.len() >= KEPT {
                kept.clear();
            }
            kept.insert(key, figures);
        });
    }

    fn with<T>(
        &self,
        use_it: impl FnOnce(&mut BTreeMap<(OrganisationId, RunId), Arc<Figures>>) -> T,
    ) -> T {
        // A thread that died meanwhile leaves whole entries.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
