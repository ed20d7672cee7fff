//! Imports: all of a file or nothing, and errors that say where.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::Postgres;
use support::{Desk, EVIDENCE, PEOPLE};

fn rows(desk: &Desk, what: &str) -> usize {
    desk.run(&["export", what, "--data", "town", "--format", "json"]).good().out.lines().count()
}

fn town() -> Desk {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    desk
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let desk = town();
    for _ in 0..2 {
        desk.run(&["import", "evidence", "evidence.jsonl", "--into", "town"]).good();
        assert_eq!(
            (rows(&desk, "people"), rows(&desk, "evidence"), rows(&desk, "claims")),
            (3, 3, 1)
        );
    }
}

#[test]
fn what_comes_out_goes_in_again() {
    let desk = town();
    desk.run(&["import", "evidence", "evidence.jsonl", "--into", "town"]).good();
    for (what, format, name) in
        [("people", "csv", "p.csv"), ("evidence", "csv", "e.csv"), ("evidence", "json", "e.jsonl")]
    {
        desk.run(&["export", what, "--data", "town", "--format", format, "--out", name]).good();
    }
    desk.run(&["import", "people", "p.csv", "--into", "again"]).good();
    desk.run(&["import", "evidence", "e.csv", "--into", "again"]).good();
    for what in ["people", "evidence", "claims"] {
        let out = |dir| desk.run(&["export", what, "--data", dir, "--format", "json"]).good().out;
        assert_eq!(out("town"), out("again"), "{what}");
    }
}

#[test]
fn every_fault_is_named_and_nothing_is_half_imported() {
    let desk = town();
    let faults: [(&str, &str, Vec<u8>, &str, &str); 8] = [
        (
            "evidence",
            "a.csv",
            b"id,person,text\ne1,p1,good\ne2,nobody,about\n".to_vec(),
            "evidence.person_unknown",
            "a.csv:3",
        ),
        (
            "evidence",
            "b.csv",
            b"id,person,text,at\ne1,p1,good,2025-01-01\ne2,p1,late,2999-01-01\n".to_vec(),
            "time.future",
            "b.csv:3",
        ),
        ("people", "c.csv", b"id,name\np8,One\np8,Two\n".to_vec(), "id.duplicate", "c.csv:3"),
        (
            "people",
            "d.csv",
            b"id,name,email\np8,One,jo@@example.org\n".to_vec(),
            "email.invalid",
            "d.csv:2",
        ),
        ("people", "e.csv", b"id,name\np8,Z\xfcrich\n".to_vec(), "text.encoding", "e.csv:2"),
        (
            "evidence",
            "f.jsonl",
            b"{\"id\":\"e1\",\"person\":\"p1\",\"text\":\"t\"\n".to_vec(),
            "json.",
            "f.jsonl:1",
        ),
        ("people", "g.csv", b"nmae,town\nx,y\n".to_vec(), "column.missing", "g.csv:1"),
        ("people", "none.csv", Vec::new(), "file.not_found", "none.csv"),
    ];
    for (what, name, bytes, code, place) in faults {
        if name != "none.csv" {
            desk.write(name, &bytes);
        }
        let said = desk.run(&["import", what, name, "--into", "town"]).ended(3);
        assert!(said.err.contains(&format!("error[{code}")), "{name}: {}", said.err);
        assert!(said.err.contains(place), "{name}: {}", said.err);
        assert!(said.err.contains("Nothing was changed."), "{name}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{name}: {}", said.err);
        assert_eq!((rows(&desk, "people"), rows(&desk, "evidence")), (3, 0), "{name}");
    }
}

