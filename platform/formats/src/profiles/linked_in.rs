//! The export of LinkedIn: a zip of CSV files, or one of them under its own name.
//!
//! Of the many files those are read that say what somebody has done and learned. Contacts,
//! messages and the rest are not even unpacked; whoever wrote a recommendation or endorsed a
//! skill stays unnamed.

use std::collections::BTreeMap;

use folkmoot_model::{Day, EvidenceKind as Kind};

use super::{MAX_BYTES, Piece, Pieces, joined, too_large, zip};
use crate::{Problem, quoted};

/// The files that are read, with a column each must have.
const FILES: [(&str, &str); 9] = [
    ("Certifications", "Name"),
    ("Courses", "Name"),
    ("Education", "School Name"),
    ("Endorsement_Received_Info", "Skill Name"),
    ("Positions", "Title"),
    ("Projects", "Title"),
    ("Publications", "Name"),
    ("Recommendations_Received", "Text"),
    ("Skills", "Name"),
];

/// Most files in a zip.
const MAX_FILES: usize = 10_000;

pub(super) fn read(bytes: &[u8], pieces: &mut Pieces<'_>) {
    let mut tables = BTreeMap::new();
    if bytes.starts_with(b"PK") {
        if let Err(problem) = unpack(bytes, &mut tables) {
            return pieces.problem(problem);
        }
    } else if let Some(name) = known(pieces.file) {
        tables.insert(name, bytes.to_vec());
    } else {
        let names = FILES.map(|(name, _)| format!("{name}.csv")).join(", ");
        let problem = Problem::new("profile.other_kind", "another file", "the zip of the export");
        return pieces
            .problem(problem.with_help(format!("or, under its own name, one of {names}")));
    }
    if tables.is_empty() {
        let found = "a zip without any of the files that are read";
        let problem = Problem::new("profile.other_kind", found, "the export of LinkedIn");
        return pieces.problem(problem.with_help("ask LinkedIn for the larger archive"));
    }
    for (name, bytes) in tables {
        if let Err(problem) = table(name, &bytes, pieces) {
            pieces.problem(problem);
        }
    }
}

/// Which of the files this is, by its name.
fn known(path: &str) -> Option<&'static str> {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = file.strip_suffix(".csv")?;
    FILES.iter().map(|(name, _)| *name).find(|name| *name == stem)
}

/// Unpacks what is read, all together no more than fits.
fn unpack(bytes: &[u8], tables: &mut BTreeMap<&'static str, Vec<u8>>) -> Result<(), Problem> {
    let wrong = || {
        Problem::new("zip.invalid", "a damaged zip", "the zip as LinkedIn made it")
            .with_help("download it again")
    };
    let mut left = MAX_BYTES as u64;
    for entry in zip::entries(bytes, MAX_FILES).ok_or_else(wrong)? {
        let Some(name) = known(&entry.name) else { continue };
        let table = entry.unpack(left).ok_or_else(wrong)?;
        left = left.checked_sub(table.len() as u64).ok_or_else(too_large)?;
        tables.insert(name, table);
    }
    Ok(())
}

/// One row, with where it stands.
struct Row<'r> {
    columns: &'r BTreeMap<String, usize>,
    cells: &'r csv::StringRecord,
    place: String,
}

