//! What was entrusted to us survives: kills, backups in use, tampering.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write as _;
use std::process::{Child, Stdio};
use std::time::Duration;

use folkmoot_test_support::Postgres;
use support::{Desk, PEOPLE};

const ROWS: usize = 40_000;

/// Much evidence, so that an import takes a while.
fn much() -> String {
    let mut text = String::from("id,person,text,topics\n");
    for i in 0..ROWS {
        let _ = writeln!(text, "e{i},p{},words about kerbs and ramps number {i},kerbs", i % 3 + 1);
    }
    text
}

fn start(desk: &Desk, place: &[&str]) -> Child {
    let args = [&["import", "evidence", "much.csv", "--quiet"][..], place].concat();
    desk.command(&args).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap()
}

fn evidence(desk: &Desk, place: &[&str]) -> usize {
    let args = [&["export", "evidence", "--format", "json", "--quiet"][..], place].concat();
    desk.run(&args).good().out.lines().count()
}

/// Kills imports at many moments. Each leaves nothing or everything.
fn kills_leave_old_or_new(desk: &Desk, place: &[&str]) {
    desk.write("much.csv", much());
    desk.run(&[&["import", "people", "people.csv"][..], place].concat()).good();
    let mut cut = 0;
    for millis in [5, 20, 60, 120, 250, 400, 700, 1_100] {
        let mut child = start(desk, place);
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        let ended_by_itself = child.wait().unwrap().success();
        let kept = evidence(desk, place);
        assert!(kept == 0 || kept == ROWS, "{kept} of {ROWS} after {millis} ms");
        desk.run(&[&["audit", "verify"][..], place].concat()).good();
        cut += usize::from(!ended_by_itself);
        if kept == ROWS {
            break;
        }
    }
    assert!(cut > 0, "no import was cut off, so nothing was tested");
    assert!(start(desk, place).wait().unwrap().success());
    assert_eq!(evidence(desk, place), ROWS);
}

#[test]
fn a_killed_import_leaves_the_old_state_or_the_new_on_sqlite() {
    kills_leave_old_or_new(&Desk::with_town(), &["--data", "town"]);
}

#[test]
fn a_killed_import_leaves_the_old_state_or_the_new_on_postgresql() {
    let Some(postgres) = Postgres::new() else { return };
    kills_leave_old_or_new(&Desk::with_town(), &["--database", &postgres.url]);
}

fn everything(desk: &Desk, place: &[&str]) -> Vec<String> {
    ["people", "evidence", "claims", "calls", "runs"]
        .iter()
        .map(|what| {
            let args = [&["export", what, "--format", "json", "--quiet"][..], place].concat();
            desk.run(&args).good().out
        })
        .collect()
}

/// A backup taken while an import runs restores to what was there before it
/// or after it.
fn backs_up_in_use(desk: &Desk, place: &[&str], restored: &[&str]) {
    let at = |args: &[&str]| desk.run(&[args, place].concat()).good();
    at(&["import", "people", "people.csv"]);
    at(&["import", "evidence", "evidence.jsonl"]);
    at(&["import", "call", "call.toml", "--open"]);
    at(&["match", "--call", "call.toml", "--format", "json"]);
    let before = everything(desk, place);

    desk.write("much.csv", much());
    let mut import = start(desk, place);
    std::thread::sleep(Duration::from_millis(300));
    at(&["backup", "backup.gz"]);
    assert!(import.wait().unwrap().success(), "the import isn't disturbed");
    let after = everything(desk, place);
    assert_ne!(before, after);

    desk.run(&[&["restore", "backup.gz"][..], restored].concat()).good();
    let content = everything(desk, restored);
    assert!(content == before || content == after, "neither before nor after");
    desk.run(&[&["audit", "verify"][..], restored].concat()).good();
    let again = desk.run(&[&["restore", "backup.gz"][..], restored].concat()).ended(3);
    assert!(again.err.contains("not empty"), "{}", again.err);
}

#[test]
fn a_backup_of_sqlite_in_use_restores() {
    backs_up_in_use(&Desk::with_town(), &["--data", "town"], &["--data", "new"]);
}

#[test]
fn a_backup_of_postgresql_in_use_restores_into_sqlite() {
    let Some(postgres) = Postgres::new() else { return };
    backs_up_in_use(&Desk::with_town(), &["--database", &postgres.url], &["--data", "new"]);
}

#[test]
fn a_backup_of_sqlite_restores_into_postgresql() {
    let Some(postgres) = Postgres::new() else { return };
    backs_up_in_use(&Desk::with_town(), &["--data", "town"], &["--database", &postgres.url]);
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    desk.run(&["backup", "good.gz", "--data", "town"]).good();
    let good = std::fs::read(desk.path("good.gz")).unwrap();
    for (name, bytes) in [
        ("short.gz", good[..good.len() - 20].to_vec()),
        ("text.gz", PEOPLE.as_bytes().to_vec()),
        ("empty.gz", Vec::new()),
    ] {
        desk.write(name, bytes);
        let said = desk.run(&["restore", name, "--data", "new"]).ended(3);
        assert!(said.err.contains("error[storage.backup_damaged]"), "{name}: {}", said.err);
    }
    desk.run(&["restore", "good.gz", "--data", "new"]).good();
}