#[test]
fn semicolons_a_mark_and_markup_are_read_as_they_are() {
    let desk = Desk::new();
    desk.write("people.csv", "\u{feff}id;name;e-mail\n7;\"<b>Ada</b> & Söhne; Ltd\";x\n");
    let said = desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    assert!(said.err.contains("warning"), "a column that is nearly known: {}", said.err);
    let out = desk.run(&["export", "people", "--data", "town", "--format", "json"]).good();
    let person: serde_json::Value = serde_json::from_str(out.out.trim()).unwrap();
    assert_eq!(person["name"], "<b>Ada</b> & Söhne; Ltd");
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_in_little_memory() {
    let desk = town();
    let mut text = b"id,person,text\ne1,p1,good\ne2,p1,".to_vec();
    text.resize(50 << 20, b'x');
    desk.write("long.csv", &text);
    let said = desk.run(&["import", "evidence", "long.csv", "--into", "town"]).ended(3);
    assert!(said.err.contains("long.csv:3"), "{}", said.err);
    assert_eq!(rows(&desk, "evidence"), 0);
}

#[test]
fn a_dump_that_breaks_off_changes_nothing() {
    let desk = town();
    std::fs::create_dir(desk.path("dump")).unwrap();
    let row = |id: u32, kind: u32, more: &str| {
        format!(
            "<row Id=\"{id}\" PostTypeId=\"{kind}\" CreationDate=\"2020-01-01T00:00:00\" Score=\"1\" \
             Body=\"&lt;p&gt;words&lt;/p&gt;\" OwnerUserId=\"5\" {more} />\n"
        )
    };
    let posts = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<posts>\n{}{}",
        row(1, 1, "Title=\"T\" Tags=\"&lt;kerbs&gt;\""),
        row(2, 2, "ParentId=\"1\""),
    );
    desk.write("dump/Posts.xml", &posts);
    let said = desk.run(&["import", "stack-exchange", "dump", "--into", "town"]).ended(3);
    assert!(said.err.contains("Posts.xml"), "{}", said.err);
    assert_eq!((rows(&desk, "people"), rows(&desk, "evidence")), (3, 0));

    desk.write("dump/Posts.xml", posts + "</posts>\n");
    desk.run(&["import", "stack-exchange", "dump", "--into", "town"]).good();
    assert_eq!((rows(&desk, "people"), rows(&desk, "evidence"), rows(&desk, "claims")), (4, 1, 1));
}

#[test]
fn organisations_keep_to_themselves() {
    let desk = Desk::with_town();
    for id in ["north", "south"] {
        let into = ["--into", "town", "--organisation", id];
        desk.run(&[&["import", "people", "people.csv"][..], &into[..]].concat()).good();
    }
    desk.run(&[
        "import",
        "evidence",
        "evidence.jsonl",
        "--into",
        "town",
        "--organisation",
        "north",
    ])
    .good();
    let count = |id| {
        let ask =
            ["export", "evidence", "--data", "town", "--format", "json", "--organisation", id];
        desk.run(&ask).good().out.lines().count()
    };
    assert_eq!((count("north"), count("south")), (3, 0));
    let said = desk.run(&["export", "people", "--data", "town"]).ended(2);
    assert!(said.err.contains("north, south"), "{}", said.err);
}

#[test]
fn the_same_on_postgresql() {
    let Some(postgres) = Postgres::new() else { return };
    let desk = Desk::with_town();
    let db = ["--database", postgres.url.as_str()];
    let run = |args: &[&str]| desk.run(&[args, &db[..]].concat());
    run(&["import", "people", "people.csv"]).good();
    run(&["import", "evidence", "evidence.jsonl"]).good();
    let json = run(&["match", "--call", "call.toml", "--as-of", "2026-01-01", "--format", "json"])
        .good()
        .json();

    let local = Desk::with_town();
    local.run(&["import", "people", "people.csv", "--into", "town"]).good();
    local.run(&["import", "evidence", "evidence.jsonl", "--into", "town"]).good();
    let ask = [
        "match",
        "--call",
        "call.toml",
        "--data",
        "town",
        "--as-of",
        "2026-01-01",
        "--format",
        "json",
    ];
    assert_eq!(json["run"], local.run(&ask).good().json()["run"], "the same run on both");
    run(&["audit", "verify"]).good();
}

#[test]
fn standard_input_and_gzip_are_read() {
    let desk = Desk::new();
    desk.run_with_input(&["import", "people", "-", "--into", "town"], PEOPLE).good();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gz, EVIDENCE.as_bytes()).unwrap();
    desk.write("evidence.jsonl.gz", gz.finish().unwrap());
    desk.run(&["import", "evidence", "evidence.jsonl.gz", "--into", "town"]).good();
    assert_eq!((rows(&desk, "people"), rows(&desk, "evidence")), (3, 3));
}

#[test]
fn a_profile_comes_in_for_the_person_who_is_named() {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    desk.write("cv.json", r#"{"work":[{"position":"Ferry pilot","endDate":"2020"}]}"#);
    desk.write("wrong.json", r#"{"work":[{"position":"Ferry pilot","endDate":"soon"}]}"#);
    let import = |file: &str, person: &str| {
        desk.run(&["import", "json-resume", file, "--person", person, "--into", "town"])
    };
    assert!(import("cv.json", "p1").good().err.contains("Imported 1 piece of evidence (1 new)"));
    assert!(import("cv.json", "p1").good().err.contains("(0 new)"), "the same piece");
    assert!(import("cv.json", "p9").ended(3).err.contains("evidence.person_unknown"));
    let said = import("wrong.json", "p1").ended(3);
    assert!(said.err.contains("work[0].endDate"), "{}", said.err);
    let kept = desk.run(&["export", "evidence", "--data", "town", "--format", "json"]).good();
    assert!(kept.out.contains("Ferry pilot") && kept.out.contains("self_stated"), "{}", kept.out);
}
