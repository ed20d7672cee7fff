//! Many rows in one statement: written, or read by their ids.

use folkmoot_storage::Result;
use folkmoot_storage_sql::{
    batch::{Bind, widen},
    from_sqlx,
};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use crate::{BATCH_ROWS, Connection, Db, PLACES};

/// Ids in one statement that reads rows by them.
pub(super) const NAMED: usize = 16;

/// At most [`NAMED`] ids as values of such a statement. The first stands in
/// for those that are too few; naming a row twice finds it once.
pub(super) fn named<'a, T>(ids: &'a [T], text: impl Fn(&'a T) -> &'a str) -> [&'a str; NAMED] {
    std::array::from_fn(|at| ids.get(at).or(ids.first()).map_or("", &text))
}

/// Writes rows by full batches, with `one`, the statement for one row,
/// widened. Gives the rows that are left, fewer than a batch.
pub(super) async fn write<'a, R, const WIDTH: usize>(
    connection: &mut Connection,
    what: &'static str,
    one: &str,
    rows: &'a [R],
    binds: impl Fn(&'a R) -> [Bind<'a>; WIDTH],
) -> Result<&'a [R]> {
    let (batches, rest) = rows.as_chunks::<BATCH_ROWS>();
    if batches.is_empty() {
        return Ok(rest);
    }
    // A constant of this program, widened by another.
    let many = AssertSqlSafe(widen(one, BATCH_ROWS, PLACES)).into_sql_str();
    for batch in batches {
        let mut query = sqlx::query::<Db>(many.clone());
        for value in batch.iter().flat_map(&binds) {
            query = match value {
                Bind::Text(text) => query.bind(text),
                Bind::Number(number) => query.bind(number),
            };
        }
        query.execute(&mut *connection).await.map_err(from_sqlx(what))?;
    }
    Ok(rest)
}
