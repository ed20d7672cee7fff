//! `participants-votes.csv`: a row a person, a column a statement.

use super::{no_id, no_vote, value, written};
use crate::{Input, Problem, Problems};

/// Columns about the person that may come first.
const FIRST: [&str; 7] =
    ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"];

/// Everybody's last votes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolisMatrix {
    /// The columns about people that the file has.
    pub columns: Vec<String>,
    /// Ids of statements, in the order of their columns.
    pub statements: Vec<u64>,
    /// A row a person.
    pub people: Vec<PolisParticipant>,
}

/// Somebody's row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolisParticipant {
    /// Their id.
    pub id: u64,
    /// The fields behind it, as the file has them: other id, group, counts.
    pub about: Vec<String>,
    /// A vote for each statement; none where they have none.
    pub votes: Vec<Option<i8>>,
}

impl PolisParticipant {
    /// The group Polis put them in, if the file says.
    pub fn group(&self, columns: &[String]) -> Option<u64> {
        let at = columns.iter().position(|it| it == "group-id")?;
        self.about.get(at.checked_sub(1)?)?.parse().ok()
    }
}

/// Reads a matrix whole: memory grows with it.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_polis_matrix};
/// let text = "participant,group-id,0,1\n7,0,1,\n";
/// let matrix = read_polis_matrix(Input::from_reader("participants-votes.csv", text.as_bytes()))?;
/// assert_eq!(matrix.people[0].votes, [Some(1), None]);
/// assert_eq!(matrix.people[0].group(&matrix.columns), Some(0));
/// # Ok::<(), Problems>(())
/// ```
pub fn read_polis_matrix(input: Input) -> Result<PolisMatrix, Problems> {
    let file = input.name().to_owned();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input.text());
    let mut problems = Problems::default();
    let mut matrix = PolisMatrix::default();
    let mut row = csv::StringRecord::new();
    let mut header = true;
    loop {
        match reader.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let problem = Problem::new("csv.unreadable", error.to_string(), "a table");
                problems.push(problem.in_file(file.as_str()));
                break;
            }
        }
        let line = row.position().map_or(1, csv::Position::line);
        let place = |problem: Problem, column: usize| {
            problem.in_file(file.as_str()).at_line(line).at_column(column as u64 + 1)
        };
        let before = problems.is_empty();
        if header {
            header = false;
            read_header(&row, &mut matrix, &mut |problem, at| problems.push(place(problem, at)));
            if before && !problems.is_empty() {
                break;
            }
        } else if let Some(person) =
            read_person(&row, &matrix, &mut |problem, at| problems.push(place(problem, at)))
        {
            matrix.people.push(person);
        }
    }
    if header && problems.is_empty() {
        let problem = Problem::new("file.empty", "an empty file", "a header line and rows");
        problems.push(problem.in_file(file.as_str()));
    }
    problems.or(matrix)
}

type Tell<'a> = dyn FnMut(Problem, usize) + 'a;

fn read_header(row: &csv::StringRecord, matrix: &mut PolisMatrix, tell: &mut Tell) {
    let first = row.iter().take_while(|name| FIRST.contains(name)).count();
    matrix.columns = row.iter().take(first).map(str::to_owned).collect();
    if matrix.columns.first().is_none_or(|it| it != "participant") {
        let found = format!("\"{}\"", row.get(0).unwrap_or_default());
        tell(Problem::new("polis.header", found, "\"participant\" as the first column"), 0);
        return;
    }
    let mut seen = std::collections::BTreeSet::new();
    for (at, name) in row.iter().enumerate().skip(first) {
        match name.trim().parse::<u64>() {
            Ok(id) if seen.insert(id) => matrix.statements.push(id),
            Ok(id) => tell(Problem::new("csv.header", format!("{id} again"), "each once"), at),
            Err(_) => tell(no_id(name), at),
        }
    }
}

fn read_person(
    row: &csv::StringRecord,
    matrix: &PolisMatrix,
    tell: &mut Tell,
) -> Option<PolisParticipant> {
    let first = matrix.columns.len();
    let wanted = first + matrix.statements.len();
    if row.len() != wanted {
        let wanted = format!("{wanted}, as in the first line");
        tell(Problem::new("csv.fields", format!("{} fields", row.len()), wanted), 0);
        return None;
    }
    let Ok(id) = row[0].trim().parse() else {
        tell(no_id(&row[0]), 0);
        return None;
    };
    let mut votes = Vec::with_capacity(matrix.statements.len());
    for (at, text) in row.iter().enumerate().skip(first) {
        let vote = value(text);
        if vote.is_none() && !text.trim().is_empty() {
            tell(no_vote(text), at);
        }
        votes.push(vote);
    }
    let about = row.iter().take(first).skip(1).map(str::to_owned).collect();
    Some(PolisParticipant { id, about, votes })
}

/// A matrix as Polis writes it.
pub fn write_polis_matrix(matrix: &PolisMatrix) -> Vec<u8> {
    let ids = matrix.statements.iter().map(u64::to_string);
    let header: Vec<String> = matrix.columns.iter().cloned().chain(ids).collect();
    let rows = matrix.people.iter().map(|person| {
        let votes = person.votes.iter().map(|it| it.map(|it| it.to_string()).unwrap_or_default());
        std::iter::once(person.id.to_string())
            .chain(person.about.iter().cloned())
            .chain(votes)
            .collect()
    });
    written(std::iter::once(header).chain(rows))
}
