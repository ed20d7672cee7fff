//! What every use case stands on: storage, clock and randomness.

use std::sync::{Arc, Mutex, PoisonError};

use folkmoot_model::{
    Action, Actor, ApiTokenId, AuditEvent, Call, CallId, Clock, Organisation, OrganisationId, Seed,
    Subject,
};
use folkmoot_storage::{Snapshot, Storage, Transaction};
use rand_chacha::ChaCha20Rng;
use serde_json::Value;

use crate::add_badge::BadgeLookup;
use crate::error::AppError;
use crate::input_cache::InputCache;
use crate::issuer::Issuer;
use crate::latest_figures::LatestFigures;
use crate::listed_calls::ListedCalls;
use crate::outbox::Outbox;

/// The program without its surfaces: use cases are its methods, one file
/// each.
#[derive(Clone)]
pub struct App {
    pub(crate) storage: Arc<dyn Storage>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) inputs: Arc<InputCache>,
    pub(crate) figures: Arc<LatestFigures>,
    pub(crate) listed: Arc<ListedCalls>,
    pub(crate) lookup: BadgeLookup,
    pub(crate) issuer: Option<Arc<Issuer>>,
    outbox: Outbox,
    ids: Arc<Mutex<ChaCha20Rng>>,
    /// The token by which it is used, which the audit log names.
    through: Option<ApiTokenId>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("storage", &self.storage).finish_non_exhaustive()
    }
}

impl App {
    /// The program over a database. New ids are drawn from the seed: give a
    /// fresh one each start, or a fixed one in tests.
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>, seed: &Seed) -> Self {
        let ids = Arc::new(Mutex::new(seed.derive("ids").rng()));
        Self {
            storage,
            clock,
            inputs: Arc::default(),
            figures: Arc::default(),
            listed: Arc::default(),
            lookup: Arc::new(folkmoot_credentials::Offline),
            issuer: None,
            outbox: Outbox::default(),
            ids,
            through: None,
        }
    }

    /// The same, used by whoever holds this token: the audit log names it
    /// beside its owner.
    #[must_use]
    pub fn through(&self, token: &ApiTokenId) -> Self {
        Self { through: Some(token.clone()), ..self.clone() }
    }

    /// The same, with a way to look up what issuers of badges publish.
    /// Without, only badges that carry all that is needed can be checked.
    #[must_use]
    pub fn looking_up(self, lookup: BadgeLookup) -> Self {
        Self { lookup, ..self }
    }

    /// The same, giving badges as this issuer. Without, none are given.
    #[must_use]
    pub fn issuing(self, issuer: Issuer) -> Self {
        Self { issuer: Some(issuer.into()), ..self }
    }

    /// What is kept, for the care of the database itself.
    pub fn storage(&self) -> &dyn Storage {
        self.storage.as_ref()
    }

    /// Mails of a made-up town, which go nowhere. Empty in real use.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// The clock everything goes by.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Draws from the randomness for ids.
    pub(crate) fn draw<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        // A thread that died while drawing leaves the generator usable.
        draw(&mut self.ids.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes one line of the audit log within a transaction.
    pub(crate) async fn note(
        &self,
        tx: &mut dyn Transaction,
        organisation: &OrganisationId,
        actor: Actor,
        action: Action,
        subject: (&str, &str),
        mut detail: Value,
    ) -> Result<(), AppError> {
        if let (Some(token), Some(detail)) = (&self.through, detail.as_object_mut()) {
            detail.insert("token".to_owned(), token.as_str().into());
        }
        let event = AuditEvent {
            at: self.clock.now(),
            actor,
            action: action.code().to_owned(),
            subject: Subject { kind: subject.0.to_owned(), id: subject.1.to_owned() },
            detail,
        };
        tx.append_audit(organisation, &event).await?;
        Ok(())
    }
}

/// The organisation, or an error that says that there is none.
pub(crate) async fn organisation(
    snapshot: &mut (impl Snapshot + ?Sized),
    id: &OrganisationId,
) -> Result<Organisation, AppError> {
    snapshot
        .organisation(id)
        .await?
        .ok_or_else(|| AppError::NotFound { what: "organisation", id: id.to_string() })
}

/// A call, or an error that says that there is none.
pub(crate) async fn call(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<Call, AppError> {
    snapshot
        .call(organisation, id)
        .await?
        .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })
}
