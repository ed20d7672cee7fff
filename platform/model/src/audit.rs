//! Who did what, when.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{PersonId, Timestamp};

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A person, by id; never by name.
    Person(PersonId),
    /// Somebody with access to the machine, on the command line.
    CommandLine,
    /// Folkmoot itself, in the background.
    System,
}

impl Actor {
    /// As one text: `person:7`, `command_line`, `system`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::CommandLine => "command_line".to_owned(),
            Self::System => "system".to_owned(),
        }
    }

    /// Reads what [`Actor::to_text`] writes.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "command_line" => Some(Self::CommandLine),
            "system" => Some(Self::System),
            _ => {
                text.strip_prefix("person:").and_then(|id| PersonId::new(id).ok()).map(Self::Person)
            }
        }
    }
}

/// What something was done to: `call`, and its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The kind of thing, one word.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// One thing that was done, as it goes into the audit log. No names and no
/// addresses: the log outlives what a person wants known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What, as a dotted code: `call.opened`.
    pub action: String,
    /// To what.
    pub subject: Subject,
    /// Counts and codes that say more.
    pub detail: Value,
}
