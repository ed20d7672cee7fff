//! Writing issues, changing them, laying them down.

use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, IssueText};
use folkmoot_model::{Issue, IssueId, IssueState};
use folkmoot_pages::{
    Render as _, Section,
    pages::{IssueFormPage, IssueStepPage},
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

const DESK: &str = "/desk";

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    csrf: String,
    title: String,
    summary: String,
    owner: String,
}

impl Typed {
    fn text(&self) -> IssueText {
        IssueText {
            title: self.title.clone(),
            summary: self.summary.replace("\r\n", "\n"),
            owner: self.owner.clone(),
        }
    }
}

/// Where an issue is to stand.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Step {
    csrf: String,
    to: String,
}

/// An empty form.
pub(crate) async fn new(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    web.app.begin_call(&visitor.caller, visitor.organisation()?).await?;
    render(&form(&web, &visitor, None, IssueText::default(), false))
}

/// Takes a new issue, or gives the form back.
pub(crate) async fn create(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &typed.csrf)?;
    let kept = web.app.write_issue(&visitor.caller, visitor.organisation()?, typed.text()).await;
    answer(&web, &visitor, kept, None, &typed)
}

/// A form that holds what an issue says.
pub(crate) async fn edit(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(issue): Path<String>,
) -> Page {
    let id = IssueId::new(issue)?;
    let issue = web.app.edit_issue(&visitor.caller, visitor.organisation()?, &id).await?;
    let closed = issue.state == IssueState::Closed;
    let Issue { title, summary, owner, .. } = issue;
    let text = IssueText { title, summary, owner };
    render(&IssueFormPage { closed, ..form(&web, &visitor, Some(&id), text, false) })
}

/// Takes a changed issue, or gives the form back.
pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(issue): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &typed.csrf)?;
    let id = IssueId::new(issue)?;
    let organisation = visitor.organisation()?;
    let kept = web.app.change_issue(&visitor.caller, organisation, &id, typed.text()).await;
    answer(&web, &visitor, kept, Some(&id), &typed)
}

/// Asks whether an issue is to be laid down, or taken up again.
pub(crate) async fn ask_step(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(issue): Path<String>,
) -> Page {
    let id = IssueId::new(issue)?;
    let issue = web.app.edit_issue(&visitor.caller, visitor.organisation()?, &id).await?;
    render(&IssueStepPage {
        layout: visitor.layout(&web, Section::Desk),
        title: issue.title,
        address: address::issue(&id),
        closed: issue.state == IssueState::Closed,
    })
}

/// Lays an issue down, or takes it up again. If that was done meanwhile, it is
/// as it should be.
pub(crate) async fn step(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(issue): Path<String>,
    Form(step): Form<Step>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &step.csrf)?;
    let id = IssueId::new(issue)?;
    let to = step.to.parse::<IssueState>().unwrap_or(IssueState::Closed);
    match web.app.move_issue(&visitor.caller, visitor.organisation()?, &id, to).await {
        Ok(_) | Err(AppError::Transition(_)) => Ok(Redirect::to(DESK).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn answer(
    web: &Web,
    visitor: &Visitor,
    kept: Result<Issue, AppError>,
    id: Option<&IssueId>,
    typed: &Typed,
) -> Result<Response, Problem> {
    match kept {
        Ok(_) => Ok(Redirect::to(DESK).into_response()),
        Err(AppError::IssueWithoutTitle) => {
            Ok(Html(form(web, visitor, id, typed.text(), true).render()?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn form(
    web: &Web,
    visitor: &Visitor,
    id: Option<&IssueId>,
    text: IssueText,
    wrong: bool,
) -> IssueFormPage {
    IssueFormPage {
        layout: visitor.layout(web, Section::Desk),
        address: id.map(address::issue),
        title: text.title,
        summary: text.summary,
        owner: text.owner,
        closed: false,
        wrong,
    }
}
