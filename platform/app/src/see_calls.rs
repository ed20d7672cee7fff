//! Use case: calls are read, by anyone or by those who write them.

use folkmoot_model::{Call, CallId, CallState, KindId, Organisation, OrganisationId, Timestamp};
use folkmoot_storage::Snapshot;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::{App, AppError, Caller, Permission, shortlist};

/// A call with who asks and, in figures alone, how far the search has come.
#[derive(Debug, Clone, PartialEq)]
pub struct CallView {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// For each kind of knowing, how many are found; none before the first
    /// search.
    pub found: Vec<(KindId, Option<u32>)>,
}

impl App {
    /// The calls that the caller may see, the newest first: open and closed
    /// ones for everyone, all of them for members.
    ///
    /// Needs [`Permission::SeePublic`].
    pub async fn list_calls(&self, caller: &Caller) -> Result<Vec<CallView>, AppError> {
        let mut snapshot = self.storage.read().await?;
        let mut views = Vec::new();
        for organisation in snapshot.organisations().await? {
            caller.must(Permission::SeePublic, &organisation.id)?;
            for call in snapshot.calls(&organisation.id).await? {
                if visible(caller, &call) {
                    let figures = figures(snapshot.as_mut(), &call).await?;
                    let found = found(&call, figures.as_ref().map(|(_, figures)| figures));
                    views.push(CallView { call, organisation: organisation.clone(), found });
                }
            }
        }
        views.sort_by_key(|view| std::cmp::Reverse(view.call.created_at));
        Ok(views)
    }

    /// One call. A draft that the caller may not see isn't there for them.
    ///
    /// Needs [`Permission::SeePublic`].
    pub async fn see_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<CallView, AppError> {
        caller.must(Permission::SeePublic, organisation)?;
        let not_found = || AppError::NotFound { what: "call", id: id.to_string() };
        let mut snapshot = self.storage.read().await?;
        let owner = snapshot.organisation(organisation).await?.ok_or_else(not_found)?;
        let call = snapshot.call(organisation, id).await?.ok_or_else(not_found)?;
        if !visible(caller, &call) {
            return Err(not_found());
        }
        let figures = figures(snapshot.as_mut(), &call).await?;
        let found = found(&call, figures.as_ref().map(|(_, figures)| figures));
        Ok(CallView { call, organisation: owner, found })
    }
}

fn visible(caller: &Caller, call: &Call) -> bool {
    match call.state {
        CallState::Open | CallState::Closed => true,
        CallState::Draft | CallState::Withdrawn => {
            caller.may(Permission::SeeCalls, &call.organisation)
        }
    }
}

/// The figures of a match report; all that names people is passed over
/// unread.
#[derive(Debug, Deserialize)]
pub(crate) struct Figures {
    kinds: Vec<KindFigures>,
}

#[derive(Debug, Deserialize)]
struct KindFigures {
    id: KindId,
    found: u32,
    missing: Vec<IgnoredAny>,
}

impl Figures {
    fn of(&self, kind: &KindId) -> Option<&KindFigures> {
        self.kinds.iter().find(|figures| figures.id == *kind)
    }

    /// Whether something is missing for a kind. One that the search didn't
    /// know, because it was added since, lacks everything.
    pub(crate) fn lacks(&self, kind: &KindId) -> bool {
        self.of(kind).is_none_or(|figures| !figures.missing.is_empty())
    }
}

/// The figures of the latest search for a call, and when it was made.
pub(crate) async fn figures(
    snapshot: &mut dyn Snapshot,
    call: &Call,
) -> Result<Option<(Timestamp, Figures)>, AppError> {
    match shortlist::latest_run(snapshot, call).await? {
        Some(run) => Ok(Some((run.at, shortlist::read(&run, &run.report)?))),
        None => Ok(None),
    }
}

/// How many are found for each kind, at most as many as are wanted: more is
/// no public matter.
pub(crate) fn found(call: &Call, figures: Option<&Figures>) -> Vec<(KindId, Option<u32>)> {
    let found = |kind: &folkmoot_model::KindOfKnowing| {
        let figures = figures.and_then(|figures| figures.of(&kind.id));
        (kind.id.clone(), figures.map(|figures| figures.found.min(kind.people)))
    };
    call.brief.kinds.iter().map(found).collect()
}
