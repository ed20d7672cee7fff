//! Offering help with a call, and taking that back.

use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, WordingFault};
use folkmoot_model::{CallState, KindId, OfferState, OrganisationId};
use folkmoot_pages::{
    Section,
    pages::{OfferDone, OfferFault, OfferPage, kind_name},
};
use serde::Deserialize;

use super::{call_ids, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    csrf: String,
    kind: String,
    words: String,
}

/// The form.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(ids): Path<(String, String)>,
) -> Result<Response, Problem> {
    page(&web, &visitor, ids, Sent::default(), Vec::new()).await
}

/// Takes the offer, or gives the form back.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(ids): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let (organisation, call) = call_ids(ids.0.clone(), ids.1.clone())?;
    known_here(&visitor, &organisation)?;
    let words = sent.words.replace("\r\n", "\n").replace('\0', "");
    let Ok(kind) = KindId::new(sent.kind.trim()) else {
        let mut faults = vec![OfferFault::NoKind];
        if words.trim().is_empty() {
            faults.push(OfferFault::NoWords);
        }
        return page(&web, &visitor, ids, sent, faults).await;
    };
    let fault = match web.app.offer_help(&visitor.caller, &call, &kind, &words).await {
        Ok(_) => return Ok(done(&organisation, &call, OfferDone::Offered)),
        Err(AppError::InvalidWording(wrong)) if wrong.contains(&WordingFault::LongText) => {
            OfferFault::LongWords
        }
        Err(AppError::InvalidWording(_)) => OfferFault::NoWords,
        Err(AppError::Transition(_)) => OfferFault::Answered,
        // The call was closed meanwhile, or has another shape: its page says so.
        Err(AppError::NotFound { .. }) => {
            let page = address::call_of(&organisation, &call);
            return Ok(Redirect::to(&page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    page(&web, &visitor, ids, sent, vec![fault]).await
}

/// Takes it back.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((organisation, call)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let (organisation, call) = call_ids(organisation, call)?;
    known_here(&visitor, &organisation)?;
    let kind = KindId::new(sent.kind.trim()).map_err(|_| Problem::Form)?;
    match web.app.withdraw_offer(&visitor.caller, &call, &kind).await {
        // Twice is as good as once.
        Ok(()) | Err(AppError::Transition(_)) => {
            Ok(done(&organisation, &call, OfferDone::Withdrawn))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    ids: (String, String),
    sent: Sent,
    faults: Vec<OfferFault>,
) -> Result<Response, Problem> {
    let (organisation, call) = call_ids(ids.0, ids.1)?;
    known_here(visitor, &organisation)?;
    let (asks, call, offers) = web.app.begin_offer(&visitor.caller, &call).await?;
    let call_address = address::call(&call);
    if call.state != CallState::Open {
        return Ok(Redirect::to(&call_address).into_response());
    }
    // What has an answer can't be offered again.
    let answered = |id: &KindId| {
        let of = offers.iter().find(|offer| offer.kind == *id);
        of.is_some_and(|it| {
            matches!(it.state, OfferState::Accepted { .. } | OfferState::Declined { .. })
        })
    };
    let kinds = call.brief.kinds.iter().filter(|kind| !answered(&kind.id));
    let page = OfferPage {
        layout: visitor.layout(web, Section::Calls),
        organisation: asks.name,
        title: call.brief.title.clone(),
        tell: format!("/me/tell?call={}", address::segment(call.id.as_str())),
        call_address,
        effort: call.brief.effort,
        decided_on: call.brief.decision.on,
        kinds: kinds.map(|kind| (kind.id.to_string(), kind_name(kind))).collect(),
        kind: sent.kind,
        words: sent.words,
        faults,
    };
    Ok(render(&page)?.into_response())
}

/// Back to the page of the call, which says what was done.
fn done(organisation: &OrganisationId, call: &folkmoot_model::CallId, what: OfferDone) -> Response {
    let page = address::call_of(organisation, call);
    Redirect::to(&format!("{page}?done={}#help", what.code())).into_response()
}

/// Whoever another organisation knows is nobody here.
fn known_here(visitor: &Visitor, organisation: &OrganisationId) -> Result<(), Problem> {
    if visitor.organisation()? == organisation { Ok(()) } else { Err(Problem::NotFound) }
}
