//! What is wrong in a file, where, and what to do about it.

use std::io;

use folkmoot_model::{Coded, ErrorCode};

/// Longest piece of what was found that is repeated in a message, in characters.
const SHOWN: usize = 60;

/// One thing that is wrong in one place of one file.
///
/// Its `Display` is one line, for lists:
///
/// ```
/// use folkmoot_formats::Problem;
/// let problem = Problem::new("email.invalid", "\"jo@@x\"", "an e-mail address")
///     .in_file("people.csv").at_line(7).in_field("email");
/// assert_eq!(
///     problem.to_string(),
///     "people.csv:7: column \"email\": found \"jo@@x\", expected an e-mail address",
/// );
/// assert_eq!(problem.place(), "people.csv:7");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}", prefix(details), self.sentence())]
pub struct Problem {
    // Boxed so that `Result<Row, Problem>` stays small.
    details: Box<Details>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Details {
    code: ErrorCode,
    file: String,
    line: Option<u64>,
    column: Option<u64>,
    field: Option<String>,
    found: String,
    expected: String,
    help: Option<String>,
}

fn prefix(details: &Details) -> String {
    let field = details.field.as_ref().map(|name| format!("column \"{}\": ", shortened(name)));
    format!("{}: {}", place(details), field.unwrap_or_default())
}

fn place(details: &Details) -> String {
    let numbers = [details.line, details.column.filter(|_| details.line.is_some())];
    numbers.iter().flatten().fold(details.file.clone(), |place, n| format!("{place}:{n}"))
}

impl Problem {
    /// A problem, told as two phrases: "found …, expected …". Text from the
    /// file goes through [`quoted`] first.
    pub fn new(code: &'static str, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            details: Box::new(Details {
                code: ErrorCode(code),
                file: String::new(),
                line: None,
                column: None,
                field: None,
                found: found.into(),
                expected: expected.into(),
                help: None,
            }),
        }
    }

    /// Takes code, sentence and help of an error of the domain, which says
    /// what was found wrong, and adds what was expected.
    pub fn of(error: &impl Coded, expected: impl Into<String>) -> Self {
        let mut problem = Self::new("", error.to_string(), expected);
        problem.details.code = error.code();
        problem.details.help = error.help();
        problem
    }

    /// Says what was found in other words.
    #[must_use]
    pub(crate) fn found_instead(mut self, found: impl Into<String>) -> Self {
        self.details.found = found.into();
        self
    }

    /// What went wrong while a file was read. An error that carries a problem
    /// is that problem again.
    pub fn io(error: &io::Error, file: &str) -> Self {
        use io::ErrorKind as Kind;
        if let Some(problem) = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            return problem.clone();
        }
        let (code, found, help) = match error.kind() {
            Kind::NotFound => ("file.not_found", "no such file".to_owned(), "check the path"),
            Kind::PermissionDenied => (
                "file.permission",
                "that it may not be read".to_owned(),
                "give yourself the right to read it",
            ),
            Kind::IsADirectory => {
                ("file.folder", "a folder".to_owned(), "name a file in it instead")
            }
            _ => ("file.read", shortened(&error.to_string()), "try again, or copy the file first"),
        };
        Self::new(code, found, "a file that can be read").in_file(file).with_help(help)
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, name: impl Into<String>) -> Self {
        self.details.file = name.into();
        self
    }

    /// Names the line, from 1.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.details.line = Some(line);
        self
    }

    /// Names the column by number, from 1: a field of a table, a character of
    /// any other text.
    #[must_use]
    pub fn at_column(mut self, column: u64) -> Self {
        self.details.column = Some(column);
        self
    }

    /// Names the column, key or attribute.
    #[must_use]
    pub fn in_field(mut self, name: impl Into<String>) -> Self {
        self.details.field = Some(name.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.details.help = Some(help.into());
        self
    }

    /// The file as it was named by whoever opened it; `-` is standard input.
    pub fn file(&self) -> &str {
        &self.details.file
    }

    /// The line, from 1.
    pub fn line(&self) -> Option<u64> {
        self.details.line
    }

    /// The column, from 1.
    pub fn column(&self) -> Option<u64> {
        self.details.column
    }

    /// The name of the column, key or attribute.
    pub fn field(&self) -> Option<&str> {
        self.details.field.as_deref()
    }

    /// What was found, as a phrase.
    pub fn found(&self) -> &str {
        &self.details.found
    }

    /// What was expected, as a phrase.
    pub fn expected(&self) -> &str {
        &self.details.expected
    }

    /// Where it is: `people.csv:7:3`, as far as it is known.
    pub fn place(&self) -> String {
        place(&self.details)
    }

    /// The sentence without the place: "found …, expected …".
    pub fn sentence(&self) -> String {
        format!("found {}, expected {}", self.details.found, self.details.expected)
    }
}

