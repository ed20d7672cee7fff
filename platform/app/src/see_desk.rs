//! Use case: those who work on calls see where each stands and what comes
//! next.

use folkmoot_model::{Call, CallId, CallState, Day, Issue, Organisation, OrganisationId};

use crate::latest_figures::{Figures, Latest};
use crate::see_calls::{self, CallView};
use crate::{App, AppError, Caller, Permission, app};

/// Everything an organisation works on.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskView {
    /// Whose desk.
    pub organisation: Organisation,
    /// Its issues, the newest first, with the calls that belong to them.
    pub issues: Vec<(Issue, Vec<DeskCall>)>,
    /// Calls that belong to no issue.
    pub calls: Vec<DeskCall>,
}

/// A call, as it stands on the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskCall {
    /// The call, with how many are found.
    pub view: CallView,
    /// The day people were last looked for.
    pub searched_on: Option<Day>,
    /// What to do next.
    pub next: NextStep,
}

/// What a call waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// It is a draft: finish it and open it.
    Open,
    /// It is open and nobody was looked for yet.
    LookForPeople,
    /// Something is missing for some of its kinds of knowing.
    FillGaps {
        /// For how many.
        kinds: usize,
    },
    /// Every kind of knowing has its people.
    AllFound,
    /// Nothing: it is closed or withdrawn.
    Nothing,
}

impl App {
    /// The issues and calls of an organisation, the newest first, each with
    /// its next step.
    ///
    /// Needs [`Permission::SeeCalls`].
    pub async fn see_desk(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<DeskView, AppError> {
        caller.must(Permission::SeeCalls, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let mut calls = Vec::new();
        let latest = self.figures.load(snapshot.as_mut(), organisation, None).await?;
        for call in snapshot.calls(organisation).await? {
            let latest = latest.get(&call.id);
            calls.push(desk_call(call, &owner, latest));
        }
        let mut issues = Vec::new();
        for issue in snapshot.issues(organisation).await? {
            let (its, others) =
                calls.into_iter().partition(|c| c.view.call.issue.as_ref() == Some(&issue.id));
            calls = others;
            issues.push((issue, its));
        }
        Ok(DeskView { organisation: owner, issues, calls })
    }

    /// One call as it stands on the desk.
    ///
    /// Needs [`Permission::SeeCalls`].
    pub async fn see_desk_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<DeskCall, AppError> {
        caller.must(Permission::SeeCalls, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let call = snapshot
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let latest = self.figures.load(snapshot.as_mut(), organisation, Some(id)).await?;
        let latest = latest.get(id);
        Ok(desk_call(call, &owner, latest))
    }
}

fn desk_call(call: Call, owner: &Organisation, latest: Option<&Latest>) -> DeskCall {
    let next = next_step(&call, latest.map(|latest| latest.figures.as_ref()));
    let searched_on = latest.map(|latest| latest.at.day());
    let found = see_calls::found(&call, latest);
    let view = CallView { call, organisation: owner.clone(), found };
    DeskCall { view, searched_on, next }
}

fn next_step(call: &Call, figures: Option<&Figures>) -> NextStep {
    match (call.state, figures) {
        (CallState::Draft, _) => NextStep::Open,
        (CallState::Closed | CallState::Withdrawn, _) => NextStep::Nothing,
        (CallState::Open, None) => NextStep::LookForPeople,
        (CallState::Open, Some(figures)) => {
            match call.brief.kinds.iter().filter(|kind| figures.lacks(&kind.id)).count() {
                0 => NextStep::AllFound,
                kinds => NextStep::FillGaps { kinds },
            }
        }
    }
}
