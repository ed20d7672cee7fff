//! Offers to help with a call, and answering them.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, OfferIn, OffersView, Permission};
use folkmoot_model::{CallId, KindId, PersonId};
use folkmoot_pages::{
    Section,
    pages::{OfferLine, OffersPage, Pager, kind_name},
};
use serde::Deserialize;

use super::{desk::Act, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Which part of the list is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    page: Option<String>,
}

/// The offers to a call.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let asked = part.page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let call = CallId::new(call)?;
    let view = web.app.see_offers(&visitor.caller, visitor.organisation()?, &call).await?;
    page(&web, &visitor, &view, asked, None)
}

fn page(
    web: &Web,
    visitor: &Visitor,
    view: &OffersView,
    asked: usize,
    wrong: Option<usize>,
) -> Result<Response, Problem> {
    let address = address::desk_call(&view.call.id);
    let pager = Pager::new(format!("{address}/offers"), asked, view.offers.len());
    let page = OffersPage {
        layout: visitor.layout(web, Section::Desk),
        title: view.call.brief.title.clone(),
        may_answer: visitor.caller.may(Permission::Invite, &view.organisation.id),
        offers: pager.of(&view.offers).iter().map(|offer| line(view, offer, &address)).collect(),
        address,
        pager,
        wrong,
    };
    Ok(render(&page)?.into_response())
}

fn line(view: &OffersView, it: &OfferIn, address: &str) -> OfferLine {
    let kind = view.call.brief.kinds.iter().find(|kind| kind.id == it.offer.kind);
    let (kind_id, person) = (it.offer.kind.as_str(), it.offer.person.as_str());
    let (kind_segment, person) = (address::segment(kind_id), address::segment(person));
    OfferLine {
        address: format!("{address}/offers/{kind_segment}/{person}"),
        name: it.person.name.clone(),
        // A kind that was taken out of the call since is called by its id.
        kind: kind.map_or_else(|| kind_id.to_owned(), kind_name),
        on: it.offer.created_at.day(),
        words: it.offer.words.clone(),
        evidence: it.evidence.iter().cloned().map(Into::into).collect(),
        state: it.offer.state.clone(),
    }
}

/// Takes somebody in who offered.
pub(crate) async fn accept(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, kind, person)): Path<(String, String, String)>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (call, kind, person) = (CallId::new(call)?, KindId::new(kind)?, PersonId::new(person)?);
    let (app, caller) = (&web.app, &visitor.caller);
    let taken = app.accept_offer(caller, visitor.organisation()?, &call, &kind, &person).await;
    back(taken, &call)
}

/// What the answer of no sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct No {
    csrf: String,
    reason: String,
}

/// Thanks somebody who offered, and says no.
pub(crate) async fn decline(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, kind, person)): Path<(String, String, String)>,
    Form(form): Form<No>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (call, kind, person) = (CallId::new(call)?, KindId::new(kind)?, PersonId::new(person)?);
    let (app, caller, organisation) = (&web.app, &visitor.caller, visitor.organisation()?);
    let reason = form.reason.replace("\r\n", "\n").replace('\0', "");
    let said = app.decline_offer(caller, organisation, &call, &kind, &person, &reason).await;
    if let Err(AppError::InvalidWording(_)) = &said {
        let view = app.see_offers(caller, organisation, &call).await?;
        let is_it = |it: &OfferIn| it.offer.kind == kind && it.offer.person == person;
        let at = view.offers.iter().position(is_it).ok_or(Problem::NotFound)?;
        // The page of the list that it is on, and its place there.
        let asked = at / Pager::LISTED + 1;
        return page(&web, &visitor, &view, asked, Some(at % Pager::LISTED));
    }
    back(said, &call)
}

/// Back to the list, which shows where each stands: also if it was taken back
/// or answered meanwhile, or the call was closed.
fn back(answered: Result<(), AppError>, call: &CallId) -> Result<Response, Problem> {
    match answered {
        Ok(()) | Err(AppError::Transition(_)) => {
            let list = format!("{}/offers", address::desk_call(call));
            Ok(Redirect::to(&list).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
