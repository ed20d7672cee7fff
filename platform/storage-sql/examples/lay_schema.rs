//! Lays the schema in empty databases, so that the statements of the backend
//! crates can be checked against it when these are compiled.
//!
//! `cargo run -p folkmoot-storage-sql --example lay_schema -- sqlite:check.db postgres://…`

use anyhow::{Context, bail};
use folkmoot_storage_sql::{Backend, migrator};
use sqlx::{ConnectOptions, Connection, PgConnection, sqlite::SqliteConnectOptions};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    for url in std::env::args().skip(1) {
        lay(&url).await.with_context(|| url.clone())?;
    }
    Ok(())
}

async fn lay(url: &str) -> anyhow::Result<()> {
    if url.starts_with("sqlite:") {
        let options: SqliteConnectOptions = url.parse()?;
        let mut connection = options.create_if_missing(true).connect().await?;
        migrator(Backend::Sqlite).run(&mut connection).await?;
        connection.close().await?;
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let mut connection = PgConnection::connect(url).await?;
        migrator(Backend::Postgres).run(&mut connection).await?;
        connection.close().await?;
    } else {
        bail!("neither sqlite: nor postgres:");
    }
    Ok(())
}
