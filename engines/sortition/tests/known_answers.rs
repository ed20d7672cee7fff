//! The optimal chances of sixteen pools, and what is known of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "these are tests"
)]

mod support;

use folkmoot_sortition::{Method, OPTIMAL, Patient, Status, figures, select};

const POOLS: [&str; 16] = [
    "diversimax_exact_60",
    "diversimax_wide_60",
    "example_large_200",
    "example_small_20",
    "flo_innens_2000_100",
    "flo_kleins_500_50",
    "gss_cca_75",
    "gss_hd_30",
    "gss_mass_24",
    "gss_sf_a_35",
    "gss_sf_b_20",
    "gss_sf_e_110",
    "sf_fixture_22",
    "sfbench_300_45",
    "sfbench_750_112",
    "sfbench_tight_300_45",
];

#[test]
fn leximin_reaches_the_optimum_of_every_pool() {
    for name in POOLS {
        let Some(pool) = support::instance(name) else { return };
        let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
        assert_eq!(answer.status, Status::Optimal, "{name}");
        assert!(answer.gap <= OPTIMAL, "{name}: gap {}", answer.gap);
        assert!(answer.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)), "{name}");
        let total: f64 = answer.portfolio.iter().map(|chosen| chosen.probability).sum();
        let seats: f64 = answer.chances.iter().sum();
        assert!((total - 1.0).abs() < 1e-9 && (seats - f64::from(pool.seats())).abs() < 1e-6);
        let mut chances = answer.chances;
        chances.sort_by(f64::total_cmp);
        let path = support::data(&format!("sortition/{name}/leximin-sorted.json")).unwrap();
        let known: Vec<f64> =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        // what is written down of example_large adds up to 200.000002: one of it is off by that
        let within = if name == "example_large_200" { 2.1e-6 } else { 1e-6 };
        for (at, (mine, known)) in chances.iter().zip(&known).enumerate() {
            assert!((mine - known).abs() < within, "{name} at {at}: {mine}, known {known}");
        }
    }
}

#[test]
fn other_methods_are_better_at_what_they_aim_at() {
    for name in ["gss_mass_24", "sf_fixture_22", "gss_cca_75"] {
        let Some(pool) = support::instance(name) else { return };
        let run = |method| select(&pool, method, &mut Patient).unwrap();
        let leximin = run(Method::Leximin);
        let maximin = run(Method::Maximin);
        let nash = run(Method::Nash);
        let goldilocks = run(Method::Goldilocks { gamma: 1.0 });
        for answer in [&maximin, &nash, &goldilocks] {
            assert_eq!(answer.status, Status::Optimal, "{name}: gap {}", answer.gap);
            assert!(answer.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)), "{name}");
        }
        let mean = |chances: &[f64]| figures(chances).geometric_mean;
        assert!((maximin.figures.least - leximin.figures.least).abs() < 1e-7, "{name}");
        assert!(mean(&nash.chances) >= mean(&maximin.chances) - 1e-9, "{name}");
        assert!(mean(&maximin.chances) >= mean(&leximin.chances) - 1e-9, "{name}");
        let ends = |chances: &[f64]| {
            let equal = f64::from(pool.seats()) / chances.len() as f64;
            let highest = chances.iter().copied().fold(0.0, f64::max);
            highest / equal + equal / figures(chances).least
        };
        for other in [&leximin, &maximin, &nash] {
            assert!(ends(&goldilocks.chances) <= ends(&other.chances) + 1e-6, "{name}");
        }
    }
}

#[test]
fn nobody_of_the_rare_combinations_loses_to_the_old_way() {
    let Some(pool) = support::instance("gss_mass_24") else { return };
    let old = select(&pool, Method::Random { seed: [1; 32], draws: 300 }, &mut Patient).unwrap();
    let fair = select(&pool, Method::Leximin, &mut Patient).unwrap();
    assert_eq!(old.status, Status::Sampled);
    assert!(old.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)));
    assert!(old.figures.least < fair.figures.least);
}
