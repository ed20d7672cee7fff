//! `cargo xtask check`: everything about the code that needs no test to be run.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{cargo, output, run as run_command};
use crate::report::{Outcome, Report, in_ci};
use crate::tools::{Places, Tool};
use crate::workspace::{self, Workspace};
use crate::{advisories, generate, imports, licences};

/// A file longer than this is harder to find one's way in; it is named, not refused.
const LONG_FILE: usize = 500;

/// Runs every check, quick ones first; a failure does not stop the next one.
///
/// # Errors
/// When a check failed.
pub(crate) fn run() -> Result<()> {
    let root = workspace::root()?;
    let workspace = Workspace::load()?;
    let mut report = Report::default();
    report.step("formatting", || {
        run_command(cargo().args(["fmt", "--all", "--check"]).current_dir(&root))?;
        Ok(passed(""))
    });
    report.step("imports", || {
        let arrows = imports::arrows(&workspace);
        nothing_in(&imports::forbidden(&workspace), "arrow that should not be")?;
        Ok(passed(format!("{} crates, {arrows} arrows", workspace.members.len())))
    });
    report.step("licences", || {
        nothing_in(&licences::refused(&workspace)?, "licence not allowed")?;
        Ok(passed(format!("{} packages", workspace.third_party.len())))
    });
    report.step("advisories", || check_advisories(&workspace));
    report.step("file lengths", || {
        let long = long_files(&root)?;
        for (path, lines) in &long {
            eprintln!("warning: {path} has {lines} lines");
        }
        Ok(passed(format!("{} files of more than {LONG_FILE} lines", long.len())))
    });
    report.step("clippy", || {
        let mut clippy = cargo();
        clippy.args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--keep-going",
            "--",
            "-D",
            "warnings",
        ]);
        run_command(clippy.current_dir(&root))?;
        Ok(passed(""))
    });
    report.step("docs", || {
        let mut doc = cargo();
        doc.args(["doc", "--workspace", "--no-deps", "--keep-going"])
            .env("RUSTDOCFLAGS", "-D warnings");
        run_command(doc.current_dir(&root))?;
        Ok(passed(""))
    });
    report.step("offline SQL", || check_sql(&workspace));
    report.finish()
}

fn passed(note: impl Into<String>) -> Outcome {
    Outcome::Passed(note.into())
}

/// Fails with every sentence, when there is one.
fn nothing_in(sentences: &[String], what: &str) -> Result<()> {
    if sentences.is_empty() {
        return Ok(());
    }
    let count = sentences.len();
    bail!("{count} × {what}: {}", sentences.join("\n  "))
}

fn check_advisories(workspace: &Workspace) -> Result<Outcome> {
    let folder = match advisories::fetch() {
        Ok(folder) => folder,
        Err(error) => {
            return Ok(Outcome::LeftOut(format!(
                "the advisory database cannot be reached: {error:#}"
            )));
        }
    };
    let findings = advisories::look_up(workspace, &folder)?;
    for note in &findings.notes {
        eprintln!("note: {note}");
    }
    nothing_in(&findings.vulnerable, "known vulnerability")?;
    Ok(passed(format!("{} packages", workspace.third_party.len())))
}

fn check_sql(workspace: &Workspace) -> Result<Outcome> {
    if Places::of_this_machine().find(Tool::Postgres).is_some() {
        generate::check(workspace)
    } else if in_ci() {
        bail!("PostgreSQL is not installed");
    } else {
        Ok(Outcome::LeftOut("PostgreSQL is not installed; `cargo xtask test` installs it".into()))
    }
}

/// Source files with more than [`LONG_FILE`] lines, longest first.
fn long_files(root: &Path) -> Result<Vec<(String, usize)>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--", "*.rs", "*.ts", "*.sql", "*.css", "*.html", "*.js"]);
    let listed = output(git.current_dir(root))?;
    let mut long = Vec::new();
    for path in listed.split_terminator('\0') {
        // A file that is listed and gone was deleted just now; generated or binary text has no lines to read.
        let Ok(text) = std::fs::read_to_string(root.join(path)) else { continue };
        let lines = text.lines().count();
        if lines > LONG_FILE {
            long.push((path.to_string(), lines));
        }
    }
    long.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_a_failure_is_told() {
        assert!(nothing_in(&[], "arrow").is_ok());
        let error = nothing_in(&["a -> b".into(), "c -> d".into()], "arrow").unwrap_err();
        assert_eq!(error.to_string(), "2 × arrow: a -> b\n  c -> d");
    }
}
