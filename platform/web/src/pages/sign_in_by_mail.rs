use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::LINK_MINUTES;
use folkmoot_model::{Email, OrganisationId, PersonId, Token};
use folkmoot_pages::{
    Section,
    pages::{AskSignInPage, SignInAs, SignInLinkPage, SignInSentPage},
};
use serde::Deserialize;

use super::{
    render,
    sign_in::{self, Next},
};
use crate::{Web, address, client::Client, forms, problem::Problem, sessions, visitor::Visitor};

/// Asks for an address, or whether to use the account of one's organisation.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Problem> {
    let (by_mail, by_account) = (web.settings.mail, web.settings.staff.is_some());
    if !by_mail && !by_account {
        return Err(Problem::NotFound);
    }
    let next = address::local(&next).to_owned();
    sign_in::with_form(&web, visitor, |layout| {
        let (email, wrong) = (String::new(), false);
        render(&AskSignInPage { layout, email, wrong, next, by_mail, by_account })
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Ask {
    csrf: String,
    email: String,
    #[serde(default)]
    next: String,
}

/// Sends a link, if anybody is known by the address. The answer is the same
/// if not.
pub(crate) async fn send(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    client: Client,
    headers: HeaderMap,
    Form(form): Form<Ask>,
) -> Result<Response, Problem> {
    on(&web)?;
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let layout = visitor.layout(&web, Section::Other);
    let Ok(email) = Email::new(&form.email) else {
        let next = address::local(&form.next).to_owned();
        let (email, by_account) = (form.email, web.settings.staff.is_some());
        let wrong = true;
        let page = AskSignInPage { layout, email, wrong, next, by_mail: true, by_account };
        let page = render(&page)?;
        return Ok(page.into_response());
    };
    let next = Some(address::local(&form.next)).filter(|next| *next != "/");
    web.app.ask_to_sign_in(&email, client.0.as_deref(), next).await?;
    Ok(render(&SignInSentPage { layout, minutes: LINK_MINUTES })?.into_response())
}

/// What the link in the mail opens. Looking doesn't use it up, so that
/// programs which look into mails don't either.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Problem> {
    on(&web)?;
    let choices = match Token::read(&token) {
        Some(token) => web.app.see_sign_in_link(&token).await?,
        None => Vec::new(),
    };
    let choices: Vec<_> = choices
        .into_iter()
        .map(|choice| SignInAs {
            organisation: choice.organisation.into(),
            organisation_name: choice.organisation_name,
            person: choice.person.into(),
            name: choice.name,
        })
        .collect();
    let page = format!("/sign-in/link/{}", address::segment(&token));
    let dead = choices.is_empty();
    let mut response = sign_in::with_form(&web, visitor, |layout| {
        let next = address::local(&next).to_owned();
        render(&SignInLinkPage { layout, address: page, next, choices })
    })?;
    if dead {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}

#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    csrf: String,
    organisation: String,
    person: String,
    #[serde(default)]
    next: String,
}

/// Uses a link up.
pub(crate) async fn open(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Choice>,
) -> Result<Response, Problem> {
    on(&web)?;
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let page = format!("/sign-in/link/{}", address::segment(&token));
    let token = Token::read(&token).ok_or(Problem::NotFound)?;
    let organisation = OrganisationId::new(form.organisation)?;
    let person = PersonId::new(form.person)?;
    match web.app.sign_in(&token, &organisation, &person).await {
        Ok(session) => {
            let cookie = sessions::keep(&session, &web.settings);
            let next = address::local(&form.next);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response())
        }
        // Its own page says that it doesn't work any more, and what to do.
        Err(folkmoot_app::AppError::NotFound { .. }) => Ok(Redirect::to(&page).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Where no mail goes out, nobody signs in by mail.
fn on(web: &Web) -> Result<(), Problem> {
    if web.settings.mail { Ok(()) } else { Err(Problem::NotFound) }
}
