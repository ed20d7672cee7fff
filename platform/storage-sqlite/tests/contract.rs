//! The contract of storage, on SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;
use folkmoot_storage::{Result, Storage, contract::Fixture};
use folkmoot_storage_sql::from_sqlx;
use folkmoot_storage_sqlite::SqliteStorage;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

struct File {
    folder: TempDir,
    storage: Arc<SqliteStorage>,
}

impl File {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn open(&self, name: &str) -> Arc<dyn Storage> {
        Arc::new(SqliteStorage::open(&self.path(name)).await.unwrap())
    }
}

async fn make() -> Option<Arc<dyn Fixture>> {
    let folder = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(&folder.path().join("test.db")).await.unwrap();
    storage.migrate().await.unwrap();
    Some(Arc::new(File { folder, storage: Arc::new(storage) }))
}

#[async_trait]
impl Fixture for File {
    fn storage(&self) -> Arc<dyn Storage> {
        self.storage.clone()
    }

    async fn another(&self) -> Arc<dyn Storage> {
        self.open("test.db").await
    }

    async fn blank(&self) -> Arc<dyn Storage> {
        self.open("blank.db").await
    }

    async fn execute(&self, sql: &str) -> Result<()> {
        let mut connection =
            SqliteConnectOptions::new().filename(self.path("test.db")).connect().await.unwrap();
        let result = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
        connection.close().await.unwrap();
        result.map(drop).map_err(from_sqlx("test"))
    }

    async fn lift_append_only(&self) {
        for trigger in ["run_no_update", "run_no_delete", "audit_no_update", "audit_no_delete"] {
            self.execute(&format!("DROP TRIGGER {trigger}")).await.unwrap();
        }
    }

    async fn remove(&self) {
        self.storage.close().await;
    }
}

folkmoot_storage::contract_tests!(crate::make);

#[tokio::test]
async fn runs_from_before_are_found_by_whom_they_name() {
    use folkmoot_storage::contract::{offers, run as in_database};
    let step = include_str!("../../storage-sql/migrations/0007_offer.sqlite.sql");
    in_database(make().await, |db| offers::runs_from_before_are_found(db, step)).await;
}
