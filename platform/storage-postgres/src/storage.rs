//! Connecting, and the doors of storage.

use std::{
    io::{BufRead, Write},
    time::Duration,
};

use async_trait::async_trait;
use folkmoot_model::Timestamp;
use folkmoot_storage::{
    BackupSummary, Changes, Health, Result, SchemaVersion, Snapshot, Storage, StorageError,
    Transaction,
};
use folkmoot_storage_sql::{Backend, KNOWN, check_version, from_sqlx, migrator};
use sqlx::{
    ConnectOptions, Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use tokio::sync::Mutex;

use crate::bodies::{Session, schema_version};
use crate::{Announce, listener::Listener};

/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many connections one process opens at most.
const CONNECTIONS: u32 = 10;

/// Storage in a PostgreSQL database.
#[derive(Debug)]
pub struct PostgresStorage {
    pool: PgPool,
    /// Made when somebody first listens.
    listener: Mutex<Option<Listener>>,
}

impl PostgresStorage {
    /// Connects to an address such as `postgres://name:password@host/database`.
    /// The database must be there. The schema is laid by [`Storage::migrate`].
    pub async fn connect(url: &str) -> Result<Self> {
        // Nothing of the address goes into an error: it holds a password.
        let known = ["postgres://", "postgresql://"];
        let options: PgConnectOptions = known
            .iter()
            .any(|scheme| url.starts_with(scheme))
            .then(|| url.parse().ok())
            .flatten()
            .ok_or_else(|| StorageError::Open {
                problem: "the address is not of the form postgres://name:password@host/database"
                    .to_owned(),
            })?;
        let options = options.application_name("folkmoot");
        // Once by itself: the pool would try until its patience ends, and
        // then not say why.
        options.connect().await.map_err(open_error)?.close().await.map_err(open_error)?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(open_error)?;
        Ok(Self { pool, listener: Mutex::default() })
    }

    async fn session(&self, begin: &'static str) -> Result<Session> {
        let mut tx = self.pool.begin_with(begin).await.map_err(from_sqlx("database"))?;
        // At REPEATABLE READ a transaction has its moment when it first reads.
        check_version(schema_version(&mut tx).await?)?;
        Ok(Session::new(tx, Announce))
    }

    async fn snapshot(&self) -> Result<Session> {
        self.session("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    async fn write(&self) -> Result<Session> {
        self.session("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE").await
    }
}

fn open_error(error: sqlx::Error) -> StorageError {
    StorageError::Open {
        problem: match error {
            sqlx::Error::Database(error) => error.message().to_owned(),
            other => other.to_string(),
        },
    }
}

#[async_trait]
impl Storage for PostgresStorage {
    async fn read(&self) -> Result<Box<dyn Snapshot>> {
        Ok(Box::new(self.snapshot().await?))
    }

    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(self.write().await?))
    }

    async fn changes(&self) -> Result<Changes> {
        let mut listener = self.listener.lock().await;
        if let Some(listener) = listener.as_ref() {
            return Ok(listener.changes());
        }
        let options = (*self.pool.connect_options()).clone();
        let begun = listener.insert(Listener::begin(options).await?);
        Ok(begun.changes())
    }

    async fn migrate(&self) -> Result<(SchemaVersion, SchemaVersion)> {
        let mut connection = self.pool.acquire().await.map_err(from_sqlx("database"))?;
        let before = schema_version(&mut connection).await?;
        if before > KNOWN {
            check_version(before)?;
        }
        // The migrator holds an advisory lock and has a transaction for each
        // step.
        migrator(Backend::Postgres)
            .run_direct(None, &mut *connection, false)
            .await
            .map_err(|error| StorageError::Database { source: error.into() })?;
        Ok((before, KNOWN))
    }

    async fn health(&self) -> Result<Health> {
        let mut connection = self.pool.acquire().await.map_err(from_sqlx("database"))?;
        let version = sqlx::query_scalar::<_, String>("SHOW server_version")
            .fetch_one(&mut *connection)
            .await
            .map_err(from_sqlx("database"))?;
        Ok(Health {
            database: format!("PostgreSQL {version}"),
            schema: schema_version(&mut connection).await?,
            known: KNOWN,
        })
    }

    async fn backup(&self, out: &mut (dyn Write + Send), at: Timestamp) -> Result<BackupSummary> {
        self.snapshot().await?.backup(out, at).await
    }

    async fn restore(&self, from: &mut (dyn BufRead + Send)) -> Result<BackupSummary> {
        let mut session = Box::new(self.write().await?);
        let summary = session.restore(from).await?;
        session.commit().await?;
        Ok(summary)
    }

    async fn close(&self) {
        drop(self.listener.lock().await.take());
        self.pool.close().await;
    }
}
