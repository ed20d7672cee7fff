//! Signing in with the account of one's organisation: there, and back.

use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use folkmoot_pages::{
    Section,
    pages::{StaffSignInEnd, StaffSignInPage},
};
use serde::Deserialize;

use super::{render, sign_in::Next};
use crate::{
    Settings, Web, address,
    client::Client,
    oidc::{Attempt, COOKIE, OidcError, Provider, SECONDS},
    problem::Problem,
    sessions,
    visitor::Visitor,
};

/// Sends the browser to the provider.
pub(crate) async fn begin(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    client: Client,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Problem> {
    let provider = provider(&web.settings)?;
    web.app.count_staff_sign_in(client.0.as_deref()).await?;
    let random = [web.random(), web.random()];
    let attempt = Attempt::begin(random, &next, web.app.clock().now(), &web.settings.key);
    match provider.way_in(&attempt).await {
        Ok(address) => {
            let cookie =
                sessions::set_cookie(&web.settings, COOKIE, attempt.cookie(), Some(SECONDS));
            go(&address, [cookie])
        }
        Err(error) => {
            tracing::warn!(%error, "the provider of staff accounts is of no help");
            end(&web, &visitor, StaffSignInEnd::Unreachable, &attempt.next)
        }
    }
}

/// What a provider says when it sends a browser back.
#[derive(Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
}

/// Takes whoever comes back.
pub(crate) async fn back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    client: Client,
    headers: HeaderMap,
    Query(said): Query<Back>,
) -> Result<Response, Problem> {
    let provider = provider(&web.settings)?;
    web.app.count_staff_sign_in(client.0.as_deref()).await?;
    let now = web.app.clock().now();
    let cookie = sessions::cookie_of(&headers, &web.settings, COOKIE).unwrap_or_default();
    let Some(attempt) = Attempt::come_back(cookie, &said.state, now, &web.settings.key) else {
        return end(&web, &visitor, StaffSignInEnd::Unfinished, "/");
    };
    let stop = |why| end(&web, &visitor, why, &attempt.next);
    // Without a code they changed their mind there, or weren't let through.
    let from_there = said.iss.as_ref().is_none_or(|iss| *iss == provider.issuer);
    let Some(code) = said.code.filter(|_| from_there) else {
        return stop(StaffSignInEnd::Unfinished);
    };
    let email = match provider.who(&attempt, &code, now).await {
        Ok(Some(email)) => email,
        Ok(None) => return stop(StaffSignInEnd::NotStaff),
        Err(error) => {
            tracing::warn!(%error, "nobody signed in with a staff account");
            return stop(match error {
                OidcError::Unreachable(_) | OidcError::Odd(_) => StaffSignInEnd::Unreachable,
                OidcError::Code(_) | OidcError::NotBelieved(_) => StaffSignInEnd::Unfinished,
            });
        }
    };
    match web.app.sign_in_staff(&provider.organisation, &email).await? {
        Some(session) => {
            let cookies = [sessions::keep(&session, &web.settings), forget(&web.settings)];
            go(&attempt.next, cookies)
        }
        None => stop(StaffSignInEnd::NotStaff),
    }
}

/// Where no provider is set, there is no such page.
fn provider(settings: &Settings) -> Result<&Provider, Problem> {
    settings.staff.as_ref().ok_or(Problem::NotFound)
}

/// A try works once, however it ends.
fn forget(settings: &Settings) -> HeaderValue {
    sessions::set_cookie(settings, COOKIE, "", Some(0))
}

fn go<const N: usize>(to: &str, cookies: [HeaderValue; N]) -> Result<Response, Problem> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::from_str(to).map_err(|_| Problem::Internal)?;
    let headers = response.headers_mut();
    headers.insert(header::LOCATION, to);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for cookie in cookies {
        headers.append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Says why nobody is signed in, and what to do.
fn end(web: &Web, visitor: &Visitor, end: StaffSignInEnd, next: &str) -> Result<Response, Problem> {
    // Its own address holds a code: no link on the page repeats that.
    let visitor = visitor.clone().reading(folkmoot_pages::SIGN_IN.to_owned(), None);
    let layout = visitor.layout(web, Section::Other);
    let next = address::local(next).to_owned();
    let page = StaffSignInPage { layout, end, next, by_mail: web.settings.mail };
    let status = StatusCode::from_u16(end.status()).map_err(|_| Problem::Internal)?;
    let mut response = (status, render(&page)?).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::SET_COOKIE, forget(&web.settings));
    Ok(response)
}
