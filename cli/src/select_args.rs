//! What can be typed after `select` and `verify-draw`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum, ValueHint};

use crate::output::Output;

pub(crate) const SELECT_EXAMPLES: &str = "\
Examples:
  folkmoot select --categories categories.csv --respondents respondents.csv --panel-size 40
  folkmoot select --categories c.csv --respondents r.csv -k 40 --lottery --report public.json
  folkmoot verify-draw public.json --seed \"dice 4 2 6\"
  folkmoot select --categories c.csv --respondents r.csv -k 40 --seated 7,12,31 --exclude 9

Quotas are a table feature,value,min,max; people a table with an id and a column for each
feature. With --lottery and no --seed nothing is drawn: publish the report, then choose
the seed where all can see it.";

pub(crate) const VERIFY_DRAW_EXAMPLES: &str = "\
Examples:
  folkmoot verify-draw public.json
  folkmoot verify-draw public.json --seed \"dice 4 2 6\"";

/// What "fair" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MethodName {
    /// The least chance as high as can be, then the next, and so on.
    Leximin,
    /// The least chance as high as can be.
    Maximin,
    /// The product of all chances as large as can be.
    Nash,
    /// Neither end far from equal.
    Goldilocks,
    /// The old way, as a baseline.
    Random,
}

/// Who lives together.
#[derive(Debug, Args)]
pub(crate) struct HouseholdArgs {
    /// Columns of an address: at most one person is drawn of those with the same
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) address_columns: Vec<String>,
    /// People who live together although their addresses differ: ids with + between them
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) same_household: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Select {
    /// Quotas: feature,value,min,max
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) categories: PathBuf,
    /// People who may be drawn: an id and a column for each feature
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) respondents: PathBuf,
    /// Seats of the panel
    #[arg(long, short = 'k', value_name = "K")]
    pub(crate) panel_size: u32,
    /// What "fair" means
    #[arg(long, value_enum, default_value = "leximin")]
    pub(crate) method: MethodName,
    /// The column of ids [default: nationbuilder_id or id, else row numbers]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id_column: Option<String>,
    #[command(flatten)]
    pub(crate) households: HouseholdArgs,
    /// Ids of people who are on every panel
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) must_include: Vec<String>,
    /// Ids of people who are on none
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) exclude: Vec<String>,
    /// Ids of people who have their seat already: only the other seats are drawn
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) seated: Vec<String>,
    /// Make a public list of M equally likely panels
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "1000")]
    pub(crate) lottery: Option<u32>,
    /// What the draw follows from: any text that nobody could choose, such as dice
    #[arg(long, value_name = "TEXT")]
    pub(crate) seed: Option<String>,
    /// What pseudonyms follow from; keep it secret [default: a fresh one, printed]
    #[arg(long, value_name = "TEXT")]
    pub(crate) salt: Option<String>,
    /// How much the low end weighs for goldilocks
    #[arg(long, value_name = "G", default_value_t = 1.0, value_parser = weight)]
    pub(crate) gamma: f64,
    /// Stop after this time with the best so far, such as 60s or 5m
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) time_limit: Option<Duration>,
    /// Write what may be published to this file: pseudonyms, no names
    #[arg(long, value_name = "FILE", requires = "lottery", value_hint = ValueHint::FilePath)]
    pub(crate) report: Option<PathBuf>,
    /// Write the rows of those drawn to this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) selected: Option<PathBuf>,
    /// Write the rows of all others to this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) remaining: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyDraw {
    /// The report of a lottery
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) report: PathBuf,
    /// Draw by this seed from a list that was published without one
    #[arg(long, value_name = "TEXT")]
    pub(crate) seed: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

fn weight(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(weight) if (0.001..=1000.0).contains(&weight) => Ok(weight),
        _ => Err("a number from 0.001 to 1000".to_owned()),
    }
}

pub(crate) fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    let seconds = match unit {
        "" | "s" => 1.0,
        "ms" => 0.001,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err("a time such as 60s, 5m or 1h".to_owned()),
    };
    let time = number.parse::<f64>().ok().map(|number| number * seconds);
    time.and_then(|time| Duration::try_from_secs_f64(time).ok())
        .ok_or_else(|| "a time such as 60s, 5m or 1h".to_owned())
}
