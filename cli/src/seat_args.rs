//! What can be typed after `seat`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueHint};

use crate::output::Output;
use crate::select_args::time;

pub(crate) const SEAT_EXAMPLES: &str = "\
Examples:
  folkmoot seat --people people.csv --table-size 5 --rounds 3 --diversify age,ward
  folkmoot seat --people people.csv --tables tables.csv --rounds 3 --needs access --hosts hosts.csv
  folkmoot seat --people people.csv --pairs-across role --rounds 4
  folkmoot seat --people people.csv --keep plan.csv --absent 7,12 --diversify age,ward

Tables are a number, or a table table,seats with min and offers if wanted; hosts a table
id,table; --apart, --together and --meet a table a,b of ids. A plan is what this command
wrote as CSV or JSON; whoever is not in it is new.";

#[derive(Debug, Args)]
pub(crate) struct Seat {
    /// Who takes part: an id, and a column for each field
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) people: PathBuf,
    /// The column of ids
    #[arg(long, value_name = "COLUMN", default_value = "id")]
    pub(crate) id_column: String,
    /// How many tables, or a file with their names, seats and what they offer
    #[arg(long, value_name = "N|FILE", conflicts_with_all = ["table_size", "pairs_across"])]
    pub(crate) tables: Option<String>,
    /// How many people at a table
    #[arg(long, value_name = "N", conflicts_with = "pairs_across")]
    pub(crate) table_size: Option<usize>,
    /// Talks of two people who differ in this column
    #[arg(long, value_name = "COLUMN", conflicts_with = "keep")]
    pub(crate) pairs_across: Option<String>,
    /// How many rounds [default: 1, or those of the plan that is kept]
    #[arg(long, value_name = "R")]
    pub(crate) rounds: Option<usize>,
    /// Columns by which every table is to be like the room
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) diversify: Vec<String>,
    /// Columns in which nobody is to be the only one of their value at a table
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) not_alone: Vec<String>,
    /// Pairs who never sit together
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) apart: Option<PathBuf>,
    /// Pairs who always sit together
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) together: Option<PathBuf>,
    /// Pairs who sit together once at least
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) meet: Option<PathBuf>,
    /// People who stay at a table
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) hosts: Option<PathBuf>,
    /// The column of what a table must offer somebody, several with ";" between
    #[arg(long, value_name = "COLUMN")]
    pub(crate) needs: Option<String>,
    /// A plan to stay as near to as can be
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) keep: Option<PathBuf>,
    /// Ids of people who don't come
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) absent: Vec<String>,
    /// How many rounds of the plan have been: they stay as they were
    #[arg(long, value_name = "K", requires = "keep", default_value_t = 0)]
    pub(crate) held: usize,
    /// Another text gives another seating that is as good
    #[arg(long, value_name = "TEXT", default_value = "folkmoot")]
    pub(crate) seed: String,
    /// Stop after this time with the best so far, such as 500ms or 10s
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) time_limit: Option<Duration>,
    /// Write lists of tables and place cards to print, as HTML
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) cards: Option<PathBuf>,
    /// The column that stands on place cards [default: the id]
    #[arg(long, value_name = "COLUMN", requires = "cards")]
    pub(crate) name_column: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}
