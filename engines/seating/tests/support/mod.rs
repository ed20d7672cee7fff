//! Requests for tests: real data where it is, and small ones made up.

#![allow(
    dead_code,
    clippy::cast_possible_truncation,
    reason = "tests; each file is a crate of its own"
)]

use std::path::PathBuf;

use folkmoot_seating::{Distances, Field, Person, Request, Table};

/// A file of the data folder named by `FOLKMOOT_DATA`, else the one beside the workspace;
/// none, with a line that says so, when it isn't there.
pub(crate) fn data(part: &str) -> Option<String> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if !path.exists() {
        println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
        return None;
    }
    Some(std::fs::read_to_string(path).unwrap())
}

pub(crate) fn person(id: &str, values: &[(&str, &str)]) -> Person {
    let values = values.iter().map(|(field, value)| ((*field).into(), (*value).into()));
    Person { id: id.into(), values: values.collect(), ..Person::default() }
}

pub(crate) fn people(number: usize) -> Vec<Person> {
    (0..number).map(|at| person(&format!("{at:04}"), &[])).collect()
}

pub(crate) fn tables(number: usize, seats: usize) -> Vec<Table> {
    (1..=number).map(|at| Table::new(format!("Table {at}"), seats)).collect()
}

/// Everyone of a table with an id column first, mixed by all other columns.
pub(crate) fn csv(text: &str, number: usize, seats: usize, rounds: usize) -> Request {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let values: Vec<(&str, &str)> =
            names[1..].iter().copied().zip(cells[1..].iter().copied()).collect();
        person(cells[0], &values)
    };
    Request {
        people: lines.map(row).collect(),
        tables: tables(number, seats),
        rounds,
        fields: names[1..].iter().map(|name| Field::new(*name)).collect(),
        ..Request::default()
    }
}

/// An instance of MDGPLIB, distances in thousandths.
pub(crate) fn mdgplib(text: &str) -> Request {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    let number = |at: usize| -> usize { head[at].parse().unwrap() };
    let mut distances = Distances::new(number(0));
    for line in lines {
        let cells: Vec<&str> = line.split_whitespace().collect();
        if let [a, b, distance] = cells[..] {
            let thousandths = distance.parse::<f64>().unwrap() * 1000.0;
            distances.set(a.parse().unwrap(), b.parse().unwrap(), thousandths.round() as i32);
        }
    }
    let table = |at: usize| Table {
        least: number(3 + 2 * at),
        most: number(4 + 2 * at),
        ..Table::new(format!("Group {at}"), 0)
    };
    Request {
        people: people(number(0)),
        tables: (0..number(1)).map(table).collect(),
        rounds: 1,
        distances: Some(distances),
        ..Request::default()
    }
}
