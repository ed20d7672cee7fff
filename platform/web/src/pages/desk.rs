use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{DeskCall, FindPeople, ForCall, NextStep, Permission};
use folkmoot_model::{CallId, Seed};
use folkmoot_pages::{
    Section,
    pages::{Count, DeskCallPage, DeskIssue, DeskLine, DeskPage, KindLine, Step},
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Most people listed for each kind of knowing.
const LISTED: u32 = 20;
/// Nothing is drawn by chance in a search; the record names a seed all the
/// same.
const SEED: &str = "desk";

/// Issues and calls, with the next step of each.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let organisation = visitor.organisation()?;
    let desk = web.app.see_desk(&visitor.caller, organisation).await?;
    let lines = |calls: &[DeskCall]| calls.iter().map(line).collect();
    let issues = desk.issues.iter().map(|(issue, calls)| DeskIssue {
        title: issue.title.clone(),
        summary: issue.summary.clone(),
        calls: lines(calls),
    });
    render(&DeskPage {
        layout: visitor.layout(&web, Section::Desk),
        organisation: desk.organisation.name.clone(),
        may_write: visitor.caller.may(Permission::WriteCalls, organisation),
        issues: issues.collect(),
        calls: lines(&desk.calls),
    })
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
    render(&DeskCallPage {
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
        shortlist: shortlist.then(|| address::shortlist(call)),
    })
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
