//! `folkmoot map` as a user runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::data;
use support::Desk;

/// Two camps of sixty, who agree about one statement in ten, and a noise that repeats.
fn votes() -> String {
    let mut text = String::from("comment-id,voter-id,vote\n");
    for person in 0..120_u64 {
        for statement in 0..30_u64 {
            let noise = (person * 1000 + statement + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let noise = (noise ^ noise >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 60 < 2;
            let agrees = statement % 10 == 0 || (person % 2 == statement % 2) != noise;
            text.push_str(&format!("{statement},{person},{}\n", if agrees { 1 } else { -1 }));
        }
    }
    text
}

const STATEMENTS: &str = "\
comment-id,moderated,comment-body
0,1,The bridge should stay open on Sundays
1,1,\"Cars <first>, then the rest\"
2,1,More benches
29,-1,Buy my bread
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("votes.csv", votes());
    desk.write("comments.csv", STATEMENTS);
    desk
}

#[test]
fn a_summary_to_read() {
    let said = desk().run(&["map", "votes.csv", "--statements", "comments.csv"]).good();
    insta::assert_snapshot!("map_summary", said.out);
}

#[test]
fn json_has_the_promised_fields() {
    let desk = desk();
    let args = ["map", "votes.csv", "--statements", "comments.csv", "--format", "json"];
    let json = desk.run(&args).good().json();
    assert_eq!(json["people"].as_array().unwrap().len(), 120);
    assert_eq!(json["statements"][29]["moderated_out"], true);
    assert_eq!(json["stable"], true);
    assert_eq!(json["groups"].as_array().unwrap().len(), 2);
    for field in ["id", "x", "y", "spread", "votes", "groups"] {
        assert!(!json["people"][0][field].is_null(), "{field}");
    }
    for field in ["agree", "disagree", "pass", "seen", "common_ground", "priority"] {
        assert!(!json["statements"][0][field].is_null(), "{field}");
    }
    for field in ["dissent", "unrepresented", "flagged", "stability"] {
        assert!(!json[field].is_null(), "{field}");
    }
    // the same again, to the last bit
    assert_eq!(desk.run(&args).good().out, desk.run(&args).good().out);
}

#[test]
fn a_picture_with_a_table_that_says_the_same() {
    let desk = desk();
    let args = ["map", "votes.csv", "--statements", "comments.csv", "--svg", "map.svg"];
    desk.run(&args).good();
    let svg = std::fs::read_to_string(desk.path("map.svg")).unwrap();
    assert_eq!(svg.matches("<circle").count(), 120);
    assert!(svg.contains("120 people, 2 groups") && svg.contains("A: 60 people"), "{svg}");
    assert!(!svg.contains("Cars <first>"), "texts are escaped");
}

#[test]
fn what_people_would_vote() {
    let desk = desk();
    desk.write("cells.csv", "voter-id,comment-id\n0,1\n1,1\n777,0\n");
    let said = desk.run(&["map", "votes.csv", "--predict", "cells.csv"]).good();
    let expected: Vec<f64> = said
        .out
        .lines()
        .skip(1)
        .map(|it| it.rsplit(',').next().unwrap().parse().unwrap())
        .collect();
    assert!(expected[0] < -0.3 && expected[1] > 0.3 && expected[2] > 0.8, "{}", said.out);
    desk.write("cells.csv", "voter-id,comment-id\n0,99\n");
    let said = desk.run(&["map", "votes.csv", "--predict", "cells.csv"]).ended(3);
    assert!(said.err.contains("nobody voted on statement 99"), "{}", said.err);
}

#[test]
fn groups_keep_their_names_from_one_map_to_the_next() {
    let desk = desk();
    let args = ["map", "votes.csv", "--state", "state.json", "--format", "csv"];
    let first = desk.run(&args).good().out;
    let swapped = std::fs::read_to_string(desk.path("state.json")).unwrap();
    let swapped = swapped.replace(": 0", ": 9").replace(": 1", ": 0").replace(": 9", ": 1");
    desk.write("state.json", &swapped);
    let second = desk.run(&args).good().out;
    assert_ne!(first, second);
    assert_eq!(first.matches(",A,").count(), second.matches(",B,").count());
    desk.write("state.json", "{");
    assert!(desk.run(&args).ended(3).err.contains("map.state"));
}

#[test]
fn odd_input_ends_in_an_answer_or_a_clear_error() {
    let desk = Desk::new();
    let run = |text: &str| {
        desk.write("odd.csv", text);
        desk.run(&["map", "odd.csv", "--format", "json"])
    };
    let head = "timestamp,comment-id,voter-id,vote\n";
    assert!(run(head).ended(3).err.contains("map.no_votes"));
    assert!(run("").ended(3).err.contains("an empty file"));
    for one in ["1,0,0,1\n", "1,0,0,0\n", "1,1000000000,0,1\n2,0,18446744073709551615,-1\n"] {
        let said = run(&format!("{head}{one}")).good();
        assert!(!said.out.contains("null"), "{}", said.out);
        let out = desk.run(&["map", "odd.csv", "--method", "polis", "--format", "json"]).good();
        assert!(!out.out.contains("NaN"), "{}", out.out);
    }
    let said = run(&format!("{head}1,0,0,2\n1,0,1,agree\n1,-1,1,1\n")).ended(3);
    for part in ["odd.csv:2", "odd.csv:3", "odd.csv:4", "1 (agree), 0 (pass) or -1 (disagree)"] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    // the last of repeated and unsorted votes counts
    let json = run(&format!("{head}9,0,0,-1\n3,0,0,1\n5,0,0,0\n")).good().json();
    assert_eq!(json["statements"][0]["disagree"], 1);
    assert_eq!(json["statements"][0]["seen"], 1);
}

#[test]
fn the_figures_of_polis_on_given_groups() {
    let desk = desk();
    desk.write("labels.csv", "voter-id,group-id\n0,4\n2,4\n1,7\n3,7\n");
    let args =
        ["map", "votes.csv", "--method", "polis", "--labels", "labels.csv", "--format", "json"];
    let json = desk.run(&args).good().json();
    let polis = &json["polis"];
    assert_eq!(polis["group_votes"]["4"]["0"]["S"], 2);
    assert_eq!(polis["group_aware_consensus"]["0"], 0.5625);
    for field in ["center", "components", "extremity", "priorities", "repness", "consensus"] {
        assert!(!polis[field].is_null(), "{field}");
    }
    desk.run(&["map", "votes.csv", "--labels", "labels.csv"]).ended(2);
    desk.run(&["map", "votes.csv", "--method", "polis", "--svg", "x.svg"]).ended(2);
}

#[test]
fn a_matrix_and_a_log_say_the_same() {
    let Some(folder) = data("polis/conversations/scoop-hivemind.ubi") else { return };
    let desk = Desk::new();
    let run = |file: &str| {
        let path = folder.join(file);
        desk.run(&["map", path.to_str().unwrap(), "--format", "json"]).good().json()
    };
    let (log, matrix) = (run("votes.csv"), run("participants-votes.csv"));
    // the matrix also names people and statements without votes
    assert_eq!(log["people"], matrix["people"]);
    assert_eq!(log["stability"], matrix["stability"]);
}
