//! `comments.csv` and `summary.csv`.

use super::{id, written};
use crate::fields::Fields;
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, Problems, quoted};

const STATEMENTS: Layout = Layout {
    columns: &[
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "moderated",
        "is-meta",
        "is-seed",
        "group-informed-consensus",
        "comment-body",
    ],
    required: &["comment-id"],
    json_only: &[],
    keeps_others: true,
};

/// A statement. What a file doesn't have stays empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolisStatement {
    /// Its id.
    pub id: u64,
    /// Milliseconds since 1970, as the file has it.
    pub timestamp: String,
    /// The same in words; older exports alone.
    pub datetime: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// How many agreed when it was written out.
    pub agrees: String,
    /// How many disagreed.
    pub disagrees: String,
    /// 1 accepted, 0 not looked at, −1 moderated out.
    pub moderated: i8,
    /// About the voters themselves; newer exports alone.
    pub meta: Option<bool>,
    /// Written by the conveners; newer exports alone.
    pub seed: Option<bool>,
    /// As the file has it; newer exports alone.
    pub consensus: Option<String>,
    /// What it says.
    pub text: String,
}

/// Reads statements, older exports and newer ones.
pub fn read_polis_statements(input: Input) -> Rows<PolisStatement> {
    Rows::new(input, &STATEMENTS, Box::new(statement))
}

fn statement(fields: &mut Fields) -> Option<PolisStatement> {
    let mut text = |name: &str| fields.text_as_is(name).map(|it| it.value);
    let (timestamp, datetime) = (text("timestamp"), text("datetime"));
    let (author, agrees, disagrees) = (text("author-id"), text("agrees"), text("disagrees"));
    let (consensus, said) = (text("group-informed-consensus"), text("comment-body"));
    let (meta, seed) = (flag(fields, "is-meta"), flag(fields, "is-seed"));
    let moderated = moderated(fields);
    Some(PolisStatement {
        id: id(fields, "comment-id")?,
        timestamp: timestamp.unwrap_or_default(),
        datetime,
        author: author.unwrap_or_default(),
        agrees: agrees.unwrap_or_default(),
        disagrees: disagrees.unwrap_or_default(),
        moderated: moderated?,
        meta,
        seed,
        consensus,
        text: said.unwrap_or_default(),
    })
}

fn moderated(fields: &mut Fields) -> Option<i8> {
    let Some(found) = fields.text_as_is("moderated") else { return Some(0) };
    let value = super::value(&found.value);
    if value.is_none() {
        let wanted = "1 (accepted), 0 (not looked at) or -1 (moderated out)";
        let problem = Problem::new("polis.moderated", quoted(&found.value), wanted);
        fields.problem_in("moderated", &found, problem);
    }
    value
}

fn flag(fields: &mut Fields, name: &str) -> Option<bool> {
    let found = fields.text_as_is(name)?;
    let value = match found.value.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    if value.is_none() {
        let problem = Problem::new("polis.flag", quoted(&found.value), "true or false");
        fields.problem_in(name, &found, problem);
    }
    value
}

/// Statements as Polis writes them: in the newer form if any says whether it is meta.
pub fn write_polis_statements(statements: &[PolisStatement]) -> Vec<u8> {
    let newer = statements.iter().any(|it| it.meta.is_some());
    let columns = STATEMENTS.columns.iter().enumerate().filter(|(at, _)| match at {
        1 => !newer,
        7..=9 => newer,
        _ => true,
    });
    let places: Vec<usize> = columns.map(|(at, _)| at).collect();
    let header: Vec<String> = places.iter().map(|at| STATEMENTS.columns[*at].to_owned()).collect();
    let word = |it: Option<bool>| it.map(|it| it.to_string()).unwrap_or_default();
    let rows = statements.iter().map(|it| {
        let all = [
            it.timestamp.clone(),
            it.datetime.clone().unwrap_or_default(),
            it.id.to_string(),
            it.author.clone(),
            it.agrees.clone(),
            it.disagrees.clone(),
            it.moderated.to_string(),
            word(it.meta),
            word(it.seed),
            it.consensus.clone().unwrap_or_default(),
            it.text.clone(),
        ];
        places.iter().map(|at| all[*at].clone()).collect()
    });
    written(std::iter::once(header).chain(rows))
}

/// Reads what a conversation was about: names and values, in their order.
pub fn read_polis_summary(input: Input) -> Result<Vec<(String, String)>, Problems> {
    let mut pairs = Vec::new();
    let mut problems = Problems::default();
    let name = input.name().to_owned();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input.text());
    for (at, row) in reader.records().enumerate() {
        match row {
            Ok(row) if row.len() == 2 => pairs.push((row[0].to_owned(), row[1].to_owned())),
            Ok(row) => {
                let found = format!("{} fields", row.len());
                let line = row.position().map_or(at as u64 + 1, csv::Position::line);
                let problem = Problem::new("csv.fields", found, "a name and a value");
                problems.push(problem.in_file(name.as_str()).at_line(line));
            }
            Err(error) => {
                let problem = Problem::new("csv.unreadable", error.to_string(), "a table");
                problems.push(problem.in_file(name.as_str()));
                break;
            }
        }
    }
    problems.or(pairs)
}

/// A summary as Polis writes it.
pub fn write_polis_summary(pairs: &[(String, String)]) -> Vec<u8> {
    written(pairs.iter().map(|(name, value)| vec![name.clone(), value.clone()]))
}
