//! Small pools, compared with the optimum over all panels there are.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "these are tests"
)]

mod support;

use std::collections::BTreeMap;

use folkmoot_sortition::{Method, Patient, Person, Pool, Quota, Status, Unable, select};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use proptest::prelude::*;

/// People with values, and quotas around what some panel has, so that many are possible.
#[derive(Debug, Clone)]
struct Small {
    people: Vec<Person>,
    quotas: Vec<Quota>,
    seats: u32,
}

fn small() -> impl Strategy<Value = Small> {
    let people = prop::collection::vec(prop::collection::vec(0..3_usize, 3), 3..9);
    (people, 1..5_u32, prop::collection::vec((0..2_u32, 0..2_u32), 9), any::<[bool; 2]>()).prop_map(
        |(values, seats, room, [shared, forced])| {
            let seats = seats.min(values.len() as u32);
            let mut people: Vec<Person> = values
                .iter()
                .enumerate()
                .map(|(at, values)| support::person(&format!("p{at}"), values))
                .collect();
            if shared {
                let last = people.len() - 1;
                people[0].household = Some("h".into());
                people[last].household = Some("h".into());
            }
            people[1].must = forced;
            let mut quotas = Vec::new();
            for feature in 0..3 {
                for value in 0..3 {
                    let count = values[..seats as usize].iter().filter(|v| v[feature] == value);
                    let count = count.count() as u32;
                    let (down, up) = room[feature * 3 + value];
                    quotas.push(Quota::new(
                        &format!("f{feature}"),
                        &support::letter(value),
                        count.saturating_sub(down),
                        count + up,
                    ));
                }
            }
            Small { people, quotas, seats }
        },
    )
}

fn panels(pool: &Pool) -> Vec<Vec<usize>> {
    let n = pool.ids().len();
    let of = |set: u32| (0..n).filter(|p| set >> p & 1 == 1).collect::<Vec<_>>();
    (0..1_u32 << n).map(of).filter(|panel| pool.keeps(panel)).collect()
}

/// max Σ weights·p with p_i ≥ floor_i, p from a mixture of the panels.
fn best(panels: &[Vec<usize>], floor: &[f64], weights: &[f64], common: &[bool]) -> (f64, Vec<f64>) {
    let mut lp = Problem::new(OptimizationDirection::Maximize);
    let worth = |panel: &Vec<usize>| panel.iter().map(|p| weights[*p]).sum::<f64>();
    let shares: Vec<Variable> = panels.iter().map(|p| lp.add_var(worth(p), (0.0, 1.0))).collect();
    let z = lp.add_var(f64::from(u8::from(common.contains(&true))), (0.0, 1.0));
    let all: Vec<_> = shares.iter().map(|s| (*s, 1.0)).collect();
    lp.add_constraint(&all[..], ComparisonOp::Eq, 1.0);
    for person in 0..floor.len() {
        let on = shares.iter().zip(panels).filter(|(_, panel)| panel.contains(&person));
        let mut row: Vec<_> = on.map(|(s, _)| (*s, 1.0)).collect();
        if common[person] {
            row.push((z, -1.0));
        }
        lp.add_constraint(&row[..], ComparisonOp::Ge, floor[person]);
    }
    let solution = lp.solve().unwrap().into_solution().unwrap();
    let mut chances = vec![0.0; floor.len()];
    for (share, panel) in shares.iter().zip(panels) {
        for person in panel {
            chances[*person] += solution.var_value(*share);
        }
    }
    (solution.objective(), chances)
}

