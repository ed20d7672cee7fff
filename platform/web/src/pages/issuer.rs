//! What anybody needs to check a badge that was given here: the keys that sign
//! badges, and the lists of those that were taken back.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};

use crate::{Web, problem::Problem};

/// How long others may keep an answer: as long as a list stays the same text.
const FRESH: &str = "public, max-age=300";

/// The keys, past ones included (`did:web`).
pub(crate) async fn document(State(web): State<Web>) -> Result<Response, Problem> {
    let document = web.app.issuer_document().await?.ok_or(Problem::NotFound)?;
    Ok(published("application/did+json", document.to_string()))
}

/// A list of badges that were taken back, signed.
pub(crate) async fn status_list(
    State(web): State<Web>,
    Path(list): Path<String>,
) -> Result<Response, Problem> {
    let list = list.parse().map_err(|_| Problem::NotFound)?;
    let text = web.app.status_list(list).await?.ok_or(Problem::NotFound)?;
    Ok(published("application/ld+json", text))
}

/// Anybody's program may read it, also one that runs in a browser.
fn published(kind: &'static str, text: String) -> Response {
    let head = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, FRESH),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (head, text).into_response()
}
