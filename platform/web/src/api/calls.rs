//! Calls: read by anyone, written by conveners.

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use folkmoot_app::CallView;
use folkmoot_model::{CallId, CallState, KindId, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiResult,
    answer::tagged,
    bodies::{Call, NewCall},
    extract::{ApiJson, ApiQuery, Asker},
    page::PageQuery,
    schema,
    search::Gap,
};
use crate::address;

/// A page of calls, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Calls {
    calls: Vec<Call>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
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

/// The call that a path names.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct CallPath {
    /// Who asks.
    organisation: String,
    /// Which call.
    call: String,
}

impl CallPath {
    pub(super) fn ids(self) -> ApiResult<(OrganisationId, CallId)> {
        Ok((OrganisationId::new(self.organisation)?, CallId::new(self.call)?))
    }
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
    asker: Asker,
    headers: HeaderMap,
    ApiQuery(which): ApiQuery<Which>,
    ApiQuery(page): ApiQuery<PageQuery>,
) -> ApiResult<Response> {
    let mut views = asker.app.list_calls(&asker.caller).await?;
    views.retain(|view| {
        let here = which.organisation.as_ref().is_none_or(|it| view.organisation.id.as_str() == it);
        here && which.state.is_none_or(|state| view.call.state == state)
    });
    views.sort_by_key(key);
    let (views, next) = page.of(views, key)?;
    tagged(&headers, &Calls { calls: views.into_iter().map(Call::from).collect(), next })
}

/// A call as it stands now.
async fn now(asker: &Asker, organisation: &OrganisationId, call: &CallId) -> ApiResult<Json<Call>> {
    Ok(Json(asker.app.see_call(&asker.caller, organisation, call).await?.into()))
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
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}", tag = "Calls", params(CallPath),
    responses((status = 200, body = Call), (status = 304, description = "As it was.")))]
pub(crate) async fn read(
    asker: Asker,
    headers: HeaderMap,
    Path(path): Path<CallPath>,
) -> ApiResult<Response> {
    let (organisation, call) = path.ids()?;
    let view = asker.app.see_call(&asker.caller, &organisation, &call).await?;
    tagged(&headers, &Call::from(view))
}

/// Write a call.
///
/// It is a draft until it is opened.
#[utoipa::path(post, path = "/api/v1/calls", tag = "Calls", request_body = NewCall,
    responses((status = 201, body = Call, description = "It is a draft.",
        headers(("Location" = String, description = "Where it is.")))))]
pub(crate) async fn create(asker: Asker, ApiJson(body): ApiJson<NewCall>) -> ApiResult<Response> {
    let here = asker.organisation()?;
    let organisation = asker.app.begin_call(&asker.caller, here).await?;
    let call = asker.app.write_call(&asker.caller, here, None, body.read()?).await?;
    let place = format!("/api/v1{}", address::call(&call));
    let body = Json(Call::of(call, organisation, &[]));
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], body).into_response())
}

/// Change a call.
///
/// All that it says is replaced. Drafts and open calls can be changed; closed
/// and withdrawn ones stay as they were.
#[utoipa::path(put, path = "/api/v1/calls/{organisation}/{call}", tag = "Calls", params(CallPath),
    request_body = NewCall,
    responses((status = 200, body = Call), (status = 409, body = super::answer::ErrorBody,
        description = "It is closed or withdrawn.")))]
pub(crate) async fn change(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<NewCall>,
) -> ApiResult<Json<Call>> {
    let (organisation, call) = path.ids()?;
    asker.app.change_call(&asker.caller, &organisation, &call, body.read()?).await?;
    now(&asker, &organisation, &call).await
}

/// Open a call.
///
/// Makes a draft public; takes a closed call up again.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/open", tag = "Calls",
    params(CallPath),
    responses((status = 200, body = Call), (status = 409, body = super::answer::ErrorBody,
        description = "It is open already, or withdrawn.")))]
pub(crate) async fn open(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Call>> {
    let (organisation, call) = path.ids()?;
    asker.app.open_call(&asker.caller, &organisation, &call).await?;
    now(&asker, &organisation, &call).await
}

/// Close a call.
///
/// Nobody is looked for any more.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/close", tag = "Calls",
    params(CallPath),
    responses((status = 200, body = Call), (status = 409, body = super::answer::ErrorBody,
        description = "It is not open.")))]
pub(crate) async fn close(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Call>> {
    let (organisation, call) = path.ids()?;
    asker.app.close_call(&asker.caller, &organisation, &call).await?;
    now(&asker, &organisation, &call).await
}

/// Withdraw a call.
///
/// It is public no more. There is no way back.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/withdraw", tag = "Calls",
    params(CallPath),
    responses((status = 200, body = Call), (status = 409, body = super::answer::ErrorBody,
        description = "It is withdrawn already.")))]
pub(crate) async fn withdraw(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Call>> {
    let (organisation, call) = path.ids()?;
    asker.app.withdraw_call(&asker.caller, &organisation, &call).await?;
    now(&asker, &organisation, &call).await
}

/// What a search would find for one kind of knowing, in figures.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KindPreview {
    /// The kind.
    #[schema(schema_with = schema::id)]
    id: KindId,
    /// How many people know.
    found: u32,
    /// How many are wanted.
    wanted: u32,
    /// What is missing, without naming anybody; empty when nothing is.
    missing: Vec<Gap>,
}

/// Preview a call.
///
/// How many people a search would find for it. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/calls/preview", tag = "Calls", request_body = NewCall,
    responses((status = 200, body = Vec<KindPreview>)))]
pub(crate) async fn preview(
    asker: Asker,
    ApiJson(body): ApiJson<NewCall>,
) -> ApiResult<Json<Vec<KindPreview>>> {
    let here = asker.organisation()?;
    let kinds = asker.app.preview_call(&asker.caller, here, None, body.read()?).await?;
    let kind = |kind: folkmoot_app::KindPreview| KindPreview {
        id: kind.id,
        found: kind.found,
        wanted: kind.wanted,
        missing: kind.missing.into_iter().map(Gap::from).collect(),
    };
    Ok(Json(kinds.into_iter().map(kind).collect()))
}
