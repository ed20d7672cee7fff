//! Runs the binary as a user would, in a folder of its own.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "each test file uses a part of it"
)]
#![allow(clippy::unwrap_used, reason = "these are tests")]

pub mod serving;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

/// A folder to work in; vanishes with the test.
pub struct Desk {
    dir: TempDir,
}

/// What came of a command.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr.clone()).expect("errors are UTF-8"),
        }
    }

    /// Fails the test unless the command ended well.
    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.code, 0, "{self:#?}");
        self
    }

    /// Fails the test unless the command ended with this code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("output is JSON")
    }
}

impl Desk {
    pub fn new() -> Self {
        Self { dir: TempDir::new().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("a file can be written");
    }

    /// The command, with no settings from outside.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("folkmoot").expect("the binary");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("FOLKMOOT_") {
                command.env_remove(name);
            }
        }
        command.args(args).current_dir(self.dir.path()).stdin(Stdio::null());
        command.env_remove("RUST_BACKTRACE");
        command
    }

    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(&self.command(args).output().expect("the binary runs"))
    }

    pub fn run_with_input(&self, args: &[&str], input: &str) -> Said {
        use std::io::Write as _;
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdin = child.stdin.take().expect("an input");
        stdin.write_all(input.as_bytes()).expect("input is taken");
        drop(stdin);
        Said::of(&child.wait_with_output().expect("it ends"))
    }

    /// A small town in files.
    pub fn with_town() -> Self {
        let desk = Self::new();
        desk.write("people.csv", PEOPLE);
        desk.write("evidence.jsonl", EVIDENCE);
        desk.write("call.toml", CALL);
        desk
    }
}

pub const PEOPLE: &str = "\
id,name,place,tenure
p1,Ada Example,Harbour Ward,rented
p2,Ben Example,Old Town,owned
p3,Cyd Example,Harbour Ward,rented
";

pub const EVIDENCE: &str = r#"{"id":"e1","person":"p1","kind":"work","title":"Street plans","text":"Ten years of urban planning and street design for the borough","at":"2025-05-01"}
{"id":"e2","person":"p2","kind":"track_record","title":"How wide is a kerb?","text":"Dropped kerbs need a slope that a wheelchair can climb","at":"2025-06-01","rating":{"up":7,"down":1},"topics":["kerbs"]}
{"id":"e3","person":"p3","kind":"lived_experience","text":"I use a wheelchair on Harbour Road every day and know each dropped kerb","consent":"given","consent_on":"2025-01-01"}
"#;

pub const CALL: &str = r#"
title = "Safer bike lanes on Harbour Road"
decision = "Which of three layouts goes to the council"
decided_on = 2027-03-01
hours = 6

[[kind]]
id = "planners"
needs = "urban planning, street design, public space"
people = 2
must = true

[[kind]]
id = "wheelers"
needs = "wheelchair and dropped kerbs"
people = 1
"#;
