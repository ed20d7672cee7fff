//! The tool works: a small town, measured once. What it measures is of no
//! interest here.

use folkmoot_bench::{Options, Program, run};

/// The program beside this test, which a run of all tests has just built; or
/// else one that is built now.
fn program() -> Program {
    let test = std::env::current_exe().ok();
    let folder = test.as_deref().and_then(|test| test.ancestors().nth(2));
    let beside = folder.map(|folder| folder.join("folkmoot")).filter(|file| file.is_file());
    beside.map_or(Program::Debug, Program::At)
}

#[test]
fn a_small_town_is_measured() {
    let options = Options {
        people: 40,
        evidence: 300,
        calls: 2,
        requests: 2,
        clients: 2,
        seconds: 1,
        postgres: std::env::var("FOLKMOOT_TEST_POSTGRES").ok(),
        program: program(),
    };
    let report = run(&options).unwrap();
    assert_eq!(report.databases.len(), 1 + usize::from(options.postgres.is_some()));
    for figures in &report.databases {
        assert!(figures.one.len() >= 13, "{figures:?}");
        assert!(figures.many.iter().all(|page| page.requests > 0 && page.bytes > 0), "{figures:?}");
    }
    let text = report.to_string();
    assert!(text.contains("SQLite") && text.contains("desk: preview of a call"), "{text}");
}
