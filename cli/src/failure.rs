//! How a command ends when it doesn't end well.

use std::fmt::Write as _;

use folkmoot_formats::{Problem, Problems};
use folkmoot_model::{Coded, ErrorCode};

/// Why a command stopped. Each kind has an exit code of its own.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The answer is no: it differs, it is invalid, it can't be. Exit 1.
    No { code: ErrorCode, sentence: String, help: Option<String> },
    /// The words on the command line don't go together. Exit 2.
    Usage { sentence: String, help: Option<String> },
    /// Files with something wrong in them. Exit 3.
    BadInput(Problems),
    /// Input that is wrong as a whole, with no place to point at. Exit 3.
    Refused { code: ErrorCode, sentence: String, help: Option<String> },
    /// Out of time: the best so far has been written. Exit 4.
    OutOfTime { sentence: String, help: Option<String> },
    /// Something we need isn't there: database, disk, network. Exit 5.
    Unable { code: ErrorCode, sentence: String, help: Option<String> },
    /// Whoever read our output has gone; nothing to say. Exit 0.
    NobodyReads,
}

impl Failure {
    pub(crate) fn usage(sentence: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { sentence: sentence.into(), help: Some(help.into()) }
    }

    pub(crate) fn config(sentence: String, help: Option<String>) -> Self {
        Self::Refused { code: ErrorCode("config"), sentence, help }
    }

    pub(crate) fn unable(code: &'static str, sentence: impl Into<String>) -> Self {
        Self::Unable { code: ErrorCode(code), sentence: sentence.into(), help: None }
    }

    /// Input that is wrong as a whole.
    pub(crate) fn refused(error: &impl Coded) -> Self {
        Self::Refused { code: error.code(), sentence: chain(error), help: error.help() }
    }

    /// Exit codes as the command line promises them.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::NobodyReads => 0,
            Self::No { .. } => 1,
            Self::Usage { .. } => 2,
            Self::BadInput(_) | Self::Refused { .. } => 3,
            Self::OutOfTime { .. } => 4,
            Self::Unable { .. } => 5,
        }
    }

    /// Says on standard error what is wrong and what to do.
    pub(crate) fn print(&self) {
        if !matches!(self, Self::NobodyReads) {
            anstream::eprint!("{}", self.styled());
        }
    }

    fn styled(&self) -> String {
        let mut text = String::new();
        match self {
            Self::No { code, sentence, help }
            | Self::Refused { code, sentence, help }
            | Self::Unable { code, sentence, help } => {
                paragraph(&mut text, code.0, sentence, None, help.as_deref());
            }
            Self::Usage { sentence, help } => {
                paragraph(&mut text, "usage", sentence, None, help.as_deref());
            }
            Self::OutOfTime { sentence, help } => {
                paragraph(&mut text, "time_limit", sentence, None, help.as_deref());
            }
            Self::BadInput(problems) => {
                for problem in problems.shown() {
                    let sentence = match problem.field() {
                        Some(field) => format!("column \"{field}\": {}", problem.sentence()),
                        None => problem.sentence(),
                    };
                    let (place, help) = (problem.place(), problem.help());
                    let code = problem.code();
                    paragraph(&mut text, code.0, &sentence, Some(&place), help.as_deref());
                }
                if problems.more() > 0 {
                    let _ = writeln!(text, "… and {} more problems", problems.more());
                }
                let _ = writeln!(text, "Nothing was changed.");
            }
            Self::NobodyReads => {}
        }
        text
    }
}

/// `error[code]: sentence`, where, and what to do.
fn paragraph(
    text: &mut String,
    code: &str,
    sentence: &str,
    place: Option<&str>,
    help: Option<&str>,
) {
    use anstyle::{AnsiColor, Style};
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let bold = Style::new().bold();
    let _ = writeln!(text, "{red}error[{code}]{red:#}{bold}: {sentence}{bold:#}");
    if let Some(place) = place {
        let _ = writeln!(text, "  --> {place}");
    }
    if let Some(help) = help {
        let _ = writeln!(text, "  help: {help}");
    }
}

/// An error and what caused it, in one line, without saying a thing twice.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let said = inner.to_string();
        if !text.contains(&said) {
            let _ = write!(text, ": {said}");
        }
        cause = inner.source();
    }
    text
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(anstream::adapter::strip_str(&self.styled()).to_string().trim_end())
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::BadInput(problems)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::BadInput(problem.into())
    }
}
