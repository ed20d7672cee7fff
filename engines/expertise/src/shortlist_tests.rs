//! The queue against plain greedy, greedy against the best group.

use super::*;
use proptest::prelude::*;

fn value(chances: &[Vec<f64>], seats: &[usize], group: &[usize]) -> f64 {
    coverage(chances, seats, group.iter().copied()).iter().sum()
}

/// The best sum of coverages over all groups of at most `most` people.
fn best_of_size(chances: &[Vec<f64>], seats: &[usize], most: usize) -> f64 {
    (0_u32..1 << chances.len())
        .filter(|set| set.count_ones() as usize <= most)
        .map(|set| {
            let group: Vec<usize> = (0..chances.len()).filter(|at| set >> at & 1 == 1).collect();
            value(chances, seats, &group)
        })
        .fold(0.0, f64::max)
}

/// The best sum over all ways to seat people, each on one seat of a need they cover.
fn best_seated(
    chances: &[Vec<f64>],
    seats: &[usize],
    open: &mut [usize],
    person: usize,
    group: &mut Vec<usize>,
) -> f64 {
    if person == chances.len() {
        return value(chances, seats, group);
    }
    let mut best = best_seated(chances, seats, open, person + 1, group);
    group.push(person);
    for need in 0..seats.len() {
        if open[need] > 0 && chances[person][need] > 0.0 {
            open[need] -= 1;
            best = best.max(best_seated(chances, seats, open, person + 1, group));
            open[need] += 1;
        }
    }
    group.pop();
    best
}

fn chances(people: usize, needs: usize) -> impl Strategy<Value = Vec<Vec<f64>>> {
    let chance = prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0..1.0_f64];
    proptest::collection::vec(proptest::collection::vec(chance, needs), 0..=people)
}

#[test]
fn noisy_or_by_hand() {
    // 1 − (1 − .5)(1 − .4) = .7
    let covered = coverage(&[vec![0.5], vec![0.4]], &[1], 0..2);
    assert!((covered[0] - 0.7).abs() < 1e-15);
    // wanting two of two: (.5 + .4) / 2
    let covered = coverage(&[vec![0.5], vec![0.4]], &[2], 0..2);
    assert!((covered[0] - 0.45).abs() < 1e-15);
    // three halves for two seats: E[min(2, X)] = 3/8 + 2 · (3/8 + 1/8) = 1.375
    let covered = coverage(&vec![vec![0.5]; 3], &[2], 0..3);
    assert!((covered[0] - 1.375 / 2.0).abs() < 1e-15);
}

#[test]
fn must_needs_are_seated_first() {
    let chances = [vec![0.9, 0.2], vec![0.8, 0.0]];
    let picks = choose(&chances, &[1, 1], &[false, true], None, true);
    assert_eq!((picks[0].person, picks[0].need), (0, 1));
    assert_eq!((picks[1].person, picks[1].need), (1, 0));
}

#[test]
fn a_seat_goes_to_who_knows_that_need_not_to_who_adds_to_full_ones() {
    // 3 would add more to the first need than 2 to the second, but the first is full
    let chances = [vec![1.0, 0.0], vec![0.9, 0.1], vec![0.0, 0.4], vec![0.9, 0.0]];
    let picks = choose(&chances, &[2, 1], &[false; 2], None, true);
    let seated: Vec<_> = picks.iter().map(|pick| (pick.person, pick.need)).collect();
    assert_eq!(seated, [(1, 0), (0, 0), (2, 1)]);
    let picks = choose(&chances, &[1, 1], &[false; 2], None, true);
    let seated: Vec<_> = picks.iter().map(|pick| (pick.person, pick.need)).collect();
    assert_eq!(seated, [(0, 0), (2, 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_queue_picks_what_plain_greedy_picks(
        chances in chances(20, 3),
        seats in proptest::collection::vec(0_usize..5, 3),
        must in proptest::collection::vec(any::<bool>(), 3),
        most in proptest::option::of(0_usize..8),
    ) {
        let lazy = choose(&chances, &seats, &must, most, true);
        let plain = choose(&chances, &seats, &must, most, false);
        prop_assert_eq!(lazy, plain);
    }

    #[test]
    fn greedy_is_near_the_best_group_of_its_size(
        chances in chances(12, 3),
        most in 1_usize..4,
    ) {
        // seats for everyone, so that only the size binds
        let seats = [4, 4, 4];
        let whole: Vec<Vec<f64>> = chances
            .iter()
            .map(|row| row.iter().map(|chance| chance.max(1e-9)).collect())
            .collect();
        let group: Vec<usize> = choose(&whole, &seats, &[false; 3], Some(most), true)
            .iter()
            .map(|pick| pick.person)
            .collect();
        let greedy = value(&whole, &seats, &group);
        let best = best_of_size(&whole, &seats, most);
        prop_assert!(greedy >= (1.0 - (-1.0_f64).exp()) * best - 1e-12, "{greedy} {best}");
    }

    #[test]
    fn greedy_is_near_the_best_seating(
        chances in chances(7, 3),
        seats in proptest::collection::vec(0_usize..3, 3),
    ) {
        let group: Vec<usize> = choose(&chances, &seats, &[false; 3], None, true)
            .iter()
            .map(|pick| pick.person)
            .collect();
        let greedy = value(&chances, &seats, &group);
        let best = best_seated(&chances, &seats, &mut seats.clone(), 0, &mut Vec::new());
        prop_assert!(greedy >= best / 3.0 - 1e-12, "{greedy} {best}");
        prop_assert!(greedy <= best + 1e-12);
    }

    #[test]
    fn coverage_grows_with_the_group_and_stays_a_share(
        chances in chances(10, 2),
        seats in proptest::collection::vec(1_usize..4, 2),
    ) {
        let mut before = vec![0.0; 2];
        for size in 0..=chances.len() {
            let now = coverage(&chances, &seats, 0..size);
            for (now, before) in now.iter().zip(&before) {
                prop_assert!(now >= before && (0.0..=1.0).contains(now));
            }
            before = now;
        }
    }
}
