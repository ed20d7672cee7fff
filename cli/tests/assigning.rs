//! `folkmoot assign` as a user runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::data;
use support::Desk;

const SCORES: &str = "\
score,call,person
0.9,crossings,amina
0.8,lighting,amina
0.7,crossings,jo
-1,lighting,jo
0.2,crossings,kim
0.1,lighting,kim
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("scores.csv", SCORES);
    desk
}

const ONE: [&str; 7] = ["assign", "--scores", "scores.csv", "--demand", "1", "--load", "1"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ONE.iter().chain(more).copied().collect()
}

#[test]
fn fills_every_seat_as_well_as_possible() {
    let json = desk().run(&with(&["--format", "json"])).good().json();
    assert_eq!(json["total"], 1.5);
    assert_eq!(json["floor"], 0.7);
    assert_eq!(json["assigned"][1]["call"], "lighting");
    assert_eq!(json["assigned"][1]["person"], "amina");
    assert_eq!(json["short"].as_array().unwrap().len(), 0);
}

#[test]
fn a_shortage_comes_with_its_cause_and_with_what_could_be_filled() {
    let desk = desk();
    desk.write("loads.csv", "person,load\namina,1\njo,1\nkim,0\n");
    let args = [
        "assign",
        "--scores",
        "scores.csv",
        "--demand",
        "2",
        "--load",
        "loads.csv",
        "--format",
        "json",
    ];
    let said = desk.run(&args).ended(1);
    let json = said.json();
    assert_eq!(json["assigned"].as_array().unwrap().len(), 2);
    let missing: u64 =
        json["short"].as_array().unwrap().iter().map(|s| s["missing"].as_u64().unwrap()).sum();
    assert_eq!(missing, 2);
    assert!(json["short"][0]["because"].as_str().unwrap().contains("share"), "{json:#}");
    assert!(said.err.contains("assign.short"), "{}", said.err);
}

#[test]
fn draws_with_a_cap_by_seed() {
    let desk = desk();
    let args = with(&["--cap", "0.5", "--seed", "dice", "--format", "json"]);
    let (first, again) = (desk.run(&args), desk.run(&args));
    assert_eq!(first.out, again.out);
    // lighting has amina and kim, crossings all three: half each is possible
    let json = first.good().json();
    for share in json["shares"].as_array().unwrap() {
        assert!(share["share"].as_f64().unwrap() <= 0.5);
    }
    assert_eq!(json["assigned"].as_array().unwrap().len(), 2);
}

#[test]
fn says_what_is_wrong_with_the_input() {
    let desk = desk();
    desk.write("demand.csv", "call,demand\ncrossings,1\n");
    let said = desk
        .run(&["assign", "--scores", "scores.csv", "--demand", "demand.csv", "--load", "1"])
        .ended(3);
    assert!(said.err.contains("\"lighting\" has scores and no row in demand.csv"), "{}", said.err);
    desk.write("bad.csv", "person,call,score\na,b,high\n");
    let said =
        desk.run(&["assign", "--scores", "bad.csv", "--demand", "1", "--load", "1"]).ended(3);
    assert!(said.err.contains("bad.csv:2"), "{}", said.err);
    let said = desk.run(&with(&["--cap", "2"])).ended(2);
    assert!(said.err.contains("0.001 to 1"), "{}", said.err);
}

#[test]
fn conflicts_leave_out_or_flag_and_say_so() {
    let desk = desk();
    desk.write(
        "conflicts.csv",
        "person,call,kind,reason,effect\namina,lighting,lobby,sells lamps,\n\
         jo,,declared,sister of the mayor,flag\njo,lighting,owner,it is hers,\n",
    );
    let args = with(&["--conflicts", "conflicts.csv", "--format", "json"]);
    let said = desk.run(&args).good();
    assert!(said.err.contains("1 row is of pairs without a score"), "{}", said.err);
    let json = said.json();
    // without Amina lighting goes to Kim, and crossings to Amina
    assert_eq!(json["total"], 1.0);
    assert_eq!(json["left_out"].as_array().unwrap().len(), 1);
    assert_eq!(json["left_out"][0]["person"], "amina");
    assert_eq!(json["left_out"][0]["reason"], "sells lamps");
    assert_eq!(json["flagged"][0]["call"], "crossings");
    desk.write("loads.csv", "person,load\namina,0\njo,1\nkim,1\n");
    let base = ["assign", "--scores", "scores.csv", "--demand", "1", "--load", "loads.csv"];
    let args: Vec<_> = base.iter().chain(&["--conflicts", "conflicts.csv"]).copied().collect();
    let text = desk.run(&args).good().out;
    for part in [
        "FLAGGED",
        "sister of the mayor (declared)",
        "left out: amina for lighting: sells lamps (lobby)",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let csv = desk.run(&[&args[..], &["--format", "csv"]].concat()).good().out;
    assert!(csv.starts_with("person,call,score,flagged\n"), "{csv}");
    // a shortage counts whom a conflict keeps away
    desk.write("conflicts.csv", "person,call,kind,reason\namina,,lobby,x\nkim,lighting,lobby,y\n");
    let json =
        desk.run(&with(&["--conflicts", "conflicts.csv", "--format", "json"])).ended(1).json();
    let because = json["short"][0]["because"].as_str().unwrap();
    assert!(because.contains("3 more have a conflict of interest"), "{because}");
}

#[test]
fn mistakes_in_conflicts_are_named_with_their_place() {
    let desk = desk();
    desk.write(
        "conflicts.csv",
        "person,call,kind,reason\nada,lighting,lobby,x\njo,light,lobby,x\njo,lighting,loby,x\n",
    );
    let said = desk.run(&with(&["--conflicts", "conflicts.csv"])).ended(3);
    for part in [
        "conflicts.csv:2",
        "\"ada\"",
        "conflicts.csv:3",
        "\"light\"",
        "conflicts.csv:4",
        "\"loby\"",
    ] {
        assert!(said.err.contains(part), "{part} in {}", said.err);
    }
}

#[test]
fn meets_the_published_optima() {
    let Some(folder) = data("assign") else { return };
    let file = folder.join("midl.csv");
    let scores = file.to_str().unwrap();
    let run = |more: &[&str]| {
        let base = ["assign", "--scores", scores, "--demand", "3", "--format", "json"];
        Desk::new().run(&base.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let near = |value: &serde_json::Value, expected: f64, within: f64| {
        let value = value.as_f64().unwrap();
        assert!((value - expected).abs() <= within, "{value} is not {expected}");
    };
    near(&run(&["--load", "4"]).good().json()["total"], 201.885, 5e-4);
    let fair = run(&["--load", "4", "--fair"]).good().json();
    near(&fair["total"], 201.769, 5e-4);
    near(&fair["floor"], 0.9448, 5e-5);
    let fair = run(&["--load", "3", "--fair"]).good().json();
    assert!(fair["floor"].as_f64().unwrap() >= 0.931);
    let short = run(&["--load", "2"]).ended(1).json();
    assert!(!short["short"][0]["because"].as_str().unwrap().is_empty());
}
