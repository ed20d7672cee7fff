//! The public list: quotas in each ticket, nobody moved by more than one, and a draw that
//! anyone can make again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

mod support;

use folkmoot_sortition::{
    Method, Patient, Person, Pool, commitment, drawn, pseudonym, select, tickets,
};

#[test]
fn nobody_moves_by_more_than_a_ticket() {
    for name in ["gss_mass_24", "sf_fixture_22", "gss_cca_75", "example_small_20"] {
        let Some(pool) = support::instance(name) else { return };
        let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
        for count in [100, 1000] {
            let list = tickets(&pool, &answer.portfolio, count, &mut Patient).unwrap();
            assert_eq!(list.panels.len(), count as usize);
            assert!(list.panels.iter().all(|panel| pool.keeps(panel)), "{name}");
            assert!(list.moved <= 1.0 / f64::from(count) + 1e-6, "{name}: {}", list.moved);
        }
    }
}

#[test]
fn households_and_small_numbers_of_tickets() {
    let people: Vec<Person> = (0..9)
        .map(|n| Person {
            household: Some((n / 2).to_string()),
            ..support::person(&n.to_string(), &[n % 3])
        })
        .collect();
    let pool = Pool::new(
        &["a", "b", "c"].map(|value| folkmoot_sortition::Quota::new("f0", value, 1, 2)),
        &people,
        4,
    )
    .unwrap();
    let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
    for count in [1, 2, 7, 100] {
        let list = tickets(&pool, &answer.portfolio, count, &mut Patient).unwrap();
        assert!(list.panels.iter().all(|panel| pool.keeps(panel)), "{count}");
    }
    assert!(tickets(&pool, &answer.portfolio, 0, &mut Patient).is_none());
}

#[test]
fn a_draw_follows_from_list_and_seed_alone() {
    let list: Vec<Vec<String>> = (0..50).map(|n| vec![pseudonym("salt", &n.to_string())]).collect();
    let digest = commitment(1, &list);
    let draw = |seed: &str| drawn(&digest, seed, list.len());
    assert_eq!(draw("dice 4 2 6"), draw("dice 4 2 6"));
    assert_ne!(draw("0"), draw("1"));
    let mut other = list.clone();
    other.swap(0, 1);
    assert_ne!(commitment(1, &other), digest);
    // every ticket comes up about as often
    let mut times = vec![0_u32; 50];
    (0..50_000).for_each(|n| times[draw(&n.to_string())] += 1);
    assert!(times.iter().all(|times| (850..1150).contains(times)), "{times:?}");
}
