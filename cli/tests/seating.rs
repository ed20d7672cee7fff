//! `folkmoot seat` as a user runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use folkmoot_test_support::data;
use support::Desk;

const PEOPLE: &str = "\
id,name,role,age,access
1,Ada Example,citizen,young,
2,Ben Sample,citizen,old,step-free
3,Cleo Placeholder,planner,young,
4,Dai Example,planner,old,
5,Eve Sample,driver,young,
6,Fay <Example>,driver,old,
7,Gus Sample,citizen,young,
8,Hal Example,planner,old,
9,Ivy Sample,driver,old,
";

const TABLES: &str = "table,seats,min,offers\nWindow,3,2,step-free\nDoor,3,2,\nStage,4,2,\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("p.csv", PEOPLE);
    desk.write("t.csv", TABLES);
    desk.write("hosts.csv", "id,table\n4,Stage\n");
    desk.write("apart.csv", "a,b\n1,3\n");
    desk
}

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["seat", "--people", "p.csv"].iter().chain(more).copied().collect()
}

const ROOM: [&str; 10] = [
    "--tables",
    "t.csv",
    "--rounds",
    "3",
    "--needs",
    "access",
    "--hosts",
    "hosts.csv",
    "--apart",
    "apart.csv",
];

fn plan(csv: &str) -> BTreeSet<(String, String, String)> {
    let row = |line: &str| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        (cells[0].clone(), cells[1].clone(), cells[2].clone())
    };
    csv.lines().skip(1).map(row).collect()
}

#[test]
fn seats_people_and_says_how_good_that_is() {
    let args = ["--table-size", "3", "--rounds", "4", "--diversify", "role"];
    let said = desk().run(&with(&args)).good();
    insta::assert_snapshot!("seat_table", said.out);
    assert!(said.err.contains("seed: folkmoot"), "{}", said.err);
    assert!(said.err.contains("pairs can't meet"), "{}", said.err);
    let again = desk().run(&with(&args)).good();
    assert_eq!(said.out, again.out);
    let other = desk().run(&with(&[&args[..], &["--seed", "dice"]].concat())).good();
    assert_ne!(said.out, other.out);
}

#[test]
fn keeps_access_hosts_and_those_apart() {
    let json = desk().run(&with(&[&ROOM[..], &["--format", "json"]].concat())).good().json();
    assert_eq!(json["tables"][0], "Window");
    for round in json["rounds"].as_array().unwrap() {
        assert!(round[0].as_array().unwrap().iter().any(|id| id == "2"), "{round}");
        assert!(round[2].as_array().unwrap().iter().any(|id| id == "4"), "{round}");
        for table in round.as_array().unwrap() {
            let text = table.to_string();
            assert!(!(text.contains("\"1\"") && text.contains("\"3\"")), "{text}");
        }
    }
    assert_eq!(json["broken"].as_array().unwrap().len(), 0);
}

#[test]
fn a_plan_goes_out_and_comes_in_again_with_few_moves() {
    let desk = desk();
    let out = ["--format", "csv", "--out", "plan.csv"];
    desk.run(&with(&[&ROOM[..], &out].concat())).good();
    desk.run(&with(&[&ROOM[..], &["--format", "json", "--out", "plan.json"]].concat())).good();
    let first = plan(&std::fs::read_to_string(desk.path("plan.csv")).unwrap());
    assert_eq!(first.len(), 27);
    // nothing has changed: nobody moves, from either form
    let room = [&ROOM[..2], &ROOM[4..]].concat();
    for kept in ["plan.csv", "plan.json"] {
        let args = [&room[..], &["--keep", kept, "--format", "csv"]].concat();
        assert_eq!(plan(&desk.run(&with(&args)).good().out), first, "{kept}");
    }
    // one goes, one comes, after the first round
    desk.write("p.csv", format!("{PEOPLE}10,Jo Late,citizen,young,\n"));
    let late = ["--keep", "plan.csv", "--absent", "6", "--held", "1", "--format", "json"];
    let json = desk.run(&with(&[&room[..], &late].concat())).good().json();
    assert_eq!(json["moved"].as_array().unwrap().len(), 0, "{json}");
    assert_eq!(json["held"], 1);
    assert!(json["rounds"][0].to_string().contains("\"6\""));
    assert!(!json["rounds"][1].to_string().contains("\"6\""));
    assert!(json["rounds"][1].to_string().contains("\"10\""));
    // without a file of tables, those of the plan
    let args = ["--keep", "plan.csv", "--absent", "6,5", "--format", "json"];
    let json = desk.run(&with(&args)).good().json();
    assert_eq!(json["moved"].as_array().unwrap().len() as u64, json["moved_bound"]);
}

