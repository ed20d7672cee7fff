//! Tables whose columns are not known beforehand.

use crate::fields::{Fields, scalar};
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, Problems};

/// Every column is looked at under several names, so none is known beforehand.
pub(crate) const ANY: Layout =
    Layout { columns: &[], required: &[], json_only: &[], keeps_others: true };

/// A row of any table: its cells, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// Every cell as it is, with the name of its column.
    pub cells: Vec<(String, String)>,
}

impl TableRow {
    /// The column of this name in the spelling of the file, and the cell. Upper and lower
    /// case and space around names don't matter.
    pub fn cell(&self, name: &str) -> Option<(&str, &str)> {
        let found = self.cells.iter().find(|(column, _)| alike(column, name))?;
        Some((&found.0, &found.1))
    }

    /// The cell without space around it, or what is wrong where there is none.
    pub fn required(&self, name: &str) -> Result<&str, Problem> {
        match self.cell(name) {
            None => {
                Err(Problem::new("csv.column", "no such column", format!("a column \"{name}\""))
                    .in_file(&*self.file)
                    .at_line(1)
                    .in_field(name))
            }
            Some((column, text)) if text.trim().is_empty() => {
                Err(self.problem(column, Problem::new("field.missing", "nothing", "a value")))
            }
            Some((_, text)) => Ok(text.trim()),
        }
    }

    /// A problem in one of the cells, with its place.
    pub fn problem(&self, column: &str, problem: Problem) -> Problem {
        let place = self.cells.iter().position(|(name, _)| alike(name, column));
        let problem = problem.in_file(&*self.file).at_line(self.line).in_field(column);
        match place {
            Some(place) => problem.at_column(place as u64 + 1),
            None => problem,
        }
    }
}

/// Reads a table of any columns whole.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_table};
/// let rows = read_table(Input::from_reader("apart.csv", "a,b\n1,2\n".as_bytes()))?;
/// assert_eq!(rows[0].cell("B"), Some(("b", "2")));
/// # Ok::<(), Problems>(())
/// ```
pub fn read_table(input: Input) -> Result<Vec<TableRow>, Problems> {
    Problems::collect(Rows::new(input, &ANY, Box::new(row)))
}

/// Names are the same whatever their case and the space around them.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

pub(crate) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

pub(crate) fn row(fields: &mut Fields) -> Option<TableRow> {
    let mut cells = Vec::new();
    for (name, value) in fields.take_others() {
        match scalar(value) {
            Ok(text) => cells.push((name, text)),
            Err(problem) => fields.problem(problem.in_field(name)),
        }
    }
    let (file, line) = (fields.file().to_owned(), fields.line());
    fields.is_sound().then_some(TableRow { file, line, cells })
}
