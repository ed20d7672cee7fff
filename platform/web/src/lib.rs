//! The service over HTTP: forms and paths become use cases, and what those
//! give becomes pages.
//!
//! Every route stands in [`routes::ROUTES`] with what it needs; the router is
//! built from that table and from nothing else. Around every route goes
//! `around.rs`: who is asking, a number for the request, error pages, security
//! headers and one line in the log.
//!
//! Nothing that matters is kept in the process between requests, so that many
//! can run side by side. What the app keeps ready for the next search it
//! checks against the audit log first.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod address;
mod api;
mod around;
mod bearer;
mod client;
mod forms;
mod headers;
mod language;
mod live;
pub mod oidc;
mod pages;
mod problem;
pub mod routes;
mod seal;
mod serve;
mod sessions;
mod visitor;

pub use bearer::write as write_token;
pub use seal::Key;
pub use serve::serve;

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use folkmoot_app::App;
use folkmoot_model::{OrganisationId, Seed};
use rand_chacha::ChaCha20Rng;
use rand_core::Rng;

/// How the service is to run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Signs sessions and forms. The same for every process that serves one
    /// database, and over restarts.
    pub key: Key,
    /// Whether people reach it by HTTPS; then cookies are sent by no other
    /// way, and browsers are told to come back by HTTPS only.
    pub https: bool,
    /// The made-up organisation in which anyone may be whoever they like.
    /// None in real use.
    pub demo: Option<OrganisationId>,
    /// Whether mail goes out, so that people can sign in by it.
    pub mail: bool,
    /// How it goes out, for admins to see; never a password.
    pub mail_line: Option<MailLine>,
    /// Where staff have accounts to sign in with, if they have.
    pub staff: Option<oidc::Provider>,
    /// The header in which the proxy in front says where a request comes
    /// from, as `X-Forwarded-For`; its last entry counts.
    pub client_header: Option<String>,
    /// Where numbers of requests and tokens of forms are drawn from: a fresh
    /// one each start.
    pub seed: Seed,
}

/// How mail goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLine {
    /// The server and its port.
    pub server: String,
    /// How the line to it is kept, as it is set: `starttls`.
    pub encryption: String,
    /// Whom mail comes from.
    pub from: String,
    /// Whether the service signs in there.
    pub signs_in: bool,
}

impl Settings {
    /// The address at which one signs in, if one can.
    pub(crate) fn sign_in(&self) -> Option<&'static str> {
        let real = (self.mail || self.staff.is_some()).then_some(folkmoot_pages::SIGN_IN);
        self.demo.as_ref().map(|_| folkmoot_pages::DEMO_SIGN_IN).or(real)
    }
}

/// The service: what every handler stands on. Clones share everything.
#[derive(Debug, Clone)]
pub struct Web {
    pub(crate) app: App,
    pub(crate) settings: Arc<Settings>,
    pub(crate) live: Arc<live::Live>,
    random: Arc<Mutex<ChaCha20Rng>>,
}

impl Web {
    /// The service over an app.
    pub fn new(app: App, settings: Settings) -> Self {
        let random = Arc::new(Mutex::new(settings.seed.derive("web").rng()));
        Self { app, settings: Arc::new(settings), live: Arc::default(), random }
    }

    /// Every route, ready to be served.
    pub fn router(self) -> Router {
        routes::router(self)
    }

    /// Sixteen random bytes.
    pub(crate) fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        // A thread that died while drawing leaves the generator usable.
        self.random.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}
