//! Use case: calls are read, by anyone or by those who write them.

use folkmoot_model::{Call, CallId, CallState, KindId, Organisation, OrganisationId};

use crate::latest_figures::Latest;
use crate::{App, AppError, Caller, Permission};

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
            let listed =
                self.listed.load(snapshot.as_mut(), &self.figures, &organisation.id).await?;
            for (call, found) in listed.iter().filter(|(call, _)| visible(caller, call)) {
                views.push(CallView {
                    call: call.clone(),
                    organisation: organisation.clone(),
                    found: found.clone(),
                });
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
        let latest = self.figures.load(snapshot.as_mut(), organisation, Some(id)).await?;
        let found = found(&call, latest.get(id));
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

/// How many are found for each kind, at most as many as are wanted: more is
/// no public matter.
pub(crate) fn found(call: &Call, latest: Option<&Latest>) -> Vec<(KindId, Option<u32>)> {
    let found = |kind: &folkmoot_model::KindOfKnowing| {
        let found = latest.and_then(|latest| latest.figures.found(&kind.id));
        (kind.id.clone(), found.map(|found| found.min(kind.people)))
    };
    call.brief.kinds.iter().map(found).collect()
}
