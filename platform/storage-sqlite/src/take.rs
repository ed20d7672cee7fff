//! Taking a job. There is one writer at a time, so nobody can be in the way.

use folkmoot_storage_sql::rows::JobRow;

use crate::Connection;

pub(crate) async fn take_due(
    connection: &mut Connection,
    now: i64,
    hold_until: i64,
) -> sqlx::Result<Option<JobRow>> {
    sqlx::query_as!(
        JobRow,
        "UPDATE job SET state = 'taken', attempts = attempts + 1, held_until = $2
         WHERE id = (
             SELECT id FROM job WHERE state = 'waiting' AND due_at <= $1
             ORDER BY due_at, id LIMIT 1
         )
         RETURNING id, organisation_id, kind, payload, attempts, tries, held_until,
             error",
        now,
        hold_until
    )
    .fetch_optional(connection)
    .await
}
