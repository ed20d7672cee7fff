use axum::{
    Extension, Form,
    extract::{Path, State},
    http::{HeaderMap, header::SET_COOKIE},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{DeskCall, FindPeople, ForCall, InvitationCounts, NextStep, Permission};
use folkmoot_model::{CallId, IssueState, LotteryState, Seed};
use folkmoot_pages::{
    Section,
    pages::{
        AnswerLine, Count, DeskCallPage, DeskIssue, DeskLine, DeskPage, KindLine, PanelStep, Step,
    },
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, sessions, visitor::Visitor};

/// Most people listed for each kind of knowing.
const LISTED: u32 = 20;
/// Nothing is drawn by chance in a search; the record names a seed all the
/// same.
const SEED: &str = "desk";

/// Issues and calls, with the next step of each.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Page {
    let organisation = visitor.organisation()?;
    let desk = web.app.see_desk(&visitor.caller, organisation).await?;
    let lines = |calls: &[DeskCall]| calls.iter().map(line).collect();
    let seen = sessions::desk_seen(&headers, &web.settings);
    let answers = desk.answers.iter().map(|answer| AnswerLine {
        address: address::invitations(&answer.call),
        title: answer.title.clone(),
        name: answer.name.clone(),
        state: answer.state.clone(),
        on: answer.at.day(),
        new: seen.is_none_or(|seen| answer.at > seen),
    });
    let issues = desk.issues.iter().map(|(issue, calls)| DeskIssue {
        address: address::issue(&issue.id),
        title: issue.title.clone(),
        summary: issue.summary.clone(),
        owner: issue.owner.clone(),
        closed: issue.state == IssueState::Closed,
        calls: lines(calls),
    });
    render(&DeskPage {
        layout: visitor.layout(&web, Section::Desk),
        organisation: desk.organisation.name.clone(),
        may_write: visitor.caller.may(Permission::WriteCalls, organisation),
        issues: issues.collect(),
        calls: lines(&desk.calls),
        answers: answers.collect(),
    })
}

/// Notes in this browser that the answers on the desk were looked at.
pub(crate) async fn seen(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.see_desk(&visitor.caller, visitor.organisation()?).await?;
    let cookie = sessions::keep_desk_seen(web.app.clock().now(), &web.settings);
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/desk")).into_response())
}

fn line(call: &DeskCall) -> DeskLine {
    let brief = &call.view.call.brief;
    DeskLine {
        address: address::desk_call(&call.view.call.id),
        title: brief.title.clone(),
        state: call.view.call.state,
        decided_on: brief.decision.on,
        count: Count {
            found: call.view.found.iter().map(|(_, found)| *found).sum(),
            people: brief.people(),
        },
        next: step(call.next),
    }
}

const fn step(next: NextStep) -> Step {
    match next {
        NextStep::Open => Step::Open,
        NextStep::LookForPeople => Step::Look,
        NextStep::FillGaps { kinds } => Step::Gaps(kinds),
        NextStep::AllFound => Step::AllFound,
        NextStep::Await { people, by } => Step::Await(people, by),
        NextStep::AskMore { yes, wanted } => Step::AskMore(yes, wanted),
        NextStep::Enough { yes } => Step::Enough(yes),
        NextStep::Nothing => Step::None,
    }
}

/// One call: where it stands and what can be done.
pub(crate) async fn show_call(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Page {
    let organisation = visitor.organisation()?;
    let desk = web.app.see_desk_call(&visitor.caller, organisation, &CallId::new(call)?).await?;
    let may = |permission| visitor.caller.may(permission, organisation);
    let call = &desk.view.call;
    let kinds = call.brief.kinds.iter().zip(&desk.view.found);
    let shortlist = desk.searched_on.is_some() && may(Permission::SeeShortlist);
    let offers = if may(Permission::SeeShortlist) {
        Some(web.app.count_open_offers(&visitor.caller, organisation, &call.id).await?)
    } else {
        None
    };
    let panel = if may(Permission::SeeShortlist) {
        let stands = web.app.panel_stands(&visitor.caller, organisation, &call.id).await?;
        // before anybody said yes there is nobody to draw
        let step = stands.map(|stands| match stands {
            LotteryState::Published { .. } => PanelStep::Published,
            LotteryState::Drawn { .. } => PanelStep::Drawn,
            LotteryState::Draft | LotteryState::Withdrawn { .. } => PanelStep::Draft,
        });
        step.or((desk.asked.accepted > 0).then_some(PanelStep::Begin))
    } else {
        None
    };
    let asks_questions = call.brief.kinds.iter().any(|kind| !kind.questions.is_empty());
    render(&DeskCallPage {
        panel,
        offers,
        layout: visitor.layout(&web, Section::Desk),
        title: call.brief.title.clone(),
        state: call.state,
        decision: call.brief.decision.what.clone(),
        decided_on: call.brief.decision.on,
        searched_on: desk.searched_on,
        next: step(desk.next),
        kinds: kinds.map(|(kind, (_, found))| KindLine::new(kind, *found)).collect(),
        address: address::desk_call(&call.id),
        call_address: address::call(call),
        may_write: may(Permission::WriteCalls),
        may_look: may(Permission::FindPeople),
        answers: (may(Permission::FindPeople) && asks_questions)
            .then(|| format!("{}/answers", address::desk_call(&call.id))),
        shortlist: shortlist.then(|| address::shortlist(call)),
        asked: may(Permission::SeeShortlist).then(|| asked(&desk.asked)),
        said_yes: may(Permission::SeeShortlist).then_some(desk.asked.accepted),
        may_ask: may(Permission::Invite),
    })
}

/// How many were asked, whatever came of it.
const fn asked(counts: &InvitationCounts) -> u32 {
    let InvitationCounts { awaited, accepted, declined, forwarded, expired, .. } = *counts;
    awaited + accepted + declined + forwarded + expired
}

/// A form that says nothing but what it is for.
#[derive(Debug, Deserialize)]
pub(crate) struct Act {
    #[serde(default)]
    pub(super) csrf: String,
}

/// Looks for people, and goes on to those who were found.
pub(crate) async fn find(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let ask = FindPeople {
        call: ForCall::Kept(call.clone()),
        limit: LISTED,
        as_of: None,
        seed: Seed::new(SEED),
    };
    web.app.find_people(&visitor.caller, organisation, ask).await?;
    Ok(Redirect::to(&address::shortlist_of(organisation, &call)).into_response())
}
