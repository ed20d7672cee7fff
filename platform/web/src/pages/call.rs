use axum::{
    Extension,
    extract::{Path, Query, State},
};
use folkmoot_app::Permission;
use folkmoot_model::{Call, CallState, Offer};
use folkmoot_pages::{
    Section,
    pages::{CallPage, Help, KindLine, MyOffer, OfferDone, kind_name},
};
use serde::Deserialize;

use super::{Page, call_ids, call_name, me, render};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// What was done just now, as an address says it.
#[derive(Debug, Deserialize)]
pub(crate) struct Was {
    #[serde(default)]
    done: String,
}

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
    Query(was): Query<Was>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let view = web.app.see_call(&visitor.caller, &organisation, &call).await?;
    let may = visitor.caller.may(Permission::SeeShortlist, &organisation);
    let at_home = visitor.caller.may(Permission::BeMe, &organisation);
    let why = if at_home { web.app.why_me(&visitor.caller, &call).await? } else { None };
    let help = Help {
        done: OfferDone::from_code(&was.done).filter(|_| at_home),
        ..help(&web, &visitor, &view.call).await?
    };
    let lottery = web.app.has_lottery(&organisation, &call).await?;
    let found = |at: usize| view.found.get(at).and_then(|(_, found)| *found);
    let kinds = view.call.brief.kinds.iter().enumerate();
    render(&CallPage {
        layout: visitor.layout(&web, Section::Calls),
        organisation: view.organisation.name.clone(),
        contact: view.organisation.contact.clone(),
        kinds: kinds.map(|(at, kind)| KindLine::new(kind, found(at))).collect(),
        address: address::call(&view.call),
        shortlist: may.then(|| address::shortlist(&view.call)),
        why: why.map(|why| me::why_you(&visitor, why)),
        help,
        name: call_name::way(&web, &visitor, &view.call),
        panel: lottery.then(|| address::panel(&organisation, &call)),
        state: view.call.state,
        brief: view.call.brief,
    })
}

/// How whoever is looking can help. A stranger is led to sign in first, and
/// then to the form.
async fn help(web: &Web, visitor: &Visitor, call: &Call) -> Result<Help, Problem> {
    let open = call.state == CallState::Open;
    let form = format!("{}/offer", address::call(call));
    if !visitor.has_signed_in() {
        let sign_in = web.settings.sign_in().filter(|_| open);
        let way = sign_in.map(|sign_in| format!("{sign_in}?next={}", address::segment(&form)));
        return Ok(Help { address: way, ..Help::default() });
    }
    if !visitor.caller.may(Permission::BeMe, &call.organisation)
        || !matches!(call.state, CallState::Open | CallState::Closed)
    {
        return Ok(Help::default());
    }
    let (_, _, offers) = web.app.begin_offer(&visitor.caller, &call.id).await?;
    Ok(Help {
        address: open.then_some(form),
        offers: offers.into_iter().map(|offer| my_offer(offer, call)).collect(),
        done: None,
    })
}

/// An offer to a call, as whoever made it sees it.
pub(super) fn my_offer(offer: Offer, call: &Call) -> MyOffer {
    let kind = call.brief.kinds.iter().find(|kind| kind.id == offer.kind);
    // A kind that was taken out of the call since is called by its id.
    let name = kind.map_or_else(|| offer.kind.to_string(), kind_name);
    let questions = kind.map_or(0, |kind| kind.questions.len());
    let at = format!("{}/questions/{}", address::call(call), address::segment(offer.kind.as_str()));
    MyOffer::new(offer, name, &address::call(call)).with_questions(questions, at)
}