impl Coded for Problem {
    fn code(&self) -> ErrorCode {
        self.details.code
    }

    fn help(&self) -> Option<String> {
        self.details.help.clone()
    }
}

impl From<Problem> for io::Error {
    /// Lets a problem travel through readers that know I/O errors only;
    /// [`Problem::io`] takes it out again.
    fn from(problem: Problem) -> Self {
        Self::new(io::ErrorKind::InvalidData, problem)
    }
}

/// Text from a file as it may stand in a message: in quotation marks, cut to
/// 60 characters, with control characters and those that turn the direction
/// of writing made visible.
///
/// ```
/// assert_eq!(folkmoot_formats::quoted("a\tb\u{202e}"), r#""a\tb\u{202e}""#);
/// assert_eq!(folkmoot_formats::quoted(&"x".repeat(99)).chars().count(), 63);
/// ```
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}

fn shortened(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown = String::new();
    let mut rest = text.chars();
    for c in rest.by_ref().take(SHOWN) {
        if c.is_control() || turns(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

/// All that is wrong in a file, so that it can be mended in one go: the first
/// few problems, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    shown: Vec<Problem>,
    more: u64,
}

impl Problems {
    /// Most problems that are kept; the rest is counted.
    pub const SHOWN: usize = 20;

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        if self.shown.len() < Self::SHOWN {
            self.shown.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The first [`Problems::SHOWN`], in the order of the file.
    pub fn shown(&self) -> &[Problem] {
        &self.shown
    }

    /// How many more there are.
    pub fn more(&self) -> u64 {
        self.more
    }

    /// `Ok` if there are none.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Takes every row, or all that is wrong: nothing is half-read.
    ///
    /// Needs room for all rows. To stream instead, pass each `Ok` row on
    /// inside a transaction, push each `Err` here, and commit only if this
    /// stays empty.
    pub fn collect<T>(rows: impl IntoIterator<Item = Result<T, Problem>>) -> Result<Vec<T>, Self> {
        let mut problems = Self::default();
        let mut good = Vec::new();
        for row in rows {
            match row {
                Ok(row) if problems.is_empty() => good.push(row),
                Ok(_) => {}
                Err(problem) => problems.push(problem),
            }
        }
        problems.or(good)
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { shown: vec![problem], more: 0 }
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, problem) in self.shown.iter().enumerate() {
            write!(f, "{}{problem}", if i == 0 { "" } else { "\n" })?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl Coded for Problems {
    /// The code of the first.
    fn code(&self) -> ErrorCode {
        self.shown.first().map_or(ErrorCode("file.problems"), Coded::code)
    }

    fn help(&self) -> Option<String> {
        self.shown.first().and_then(Coded::help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_it_does_not_show() {
        let mut problems = Problems::default();
        for line in 1..=25 {
            problems.push(Problem::new("a.b", "x", "y").in_file("f").at_line(line));
        }
        assert_eq!((problems.shown().len(), problems.more()), (20, 5));
        assert!(problems.to_string().ends_with("f:20: found x, expected y\nand 5 more"));
        assert_eq!(problems.code(), ErrorCode("a.b"));
    }

    #[test]
    fn comes_back_out_of_an_io_error() {
        let problem = Problem::new("a.b", "x", "y").in_file("f").at_line(3).at_column(4);
        assert_eq!(Problem::io(&problem.clone().into(), "g"), problem);
        let gone = Problem::io(&io::Error::from(io::ErrorKind::NotFound), "g");
        assert_eq!(gone.code(), ErrorCode("file.not_found"));
        assert_eq!(gone.to_string(), "g: found no such file, expected a file that can be read");
    }
}
