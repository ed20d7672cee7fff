use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_pages::assets;

use crate::problem::Problem;

/// The address changes with the content, so it may be kept for ever.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(crate) async fn show(Path(name): Path<String>) -> Result<Response, Problem> {
    let asset = assets::at(&format!("/assets/{name}")).ok_or(Problem::NotFound)?;
    let mut response = Bytes::from_static(asset.bytes.as_ref()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, FOR_EVER);
    Ok(response)
}

/// Where browsers look for a picture without being told.
pub(crate) async fn icon() -> Redirect {
    Redirect::permanent(assets::address("logo.svg"))
}
