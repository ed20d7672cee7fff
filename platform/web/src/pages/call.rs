use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_app::Permission;
use folkmoot_pages::{
    Section,
    pages::{CallPage, KindLine},
};

use super::{Page, call_ids, me, render};
use crate::{Web, address, visitor::Visitor};

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let view = web.app.see_call(&visitor.caller, &organisation, &call).await?;
    let may = visitor.caller.may(Permission::SeeShortlist, &organisation);
    let why = if visitor.caller.may(Permission::BeMe, &organisation) {
        web.app.why_me(&visitor.caller, &call).await?
    } else {
        None
    };
    let found = |at: usize| view.found.get(at).and_then(|(_, found)| *found);
    let kinds = view.call.brief.kinds.iter().enumerate();
    render(&CallPage {
        layout: visitor.layout(&web, Section::Calls),
        organisation: view.organisation.name.clone(),
        kinds: kinds.map(|(at, kind)| KindLine::new(kind, found(at))).collect(),
        shortlist: may.then(|| address::shortlist(&view.call)),
        why: why.map(|why| me::why_you(&visitor, why)),
        state: view.call.state,
        brief: view.call.brief,
    })
}
