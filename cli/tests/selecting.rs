//! `folkmoot select` and `folkmoot verify-draw` as a user runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::data;
use support::Desk;

const CATEGORIES: &str = "\
feature,value,min,max
area,North,1,1
area,South,2,2
age,young,1,2
age,old,1,2
";

const RESPONDENTS: &str = "\
id,name,area,age,address1,zip
1,Ada Example,North,young,1 Mill Lane,AB1
2,Ben Sample,north,old,2 Mill Lane,AB1
3,Cleo Placeholder,South,young,3 Mill Lane,AB1
4,Dai Example,South,old,4 Mill Lane,AB1
5,Eve Sample,South,old,\"4, mill lane\",ab1
6,Fay Example,South,young,6 Mill Lane,AB1
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("c.csv", CATEGORIES);
    desk.write("r.csv", RESPONDENTS);
    desk
}

fn read(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.path(name)).unwrap()
}

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let start = ["select", "--categories", "c.csv", "--respondents", "r.csv", "-k", "3"];
    start.iter().chain(more).copied().collect()
}

#[test]
fn draws_a_panel_with_its_proof() {
    let said = desk().run(&with(&["--format", "json"])).good();
    let json = said.json();
    assert_eq!(json["status"], "optimal");
    assert_eq!(json["probabilities"]["1"], 0.5);
    assert!((json["min_probability"].as_f64().unwrap() - 0.5).abs() < 1e-9);
    assert!(json["gap"].as_f64().unwrap() < 1e-6);
    assert_eq!(json["drawn"].as_array().unwrap().len(), 3);
    assert!(said.err.contains("seed: folkmoot"), "{}", said.err);
    for method in ["maximin", "nash", "goldilocks", "random"] {
        let json = desk().run(&with(&["--format", "json", "--method", method])).good().json();
        assert_eq!(json["method"], method);
        assert_eq!(json["drawn"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn says_it_in_a_table_and_writes_who_is_in_and_who_is_not() {
    let desk = desk();
    let args = ["--selected", "in.csv", "--remaining", "out.csv", "--seed", "dice 4 2 6"];
    let said = desk.run(&with(&args)).good();
    insta::assert_snapshot!("select_table", said.out);
    let (inside, outside) = (read(&desk, "in.csv"), read(&desk, "out.csv"));
    assert_eq!((inside.lines().count(), outside.lines().count()), (4, 4));
    assert!(inside.starts_with("id,name,area,age,address1,zip\n"), "{inside}");
}

#[test]
fn a_lottery_is_committed_to_then_drawn_then_checked() {
    let desk = desk();
    let args = ["--lottery", "100", "--report", "public.json", "--salt", "s", "--format", "json"];
    let json = desk.run(&with(&args)).good().json();
    assert_eq!(json["drawn"].as_array().unwrap().len(), 0);
    let public = read(&desk, "public.json");
    assert!(!public.contains("Ada"), "{public}");
    assert!(!json["pseudonyms"]["1"].as_str().unwrap().is_empty());
    let seed = ["verify-draw", "public.json", "--seed", "dice 4 2 6", "--format", "json"];
    let drawn = desk.run(&seed).good().json();
    assert_eq!(drawn["drawn"].as_array().unwrap().len(), 3);
    // drawing at once comes to the same
    let args = [&args[..], &["--seed", "dice 4 2 6"]].concat();
    let again = desk.run(&with(&args)).good().json();
    assert_eq!(again["ticket"], drawn["ticket"]);
    assert_eq!(again["commitment"], json["commitment"]);
    desk.run(&["verify-draw", "public.json"]).good();
    // a changed list doesn't hold
    let ticket = format!("\"ticket\": {}", drawn["ticket"]);
    let forged = read(&desk, "public.json").replace(&ticket, "\"ticket\": 101");
    desk.write("forged.json", &forged);
    let said = desk.run(&["verify-draw", "forged.json"]).ended(1);
    assert!(said.err.contains("draw.differs"), "{}", said.err);
    desk.write("other.json", "{}");
    desk.run(&["verify-draw", "other.json"]).ended(3);
}

#[test]
fn a_draw_by_balls_is_checked_too() {
    let desk = desk();
    let args = ["--lottery", "100", "--report", "public.json", "--salt", "s", "--format", "json"];
    desk.run(&with(&args)).good();
    let text = read(&desk, "public.json");
    let mut report: folkmoot_formats::LotteryReport = serde_json::from_str(&text).unwrap();
    assert!(report.draw_balls("07"));
    desk.write("balls.json", serde_json::to_string(&report).unwrap());
    let said = desk.run(&["verify-draw", "balls.json"]).good();
    assert!(said.out.contains("the balls 07 draw panel 8:"), "{}", said.out);
    desk.run(&["verify-draw", "balls.json", "--seed", "x"]).ended(2);
    report.ticket = Some(9);
    desk.write("forged.json", serde_json::to_string(&report).unwrap());
    desk.run(&["verify-draw", "forged.json"]).ended(1);
}

#[test]
fn households_are_counted_once_and_told() {
    let args = ["--address-columns", "address1,zip", "--format", "json"];
    let said = desk().run(&with(&args)).good();
    assert!(said.err.contains("4 mill lane ab1: 4, 5"), "{}", said.err);
    let json = said.json();
    assert_eq!(json["households"][0][0], "4");
    for chosen in json["portfolio"].as_array().unwrap() {
        let panel = chosen["panel"].to_string();
        assert!(!(panel.contains("\"4\"") && panel.contains("\"5\"")), "{panel}");
    }
    desk().run(&with(&["--address-columns", "street"])).ended(3);
}

#[test]
fn addresses_that_look_alike_are_shown_and_joined_only_if_somebody_says_so() {
    let desk = desk();
    desk.write("r.csv", RESPONDENTS.replace("3 Mill Lane", "1 Mill Ln"));
    let args = ["--address-columns", "address1,zip", "--format", "json"];
    let said = desk.run(&with(&args)).good();
    assert!(
        said.err.contains("1 mill lane ab1 / 1 mill ln ab1: --same-household 1+3"),
        "{}",
        said.err
    );
    let json = said.json();
    assert_eq!(json["look_alike"].to_string(), r#"[[["1"],["3"]]]"#);
    assert_eq!(json["households"].as_array().unwrap().len(), 1, "never silently");
    let said = desk.run(&with(&[&args[..], &["--same-household", "1+3"]].concat())).good();
    let json = said.json();
    assert_eq!(json["look_alike"].to_string(), "[]");
    assert_eq!(json["households"].to_string(), r#"[["1","3"],["4","5"]]"#);
    for chosen in json["portfolio"].as_array().unwrap() {
        let panel = chosen["panel"].to_string();
        assert!(!(panel.contains("\"1\"") && panel.contains("\"3\"")), "{panel}");
    }
    // also where no address is given at all
    let json = desk.run(&with(&["--same-household", "4+6", "--format", "json"])).good().json();
    assert_eq!(json["households"].to_string(), r#"[["4","6"]]"#);
    desk.run(&with(&["--same-household", "4+nobody"])).ended(3);
}

#[test]
fn in_out_and_seated_already() {
    let args = ["--must-include", "1", "--exclude", "3", "--format", "json"];
    let json = desk().run(&with(&args)).good().json();
    assert_eq!(json["probabilities"]["1"], 1.0);
    assert!(json["probabilities"].get("3").is_none());
    let args = ["--seated", "1,4", "--exclude", "5", "--format", "json"];
    let json = desk().run(&with(&args)).good().json();
    assert_eq!(json["drawn"].as_array().unwrap().len(), 1);
    desk().run(&with(&["--exclude", "nobody"])).ended(3);
    desk().run(&with(&["--exclude", "1", "--must-include", "1"])).ended(2);
}

#[test]
fn quotas_that_cannot_be_kept_come_with_what_would_mend_them() {
    let desk = desk();
    desk.write("c.csv", CATEGORIES.replace("North,1,1", "North,3,3"));
    let said = desk.run(&with(&["--format", "json"])).ended(1);
    let json = said.json();
    assert_eq!(json["status"], "infeasible");
    assert_eq!(json["conflict"][0]["value"], "North");
    assert!(!json["relaxations"].as_array().unwrap().is_empty());
    assert!(said.err.contains("select.infeasible"), "{}", said.err);
}

#[test]
fn wrong_files_are_told_with_their_rows() {
    let desk = desk();
    desk.write("r.csv", RESPONDENTS.replace("2,Ben Sample,north,old", "2,Ben Sample,east,"));
    let said = desk.run(&with(&[])).ended(3);
    assert!(said.err.contains("r.csv:3"), "{}", said.err);
    assert!(said.err.contains("\"east\""), "{}", said.err);
    let many = ["select", "--categories", "c.csv", "--respondents", "r.csv", "-k", "70"];
    desk.write("r.csv", RESPONDENTS);
    assert!(desk.run(&many).ended(3).err.contains("6 people"));
}

#[test]
fn stops_in_time_with_the_best_so_far() {
    let Some(folder) = data("sortition/gss_hd_30") else { return };
    let file = |name: &str| folder.join(name).display().to_string();
    let (categories, respondents) = (file("categories.csv"), file("respondents.csv"));
    let args = [
        "select",
        "--categories",
        &categories,
        "--respondents",
        &respondents,
        "-k",
        "30",
        "--time-limit",
        "0s",
        "--format",
        "json",
    ];
    let json = Desk::new().run(&args).ended(4).json();
    assert_eq!(json["status"], "time_limit");
    assert_eq!(json["drawn"].as_array().unwrap().len(), 30);
    assert!(json["gap"].as_f64().unwrap() > 1e-6);
}

fn alternates<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let start = ["alternates", "--categories", "c.csv", "--respondents", "r.csv"];
    start.iter().chain(&["--panel", "1,4,6"]).chain(more).copied().collect()
}

#[test]
fn alternates_are_kept_ready_and_step_in_with_the_fewest_misses() {
    let desk = desk();
    let json = ["--format", "json"];
    // Nobody comes: three seats, one of the north, two of the south, one young, one old.
    let args = [&["--drop-out", "1", "-n", "3"][..], &json].concat();
    let said = desk.run(&alternates(&args)).good().json();
    let mut ready: Vec<String> = serde_json::from_value(said["ready"].clone()).unwrap();
    ready.sort();
    assert_eq!(ready, ["2", "3", "5"]);
    assert_eq!(said["expected_misses"][0], 8.0);
    assert_eq!(said["expected_misses"][3], 0.0);
    let said = desk.run(&alternates(&["--drop-out", "0"])).good();
    assert!(said.out.contains("Nobody who isn't on the panel"), "{}", said.out);

    // Only Ada may not come, so only somebody of the north helps.
    let risk: String = RESPONDENTS
        .lines()
        .map(|line| match line.split(',').next() {
            Some("id") => format!("{line},risk\n"),
            Some("1") => format!("{line},0.5\n"),
            _ => format!("{line},0\n"),
        })
        .collect();
    desk.write("r.csv", &risk);
    let args = [&["--drop-out-column", "risk"][..], &json].concat();
    let said = desk.run(&alternates(&args)).good().json();
    assert_eq!(said["ready"].to_string(), r#"["2"]"#);

    let args = [&["--ready", "2,5", "--gone", "1"][..], &json].concat();
    let said = desk.run(&alternates(&args)).good().json();
    assert_eq!((said["step_in"].to_string(), &said["misses"]), (r#"["2"]"#.to_owned(), &0.into()));
    let said = desk.run(&alternates(&["--ready", "5", "--gone", "1"])).good();
    assert!(said.out.contains("area North: 0 there, 1 to 1 wanted"), "{}", said.out);
    assert!(said.out.contains("that is proved"), "{}", said.out);
}

#[test]
fn mistakes_with_alternates_say_what_to_do() {
    let desk = desk();
    desk.run(&alternates(&[])).ended(2);
    desk.run(&alternates(&["--drop-out", "2"])).ended(2);
    desk.run(&alternates(&["--ready", "2"])).ended(2);
    desk.run(&alternates(&["--ready", "2", "--gone", "3"])).ended(2);
    desk.run(&alternates(&["--ready", "4", "--gone", "1"])).ended(2);
    desk.run(&alternates(&["--ready", "nobody", "--gone", "1"])).ended(3);
    let said = desk.run(&alternates(&["--drop-out-column", "risk"])).ended(3);
    assert!(said.err.contains("r.csv") && said.err.contains("risk"), "{}", said.err);
    let said = desk.run(&alternates(&["--drop-out-column", "zip"])).ended(3);
    assert!(said.err.contains("r.csv:2"), "{}", said.err);
}