#[test]
fn pairs_go_across_roles_and_say_when_they_cannot() {
    let desk = desk();
    let args = ["--pairs-across", "role", "--rounds", "2", "--format", "json"];
    let json = desk.run(&with(&args)).good().json();
    assert_eq!(json["rounds"][0].as_array().unwrap().len(), 4);
    assert_eq!(json["bound_misses"], 0);
    desk.write("p.csv", "id,role\n1,a\n2,a\n3,a\n4,b\n");
    let said = desk.run(&with(&args)).ended(1);
    assert!(said.err.contains("seat.unkept"), "{}", said.err);
    assert!(said.err.contains("no seating keeps all"), "{}", said.err);
    assert_eq!(said.json()["bound_misses"], 2);
}

#[test]
fn nobody_is_the_only_one_of_their_kind() {
    let args = ["--tables", "t.csv", "--rounds", "2", "--not-alone", "age", "--format", "json"];
    let json = desk().run(&with(&args)).good().json();
    let young = ["1", "3", "5", "7"];
    for table in json["rounds"].as_array().unwrap().iter().flat_map(|it| it.as_array().unwrap()) {
        let table = table.as_array().unwrap();
        let number = table.iter().filter(|id| young.contains(&id.as_str().unwrap())).count();
        assert!(number != 1 && table.len() - number != 1, "{table:?}");
    }
}

#[test]
fn cards_are_a_page_to_print() {
    let desk = desk();
    let args = ["--table-size", "3", "--cards", "cards.html", "--name-column", "name"];
    desk.run(&with(&args)).good();
    let page = std::fs::read_to_string(desk.path("cards.html")).unwrap();
    assert!(page.contains("Fay &lt;Example&gt;") && page.contains("<html lang=\"en\">"), "{page}");
    assert_eq!(page.matches("<li>").count(), 9);
}

#[test]
fn mistakes_are_told_with_their_place_and_what_to_do() {
    let desk = desk();
    desk.write("twice.csv", "id,role\n1,a\n1,b\n2,\n");
    let twice = ["seat", "--people", "twice.csv", "--table-size", "2", "--diversify", "role"];
    let said = desk.run(&twice).ended(3);
    for part in ["twice.csv:3", "first on line 2", "twice.csv:4", "not said"] {
        assert!(said.err.contains(part), "{part} in {}", said.err);
    }
    desk.write("wrong.csv", "a,b\n1,77\n");
    let said = desk.run(&with(&["--table-size", "3", "--apart", "wrong.csv"])).ended(3);
    assert!(said.err.contains("wrong.csv:2") && said.err.contains("\"77\""), "{}", said.err);
    desk.write("many.csv", "table,seats\nA,x\nB,3\n");
    let said = desk.run(&with(&["--tables", "many.csv"])).ended(3);
    assert!(said.err.contains("many.csv:2"), "{}", said.err);
    desk.write("few.csv", "table,seats\nA,3\n");
    let said = desk.run(&with(&["--tables", "few.csv"])).ended(3);
    assert!(said.err.contains("9 people don't fit"), "{}", said.err);
    let said = desk.run(&with(&["--table-size", "3", "--needs", "access"])).ended(3);
    assert!(said.err.contains("no table is right for \"2\""), "{}", said.err);
    desk.run(&with(&["--table-size", "3", "--diversify", "height"])).ended(3);
    desk.run(&with(&["--table-size", "0"])).ended(2);
    desk.run(&with(&[])).ended(2);
    desk.run(&with(&["--table-size", "3", "--absent", "99"])).ended(3);
    desk.write("plan.json", "{\"rounds\": [[[1]]]}");
    desk.run(&with(&["--keep", "plan.json"])).ended(3);
    desk.write("plan.csv", "round,table,id\n0,A,1\n");
    desk.run(&with(&["--keep", "plan.csv"])).ended(3);
    desk.write("plan.csv", "round,table,id\n1,A,1\n1,B,1\n");
    desk.run(&with(&["--keep", "plan.csv"])).ended(3);
}

#[test]
fn a_limit_of_time_gives_the_best_so_far() {
    let args = ["--table-size", "2", "--rounds", "9", "--time-limit", "0s", "--format", "json"];
    let said = desk().run(&with(&args)).ended(4);
    assert_eq!(said.json()["rounds"].as_array().unwrap().len(), 9);
    assert!(said.err.contains("time-limit"), "{}", said.err);
}

#[test]
fn forty_people_all_meet_somebody_new() {
    let Some(file) = data("seating/sf_f_40.csv") else { return };
    let desk = Desk::new();
    let text = std::fs::read_to_string(file).unwrap();
    let fields = text.lines().next().unwrap().split_once(',').unwrap();
    desk.write("p.csv", &text);
    let args = ["--id-column", fields.0, "--table-size", "5", "--rounds", "3"];
    let json = ["--diversify", fields.1, "--format", "json"];
    let json = desk.run(&with(&[&args[..], &json].concat())).good().json();
    assert_eq!(json["distinct_pairs"], 240);
    assert!(json["quota_misses"].as_u64().unwrap() <= 25, "{}", json["quota_misses"]);
}
