//! What an assignment promises: nothing better exists, order changes nothing, a
//! shortage has a cause that holds, a draw keeps its shares.

use proptest::prelude::*;

use super::*;

/// Demands, loads, and a score (or conflict, below 0) for every pair that has one.
#[derive(Debug, Clone)]
struct Case {
    demands: Vec<u32>,
    loads: Vec<u32>,
    fits: Vec<(usize, usize, f64)>,
}

impl Case {
    fn problem(&self) -> Problem {
        let calls = self.demands.iter().enumerate();
        let people = self.loads.iter().enumerate();
        Problem::new(
            calls.map(|(at, people)| Wants { call: format!("c{at}"), people: *people }).collect(),
            people.map(|(at, calls)| Offers { person: format!("p{at}"), calls: *calls }).collect(),
            self.fits.iter().map(|(call, person, score)| Fit {
                call: *call,
                person: *person,
                score: (*score >= 0.0).then_some(*score),
            }),
        )
        .unwrap()
    }

    /// Every assignment there is, as seats, total and floor: by trying them all.
    fn brute(&self) -> Vec<(usize, f64, f64)> {
        let pairs: Vec<_> = self.fits.iter().filter(|fit| fit.2 > 0.0).collect();
        let mut all = Vec::new();
        for chosen in 0_u32..1 << pairs.len() {
            let mut loads = self.loads.clone();
            let mut demands = self.demands.clone();
            let mut sums = vec![0.0; demands.len()];
            let is_possible =
                pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).all(|(_, fit)| {
                    sums[fit.0] += fit.2;
                    let fits = demands[fit.0] > 0 && loads[fit.1] > 0;
                    demands[fit.0] = demands[fit.0].saturating_sub(1);
                    loads[fit.1] = loads[fit.1].saturating_sub(1);
                    fits
                });
            if is_possible {
                let floor = sums.iter().copied().reduce(f64::min).unwrap_or(0.0);
                all.push((chosen.count_ones() as usize, sums.iter().sum(), floor));
            }
        }
        all
    }
}

fn case() -> impl Strategy<Value = Case> {
    case_of(4, 5, 0.8)
}

fn case_of(calls: usize, people: usize, density: f64) -> impl Strategy<Value = Case> {
    (1..calls, 1..people).prop_flat_map(move |(calls, people)| {
        (
            prop::collection::vec(0_u32..3, calls),
            prop::collection::vec(0_u32..3, people),
            prop::collection::vec(prop::option::weighted(density, -2_i32..10), calls * people),
        )
            .prop_map(move |(demands, loads, scores)| {
                let fits = scores.iter().enumerate().filter_map(|(at, score)| {
                    score.map(|score| (at / people, at % people, f64::from(score) / 10.0))
                });
                Case { demands, loads, fits: fits.collect() }
            })
    })
}

fn seats(answer: &Assignment) -> Vec<(String, String)> {
    answer.seats.iter().map(|seat| (seat.call.clone(), seat.person.clone())).collect()
}

