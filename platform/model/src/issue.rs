//! The hard problem.

use serde::{Deserialize, Serialize};

use crate::{InvalidTransition, IssueId, OrganisationId, Timestamp, codes::codes};

/// A hard problem that an organisation works on with people who know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// In a few words: "Safer streets round the harbour".
    pub title: String,
    /// What hurts, in a paragraph.
    pub summary: String,
    /// The team or post that answers for it; may be empty. A name of a
    /// person doesn't belong here: it would stay when they are erased.
    #[serde(default)]
    pub owner: String,
    /// Open or closed.
    pub state: IssueState,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Where an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueState {
    /// Being worked on.
    Open,
    /// Laid down; its calls and promises stay readable.
    Closed,
}

codes!("state of an issue", IssueState { Open = "open", Closed = "closed" });

impl Issue {
    /// Lays the issue down.
    pub fn close(self) -> Result<Self, InvalidTransition> {
        self.step(IssueState::Open, IssueState::Closed)
    }

    /// Takes the issue up again.
    pub fn reopen(self) -> Result<Self, InvalidTransition> {
        self.step(IssueState::Closed, IssueState::Open)
    }

    fn step(self, from: IssueState, to: IssueState) -> Result<Self, InvalidTransition> {
        if self.state == from {
            Ok(Self { state: to, ..self })
        } else {
            Err(InvalidTransition { what: "issue", from: self.state.code(), to: to.code() })
        }
    }
}
