//! Telling what was committed: `NOTIFY` within the transaction, so that the
//! database tells every process that listens, and only if it was committed.

use folkmoot_storage::{Change, Result};
use folkmoot_storage_sql::from_sqlx;

use crate::Connection;

/// The channel of this database.
pub(crate) const CHANNEL: &str = "folkmoot_changes";
/// What stands for changes that are not told one by one.
pub(crate) const MISSED: &str = "missed";
/// PostgreSQL takes less than 8,000 bytes.
const MOST_BYTES: usize = 7_900;
/// More changes in one transaction than this are told as one.
const MOST: usize = 100;

/// Tells what a transaction has changed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Announce;

impl Announce {
    pub(crate) async fn within(&self, tx: &mut Connection, changes: &[Change]) -> Result<()> {
        if changes.len() > MOST {
            return notify(tx, MISSED).await;
        }
        for change in changes {
            let words = serde_json::to_string(change).unwrap_or_default();
            let told = !words.is_empty() && words.len() <= MOST_BYTES;
            notify(tx, if told { &words } else { MISSED }).await?;
        }
        Ok(())
    }

    /// The database has told it.
    #[expect(clippy::unused_self, reason = "SQLite has its part here")]
    pub(crate) fn after(self, _: Vec<Change>) {}
}

async fn notify(tx: &mut Connection, words: &str) -> Result<()> {
    sqlx::query("SELECT pg_notify($1, $2)")
        .bind(CHANNEL)
        .bind(words)
        .execute(tx)
        .await
        .map(drop)
        .map_err(from_sqlx("changes"))
}
