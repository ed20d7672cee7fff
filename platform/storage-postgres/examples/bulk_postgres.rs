//! How fast PostgreSQL takes and gives:
//! `cargo run --release --example bulk_postgres -- postgres://…`, an empty database.

use folkmoot_storage::{Storage, contract::measure};
use folkmoot_storage_postgres::PostgresStorage;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("which database?")?;
    let storage = PostgresStorage::connect(&url).await?;
    storage.migrate().await?;
    measure::bulk(&storage).await;
    Ok(())
}
