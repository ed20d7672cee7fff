use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, CallView, MOST_NOTE, Permission};
use folkmoot_model::{Call, CallId, CallState, KindId, KindOfKnowing, OrganisationId};
use folkmoot_pages::{
    Section,
    pages::{NameFault, NameForm, NameSomebodyPage},
};
use serde::Deserialize;

use super::{Page, call_ids, invitation, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Where the reader of a call names somebody, or signs in to do so; none if
/// nobody is looked for any more, or the organisation doesn't know them.
pub(super) fn way(web: &Web, visitor: &Visitor, call: &Call) -> Option<String> {
    let form = format!("{}/name", address::call(call));
    if call.state != CallState::Open {
        return None;
    }
    if visitor.has_signed_in() {
        return visitor.caller.may(Permission::BeMe, &call.organisation).then_some(form);
    }
    let sign_in = web.settings.sign_in()?;
    Some(format!("{sign_in}?next={}", address::segment(&form)))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Said {
    named: Option<String>,
}

/// Asks whom to ask.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    Query(said): Query<Said>,
) -> Page {
    let ids = call_ids(organisation, call)?;
    page(&web, &visitor, &ids, NameForm::default(), None, said.named.is_some()).await
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    ids: &(OrganisationId, CallId),
    form: NameForm,
    fault: Option<NameFault>,
    named: bool,
) -> Page {
    let view = open_call(web, visitor, ids).await?;
    let back = address::call(&view.call);
    render(&NameSomebodyPage {
        layout: visitor.layout(web, Section::Calls),
        action: format!("{back}/name"),
        back,
        answers: false,
        kinds: view.call.brief.kinds.iter().map(choice).collect(),
        title: view.call.brief.title,
        most: MOST_NOTE,
        form,
        fault,
        named,
    })
}

/// A call of the organisation that knows the visitor, if it is open.
async fn open_call(
    web: &Web,
    visitor: &Visitor,
    (organisation, call): &(OrganisationId, CallId),
) -> Result<CallView, Problem> {
    visitor.caller.must(Permission::BeMe, organisation).map_err(AppError::from)?;
    let view = web.app.see_call(&visitor.caller, organisation, call).await?;
    if view.call.state == CallState::Open { Ok(view) } else { Err(Problem::NotFound) }
}

/// A kind of knowing, with its code. One without a name is called by its needs.
fn choice(kind: &KindOfKnowing) -> (String, String) {
    let name = if kind.name.trim().is_empty() { &kind.needs } else { &kind.name };
    (kind.id.to_string(), name.clone())
}

/// Asks whoever was named.
pub(crate) async fn name(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<invitation::Named>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let ids = call_ids(organisation, call)?;
    let view = open_call(&web, &visitor, &ids).await?;
    let again = async |fault| {
        let page = page(&web, &visitor, &ids, form.form(), Some(fault), false).await?;
        Ok(page.into_response())
    };
    let naming = match form.naming() {
        Ok(naming) => naming,
        Err(fault) => return again(fault).await,
    };
    let kind = KindId::new(form.kind.as_str()).map_err(|_| Problem::Form)?;
    match web.app.name_somebody(&visitor.caller, &ids.1, &kind, &naming).await {
        Ok(()) => {
            let to = format!("{}/name?named=yes", address::call(&view.call));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => match invitation::fault(&error) {
            Some(fault) => again(fault).await,
            None => Err(error.into()),
        },
    }
}
