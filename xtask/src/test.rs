//! `cargo xtask test`: every test, and what the tests need.

use std::str::FromStr;

use anyhow::{Result, bail};

use crate::api;
use crate::browser;
use crate::postgres::{self, Postgres};
use crate::process::{cargo, succeeded, tee};
use crate::report::{Outcome, Report, in_ci};
use crate::tools::{self, Tool};
use crate::workspace::Workspace;

/// A part of the tests that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Everything that needs no server: unit, property, contract on SQLite, pages, command line, documentation.
    Unit,
    /// The contract suite on PostgreSQL.
    Postgres,
    /// Journeys in Chromium.
    Browser,
    /// The API against what its document says.
    Api,
}

impl FromStr for Part {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Part> {
        match text {
            "unit" => Ok(Part::Unit),
            "postgres" => Ok(Part::Postgres),
            "browser" => Ok(Part::Browser),
            "api" => Ok(Part::Api),
            _ => bail!("no part of the tests is called `{text}`: unit, postgres, browser or api"),
        }
    }
}

/// The crate whose tests all need the server.
const POSTGRES_CRATE: &str = "folkmoot-storage-postgres";

/// Runs every test, or one part.
///
/// # Errors
/// When a test failed, or something that tests need is missing and cannot be installed.
pub(crate) fn run(only: Option<Part>) -> Result<()> {
    let workspace = Workspace::load()?;
    let mut report = Report::default();
    match only {
        None => {
            report.step("programs", || {
                tools::ensure(&[Tool::Postgres])?;
                tools::ensure(browser::TOOLS)?;
                tools::ensure(api::TOOLS)?;
                Ok(Outcome::Passed(String::new()))
            });
            report.step("cargo test", || with_postgres(&["--workspace"]));
            report.step("browser", || journeys(&workspace));
            report.step("api", || api::run(&workspace));
        }
        Some(Part::Unit) => {
            report.step("cargo test", || {
                eprintln!("left out as asked: PostgreSQL, the browser and the API");
                let exclude = ["--workspace", "--exclude", POSTGRES_CRATE];
                let known = workspace.members.iter().any(|it| it.name == POSTGRES_CRATE);
                cargo_test(if known { &exclude } else { &exclude[..1] }, None)
            });
        }
        Some(Part::Postgres) => {
            report.step("cargo test", || {
                eprintln!("left out as asked: other crates, the browser and the API");
                tools::ensure(&[Tool::Postgres])?;
                with_postgres(&["-p", POSTGRES_CRATE])
            });
        }
        Some(Part::Browser) => {
            report.step("browser", || {
                eprintln!("left out as asked: all tests of cargo, and the API");
                tools::ensure(browser::TOOLS)?;
                journeys(&workspace)
            });
        }
        Some(Part::Api) => {
            report.step("api", || {
                eprintln!("left out as asked: all tests of cargo and the browser");
                tools::ensure(api::TOOLS)?;
                api::run(&workspace)
            });
        }
    }
    report.finish()
}

fn with_postgres(packages: &[&str]) -> Result<Outcome> {
    let postgres = Postgres::start()?;
    cargo_test(packages, Some(&postgres))
}

fn cargo_test(packages: &[&str], postgres: Option<&Postgres>) -> Result<Outcome> {
    let mut command = cargo();
    command.args(["test", "--no-fail-fast"]).args(packages);
    command.current_dir(crate::workspace::root()?);
    match postgres {
        Some(postgres) => command.env(postgres::VARIABLE, postgres.url()),
        None => command.env_remove(postgres::VARIABLE),
    };
    let mut counts = Counts::default();
    let status = tee(&mut command, |line| counts.add(line))?;
    eprintln!("in all: {counts}");
    succeeded(&command, status)?;
    if counts.passed == 0 {
        bail!("no test was run");
    }
    Ok(Outcome::Passed(counts.to_string()))
}

fn journeys(workspace: &Workspace) -> Result<Outcome> {
    if workspace.has("cli") {
        browser::run(workspace)
    } else if in_ci() {
        bail!("there is no crate `cli` to test in a browser");
    } else {
        Ok(Outcome::LeftOut("there is no crate `cli` yet".into()))
    }
}

/// Sums of the result lines that `cargo test` prints for each test program.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    programs: u64,
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Counts {
    /// Adds a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; …`.
    fn add(&mut self, line: &str) {
        let Some(rest) = line.trim().strip_prefix("test result: ") else { return };
        self.programs += 1;
        let rest = rest.split_once(". ").map_or(rest, |(_, counts)| counts);
        for part in rest.split("; ") {
            match part.split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse().unwrap_or(0),
                Some((count, "failed")) => self.failed += count.parse().unwrap_or(0),
                Some((count, "ignored")) => self.ignored += count.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Counts { programs, passed, failed, ignored } = self;
        write!(f, "{passed} passed, {failed} failed, {ignored} ignored in {programs} test programs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_summed_and_others_are_not() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 4 filtered out; finished in 1.00s",
            "a line that says test result: ok. 9 passed",
        ] {
            counts.add(line);
        }
        assert_eq!(counts, Counts { programs: 2, passed: 7, failed: 3, ignored: 1 });
        assert_eq!(counts.to_string(), "7 passed, 3 failed, 1 ignored in 2 test programs");
    }

    #[test]
    fn parts_are_known_by_name() {
        assert_eq!("postgres".parse::<Part>().unwrap(), Part::Postgres);
        let error = "browsers".parse::<Part>().unwrap_err().to_string();
        assert!(error.contains("unit, postgres, browser or api"), "{error}");
    }
}
