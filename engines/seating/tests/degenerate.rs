//! The odd ends: whatever is asked, an answer or what is wrong, and no panic.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod support;

use folkmoot_seating::{
    Bound, Budget, Distances, Field, Pair, Person, Relation, Request, Room, Rule, Table, Weights,
    reseat, seat,
};
use proptest::prelude::*;
use support::{people, person, tables};

fn wrong(request: &Request) -> String {
    let told = Room::new(request).unwrap_err();
    told.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_cannot_be_is_named() {
    let base = Request { people: people(4), tables: tables(2, 2), rounds: 1, ..Request::default() };
    let pair = |a: &str, b: &str, relation| Pair { a: a.into(), b: b.into(), relation };
    assert!(wrong(&Request::default()).contains("nobody to seat"));
    let few = Request { tables: tables(1, 3), ..base.clone() };
    assert!(wrong(&few).contains("4 people don't fit tables for 3 to 3"));
    let both = vec![
        pair("0000", "0001", Relation::Together),
        pair("0001", "0002", Relation::Together),
        pair("0000", "0002", Relation::Apart),
    ];
    assert!(
        wrong(&Request { pairs: both, ..base.clone() }).contains("must sit together and must not")
    );
    let apart = [("0000", "0001"), ("0000", "0002"), ("0001", "0002")];
    let apart = apart.map(|(a, b)| pair(a, b, Relation::Apart)).to_vec();
    assert!(wrong(&Request { pairs: apart, ..base.clone() }).contains("there are 2 tables"));
    let mut needs = base.clone();
    needs.people[0].needs.push("step-free".into());
    assert!(wrong(&needs).contains("no table is right for \"0000\""));
    needs.tables[0].offers.push("step-free".into());
    needs.people.iter_mut().take(3).for_each(|who| who.needs = vec!["step-free".into()]);
    assert!(wrong(&needs).contains("3 people can only sit at \"Table 1\""));
    let bound = |rule| Bound { field: "x".into(), value: "a".into(), table: None, rule };
    let mut bounds = base.clone();
    bounds.people = (0..4).map(|at| person(&format!("{at}"), &[("x", "a")])).collect();
    bounds.fields = vec![Field::new("x")];
    bounds.bounds = vec![bound(Rule::AtLeast(u32::MAX))];
    assert!(wrong(&bounds).contains("which has 2 seats"));
    bounds.bounds = vec![bound(Rule::AtLeastOrNone(u32::MAX)), bound(Rule::AtMost(0))];
    let room = Room::new(&bounds).unwrap();
    let seating = seat(&room, Budget { steps: 100, seed: [0; 32] }, &mut |_| false).unwrap();
    assert!(seating.bound_misses >= seating.bounds.bound_misses && !seating.proved_best());
    let heavy = Weights { again: u32::MAX, ..Weights::default() };
    assert!(wrong(&Request { weights: heavy, ..base }).contains("as a weight"));
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-c]", 1 => "", 1 => any::<String>()]
}

prop_compose! {
    fn anybody()(id in word(), x in word(), need in word(), table in word(), odd in 0..20_u8) -> Person {
        Person {
            id,
            values: [("x".to_owned(), x)].into(),
            needs: if odd == 0 { vec![need] } else { Vec::new() },
            table: (odd == 1).then_some(table),
        }
    }
}

prop_compose! {
    fn anything()(
        mut people in prop::collection::vec(anybody(), 0..12),
        sound in any::<bool>(),
        tables in prop::collection::vec((word(), 0..4_usize, 0..6_usize), 0..6),
        rounds in 0..4_usize,
        rules in prop::collection::vec((word(), 0..3_u8, prop_oneof![0..4_u32, any::<u32>()]), 0..3),
        pairs in prop::collection::vec((word(), word(), 0..3_u8), 0..3),
        far in prop::option::of(any::<i32>()),
        weight in prop_oneof![0..5_u32, any::<u32>()],
    ) -> Request {
        let mut tables: Vec<Table> = tables.into_iter()
            .map(|(name, least, most)| Table { name, least, most, offers: vec!["a".into()] })
            .collect();
        if sound {
            people.iter_mut().enumerate().for_each(|(at, who)| who.id = at.to_string());
            tables.iter_mut().enumerate().for_each(|(at, table)| {
                table.name = at.to_string();
                (table.least, table.most) = (table.least.min(1), table.most + 3);
            });
        }
        let rule = |kind, number| match kind {
            0 => Rule::AtLeast(number),
            1 => Rule::AtMost(number),
            _ => Rule::AtLeastOrNone(number),
        };
        let distances = far.map(|far| {
            let mut distances = Distances::new(people.len());
            distances.set(0, 1, far);
            distances.set(1, 2, i32::MIN);
            distances
        });
        Request {
            people, tables, rounds, distances, past: Vec::new(),
            fields: vec![Field { weight, ..Field::new("x") }],
            bounds: rules.into_iter().map(|(value, kind, number)| Bound {
                field: "x".into(), value, table: None, rule: rule(kind, number),
            }).collect(),
            pairs: pairs.into_iter().map(|(a, b, kind)| Pair {
                a, b, relation: [Relation::Apart, Relation::Meet, Relation::Together][usize::from(kind)],
            }).collect(),
            weights: Weights { distance: weight, ..Weights::default() },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn never_panics(mut request in anything(), former in prop::collection::vec(
        prop::collection::vec(prop::collection::vec("[0-9]", 0..4), 0..8), 0..4,
    )) {
        request.past.clone_from(&former);
        if let Ok(room) = Room::new(&request) {
            let budget = Budget { steps: 300, seed: [0; 32] };
            let seating = seat(&room, budget, &mut |_| false).unwrap();
            let fits = |(who, table): (&Vec<String>, &Table)| {
                (table.least..=table.most).contains(&who.len())
            };
            let full = seating.rounds.iter().all(|round| round.iter().zip(&request.tables).all(fits));
            prop_assert!(full);
            let _ = reseat(&room, &former, budget, &mut |_| false);
            let again = reseat(&room, &seating.rounds, budget, &mut |_| false).unwrap();
            if seating.broken.is_empty() && seating.bound_misses == 0 {
                prop_assert!(again.moved.is_empty());
            }
        }
    }
}
