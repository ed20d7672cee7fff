//! The list of tables that a backup holds is the schema of SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_storage::Storage;
use folkmoot_storage_sql::{Kind, PASSING, TABLES};
use folkmoot_storage_sqlite::SqliteStorage;
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};

/// Table, column, kind, whether it may be null; by table, columns in order.
type Described = Vec<(String, String, Kind, bool)>;

fn listed() -> Described {
    let mut listed: Described = TABLES
        .iter()
        .chain(PASSING)
        .flat_map(|table| table.columns.iter().map(move |column| (table.name, column)))
        .map(|(table, column)| (table.into(), column.name.into(), column.kind, column.nullable))
        .collect();
    listed.sort_by(|a, b| a.0.cmp(&b.0));
    listed
}

#[tokio::test]
async fn every_table_and_column_is_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    let storage = SqliteStorage::open(&file).await.unwrap();
    storage.migrate().await.unwrap();
    let mut connection = SqliteConnectOptions::new().filename(&file).connect().await.unwrap();
    let found: Vec<(String, String, String, i64)> = sqlx::query_as(
        r#"SELECT t.name, c.name, c.type, c."notnull"
           FROM pragma_table_list t JOIN pragma_table_info(t.name) c
           WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE '\_%' ESCAPE '\'
               AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
           ORDER BY t.name, c.cid"#,
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let found: Described = found
        .into_iter()
        .map(|(table, column, kind, not_null)| match kind.as_str() {
            "TEXT" => (table, column, Kind::Text, not_null == 0),
            "INTEGER" => (table, column, Kind::Number, not_null == 0),
            other => panic!("{table}.{column} is {other}"),
        })
        .collect();
    assert_eq!(found, listed());
}

/// What is kept is readable by its owner only, companions of the file too.
#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.db");
    let storage = SqliteStorage::open(&file).await.unwrap();
    storage.migrate().await.unwrap();
    let _snapshot = storage.read().await.unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        files += 1;
    }
    assert_eq!(files, 3);
}

#[tokio::test]
async fn what_is_no_database_is_refused() {
    use folkmoot_storage::StorageError;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    std::fs::write(&file, "id,name\n".repeat(1_000)).unwrap();
    let error = SqliteStorage::open(&file).await.err();
    assert!(matches!(error, Some(StorageError::Open { .. })), "{error:?}");
    let nowhere = folder.path().join("no/such/folder.db");
    let error = SqliteStorage::open(&nowhere).await.err();
    assert!(matches!(error, Some(StorageError::Open { .. })), "{error:?}");
}
