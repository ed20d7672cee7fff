//! Storage in one SQLite file: the embedded default.
//!
//! Write-ahead log, so that reading and writing don't wait for each other;
//! `synchronous=FULL`, so that what was committed survives a loss of power;
//! foreign keys; `secure_delete`, so that what a person wants forgotten is
//! overwritten in the file. One connection writes, several read. Other
//! processes may use the file at the same time, on the same machine.
//!
//! The file and its companions (`-wal`, `-shm`) are readable by their owner
//! only. What storage does is in `storage-sql/bodies`; the SQL there is
//! checked against the schema of SQLite when this crate is compiled.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod announce;
#[path = "../../storage-sql/bodies/mod.rs"]
mod bodies;
mod storage;
mod take;

use folkmoot_storage_sql::batch::Places;

pub use storage::SqliteStorage;

pub(crate) use announce::Announce;
pub(crate) use take::take_due;

pub(crate) type Db = sqlx::Sqlite;
pub(crate) type Connection = sqlx::SqliteConnection;

/// Rows in one statement. A statement may have 32,766 parameters; more rows
/// than this are not faster.
pub(crate) const BATCH_ROWS: usize = 64;
pub(crate) const PLACES: Places = Places::Unnamed;
