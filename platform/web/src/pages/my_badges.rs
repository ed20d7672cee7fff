//! A badge somebody was given: its page, and what they download.

use axum::{
    Extension,
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::MyBadge;
use folkmoot_model::AwardId;
use folkmoot_pages::{
    Section,
    pages::{MyBadgeLine, MyBadgePage},
};
use serde_json::Value;

use super::{Page, render};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// A badge in a list.
pub(super) fn line(mine: &MyBadge) -> MyBadgeLine {
    let taken_back = mine.award.taken_back.as_ref();
    MyBadgeLine {
        address: address::my_badge(&mine.award.id),
        call: mine.call.brief.title.clone(),
        on: mine.award.given_at.day(),
        taken_back: taken_back.map(|it| (it.at.day(), it.why.clone())),
    }
}

/// One badge.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(badge): Path<String>,
) -> Page {
    let mine = web.app.see_my_badge(&visitor.caller, &AwardId::new(badge)?).await?;
    let me = web.app.see_me(&visitor.caller).await?;
    // What it says is shown from the badge itself.
    let said: Value = serde_json::from_str(&mine.award.document).unwrap_or_default();
    let at = |path: &str| said.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = address::segment(mine.award.id.as_str());
    render(&MyBadgePage {
        layout: visitor.layout(&web, Section::Me),
        line: line(&mine),
        name: at("/name"),
        organisation: at("/issuer/name"),
        criteria: at("/credentialSubject/achievement/criteria/narrative"),
        call_address: address::call(&mine.call),
        issuer: at("/issuer/id"),
        email: me.person.email.map(String::from).unwrap_or_default(),
        use_address: format!("/me/badge?given={id}"),
    })
}

/// The badge as a picture that carries it.
pub(crate) async fn picture(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(badge): Path<String>,
) -> Result<Response, Problem> {
    let picture = web.app.my_badge_picture(&visitor.caller, &AwardId::new(badge)?).await?;
    Ok(attached("image/png", "badge.png", picture))
}

/// The badge as a text.
pub(crate) async fn text(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(badge): Path<String>,
) -> Result<Response, Problem> {
    let mine = web.app.see_my_badge(&visitor.caller, &AwardId::new(badge)?).await?;
    Ok(attached("application/ld+json", "badge.json", mine.award.document))
}

fn attached(kind: &'static str, name: &str, body: impl Into<axum::body::Body>) -> Response {
    let place = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, place)], body.into())
        .into_response()
}
