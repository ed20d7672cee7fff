//! Storage in PostgreSQL, for many nodes.
//!
//! A snapshot is a transaction at `REPEATABLE READ, READ ONLY`. Writing is at
//! `READ COMMITTED`; where two writers could meet there is a row that both
//! must lock: the end of the audit log of an organisation, the job that is
//! taken. Versions 12 and later are meant to work; tested on 15.
//!
//! What storage does is in `storage-sql/bodies`; the SQL there is checked
//! against the schema of PostgreSQL when this crate is compiled.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod announce;
#[path = "../../storage-sql/bodies/mod.rs"]
mod bodies;
mod listener;
mod storage;
mod take;

use folkmoot_storage_sql::batch::Places;

pub use storage::PostgresStorage;

pub(crate) use announce::Announce;
pub(crate) use take::take_due;

pub(crate) type Db = sqlx::Postgres;
pub(crate) type Connection = sqlx::PgConnection;

/// Rows in one statement. A statement may have 65,535 parameters; more rows
/// than this are not faster.
pub(crate) const BATCH_ROWS: usize = 256;
pub(crate) const PLACES: Places = Places::Numbered;
