use axum::{
    Extension,
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{CallView, Caller};
use folkmoot_model::CallState;
use folkmoot_pages::{
    Section,
    pages::{DataField, DataPage},
};
use serde_json::json;

use super::{Page, render};
use crate::{Web, problem::Problem, visitor::Visitor};

/// Under which anybody may use what is public here.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// What is public, and how to get it.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let calls = public(&web).await?.len();
    render(&DataPage { layout: visitor.layout(&web, Section::Other), calls })
}

/// Open and closed calls, the newest first, as anybody may see them: also
/// when somebody asks who may see more.
async fn public(web: &Web) -> Result<Vec<CallView>, Problem> {
    let mut views = web.app.list_calls(&Caller::Stranger).await?;
    views.retain(|view| matches!(view.call.state, CallState::Open | CallState::Closed));
    Ok(views)
}

/// The calls as a table.
pub(crate) async fn csv(State(web): State<Web>) -> Result<Response, Problem> {
    let views = public(&web).await?;
    let text = table(&views).map_err(|error| {
        tracing::error!(%error, "open data could not be written");
        Problem::Internal
    })?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"calls.csv\""),
        (header::LINK, "</data/calls.csv-metadata.json>; rel=\"describedby\""),
    ];
    Ok((head, text).into_response())
}

fn table(views: &[CallView]) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(DataField::ALL.iter().map(|field| field.column()))?;
    for view in views {
        out.write_record(DataField::ALL.iter().map(|field| guarded(cell(view, *field))))?;
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn cell(view: &CallView, field: DataField) -> String {
    let brief = &view.call.brief;
    match field {
        DataField::Organisation => view.organisation.id.to_string(),
        DataField::OrganisationName => view.organisation.name.clone(),
        DataField::Call => view.call.id.to_string(),
        DataField::State => view.call.state.to_string(),
        DataField::Title => brief.title.clone(),
        DataField::Decision => brief.decision.what.clone(),
        DataField::DecidedOn => brief.decision.on.to_string(),
        DataField::Hours => brief.effort.hours.to_string(),
        DataField::Promise => brief.promise.to_string(),
        DataField::CreatedOn => view.call.created_at.day().to_string(),
        DataField::Kinds => brief.kinds.len().to_string(),
        DataField::People => brief.people().to_string(),
        DataField::Found => {
            let found: Option<u32> = view.found.iter().map(|(_, found)| *found).sum();
            found.map(|found| found.to_string()).unwrap_or_default()
        }
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe.
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// What the columns mean, for programs: CSV on the Web (W3C, 2015).
pub(crate) async fn metadata() -> Response {
    let column = |field: &DataField| {
        json!({
            "name": field.column(),
            "titles": field.column(),
            "datatype": field.datatype(),
        })
    };
    let body = json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": "calls.csv",
        "dc:title": "Calls for people who know",
        "dc:license": { "@id": LICENCE },
        "tableSchema": {
            "columns": DataField::ALL.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": ["organisation", "call"],
        },
    });
    ([(header::CONTENT_TYPE, "application/csvm+json")], body.to_string()).into_response()
}
