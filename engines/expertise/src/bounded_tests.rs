//! The search against every group there is.

use super::*;
use proptest::prelude::*;

/// People, needs, seats, bounds: small enough to try everything.
#[derive(Debug, Clone)]
struct Town {
    chances: Vec<Vec<f64>>,
    seats: Vec<usize>,
    must: Vec<bool>,
    most: usize,
    limits: Vec<(usize, usize)>,
    under: Vec<Vec<usize>>,
}

impl Town {
    fn case(&self) -> Case<'_> {
        Case {
            chances: &self.chances,
            seats: &self.seats,
            must: &self.must,
            most: self.most,
            limits: self.limits.clone(),
            under: self.under.clone(),
        }
    }

    /// The best worth over all groups, by trying them all with another test of seats.
    fn brute(&self) -> Worth {
        let case = self.case();
        let mut best = Group::nobody(&case).worth(&case);
        for set in 1_u32..1 << self.chances.len() {
            let group: Vec<usize> =
                (0..self.chances.len()).filter(|at| set >> at & 1 == 1).collect();
            let held =
                |bound: usize| group.iter().filter(|p| self.under[**p].contains(&bound)).count();
            let within = (0..self.limits.len()).all(|bound| held(bound) <= self.limits[bound].1);
            if group.len() > self.most || !within || !self.seatable(&group, [true; 3]) {
                continue;
            }
            let is_must = [self.must[0], self.must[1], self.must[2]];
            let on_must = (0_u32..1 << group.len())
                .filter(|some| {
                    let some: Vec<usize> = (0..group.len())
                        .filter(|at| some >> at & 1 == 1)
                        .map(|at| group[at])
                        .collect();
                    self.seatable(&some, is_must)
                })
                .map(u32::count_ones)
                .max()
                .unwrap_or(0) as usize;
            let must: usize =
                (0..3).filter(|need| self.must[*need]).map(|need| self.seats[need]).sum();
            let worth = Worth {
                short: (0..self.limits.len())
                    .map(|bound| self.limits[bound].0.saturating_sub(held(bound)))
                    .sum(),
                empty: must - on_must,
                covered: crate::shortlist::coverage(
                    &self.chances,
                    &self.seats,
                    group.iter().copied(),
                )
                .iter()
                .sum(),
            };
            if worth.beats(best) {
                best = worth;
            }
        }
        best
    }

    /// Hall's condition: no set of people has fewer seats than heads.
    fn seatable(&self, group: &[usize], open: [bool; 3]) -> bool {
        (1_u32..1 << group.len()).all(|set| {
            let heads: Vec<usize> =
                (0..group.len()).filter(|at| set >> at & 1 == 1).map(|at| group[at]).collect();
            let seats: usize = (0..3)
                .filter(|need| open[*need] && heads.iter().any(|p| self.chances[*p][*need] > 0.0))
                .map(|need| self.seats[need])
                .sum();
            seats >= heads.len()
        })
    }
}

fn town(people: usize) -> impl Strategy<Value = Town> {
    let chance = prop_oneof![2 => Just(0.0), 1 => Just(0.5), 3 => 0.01..1.0_f64];
    let person = (prop::collection::vec(chance, 3), prop::collection::vec(any::<bool>(), 3));
    (
        prop::collection::vec(person, 1..=people),
        prop::collection::vec(0_usize..3, 3),
        prop::collection::vec(any::<bool>(), 3),
        1_usize..6,
        prop::collection::vec((0_usize..3, 0_usize..3), 3),
    )
        .prop_map(|(people, seats, must, most, limits)| Town {
            chances: people.iter().map(|(chances, _)| chances.clone()).collect(),
            under: people
                .iter()
                .map(|(_, under)| (0..3).filter(|at| under[*at]).collect())
                .collect(),
            seats,
            must,
            most,
            limits: limits.iter().map(|(least, more)| (*least, least + more)).collect(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_group_is_better_up_to_twelve_people(town in town(12)) {
        let case = town.case();
        let found = best_group(&case);
        let group = found.group.iter().try_fold(Group::nobody(&case), |group, p| group.with(&case, *p));
        let worth = group.expect("a group that keeps to everything").worth(&case);
        let best = town.brute();
        prop_assert!(found.is_proved);
        prop_assert_eq!((worth.short, worth.empty), (best.short, best.empty));
        prop_assert!((worth.covered - best.covered).abs() < 1e-9, "{} {}", worth.covered, best.covered);
    }
}

/// More people than can be proved: it still keeps to every bound, and says it isn't sure.
#[test]
fn many_people_end_in_time() {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 40) as f64 / f64::from(1 << 24)
    };
    let chances: Vec<Vec<f64>> = (0..400).map(|_| (0..4).map(|_| next()).collect()).collect();
    let case = Case {
        chances: &chances,
        seats: &[3, 3, 3, 3],
        must: &[true, false, false, false],
        most: 12,
        limits: vec![(3, 3), (2, 4), (1, 12)],
        under: (0..400).map(|person| vec![person % 3]).collect(),
    };
    let found = best_group(&case);
    assert_eq!(found.group.len(), 12);
    let under = |bound: usize| found.group.iter().filter(|person| *person % 3 == bound).count();
    assert!(under(0) == 3 && (2..=4).contains(&under(1)) && under(2) >= 1);
    assert_eq!(found, best_group(&case));
}
