use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_model::CallId;
use folkmoot_pages::{
    Section,
    pages::{CallStep, CallStepPage},
};

use super::{call_form::moved_on, desk::Act, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Asks whether a call is to be opened, closed or withdrawn, and says what
/// that means.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((call, step)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    web.app.begin_call(&visitor.caller, organisation).await?;
    let step = CallStep::from_code(&step).ok_or(Problem::NotFound)?;
    let call = CallId::new(call)?;
    let view = web.app.see_desk_call(&visitor.caller, organisation, &call).await?;
    let page = CallStepPage {
        layout: visitor.layout(&web, Section::Desk),
        call: view.view.call.brief.title,
        address: address::desk_call(&call),
        step,
    };
    Ok(render(&page)?.into_response())
}

/// Takes the step. If it can't be taken any more, the page of the call says
/// where it stands.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, step)): Path<(String, String)>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let organisation = visitor.organisation()?;
    let step = CallStep::from_code(&step).ok_or(Problem::NotFound)?;
    let (app, caller, call) = (&web.app, &visitor.caller, CallId::new(call)?);
    let taken = match step {
        CallStep::Open => app.open_call(caller, organisation, &call).await,
        CallStep::Close => app.close_call(caller, organisation, &call).await,
        CallStep::Withdraw => app.withdraw_call(caller, organisation, &call).await,
    };
    match taken {
        Ok(_) => Ok(Redirect::to(&address::desk_call(&call)).into_response()),
        Err(error) => moved_on(error, &call),
    }
}
