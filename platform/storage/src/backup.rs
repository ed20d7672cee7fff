//! Backup and restore: one format for every database, so that it is also the
//! way from one to another.
//!
//! A backup is gzip-compressed JSON Lines in UTF-8:
//!
//! ```text
//! {"folkmoot_backup":1,"schema":1,"at":"2026-03-01T09:30:00Z"}
//! {"table":"organisation","columns":["id","name","fictional","created_at"]}
//! ["northmere","Northmere Council",1,1772357400000]
//! {"table":"person","columns":[…]}
//! …
//! {"end":{"rows":{"organisation":1,…},"sha256":"…"}}
//! ```
//!
//! Rows are arrays of texts, whole numbers and nulls, in the order of their
//! key; a table stands after those it refers to. The digest is over all
//! bytes before the last line, unpacked. Two backups of the same content
//! taken at the same time are the same bytes.
//!
//! A backup contains everything that is known about people. Keep it as you
//! would keep the database.

use std::collections::BTreeMap;

use folkmoot_model::{Digest, Timestamp};
use serde::{Deserialize, Serialize};

use crate::SchemaVersion;

/// The version of the format of a backup.
pub const FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// When it was taken.
    pub at: Timestamp,
    /// The schema of the database it is of.
    pub schema: SchemaVersion,
    /// How many rows there are in each table.
    pub rows: BTreeMap<String, u64>,
    /// The digest of its content.
    pub digest: Digest,
}

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub folkmoot_backup: u32,
    /// The version of the schema.
    pub schema: i64,
    /// When it was taken.
    pub at: Timestamp,
}

/// The line before the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLine {
    /// The name of the table.
    pub table: String,
    /// The columns of the rows that follow.
    pub columns: Vec<String>,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footer {
    /// What it says.
    pub end: End,
}

/// What the last line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// How many rows there are in each table.
    pub rows: BTreeMap<String, u64>,
    /// SHA-256 of all bytes before this line.
    pub sha256: Digest,
}
