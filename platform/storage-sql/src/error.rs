//! From what the driver says to what storage says.

use std::fmt::Display;

use folkmoot_storage::StorageError;
use sqlx::error::{DatabaseError, ErrorKind};

/// What the triggers of append-only tables say, on both databases.
const APPEND_ONLY: &str = "folkmoot: append-only";

/// A row that can't be read.
pub fn corrupt(table: &'static str, key: impl Display, problem: impl Display) -> StorageError {
    StorageError::CorruptRow { table, key: key.to_string(), problem: problem.to_string() }
}

/// Translates an error of the driver; `what` is the table that was worked on.
pub fn from_sqlx(what: &'static str) -> impl Fn(sqlx::Error) -> StorageError {
    move |error| match error {
        sqlx::Error::Database(error) => from_database(what, error),
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
            corrupt(what, "(not known)", error)
        }
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => StorageError::Unavailable { source: error.into() },
        _ => StorageError::Database { source: error.into() },
    }
}

fn from_database(what: &'static str, error: Box<dyn DatabaseError>) -> StorageError {
    if error.message().contains(APPEND_ONLY) {
        return StorageError::AppendOnly;
    }
    let kind = error.kind();
    let class = error.code().map(|code| class_of(&code));
    let source = error.into_error();
    match (kind, class) {
        (ErrorKind::ForeignKeyViolation, _) => StorageError::MissingReference { what, source },
        (ErrorKind::UniqueViolation, _) => {
            StorageError::Conflict { what, id: source.to_string(), why: "is there already" }
        }
        (_, Some(Class::Contention)) => StorageError::Contention { source },
        (_, Some(Class::Unavailable)) => StorageError::Unavailable { source },
        _ => StorageError::Database { source },
    }
}

/// What a code of the database means for whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Contention,
    Unavailable,
    Other,
}

/// PostgreSQL has codes of five characters (appendix A of its manual), SQLite
/// numbers whose low byte is the primary code (sqlite.org/rescode.html).
fn class_of(code: &str) -> Class {
    if let Ok(number) = code.parse::<u32>()
        && code.len() < 5
    {
        return match number & 0xff {
            // BUSY, LOCKED
            5 | 6 => Class::Contention,
            // PERM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
            3 | 8 | 10 | 13 | 14 | 15 => Class::Unavailable,
            _ => Class::Other,
        };
    }
    match code.get(..2) {
        // Transaction rollback: serialization failure, deadlock.
        Some("40") => Class::Contention,
        // Lock not available.
        Some("55") if code == "55P03" => Class::Contention,
        // Connection, insufficient resources, operator intervention, system.
        Some("08" | "53" | "57" | "58") => Class::Unavailable,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_codes_of_both_databases() {
        for (code, class) in [
            ("5", Class::Contention),
            ("517", Class::Contention),
            ("40001", Class::Contention),
            ("40P01", Class::Contention),
            ("13", Class::Unavailable),
            ("1290", Class::Unavailable),
            ("57P01", Class::Unavailable),
            ("53300", Class::Unavailable),
            ("1", Class::Other),
            ("42601", Class::Other),
            ("", Class::Other),
            ("é", Class::Other),
        ] {
            assert_eq!(class_of(code), class, "{code}");
        }
    }
}
