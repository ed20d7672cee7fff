//! Long lists, a page at a time.

use axum::http::StatusCode;
use serde::{Deserialize, Deserializer};
use utoipa::IntoParams;

use super::{ApiError, ApiResult};
use crate::seal::{from_hex, to_hex};

/// Which page of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// Where to go on: `next` of the page before. Without it, the first page.
    #[serde(default)]
    #[param(pattern = "^[0-9a-f]*$", max_length = 1000, nullable = false)]
    cursor: Option<String>,
    /// Most entries on the page.
    #[serde(default = "usual", deserialize_with = "limit")]
    #[param(minimum = 1, maximum = 100, default = 50, value_type = u32, required = false)]
    pub(crate) limit: usize,
}

fn usual() -> usize {
    50
}

fn limit<'de, D: Deserializer<'de>>(from: D) -> Result<usize, D::Error> {
    // In an address everything is text.
    let text = String::deserialize(from)?;
    let limit = text.parse().ok().filter(|limit| (1..=100).contains(limit));
    limit.ok_or_else(|| serde::de::Error::custom("limit: a number from 1 to 100"))
}

impl PageQuery {
    /// Of what is sorted by `key`, the entries of this page, and where the
    /// next one begins if there is one. `key` gives a text for each entry, all
    /// different and rising.
    pub(crate) fn of<T>(
        &self,
        all: Vec<T>,
        key: impl Fn(&T) -> String,
    ) -> ApiResult<(Vec<T>, Option<String>)> {
        let after = match self.cursor.as_deref().filter(|cursor| !cursor.is_empty()) {
            Some(cursor) => Some(read(cursor)?),
            None => None,
        };
        let behind = |entry: &T| after.as_ref().is_none_or(|after| key(entry) > *after);
        let mut rest = all.into_iter().filter(behind);
        let page: Vec<T> = rest.by_ref().take(self.limit).collect();
        let more = rest.next().is_some();
        let next = page.last().filter(|_| more).map(|last| to_hex(key(last).as_bytes()));
        Ok((page, next))
    }

    /// The number after which the page begins, for lists that are numbered.
    pub(crate) fn after_number(&self) -> ApiResult<u64> {
        match self.cursor.as_deref().filter(|cursor| !cursor.is_empty()) {
            Some(cursor) => read(cursor)?.parse().map_err(|_| none()),
            None => Ok(0),
        }
    }

    /// Where the next page of a numbered list begins.
    pub(crate) fn number(last: u64) -> String {
        to_hex(last.to_string().as_bytes())
    }
}

fn read(cursor: &str) -> ApiResult<String> {
    from_hex(cursor).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(none)
}

fn none() -> ApiError {
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "cursor")
        .saying("this is no place in the list; begin without a cursor")
        .in_field("cursor")
}
