//! The fields of one row, taken out by name and checked on the way.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use folkmoot_model::{Coded, Day};
use serde_json::Value;

use crate::rows::{Layout, field_too_long};
use crate::{MAX_FIELD_BYTES, Problem, quoted};

/// One row: its known fields, its others, and what is wrong in it.
#[derive(Debug)]
pub(crate) struct Fields {
    file: String,
    line: u64,
    layout: &'static Layout,
    known: Vec<Option<(Value, Option<u64>)>>,
    others: Vec<(String, Value)>,
    problems: Vec<Problem>,
}

/// A field that was there: its text and its column, if it has a number.
#[derive(Debug)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    column: Option<u64>,
}

impl Fields {
    pub(crate) fn new(file: &str, line: u64, layout: &'static Layout) -> Self {
        let known = layout.columns.iter().map(|_| None).collect();
        Self { file: file.to_owned(), line, layout, known, others: vec![], problems: vec![] }
    }

    pub(crate) fn set(&mut self, known: usize, value: Value, column: Option<u64>) {
        self.known[known] = Some((value, column));
    }

    pub(crate) fn has(&self, known: usize) -> bool {
        self.known[known].is_some()
    }

    pub(crate) fn add_other(&mut self, name: String, value: Value) {
        self.others.push((name, value));
    }

    pub(crate) fn take_others(&mut self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.others)
    }

    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Tells a problem of this row.
    pub(crate) fn problem(&mut self, problem: Problem) {
        self.problems.push(problem.in_file(self.file.as_str()).at_line(self.line));
    }

    /// Tells a problem of one field.
    pub(crate) fn problem_in<T>(&mut self, name: &str, found: &Found<T>, problem: Problem) {
        let problem = problem.in_field(name);
        self.problem(match found.column {
            Some(column) => problem.at_column(column),
            None => problem,
        });
    }

    /// Whether nothing has been wrong in this row so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A field as it is, unless it is not there, `null` or blank.
    pub(crate) fn value(&mut self, name: &str) -> Option<Found<Value>> {
        let known = self.layout.columns.iter().position(|column| *column == name)?;
        let (value, column) = self.known[known].take()?;
        match &value {
            Value::Null => None,
            Value::String(text) if text.trim().is_empty() => None,
            _ => Some(Found { value, column }),
        }
    }

    /// A text as it is, with the space around it.
    pub(crate) fn text_as_is(&mut self, name: &str) -> Option<Found<String>> {
        let Found { value, column } = self.value(name)?;
        match scalar(value) {
            Ok(text) => Some(Found { value: text, column }),
            Err(problem) => {
                self.problem_in(name, &Found { value: (), column }, problem);
                None
            }
        }
    }

    /// A text without the space around it.
    pub(crate) fn text(&mut self, name: &str) -> Option<Found<String>> {
        let mut found = self.text_as_is(name)?;
        let trimmed = found.value.trim();
        if trimmed.len() < found.value.len() {
            found.value = trimmed.to_owned();
        }
        Some(found)
    }

    /// A text that must be there.
    pub(crate) fn required(&mut self, name: &str) -> Option<Found<String>> {
        let before = self.problems.len();
        let found = self.text_as_is(name);
        if found.is_none() && self.problems.len() == before {
            let problem =
                Problem::new("field.missing", "nothing", format!("\"{name}\" in every row"));
            self.problem(problem.in_field(name));
        }
        found
    }

    /// A text that must be there, taken as something; `of` makes it.
    pub(crate) fn required_as<T, E: Coded>(
        &mut self,
        name: &str,
        expected: &str,
        of: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let found = self.required(name)?;
        self.parse(name, &found, expected, of)
    }

    /// A text taken as something, if it is there; `of` makes it.
    pub(crate) fn optional_as<T, E: Coded>(
        &mut self,
        name: &str,
        expected: &str,
        of: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let found = self.text_as_is(name)?;
        self.parse(name, &found, expected, of)
    }

    fn parse<T, E: Coded>(
        &mut self,
        name: &str,
        found: &Found<String>,
        expected: &str,
        of: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match of(found.value.trim()) {
            Ok(value) => Some(value),
            Err(error) => {
                let told = Problem::of(&error, expected).found_instead(quoted(&found.value));
                self.problem_in(name, found, told);
                None
            }
        }
    }

    /// A list: an array, or a text with `;` or `|` between its items.
    pub(crate) fn list(&mut self, name: &str) -> Vec<String> {
        let Some(Found { value, column }) = self.value(name) else { return Vec::new() };
        let items: Result<Vec<String>, Problem> = match value {
            Value::Array(items) => items.into_iter().map(scalar).collect(),
            other => scalar(other).map(|text| split_list(&text)),
        };
        match items {
            Ok(items) => {
                let trimmed = items.iter().map(|item| item.trim());
                trimmed.filter(|item| !item.is_empty()).map(str::to_owned).collect()
            }
            Err(problem) => {
                self.problem_in(name, &Found { value: (), column }, problem);
                Vec::new()
            }
        }
    }

    /// A day that is not after today.
    pub(crate) fn day(&mut self, name: &str, today: Day) -> Option<Day> {
        let found = self.text_as_is(name)?;
        let day: Day = self.parse(name, &found, "a date", str::parse)?;
        if day > today {
            self.problem_in(name, &found, in_the_future(day, today));
        }
        Some(day)
    }

    /// A whole number.
    pub(crate) fn count(&mut self, name: &str) -> Option<u32> {
        let found = self.text_as_is(name)?;
        let number = found.value.trim().parse();
        if number.is_err() {
            self.problem_in(name, &found, no_count(&found.value));
        }
        number.ok()
    }
}

