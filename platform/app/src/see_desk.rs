//! Use case: those who work on calls see where each stands and what comes
//! next.

use std::cmp::Reverse;

use folkmoot_model::{
    Call, CallId, CallState, Day, Invitation, InvitationState, Issue, Organisation, OrganisationId,
    Timestamp,
};
use folkmoot_storage::Snapshot;

use crate::latest_figures::{Figures, Latest};
use crate::see_calls::{self, CallView};
use crate::{App, AppError, Caller, InvitationCounts, Permission, app, may_ask};

/// Most answers on the desk.
const MOST_ANSWERS: usize = 10;

/// Everything an organisation works on.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskView {
    /// Whose desk.
    pub organisation: Organisation,
    /// Its issues, the newest first, with the calls that belong to them.
    pub issues: Vec<(Issue, Vec<DeskCall>)>,
    /// Calls that belong to no issue.
    pub calls: Vec<DeskCall>,
    /// The latest answers to open calls, the newest first; none for those who
    /// may not see who was asked.
    pub answers: Vec<DeskAnswer>,
}

/// An answer that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskAnswer {
    /// To which call.
    pub call: CallId,
    /// What that asks.
    pub title: String,
    /// The name of who answered.
    pub name: String,
    /// What they said.
    pub state: InvitationState,
    /// When.
    pub at: Timestamp,
}

/// A call, as it stands on the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskCall {
    /// The call, with how many are found.
    pub view: CallView,
    /// The day people were last looked for.
    pub searched_on: Option<Day>,
    /// How many of those asked are where.
    pub asked: InvitationCounts,
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
    /// Every kind of knowing has its people: choose whom to ask.
    AllFound,
    /// People were asked and can still answer.
    Await {
        /// How many.
        people: u32,
        /// The last day on which one of them can.
        by: Day,
    },
    /// All who were asked have answered, or time is up, and more are needed.
    AskMore {
        /// How many said yes.
        yes: u32,
        /// How many are wanted.
        wanted: u32,
    },
    /// As many as are wanted said yes: close the call.
    Enough {
        /// How many said yes.
        yes: u32,
    },
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
        let today = self.clock.now().day();
        let see_names = caller.may(Permission::SeeShortlist, organisation);
        let mut answers = Vec::new();
        let latest = self.figures.load(snapshot.as_mut(), organisation, None).await?;
        for call in snapshot.calls(organisation).await? {
            let latest = latest.get(&call.id);
            let is_open = call.state == CallState::Open;
            let asked = if is_open {
                snapshot.invitations_to(organisation, &call.id).await?
            } else {
                Vec::new()
            };
            calls.push(desk_call(call, &owner, latest, &asked, today));
            if see_names {
                answers.extend(asked.into_iter().filter_map(|it| Some((answered(&it)?, it))));
            }
        }
        answers.sort_by_key(|(at, invitation)| (Reverse(*at), invitation.id.clone()));
        answers.truncate(MOST_ANSWERS);
        let answers = desk_answers(snapshot.as_mut(), answers, &calls).await?;
        let mut issues = Vec::new();
        for issue in snapshot.issues(organisation).await? {
            let (its, others) =
                calls.into_iter().partition(|c| c.view.call.issue.as_ref() == Some(&issue.id));
            calls = others;
            issues.push((issue, its));
        }
        Ok(DeskView { organisation: owner, issues, calls, answers })
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
        let asked = snapshot.invitations_to(organisation, id).await?;
        Ok(desk_call(call, &owner, latest.get(id), &asked, self.clock.now().day()))
    }
}

/// When an answer came in, if one did.
const fn answered(invitation: &Invitation) -> Option<Timestamp> {
    match invitation.state {
        InvitationState::Accepted { at }
        | InvitationState::Declined { at, .. }
        | InvitationState::Forwarded { at } => Some(at),
        _ => None,
    }
}

/// Answers with the names of those who gave them and what they were asked.
async fn desk_answers(
    snapshot: &mut dyn Snapshot,
    answers: Vec<(Timestamp, Invitation)>,
    calls: &[DeskCall],
) -> Result<Vec<DeskAnswer>, AppError> {
    let mut named = Vec::new();
    for (at, Invitation { organisation, call, person, state, .. }) in answers {
        let title = calls.iter().map(|desk| &desk.view.call).find(|it| it.id == call);
        let person = snapshot.person(&organisation, &person).await?;
        if let (Some(of), Some(person)) = (title, person) {
            let (title, name) = (of.brief.title.clone(), person.name);
            named.push(DeskAnswer { call, title, name, state, at });
        }
    }
    Ok(named)
}

/// A call with its next step.
fn desk_call(
    call: Call,
    owner: &Organisation,
    latest: Option<&Latest>,
    invitations: &[Invitation],
    today: Day,
) -> DeskCall {
    let figures = latest.map(|latest| latest.figures.as_ref());
    let next = next_step(&call, figures, invitations, today);
    let asked = InvitationCounts::of(invitations);
    let searched_on = latest.map(|latest| latest.at.day());
    let found = see_calls::found(&call, latest);
    let view = CallView { call, organisation: owner.clone(), found };
    DeskCall { view, searched_on, asked, next }
}

fn next_step(
    call: &Call,
    figures: Option<&Figures>,
    invitations: &[Invitation],
    today: Day,
) -> NextStep {
    if call.state == CallState::Open
        && let Some(next) = after_asking(call, invitations, today)
    {
        return next;
    }
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

/// What comes next for an open call once somebody was asked.
fn after_asking(call: &Call, invitations: &[Invitation], today: Day) -> Option<NextStep> {
    let asked = |it: &&Invitation| {
        !matches!(it.state, InvitationState::Drafted | InvitationState::Withdrawn { .. })
    };
    invitations.iter().find(asked)?;
    let yes = InvitationCounts::of(invitations).accepted;
    let wanted = call.brief.people();
    if yes >= wanted {
        return Some(NextStep::Enough { yes });
    }
    let waiting =
        invitations.iter().filter(|it| it.state.is_open() && !may_ask::is_over(it, today));
    let days: Vec<Day> = waiting.map(|it| it.answer_by.unwrap_or(today)).collect();
    Some(match days.iter().max() {
        Some(by) => {
            NextStep::Await { people: u32::try_from(days.len()).unwrap_or(u32::MAX), by: *by }
        }
        None => NextStep::AskMore { yes, wanted },
    })
}
