use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_pages::{
    Section,
    pages::{SessionLine, SessionsPage},
};

use super::{Page, render, sign_in};
use crate::{Web, forms, problem::Problem, sessions, visitor::Visitor};

/// Where the visitor is signed in.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Page {
    let here = sessions::of(&headers, &web.settings).map(|token| token.digest());
    let sessions = web.app.see_sessions(&visitor.caller).await?;
    let line = |session: &folkmoot_model::Session| SessionLine {
        since: session.created_at.day(),
        seen: session.seen_at.day(),
        here: here.as_ref() == Some(&session.token),
    };
    render(&SessionsPage {
        layout: visitor.layout(&web, Section::Other),
        name: visitor.name().to_owned(),
        sessions: sessions.iter().map(line).collect(),
    })
}

/// Ends all sessions of the visitor.
pub(crate) async fn sign_out_everywhere(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<sign_in::SignOut>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.sign_out_everywhere(&visitor.caller).await?;
    let cookie = sessions::forget(&web.settings);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response())
}
