//! Calls: what is asked, and how far the search has come, in figures alone.

use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use folkmoot_app::CallView;
use folkmoot_model::{self as model, CallId, CallState, EvidenceKind, Iap2, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{ApiResult, answer::tagged, extract::ApiQuery, page::PageQuery, schema};
use crate::{Web, visitor::Visitor};

/// A call and how far the search has come, in figures alone.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Call {
    /// Its id, unique within the organisation.
    #[schema(schema_with = schema::id)]
    id: CallId,
    organisation: Organisation,
    #[schema(schema_with = schema::call_state)]
    state: CallState,
    /// The question, in plain words.
    title: String,
    /// A paragraph on what is known and what is not.
    summary: String,
    decision: Decision,
    effort: Effort,
    /// What people get back: "£90 and travel". Empty when nothing is paid.
    expenses: String,
    setting: Setting,
    /// How much influence people have, on the IAP2 spectrum.
    #[schema(schema_with = schema::iap2)]
    promise: Iap2,
    /// The day it was first written.
    #[schema(schema_with = schema::day)]
    created_on: model::Day,
    kinds: Vec<Kind>,
}

/// Who asks.
#[derive(Debug, Serialize, ToSchema)]
struct Organisation {
    #[schema(schema_with = schema::id)]
    id: OrganisationId,
    name: String,
    /// Whether it is made up, for trying things out.
    fictional: bool,
}

/// The decision that a call feeds.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    /// What is decided.
    #[schema(pattern = r"\S")]
    pub(super) what: String,
    /// When.
    #[schema(schema_with = schema::day)]
    pub(super) on: model::Day,
}

/// The time asked of each person.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Effort {
    /// Hours in all.
    #[schema(maximum = 4_294_967_295_u64)]
    pub(super) hours: u32,
    /// Over how many weeks, if it is spread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(maximum = 4_294_967_295_u64)]
    pub(super) weeks: Option<u32>,
}

/// Where people take part: `remote`, or `in_person` or `either` with a place.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "how", content = "place", rename_all = "snake_case")]
pub(super) enum Setting {
    /// From anywhere.
    Remote,
    /// At this place.
    InPerson(String),
    /// At this place or from anywhere.
    Either(String),
}

/// A kind of knowing that is wanted.
#[derive(Debug, Serialize, ToSchema)]
struct Kind {
    /// A short word, unique within the call.
    #[schema(schema_with = schema::id)]
    id: model::KindId,
    /// What these people are called.
    name: String,
    /// What they know, in plain words.
    needs: String,
    /// How many people are wanted.
    people: u32,
    /// Whether the call can't do without.
    must: bool,
    /// Which kinds of evidence count; empty means all.
    #[schema(schema_with = schema::evidence_kinds)]
    evidence: Vec<EvidenceKind>,
    /// Where these people must know their way about, if anywhere.
    place: Option<String>,
    /// How many are found, at most as many as are wanted; null before the
    /// first search.
    found: Option<u32>,
}

/// A page of calls, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Calls {
    calls: Vec<Call>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

impl From<CallView> for Call {
    fn from(view: CallView) -> Self {
        let CallView { call, organisation, found } = view;
        let found = |id: &model::KindId| found.iter().find(|(k, _)| k == id).and_then(|(_, f)| *f);
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
            decision: Decision { what: brief.decision.what, on: brief.decision.on },
            effort: Effort { hours: brief.effort.hours, weeks: brief.effort.weeks },
            expenses: brief.expenses,
            setting: brief.setting.into(),
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

impl From<model::Setting> for Setting {
    fn from(setting: model::Setting) -> Self {
        match setting {
            model::Setting::Remote => Self::Remote,
            model::Setting::InPerson(place) => Self::InPerson(place),
            model::Setting::Either(place) => Self::Either(place),
        }
    }
}

/// Which calls.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Only those of this organisation.
    #[param(required = false, nullable = false)]
    organisation: Option<String>,
    /// Only those in this state.
    #[param(schema_with = schema::call_state, required = false)]
    state: Option<CallState>,
}

/// List calls.
///
/// Open and closed calls of every organisation; with a token that may read
/// calls, drafts and withdrawn ones of its own organisation too. The newest
/// come first.
#[utoipa::path(get, path = "/api/v1/calls", tag = "Calls",
    params(Which, PageQuery),
    responses((status = 200, body = Calls), (status = 304, description = "As it was.")))]
pub(crate) async fn list(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    ApiQuery(which): ApiQuery<Which>,
    ApiQuery(page): ApiQuery<PageQuery>,
) -> ApiResult<Response> {
    let mut views = web.app.list_calls(&visitor.caller).await?;
    views.retain(|view| {
        let here = which.organisation.as_ref().is_none_or(|it| view.organisation.id.as_str() == it);
        here && which.state.is_none_or(|state| view.call.state == state)
    });
    views.sort_by_key(key);
    let (views, next) = page.of(views, key)?;
    tagged(&headers, &Calls { calls: views.into_iter().map(Call::from).collect(), next })
}

/// Rises as calls get older.
fn key(view: &CallView) -> String {
    let age = i64::MAX - view.call.created_at.as_millis();
    format!("{age:020}/{}/{}", view.organisation.id, view.call.id)
}

/// Read a call.
///
/// A draft or a withdrawn call is there only for a token of its organisation
/// that may read calls.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}", tag = "Calls",
    params(("organisation" = String, Path, description = "Who asks."),
        ("call" = String, Path, description = "Which call.")),
    responses((status = 200, body = Call), (status = 304, description = "As it was.")))]
pub(crate) async fn read(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((organisation, call)): Path<(String, String)>,
) -> ApiResult<Response> {
    let (organisation, call) = (OrganisationId::new(organisation)?, CallId::new(call)?);
    let view = web.app.see_call(&visitor.caller, &organisation, &call).await?;
    tagged(&headers, &Call::from(view))
}
