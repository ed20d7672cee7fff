//! Backup and restore of every table.
//!
//! These statements are made from the list of tables, so they are the ones
//! that the compiler doesn't check; a test compares the list with the schema.

use std::io::{BufRead, Write};

use folkmoot_model::Timestamp;
use folkmoot_storage::{BackupSummary, Result, StorageError};
use folkmoot_storage_sql::{
    BackupReader, BackupWriter, Kind, Line, OwnedValue, TABLES, Table,
    batch::{Bind, widen},
    from_sqlx,
};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};

use super::Session;
use crate::{BATCH_ROWS, Connection, Db, PLACES};

impl Session {
    /// Writes every table, as this transaction sees it.
    pub(crate) async fn backup(
        &mut self,
        out: &mut (dyn Write + Send),
        at: Timestamp,
    ) -> Result<BackupSummary> {
        let written = backup(self.step()?, out, at).await;
        self.done(written)
    }

    /// Fills every table. Only to be committed if this is `Ok`.
    pub(crate) async fn restore(
        &mut self,
        from: &mut (dyn BufRead + Send),
    ) -> Result<BackupSummary> {
        let restored = restore(self.step()?, from).await;
        self.done(restored)
    }
}

async fn backup(
    connection: &mut Connection,
    out: &mut (dyn Write + Send),
    at: Timestamp,
) -> Result<BackupSummary> {
    let mut writer = BackupWriter::new(out, at)?;
    for table in TABLES {
        writer.table(table)?;
        let failed = from_sqlx(table.name);
        let mut rows = sqlx::query::<Db>(AssertSqlSafe(table.select())).fetch(&mut *connection);
        while let Some(row) = rows.try_next().await.map_err(&failed)? {
            let values = table
                .columns
                .iter()
                .enumerate()
                .map(|(i, column)| match column.kind {
                    Kind::Text => row.try_get(i).map(Bind::Text),
                    Kind::Number => row.try_get(i).map(Bind::Number),
                })
                .collect::<sqlx::Result<Vec<_>>>()
                .map_err(&failed)?;
            writer.row(table, &values)?;
        }
    }
    writer.finish()
}

async fn restore(
    connection: &mut Connection,
    from: &mut (dyn BufRead + Send),
) -> Result<BackupSummary> {
    let mut reader = BackupReader::new(from)?;
    for table in TABLES {
        refuse_if_filled(connection, table).await?;
    }
    let mut current: Option<&Table> = None;
    let mut rows: Vec<Vec<OwnedValue>> = Vec::with_capacity(BATCH_ROWS);
    loop {
        let line = reader.next_line()?;
        let full = rows.len() == BATCH_ROWS || !matches!(line, Line::Row(_));
        if let Some(table) = current
            && full
        {
            insert(connection, table, &rows).await.map_err(|error| refused(&reader, error))?;
            rows.clear();
        }
        match line {
            Line::Table(table) => current = Some(table),
            Line::Row(row) => rows.push(row),
            Line::End(summary) => return Ok(summary),
        }
    }
}

async fn refuse_if_filled(connection: &mut Connection, table: &'static Table) -> Result<()> {
    let one = format!("SELECT 1 FROM {} LIMIT 1", table.name);
    let found = sqlx::query::<Db>(AssertSqlSafe(one))
        .fetch_optional(connection)
        .await
        .map_err(from_sqlx(table.name))?;
    match found {
        Some(_) => Err(StorageError::NotEmpty { table: table.name }),
        None => Ok(()),
    }
}

async fn insert(
    connection: &mut Connection,
    table: &'static Table,
    rows: &[Vec<OwnedValue>],
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::query::<Db>(AssertSqlSafe(widen(&table.insert(), rows.len(), PLACES)))
        .persistent(rows.len() == BATCH_ROWS);
    for value in rows.iter().flatten() {
        query = match value.bind() {
            Bind::Text(text) => query.bind(text),
            Bind::Number(number) => query.bind(number),
        };
    }
    query.execute(connection).await.map_err(from_sqlx(table.name))?;
    Ok(())
}

/// Rows that the schema doesn't take are a fault of the backup.
fn refused<R: BufRead>(reader: &BackupReader<R>, error: StorageError) -> StorageError {
    match error {
        StorageError::MissingReference { source, .. } | StorageError::Database { source } => {
            reader.damaged(source)
        }
        StorageError::Conflict { id, .. } => reader.damaged(id),
        other => other,
    }
}
