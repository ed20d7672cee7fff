use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_model::{EvidenceId, KindId};
use folkmoot_pages::{Section, pages::EvidencePage};

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
    let view = web.app.see_shortlist(&visitor.caller, &organisation, &call).await?;
    let run = view.run.ok_or(Problem::NotFound)?;
    // Evidence is shown only as a reason that the run names, never by its id alone.
    let report = run.report.kinds.iter().find(|k| k.id == kind).ok_or(Problem::NotFound)?;
    let (found, reason) = report
        .people
        .iter()
        .find_map(|p| p.reasons.iter().find(|r| r.evidence == evidence).map(|r| (p, r)))
        .ok_or(Problem::NotFound)?;
    let needs = run.parameters.call.kinds.iter().find(|k| k.id == kind).map(|k| k.needs.clone());
    let item = run.evidence.get(&evidence).ok_or(Problem::NotFound)?;
    render(&EvidencePage {
        layout: visitor.layout(&web, Section::Calls),
        shortlist: address::shortlist(&view.call),
        person: run.people.get(&found.person).map(|p| p.name.clone()).unwrap_or_default(),
        needs: needs.unwrap_or_default(),
        evidence: item.clone().into(),
        share: reason.share,
        factors: factors(&found.factors),
        score: found.score,
        settings: settings(&run.parameters.settings),
        run: record(&run),
    })
}
