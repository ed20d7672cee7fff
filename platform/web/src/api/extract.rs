//! What a request carries, taken apart with errors that say what is wrong.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{App, Caller};
use folkmoot_model::OrganisationId;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::{ApiError, ApiResult};
use crate::{Web, visitor::Visitor};

/// Who asks, and the app through which they do: the audit log names their
/// token for all that is done through it. Handlers use no other.
#[derive(Debug)]
pub(crate) struct Asker {
    pub(crate) app: App,
    pub(crate) caller: Caller,
}

impl FromRequestParts<Web> for Asker {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> ApiResult<Self> {
        let visitor = parts.extensions.get::<Visitor>();
        let caller = visitor.map_or(Caller::Stranger, |visitor| visitor.caller.clone());
        let app = match &caller {
            Caller::Token { id, .. } => web.app.through(id),
            _ => web.app.clone(),
        };
        Ok(Self { app, caller })
    }
}

impl Asker {
    /// The organisation of the token.
    pub(crate) fn organisation(&self) -> ApiResult<&OrganisationId> {
        self.caller.organisation().ok_or_else(ApiError::unknown)
    }
}

/// Lets nobody past without a token: not even what is wrong with a body is told
/// to strangers.
pub(crate) async fn known(request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>();
    if visitor.is_none_or(|visitor| visitor.caller == Caller::Stranger) {
        return ApiError::unknown().into_response();
    }
    next.run(request).await
}

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

/// A body in JSON.
#[derive(Debug)]
pub(crate) struct ApiJson<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Web> for ApiJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, web: &Web) -> ApiResult<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            let wrong = ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media_type");
            return Err(wrong.saying("send application/json"));
        }
        let body = bytes(request, web).await?;
        let mut reader = serde_json::Deserializer::from_slice(&body);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            let wrong = bad("body", error.into_inner().to_string());
            if path == "." { wrong } else { wrong.in_field(path) }
        })?;
        reader.end().map_err(|error| bad("body", error.to_string()))?;
        Ok(Self(read))
    }
}

/// A whole number in a JSON body. `3.0` is one too, as JSON Schema has it.
pub(crate) fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let number = f64::deserialize(from)?;
    let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    if fits {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it fits")]
        Ok(number as u32)
    } else {
        Err(serde::de::Error::custom("this is no whole number from 0 to 4294967295"))
    }
}

/// The same, where it may be missing or null.
pub(crate) fn maybe_whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "whole")] u32);
    Ok(Option::<Whole>::deserialize(from)?.map(|Whole(number)| number))
}

/// The whole body, if it isn't too large.
pub(crate) async fn bytes(request: Request, web: &Web) -> ApiResult<Bytes> {
    Bytes::from_request(request, web).await.map_err(|wrong| {
        if wrong.status() == StatusCode::PAYLOAD_TOO_LARGE {
            ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large")
                .saying("what was sent is larger than we take here")
        } else {
            bad("body", wrong.body_text())
        }
    })
}

/// The request doesn't read as what it should be.
pub(crate) fn bad(code: &'static str, message: impl Into<String>) -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, code).saying(message)
}
