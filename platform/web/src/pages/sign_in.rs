use axum::{
    Extension, Form,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{App, AppError};
use folkmoot_model::{OrganisationId, PersonId, Role};
use folkmoot_pages::{
    Layout, Section,
    pages::{DemoPerson, DemoRole, SignInPage},
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, seal::to_hex, sessions, visitor::Visitor};

#[derive(Debug, Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    pub(super) next: String,
}

/// Offers the people of the made-up town.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Problem> {
    let organisation = demo(&web)?;
    let mut people = Vec::new();
    for role in DemoRole::ALL {
        let person = person(*role)?;
        match web.app.sign_in_demo(&organisation, &person).await {
            Ok((_, name)) => people.push(DemoPerson { role: *role, name }),
            // They have erased themselves; the others are still there.
            Err(AppError::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let next = address::local(&next).to_owned();
    with_form(&web, visitor, |layout| render(&SignInPage { layout, people, next }))
}

/// A page with a form for somebody who may not have a cookie yet to which it
/// could be bound.
pub(crate) fn with_form(
    web: &Web,
    mut visitor: Visitor,
    page: impl FnOnce(Layout) -> Page,
) -> Result<Response, Problem> {
    let new = visitor.cookie.is_none().then(|| to_hex(&web.random()));
    if let Some(cookie) = &new {
        visitor.cookie = Some(cookie.clone());
    }
    let mut response = page(visitor.layout(web, Section::Other))?.into_response();
    let headers = response.headers_mut();
    if let Some(cookie) = new {
        headers.insert(header::SET_COOKIE, sessions::keep_form(&cookie, &web.settings));
    }
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

#[derive(Debug, Deserialize)]
pub(crate) struct SignIn {
    csrf: String,
    role: String,
    #[serde(default)]
    next: String,
}

/// Becomes one of them.
pub(crate) async fn sign_in(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Result<Response, Problem> {
    let organisation = demo(&web)?;
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let role = DemoRole::from_code(&form.role).ok_or(Problem::Form)?;
    let person = person(role)?;
    let session = web.app.begin_demo_session(&organisation, &person).await?;
    let cookie = sessions::keep(&session, &web.settings);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(address::local(&form.next))).into_response())
}

#[derive(Debug, Deserialize)]
pub(crate) struct SignOut {
    pub(crate) csrf: String,
}

/// Forgets who is looking.
pub(crate) async fn sign_out(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<SignOut>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    if let Some(token) = sessions::of(&headers, &web.settings) {
        web.app.sign_out(&token).await?;
    }
    let cookie = sessions::forget(&web.settings);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response())
}

/// The made-up organisation; elsewhere there is no such page.
fn demo(web: &Web) -> Result<OrganisationId, Problem> {
    web.settings.demo.clone().ok_or(Problem::NotFound)
}

/// Who stands for a role in the made-up town.
fn person(role: DemoRole) -> Result<PersonId, Problem> {
    let role = match role {
        DemoRole::Convener => Some(Role::Convener),
        DemoRole::Facilitator => Some(Role::Facilitator),
        DemoRole::Admin => Some(Role::Admin),
        DemoRole::Citizen => None,
    };
    let people = App::demo_people()?;
    people.into_iter().find(|(r, _)| *r == role).map(|(_, id)| id).ok_or(Problem::NotFound)
}
