//! What can be typed after `alternates`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::output::Output;
use crate::select_args::HouseholdArgs;

pub(crate) const ALTERNATES_EXAMPLES: &str = "\
Examples:
  folkmoot alternates --categories c.csv --respondents r.csv --panel 1,5,7 --drop-out 0.2
  folkmoot alternates --categories c.csv --respondents r.csv --panel 1,5,7 --drop-out-column risk
  folkmoot alternates --categories c.csv --respondents r.csv --panel 1,5,7 --ready 9,4 --gone 5

The first two say whom to keep ready for a panel that is drawn; the last, who steps in for
those who don't come. Files are those of `folkmoot select`.";

#[derive(Debug, Args)]
pub(crate) struct Alternates {
    /// Quotas: feature,value,min,max
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) categories: PathBuf,
    /// People who may be drawn: an id and a column for each feature
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) respondents: PathBuf,
    /// Ids of the panel that was drawn
    #[arg(long, value_name = "IDS", value_delimiter = ',', required = true)]
    pub(crate) panel: Vec<String>,
    /// The column of ids [default: nationbuilder_id or id, else row numbers]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id_column: Option<String>,
    #[command(flatten)]
    pub(crate) households: HouseholdArgs,
    /// Most people to keep ready
    #[arg(long, short = 'n', value_name = "N", default_value_t = 5)]
    pub(crate) number: usize,
    /// The chance that somebody drawn doesn't come, from 0 to 1
    #[arg(long, value_name = "RATE", value_parser = rate, conflicts_with = "gone")]
    pub(crate) drop_out: Option<f64>,
    /// The column that holds this chance for each person, where it differs
    #[arg(long, value_name = "COLUMN", conflicts_with = "gone")]
    pub(crate) drop_out_column: Option<String>,
    /// Ids of people who can't be kept ready
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) exclude: Vec<String>,
    /// Ids of those who were kept ready
    #[arg(long, value_name = "IDS", value_delimiter = ',', requires = "gone")]
    pub(crate) ready: Vec<String>,
    /// Ids of those of the panel who don't come
    #[arg(long, value_name = "IDS", value_delimiter = ',', requires = "ready")]
    pub(crate) gone: Vec<String>,
    /// What the lot between people alike follows from
    #[arg(long, value_name = "TEXT", default_value = "folkmoot")]
    pub(crate) seed: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// A chance from 0 to 1.
pub(crate) fn rate(text: &str) -> Result<f64, String> {
    match text.trim().parse() {
        Ok(rate) if (0.0..=1.0).contains(&rate) => Ok(rate),
        _ => Err("a number from 0 to 1".to_owned()),
    }
}
