//! `match`, `replay` and `affinity` as a user runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::data;
use support::Desk;

const FILES: [&str; 8] = [
    "match",
    "--call",
    "call.toml",
    "--people",
    "people.csv",
    "--evidence",
    "evidence.jsonl",
    "--as-of=2026-01-01",
];

fn with<'a>(base: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    base.iter().chain(more).copied().collect()
}

#[test]
fn files_alone_give_people_with_reasons_and_who_is_missing() {
    let desk = Desk::with_town();
    let json = desk.run(&with(&FILES, &["--format", "json"])).good().json();
    let planners = &json["kinds"][0];
    assert_eq!(planners["id"], "planners");
    assert_eq!(planners["people"][0]["person"], "p1");
    assert_eq!(planners["people"][0]["reasons"][0]["evidence"], "e1");
    let text = planners["people"][0]["reasons"][0]["text"].as_str().unwrap();
    assert!(text.contains("Street plans"), "{text}");
    for factor in ["topic", "quality", "reliability", "availability"] {
        let value = planners["people"][0]["factors"][factor].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&value), "{factor}: {value}");
    }
    let missing = &planners["missing"][0];
    for field in ["what", "why", "would_help"] {
        assert!(!missing[field].as_str().unwrap().is_empty(), "{field}");
    }
    assert_eq!(json["shortlist"].as_array().unwrap().len(), 2);
    assert!(json["run"].as_str().unwrap().starts_with("match-"));
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_order_of_its_rows() {
    let desk = Desk::with_town();
    let strip = |text: String| {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        // When it was made is the one thing that may differ.
        json["record"]["at"] = serde_json::Value::Null;
        json.to_string()
    };
    let first = desk.run(&with(&FILES, &["--format", "json"])).good().out;
    let mut lines: Vec<&str> = support::EVIDENCE.lines().collect();
    lines.reverse();
    desk.write("evidence.jsonl", lines.join("\n"));
    let second = desk.run(&with(&FILES, &["--format", "json"])).good().out;
    assert_eq!(strip(first), strip(second));
}

#[test]
fn table_and_csv_say_the_same() {
    let desk = Desk::with_town();
    let said = desk.run(&FILES).good();
    insta::assert_snapshot!("table", said.out);
    let csv = desk.run(&with(&FILES, &["--format", "csv"])).good().out;
    insta::assert_snapshot!("csv", csv);
}

