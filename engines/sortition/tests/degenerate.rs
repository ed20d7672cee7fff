//! The odd ends: quotas that can't be kept, pools that are wrong, stopping half-way.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "these are tests"
)]

mod support;

use folkmoot_sortition::{
    Change, Method, Patient, Person, Pool, PoolError, Quota, Side, Stage, Status, Unable, select,
};
use support::person;

fn pool(quotas: &[Quota], people: &[Person], seats: u32) -> Pool {
    Pool::new(quotas, people, seats).unwrap()
}

#[test]
fn names_the_smallest_conflict_and_the_smallest_change() {
    // three a's are wanted, two are there; the second feature is innocent
    let people =
        [person("1", &[0, 0]), person("2", &[0, 1]), person("3", &[1, 0]), person("4", &[1, 1])];
    let quotas = [
        Quota::new("f0", "a", 3, 3),
        Quota::new("f0", "b", 0, 4),
        Quota::new("f1", "a", 1, 2),
        Quota::new("f1", "b", 1, 2),
    ];
    let pool = pool(&quotas, &people, 3);
    let Err(Unable::Infeasible { conflict, relaxations }) =
        select(&pool, Method::Leximin, &mut Patient)
    else {
        panic!("there is no such panel")
    };
    assert_eq!(conflict, [Side::Min(0)]);
    assert_eq!(relaxations[0].changes, [Change { quota: 0, min: 2, max: 3 }]);
    assert!((relaxations[0].cost - (1.0 + 2.0 / 3.0)).abs() < 1e-9);
}

#[test]
fn a_minimum_far_above_the_seats_is_mended_too() {
    let people = [person("1", &[0]), person("2", &[1]), person("3", &[1])];
    let quotas = [Quota::new("f0", "a", 99, 99), Quota::new("f0", "b", 0, 1)];
    match select(&pool(&quotas, &people, 2), Method::Leximin, &mut Patient) {
        Err(Unable::Infeasible { relaxations, .. }) => {
            assert_eq!(relaxations[0].changes, [Change { quota: 0, min: 1, max: 99 }]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_relaxation_stays_within_the_flex() {
    let people = [person("1", &[0]), person("2", &[1]), person("3", &[1])];
    let mut quotas = [Quota::new("f0", "a", 2, 2), Quota::new("f0", "b", 0, 1)];
    quotas[0].flex = (2, 2);
    let pool = pool(&quotas, &people, 2);
    match select(&pool, Method::Nash, &mut Patient) {
        Err(Unable::Infeasible { relaxations, .. }) => assert!(relaxations.is_empty()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn says_who_is_on_no_panel_and_by_which_quota() {
    let people = [person("1", &[0]), person("2", &[1]), person("3", &[1])];
    let quotas = [Quota::new("f0", "a", 0, 0), Quota::new("f0", "b", 0, 2)];
    let pool = pool(&quotas, &people, 1);
    let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
    assert_eq!(answer.status, Status::Optimal);
    assert_eq!(answer.impossible.len(), 1);
    assert_eq!(answer.impossible[0].person, 0);
    assert_eq!(answer.impossible[0].because, [Side::Max(0)]);
    assert_eq!(answer.levels, [(0.5, 2)]);
}

#[test]
fn everything_wrong_is_told_at_once() {
    let mut people = vec![person("1", &[0]), person("1", &[2]), Person::default()];
    people[2].id = "3".into();
    let quotas =
        [Quota::new("f0", "a", 3, 1), Quota::new("f0", "a", 0, 1), Quota::new("f0", "b", 0, 1)];
    let wrong = Pool::new(&quotas, &people, 4).unwrap_err();
    assert!(wrong.contains(&PoolError::TooFewPeople { seats: 4, people: 3 }));
    assert!(wrong.contains(&PoolError::Twice("1".into())));
    assert!(wrong.iter().any(|w| matches!(w, PoolError::MinAboveMax { .. })));
    assert!(wrong.iter().any(|w| matches!(w, PoolError::QuotaTwice { .. })));
    assert!(wrong.iter().any(|w| matches!(w, PoolError::NoValue { .. })));
    assert!(wrong.iter().any(|w| matches!(w, PoolError::UnknownValue { .. })));
    assert_eq!(Pool::new(&[], &[], 0).unwrap_err(), [PoolError::NoSeats]);
}

#[test]
fn without_quotas_everyone_has_the_same_chance() {
    let people: Vec<Person> = (0..7).map(|n| person(&n.to_string(), &[])).collect();
    let pool = pool(&[], &people, 3);
    for method in
        [Method::Leximin, Method::Maximin, Method::Nash, Method::Goldilocks { gamma: 1.0 }]
    {
        let answer = select(&pool, method, &mut Patient).unwrap();
        assert!(answer.chances.iter().all(|c| (c - 3.0 / 7.0).abs() < 1e-8), "{method:?}");
    }
    let all = Pool::new(&[], &people, 7).unwrap();
    assert_eq!(select(&all, Method::Leximin, &mut Patient).unwrap().chances, [1.0; 7]);
}

#[test]
fn one_of_a_household_and_whoever_must_be_there() {
    let mut people: Vec<Person> = (0..6).map(|n| person(&n.to_string(), &[n % 2])).collect();
    people[0].household = Some("mill lane 1".into());
    people[3].household = Some("mill lane 1".into());
    people[5].must = true;
    let quotas = [Quota::new("f0", "a", 1, 2), Quota::new("f0", "b", 1, 2)];
    let pool = pool(&quotas, &people, 3);
    let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
    assert_eq!(answer.status, Status::Optimal);
    assert!((answer.chances[5] - 1.0).abs() < 1e-9);
    for chosen in &answer.portfolio {
        assert!(pool.keeps(&chosen.panel));
        assert!(!(chosen.panel.contains(&0) && chosen.panel.contains(&3)));
    }
    // a panel of everyone has both of a household
    let whole = Pool::new(&[], &people, 6).unwrap();
    let none = select(&whole, Method::Leximin, &mut Patient);
    assert!(matches!(none, Err(Unable::Infeasible { conflict, .. }) if conflict.is_empty()));
}

#[test]
fn stops_when_told_with_the_best_so_far_and_its_gap() {
    let Some(pool) = support::instance("gss_mass_24") else { return };
    for stop_at in [0, 1, 5, 20] {
        let mut asked = 0;
        let mut watch = |_: Stage| {
            asked += 1;
            asked > stop_at
        };
        let answer = select(&pool, Method::Leximin, &mut watch).unwrap();
        assert_eq!(answer.status, Status::Stopped);
        assert!(answer.gap > 0.0);
        assert!(answer.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)));
        let total: f64 = answer.portfolio.iter().map(|chosen| chosen.probability).sum();
        assert!((total - 1.0).abs() < 1e-9);
    }
}
