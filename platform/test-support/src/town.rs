//! The made-up town, in a folder of its own.

use std::sync::Arc;

use folkmoot_app::{App, Caller};
use folkmoot_model::{FixedClock, OrganisationId, Seed, Timestamp};
use folkmoot_storage::Storage as _;
use folkmoot_storage_sqlite::SqliteStorage;
use tempfile::TempDir;

/// An app over the made-up town, at noon on 22 November 2026. Clones share
/// everything; the folder goes with the last of them.
#[derive(Debug, Clone)]
pub struct Town {
    /// The app.
    pub app: App,
    /// The town's council.
    pub organisation: OrganisationId,
    _folder: Arc<TempDir>,
}

impl Town {
    /// The town, founded anew.
    pub async fn found() -> Self {
        let (app, folder) = empty().await;
        let founded = app.found_demo_town(&Caller::Operator, &Seed::new("tests")).await.unwrap();
        Self { app, organisation: founded.0, _folder: folder }
    }
}

/// An app over an empty database.
async fn empty() -> (App, Arc<TempDir>) {
    let folder = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(&folder.path().join("town.sqlite")).await.unwrap();
    storage.migrate().await.unwrap();
    let clock = FixedClock("2026-11-22T12:00:00Z".parse::<Timestamp>().unwrap());
    (App::new(Arc::new(storage), Arc::new(clock), &Seed::new("tests")), Arc::new(folder))
}
