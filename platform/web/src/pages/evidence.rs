use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_app::{RunView, matching};
use folkmoot_model::{EvidenceId, KindId};
use folkmoot_pages::{
    Section,
    pages::{EvidencePage, Said},
};

use super::{
    Page, call_ids, render,
    shortlist::{factors, record, settings},
};
use crate::{Web, address, problem::Problem, visitor::Visitor};

pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call, kind, evidence)): Path<(String, String, String, String)>,
) -> Page {
    let (organisation, call) = call_ids(organisation, call)?;
    let (kind, evidence) = (KindId::new(kind)?, EvidenceId::new(evidence)?);
    let (app, caller) = (&web.app, &visitor.caller);
    let mut view = app.see_shortlist(caller, &organisation, &call).await?;
    // Evidence is shown only as a reason that the run names, or that counts
    // for somebody on its shortlist; never by its id alone.
    if view.run.as_ref().is_some_and(|run| reason(run, &kind, &evidence).is_none()) {
        view = app.compare_shortlist(caller, &organisation, &call).await?.shortlist;
    }
    let run = view.run.ok_or(Problem::NotFound)?;
    let (found, reason) = reason(&run, &kind, &evidence).ok_or(Problem::NotFound)?;
    let needs = run.parameters.call.kinds.iter().find(|k| k.id == kind).map(|k| k.needs.clone());
    let item = run.evidence.get(&evidence).ok_or(Problem::NotFound)?;
    let said = run.said.iter().filter(|it| it.evidence == evidence);
    render(&EvidencePage {
        layout: visitor.layout(&web, Section::Calls),
        shortlist: address::shortlist(&view.call),
        person: run.people.get(&found.person).map(|p| p.name.clone()).unwrap_or_default(),
        needs: needs.unwrap_or_default(),
        evidence: item.clone().into(),
        said: said.map(|it| Said::of(it.clone(), item)).collect(),
        share: reason.share,
        factors: factors(&found.factors),
        score: found.score,
        settings: settings(&run.parameters.settings),
        run: record(&run),
    })
}

/// Whose reason a piece of evidence is for a kind of knowing.
fn reason<'a>(
    run: &'a RunView,
    kind: &KindId,
    evidence: &EvidenceId,
) -> Option<(&'a matching::Found, &'a matching::Reason)> {
    let report = run.report.kinds.iter().find(|report| report.id == *kind)?;
    report.people.iter().find_map(|found| {
        let reason = found.reasons.iter().find(|reason| reason.evidence == *evidence)?;
        Some((found, reason))
    })
}
