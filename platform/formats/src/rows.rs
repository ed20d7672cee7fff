//! Rows of a table, be it CSV or JSON Lines, one by one.

use std::collections::{HashSet, VecDeque};
use std::io::BufRead;

use folkmoot_model::nearest;
use serde_json::Value;

use crate::csv_table::{CsvParser, Fault, Record, detect_delimiter};
use crate::fields::{Fields, unguarded};
use crate::json_lines::{JsonLines, Pairs, record_too_long};
use crate::{Input, MAX_COLUMNS, MAX_FIELD_BYTES, Problem, Progress, TextReader, quoted};

/// Most warnings that are kept; one for each unknown column or key.
const MAX_WARNINGS: usize = 100;

/// What a table holds.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The columns that are known.
    pub(crate) columns: &'static [&'static str],
    /// Those that must be there.
    pub(crate) required: &'static [&'static str],
    /// Known columns that only a JSON object can have.
    pub(crate) json_only: &'static [&'static str],
    /// Whether other columns are kept as attributes.
    pub(crate) keeps_others: bool,
}

/// Turns the fields of one row into a row; what is wrong it tells the fields.
pub(crate) type Convert<T> = Box<dyn FnMut(&mut Fields) -> Option<T> + Send>;

/// The rows of a file, one by one, as they are read.
///
/// A row that is wrong gives one `Err` for each thing that is wrong in it,
/// and reading goes on behind it, so that all problems of a file can be told
/// at once: see [`crate::Problems::collect`]. After a problem of the file
/// itself (it breaks off, is no text, lacks a column) it ends.
///
/// Memory: the row at hand, and 24 bytes for each row to find repeated ids.
pub struct Rows<T> {
    input: TextReader,
    progress: Progress,
    layout: &'static Layout,
    convert: Convert<T>,
    source: Source,
    pending: VecDeque<Problem>,
    warnings: Vec<Problem>,
    told: HashSet<String>,
    line: u64,
}

enum Source {
    Unopened,
    Csv(Box<CsvSource>),
    JsonLines(JsonLines),
    Ended,
}

struct CsvSource {
    parser: CsvParser,
    record: Record,
    header: Vec<Target>,
}

/// Where the values of a CSV column go.
enum Target {
    Known(usize),
    Other(String),
    Nowhere,
}

impl<T> Rows<T> {
    pub(crate) fn new(input: Input, layout: &'static Layout, convert: Convert<T>) -> Self {
        Self {
            progress: input.progress(),
            input: input.text(),
            layout,
            convert,
            source: Source::Unopened,
            pending: VecDeque::new(),
            warnings: Vec::new(),
            told: HashSet::new(),
            line: 0,
        }
    }

    /// How far the file has been read.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// The line of the row that came last, from 1; its first line, if it has
    /// several.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// What was not read but is no error: columns that nobody knows. Complete
    /// when the rows are at their end.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// Looks at the first character: `{` or `[` begins JSON, all else is CSV.
    fn open(&mut self) -> Result<Source, Vec<Problem>> {
        let start = match self.input.fill_buf() {
            Ok(start) => start,
            Err(error) => return Err(vec![Problem::io(&error, self.input.name())]),
        };
        match start.trim_ascii_start().first() {
            None if start.is_empty() => {
                let columns = self.layout.columns.join(",");
                Err(vec![
                    Problem::new("file.empty", "an empty file", "a header line and rows")
                        .in_file(self.input.name())
                        .with_help(format!("the first line names the columns: {columns}")),
                ])
            }
            Some(b'{' | b'[') => Ok(Source::JsonLines(JsonLines::default())),
            _ => {
                let parser = CsvParser::new(detect_delimiter(start));
                self.read_header(parser).map(|csv| Source::Csv(Box::new(csv)))
            }
        }
    }

    fn read_header(&mut self, mut parser: CsvParser) -> Result<CsvSource, Vec<Problem>> {
        let mut record = Record::default();
        loop {
            match parser.read(&mut self.input, &mut record) {
                Ok(true) if record.is_blank() => {}
                Ok(true) => break,
                Ok(false) => {
                    record.line = 1;
                    break;
                }
                Err(fault) => return Err(vec![self.fault(fault)]),
            }
        }
        let names: Vec<String> = record.fields().map(|f| unguarded(f.trim()).into()).collect();
        let (mut header, mut problems) = (Vec::new(), Vec::new());
        for (i, name) in names.iter().enumerate() {
            let located = |problem: Problem| {
                let place = problem.in_file(self.input.name()).at_line(record.line);
                place.at_column(i as u64 + 1).in_field(name.as_str())
            };
            match self.target(name, &names[..i]) {
                Ok(target) => {
                    if let Some(warning) = self.layout.warning(name, &names) {
                        self.warnings.push(located(warning));
                    }
                    header.push(target);
                }
                Err(problem) => problems.push(located(problem)),
            }
        }
        problems.extend(
            self.layout
                .missing(&names)
                .map(|problem| problem.in_file(self.input.name()).at_line(record.line)),
        );
        self.warnings.truncate(MAX_WARNINGS);
        if problems.is_empty() { Ok(CsvSource { parser, record, header }) } else { Err(problems) }
    }

