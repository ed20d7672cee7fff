//! Opening the file, and the doors of storage.

use std::{
    io::{BufRead, Write},
    path::Path,
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
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Announce;
use crate::bodies::{Session, schema_version};

/// How long to wait for another writer, in this process or in another.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many can read at once; further readers wait.
const READERS: u32 = 8;

/// Storage in one SQLite file.
#[derive(Debug)]
pub struct SqliteStorage {
    writer: SqlitePool,
    readers: SqlitePool,
    announce: Announce,
}

impl SqliteStorage {
    /// Opens the file, or makes an empty one, readable by its owner only. The
    /// folder must be there. The schema is laid by [`Storage::migrate`].
    pub async fn open(file: &Path) -> Result<Self> {
        make_private(file).map_err(|error| open_error(file, error))?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // Fewer hand-overs between the thread of SQLite and ours.
            .row_buffer_size(1_000)
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF");
        let pool = |connections| {
            SqlitePoolOptions::new().max_connections(connections).acquire_timeout(PATIENCE)
        };
        let writer =
            pool(1).connect_with(options.clone()).await.map_err(|error| open_error(file, error))?;
        Ok(Self {
            writer,
            readers: pool(READERS).connect_lazy_with(options.pragma("query_only", "ON")),
            announce: Announce::default(),
        })
    }

    async fn snapshot(&self) -> Result<Session> {
        let mut tx =
            self.readers.begin_with("BEGIN DEFERRED").await.map_err(from_sqlx("database"))?;
        // A deferred transaction has its moment when it first reads.
        check_version(schema_version(&mut tx).await?)?;
        Ok(Session::new(tx, self.announce.clone()))
    }

    async fn write(&self) -> Result<Session> {
        let mut tx =
            self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(from_sqlx("database"))?;
        check_version(schema_version(&mut tx).await?)?;
        Ok(Session::new(tx, self.announce.clone()))
    }

    async fn schema(&self) -> Result<SchemaVersion> {
        let mut connection = self.readers.acquire().await.map_err(from_sqlx("database"))?;
        schema_version(&mut connection).await
    }
}

/// SQLite gives its companion files the permissions of the file itself.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

fn open_error(file: &Path, error: impl std::fmt::Display) -> StorageError {
    StorageError::Open { problem: format!("{}: {error}", file.display()) }
}

#[async_trait]
impl Storage for SqliteStorage {
    async fn read(&self) -> Result<Box<dyn Snapshot>> {
        Ok(Box::new(self.snapshot().await?))
    }

    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(self.write().await?))
    }

    async fn changes(&self) -> Result<Changes> {
        Ok(self.announce.0.listen())
    }

    async fn migrate(&self) -> Result<(SchemaVersion, SchemaVersion)> {
        // One transaction round all steps, so that two processes which are
        // started together don't both lay the schema.
        let mut tx =
            self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(from_sqlx("database"))?;
        let before = schema_version(&mut tx).await?;
        if before > KNOWN {
            check_version(before)?;
        }
        migrator(Backend::Sqlite)
            .run_direct(None, &mut *tx, false)
            .await
            .map_err(|error| StorageError::Database { source: error.into() })?;
        tx.commit().await.map_err(from_sqlx("database"))?;
        Ok((before, KNOWN))
    }

    async fn health(&self) -> Result<Health> {
        let version = sqlx::query_scalar::<_, String>("SELECT sqlite_version()")
            .fetch_one(&self.readers)
            .await
            .map_err(from_sqlx("database"))?;
        Ok(Health {
            database: format!("SQLite {version}"),
            schema: self.schema().await?,
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
        self.readers.close().await;
        self.writer.close().await;
    }
}
