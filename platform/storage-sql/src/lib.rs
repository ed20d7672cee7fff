//! One SQL text for both databases.
//!
//! | where | what |
//! |---|---|
//! | `migrations/` | the schema, one text for both, with a few lines for each |
//! | `queries/` | statements that are also repeated for many rows at once |
//! | `bodies/` | every other statement, in the Rust code that uses it |
//! | `src/` (this crate) | what doesn't depend on the database: rows, tables, errors, the form of a backup |
//!
//! The bodies are not compiled here. Each backend crate takes them in as a
//! module of its own (`#[path = "../../storage-sql/bodies/mod.rs"]`) with its
//! own `Db` and `Connection`, so that `sqlx` checks every statement against
//! the real schema of that database when the crate is compiled. Why it is
//! done like this: `docs/adr/0002-one-sql-text-for-two-databases.md`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod backup_file;
pub mod batch;
mod error;
mod like;
mod migrations;
pub mod rows;
mod tables;

pub use backup_file::{BackupReader, BackupWriter, Line, OwnedValue};
pub use error::{corrupt, from_sqlx};
pub use like::holding;
pub use migrations::{Backend, KNOWN, check_version, migrator};
pub use tables::{Column, Kind, PASSING, TABLES, Table};
