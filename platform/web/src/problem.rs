//! What went wrong, on its way to an error page or an answer in JSON.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use folkmoot_app::AppError;
use folkmoot_model::{Coded as _, InvalidId};
use folkmoot_pages::{RenderError, pages::ErrorKind, pages::WayIn};

/// What went wrong. It travels as an extension of an empty response;
/// `around.rs` makes a page of it, which knows who is asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    Forbidden,
    NotFound,
    Method,
    Form,
    TooLarge,
    TooMany,
    TooQuick,
    Internal,
}

impl Problem {
    /// What the page says. Who may not see something is told how to sign in,
    /// if that can help.
    pub(crate) fn kind(self, signed_in: bool, can_sign_in: bool) -> ErrorKind {
        match self {
            Self::Forbidden if signed_in => ErrorKind::Forbidden(WayIn::Ask),
            Self::Forbidden if can_sign_in => ErrorKind::Forbidden(WayIn::SignIn),
            Self::Forbidden => ErrorKind::Forbidden(WayIn::None),
            Self::NotFound => ErrorKind::NotFound,
            Self::Method => ErrorKind::Method,
            Self::Form => ErrorKind::Form,
            Self::TooLarge => ErrorKind::TooLarge,
            Self::TooMany => ErrorKind::TooMany,
            Self::TooQuick => ErrorKind::TooQuick,
            Self::Internal => ErrorKind::Internal,
        }
    }

    /// A stable code for the API.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Method => "method_not_allowed",
            Self::Form => "form_token",
            Self::TooLarge => "too_large",
            Self::TooMany => "too_many",
            Self::TooQuick => "too_quick",
            Self::Internal => "internal",
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Forbidden(_) => Self::Forbidden,
            AppError::TooMany => Self::TooMany,
            AppError::NotFound { .. } | AppError::InvalidId(_) => Self::NotFound,
            other => {
                tracing::error!(code = %other.code(), error = %other, "a use case failed");
                Self::Internal
            }
        }
    }
}

impl From<InvalidId> for Problem {
    fn from(_: InvalidId) -> Self {
        Self::NotFound
    }
}

impl From<RenderError> for Problem {
    fn from(error: RenderError) -> Self {
        tracing::error!(%error, "a page could not be written");
        Self::Internal
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.kind(false, false).status());
        let mut response = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        response.extensions_mut().insert(self);
        response
    }
}
