//! One open transaction, for reading or for writing.

use async_trait::async_trait;
use folkmoot_storage::{Change, Result, SchemaVersion, StorageError, Transaction};
use folkmoot_storage_sql::from_sqlx;

use crate::{Announce, Connection, Db};

/// One open transaction. All traits of storage are implemented on it, a file
/// each, beside this one.
#[derive(Debug)]
pub(crate) struct Session {
    tx: sqlx::Transaction<'static, Db>,
    spent: bool,
    announce: Announce,
    /// What is to be told once it is committed.
    pub(super) changes: Vec<Change>,
}

impl Session {
    pub(crate) const fn new(tx: sqlx::Transaction<'static, Db>, announce: Announce) -> Self {
        Self { tx, spent: false, announce, changes: Vec::new() }
    }

    /// The connection, for one step. From here until [`Session::done`] the
    /// transaction counts as spent: a step that fails, or is dropped half
    /// way, must not be committed. (PostgreSQL would answer such a commit
    /// with a silent rollback, SQLite would keep one half.)
    pub(super) fn step(&mut self) -> Result<&mut Connection> {
        if self.spent {
            return Err(StorageError::Spent);
        }
        self.spent = true;
        Ok(&mut self.tx)
    }

    /// Ends a step.
    pub(super) fn done<T>(&mut self, result: Result<T>) -> Result<T> {
        self.spent = result.is_err();
        result
    }
}

#[async_trait]
impl Transaction for Session {
    async fn commit(mut self: Box<Self>) -> Result<()> {
        if self.spent {
            return Err(StorageError::Spent);
        }
        self.announce.within(&mut self.tx, &self.changes).await?;
        self.tx.commit().await.map_err(from_sqlx("transaction"))?;
        self.announce.after(self.changes);
        Ok(())
    }
}

/// The schema a database has; 0 if it has none.
pub(crate) async fn schema_version(connection: &mut Connection) -> Result<SchemaVersion> {
    let version = sqlx::query_scalar::<Db, Option<i64>>(
        "SELECT MAX(version) FROM _sqlx_migrations WHERE success",
    )
    .fetch_one(connection)
    .await;
    match version {
        Ok(version) => Ok(SchemaVersion(version.unwrap_or(0))),
        Err(sqlx::Error::Database(error))
            if error.code().as_deref() == Some("42P01")
                || error.message().contains("no such table") =>
        {
            Ok(SchemaVersion(0))
        }
        Err(error) => Err(from_sqlx("_sqlx_migrations")(error)),
    }
}
