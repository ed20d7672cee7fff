//! How fast SQLite takes and gives: `cargo run --release --example bulk_sqlite`.

use folkmoot_storage::{Storage, contract::measure};
use folkmoot_storage_sqlite::SqliteStorage;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let storage = SqliteStorage::open(&folder.path().join("bulk.db")).await?;
    storage.migrate().await?;
    measure::bulk(&storage).await;
    Ok(())
}
