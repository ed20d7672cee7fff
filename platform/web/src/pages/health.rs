use axum::{extract::State, http::StatusCode};

use crate::Web;

/// Whether the database answers, for whatever watches the service.
pub(crate) async fn show(State(web): State<Web>) -> (StatusCode, &'static str) {
    match web.app.storage().read().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
