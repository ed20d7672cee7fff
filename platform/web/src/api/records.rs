//! Who did what.

use axum::Json;
use folkmoot_model::{self as model, Actor};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ApiResult,
    extract::{ApiQuery, Asker},
    page::PageQuery,
    schema,
};

/// One thing that was done. No names: ids, counts and codes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Entry {
    /// Its number, from 1 without gaps.
    seq: u64,
    /// When.
    #[schema(schema_with = schema::instant)]
    at: model::Timestamp,
    /// Who: `person:` and an id, `command_line` or `system`.
    actor: String,
    /// What, as a dotted code: `call.opened`.
    action: String,
    /// To what kind of thing, and to which.
    subject: Subject,
    /// Counts and codes that say more, or null; `token` names the token it was
    /// done by.
    #[schema(value_type = Option<Object>)]
    detail: serde_json::Value,
    /// The hash of this entry, over all of it and the hash before.
    hash: String,
}

/// What something was done to.
#[derive(Debug, Serialize, ToSchema)]
struct Subject {
    kind: String,
    id: String,
}

/// A page of the log, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Log {
    entries: Vec<Entry>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

/// Read who did what.
#[utoipa::path(get, path = "/api/v1/audit", tag = "In and out", params(PageQuery),
    responses((status = 200, body = Log)))]
pub(crate) async fn audit(
    asker: Asker,
    ApiQuery(page): ApiQuery<PageQuery>,
) -> ApiResult<Json<Log>> {
    let here = asker.organisation()?;
    let after = page.after_number()?;
    let most = u32::try_from(page.limit).unwrap_or(u32::MAX);
    let mut found = asker.app.see_audit(&asker.caller, here, after, most + 1).await?;
    let more = found.len() > page.limit;
    found.truncate(page.limit);
    let next = found.last().filter(|_| more).map(|last| PageQuery::number(last.seq));
    let entries = found.into_iter().map(|entry| Entry {
        seq: entry.seq,
        at: entry.event.at,
        actor: Actor::to_text(&entry.event.actor),
        action: entry.event.action,
        subject: Subject { kind: entry.event.subject.kind, id: entry.event.subject.id },
        detail: entry.event.detail,
        hash: entry.hash.as_str().to_owned(),
    });
    Ok(Json(Log { entries: entries.collect(), next }))
}
