//! `folkmoot backup` and `folkmoot restore`.

use std::fs::File;
use std::io::BufReader;

use folkmoot_model::Clock as _;
use folkmoot_storage::BackupSummary;

use crate::args::{Backup, Global, Restore};
use crate::clock::SystemClock;
use crate::commands::note;
use crate::failure::Failure;
use crate::output::beside;
use crate::place::{self, Missing, failed};

/// Writes everything to one file, which is there whole or not at all.
pub(crate) async fn backup(global: &Global, args: &Backup) -> Result<(), Failure> {
    let config = place::config(global, &args.folder)?;
    let storage = place::ready(&config, Missing::Refuse).await?;
    let cannot = |e: &dyn std::fmt::Display| {
        Failure::unable("output", format!("{} can't be written: {e}", args.file.display()))
    };
    // tempfile makes files that only their owner can read: a backup holds
    // everything that is known about people.
    let mut file = beside(&args.file).map_err(|e| cannot(&e))?;
    let summary = storage.backup(&mut file, SystemClock.now()).await.map_err(failed)?;
    file.as_file().sync_all().map_err(|e| cannot(&e))?;
    file.persist(&args.file).map_err(|e| cannot(&e.error))?;
    storage.close().await;
    note(global.quiet, &format!("Backed up {}.", words(&summary)));
    Ok(())
}

/// Fills an empty database.
pub(crate) async fn restore(global: &Global, args: &Restore) -> Result<(), Failure> {
    let file = File::open(&args.file).map_err(|e| {
        Failure::from(folkmoot_formats::Problem::io(&e, &args.file.display().to_string()))
    })?;
    let config = place::config(global, &args.folder)?;
    let storage = place::ready(&config, Missing::Make).await?;
    let summary = storage.restore(&mut BufReader::new(file)).await.map_err(failed)?;
    storage.close().await;
    note(global.quiet, &format!("Restored {}.", words(&summary)));
    Ok(())
}

fn words(summary: &BackupSummary) -> String {
    let rows: u64 = summary.rows.values().sum();
    format!(
        "{rows} rows in {} tables, as of {}, digest {}",
        summary.rows.len(),
        summary.at,
        summary.digest.short()
    )
}