proptest! {
    #[test]
    fn nothing_better_exists(case in case()) {
        let all = case.brute();
        let most_seats = all.iter().map(|(seats, ..)| *seats).max().unwrap_or(0);
        let full = || all.iter().filter(|(seats, ..)| *seats == most_seats);
        let total = full().map(|(_, total, _)| *total).fold(0.0, f64::max);
        let floor = full().map(|(.., floor)| *floor).fold(0.0, f64::max);

        let answer = assign(&case.problem(), Goal::Total);
        prop_assert_eq!(answer.seats.len(), most_seats);
        prop_assert!((answer.total - total).abs() < 1e-9, "{} is not {total}", answer.total);
        prop_assert!((answer.total_bound - total).abs() < 1e-9);
        let missing: u32 = answer.short.iter().map(|short| short.missing).sum();
        prop_assert_eq!(missing as usize + most_seats, case.demands.iter().sum::<u32>() as usize);

        let fair = assign(&case.problem(), Goal::Floor);
        prop_assert_eq!(fair.seats.len(), most_seats);
        prop_assert!(fair.floor >= answer.floor - 1e-9);
        prop_assert!(fair.floor <= floor + 1e-9);
        prop_assert!(fair.floor_bound.unwrap() >= floor - 1e-9, "a bound that doesn't hold");
        let best_with_floor = full()
            .filter(|(.., other)| *other >= fair.floor - 1e-9)
            .map(|(_, total, _)| *total)
            .fold(0.0, f64::max);
        prop_assert!(fair.total <= best_with_floor + 1e-9);
        prop_assert!(fair.total_bound >= best_with_floor - 1e-6, "a bound that doesn't hold");
    }

    #[test]
    fn scarce_and_rest_apart_come_to_what_they_are_together(
        case in case_of(40, 40, 0.1), parts in 1_u32..4, most in 1_u32..4,
    ) {
        let network = total::network(&case.problem(), parts, most, &vec![1.0; case.demands.len()]);
        let (apart, together) = (split::solve(&network), flow::Solver::new(&network).run());
        let gain = |flow: &flow::Flow| -> i64 {
            flow.carried(&network).map(|(.., gain, units)| gain * i64::from(units)).sum()
        };
        let missing = |flow: &flow::Flow| flow.overflow.iter().sum::<u32>();
        prop_assert!(apart.is_proved(&network));
        prop_assert_eq!((missing(&apart), gain(&apart)), (missing(&together), gain(&together)));
    }

    #[test]
    fn limits_hold_and_the_cause_of_a_shortage_adds_up(case in case()) {
        let problem = case.problem();
        let answer = assign(&problem, Goal::Total);
        for (at, load) in case.loads.iter().enumerate() {
            let name = format!("p{at}");
            let taken = answer.seats.iter().filter(|seat| seat.person == name).count();
            prop_assert!(taken <= *load as usize);
        }
        for short in &answer.short {
            match &short.because {
                Because::TooFewFit { fit, .. } => prop_assert!(*fit < short.wanted),
                Because::Shared { wanted, places, others, calls, .. } => {
                    prop_assert!(calls.contains(&short.call));
                    let missing: u32 = answer.short.iter()
                        .filter(|other| calls.contains(&other.call))
                        .map(|other| other.missing)
                        .sum();
                    prop_assert_eq!(*wanted, places + others + missing);
                }
            }
        }
    }

    #[test]
    fn order_changes_nothing(case in case(), turn in 0_usize..20) {
        let mut turned = case.clone();
        if !turned.fits.is_empty() {
            let by = turn % turned.fits.len();
            turned.fits.rotate_left(by);
        }
        prop_assert_eq!(
            seats(&assign(&case.problem(), Goal::Total)),
            seats(&assign(&turned.problem(), Goal::Total))
        );
    }

    #[test]
    fn more_load_never_lowers_the_number_of_seats(case in case()) {
        let before = assign(&case.problem(), Goal::Total).seats.len();
        let mut more = case;
        more.loads[0] += 1;
        prop_assert!(assign(&more.problem(), Goal::Total).seats.len() >= before);
    }

    #[test]
    fn a_draw_keeps_numbers_and_shares(case in case(), cap in 1_u32..=10, salt in 0_u64..1000) {
        let problem = case.problem();
        let cap = f64::from(cap) / 10.0;
        let mut state = salt;
        let lottery = lottery(&problem, cap, |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % below
        });
        for (seat, share) in &lottery.shares {
            prop_assert!(*share <= cap + 1e-9, "{seat:?} {share}");
        }
        for (at, wanted) in case.demands.iter().enumerate() {
            let name = format!("c{at}");
            let share: f64 = lottery.shares.iter()
                .filter(|(seat, _)| seat.call == name).map(|(_, share)| share).sum();
            let drawn = lottery.drawn.seats.iter().filter(|seat| seat.call == name).count() as f64;
            prop_assert!(drawn >= (share - 1e-9).floor() && drawn <= (share + 1e-9).ceil());
            prop_assert!(drawn <= f64::from(*wanted));
        }
        for (at, load) in case.loads.iter().enumerate() {
            let name = format!("p{at}");
            let drawn = lottery.drawn.seats.iter().filter(|seat| seat.person == name).count();
            prop_assert!(drawn <= *load as usize);
        }
    }
}

const DRAWS: u32 = 20_000;

/// Over many draws every pair comes up as often as its share says.
#[test]
fn shares_are_met_on_average() {
    let case = Case {
        demands: vec![1, 1, 2],
        loads: vec![2, 1, 1, 1],
        fits: (0..12)
            .map(|at| (at / 4, at % 4, f64::from(u8::try_from(at % 5).unwrap())))
            .collect(),
    };
    let problem = case.problem();
    let mut state = 7_u64;
    let mut below = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut counts = std::collections::BTreeMap::new();
    let mut shares = Vec::new();
    for _ in 0..DRAWS {
        let lottery = lottery(&problem, 0.6, &mut below);
        for seat in &lottery.drawn.seats {
            *counts.entry((seat.call.clone(), seat.person.clone())).or_insert(0_u32) += 1;
        }
        shares = lottery.shares;
    }
    for (seat, share) in shares {
        let seen = counts.get(&(seat.call.clone(), seat.person.clone())).copied().unwrap_or(0);
        let seen = f64::from(seen) / f64::from(DRAWS);
        // five standard errors
        assert!((seen - share).abs() < 0.018, "{seat:?}: {seen} instead of {share}");
    }
}

#[test]
fn refuses_what_makes_no_sense() {
    let calls = || vec![Wants { call: "c".into(), people: 1 }];
    let people = || vec![Offers { person: "p".into(), calls: 1 }];
    let fit = |score| Fit { call: 0, person: 0, score: Some(score) };
    for score in [f64::NAN, f64::INFINITY] {
        let error = Problem::new(calls(), people(), [fit(score)]).unwrap_err();
        assert!(matches!(error, InvalidProblem::Score { .. }));
    }
    let twice = Problem::new(calls(), people(), [fit(1.0), fit(0.5)]).unwrap_err();
    assert!(matches!(twice, InvalidProblem::Twice { .. }));
    let beyond = Problem::new(calls(), people(), [Fit { call: 1, person: 0, score: None }]);
    assert!(matches!(beyond.unwrap_err(), InvalidProblem::Beyond { .. }));
    let same = Problem::new([calls(), calls()].concat(), people(), []).unwrap_err();
    assert!(matches!(same, InvalidProblem::Id { .. }));
}

#[test]
fn empty_problems_have_empty_answers() {
    let problem = Problem::new(vec![], vec![], []).unwrap();
    for goal in [Goal::Total, Goal::Floor] {
        let answer = assign(&problem, goal);
        assert!(answer.seats.is_empty() && answer.short.is_empty());
    }
    let alone = Problem::new(vec![Wants { call: "c".into(), people: 2 }], vec![], []).unwrap();
    let answer = assign(&alone, Goal::Total);
    assert_eq!(answer.short[0].because, Because::TooFewFit { fit: 0, conflicts: 0 });
    assert_eq!(answer.short[0].missing, 2);
}
