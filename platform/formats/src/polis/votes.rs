//! `votes.csv`, and the two small tables that name cells and groups.

use super::{id, vote, written};
use crate::Input;
use crate::fields::Fields;
use crate::rows::{Layout, Rows};

const VOTES: Layout = Layout {
    columns: &["timestamp", "datetime", "comment-id", "voter-id", "vote"],
    required: &["comment-id", "voter-id", "vote"],
    json_only: &[],
    keeps_others: true,
};

const CELLS: Layout = Layout {
    columns: &["voter-id", "comment-id"],
    required: &["voter-id", "comment-id"],
    json_only: &[],
    keeps_others: true,
};

const LABELS: Layout = Layout {
    columns: &["voter-id", "group-id"],
    required: &["voter-id", "group-id"],
    json_only: &[],
    keeps_others: true,
};

/// One vote, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolisVote {
    /// Milliseconds since 1970.
    pub timestamp: Option<i64>,
    /// The same in words, as the file has it.
    pub datetime: Option<String>,
    /// On which statement.
    pub statement: u64,
    /// By whom.
    pub person: u64,
    /// 1 agree, 0 pass, −1 disagree.
    pub vote: i8,
}

/// Somebody and a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Who.
    pub person: u64,
    /// On what.
    pub statement: u64,
}

/// Reads a log of votes, in any order, a row at a time.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_polis_votes};
/// let text = "timestamp,datetime,comment-id,voter-id,vote\n1403054214196,,0,7,-1\n";
/// let votes = Problems::collect(read_polis_votes(Input::from_reader("votes.csv", text.as_bytes())))?;
/// assert_eq!((votes[0].person, votes[0].statement, votes[0].vote), (7, 0, -1));
/// # Ok::<(), Problems>(())
/// ```
pub fn read_polis_votes(input: Input) -> Rows<PolisVote> {
    Rows::new(input, &VOTES, Box::new(row))
}

fn row(fields: &mut Fields) -> Option<PolisVote> {
    let timestamp = fields.text("timestamp").and_then(|found| {
        let number = found.value.parse();
        if number.is_err() {
            let wanted = "milliseconds since 1970, such as 1403054214196";
            let problem =
                crate::Problem::new("polis.timestamp", crate::quoted(&found.value), wanted);
            fields.problem_in("timestamp", &found, problem);
        }
        number.ok()
    });
    let datetime = fields.text_as_is("datetime").map(|found| found.value);
    let (statement, person) = (id(fields, "comment-id"), id(fields, "voter-id"));
    let found = fields.required("vote")?;
    let vote = vote(fields, &found)?;
    Some(PolisVote { timestamp, datetime, statement: statement?, person: person?, vote })
}

/// Reads pairs of a person and a statement: columns `voter-id` and `comment-id`.
pub fn read_polis_cells(input: Input) -> Rows<Cell> {
    let row = |fields: &mut Fields| {
        let (person, statement) = (id(fields, "voter-id"), id(fields, "comment-id"));
        Some(Cell { person: person?, statement: statement? })
    };
    Rows::new(input, &CELLS, Box::new(row))
}

/// Reads the group of each person: columns `voter-id` and `group-id`.
pub fn read_polis_labels(input: Input) -> Rows<(u64, u64)> {
    let row = |fields: &mut Fields| {
        let (person, group) = (id(fields, "voter-id"), id(fields, "group-id"));
        Some((person?, group?))
    };
    Rows::new(input, &LABELS, Box::new(row))
}

/// A log of votes as Polis writes it.
pub fn write_polis_votes(votes: &[PolisVote]) -> Vec<u8> {
    let header = VOTES.columns.iter().map(|it| (*it).to_owned()).collect();
    let rows = votes.iter().map(|it| {
        vec![
            it.timestamp.map(|it| it.to_string()).unwrap_or_default(),
            it.datetime.clone().unwrap_or_default(),
            it.statement.to_string(),
            it.person.to_string(),
            it.vote.to_string(),
        ]
    });
    written(std::iter::once(header).chain(rows))
}
