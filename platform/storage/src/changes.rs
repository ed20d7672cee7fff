//! What happens, told while it happens: who looks at a page hears of changes
//! made by others, in this process or in another.
//!
//! A change is told once its transaction is committed, and never otherwise.
//! It is told to those who listen at that moment; nothing is kept for later,
//! the audit log is there for that. Who falls behind, or whose connection to
//! the database broke, is told so, and looks at everything anew.

use folkmoot_model::{AuditEvent, CallId, OrganisationId, Subject};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

/// How many changes are kept for somebody who listens too slowly.
const KEPT: usize = 256;

/// That something happened: ids and numbers alone, no names, no texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where.
    pub organisation: OrganisationId,
    /// The number of its line in the audit log of the organisation.
    pub seq: u64,
    /// To what: the kind of thing and its id.
    pub subject: Subject,
    /// The call that it belongs to, if to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallId>,
}

impl Change {
    /// The change that a line of the audit log tells of. It belongs to the
    /// call that is its subject, or that its detail names as `call`.
    pub fn of(organisation: &OrganisationId, seq: u64, event: &AuditEvent) -> Self {
        let subject = &event.subject;
        let call = if subject.kind == "call" {
            Some(subject.id.as_str())
        } else {
            event.detail.get("call").and_then(|call| call.as_str())
        };
        Self {
            organisation: organisation.clone(),
            seq,
            subject: subject.clone(),
            call: call.and_then(|call| CallId::new(call).ok()),
        }
    }
}

/// What somebody who listens is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Something happened.
    Change(Change),
    /// Some of what happened was not heard; it may have been anything.
    Missed,
}

/// Tells all who listen in this process.
#[derive(Debug, Clone)]
pub struct Teller(broadcast::Sender<Told>);

impl Default for Teller {
    fn default() -> Self {
        Self(broadcast::Sender::new(KEPT))
    }
}

impl Teller {
    /// Tells it. That nobody listens is fine.
    pub fn tell(&self, told: Told) {
        let _ = self.0.send(told);
    }

    /// Begins to listen: to all that is told from here on.
    pub fn listen(&self) -> Changes {
        Changes(self.0.subscribe())
    }
}

/// What happens from the moment on that one began to listen.
#[derive(Debug)]
pub struct Changes(broadcast::Receiver<Told>);

impl Changes {
    /// Passes over all that was told up to now.
    pub fn skip(&mut self) {
        use broadcast::error::TryRecvError::{Closed, Empty};
        while !matches!(self.0.try_recv(), Err(Empty | Closed)) {}
    }

    /// Waits for the next thing to be told; none when storage was closed.
    /// Nothing is lost if the wait is given up.
    pub async fn next(&mut self) -> Option<Told> {
        match self.0.recv().await {
            Ok(told) => Some(told),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Told::Missed),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}