    fn target(&self, name: &str, before: &[String]) -> Result<Target, Problem> {
        let known = self.layout.position(name);
        let again = |other: &String| {
            other == name || known.is_some() && self.layout.position(other) == known
        };
        if name.is_empty() {
            return Err(Problem::new("csv.header", "no name", "a name for every column")
                .with_help("name the column in the first line, or take it out"));
        }
        if let Some(first) = before.iter().position(again) {
            let found = format!("{} again, after column {}", quoted(name), first + 1);
            return Err(Problem::new("csv.header", found, "every column once")
                .with_help("take one of the two out"));
        }
        match known {
            Some(known) => Ok(Target::Known(known)),
            None if self.layout.keeps_others => Ok(Target::Other(name.to_owned())),
            None => self.layout.unknown(name).map_or(Ok(Target::Nowhere), Err),
        }
    }

    fn next_csv(&mut self, mut csv: Box<CsvSource>) -> Option<Fields> {
        let read = loop {
            match csv.parser.read(&mut self.input, &mut csv.record) {
                Ok(true) if csv.record.is_blank() => {}
                other => break other,
            }
        };
        let problem = match read {
            Ok(true) if csv.record.len() == csv.header.len() => {
                let mut fields = Fields::new(self.input.name(), csv.record.line, self.layout);
                for (i, (target, text)) in csv.header.iter().zip(csv.record.fields()).enumerate() {
                    let value = Value::String(unguarded(&text).to_owned());
                    match target {
                        Target::Known(known) => fields.set(*known, value, Some(i as u64 + 1)),
                        Target::Other(name) => fields.add_other(name.clone(), value),
                        Target::Nowhere => {}
                    }
                }
                self.source = Source::Csv(csv);
                return Some(fields);
            }
            Ok(true) => {
                let found = format!("{} fields", csv.record.len());
                let wanted = format!("{}, as in the first line", csv.header.len());
                Problem::new("csv.fields", found, wanted)
                    .in_file(self.input.name())
                    .at_line(csv.record.line)
                    .with_help("put fields with a separator in them in quotation marks")
            }
            Ok(false) => return None,
            Err(fault) => {
                let ends = matches!(fault, Fault::Io(_) | Fault::Unclosed { .. });
                self.pending.push_back(self.fault(fault));
                if !ends {
                    self.source = Source::Csv(csv);
                }
                return None;
            }
        };
        self.source = Source::Csv(csv);
        self.pending.push_back(problem);
        None
    }

    fn next_json(&mut self, mut lines: JsonLines) -> Option<Fields> {
        match lines.next(&mut self.input)? {
            Ok((line, pairs)) => {
                self.source = Source::JsonLines(lines);
                Some(self.fields_of(line, pairs))
            }
            Err((problem, ends)) => {
                self.pending.push_back(problem);
                if !ends {
                    self.source = Source::JsonLines(lines);
                }
                None
            }
        }
    }

    fn fields_of(&mut self, line: u64, Pairs(pairs): Pairs) -> Fields {
        let mut fields = Fields::new(self.input.name(), line, self.layout);
        let mut others = HashSet::new();
        for (name, value) in pairs {
            let name = name.trim().to_owned();
            let known = self.layout.position(&name);
            let again = known.is_some_and(|known| fields.has(known))
                || known.is_none() && !others.insert(name.clone());
            if again {
                fields.problem(
                    Problem::new(
                        "json.repeated",
                        format!("{} again", quoted(&name)),
                        "every key once",
                    )
                    .in_field(name),
                );
            } else if let Some(known) = known {
                fields.set(known, value, None);
            } else if self.layout.keeps_others {
                fields.add_other(name, value);
            } else if self.told.len() < MAX_WARNINGS && self.told.insert(name.clone()) {
                // Once for each name: a file of a million lines has one mistake here.
                if let Some(problem) = self.layout.unknown(&name) {
                    fields.problem(problem.in_field(name));
                } else if let Some(warning) = self.layout.warning(&name, &[]) {
                    let place = warning.in_file(self.input.name()).at_line(line);
                    self.warnings.push(place.in_field(name));
                }
            }
        }
        fields
    }

