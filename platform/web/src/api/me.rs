//! What is known about the owner of a token, by themselves.

use axum::{
    Json,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AppError, MayUse, Telling, Wording};
use folkmoot_model::{self as model, CallId, Consent, EvidenceId, EvidenceKind, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiError, ApiResult,
    extract::{ApiJson, Asker},
    schema,
};
use crate::address;

/// What is known about somebody.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Me {
    /// The organisation that knows it.
    #[schema(schema_with = schema::id)]
    organisation: model::OrganisationId,
    #[schema(schema_with = schema::id)]
    person: PersonId,
    name: String,
    email: Option<String>,
    place: Option<String>,
    languages: Vec<String>,
    /// What they may do there.
    roles: Vec<String>,
    /// Their evidence, the newest first; undated pieces come last.
    evidence: Vec<Evidence>,
}

/// A piece of evidence.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Evidence {
    #[schema(schema_with = schema::id)]
    id: EvidenceId,
    #[schema(schema_with = schema::id)]
    person: PersonId,
    #[schema(schema_with = schema::evidence_kind)]
    kind: EvidenceKind,
    title: String,
    text: String,
    topics: Vec<String>,
    /// The day it is from, if known.
    #[schema(schema_with = schema::maybe_day)]
    on: Option<model::Day>,
    /// Where it comes from, in words.
    source: String,
    /// Where it can be seen.
    url: Option<String>,
    /// What its person agreed to: `not_asked`, `given`, `this_call_only`,
    /// `withdrawn` or `contested`.
    consent: &'static str,
}

impl From<model::Evidence> for Evidence {
    fn from(item: model::Evidence) -> Self {
        Self {
            id: item.id,
            person: item.person,
            kind: item.kind,
            title: item.title,
            text: item.text,
            topics: item.topics,
            on: item.at,
            source: item.source.name,
            url: item.source.url,
            consent: match item.consent {
                Consent::NotAsked => "not_asked",
                Consent::Given { .. } => "given",
                Consent::ThisCallOnly { .. } => "this_call_only",
                Consent::Withdrawn { .. } => "withdrawn",
                Consent::Contested { .. } => "contested",
            },
        }
    }
}

/// Read what is known about you.
///
/// You are the owner of the token.
#[utoipa::path(get, path = "/api/v1/me", tag = "Me", responses((status = 200, body = Me)))]
pub(crate) async fn read(asker: Asker) -> ApiResult<Json<Me>> {
    let view = asker.app.see_me(&asker.caller).await?;
    Ok(Json(Me {
        organisation: view.organisation.id,
        person: view.person.id,
        name: view.person.name,
        email: view.person.email.map(String::from),
        place: view.person.place,
        languages: view.person.languages,
        roles: view.roles.iter().map(ToString::to_string).collect(),
        evidence: view.evidence.into_iter().map(Evidence::from).collect(),
    }))
}

/// Something to tell about yourself.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEvidence {
    /// What kind it is.
    #[schema(schema_with = schema::kind_to_tell)]
    kind: EvidenceKind,
    /// In a few words.
    #[schema(pattern = r"\S", max_length = 200)]
    title: String,
    /// In full.
    #[schema(pattern = r"\S", max_length = 5000)]
    text: String,
    /// What it is about.
    #[serde(default)]
    #[schema(schema_with = schema::topics)]
    topics: Vec<String>,
    /// The day it is from, if known; not after today.
    #[serde(default)]
    #[schema(schema_with = schema::maybe_day)]
    on: Option<model::Day>,
    /// Where it can be seen, if it can: a web address.
    #[serde(default)]
    url: Option<String>,
    /// Whether it may be used to find you: for any call, for the open call
    /// that `call` names, or not.
    may_use: Use,
    /// The call for which it may be used, with `this_call`.
    #[serde(default)]
    call: Option<String>,
}

/// What a piece of evidence may be used for.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Use {
    AnyCall,
    ThisCall,
    No,
}