pub(crate) fn in_the_future(day: Day, today: Day) -> Problem {
    Problem::new("time.future", quoted(&day.to_string()), format!("a day up to today, {today}"))
        .with_help("check the year, and the clock of this machine")
}

pub(crate) fn no_count(found: &str) -> Problem {
    Problem::new("number.count", quoted(found), "a whole number from 0 to 4294967295")
}

/// A text, a number or a truth value as text.
pub(crate) fn scalar(value: Value) -> Result<String, Problem> {
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null => String::new(),
        Value::Array(_) => return Err(Problem::new("json.type", "an array", "a text")),
        Value::Object(_) => return Err(Problem::new("json.type", "an object", "a text")),
    };
    if text.len() > MAX_FIELD_BYTES {
        Err(field_too_long())
    } else if text.contains('\0') {
        Err(Problem::new("text.nul", "a NUL character", "text").with_help("take it out"))
    } else {
        Ok(text)
    }
}

/// Splits at `;` and `|`. A backslash before one of these, or before a
/// backslash, takes it as it is.
///
/// ```text
/// C\|net; roads   is "C|net" and "roads"
/// ```
pub(crate) fn split_list(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let literal = match c {
            ';' | '|' => {
                items.push(String::new());
                continue;
            }
            '\\' => rest.next_if(|next| matches!(next, ';' | '|' | '\\')).unwrap_or(c),
            other => other,
        };
        if let Some(item) = items.last_mut() {
            item.push(literal);
        }
    }
    items
}

/// Writes what [`split_list`] reads.
pub(crate) fn join_list(items: &[String]) -> String {
    let escaped =
        items.iter().map(|item| item.replace('\\', "\\\\").replace(';', "\\;").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join(";")
}

/// Whether a spreadsheet would take a cell for a formula, but for the
/// apostrophes before it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
pub(crate) fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// Takes that apostrophe off again.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

/// Finds repeated ids without keeping them: 128-bit hashes and lines.
#[derive(Debug, Default)]
pub(crate) struct SeenIds(HashMap<u128, u64>);

impl SeenIds {
    /// Notes an id; a problem if it was there before.
    pub(crate) fn check(&mut self, id: &str, fields: &mut Fields) {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, id).hash(&mut hasher);
            u128::from(hasher.finish())
        };
        let line = fields.line();
        let first = *self.0.entry(half(0) << 64 | half(1)).or_insert(line);
        if first != line {
            let found = format!("{} again, first on line {first}", quoted(id));
            let problem = Problem::new("id.duplicate", found, "every id once")
                .with_help(format!("take out line {first} or line {line}, or give one a new id"));
            fields.problem(problem.in_field("id"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn guards_come_off_again(cell in "['=+@\t\r\\-a]{0,6}") {
            let safe = guarded(&cell);
            prop_assert_eq!(unguarded(&safe), &cell);
            prop_assert!(!guarded(&cell).starts_with(['=', '+', '-', '@', '\t', '\r']));
        }

        #[test]
        fn lists_come_back(items in prop::collection::vec("[a;|\\\\ ]{1,6}", 1..5)) {
            prop_assert_eq!(split_list(&join_list(&items)), items);
        }
    }

    #[test]
    fn leaves_apostrophes_of_names_alone() {
        assert_eq!(unguarded("'t Hooft"), "'t Hooft");
        assert_eq!(guarded("'t Hooft"), "'t Hooft");
        assert_eq!(split_list(r"a\b; c"), [r"a\b", " c"]);
    }
}
