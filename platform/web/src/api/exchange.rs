//! Everything in, everything out.

use axum::{
    Json,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{ExportError, Exportable, Imported, Upload, UploadForm};
use folkmoot_model::OrganisationId;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiError, ApiResult,
    extract::{ApiQuery, Asker, bytes},
};
use crate::{Web, problem::Problem};

/// What came in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Intake {
    /// People in the file.
    people: u64,
    /// Those of them who weren't there before.
    new_people: u64,
    /// Pieces of evidence in the file.
    evidence: u64,
    /// Those of them that weren't there before.
    new_evidence: u64,
    /// Lived experience that can't be used until its person agrees.
    lived_not_asked: u64,
}

impl From<Imported> for Intake {
    fn from(imported: Imported) -> Self {
        Self {
            people: imported.people,
            new_people: imported.new_people,
            evidence: imported.evidence,
            new_evidence: imported.new_evidence,
            lived_not_asked: imported.lived_not_asked,
        }
    }
}

/// Bring in people.
///
/// A table as in docs/formats.md, as CSV or as JSON Lines, at most 8 MiB. All
/// of it comes in or nothing; what is wrong is told with its lines.
#[utoipa::path(post, path = "/api/v1/import/people", tag = "In and out",
    request_body(content((String = "text/csv"), (String = "application/x-ndjson"))),
    responses((status = 200, body = Intake)))]
pub(crate) async fn people(
    State(web): State<Web>,
    asker: Asker,
    request: Request,
) -> ApiResult<Json<Intake>> {
    take(&web, &asker, Upload::People, request).await
}

/// How evidence is brought in.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Agreed {
    /// Whether its people agreed that it may be used, where the file itself
    /// doesn't say.
    #[serde(default)]
    #[param(required = false)]
    agreed: bool,
}

/// Bring in evidence.
///
/// Of people who are known. Otherwise as for people.
#[utoipa::path(post, path = "/api/v1/import/evidence", tag = "In and out", params(Agreed),
    request_body(content((String = "text/csv"), (String = "application/x-ndjson"))),
    responses((status = 200, body = Intake)))]
pub(crate) async fn evidence(
    State(web): State<Web>,
    asker: Asker,
    ApiQuery(Agreed { agreed }): ApiQuery<Agreed>,
    request: Request,
) -> ApiResult<Json<Intake>> {
    take(&web, &asker, Upload::Evidence { agreed }, request).await
}

async fn take(
    web: &Web,
    asker: &Asker,
    upload: Upload,
    request: Request,
) -> ApiResult<Json<Intake>> {
    // Whoever may not is told before megabytes are read.
    let here = asker.organisation()?;
    asker
        .caller
        .must(folkmoot_app::Permission::ImportPeople, here)
        .map_err(|_| Problem::Forbidden)?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let form = match kind.to_ascii_lowercase().as_str() {
        "text/csv" => Some(UploadForm::Csv),
        "application/x-ndjson" | "application/jsonl" => Some(UploadForm::JsonLines),
        _ => None,
    };
    let refused = |message: &str| {
        ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media_type").saying(message)
    };
    let form = form.ok_or_else(|| refused("send text/csv or application/x-ndjson"))?;
    let bytes = bytes(request, web).await?;
    if !form.fits(&bytes) {
        return Err(refused("what was sent isn't what its type says"));
    }
    Ok(Json(asker.app.import_upload(&asker.caller, here, upload, bytes.to_vec()).await?.into()))
}

/// What is taken out.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct What {
    /// What.
    #[param(schema_with = super::schema::taken)]
    what: Taken,
}

/// What can be taken out.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Taken {
    People,
    Evidence,
    Claims,
    Calls,
    Runs,
    Invitations,
}

/// Take everything out.
///
/// All there is of one kind, as JSON Lines: one object a line, as in
/// docs/formats.md.
#[utoipa::path(get, path = "/api/v1/export/{what}", tag = "In and out", params(What),
    responses((status = 200, content_type = "application/x-ndjson", body = String)))]
pub(crate) async fn export(asker: Asker, Path(path): Path<What>) -> ApiResult<Response> {
    let what = match path.what {
        Taken::People => Exportable::People,
        Taken::Evidence => Exportable::Evidence,
        Taken::Claims => Exportable::Claims,
        Taken::Calls => Exportable::Calls,
        Taken::Runs => Exportable::Runs,
        Taken::Invitations => Exportable::Invitations,
    };
    let here: OrganisationId = asker.organisation()?.clone();
    let (sender, mut receiver) = mpsc::unbounded_channel::<Vec<u8>>();
    let mut sink = |page: Vec<u8>| sender.send(page);
    let done = asker.app.export_lines(&asker.caller, &here, what, &mut sink).await;
    match done {
        Ok(()) => {}
        Err(ExportError::App(error)) => return Err(error.into()),
        // Nobody listens any more only when this function has ended.
        Err(ExportError::Sink(_)) => return Err(Problem::Internal.into()),
    }
    drop(sender);
    let mut text = Vec::new();
    while let Some(page) = receiver.recv().await {
        text.extend(page);
    }
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, Body::from(Bytes::from(text))).into_response())
}