#[test]
fn a_run_is_replayed_from_its_file_and_says_what_differs() {
    let desk = Desk::with_town();
    desk.run(&with(&FILES, &["--format", "json", "--out", "run.json"])).good();
    let same = desk.run(&["replay", "run.json"]).good();
    assert!(same.out.contains("comes out the same"), "{}", same.out);

    let more = format!(
        "{}{}\n",
        support::EVIDENCE,
        r#"{"id":"e9","person":"p2","text":"urban planning, street design and public space","at":"2025-02-02"}"#
    );
    desk.write("evidence.jsonl", more);
    let differs = desk.run(&["replay", "run.json", "--format", "json"]).ended(1);
    let json = differs.json();
    assert_eq!(json["same"], false);
    let whats: Vec<&str> = json["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["what"].as_str().unwrap())
        .collect();
    assert_eq!(whats[0], "input", "causes come first: {whats:?}");
    assert!(whats.contains(&"entered"), "{whats:?}");
    assert!(differs.err.contains("error[run.differs]"), "{}", differs.err);
}

#[test]
fn a_kept_run_is_replayed_by_its_id() {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    desk.run(&["import", "evidence", "evidence.jsonl", "--into", "town"]).good();
    let ask = ["match", "--call", "call.toml", "--data", "town", "--format", "json"];
    let json = desk.run(&ask).good().json();
    let run = json["run"].as_str().unwrap();
    assert_eq!(desk.run(&ask).good().json()["run"], run, "made again, it is the same run");
    let said = desk.run(&["replay", run, "--data", "town"]).good();
    assert!(said.out.contains("comes out the same"), "{}", said.out);
    let runs = desk.run(&["export", "runs", "--data", "town", "--format", "json"]).good();
    assert_eq!(runs.out.lines().count(), 1, "kept once");
    assert!(!runs.out.contains("Ada"), "names don't enter runs");
    assert!(!runs.out.contains("Street plans"), "nor do texts");
    desk.run(&["replay", "match-0", "--data", "town"]).ended(3);
}

#[test]
fn lived_experience_needs_a_word_on_consent() {
    let desk = Desk::with_town();
    let undated = support::EVIDENCE.replace(r#","consent_on":"2025-01-01""#, "");
    desk.write("evidence.jsonl", &undated);
    let said = desk.run(&with(&FILES, &["--format", "json"])).good();
    assert!(!said.err.contains("consent"), "they said so, if not when: {}", said.err);

    let silent = support::EVIDENCE.replace(r#","consent":"given","consent_on":"2025-01-01""#, "");
    desk.write("evidence.jsonl", &silent);
    let said = desk.run(&with(&FILES, &["--format", "json"])).good();
    assert!(said.err.contains("1 piece of lived experience"), "{}", said.err);
    assert_eq!(said.json()["kinds"][1]["people"].as_array().unwrap().len(), 2);

    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    let import = desk.run(&["import", "evidence", "evidence.jsonl", "--into", "town"]).good();
    assert!(import.err.contains("won't be used until the person agrees"), "{}", import.err);
    let ask = ["match", "--call", "call.toml", "--data", "town", "--format", "json"];
    let json = desk.run(&ask).good().json();
    assert_eq!(json["kinds"][1]["people"].as_array().unwrap().len(), 1);
    assert_eq!(json["looked_through"]["lived_not_asked"], 1);
}

#[test]
fn affinity_answers_every_pair() {
    let desk = Desk::with_town();
    desk.write("needs.jsonl", "{\"id\":\"kerbs\",\"text\":\"dropped kerbs\"}\n{\"id\":\"law\",\"text\":\"maritime law\"}\n");
    let ask =
        ["affinity", "--needs", "needs.jsonl", "--evidence", "evidence.jsonl", "--format", "csv"];
    let out = desk.run(&ask).good().out;
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(rows[0], "person,need,score");
    assert_eq!(rows.len(), 1 + 2 * 3);
    assert!(rows.contains(&"p1,kerbs,0") && rows.contains(&"p1,law,0"), "{rows:?}");
}

#[test]
fn an_encoder_finds_what_shares_no_word() {
    let desk = Desk::with_town();
    desk.write("needs.jsonl", "{\"id\":\"bikes\",\"text\":\"bicycle mechanic\"}\n");
    desk.write(
        "said.jsonl",
        "{\"id\":\"1\",\"person\":\"a\",\"text\":\"fixes bikes\"}\n\
         {\"id\":\"2\",\"person\":\"b\",\"text\":\"bakes bread\"}\n",
    );
    let ask =
        ["affinity", "--needs", "needs.jsonl", "--evidence", "said.jsonl", "--format", "json"];
    let words = desk.run(&ask).good().json();
    assert!(words.as_array().unwrap().iter().all(|pair| pair["score"] == 0.0), "{words}");
    let nothing = desk.run(&[&ask[..], &["--encoder", "."]].concat()).ended(3);
    assert!(nothing.err.contains("encoder.unusable"), "{}", nothing.err);
    let Some(models) = data("models") else { return };
    let encoder = ["--encoder", models.to_str().unwrap()];
    let meaning = desk.run(&[&ask[..], &encoder].concat()).good().json();
    let score = |at: usize| meaning[at]["score"].as_f64().unwrap();
    assert!(score(0) > 2.0 * score(1), "{meaning}");
}

#[test]
fn a_real_site_gives_people_whose_reasons_are_real_answers() {
    let Some(dump) = data("expertise/se_quantum") else { return };
    let desk = Desk::new();
    let dump = dump.to_str().unwrap();
    let said =
        desk.run(&["import", "stack-exchange", dump, "--site", "quantum", "--into", "site"]).good();
    assert!(said.err.contains("171 people"), "{}", said.err);
    desk.write(
        "call.toml",
        r#"
title = "A primer"
decision = "Which chapters go first"
decided_on = 2027-03-01
hours = 6
[[kind]]
id = "correction"
needs = "quantum error correction with stabilizer codes"
people = 3
[[kind]]
id = "annealing"
needs = "quantum annealing and the adiabatic model"
people = 2
[[kind]]
id = "grover"
needs = "Grover's search algorithm and its oracle"
people = 2
[[kind]]
id = "law"
needs = "maritime law, fishing rights"
people = 1
"#,
    );
    let ask = ["match", "--call", "call.toml", "--data", "site", "--format", "json"];
    let json = desk.run(&ask).good().json();
    for kind in 0..3 {
        let people = json["kinds"][kind]["people"].as_array().unwrap();
        assert!(people.len() >= 2, "{}", json["kinds"][kind]["id"]);
        let reason = &people[0]["reasons"][0];
        assert!(reason["evidence"].as_str().unwrap().starts_with("quantum:answer:"));
        assert!(reason["text"].as_str().unwrap().starts_with("answered \""));
    }
    assert_eq!(json["kinds"][3]["people"].as_array().unwrap().len(), 0, "nobody knows the law");
    assert_eq!(json["kinds"][3]["missing"][0]["detail"]["what"], "nobody");
}
