//! Seating people again: as few moves as there can be, against trying everything.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "these are tests")]

mod support;

use folkmoot_seating::{
    Budget, Field, Pair, Person, Relation, Request, Room, Seating, Table, Wrong, reseat, seat,
};
use proptest::prelude::*;
use support::person;

fn again(request: &Request, former: &[Vec<Vec<String>>]) -> Seating {
    let room = Room::new(request).unwrap();
    reseat(&room, former, Budget { steps: 20_000, seed: [1; 32] }, &mut |_| false).unwrap()
}

/// The fewest breaches and then moves of one round, by trying every seating.
fn by_hand(request: &Request, former: &[Vec<String>]) -> (usize, usize) {
    let (people, tables) = (&request.people, &request.tables);
    let home = |id: &String| former.iter().position(|table| table.contains(id));
    let mut best = (usize::MAX, usize::MAX);
    for mut code in 0..tables.len().pow(people.len() as u32) {
        let mut place = Vec::new();
        for _ in people {
            place.push(code % tables.len());
            code /= tables.len();
        }
        let fits = tables.iter().enumerate().all(|(at, table)| {
            (table.least..=table.most).contains(&place.iter().filter(|is| **is == at).count())
        });
        let may = people
            .iter()
            .zip(&place)
            .all(|(person, at)| person.needs.iter().all(|need| tables[*at].offers.contains(need)));
        if !fits || !may {
            continue;
        }
        let of = |id: &String| place[people.iter().position(|one| one.id == *id).unwrap()];
        let breaches = request.pairs.iter().filter(|pair| of(&pair.a) == of(&pair.b)).count();
        let moved = people
            .iter()
            .zip(&place)
            .filter(|(one, at)| home(&one.id).is_some_and(|home| home != **at))
            .count();
        best = best.min((breaches, moved));
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn moves_as_few_as_can_be(
        was in prop::collection::vec(0..4_usize, 7),
        needs in prop::collection::vec(0..4_usize, 7),
        bounds in prop::collection::vec((0..3_usize, 2..5_usize), 3),
        apart in prop::collection::vec((0..7_usize, 0..7_usize), 0..3),
    ) {
        // whoever was at table 3 is new
        let id = |at: usize| format!("{at}");
        let former: Vec<Vec<String>> =
            (0..3).map(|table| (0..7).filter(|at| was[*at] == table).map(id).collect()).collect();
        let table = |(at, (least, most)): (usize, &(usize, usize))| Table {
            name: id(at),
            least: *least,
            most: *most,
            offers: if at == 0 { vec!["step-free".into()] } else { Vec::new() },
        };
        let one = |at: usize| Person {
            needs: if needs[at] == 0 { vec!["step-free".into()] } else { Vec::new() },
            ..person(&id(at), &[])
        };
        let pair = |(a, b): &(usize, usize)| Pair { a: id(*a), b: id(*b), relation: Relation::Apart };
        let request = Request {
            people: (0..7).map(one).collect(),
            tables: bounds.iter().enumerate().map(table).collect(),
            rounds: 1,
            pairs: apart.iter().filter(|(a, b)| a != b).map(pair).collect(),
            ..Request::default()
        };
        let Ok(room) = Room::new(&request) else { return Ok(()) };
        let budget = Budget { steps: 20_000, seed: [1; 32] };
        let seating = reseat(&room, std::slice::from_ref(&former), budget, &mut |_| false).unwrap();
        let (breaches, moved) = by_hand(&request, &former);
        let pairs: std::collections::BTreeSet<_> =
            seating.broken.iter().map(|it| (&it.a, &it.b)).collect();
        if request.pairs.is_empty() {
            prop_assert_eq!(seating.bounds.moved, moved as u64);
        }
        prop_assert_eq!((pairs.is_empty(), seating.moved.len()), (breaches == 0, moved));
        prop_assert!(seating.bounds.moved <= moved as u64);
    }
}

fn forty() -> (Request, Vec<Vec<Vec<String>>>) {
    let one = |at: usize| person(&format!("{at:02}"), &[("x", ["a", "b", "c"][at % 3])]);
    let table = |at: usize| Table { least: 4, ..Table::new(format!("{at}"), 5) };
    let request = Request {
        people: (0..40).map(one).collect(),
        tables: (0..8).map(table).collect(),
        rounds: 3,
        fields: vec![Field::new("x")],
        ..Request::default()
    };
    let room = Room::new(&request).unwrap();
    let budget = Budget { steps: 200_000, seed: [0; 32] };
    let former = seat(&room, budget, &mut |_| false).unwrap().rounds;
    (request, former)
}

#[test]
fn nobody_moves_where_nobody_must() {
    let (mut request, former) = forty();
    assert_eq!(again(&request, &former).moved, []);
    // one goes, one comes: the free seat is taken
    request.people.remove(7);
    request.people.push(person("99", &[("x", "a")]));
    let seating = again(&request, &former);
    assert_eq!((seating.moved.len(), seating.bounds.moved), (0, 0));
}

#[test]
fn whoever_has_met_in_a_round_that_has_been_has_met() {
    let (mut request, former) = forty();
    request.past = former[..2].to_vec();
    request.rounds = 1;
    // all five of a table of the last round have gone
    let gone = former[2][3].clone();
    request.people.retain(|person| !gone.contains(&person.id));
    request.tables.iter_mut().for_each(|table| table.least = 2);
    let seating = again(&request, &former[2..]);
    assert_eq!((seating.moved.len(), seating.bounds.moved), (2, 2));
    let fresh =
        seat(&Room::new(&request).unwrap(), Budget { steps: 200_000, seed: [0; 32] }, &mut |_| {
            false
        });
    let fresh = fresh.unwrap();
    assert_eq!(fresh.most_meetings(), 1, "{:?}", fresh.meetings);
    assert!(fresh.distinct_pairs <= fresh.bounds.distinct_pairs);
}

#[test]
fn a_former_plan_that_is_wrong_is_told() {
    let (request, former) = forty();
    let room = Room::new(&request).unwrap();
    let budget = Budget { steps: 10, seed: [0; 32] };
    let mut twice = former.clone();
    let id = twice[0][0][0].clone();
    twice[0][1].push(id);
    for wrong in [twice, former[..2].to_vec()] {
        let told = reseat(&room, &wrong, budget, &mut |_| false);
        assert!(matches!(told, Err(Wrong::Former(_))), "{told:?}");
    }
}