/// Add to what is known about you.
#[utoipa::path(post, path = "/api/v1/me/evidence", tag = "Me", request_body = NewEvidence,
    responses((status = 201, body = Evidence, description = "It is there.",
        headers(("Location" = String, description = "Where it is.")))))]
pub(crate) async fn add(asker: Asker, ApiJson(body): ApiJson<NewEvidence>) -> ApiResult<Response> {
    let unusable = |code| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, code);
    let may_use = match (body.may_use, body.call) {
        (Use::AnyCall, _) => MayUse::AnyCall,
        (Use::No, _) => MayUse::No,
        (Use::ThisCall, call) => {
            let call = call.and_then(|call| CallId::new(call).ok());
            MayUse::ThisCall(call.ok_or_else(|| {
                unusable("evidence.no_call").saying("name an open call").in_field("call")
            })?)
        }
    };
    let wording = Wording {
        title: body.title,
        text: body.text,
        topics: body.topics,
        at: body.on,
        url: body.url,
    };
    let telling = Telling { kind: body.kind, wording, may_use };
    let added = asker.app.add_my_evidence(&asker.caller, telling).await;
    let id = added.map_err(|error| match error {
        // The call that the body names, not what the path does.
        AppError::NotFound { .. } => {
            unusable("evidence.no_call").saying(error.to_string()).in_field("call")
        }
        other => other.into(),
    })?;
    let item = asker.app.see_my_evidence(&asker.caller, &id).await?;
    let place = format!("/api/v1{}", address::my_evidence(&id));
    let body = Json(Evidence::from(item));
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], body).into_response())
}

/// A piece of your own evidence.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct MyPath {
    /// Which piece.
    my_evidence: String,
}

impl MyPath {
    fn id(self) -> ApiResult<EvidenceId> {
        Ok(EvidenceId::new(self.my_evidence)?)
    }
}

/// Read a piece of your own evidence.
#[utoipa::path(get, path = "/api/v1/me/evidence/{my_evidence}", tag = "Me", params(MyPath),
    responses((status = 200, body = Evidence)))]
pub(crate) async fn evidence(asker: Asker, Path(path): Path<MyPath>) -> ApiResult<Json<Evidence>> {
    Ok(Json(asker.app.see_my_evidence(&asker.caller, &path.id()?).await?.into()))
}

/// Hide a piece of your own evidence.
///
/// It is kept, and used no more.
#[utoipa::path(post, path = "/api/v1/me/evidence/{my_evidence}/hide", tag = "Me", params(MyPath),
    responses((status = 200, body = Evidence)))]
pub(crate) async fn hide(asker: Asker, Path(path): Path<MyPath>) -> ApiResult<Json<Evidence>> {
    let id = path.id()?;
    asker.app.hide_my_evidence(&asker.caller, &id).await?;
    Ok(Json(asker.app.see_my_evidence(&asker.caller, &id).await?.into()))
}

/// Let a piece of your own evidence be used.
#[utoipa::path(post, path = "/api/v1/me/evidence/{my_evidence}/use", tag = "Me", params(MyPath),
    responses((status = 200, body = Evidence)))]
pub(crate) async fn allow(asker: Asker, Path(path): Path<MyPath>) -> ApiResult<Json<Evidence>> {
    let id = path.id()?;
    asker.app.use_my_evidence(&asker.caller, &id).await?;
    Ok(Json(asker.app.see_my_evidence(&asker.caller, &id).await?.into()))
}

/// Delete a piece of your own evidence.
#[utoipa::path(delete, path = "/api/v1/me/evidence/{my_evidence}", tag = "Me", params(MyPath),
    responses((status = 204, description = "It is gone.")))]
pub(crate) async fn delete(asker: Asker, Path(path): Path<MyPath>) -> ApiResult<StatusCode> {
    asker.app.delete_my_evidence(&asker.caller, &path.id()?).await?;
    Ok(StatusCode::NO_CONTENT)
}
