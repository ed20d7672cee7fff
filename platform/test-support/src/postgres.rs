//! PostgreSQL databases that vanish with the test.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

/// A PostgreSQL database of its own, dropped with this.
#[derive(Debug)]
pub struct Postgres {
    server: String,
    name: String,
    /// Its address.
    pub url: String,
}

impl Postgres {
    /// A new, empty database on the server that `FOLKMOOT_TEST_POSTGRES`
    /// names; or none, said in one line. Not within an async runtime.
    pub fn new() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("FOLKMOOT_TEST_POSTGRES") else {
            eprintln!("left out: FOLKMOOT_TEST_POSTGRES names no PostgreSQL server");
            return None;
        };
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("folkmoot_support_{}_{next}", std::process::id());
        run(&server, &format!("CREATE DATABASE {name}"));
        let options: PgConnectOptions = server.parse().unwrap();
        let url = options.database(&name).to_url_lossy().to_string();
        Some(Self { server, name, url })
    }

    /// Runs a statement in it, as somebody with full access would. Not within
    /// an async runtime.
    pub fn execute(&self, sql: &str) {
        run(&self.url, sql);
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        run(&self.server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

fn run(url: &str, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async {
        let options: PgConnectOptions = url.parse().unwrap();
        let mut connection = options.connect().await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}
