//! Exports of Polis conversations: read, and written back byte for byte.
//!
//! | file | what | reader |
//! |---|---|---|
//! | `votes.csv` | every vote as it came, changes of mind included | [`read_polis_votes`] |
//! | `comments.csv` | statements | [`read_polis_statements`] |
//! | `participants-votes.csv` | a row a person, a column a statement: last votes | [`read_polis_matrix`] |
//! | `summary.csv` | what the conversation was about | [`read_polis_summary`] |
//!
//! Agree is 1, pass 0, disagree −1, as in the files.

mod matrix;
mod statements;
mod votes;

pub use matrix::{PolisMatrix, PolisParticipant, read_polis_matrix, write_polis_matrix};
pub use statements::{
    PolisStatement, read_polis_statements, read_polis_summary, write_polis_statements,
    write_polis_summary,
};
pub use votes::{
    Cell as PolisCell, PolisVote, read_polis_cells, read_polis_labels, read_polis_votes,
    write_polis_votes,
};

use crate::fields::{Fields, Found};
use crate::{Problem, quoted};

fn id(fields: &mut Fields, name: &str) -> Option<u64> {
    let found = fields.required(name)?;
    let number = found.value.trim().parse();
    if number.is_err() {
        fields.problem_in(name, &found, no_id(&found.value));
    }
    number.ok()
}

fn no_id(found: &str) -> Problem {
    Problem::new("polis.id", quoted(found), "a whole number from 0")
}

fn vote(fields: &mut Fields, found: &Found<String>) -> Option<i8> {
    let value = value(&found.value);
    if value.is_none() {
        fields.problem_in("vote", found, no_vote(&found.value));
    }
    value
}

fn value(text: &str) -> Option<i8> {
    match text.trim() {
        "1" => Some(1),
        "0" => Some(0),
        "-1" => Some(-1),
        _ => None,
    }
}

fn no_vote(found: &str) -> Problem {
    Problem::new("polis.vote", quoted(found), "1 (agree), 0 (pass) or -1 (disagree)")
        .with_help("take the row out, or put one of the three")
}

/// Bytes of rows as Polis writes them: quotation marks where needed, lines ending in a line feed.
fn written(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // memory can be written
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}
