//! What can go wrong.

use folkmoot_model::{Coded, ErrorCode};

use crate::SchemaVersion;

/// The error of the driver underneath, for the log.
type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why storage could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Something that must be there to be changed is not there.
    #[error("there is no {what} with the id \"{id}\"")]
    NotFound {
        /// What kind of thing, in words.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// Something else has the same key or has changed meanwhile.
    #[error("{what} \"{id}\" {why}")]
    Conflict {
        /// What kind of thing, in words.
        what: &'static str,
        /// Its id.
        id: String,
        /// Why it can't be.
        why: &'static str,
    },
    /// What was written names something that is not there: evidence of a
    /// person who was never added.
    #[error("{what} names something that is not there")]
    MissingReference {
        /// What was written, in words.
        what: &'static str,
        /// What the database said.
        source: Source,
    },
    /// A text that can't be kept: it contains the character U+0000.
    #[error("the {field} contains the character U+0000, which can't be kept")]
    InvalidText {
        /// Which text, in words: "name of a person".
        field: &'static str,
    },
    /// A number that doesn't fit into what is kept.
    #[error("the {field} is too large to be kept")]
    TooLarge {
        /// Which number, in words.
        field: &'static str,
    },
    /// What is kept can't be read: it was changed from outside, or by a
    /// faulty program.
    #[error("the row {key} of the table {table} can't be read: {problem}")]
    CorruptRow {
        /// Which table.
        table: &'static str,
        /// The key of the row.
        key: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Run records and the audit log can't be changed.
    #[error("run records and the audit log are append-only")]
    AppendOnly,
    /// The transaction met an error before; it can only be dropped.
    #[error("this transaction met an error before and can't go on")]
    Spent,
    /// The database doesn't answer now: busy, full, gone, or no connection.
    #[error("the database is not available: {source}")]
    Unavailable {
        /// What the driver said.
        source: Source,
    },
    /// Another writer was in the way; the same again may work.
    #[error("another writer was in the way")]
    Contention {
        /// What the driver said.
        source: Source,
    },
    /// The database has no schema yet, or an older one.
    #[error("the database has schema version {found}, this program needs {known}")]
    SchemaOlder {
        /// What it has.
        found: SchemaVersion,
        /// What is needed.
        known: SchemaVersion,
    },
    /// The database was used by a newer program.
    #[error("the database has schema version {found}, this program knows {known} at most")]
    SchemaNewer {
        /// What it has.
        found: SchemaVersion,
        /// What is known.
        known: SchemaVersion,
    },
    /// The database holds something and can't be restored into.
    #[error("the database is not empty: the table {table} has rows")]
    NotEmpty {
        /// The first such table.
        table: &'static str,
    },
    /// A backup that is cut short, altered or no backup at all. Nothing was
    /// changed.
    #[error("the backup can't be used: line {line}: {problem}")]
    BackupDamaged {
        /// The line, counted from 1 after unpacking.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// A backup of another schema version.
    #[error("the backup has schema version {found}, this program restores {known}")]
    BackupVersion {
        /// That of the backup.
        found: SchemaVersion,
        /// That of the program.
        known: SchemaVersion,
    },
    /// The backup could not be written.
    #[error("the backup could not be written: {0}")]
    BackupWrite(#[source] std::io::Error),
    /// The address of the database, or the folder of its file, can't be used.
    #[error("the database can't be opened: {problem}")]
    Open {
        /// Why.
        problem: String,
    },
    /// Anything else that the database refused: a fault in Folkmoot.
    #[error("the database refused: {source}")]
    Database {
        /// What it said.
        source: Source,
    },
}

impl Coded for StorageError {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::NotFound { .. } => "storage.not_found",
            Self::Conflict { .. } => "storage.conflict",
            Self::MissingReference { .. } => "storage.missing_reference",
            Self::InvalidText { .. } => "storage.invalid_text",
            Self::TooLarge { .. } => "storage.too_large",
            Self::CorruptRow { .. } => "storage.corrupt_row",
            Self::AppendOnly => "storage.append_only",
            Self::Spent => "storage.spent",
            Self::Unavailable { .. } => "storage.unavailable",
            Self::Contention { .. } => "storage.contention",
            Self::SchemaOlder { .. } => "storage.schema_older",
            Self::SchemaNewer { .. } => "storage.schema_newer",
            Self::NotEmpty { .. } => "storage.not_empty",
            Self::BackupDamaged { .. } => "storage.backup_damaged",
            Self::BackupVersion { .. } => "storage.backup_version",
            Self::BackupWrite(_) => "storage.backup_write",
            Self::Open { .. } => "storage.open",
            Self::Database { .. } => "storage.database",
        })
    }

    fn help(&self) -> Option<String> {
        let help = match self {
            Self::Unavailable { .. } => "see that the database runs, and that its disk isn't full",
            Self::Contention { .. } => "try again",
            Self::SchemaOlder { .. } => "run `folkmoot migrate`",
            Self::SchemaNewer { .. } => "use the newer version of folkmoot that wrote it",
            Self::NotEmpty { .. } => "restore into a new, empty database",
            Self::BackupDamaged { .. } => "nothing was changed; use another copy of the backup",
            Self::BackupVersion { .. } => {
                "restore it with the version of folkmoot that wrote it, then run `folkmoot migrate`"
            }
            Self::CorruptRow { .. } => "restore the latest backup, and tell us how it came about",
            _ => return None,
        };
        Some(help.to_owned())
    }
}
