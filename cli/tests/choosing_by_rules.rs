//! `match` with bounds, conflicts of interest and days of rest, as a user runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use serde_json::Value;
use support::{Desk, Said};

const PEOPLE: &str = "\
id,name,place,area,employer
p1,Ada Example,Harbour Ward,North,Mill Council
p2,Ben Example,Old Town,North,Wheels Ltd
p3,Cyd Example,Harbour Ward,South,mill council
p4,Dee Example,Old Town,South,
p5,Eve Example,Hill,West,
";

const EVIDENCE: &str = r#"{"id":"e1","person":"p1","kind":"work","text":"Street design and urban planning, street design for years"}
{"id":"e2","person":"p2","kind":"work","text":"Street design and urban planning"}
{"id":"e3","person":"p3","kind":"work","text":"Street design beside some gardening"}
{"id":"e4","person":"p4","kind":"work","text":"Wheelchair users and dropped kerbs"}
{"id":"e5","person":"p5","kind":"work","text":"Bread, cakes and ovens"}
"#;

const CALL: &str = r#"
title = "Harbour Road"
decision = "Which layout"
decided_on = 2027-03-01
hours = 6

[[kind]]
id = "planners"
needs = "street design, urban planning"
people = 2
must = true

[[kind]]
id = "wheelers"
needs = "wheelchair and dropped kerbs"
people = 1
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("people.csv", PEOPLE);
    desk.write("evidence.jsonl", EVIDENCE);
    desk.write("call.toml", CALL);
    desk
}

fn run(desk: &Desk, more: &[&str]) -> Said {
    let base =
        "match --call call.toml --people people.csv --evidence evidence.jsonl --as-of=2026-01-01";
    desk.run(&base.split(' ').chain(more.iter().copied()).collect::<Vec<_>>())
}

fn json(desk: &Desk, more: &[&str]) -> Value {
    run(desk, &[more, &["--format", "json"]].concat()).good().json()
}

