//! `folkmoot migrate`: the database gets the form this version needs.

use crate::args::{DataFolder, Global};
use crate::commands::note;
use crate::failure::Failure;
use crate::place::{self, Missing};

/// Brings the schema up to date, or makes it.
pub(crate) async fn run(global: &Global, folder: &DataFolder) -> Result<(), Failure> {
    let config = place::config(global, folder)?;
    let storage = place::open(&config, Missing::Make).await?;
    let (before, after) = storage.migrate().await.map_err(place::failed)?;
    let text = if before == after {
        format!("The database has schema version {after} already.")
    } else {
        format!("The database went from schema version {before} to {after}.")
    };
    note(global.quiet, &text);
    storage.close().await;
    Ok(())
}
