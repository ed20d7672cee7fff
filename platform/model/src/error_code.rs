//! A stable code for every error, so that text is made at the edge.

use serde::Serialize;

/// A short, stable, dotted name of an error, for scripts and translations:
/// `id.empty`, `csv.column`. Codes are never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ErrorCode(pub &'static str);

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// An error that knows its code. The sentence of its `Display` is English;
/// pages translate by code.
pub trait Coded: std::error::Error {
    /// The code of this error.
    fn code(&self) -> ErrorCode;

    /// What to do about it, where that is known.
    fn help(&self) -> Option<String> {
        None
    }
}