/// The leximin chances by levels over all panels; who is stuck is asked one by one.
fn leximin(panels: &[Vec<usize>], people: usize) -> Vec<f64> {
    let mut fixed: Vec<Option<f64>> = vec![None; people];
    while fixed.contains(&None) {
        let floor: Vec<f64> = fixed.iter().map(|f| f.unwrap_or(0.0) - 1e-9).collect();
        let open: Vec<bool> = fixed.iter().map(Option::is_none).collect();
        let (z, _) = best(panels, &floor, &vec![0.0; people], &open);
        let floor: Vec<f64> = fixed.iter().map(|f| f.unwrap_or(z) - 2e-9).collect();
        for person in 0..people {
            if fixed[person].is_none() {
                let mut weights = vec![0.0; people];
                weights[person] = 1.0;
                let (most, _) = best(panels, &floor, &weights, &vec![false; people]);
                if most < z + 1e-6 {
                    fixed[person] = Some(z);
                }
            }
        }
    }
    fixed.into_iter().flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn leximin_is_the_optimum_over_all_panels(small in small()) {
        let pool = Pool::new(&small.quotas, &small.people, small.seats).unwrap();
        let all = panels(&pool);
        match select(&pool, Method::Leximin, &mut Patient) {
            Err(Unable::Infeasible { conflict, relaxations }) => {
                prop_assert!(all.is_empty());
                prop_assert!(relaxations.windows(2).all(|two| two[0].cost <= two[1].cost));
                for way in relaxations {
                    let mut quotas = pool.quotas().to_vec();
                    for change in way.changes {
                        quotas[change.quota].min = change.min;
                        quotas[change.quota].max = change.max;
                    }
                    let mended = Pool::new(&quotas, &small.people, small.seats).unwrap();
                    prop_assert!(!panels(&mended).is_empty());
                }
                let _ = conflict;
            }
            Err(other) => prop_assert!(false, "{other}"),
            Ok(answer) => {
                prop_assert_eq!(answer.status, Status::Optimal);
                prop_assert!(answer.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)));
                let known = leximin(&all, pool.ids().len());
                for (mine, known) in answer.chances.iter().zip(&known) {
                    prop_assert!((mine - known).abs() < 1e-5, "{:?} {:?}", answer.chances, known);
                }
                for each in &answer.impossible {
                    prop_assert!(all.iter().all(|panel| !panel.contains(&each.person)));
                }
                for method in [Method::Maximin, Method::Nash, Method::Goldilocks { gamma: 1.0 }] {
                    let other = select(&pool, method, &mut Patient).unwrap();
                    prop_assert_eq!(other.status, Status::Optimal, "{:?} gap {}", method, other.gap);
                    prop_assert!(other.portfolio.iter().all(|c| pool.keeps(&c.panel)));
                }
            }
        }
    }

    #[test]
    fn order_changes_nothing(small in small()) {
        let pool = Pool::new(&small.quotas, &small.people, small.seats).unwrap();
        let (mut quotas, mut people) = (small.quotas.clone(), small.people.clone());
        quotas.reverse();
        people.reverse();
        let again = Pool::new(&quotas, &people, small.seats).unwrap();
        let run = |pool| select(pool, Method::Leximin, &mut Patient);
        prop_assert_eq!(run(&pool), run(&again));
    }

    #[test]
    fn one_more_of_a_kind_turns_no_order_of_others(small in small()) {
        let run = |people: &[Person]| {
            let pool = Pool::new(&small.quotas, people, small.seats).ok()?;
            let answer = select(&pool, Method::Leximin, &mut Patient).ok()?;
            let ids = pool.ids().to_vec();
            Some(ids.into_iter().zip(answer.chances).collect::<BTreeMap<String, f64>>())
        };
        let Some(before) = run(&small.people) else { return Ok(()) };
        let mut people = small.people.clone();
        people.push(Person { id: "twin".into(), household: None, must: false, ..people[0].clone() });
        let Some(after) = run(&people) else { return Ok(()) };
        // alike before, alike after: a twin of somebody else parts no two people
        for (a, b) in before.keys().flat_map(|a| before.keys().map(move |b| (a, b))) {
            let alike = |id: &str| people.iter().find(|p| p.id == id).map(|p| (&p.values, &p.household, p.must));
            if alike(a) == alike(b) {
                prop_assert!((after[a] - after[b]).abs() < 1e-9);
            }
        }
    }
}
