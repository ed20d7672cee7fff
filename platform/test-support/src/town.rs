//! The made-up town, in a folder of its own.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use folkmoot_app::{Answer, App, Ask, Caller, Holder, Issuer};
use folkmoot_model::{CallId, Clock, OrganisationId, PersonId, Seed, Timestamp};
use folkmoot_storage::Storage as _;
use folkmoot_storage_sqlite::SqliteStorage;
use tempfile::TempDir;

/// An app over the made-up town, with a clock that is set by hand. Clones share
/// everything; the folder goes with the last of them.
#[derive(Debug, Clone)]
pub struct Town {
    /// The app.
    pub app: App,
    /// The town's council.
    pub organisation: OrganisationId,
    /// Its clock: noon on 22 November 2026 at first.
    pub clock: Arc<HandClock>,
    _folder: Arc<TempDir>,
}

impl Town {
    /// The town, founded anew.
    pub async fn found() -> Self {
        let clock = HandClock::noon();
        let (app, folder) = over(clock.clone()).await;
        let founded = app.found_demo_town(&Caller::Operator, &Seed::new("tests")).await.unwrap();
        Self { app, organisation: founded.0, clock, _folder: folder }
    }

    /// The town in which everybody who is suggested for Harbour Road said yes.
    pub async fn accepted() -> Self {
        let town = Self::found().await;
        everybody_says_yes(&town.app, &town.organisation).await;
        town
    }

    /// Somebody of the town, without a role.
    pub fn somebody(&self, person: &PersonId) -> Caller {
        citizen(&self.organisation, person)
    }
}

fn citizen(organisation: &OrganisationId, person: &PersonId) -> Caller {
    let (organisation, person) = (organisation.clone(), person.clone());
    Caller::Person { organisation, person, roles: BTreeSet::new() }
}

/// Asks everybody who is suggested for Harbour Road; they say yes. Gives whoever was asked.
pub async fn everybody_says_yes(app: &App, organisation: &OrganisationId) -> Vec<PersonId> {
    let (operator, call) = (Caller::Operator, CallId::new("harbour-road").unwrap());
    let preview = app.preview_invitations(&operator, organisation, &call, None).await.unwrap();
    let asks: Vec<Ask> = preview.to_ask().map(|recipient| recipient.ask.clone()).collect();
    let by = "2026-12-06".parse().unwrap();
    app.send_invitations(&operator, organisation, &call, &asks, by).await.unwrap();
    let view = app.see_invitations(&operator, organisation, &call).await.unwrap();
    for (invitation, _) in &view.invitations {
        let caller = citizen(organisation, &invitation.person);
        app.answer_invitation(Holder::Me(&caller, &invitation.id), Answer::Yes).await.unwrap();
    }
    view.invitations.into_iter().map(|(it, _)| it.person).collect()
}

/// An app over an empty database, with a clock that is set by hand. Clones
/// share everything.
#[derive(Debug, Clone)]
pub struct Empty {
    /// The app.
    pub app: App,
    /// Its clock: noon on 22 November 2026 at first.
    pub clock: Arc<HandClock>,
    _folder: Arc<TempDir>,
}

impl Empty {
    /// A new one.
    pub async fn new() -> Self {
        let clock = HandClock::noon();
        let (app, folder) = over(clock.clone()).await;
        Self { app, clock, _folder: folder }
    }
}

/// A clock that is set by hand.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    fn noon() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(noon().as_millis())))
    }

    /// Puts it forward by days.
    pub fn forward_days(&self, days: i64) {
        self.forward_minutes(days * 24 * 60);
    }

    /// Puts it forward.
    pub fn forward_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::Relaxed);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse::<Timestamp>().unwrap()
}

/// An app over an empty database.
async fn over(clock: Arc<dyn Clock>) -> (App, Arc<TempDir>) {
    let folder = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(&folder.path().join("town.sqlite")).await.unwrap();
    storage.migrate().await.unwrap();
    let issuer = Issuer::new("https://folkmoot.example.org", [7; 32]);
    let app = App::new(Arc::new(storage), clock, &Seed::new("tests")).issuing(issuer);
    (app, Arc::new(folder))
}
