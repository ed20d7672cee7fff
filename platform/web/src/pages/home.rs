use axum::{Extension, extract::State};
use folkmoot_app::CallView;
use folkmoot_model::CallState;
use folkmoot_pages::{
    Section,
    pages::{CallLine, Count, HomePage},
};

use super::{Page, render};
use crate::{Web, address, visitor::Visitor};

/// Most calls on the page.
const LISTED: usize = 50;

pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let views = web.app.list_calls(&visitor.caller).await?;
    let mut open: Vec<_> =
        views.into_iter().filter(|view| view.call.state == CallState::Open).collect();
    open.sort_by_key(|view| view.call.brief.decision.on);
    let calls = open.iter().take(LISTED).map(line).collect();
    render(&HomePage { layout: visitor.layout(&web, Section::Calls), calls })
}

fn line(view: &CallView) -> CallLine {
    let brief = &view.call.brief;
    CallLine {
        address: address::call(&view.call),
        title: brief.title.clone(),
        organisation: view.organisation.name.clone(),
        decision: brief.decision.what.clone(),
        decided_on: brief.decision.on,
        count: Count {
            found: view.found.iter().map(|(_, found)| *found).sum(),
            people: brief.people(),
        },
    }
}
