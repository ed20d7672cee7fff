use std::collections::BTreeSet;

use axum::{
    Extension,
    extract::{Path, State},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::RunView;
use folkmoot_model::{CallId, KindOfKnowing};
use folkmoot_pages::{
    Render as _, Section,
    pages::{BriefKind, BriefPage},
};

use super::shortlist::{gap, record};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// What those who were found know together. Before the first search there is
/// none, and the page of the call says so.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let view = web.app.see_shortlist(&visitor.caller, organisation, &CallId::new(call)?).await?;
    let address = address::desk_call(&view.call.id);
    let Some(run) = view.run else { return Ok(Redirect::to(&address).into_response()) };
    // As it was when people were looked for, so that all of it fits together.
    let brief = &run.parameters.call;
    let people: BTreeSet<_> = run.report.shortlist.iter().map(|chosen| &chosen.person).collect();
    let page = BriefPage {
        layout: visitor.layout(&web, Section::Desk),
        call: brief.title.clone(),
        address,
        organisation: view.organisation.name.clone(),
        decision: brief.decision.what.clone(),
        decided_on: brief.decision.on,
        people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        wanted: brief.people(),
        kinds: brief.kinds.iter().filter_map(|kind| brief_kind(kind, &run)).collect(),
        effort: brief.effort,
        expenses: brief.expenses.clone(),
        run: record(&run),
    };
    Ok(Html(page.render()?).into_response())
}

/// One kind of knowing: who sits for it, and the words their evidence meets.
fn brief_kind(kind: &KindOfKnowing, run: &RunView) -> Option<BriefKind> {
    let report = run.report.kinds.iter().find(|report| report.id == kind.id)?;
    let chosen: BTreeSet<_> =
        run.report.shortlist.iter().filter(|c| c.kind == kind.id).map(|c| &c.person).collect();
    let found = report.people.iter().filter(|found| chosen.contains(&found.person));
    let words: BTreeSet<&String> =
        found.flat_map(|found| &found.reasons).flat_map(|reason| &reason.words).collect();
    Some(BriefKind::new(
        kind,
        u32::try_from(chosen.len()).unwrap_or(u32::MAX),
        words.into_iter().cloned().collect(),
        report.missing.iter().map(|missing| gap(missing, run)).collect(),
    ))
}