impl Row<'_> {
    fn text(&self, column: &str) -> String {
        let cell = self.columns.get(column).and_then(|at| self.cells.get(*at));
        cell.unwrap_or_default().trim().to_owned()
    }

    /// A month or a year, as the export writes it: `Feb 2019`, `2004`.
    fn month(&self, column: &str, pieces: &mut Pieces<'_>) -> Option<(String, String)> {
        let text = self.text(column);
        let iso = match text.split_whitespace().collect::<Vec<_>>().as_slice() {
            [] => return None,
            [month, year] => match MONTHS.iter().position(|name| month.starts_with(name)) {
                Some(at) => format!("{year}-{:02}", at + 1),
                None => text.clone(),
            },
            [first, ..] => first.replace('/', "-"),
        };
        let field = format!("{}, {column}", self.place);
        pieces.any_day(&iso, &field).map(|_| (iso, field))
    }

    fn day(&self, column: &str, pieces: &mut Pieces<'_>) -> Option<Day> {
        let (text, field) = self.month(column, pieces)?;
        pieces.day(&text, &field)
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn table(name: &'static str, bytes: &[u8], pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let wrong = |error: csv::Error| {
        let problem = Problem::new("csv.invalid", quoted(&error.to_string()), "a table as CSV");
        let line = error.position().map_or(1, csv::Position::line);
        problem.in_field(format!("{name}.csv")).at_line(line)
    };
    let header = reader.headers().map_err(wrong)?;
    let columns: BTreeMap<String, usize> =
        header.iter().enumerate().map(|(at, name)| (name.trim().to_owned(), at)).collect();
    let needed = FILES.iter().find(|(file, _)| *file == name).map_or("", |(_, column)| column);
    if !columns.contains_key(needed) {
        let wanted = format!("a column \"{needed}\"");
        let problem = Problem::new("column.missing", "other columns", wanted);
        return Err(problem.in_field(format!("{name}.csv")).at_line(1));
    }
    let mut endorsed: BTreeMap<String, u64> = BTreeMap::new();
    for cells in reader.records() {
        let cells = cells.map_err(wrong)?;
        let line = cells.position().map_or(0, csv::Position::line);
        let place = format!("{name}.csv line {line}");
        let row = Row { columns: &columns, cells: &cells, place };
        if name == "Endorsement_Received_Info" {
            if row.text("Endorsement Status") != "REJECTED" {
                *endorsed.entry(row.text("Skill Name")).or_default() += 1;
            }
        } else {
            piece(name, &row, pieces);
        }
    }
    for (skill, people) in endorsed.into_iter().filter(|(skill, _)| !skill.is_empty()) {
        let text = format!("{skill}: endorsed by {people} on LinkedIn");
        let (topics, key) = (vec![skill.clone()], Some(format!("endorsed {skill}")));
        pieces
            .add(Kind::Endorsement, Piece { title: skill, text, topics, key, ..Piece::default() });
    }
    Ok(())
}

fn piece(name: &str, row: &Row<'_>, pieces: &mut Pieces<'_>) {
    let text = |column: &str| row.text(column);
    let both = |one: &str, other: &str| joined(&[&text(one), &text(other)], ", ");
    let (kind, title, more, at) = match name {
        "Certifications" => {
            let at = row.day("Started On", pieces);
            (Kind::Credential, both("Name", "Authority"), String::new(), at)
        }
        "Courses" => (Kind::Credential, both("Name", "Number"), String::new(), None),
        "Education" => {
            let end = row.month("End Date", pieces);
            let more = joined(&[&text("Notes"), &text("Activities")], "\n");
            (Kind::Credential, both("Degree Name", "School Name"), more, pieces.ended(end, false))
        }
        "Positions" | "Projects" => {
            let end = row.month("Finished On", pieces);
            let at = pieces.ended(end, !text("Started On").is_empty());
            (Kind::Work, both("Title", "Company Name"), text("Description"), at)
        }
        "Publications" => {
            let at = row.day("Published On", pieces);
            (Kind::Publication, both("Name", "Publisher"), text("Description"), at)
        }
        "Recommendations_Received" => {
            if text("Status") == "HIDDEN" {
                return;
            }
            (Kind::Endorsement, String::new(), text("Text"), None)
        }
        _ => (Kind::Work, text("Name"), String::new(), None),
    };
    let text = joined(&[&title, &more], "\n");
    let url = Some(row.text("Url"));
    pieces.add(kind, Piece { title, text, at, url, ..Piece::default() });
}
