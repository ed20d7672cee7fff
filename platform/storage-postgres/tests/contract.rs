//! The contract of storage, on PostgreSQL: on the server that
//! `FOLKMOOT_TEST_POSTGRES` names, as a role that may create databases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{
    Arc, Mutex, Once,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use folkmoot_storage::{Result, Storage, contract::Fixture};
use folkmoot_storage_postgres::PostgresStorage;
use folkmoot_storage_sql::from_sqlx;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, postgres::PgConnectOptions};

const VARIABLE: &str = "FOLKMOOT_TEST_POSTGRES";

struct Database {
    server: String,
    name: String,
    storage: Arc<PostgresStorage>,
    opened: Mutex<Vec<Arc<PostgresStorage>>>,
}

/// Makes an empty database with a name of its own.
async fn create(server: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("folkmoot_test_{}_{next}", std::process::id());
    run(server, &format!("CREATE DATABASE {name}")).await.unwrap();
    name
}

/// The address of another database on the same server.
fn address(server: &str, name: &str) -> String {
    let options: PgConnectOptions = server.parse().unwrap();
    options.database(name).to_url_lossy().to_string()
}

async fn run(url: &str, sql: &str) -> Result<()> {
    let options: PgConnectOptions = url.parse().unwrap();
    let mut connection = options.connect().await.unwrap();
    let result = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
    connection.close().await.unwrap();
    result.map(drop).map_err(from_sqlx("test"))
}

impl Database {
    async fn open(&self, name: &str) -> Arc<dyn Storage> {
        let url = address(&self.server, name);
        let storage = Arc::new(PostgresStorage::connect(&url).await.unwrap());
        self.opened.lock().unwrap().push(storage.clone());
        storage
    }
}

async fn make() -> Option<Arc<dyn Fixture>> {
    static SAID: Once = Once::new();
    let Ok(server) = std::env::var(VARIABLE) else {
        SAID.call_once(|| eprintln!("left out: {VARIABLE} names no PostgreSQL server"));
        return None;
    };
    let name = create(&server).await;
    let url = address(&server, &name);
    let storage = PostgresStorage::connect(&url).await.unwrap();
    storage.migrate().await.unwrap();
    Some(Arc::new(Database {
        server,
        name,
        storage: Arc::new(storage),
        opened: Mutex::new(Vec::new()),
    }))
}

#[async_trait]
impl Fixture for Database {
    fn storage(&self) -> Arc<dyn Storage> {
        self.storage.clone()
    }

    async fn another(&self) -> Arc<dyn Storage> {
        self.open(&self.name).await
    }

    async fn blank(&self) -> Arc<dyn Storage> {
        let name = format!("{}_blank", self.name);
        run(&self.server, &format!("CREATE DATABASE {name}")).await.unwrap();
        self.open(&name).await
    }

    async fn execute(&self, sql: &str) -> Result<()> {
        run(&address(&self.server, &self.name), sql).await
    }

    async fn lift_append_only(&self) {
        for table in ["run", "audit"] {
            self.execute(&format!("ALTER TABLE {table} DISABLE TRIGGER USER")).await.unwrap();
        }
    }

    async fn remove(&self) {
        let opened = std::mem::take(&mut *self.opened.lock().unwrap());
        for storage in opened {
            storage.close().await;
        }
        self.storage.close().await;
        for name in [format!("{}_blank", self.name), self.name.clone()] {
            let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            run(&self.server, &sql).await.unwrap();
        }
    }
}

folkmoot_storage::contract_tests!(crate::make);

#[tokio::test]
async fn runs_from_before_are_found_by_whom_they_name() {
    use folkmoot_storage::contract::{offers, run as in_database};
    let step = include_str!("../../storage-sql/migrations/0007_offer.postgres.sql");
    in_database(make().await, |db| offers::runs_from_before_are_found(db, step)).await;
}
