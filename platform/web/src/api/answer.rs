//! What the API answers: JSON that can be asked for again cheaply, and errors
//! with a code, a sentence and the field that is wrong.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use folkmoot_app::AppError;
use folkmoot_model::{Coded, Digest, InvalidCall, InvalidId};
use folkmoot_storage::StorageError;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::Problem;

/// What a handler of the API answers.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

/// Why a request wasn't answered as asked. Nothing was changed. It travels as
/// an extension of an empty response; `around.rs` makes JSON of it, which
/// knows the number of the request.
#[derive(Debug, Clone)]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    code: &'static str,
    message: Option<String>,
    field: Option<String>,
}

/// The body of every answer that is an error.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Error)]
pub(crate) struct ErrorBody {
    error: ErrorDetail,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
struct ErrorDetail {
    /// A stable code with dots: `call.empty`.
    code: String,
    /// A sentence, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// The field that is wrong: `kind[2].needs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The number of the request, by which its lines in the log are found.
    request: String,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, message: None, field: None }
    }

    pub(crate) fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    pub(crate) fn in_field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The request reads well, but asks for what can't be.
    pub(crate) fn unusable(error: &(impl Coded + std::fmt::Display)) -> Self {
        let wrong = Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.code().0);
        match error.help() {
            Some(help) => wrong.saying(format!("{error}; {help}")),
            None => wrong.saying(error.to_string()),
        }
    }

    /// Whoever asks isn't known, and would have to be.
    pub(crate) fn unknown() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "token")
            .saying("this needs a token: Authorization: Bearer …; make one at /me/tokens")
    }

    /// As JSON, with the number of the request.
    pub(crate) fn into_json(self, request: &str) -> Response {
        let detail = ErrorDetail {
            code: self.code.to_owned(),
            message: self.message,
            field: self.field,
            request: request.to_owned(),
        };
        let mut response = (self.status, Json(ErrorBody { error: detail })).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::new(problem.into_response().status(), problem.code())
    }
}

impl From<InvalidId> for ApiError {
    fn from(_: InvalidId) -> Self {
        Problem::NotFound.into()
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        match error {
            AppError::InvalidCall(wrong) => match wrong.into_iter().next() {
                Some(InvalidCall::Empty { field }) => {
                    Self::unusable(&InvalidCall::Empty { field: field.clone() }).in_field(field)
                }
                Some(first) => Self::unusable(&first),
                None => Problem::Internal.into(),
            },
            AppError::InvalidWording(wrong) => match wrong.first() {
                Some(first) => Self::unusable(first),
                None => Problem::Internal.into(),
            },
            AppError::Invite(fault) => Self::unusable(&fault),
            AppError::BadInput(problems) => Self::unusable(&problems),
            AppError::Storage(error @ StorageError::InvalidText { .. }) => Self::unusable(&error),
            AppError::Transition(error) => {
                Self::new(StatusCode::CONFLICT, error.code().0).saying(error.to_string())
            }
            AppError::IssueWithoutTitle => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.code().0)
                    .saying(error.to_string())
                    .in_field("title")
            }
            AppError::NotOwnWords => {
                Self::new(StatusCode::CONFLICT, error.code().0).saying(error.to_string())
            }
            other => Problem::from(other).into(),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// JSON with a tag that changes when it does, or nothing if whoever asks has
/// it already (RFC 9110, section 13.1.2).
pub(crate) fn tagged(headers: &HeaderMap, body: &impl Serialize) -> ApiResult<Response> {
    let text = serde_json::to_vec(body).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        ApiError::from(Problem::Internal)
    })?;
    // Weak: the same answer may be sent packed or not.
    let tag = format!("W/\"{}\"", &Digest::of(&text).as_str()[..16]);
    let has = |value: &HeaderValue| {
        let tags = value.to_str().unwrap_or_default();
        tags.split(',').any(|it| it.trim() == tag || it.trim() == "*")
    };
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(has);
    let tag = [(header::ETAG, tag.clone())];
    Ok(if known {
        (StatusCode::NOT_MODIFIED, tag).into_response()
    } else {
        (tag, [(header::CONTENT_TYPE, "application/json")], text).into_response()
    })
}
