//! Listening to what every process on the database tells.
//!
//! One connection of its own, made when somebody first listens. When it
//! breaks, it is made anew, and everybody is told that they may have missed
//! something.

use std::time::Duration;

use folkmoot_storage::{
    Changes, Result,
    changes::{Teller, Told},
};
use folkmoot_storage_sql::from_sqlx;
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::task::JoinHandle;

use crate::announce::CHANNEL;

/// A connection that was silent for so long is asked whether it is there.
const SILENT: Duration = Duration::from_mins(1);
/// And has so long to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between tries to connect anew.
const PAUSE: Duration = Duration::from_secs(1);

/// Hears what is told on the database, and tells all in this process.
#[derive(Debug)]
pub(crate) struct Listener {
    teller: Teller,
    work: JoinHandle<()>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl Listener {
    /// Listens from here on.
    pub(crate) async fn begin(options: PgConnectOptions) -> Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options.application_name("folkmoot listener"));
        let heard = listen(&pool).await.map_err(from_sqlx("changes"))?;
        let teller = Teller::default();
        let work = tokio::spawn(hear(pool, heard, teller.clone()));
        Ok(Self { teller, work })
    }

    pub(crate) fn changes(&self) -> Changes {
        self.teller.listen()
    }
}

async fn listen(pool: &PgPool) -> sqlx::Result<PgListener> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// Passes on what is heard, for as long as it isn't stopped.
async fn hear(pool: PgPool, mut listener: PgListener, teller: Teller) {
    loop {
        match tokio::time::timeout(SILENT, listener.try_recv()).await {
            Ok(Ok(Some(words))) => teller.tell(told(words.payload())),
            // The connection was lost and made anew.
            Ok(Ok(None)) => teller.tell(Told::Missed),
            Err(_) if is_there(&mut listener).await => {}
            Ok(Err(_)) | Err(_) => {
                drop(listener);
                listener = again(&pool).await;
                teller.tell(Told::Missed);
            }
        }
    }
}

async fn is_there(listener: &mut PgListener) -> bool {
    let asked = sqlx::query("SELECT 1").execute(listener);
    matches!(tokio::time::timeout(PATIENCE, asked).await, Ok(Ok(_)))
}

async fn again(pool: &PgPool) -> PgListener {
    loop {
        tokio::time::sleep(PAUSE).await;
        if let Ok(listener) = listen(pool).await {
            return listener;
        }
    }
}

/// What can't be read was written by another version: it may be anything.
fn told(words: &str) -> Told {
    serde_json::from_str(words).map_or(Told::Missed, Told::Change)
}
