//! Holding out a digital badge, as a file or a text.

use axum::{
    Extension,
    extract::{
        Multipart, Query, State,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AppError, BadgeAdded, BadgeFault as Refused};
use folkmoot_model::AwardId;
use folkmoot_pages::{
    Section,
    pages::{BadgeFault, BadgePage, Done},
};

use serde::Deserialize;

use super::{my_evidence::done, render, tell};
use crate::{Web, forms, problem::Problem, visitor::Visitor};

/// How the form is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A badge that was given here, which the form then holds.
    given: Option<String>,
}

/// A form, with a badge in it that was given here, or empty.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let text = match asked.given {
        Some(id) => {
            let mine = web.app.see_my_badge(&visitor.caller, &AwardId::new(id)?).await?;
            mine.award.document
        }
        None => String::new(),
    };
    page(&web, &visitor, Given { text, ..Given::default() }, None).await
}

/// What was sent.
#[derive(Default)]
struct Given {
    csrf: String,
    file: Vec<u8>,
    text: String,
    may_use: String,
}

impl Given {
    async fn read(mut parts: Multipart) -> Result<Self, Problem> {
        let mut given = Self::default();
        let wrong = |error: MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
            _ => Problem::Form,
        };
        while let Some(part) = parts.next_field().await.map_err(wrong)? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(wrong)?;
            if name == "file" {
                given.file = bytes.to_vec();
                continue;
            }
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| Problem::Form)?;
            match name.as_str() {
                "csrf" => given.csrf = text,
                "text" => given.text = text,
                "may-use" => given.may_use = text,
                _ => {}
            }
        }
        Ok(given)
    }

    /// The badge itself; empty if there is none.
    fn badge(&self) -> Vec<u8> {
        if self.file.is_empty() { self.text.trim().as_bytes().to_vec() } else { self.file.clone() }
    }
}

/// Checks it and keeps it, or says why not.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    // Before anything is read of those who may not.
    web.app.my_open_calls(&visitor.caller).await?;
    let given = Given::read(parts.map_err(|_| Problem::Form)?).await?;
    forms::must(&web, &visitor, &headers, &given.csrf)?;
    let badge = given.badge();
    if badge.is_empty() {
        return page(&web, &visitor, given, Some(BadgeFault::Nothing)).await;
    }
    let Some(may_use) = tell::may_use(&given.may_use) else {
        return page(&web, &visitor, given, Some(BadgeFault::NoUse)).await;
    };
    match web.app.add_my_badge(&visitor.caller, badge, may_use).await {
        Ok(BadgeAdded::Done(id)) => Ok(done(&id, Done::Badge).into_response()),
        Ok(BadgeAdded::Refused(refused)) => page(&web, &visitor, given, Some(fault(refused))).await,
        // The call was closed meanwhile.
        Err(AppError::NotFound { what: "open call", .. }) => {
            page(&web, &visitor, given, Some(BadgeFault::NoUse)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn fault(refused: Refused) -> BadgeFault {
    match refused {
        Refused::TooLarge => BadgeFault::TooLarge,
        Refused::NoBadge => BadgeFault::NoBadge,
        Refused::NotABadge => BadgeFault::NotABadge,
        Refused::TooOld => BadgeFault::TooOld,
        Refused::Broken => BadgeFault::Broken,
        Refused::Revoked => BadgeFault::Revoked,
        Refused::Suspended => BadgeFault::Suspended,
        Refused::Expired(day) => BadgeFault::Expired(day),
        Refused::NotYet(day) => BadgeFault::NotYet(day),
        Refused::SomebodyElse => BadgeFault::SomebodyElse,
        Refused::NotReached => BadgeFault::NotReached,
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    given: Given,
    fault: Option<BadgeFault>,
) -> Result<Response, Problem> {
    let me = web.app.see_me(&visitor.caller).await?;
    let (organisation, calls) = web.app.my_open_calls(&visitor.caller).await?;
    let page = BadgePage {
        layout: visitor.layout(web, Section::Me),
        organisation: organisation.name,
        email: me.person.email.map(String::from),
        calls: tell::offered(&calls),
        // A file can't be given back to a form; a text can.
        typed: given.text,
        may_use: given.may_use,
        fault,
    };
    Ok(render(&page)?.into_response())
}
