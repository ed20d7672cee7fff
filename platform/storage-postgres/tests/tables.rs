//! The list of tables that a backup holds is the schema of PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_storage::{Storage, StorageError};
use folkmoot_storage_postgres::PostgresStorage;
use folkmoot_storage_sql::{Kind, PASSING, TABLES};
use sqlx::{ConnectOptions, Executor, postgres::PgConnectOptions};

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
    let Ok(server) = std::env::var("FOLKMOOT_TEST_POSTGRES") else {
        eprintln!("left out: FOLKMOOT_TEST_POSTGRES names no PostgreSQL server");
        return;
    };
    let name = format!("folkmoot_tables_{}", std::process::id());
    let options: PgConnectOptions = server.parse().unwrap();
    let mut admin = options.connect().await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    admin.execute(sqlx::AssertSqlSafe(create)).await.unwrap();
    let options = options.database(&name);
    let url = options.to_url_lossy();
    let storage = PostgresStorage::connect(url.as_str()).await.unwrap();
    storage.migrate().await.unwrap();
    storage.close().await;
    let mut connection = options.connect().await.unwrap();
    let found: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text
         FROM information_schema.columns
         WHERE table_schema = 'public' AND left(table_name, 1) <> '_'
         ORDER BY table_name COLLATE \"C\", ordinal_position",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    admin.execute(sqlx::AssertSqlSafe(drop)).await.unwrap();
    let found: Described = found
        .into_iter()
        .map(|(table, column, kind, null)| match kind.as_str() {
            "text" => (table, column, Kind::Text, null == "YES"),
            "bigint" => (table, column, Kind::Number, null == "YES"),
            other => panic!("{table}.{column} is {other}"),
        })
        .collect();
    assert_eq!(found, listed());
}

#[tokio::test]
async fn where_nothing_answers_is_said_at_once_and_without_the_password() {
    for address in [
        "kim:secret",
        "mysql://kim:secret@127.0.0.1/folkmoot",
        "postgres://kim:secret@127.0.0.1:1/folkmoot",
    ] {
        let error = PostgresStorage::connect(address).await.unwrap_err();
        assert!(matches!(error, StorageError::Open { .. }), "{error:?}");
        assert!(!error.to_string().contains("secret"));
    }
}
