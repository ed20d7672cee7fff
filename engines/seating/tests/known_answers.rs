//! Optima from the literature, and what assemblies get today.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "these are tests")]

mod support;

use folkmoot_seating::{Budget, Request, Room, Seating, seat};

fn best(request: &Request, seed: u8) -> Seating {
    let room = Room::new(request).unwrap();
    seat(&room, Budget::for_room(&room, [seed; 32]), &mut |_| false).unwrap()
}

#[test]
fn reaches_the_optima_of_mdgplib() {
    for (name, optimum) in [
        ("Geo_n010_ss_01", 3_660_671),
        ("Geo_n010_ds_01", 3_864_689),
        ("RanInt_n010_ss_01", 1_292_000),
        ("RanInt_n010_ds_01", 1_325_000),
        ("RanReal_n010_ss_01", 1_427_845),
        ("RanReal_n010_ds_01", 1_437_807),
        ("Geo_n012_ss_01", 716_463),
        ("RanInt_n012_ss_01", 985_000),
        ("RanReal_n012_ss_01", 956_430),
    ] {
        let Some(text) = support::data(&format!("seating/mdgplib/{name}.txt")) else { return };
        assert_eq!(best(&support::mdgplib(&text), 0).distance, optimum, "{name}");
    }
}

/// Fifteen people walk out in threes for seven days, and every two do so once (1850).
#[test]
fn solves_kirkmans_fifteen() {
    let request = Request {
        people: support::people(15),
        tables: support::tables(5, 3),
        rounds: 7,
        ..Request::default()
    };
    for seed in 0..3 {
        let seating = best(&request, seed);
        assert_eq!(seating.meetings[..3], [0, 105, 0], "seed {seed}");
        assert!(seating.proved_best());
    }
}

#[test]
fn forty_people_at_eight_tables_three_times() {
    let Some(text) = support::data("seating/sf_f_40.csv") else { return };
    for seed in 0..4 {
        let seating = best(&support::csv(&text, 8, 5, 3), seed);
        assert_eq!((seating.distinct_pairs, seating.most_meetings()), (240, 1), "seed {seed}");
        assert!(seating.quota_misses <= 25, "seed {seed}: {}", seating.quota_misses);
    }
}
