//! What a developer types: `cargo xtask check`, `test`, `generate sql`, `fuzz`, `bench`.
//!
//! Kept to few and small dependencies, so that the first run on a fresh checkout starts within seconds.

#![allow(
    clippy::disallowed_methods,
    reason = "a developer tool may read the clock; nothing it does is replayed"
)]

mod advisories;
mod api;
mod bench;
mod browser;
mod check;
mod demo;
mod fuzz;
mod generate;
mod imports;
mod licences;
mod postgres;
mod process;
mod report;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
Usage: cargo xtask <COMMAND>

  check                        formatting, lints, who imports whom, licences, advisories, docs, offline SQL data
  test [--only PART]           every test; PART is unit, postgres, browser or api
  generate sql [--check]       rewrite the offline query data (.sqlx) of both databases; --check only compares
  fuzz [TARGET] [--seconds N]  run the fuzz targets (all, 60 seconds each, unless told otherwise)
  bench pages [OPTIONS]        how fast pages are answered, on both databases; --help lists what can be set

Programs that tests need (PostgreSQL, Chromium, Node.js, Python) are installed with apt-get when run as root;
otherwise the command to run is printed.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    process::watch_for_interrupts();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    match parse(arguments)? {
        Task::Help => {
            print!("{USAGE}");
            Ok(())
        }
        Task::Check => check::run(),
        Task::Test { only } => test::run(only),
        Task::GenerateSql { check } => generate::run(check),
        Task::Fuzz { target, seconds } => fuzz::run(target.as_deref(), seconds),
        Task::Bench(arguments) => bench::run(&arguments),
    }
}

/// What was asked for on the command line.
#[derive(Debug, PartialEq)]
enum Task {
    Help,
    Check,
    Test {
        only: Option<test::Part>,
    },
    GenerateSql {
        check: bool,
    },
    Fuzz {
        target: Option<String>,
        seconds: u32,
    },
    /// The load tool reads its arguments itself.
    Bench(Vec<String>),
}

fn parse(arguments: &[String]) -> Result<Task> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let task = match words.as_slice() {
        [] | ["help" | "-h" | "--help", ..] => Task::Help,
        ["check"] => Task::Check,
        ["test"] => Task::Test { only: None },
        ["test", "--only", part] => Task::Test { only: Some(part.parse()?) },
        ["generate", "sql"] => Task::GenerateSql { check: false },
        ["generate", "sql", "--check"] => Task::GenerateSql { check: true },
        ["fuzz", rest @ ..] => parse_fuzz(rest)?,
        ["bench", rest @ ..] => Task::Bench(rest.iter().map(ToString::to_string).collect()),
        _ => bail!("cannot read `cargo xtask {}`\n\n{USAGE}", words.join(" ")),
    };
    Ok(task)
}

fn parse_fuzz(words: &[&str]) -> Result<Task> {
    let (target, seconds) = match words {
        [] => (None, None),
        [target] if !target.starts_with('-') => (Some(target), None),
        ["--seconds", seconds] => (None, Some(seconds)),
        [target, "--seconds", seconds] | ["--seconds", seconds, target] => {
            (Some(target), Some(seconds))
        }
        _ => bail!("cannot read `cargo xtask fuzz {}`\n\n{USAGE}", words.join(" ")),
    };
    let seconds = match seconds {
        Some(text) => {
            text.parse().with_context(|| format!("--seconds takes a whole number, not `{text}`"))?
        }
        None => 60,
    };
    Ok(Task::Fuzz { target: target.map(ToString::to_string), seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        let words: Vec<String> = line.split_whitespace().map(str::to_string).collect();
        parse(&words)
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(parsed("").unwrap(), Task::Help);
        assert_eq!(parsed("check").unwrap(), Task::Check);
        assert_eq!(parsed("test").unwrap(), Task::Test { only: None });
        assert_eq!(
            parsed("test --only browser").unwrap(),
            Task::Test { only: Some(test::Part::Browser) }
        );
        assert_eq!(parsed("generate sql --check").unwrap(), Task::GenerateSql { check: true });
        assert_eq!(
            parsed("fuzz csv_people --seconds 5").unwrap(),
            Task::Fuzz { target: Some("csv_people".into()), seconds: 5 }
        );
        assert_eq!(
            parsed("bench pages --people 5").unwrap(),
            Task::Bench(["pages", "--people", "5"].map(String::from).into())
        );
    }

    #[test]
    fn what_cannot_be_read_is_an_error_and_never_another_command() {
        for line in
            ["chek", "check now", "test --only everything", "generate", "fuzz --seconds soon"]
        {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
