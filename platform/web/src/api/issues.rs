//! Issues, the hard problems an organisation works on: read, written, laid
//! down, taken up again; calls are put under them.

use axum::{
    Json,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AppError, DeskCall, IssueText};
use folkmoot_model::{self as model, IssueId, IssueState};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiError, ApiResult,
    calls::CallPath,
    extract::{ApiJson, ApiQuery, Asker},
    page::PageQuery,
    schema,
};

/// A hard problem.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Issue {
    #[schema(schema_with = schema::id)]
    id: IssueId,
    title: String,
    summary: String,
    /// The team or post that answers for it; may be empty.
    owner: String,
    #[schema(schema_with = schema::issue_state)]
    state: IssueState,
    /// The calls that belong to it.
    calls: Vec<String>,
}

impl From<(model::Issue, Vec<DeskCall>)> for Issue {
    fn from((issue, calls): (model::Issue, Vec<DeskCall>)) -> Self {
        Self {
            id: issue.id,
            title: issue.title,
            summary: issue.summary,
            owner: issue.owner,
            state: issue.state,
            calls: calls.into_iter().map(|call| call.view.call.id.into()).collect(),
        }
    }
}

/// A page of issues, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Issues {
    issues: Vec<Issue>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

/// What an issue is to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewIssue {
    /// In a few words.
    #[schema(pattern = r"\S")]
    title: String,
    /// What hurts, in a paragraph.
    #[serde(default)]
    summary: String,
    /// The team or post that answers for it.
    #[serde(default)]
    owner: String,
}

impl From<NewIssue> for IssueText {
    fn from(new: NewIssue) -> Self {
        Self { title: new.title, summary: new.summary, owner: new.owner }
    }
}

/// The issue that a path names.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct IssuePath {
    /// Which issue.
    issue: String,
}

/// Where a call is to stand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Under {
    /// The issue; null for none.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required, pattern = r"^\S+$", max_length = 200)]
    issue: Option<String>,
}

/// List issues.
///
/// The hard problems that your organisation works on.
#[utoipa::path(get, path = "/api/v1/issues", tag = "Issues", params(PageQuery),
    responses((status = 200, body = Issues)))]
pub(crate) async fn list(
    asker: Asker,
    ApiQuery(page): ApiQuery<PageQuery>,
) -> ApiResult<Json<Issues>> {
    let here = asker.organisation()?;
    let mut issues = asker.app.see_desk(&asker.caller, here).await?.issues;
    let key = |(issue, _): &(model::Issue, _)| {
        format!("{:020}/{}", i64::MAX - issue.created_at.as_millis(), issue.id)
    };
    issues.sort_by_key(key);
    let (issues, next) = page.of(issues, key)?;
    Ok(Json(Issues { issues: issues.into_iter().map(Issue::from).collect(), next }))
}

/// Read an issue.
#[utoipa::path(get, path = "/api/v1/issues/{issue}", tag = "Issues", params(IssuePath),
    responses((status = 200, body = Issue)))]
pub(crate) async fn read(asker: Asker, Path(path): Path<IssuePath>) -> ApiResult<Json<Issue>> {
    now(&asker, &IssueId::new(path.issue)?).await
}

fn not_found(id: &IssueId) -> ApiError {
    AppError::NotFound { what: "issue", id: id.to_string() }.into()
}

/// An issue as it stands now.
async fn now(asker: &Asker, id: &IssueId) -> ApiResult<Json<Issue>> {
    let here = asker.organisation()?;
    let issues = asker.app.see_desk(&asker.caller, here).await?.issues;
    let found = issues.into_iter().find(|(issue, _)| issue.id == *id);
    found.map(|issue| Json(issue.into())).ok_or_else(|| not_found(id))
}

/// Write an issue.
#[utoipa::path(post, path = "/api/v1/issues", tag = "Issues", request_body = NewIssue,
    responses((status = 201, body = Issue,
        headers(("Location" = String, description = "Where it is.")))))]
pub(crate) async fn create(asker: Asker, ApiJson(body): ApiJson<NewIssue>) -> ApiResult<Response> {
    let here = asker.organisation()?;
    let issue = asker.app.write_issue(&asker.caller, here, body.into()).await?;
    let place = format!("/api/v1/issues/{}", issue.id);
    let body = Json(Issue::from((issue, Vec::new())));
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], body).into_response())
}

/// Change an issue.
///
/// All that it says is replaced.
#[utoipa::path(put, path = "/api/v1/issues/{issue}", tag = "Issues", params(IssuePath),
    request_body = NewIssue, responses((status = 200, body = Issue)))]
pub(crate) async fn change(
    asker: Asker,
    Path(path): Path<IssuePath>,
    ApiJson(body): ApiJson<NewIssue>,
) -> ApiResult<Json<Issue>> {
    let (here, id) = (asker.organisation()?, IssueId::new(path.issue)?);
    asker.app.change_issue(&asker.caller, here, &id, body.into()).await?;
    now(&asker, &id).await
}

/// Lay an issue down.
///
/// Its calls stay as they are.
#[utoipa::path(post, path = "/api/v1/issues/{issue}/close", tag = "Issues", params(IssuePath),
    responses((status = 200, body = Issue), (status = 409, body = super::answer::ErrorBody,
        description = "It is laid down already.")))]
pub(crate) async fn close(asker: Asker, Path(path): Path<IssuePath>) -> ApiResult<Json<Issue>> {
    step(&asker, path, IssueState::Closed).await
}

/// Take an issue up again.
#[utoipa::path(post, path = "/api/v1/issues/{issue}/reopen", tag = "Issues", params(IssuePath),
    responses((status = 200, body = Issue), (status = 409, body = super::answer::ErrorBody,
        description = "It is worked on already.")))]
pub(crate) async fn reopen(asker: Asker, Path(path): Path<IssuePath>) -> ApiResult<Json<Issue>> {
    step(&asker, path, IssueState::Open).await
}

async fn step(asker: &Asker, path: IssuePath, to: IssueState) -> ApiResult<Json<Issue>> {
    let (here, id) = (asker.organisation()?, IssueId::new(path.issue)?);
    asker.app.move_issue(&asker.caller, here, &id, to).await?;
    now(asker, &id).await
}

/// Put a call under an issue.
///
/// Or under none.
#[utoipa::path(put, path = "/api/v1/calls/{organisation}/{call}/issue", tag = "Issues",
    params(CallPath), request_body = Under,
    responses((status = 204, description = "It stands there.")))]
pub(crate) async fn file(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<Under>,
) -> ApiResult<StatusCode> {
    let (organisation, call) = path.ids()?;
    let issue = body.issue.map(IssueId::new).transpose();
    let issue = issue.map_err(|error| ApiError::unusable(&error).in_field("issue"))?;
    asker.app.file_call(&asker.caller, &organisation, &call, issue.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}
