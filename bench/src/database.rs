//! The two databases: SQLite in the data folder, and a database of our own on
//! a PostgreSQL server.

use anyhow::{Context as _, Result};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

use crate::cores;

/// A database that goes when dropped.
#[derive(Debug)]
pub(crate) enum Database {
    Sqlite,
    Postgres { server: String, name: String, url: String },
}

impl Database {
    /// A new, empty one on this server.
    pub(crate) fn on(server: &str) -> Result<Self> {
        let name = format!("folkmoot_bench_{}", std::process::id());
        run(server, &format!("CREATE DATABASE {name}")).context("PostgreSQL")?;
        let options: PgConnectOptions = server.parse()?;
        let url = options.database(&name).to_url_lossy().to_string();
        Ok(Self::Postgres { server: server.to_owned(), name, url })
    }

    pub(crate) fn title(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    /// The setting for it, if it needs one.
    pub(crate) fn url(&self) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres { url, .. } => Some(url.clone()),
        }
    }

    /// Processor time that the server has spent on it so far, in
    /// milliseconds; SQLite works within the service.
    pub(crate) fn processor_millis(&self) -> f64 {
        match self {
            Self::Sqlite => 0.0,
            Self::Postgres { name, .. } => cores::processes_with(name)
                .into_iter()
                .filter_map(|process| cores::processor_millis(process).ok())
                .sum(),
        }
    }

    /// Lets the database look at what was put in, as it does by itself after
    /// a while.
    pub(crate) fn settle(&self) -> Result<()> {
        match self {
            Self::Sqlite => Ok(()),
            Self::Postgres { url, .. } => run(url, "VACUUM ANALYZE"),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Postgres { server, name, .. } = self {
            let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            if let Err(error) = run(server, &sql) {
                eprintln!("the database {name} is left behind: {error:#}");
            }
        }
    }
}

fn run(url: &str, sql: &str) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let options: PgConnectOptions = url.parse()?;
        let mut connection = options.connect().await?;
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await?;
        connection.close().await?;
        Ok(())
    })
}
