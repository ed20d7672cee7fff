//! What a request carries, taken apart with errors that say what is wrong.

use axum::{
    extract::{FromRequestParts, Query},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use super::{ApiError, ApiResult};
use crate::Web;

/// The part of an address behind the question mark.
#[derive(Debug)]
pub(crate) struct ApiQuery<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Web> for ApiQuery<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> ApiResult<Self> {
        match Query::<T>::from_request_parts(parts, web).await {
            Ok(Query(query)) => Ok(Self(query)),
            Err(wrong) => Err(bad("query", wrong.body_text())),
        }
    }
}

/// The request doesn't read as what it should be.
pub(crate) fn bad(code: &'static str, message: impl Into<String>) -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, code).saying(message)
}
