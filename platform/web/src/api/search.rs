//! Looking for people: the shortlist with its reasons, and what is missing.

use axum::{Json, extract::Path};
use folkmoot_app::{RunView, matching::Missing};
use folkmoot_model::{self as model, EvidenceId, EvidenceKind, KindId, PersonId, RunId, Seed};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiResult,
    calls::CallPath,
    extract::{ApiJson, Asker},
    schema,
};
use crate::problem::Problem;

/// Who was found for a call, as the record of the search says it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Shortlist {
    /// The record; `folkmoot replay` makes it again.
    #[schema(schema_with = schema::id)]
    run: RunId,
    /// When it was made.
    #[schema(schema_with = schema::instant)]
    at: model::Timestamp,
    /// As things stood on this day.
    #[schema(schema_with = schema::day)]
    as_of: model::Day,
    /// Those who cover the call best together, in the order of choosing.
    #[expect(clippy::struct_field_names, reason = "the name is part of the API")]
    shortlist: Vec<Chosen>,
    /// In the order of the call.
    kinds: Vec<KindFound>,
}

/// Somebody on the shortlist.
#[derive(Debug, Serialize, ToSchema)]
struct Chosen {
    #[schema(schema_with = schema::id)]
    person: PersonId,
    /// For which kind of knowing.
    #[schema(schema_with = schema::id)]
    kind: KindId,
}

/// Who was found for one kind of knowing.
#[derive(Debug, Serialize, ToSchema)]
struct KindFound {
    #[schema(schema_with = schema::id)]
    id: KindId,
    /// People who know, best first. Figures are comparable within a kind.
    people: Vec<Found>,
    /// How many were found in all.
    found: u32,
    /// How likely it is that the shortlist covers this kind, 0 to 1.
    covered: f64,
    /// What is missing; empty when nothing is.
    missing: Vec<Gap>,
}

/// Somebody who was found.
#[derive(Debug, Serialize, ToSchema)]
struct Found {
    #[schema(schema_with = schema::id)]
    person: PersonId,
    /// Their name; null if they have erased themselves since.
    name: Option<String>,
    /// The score, 0 to 1, made of the four factors.
    score: f64,
    /// How well the evidence fits, 0 to 1.
    topic: f64,
    /// What others thought of it, 0 to 1.
    quality: f64,
    /// Who stands behind it, 0 to 1.
    reliability: f64,
    /// How lately they were active, 0 to 1.
    availability: f64,
    /// The evidence it rests on, the weightiest first.
    reasons: Vec<Reason>,
}

/// A piece of evidence and its part in a score.
#[derive(Debug, Serialize, ToSchema)]
struct Reason {
    #[schema(schema_with = schema::id)]
    evidence: EvidenceId,
    /// Its part of the topic factor.
    share: f64,
    /// The words of the need that it meets.
    words: Vec<String>,
}

/// Something that is missing, or that would help.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum Gap {
    /// Nobody was found.
    Nobody {
        /// How many are wanted.
        wanted: u32,
    },
    /// Fewer people were found than are wanted.
    People {
        /// How many were found.
        found: u32,
        /// How many more are needed.
        short: u32,
    },
    /// Some of those who were found sit for another kind of knowing.
    Seats {
        /// How many more are needed.
        short: u32,
    },
    /// The need has no word that could be looked for.
    NothingToMatch,
    /// There are enough people, but what they have shown fits only a little.
    Thin,
    /// Words of the need that nobody's evidence speaks of.
    Words {
        /// Which.
        words: Vec<String>,
    },
    /// People know, but their evidence is of a kind that doesn't count here.
    OtherEvidence {
        /// The kind of evidence they have.
        #[schema(schema_with = schema::evidence_kind)]
        evidence: EvidenceKind,
        /// How many people.
        people: u32,
    },
    /// People know, but not this place.
    OtherPlace {
        /// How many people.
        people: u32,
    },
    /// People whose evidence touches the need, too little to count.
    Near {
        /// Who, the nearest first.
        people: Vec<String>,
    },
}

impl From<Missing> for Gap {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Nobody { wanted } => Self::Nobody { wanted },
            Missing::People { found, short } => Self::People { found, short },
            Missing::Seats { short } => Self::Seats { short },
            Missing::NothingToMatch => Self::NothingToMatch,
            Missing::Thin => Self::Thin,
            Missing::Words { words } => Self::Words { words },
            Missing::OtherEvidence { evidence, people } => Self::OtherEvidence { evidence, people },
            Missing::OtherPlace { people } => Self::OtherPlace { people },
            Missing::Near { people } => {
                Self::Near { people: people.into_iter().map(String::from).collect() }
            }
        }
    }
}