    fn fault(&self, fault: Fault) -> Problem {
        let quote_help = "close it; a quotation mark inside quotes is written twice: \"\"";
        let (problem, line, column) = match fault {
            Fault::Io(error) => return Problem::io(&error, self.input.name()),
            Fault::Unclosed { line, column } => {
                let found = "a quotation mark that is never closed";
                let problem = Problem::new("csv.quote", found, "a second one behind the field");
                (problem.with_help(quote_help), line, Some(column))
            }
            Fault::AfterQuote { line, column } => {
                let found = "text behind the closing quotation mark";
                let problem = Problem::new("csv.quote", found, "the next separator");
                (problem.with_help(quote_help), line, Some(column))
            }
            Fault::FieldTooLong { line, column } => (field_too_long(), line, Some(column)),
            Fault::RecordTooLong { line } => (record_too_long(), line, None),
            Fault::TooManyFields { line } => {
                let wanted = format!("at most {MAX_COLUMNS}");
                (Problem::new("limit.columns", "more columns", wanted), line, None)
            }
        };
        let problem = problem.in_file(self.input.name()).at_line(line);
        column.map_or(problem.clone(), |column| problem.at_column(column as u64))
    }
}

pub(crate) fn field_too_long() -> Problem {
    Problem::new("limit.field", "a longer field", format!("at most {MAX_FIELD_BYTES} bytes"))
        .with_help("is a line break or a quotation mark missing?")
}

impl<T> Iterator for Rows<T> {
    type Item = Result<T, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.pending.pop_front() {
                return Some(Err(problem));
            }
            // Put back below unless reading ends here.
            let fields = match std::mem::replace(&mut self.source, Source::Ended) {
                Source::Unopened => {
                    match self.open() {
                        Ok(source) => self.source = source,
                        Err(problems) => self.pending.extend(problems),
                    }
                    continue;
                }
                Source::Csv(csv) => self.next_csv(csv),
                Source::JsonLines(lines) => self.next_json(lines),
                Source::Ended => return None,
            };
            if let Some(mut fields) = fields {
                self.line = fields.line();
                let row = (self.convert)(&mut fields);
                let problems = fields.into_problems();
                match row {
                    Some(row) if problems.is_empty() => return Some(Ok(row)),
                    _ => self.pending.extend(problems),
                }
            }
        }
    }
}

impl<T> std::iter::FusedIterator for Rows<T> {}

impl Layout {
    /// The number of a known column, whatever its case.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.eq_ignore_ascii_case(name))
    }

    /// An error if the name is nearly a known one.
    fn unknown(&self, name: &str) -> Option<Problem> {
        let near = nearest(name, self.columns.iter().copied())?;
        Some(
            Problem::new("column.unknown", quoted(name), "a known column")
                .with_help(format!("did you mean \"{near}\"?")),
        )
    }

    /// A warning if a column is not read, or is kept under a name that is
    /// nearly that of a known column which is missing.
    fn warning(&self, name: &str, all: &[String]) -> Option<Problem> {
        if self.position(name).is_some() {
            return None;
        }
        let given = |known: &str| all.iter().any(|other| other.eq_ignore_ascii_case(known));
        let help = if self.keeps_others {
            let missing = self.columns.iter().copied().filter(|known| !given(known));
            let near = nearest(name, missing.filter(|known| !self.json_only.contains(known)))?;
            format!("it is kept as an attribute; did you mean \"{near}\"?")
        } else {
            format!("it is not read; known: {}", self.columns.join(", "))
        };
        Some(Problem::new("column.unknown", quoted(name), "a known column").with_help(help))
    }

    fn missing<'a>(&'a self, names: &'a [String]) -> impl Iterator<Item = Problem> + 'a {
        let given = |known: &str| names.iter().any(|name| name.eq_ignore_ascii_case(known));
        self.required.iter().filter(move |required| !given(required)).map(|required| {
            let unknown = names.iter().filter(|name| self.position(name).is_none());
            let near = nearest(required, unknown.map(String::as_str));
            let listed: Vec<String> = names.iter().take(12).map(|name| quoted(name)).collect();
            let found = format!("the columns {}", listed.join(", "));
            Problem::new("column.missing", found, format!("a column \"{required}\"")).with_help(
                near.map_or_else(
                    || format!("add a column \"{required}\"; the first line names the columns"),
                    |near| format!("is {} meant? Then call it \"{required}\"", quoted(near)),
                ),
            )
        })
    }
}
