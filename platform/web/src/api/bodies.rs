//! What a call looks like on its way in and out.

use axum::http::StatusCode;
use folkmoot_app::CallView;
use folkmoot_model::{
    self as model, CallBrief, CallId, CallState, EvidenceKind, Iap2, KindId, KindOfKnowing,
    OrganisationId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ApiError, ApiResult,
    extract::{maybe_whole, whole},
    schema,
};

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
pub(crate) struct Organisation {
    #[schema(schema_with = schema::id)]
    id: OrganisationId,
    name: String,
    /// Whether it is made up, for trying things out.
    fictional: bool,
}

/// The decision that a call feeds.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    /// What is decided.
    #[schema(pattern = r"\S")]
    what: String,
    /// When.
    #[schema(schema_with = schema::day)]
    on: model::Day,
}

/// The time asked of each person.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Effort {
    /// Hours in all.
    #[serde(deserialize_with = "whole")]
    #[schema(maximum = 4_294_967_295_u64)]
    hours: u32,
    /// Over how many weeks, if it is spread.
    #[serde(default, deserialize_with = "maybe_whole", skip_serializing_if = "Option::is_none")]
    #[schema(maximum = 4_294_967_295_u64)]
    weeks: Option<u32>,
}

/// Where people take part.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    how: How,
    /// The place, unless it is remote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

/// From anywhere, at a place, or either.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum How {
    Remote,
    InPerson,
    Either,
}

/// A kind of knowing that is wanted.
#[derive(Debug, Serialize, ToSchema)]
struct Kind {
    /// A short word, unique within the call.
    #[schema(schema_with = schema::id)]
    id: KindId,
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
    /// Practical questions; the answers are evidence, rated without names.
    questions: Vec<String>,
    /// How many are found, at most as many as are wanted; null before the
    /// first search.
    found: Option<u32>,
}

/// What a call is to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCall {
    /// The question, in plain words.
    #[schema(pattern = r"\S")]
    title: String,
    /// A paragraph on what is known and what is not.
    #[serde(default)]
    summary: String,
    decision: Decision,
    effort: Effort,
    /// What people get back: "£90 and travel". Empty when nothing is paid.
    #[serde(default)]
    expenses: String,
    setting: Setting,
    /// How much influence people have, on the IAP2 spectrum.
    #[schema(schema_with = schema::iap2)]
    promise: Iap2,
    /// The kinds of knowing that are needed, each with an id of its own.
    #[schema(min_items = 1, max_items = 50)]
    kinds: Vec<NewKind>,
}

/// A kind of knowing that is to be wanted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewKind {
    /// A short word, unique within the call: `planners`.
    #[schema(schema_with = schema::id)]
    id: String,
    /// What these people are called: "People who plan streets".
    name: String,
    /// What they know, in plain words.
    #[schema(pattern = r"\S")]
    needs: String,
    /// How many people are wanted.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 1000)]
    people: u32,
    /// Whether the call can't do without.
    #[serde(default)]
    must: bool,
    /// Which kinds of evidence count; empty means all.
    #[serde(default)]
    #[schema(schema_with = schema::evidence_kinds)]
    evidence: Vec<EvidenceKind>,
    /// Where these people must know their way about, if anywhere.
    #[serde(default)]
    place: Option<String>,
    /// Practical questions, five at most; the answers are evidence of the kind
    /// `track_record`, rated without names.
    #[serde(default)]
    questions: Vec<String>,
}

impl From<CallView> for Call {
    fn from(view: CallView) -> Self {
        let CallView { call, organisation, found } = view;
        Self::of(call, organisation, &found)
    }
}

impl Call {
    /// A call with how many are found for each kind, where that is known.
    pub(super) fn of(
        call: model::Call,
        organisation: model::Organisation,
        found: &[(KindId, Option<u32>)],
    ) -> Self {
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
                    questions: kind.questions,
                })
                .collect(),
        }
    }
}

impl From<model::Setting> for Setting {
    fn from(setting: model::Setting) -> Self {
        match setting {
            model::Setting::Remote => Self { how: How::Remote, place: None },
            model::Setting::InPerson(place) => Self { how: How::InPerson, place: Some(place) },
            model::Setting::Either(place) => Self { how: How::Either, place: Some(place) },
        }
    }
}

impl Setting {
    fn read(self) -> ApiResult<model::Setting> {
        let place = || {
            let missing = ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "call.place");
            self.place.ok_or_else(|| missing.saying("say at which place").in_field("setting.place"))
        };
        Ok(match self.how {
            How::Remote => model::Setting::Remote,
            How::InPerson => model::Setting::InPerson(place()?),
            How::Either => model::Setting::Either(place()?),
        })
    }
}

impl NewCall {
    /// What it says, in the words of the domain.
    pub(super) fn read(self) -> ApiResult<CallBrief> {
        let kind = |(at, kind): (usize, NewKind)| {
            let id = KindId::new(kind.id)
                .map_err(|e| ApiError::unusable(&e).in_field(format!("kind[{}].id", at + 1)))?;
            Ok(KindOfKnowing {
                id,
                name: kind.name,
                needs: kind.needs,
                people: kind.people,
                must: kind.must,
                evidence: kind.evidence,
                place: kind.place,
                questions: kind.questions,
            })
        };
        Ok(CallBrief {
            title: self.title,
            summary: self.summary,
            decision: model::Decision { what: self.decision.what, on: self.decision.on },
            effort: model::Effort { hours: self.effort.hours, weeks: self.effort.weeks },
            expenses: self.expenses,
            setting: self.setting.read()?,
            promise: self.promise,
            kinds: self.kinds.into_iter().enumerate().map(kind).collect::<ApiResult<_>>()?,
        })
    }
}
