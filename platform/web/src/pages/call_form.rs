use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, KindPreview};
use folkmoot_model::{Call, CallBrief, CallId, CallState, IssueId, OrganisationId};
use folkmoot_pages::{
    Render as _, Section,
    pages::{CallForm, CallFormPage, Fault, Focus, KindForm, PreviewLine},
};

use super::call_fields::{self, Asked, Fields};
use super::shortlist::figure_gap;
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// An empty form.
pub(crate) async fn new(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    web.app.begin_call(&visitor.caller, visitor.organisation()?).await?;
    let form = CallForm { kinds: vec![KindForm::default()], ..CallForm::default() };
    Desk { web: &web, visitor: &visitor, call: None }.page(form, Said::default()).await
}

/// A form that holds what a call says.
pub(crate) async fn edit(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    match web.app.edit_call(&visitor.caller, visitor.organisation()?, &id).await {
        Ok(call) => {
            let issue = call.issue.as_ref().map(ToString::to_string).unwrap_or_default();
            let form = CallForm { issue, ..CallForm::from(&call.brief) };
            let desk = Desk { web: &web, visitor: &visitor, call: Some(&call) };
            desk.page(form, Said::default()).await
        }
        Err(error) => moved_on(error, &id),
    }
}

/// Takes a new call, or gives the form back.
pub(crate) async fn create(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, call_fields::value(&fields, "csrf"))?;
    let organisation = visitor.organisation()?;
    web.app.begin_call(&visitor.caller, organisation).await?;
    let desk = Desk { web: &web, visitor: &visitor, call: None };
    match desk.answer(organisation, &fields).await? {
        Answer::Page(page) => Ok(page),
        Answer::Keep(brief) => {
            let issue = issue(&fields)?;
            let (caller, issue) = (&visitor.caller, issue.as_ref());
            let call = web.app.write_call(caller, organisation, issue, brief).await?;
            Ok(Redirect::to(&address::desk_call(&call.id)).into_response())
        }
    }
}

/// Takes a changed call, or gives the form back.
pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, call_fields::value(&fields, "csrf"))?;
    let organisation = visitor.organisation()?;
    let id = CallId::new(call)?;
    let call = match web.app.edit_call(&visitor.caller, organisation, &id).await {
        Ok(call) => call,
        Err(error) => return moved_on(error, &id),
    };
    let desk = Desk { web: &web, visitor: &visitor, call: Some(&call) };
    let brief = match desk.answer(organisation, &fields).await? {
        Answer::Page(page) => return Ok(page),
        Answer::Keep(brief) => brief,
    };
    let issue = issue(&fields)?;
    let changed = web.app.change_call(&visitor.caller, organisation, &id, brief).await;
    if changed.is_ok() {
        web.app.file_call(&visitor.caller, organisation, &id, issue.as_ref()).await?;
    }
    match changed {
        Ok(_) => Ok(Redirect::to(&address::desk_call(&id)).into_response()),
        Err(error) => moved_on(error, &id),
    }
}

/// A call that was closed or withdrawn meanwhile: its page says so.
pub(super) fn moved_on(error: AppError, call: &CallId) -> Result<Response, Problem> {
    match error {
        AppError::Transition(_) => Ok(Redirect::to(&address::desk_call(call)).into_response()),
        other => Err(other.into()),
    }
}

/// The issue that was chosen, if one was.
fn issue(fields: &Fields) -> Result<Option<IssueId>, Problem> {
    match call_fields::value(fields, "issue") {
        "" => Ok(None),
        id => Ok(Some(IssueId::new(id)?)),
    }
}

/// What comes of a form that was sent.
enum Answer {
    /// The form again, with something to say.
    Page(Response),
    /// It is to be kept.
    Keep(CallBrief),
}

/// What the form is given back with.
#[derive(Default)]
struct Said {
    faults: Vec<Fault>,
    preview: Option<Vec<PreviewLine>>,
    focus: Option<Focus>,
}

/// Who writes which call.
struct Desk<'a> {
    web: &'a Web,
    visitor: &'a Visitor,
    call: Option<&'a Call>,
}

impl Desk<'_> {
    async fn answer(&self, here: &OrganisationId, fields: &Fields) -> Result<Answer, Problem> {
        let mut form = call_fields::form(fields);
        let asked = call_fields::asked(fields);
        let mut said = Said::default();
        match asked {
            Asked::Add => {
                form.kinds.push(KindForm::default());
                said.focus = Some(Focus::Kind(form.kinds.len() - 1));
            }
            Asked::Remove(at) => {
                if at < form.kinds.len() {
                    form.kinds.remove(at);
                }
                said.focus = Some(Focus::Add);
            }
            Asked::Save | Asked::Preview => match call_fields::brief(&form) {
                Ok(brief) if asked == Asked::Save => return Ok(Answer::Keep(brief)),
                Ok(brief) => {
                    said.preview = Some(self.preview(here, brief).await?);
                    said.focus = Some(Focus::Preview);
                }
                Err(faults) => {
                    // The kinds of knowing alone decide who is found.
                    if asked == Asked::Preview
                        && let Some(brief) = call_fields::kinds_alone(&form)
                    {
                        said.preview = Some(self.preview(here, brief).await?);
                    }
                    said.faults = faults;
                    said.focus = Some(Focus::Faults);
                }
            },
        }
        self.page(form, said).await.map(Answer::Page)
    }

    async fn preview(
        &self,
        here: &OrganisationId,
        brief: CallBrief,
    ) -> Result<Vec<PreviewLine>, Problem> {
        let names: Vec<String> = brief
            .kinds
            .iter()
            .map(|kind| if kind.name.is_empty() { &kind.needs } else { &kind.name }.clone())
            .collect();
        let call = self.call.map(|call| &call.id);
        let found = self.web.app.preview_call(&self.visitor.caller, here, call, brief).await?;
        let line = |(name, kind): (String, KindPreview)| PreviewLine {
            name,
            found: kind.found,
            wanted: kind.wanted,
            gaps: kind.missing.iter().filter_map(figure_gap).collect(),
        };
        Ok(names.into_iter().zip(found).map(line).collect())
    }

    async fn page(&self, form: CallForm, said: Said) -> Result<Response, Problem> {
        let organisation = self.visitor.organisation()?;
        let of = self.call.and_then(|call| call.issue.as_ref());
        let issues = self.web.app.issues_for_call(&self.visitor.caller, organisation, of).await?;
        let issues = issues.into_iter().map(|issue| (issue.id.to_string(), issue.title));
        let back =
            self.call.map_or_else(|| "/desk".to_owned(), |call| address::desk_call(&call.id));
        let action = match self.call {
            Some(_) => format!("{back}/edit"),
            None => "/desk/calls/new".to_owned(),
        };
        let page = CallFormPage {
            layout: self.visitor.layout(self.web, Section::Desk),
            action,
            back,
            open: self.call.is_some_and(|call| call.state == CallState::Open),
            form,
            issues: issues.collect(),
            faults: said.faults,
            preview: said.preview,
            focus: said.focus.unwrap_or(Focus::None),
        };
        Ok(Html(page.render()?).into_response())
    }
}
