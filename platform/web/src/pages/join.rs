use axum::{
    Extension, Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::AppError;
use folkmoot_model::Token;
use folkmoot_pages::pages::{Asked, JoinPage};
use serde::Deserialize;

use super::{render, sign_in};
use crate::{Web, address, forms, problem::Problem, sessions, visitor::Visitor};

/// What the link in an invitation opens. Looking doesn't use it up, so that
/// programs which look into mails don't either.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let view = match Token::read(&token) {
        Some(token) => web.app.see_member_invite(&token).await?,
        None => None,
    };
    let asked = view.map(|view| Asked {
        name: view.invite.name,
        organisation: view.organisation_name,
        roles: view.invite.roles.into_iter().collect(),
    });
    let dead = asked.is_none();
    let address = at(&token);
    let mut response =
        sign_in::with_form(&web, visitor, |layout| render(&JoinPage { layout, address, asked }))?;
    if dead {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Join {
    csrf: String,
}

/// Uses the link up.
pub(crate) async fn join(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Join>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let address = at(&token);
    let token = Token::read(&token).ok_or(Problem::NotFound)?;
    match web.app.join(&token).await {
        Ok(session) => {
            let cookie = sessions::keep(&session, &web.settings);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/desk")).into_response())
        }
        // Its own page says that it doesn't work any more, and what to do.
        Err(AppError::NotFound { .. }) => Ok(Redirect::to(&address).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn at(token: &str) -> String {
    format!("/join/{}", address::segment(token))
}