fn shortlist(json: &Value) -> Vec<&str> {
    let mut ids: Vec<_> =
        json["shortlist"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn bounds_are_kept_and_a_shortage_is_named() {
    let desk = desk();
    let plain = json(&desk, &[]);
    assert_eq!(shortlist(&plain), ["p1", "p2", "p4"]);
    assert!(plain.get("rules").is_none());

    let bounded = json(&desk, &["--at-least", "area=south:2", "--at-least", "area=West:1"]);
    // both from the South, and one from the North for the seat that is left
    assert_eq!(shortlist(&bounded)[1..], ["p3", "p4"]);
    assert_eq!(shortlist(&bounded).len(), 3);
    let bounds = &bounded["rules"]["bounds"];
    assert_eq!((&bounds[0]["chosen"], &bounds[0]["lack"]), (&Value::from(2), &Value::Null));
    assert_eq!(bounds[1]["lack"], "nobody_found");
    let why = bounds[1]["why"].as_str().unwrap();
    assert!(why.contains("nobody with area West among those found; 1 person is known"), "{why}");
    assert_eq!(bounded["rules"]["proved"], true);

    let text = run(&desk, &["--one-of-each", "area", "--at-most", "area=North:1"]).good().out;
    for said in
        ["area North: at most 1; 1 chosen of 2 found", "area South: at least 1", "missing 1 more"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn conflicts_leave_out_or_flag_and_say_so() {
    let desk = desk();
    desk.write(
        "conflicts.csv",
        "person,call,kind,reason,effect\n\
         p2,Harbour Road,lobby,sells wheels,\n\
         p4,,declared,sister of a councillor,flag\n\
         p1,Another Road,owner,not this one,\n\
         p5,,declared,wrote the objection,\n",
    );
    let said = run(&desk, &["--conflicts", "conflicts.csv", "--format", "json"]).good();
    assert!(
        said.err.contains("other calls than \"Harbour Road\": \"Another Road\""),
        "{}",
        said.err
    );
    let found = said.json();
    assert_eq!(shortlist(&found), ["p1", "p3", "p4"]);
    let conflicts = found["rules"]["conflicts"].as_array().unwrap();
    assert_eq!(conflicts.len(), 3);
    assert_eq!(conflicts[0]["person"], "p2");
    assert_eq!(conflicts[0]["left_out"], true);
    assert_eq!(conflicts[0]["kinds"][0], "planners");
    assert_eq!(conflicts[1]["left_out"], false);
    assert_eq!(
        found["kinds"][1]["people"][0]["beside"][0],
        "conflict of interest (declared): sister of a councillor"
    );

    let text = run(&desk, &["--conflicts", "conflicts.csv"]).good().out;
    for said in [
        "Ben Example p2 left out: sells wheels (lobby, declared)",
        "1 conflict is of people who weren't found",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_owner_and_their_colleagues_are_seen() {
    let desk = desk();
    let flagged = json(&desk, &["--owner", "p1"]);
    assert_eq!(shortlist(&flagged), ["p2", "p3", "p4"]);
    let conflicts = &flagged["rules"]["conflicts"];
    assert_eq!(
        (&conflicts[0]["kind"], &conflicts[0]["left_out"]),
        (&Value::from("owner"), &Value::from(true))
    );
    assert_eq!(
        (&conflicts[1]["person"], &conflicts[1]["left_out"]),
        (&Value::from("p3"), &Value::from(false))
    );
    let out = json(&desk, &["--owner", "p1", "--same-employer", "exclude"]);
    assert_eq!(shortlist(&out), ["p2", "p4"]);
}

#[test]
fn whoever_was_asked_steps_back_and_the_rule_is_seen() {
    let desk = desk();
    desk.write(
        "asked.csv",
        "person,date\np1,2025-12-31\np1,2025-12-22\np2,2025-12-20\np9,2025-01-01\n",
    );
    let rested = ["--asked-before", "asked.csv", "--rest-days", "20"];
    let said = run(&desk, &[&rested[..], &["--format", "json"]].concat()).good();
    assert!(said.err.contains("1 row is of somebody who isn't among the people"), "{}", said.err);
    let found = said.json();
    let back = &found["rules"]["stepped_back"];
    // (½ + ½·1/20) · (½ + ½·10/20), and ½ + ½·12/20
    assert_eq!(
        (&back[0]["person"], &back[0]["share"]),
        (&Value::from("p1"), &Value::from(0.39375))
    );
    assert_eq!((&back[1]["person"], &back[1]["share"]), (&Value::from("p2"), &Value::from(0.8)));
    // knowing is ranked as before
    assert_eq!(
        found["kinds"][0]["people"][0]["person"],
        json(&desk, &[])["kinds"][0]["people"][0]["person"]
    );
    let text = run(&desk, &rested).good().out;
    assert!(text.contains("steps back: asked 1, 10 days ago, counts 0.39 in the choice"), "{text}");
}

#[test]
fn a_run_by_rules_is_replayed() {
    let desk = desk();
    desk.write("conflicts.csv", "person,call,kind,reason\np2,,lobby,sells wheels\n");
    desk.write("asked.csv", "person,date\np1,2025-12-31\n");
    let args = [
        "--conflicts",
        "conflicts.csv",
        "--asked-before",
        "asked.csv",
        "--at-least",
        "area=South:1",
        "--format",
        "json",
        "--out",
        "run.json",
    ];
    run(&desk, &args).good();
    assert!(desk.run(&["replay", "run.json"]).good().out.contains("comes out the same"));
    desk.write("conflicts.csv", "person,call,kind,reason\np3,,lobby,sells wheels\n");
    assert!(desk.run(&["replay", "run.json"]).ended(1).out.contains("the input has changed"));
}

#[test]
fn mistakes_are_named_with_their_place() {
    let desk = desk();
    let told = |more: &[&str], code: i32, parts: &[&str]| {
        let said = run(&desk, more).ended(code);
        for part in parts {
            assert!(said.err.contains(part), "{part} in {}", said.err);
        }
    };
    told(&["--at-least", "area=North"], 2, &["as in area=North:2"]);
    told(&["--at-least", "aera=North:1"], 3, &["\"aera\"", "did you mean \"area\""]);
    told(&["--at-least", "area=North:2", "--at-most", "area=north:1"], 2, &["can't be"]);
    told(&["--owner", "p7"], 3, &["\"p7\"", "people.csv"]);
    desk.write("conflicts.csv", "person,call,kind,reason\np8,,lobby,x\np1,,loby,x\np1,,lobby,\n");
    let parts =
        ["conflicts.csv:2", "\"p8\"", "conflicts.csv:3", "\"loby\"", "conflicts.csv:4", "reason"];
    told(&["--conflicts", "conflicts.csv"], 3, &parts);
    desk.write("asked.csv", "person,date\np1,2026-02-01\n");
    told(&["--asked-before", "asked.csv"], 3, &["asked.csv:2", "up to 2026-01-01"]);
    let said = desk.run(&["match", "--call", "x", "--data", "y", "--at-least", "area=North:1"]);
    assert!(said.ended(2).err.contains("--people"));
}
