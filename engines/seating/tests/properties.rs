//! What holds for every seating.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "these are tests")]

mod support;

use std::collections::BTreeSet;

use folkmoot_seating::{
    Bound, Budget, Field, Pair, Person, Relation, Request, Room, Rule, Seating, Table, pairs, seat,
};
use proptest::prelude::*;
use support::person;

fn quick(request: &Request, seed: u8) -> Seating {
    let room = Room::new(request).unwrap();
    seat(&room, Budget { steps: 60_000, seed: [seed; 32] }, &mut |_| false).unwrap()
}

/// Twenty-four people of three roles and two ages at six tables for three to five.
fn meeting() -> Request {
    let one = |at: usize| {
        let role = ["citizen", "citizen", "planner", "driver"][at % 4];
        let age = if at < 8 { "young" } else { "old" };
        person(&format!("p{at:02}"), &[("role", role), ("age", age)])
    };
    let table = |at: usize| Table {
        least: 3,
        most: 5,
        offers: if at < 2 { vec!["step-free".into()] } else { Vec::new() },
        ..Table::new(format!("Table {at}"), 0)
    };
    let mut people: Vec<Person> = (0..24).map(one).collect();
    people[3].needs.push("step-free".into());
    people[7].needs.push("step-free".into());
    people[10].table = Some("Table 5".into());
    let pair = |a: &str, b: &str, relation| Pair { a: a.into(), b: b.into(), relation };
    Request {
        people,
        tables: (0..6).map(table).collect(),
        rounds: 3,
        fields: vec![Field::new("role"), Field::new("age")],
        bounds: vec![Bound {
            field: "age".into(),
            value: "young".into(),
            table: None,
            rule: Rule::AtLeastOrNone(2),
        }],
        pairs: vec![
            pair("p00", "p01", Relation::Apart),
            pair("p02", "p03", Relation::Together),
            pair("p04", "p05", Relation::Meet),
        ],
        ..Request::default()
    }
}

fn together(seating: &Seating, a: &str, b: &str) -> usize {
    let has = |table: &Vec<String>, id: &str| table.iter().any(|who| who == id);
    let tables = seating.rounds.iter().flatten();
    tables.filter(|table| has(table, a) && has(table, b)).count()
}

#[test]
fn keeps_all_that_must_be_kept() {
    let request = meeting();
    for seed in 0..5 {
        let seating = quick(&request, seed);
        assert!(seating.broken.is_empty() && seating.bound_misses == 0, "seed {seed}");
        assert_eq!(together(&seating, "p00", "p01"), 0);
        assert_eq!(together(&seating, "p02", "p03"), 3);
        assert!(together(&seating, "p04", "p05") >= 1);
        for round in &seating.rounds {
            let all: BTreeSet<&String> = round.iter().flatten().collect();
            assert_eq!(all.len(), 24);
            assert!(round.iter().all(|table| (3..=5).contains(&table.len())));
            assert!(round[5].contains(&"p10".to_owned()));
            for id in ["p03", "p07", "p02"] {
                assert!(round[..2].iter().flatten().any(|who| who == id), "{id} step-free");
            }
            for table in round {
                let young = table.iter().filter(|id| id.as_str() < "p08").count();
                assert_ne!(young, 1);
            }
        }
    }
}

#[test]
fn the_same_seed_is_the_same_seating_and_another_is_another() {
    let request = meeting();
    assert_eq!(quick(&request, 0), quick(&request, 0));
    assert_ne!(quick(&request, 0).rounds, quick(&request, 1).rounds);
}

#[test]
fn stops_when_told_with_the_best_so_far() {
    let request = meeting();
    let room = Room::new(&request).unwrap();
    let budget = Budget { steps: 10_000_000, seed: [0; 32] };
    let mut asked = 0;
    let seating = seat(&room, budget, &mut |_| {
        asked += 1;
        asked > 2
    });
    let seating = seating.unwrap();
    assert!(seating.stopped && seating.steps < budget.steps);
    assert!(seating.rounds.iter().all(|round| round.iter().flatten().count() == 24));
}

#[test]
fn pairs_go_across_roles() {
    let one = |at: usize| person(&format!("{at}"), &[("role", ["a", "b", "c"][at % 3])]);
    let people: Vec<Person> = (0..12).map(one).collect();
    let (tables, bounds) = pairs(&people, "role");
    let request = Request {
        people,
        tables,
        rounds: 4,
        fields: vec![Field { weight: 0, ..Field::new("role") }],
        bounds,
        ..Request::default()
    };
    let seating = quick(&request, 0);
    assert_eq!((seating.bound_misses, seating.distinct_pairs), (0, 24));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_people_changes_nothing(order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle()) {
        let request = meeting();
        let people = order.iter().map(|at| request.people[*at].clone()).collect();
        let shuffled = Request { people, ..request.clone() };
        prop_assert_eq!(quick(&request, 3), quick(&shuffled, 3));
    }

    #[test]
    fn figures_are_those_of_the_seating_and_within_the_bounds(
        number in 2..20_usize, size in 1..6_usize, rounds in 1..5_usize, seed in 0..9_u8,
    ) {
        let tables = number.div_ceil(size);
        let table = |at: usize| Table {
            least: number / tables, most: number.div_ceil(tables), ..Table::new(format!("{at}"), 0)
        };
        let one = |at: usize| person(&format!("{at}"), &[("x", ["a", "b"][at % 2])]);
        let request = Request {
            people: (0..number).map(one).collect(),
            tables: (0..tables).map(table).collect(),
            rounds,
            fields: vec![Field::new("x")],
            ..Request::default()
        };
        let room = Room::new(&request).unwrap();
        let seating =
            seat(&room, Budget { steps: 2_000, seed: [seed; 32] }, &mut |_| false).unwrap();
        let mut met = BTreeSet::new();
        let mut misses = 0;
        let with_a = number.div_ceil(2);
        for table in seating.rounds.iter().flatten() {
            for (at, a) in table.iter().enumerate() {
                table[at + 1..].iter().for_each(|b| { met.insert((a.clone(), b.clone())); });
            }
            let a = table.iter().filter(|id| id.parse::<usize>().unwrap() % 2 == 0).count();
            for (count, all) in [(a, with_a), (table.len() - a, number - with_a)] {
                let (low, high) =
                    (all * table.len() / number, (all * table.len()).div_ceil(number));
                misses += low.saturating_sub(count) + count.saturating_sub(high);
            }
        }
        prop_assert_eq!(seating.distinct_pairs, met.len() as u64);
        prop_assert_eq!(seating.quota_misses, misses as u64);
        prop_assert!(seating.distinct_pairs <= seating.bounds.distinct_pairs);
        prop_assert!(seating.quota_misses >= seating.bounds.quota_misses);
    }
}
