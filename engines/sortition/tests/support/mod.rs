//! Pools for tests: real ones where they are, and small ones made up.

use std::path::PathBuf;

use folkmoot_sortition::{Person, Pool, Quota};

/// The data folder named by `FOLKMOOT_DATA`, else the one beside the workspace; none, with
/// a line that says so, when there is no such folder.
pub(crate) fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
    None
}

/// A pool from a folder with categories.csv, respondents.csv and k.
#[allow(dead_code, reason = "each test file is a crate of its own")]
pub(crate) fn instance(name: &str) -> Option<Pool> {
    let folder = data(&format!("sortition/{name}"))?;
    let text = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let rows = |text: &str| -> Vec<Vec<String>> {
        text.lines().map(|line| line.trim_end().split(',').map(str::to_owned).collect()).collect()
    };
    let categories = rows(&text("categories.csv"));
    let quotas: Vec<Quota> = categories[1..]
        .iter()
        .map(|row| Quota::new(&row[0], &row[1], row[2].parse().unwrap(), row[3].parse().unwrap()))
        .collect();
    let people = rows(&text("respondents.csv"));
    let person = |row: &Vec<String>| Person {
        id: row[0].clone(),
        values: people[0].iter().cloned().zip(row.iter().cloned()).skip(1).collect(),
        ..Person::default()
    };
    let everyone: Vec<Person> = people[1..].iter().map(person).collect();
    Some(Pool::new(&quotas, &everyone, text("k").trim().parse().unwrap()).unwrap())
}

/// A person with the values "a", "b", … of features "f0", "f1", …
#[allow(dead_code, reason = "each test file is a crate of its own")]
pub(crate) fn person(id: &str, values: &[usize]) -> Person {
    let value = |(f, v): (usize, &usize)| (format!("f{f}"), letter(*v));
    Person {
        id: id.to_owned(),
        values: values.iter().enumerate().map(value).collect(),
        ..Person::default()
    }
}

/// The name of a value.
#[allow(dead_code, reason = "each test file is a crate of its own")]
pub(crate) fn letter(value: usize) -> String {
    ["a", "b", "c", "d"][value].to_owned()
}
