//! What is public, as JSON.

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use folkmoot_app::CallView;
use folkmoot_model::{
    CallId, CallState, Day, Decision, Effort, EvidenceKind, Iap2, KindId, OrganisationId, Setting,
};
use serde::Serialize;

use crate::{Web, problem::Problem, visitor::Visitor};

/// A call and how far the search has come, in figures alone.
#[derive(Debug, Serialize)]
pub(crate) struct Call {
    id: CallId,
    organisation: Organisation,
    state: CallState,
    title: String,
    summary: String,
    decision: Decision,
    effort: Effort,
    expenses: String,
    setting: Setting,
    promise: Iap2,
    created_on: Day,
    kinds: Vec<Kind>,
}

/// Who asks.
#[derive(Debug, Serialize)]
struct Organisation {
    id: OrganisationId,
    name: String,
    fictional: bool,
}

/// A kind of knowing; `found` is null before the first search.
#[derive(Debug, Serialize)]
struct Kind {
    id: KindId,
    name: String,
    needs: String,
    people: u32,
    must: bool,
    evidence: Vec<EvidenceKind>,
    place: Option<String>,
    found: Option<u32>,
}

/// Many calls.
#[derive(Debug, Serialize)]
pub(crate) struct Calls {
    calls: Vec<Call>,
}

impl From<CallView> for Call {
    fn from(view: CallView) -> Self {
        let CallView { call, organisation, found } = view;
        let found = |id: &KindId| found.iter().find(|(k, _)| k == id).and_then(|(_, f)| *f);
        let brief = call.brief;
        Self {
            id: call.id,
            organisation: Organisation {
                id: organisation.id,
                name: organisation.name,
                fictional: organisation.fictional,
            },
            state: call.state,
            title: brief.title,
            summary: brief.summary,
            decision: brief.decision,
            effort: brief.effort,
            expenses: brief.expenses,
            setting: brief.setting,
            promise: brief.promise,
            created_on: call.created_at.day(),
            kinds: brief
                .kinds
                .into_iter()
                .map(|kind| Kind {
                    found: found(&kind.id),
                    id: kind.id,
                    name: kind.name,
                    needs: kind.needs,
                    people: kind.people,
                    must: kind.must,
                    evidence: kind.evidence,
                    place: kind.place,
                })
                .collect(),
        }
    }
}

/// `GET /api/v1/calls`: the calls that the caller may see.
pub(crate) async fn calls(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Json<Calls>, Problem> {
    let views = web.app.list_calls(&visitor.caller).await?;
    Ok(Json(Calls { calls: views.into_iter().map(Call::from).collect() }))
}

/// `GET /api/v1/calls/{organisation}/{call}`: one call.
pub(crate) async fn call(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call)): Path<(String, String)>,
) -> Result<Json<Call>, Problem> {
    let (organisation, call) = (OrganisationId::new(organisation)?, CallId::new(call)?);
    Ok(Json(web.app.see_call(&visitor.caller, &organisation, &call).await?.into()))
}
