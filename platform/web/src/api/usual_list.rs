//! The people whom one would usually ask about a call: the list, and what those
//! who were found know beyond it.

use axum::{Json, extract::Path, http::StatusCode};
use folkmoot_app::{BriefView, GivenList, UsualComparison};
use folkmoot_model::{self as model, KindId, MAX_USUAL};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ApiError, ApiResult,
    calls::CallPath,
    extract::{ApiJson, Asker},
    schema,
};
use crate::problem::Problem;

/// A list that is kept. Of those who aren't known only their number is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UsualList {
    /// How many of it are known.
    people: usize,
    /// How many lines fit nobody who is known, or more than one person.
    unmatched: u32,
    #[schema(schema_with = schema::instant)]
    at: model::Timestamp,
}

impl From<&model::UsualList> for UsualList {
    fn from(list: &model::UsualList) -> Self {
        Self { people: list.people.len(), unmatched: list.unmatched, at: list.at }
    }
}

/// What came of giving a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Given {
    list: UsualList,
    /// The lines that fit nobody who is known. They aren't kept.
    unknown: Vec<Line>,
    /// The lines that fit more than one person. They aren't kept.
    several: Vec<Line>,
}

/// A line as it was given.
#[derive(Debug, Serialize, ToSchema)]
struct Line {
    /// Its number, from 1.
    line: usize,
    text: String,
}

/// A list to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewList {
    /// A line for each person: an id, an address or a name, or a row of CSV
    /// that holds them.
    #[schema(min_items = 1, max_items = 5000)]
    lines: Vec<String>,
}

/// Read the usual list of a call.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/usual", tag = "People who know",
    params(CallPath), responses((status = 200, body = UsualList)))]
pub(crate) async fn read(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<UsualList>> {
    let (organisation, call) = path.ids()?;
    let (_, list) = asker.app.see_usual_list(&asker.caller, &organisation, &call).await?;
    list.map(|list| Json((&list).into())).ok_or_else(|| Problem::NotFound.into())
}

/// Give the usual list of a call.
///
/// It takes the place of the one before. Nobody becomes known by standing on
/// it.
#[utoipa::path(put, path = "/api/v1/calls/{organisation}/{call}/usual", tag = "People who know",
    params(CallPath), request_body = NewList, responses((status = 200, body = Given)))]
pub(crate) async fn keep(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<NewList>,
) -> ApiResult<Json<Given>> {
    let (organisation, call) = path.ids()?;
    let text = body.lines.join("\n");
    let wrong = |what: String| {
        ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "usual_list").saying(what).in_field("lines")
    };
    match asker.app.keep_usual_list(&asker.caller, &organisation, &call, &text).await? {
        GivenList::Kept { list, unknown, several } => {
            let lines = |all: Vec<(usize, String)>| {
                all.into_iter().map(|(line, text)| Line { line, text }).collect()
            };
            let (unknown, several) = (lines(unknown), lines(several));
            Ok(Json(Given { list: (&list).into(), unknown, several }))
        }
        GivenList::Empty => Err(wrong("no line holds anything".to_owned())),
        GivenList::TooLong => Err(wrong(format!("{MAX_USUAL} lines at most"))),
    }
}

/// Take the usual list of a call away.
#[utoipa::path(delete, path = "/api/v1/calls/{organisation}/{call}/usual",
    tag = "People who know", params(CallPath),
    responses((status = 204, description = "There is none.")))]
pub(crate) async fn remove(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<StatusCode> {
    let (organisation, call) = path.ids()?;
    asker.app.remove_usual_list(&asker.caller, &organisation, &call).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What those who were found know together, and how far asking has come.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Brief {
    /// How many are on the shortlist.
    shortlist: usize,
    /// How many of them were asked for another call before.
    asked_before: usize,
    reach: Reach,
    /// The same beside the usual list; null if none was given, or nobody has
    /// looked yet.
    usual: Option<Comparison>,
}

/// How many people a call has reached. Taken-back invitations don't count.
#[derive(Debug, Serialize, ToSchema)]
struct Reach {
    asked: u32,
    /// How many opened their link, or answered.
    opened: u32,
    answered: u32,
    /// How many were asked for no other call before.
    newcomers: u32,
}

/// A shortlist beside the usual list.
#[derive(Debug, Serialize, ToSchema)]
struct Comparison {
    /// How many are on both.
    overlap: u32,
    /// Whether people or evidence have changed since the search.
    changed: bool,
    kinds: Vec<KindCompared>,
}

/// What evidence shows for one kind of knowing, as words of the need.
#[derive(Debug, Serialize, ToSchema)]
struct KindCompared {
    #[schema(schema_with = schema::id)]
    id: KindId,
    /// How many of the usual list a search finds for it.
    found: u32,
    only_shortlist: Vec<String>,
    both: Vec<String>,
    only_usual: Vec<String>,
}

impl From<UsualComparison> for Comparison {
    fn from(compared: UsualComparison) -> Self {
        let kinds = compared.kinds.into_iter().map(|kind| KindCompared {
            id: kind.id,
            found: kind.found,
            only_shortlist: kind.only_group.into_iter().collect(),
            both: kind.both.into_iter().collect(),
            only_usual: kind.only_usual.into_iter().collect(),
        });
        Self { overlap: compared.overlap, changed: compared.changed, kinds: kinds.collect() }
    }
}

/// Read the brief of a call.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/brief",
    tag = "People who know", params(CallPath), responses((status = 200, body = Brief)))]
pub(crate) async fn brief(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Brief>> {
    let (organisation, call) = path.ids()?;
    let BriefView { shortlist, usual, reach, compared, .. } =
        asker.app.see_brief(&asker.caller, &organisation, &call).await?;
    Ok(Json(Brief {
        shortlist: shortlist.run.map_or(0, |run| run.report.shortlist.len()),
        asked_before: usual.len(),
        reach: Reach {
            asked: reach.asked,
            opened: reach.opened,
            answered: reach.answered,
            newcomers: reach.newcomers,
        },
        usual: compared.map(Comparison::from),
    }))
}