impl From<RunView> for Shortlist {
    fn from(view: RunView) -> Self {
        let RunView { run, parameters, report, people, .. } = view;
        let found = |found: folkmoot_app::matching::Found| Found {
            name: people.get(&found.person).map(|person| person.name.clone()),
            person: found.person,
            score: found.score,
            topic: found.factors.topic,
            quality: found.factors.quality,
            reliability: found.factors.reliability,
            availability: found.factors.availability,
            reasons: found
                .reasons
                .into_iter()
                .map(|r| Reason { evidence: r.evidence, share: r.share, words: r.words })
                .collect(),
        };
        let chosen = report.shortlist.into_iter();
        Self {
            run: run.id,
            at: run.at,
            as_of: parameters.as_of,
            shortlist: chosen.map(|c| Chosen { person: c.person, kind: c.kind }).collect(),
            kinds: report
                .kinds
                .into_iter()
                .map(|kind| KindFound {
                    id: kind.id,
                    people: kind.people.into_iter().map(found).collect(),
                    found: kind.found,
                    covered: kind.covered,
                    missing: kind.missing.into_iter().map(Gap::from).collect(),
                })
                .collect(),
        }
    }
}

/// How to look.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Look {
    /// Most people listed for each kind of knowing.
    #[serde(default = "usual", deserialize_with = "super::extract::whole")]
    #[schema(minimum = 1, maximum = 1000, default = 20)]
    limit: u32,
}

const fn usual() -> u32 {
    20
}

/// Look for people.
///
/// Keeps a record of the search. Nothing is sent to anybody.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/find", tag = "People who know",
    params(CallPath), request_body = Look, responses((status = 200, body = Shortlist)))]
pub(crate) async fn find(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(look): ApiJson<Look>,
) -> ApiResult<Json<Shortlist>> {
    let (organisation, call) = path.ids()?;
    if !(1..=1000).contains(&look.limit) {
        return Err(super::extract::bad("body", "limit: a number from 1 to 1000").in_field("limit"));
    }
    let ask = folkmoot_app::FindPeople {
        call: folkmoot_app::ForCall::Kept(call),
        limit: look.limit,
        as_of: None,
        seed: Seed::new("folkmoot"),
    };
    Ok(Json(asker.app.find_people(&asker.caller, &organisation, ask).await?.into()))
}

/// Read who was found.
///
/// The latest search for a call; there is none before people were looked for.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/shortlist",
    tag = "People who know", params(CallPath), responses((status = 200, body = Shortlist)))]
pub(crate) async fn shortlist(
    asker: Asker,
    Path(path): Path<CallPath>,
) -> ApiResult<Json<Shortlist>> {
    let (organisation, call) = path.ids()?;
    let view = asker.app.see_shortlist(&asker.caller, &organisation, &call).await?;
    Ok(Json(view.run.ok_or(Problem::NotFound)?.into()))
}

/// A piece of evidence that a search named.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct ReasonPath {
    /// Who asks.
    organisation: String,
    /// Which call.
    call: String,
    /// For which kind of knowing.
    kind: String,
    /// Which piece.
    evidence: String,
}

/// Read the evidence of a reason.
///
/// Evidence is shown only as a reason that the latest search names.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/shortlist/{kind}/{evidence}",
    tag = "People who know", params(ReasonPath),
    responses((status = 200, body = super::me::Evidence)))]
pub(crate) async fn evidence(
    asker: Asker,
    Path(path): Path<ReasonPath>,
) -> ApiResult<Json<super::me::Evidence>> {
    let ReasonPath { organisation, call, kind, evidence } = path;
    let (organisation, call) =
        (model::OrganisationId::new(organisation)?, model::CallId::new(call)?);
    let (kind, evidence) = (KindId::new(kind)?, EvidenceId::new(evidence)?);
    let view = asker.app.see_shortlist(&asker.caller, &organisation, &call).await?;
    let mut run = view.run.ok_or(Problem::NotFound)?;
    let report = run.report.kinds.iter().find(|k| k.id == kind).ok_or(Problem::NotFound)?;
    let mut reasons = report.people.iter().flat_map(|person| &person.reasons);
    if !reasons.any(|reason| reason.evidence == evidence) {
        return Err(Problem::NotFound.into());
    }
    let item = run.evidence.remove(&evidence).ok_or(Problem::NotFound)?;
    Ok(Json(item.into()))
}
