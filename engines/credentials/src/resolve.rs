//! Looking things up: the caller's trait, and how often it is asked.

use crate::json;
use crate::verdict::{Code, Reason};
use serde_json::Value;
use std::cell::Cell;
use std::fmt;

/// How a check gets at what others publish: DID documents, status lists, hosted badges.
///
/// This crate opens no connection. It asks for `https` addresses alone, a few for one badge.
/// The addresses come from the badge, so from a stranger: an implementation that goes to the
/// network must refuse addresses that aren't public (also after each redirect and after name
/// resolution), and must bound time and size.
pub trait Resolve {
    /// The bytes at an address.
    ///
    /// # Errors
    /// Why there are none.
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved>;
}

/// Why there is nothing at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unresolved {
    /// The caller doesn't look things up.
    Offline,
    /// Said to be gone for good (HTTP 410): so an issuer withdraws a hosted badge.
    Gone,
    /// Nothing there (HTTP 404).
    NotFound,
    /// An address the caller doesn't go to.
    Refused,
    /// No answer, too late, or too large.
    Failed,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Offline => "offline",
            Self::Gone => "gone",
            Self::NotFound => "not found",
            Self::Refused => "refused",
            Self::Failed => "no answer",
        })
    }
}

/// Looks nothing up: what needs it is told as not resolvable.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

impl Resolve for Offline {
    fn fetch(&self, _address: &str) -> Result<Vec<u8>, Unresolved> {
        Err(Unresolved::Offline)
    }
}

/// Asks the caller's [`Resolve`], at most so many times for one badge.
pub(crate) struct Lookups<'a> {
    resolve: &'a dyn Resolve,
    left: Cell<u32>,
}

/// Most lookups for one badge: issuer, list, list's issuer, and a few endorsements.
const MAX_LOOKUPS: u32 = 12;

impl<'a> Lookups<'a> {
    pub(crate) fn new(resolve: &'a dyn Resolve) -> Self {
        Self { resolve, left: Cell::new(MAX_LOOKUPS) }
    }

    /// The bytes at an address; `otherwise` is the reason's code if there are none.
    pub(crate) fn bytes(&self, address: &str, otherwise: Code) -> Result<Vec<u8>, Reason> {
        self.try_bytes(address).map_err(|why| Reason::new(otherwise, format!("{address} ({why})")))
    }

    pub(crate) fn try_bytes(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        if !address.starts_with("https://") {
            return Err(Unresolved::Refused);
        }
        let left = self.left.get().checked_sub(1).ok_or(Unresolved::Refused)?;
        self.left.set(left);
        let bytes = self.resolve.fetch(address)?;
        if bytes.len() > json::MAX_BYTES { Err(Unresolved::Failed) } else { Ok(bytes) }
    }

    /// The JSON at an address.
    pub(crate) fn json(&self, address: &str, otherwise: Code) -> Result<Value, Reason> {
        let bytes = self.bytes(address, otherwise)?;
        let parsed = json::parse(&bytes);
        parsed.map_err(|why| Reason::new(otherwise, format!("{address} ({why})")))
    }
}

/// Scheme and host of an address, in lower case: who answers for what is published there.
pub(crate) fn origin(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty() && !host.contains(['@', '\\']))
        .then(|| format!("https://{}", host.to_lowercase()))
}
