//! Alternates: whom to keep ready, in case some of a panel don't come.
//!
//! Method: a panel misses a quota by as many as are short of its least or above its most,
//! and an empty seat is a miss too. Who may not come is drawn many times, each with the
//! chance given; [`alternates`] then adds, one after the other, the kind of person who
//! lowers the mean of misses most over these draws, when of those ready whoever helps
//! steps in. People of one kind are interchangeable, and which of them is kept ready is
//! drawn by lot; so is the order where two kinds help alike. When it is known who doesn't
//! come, [`step_in`] names those with whom the fewest quotas are missed, and says whether
//! that is proved.
//!
//! Nobody's chance of a seat is levelled here: alternates follow from the panel. Who wants
//! that, fills the seat by another lottery ([`remaining`](crate::remaining)).
//!
//! Complexity: draws × kinds × alternates × those gone.
//!
//! Reference: Assos, Baharav, Flanigan, Procaccia, "Alternates, Assemble! Selecting Optimal
//! Alternates for Citizens' Assemblies" (2025), who minimise the same loss over draws; they
//! choose by an integer programme, this chooses greedily.

use std::collections::BTreeSet;

use rand_chacha::ChaCha12Rng;
use rand_core::{Rng, SeedableRng};

use crate::legacy::below;
use crate::pool::{Pool, What};

/// How often it is drawn who doesn't come.
pub const DRAWS: usize = 400;
/// Most groups of alternates that are looked at to prove that none misses less.
const LOOKED_AT: usize = 200_000;

/// Whom to keep ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternates {
    /// Places in [`Pool::ids`], those who help most first.
    pub people: Vec<usize>,
    /// Expected misses of a panel with nobody ready, then with the first of them, the
    /// first two, and so on; never rising.
    pub misses: Vec<f64>,
}

/// Who steps in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepIn {
    /// Places in [`Pool::ids`].
    pub people: Vec<usize>,
    /// By how many seats quotas are missed then, empty seats counted.
    pub misses: u32,
    /// Whether no others of those ready would miss less.
    pub proved: bool,
}

/// Chooses whom to keep ready for a panel (places in [`Pool::ids`]). `drop_out` is each
/// person's chance not to come, from 0 to 1, in the order of the ids; those who aren't on
/// the panel play no part in it. Fewer than `many` are chosen if nobody else would help.
///
/// ```
/// use folkmoot_sortition::{Person, Pool, Quota, alternates};
/// let person = |id: &str, area: &str| Person {
///     id: id.into(),
///     values: [("area".into(), area.into())].into(),
///     ..Person::default()
/// };
/// let people = [person("ada", "north"), person("ben", "south"), person("cleo", "north")];
/// let quotas = [Quota::new("area", "north", 1, 1), Quota::new("area", "south", 1, 1)];
/// let pool = Pool::new(&quotas, &people, 2).unwrap();
/// // Ada never comes: without her a seat is empty, and so is the one of the north
/// let ready = alternates(&pool, &[0, 1], &[1.0, 0.0, 0.0], 1, [7; 32]);
/// assert_eq!((ready.people, ready.misses), (vec![2], vec![2.0, 0.0]));
/// ```
pub fn alternates(
    pool: &Pool,
    panel: &[usize],
    drop_out: &[f64],
    many: usize,
    seed: [u8; 32],
) -> Alternates {
    let mut random = ChaCha12Rng::from_seed(seed);
    let gone = draws(panel, drop_out, &mut random);
    let stays: Vec<Vec<usize>> = gone
        .iter()
        .map(|gone| panel.iter().copied().filter(|person| !gone.contains(person)).collect())
        .collect();
    let mut misses: Vec<u32> =
        stays.iter().map(|staying| missed(pool, &count(pool, staying))).collect();
    let mut kinds = candidates(pool, panel, &mut random);
    let mut ready = Alternates { people: Vec::new(), misses: vec![mean(&misses)] };
    while ready.people.len() < many {
        let mut best: Option<(u64, usize, Vec<u32>)> = None;
        for (at, kind) in kinds.iter().enumerate() {
            let Some(person) = kind.last() else { continue };
            let mut with = ready.people.clone();
            with.push(*person);
            let after: Vec<u32> = stays
                .iter()
                .zip(&misses)
                .map(|(staying, before)| match before {
                    0 => 0,
                    before => filled(pool, staying, &with).1.min(*before),
                })
                .collect();
            let sum = after.iter().map(|misses| u64::from(*misses)).sum();
            if best.as_ref().is_none_or(|(least, _, _)| sum < *least) {
                best = Some((sum, at, after));
            }
        }
        let Some((sum, at, after)) = best else { break };
        let Some(person) = kinds[at].pop() else { break };
        // nobody helps any more
        if sum >= misses.iter().map(|misses| u64::from(*misses)).sum() {
            break;
        }
        misses = after;
        ready.people.push(person);
        ready.misses.push(mean(&misses));
    }
    ready
}

/// Who of those ready steps in for a panel of which `staying` come, so that the fewest
/// quotas are missed.
///
/// ```
/// use folkmoot_sortition::{Person, Pool, Quota, step_in};
/// let person = |id: &str, area: &str| Person {
///     id: id.into(),
///     values: [("area".into(), area.into())].into(),
///     ..Person::default()
/// };
/// let people = [person("ada", "north"), person("ben", "south"), person("cleo", "north")];
/// let quotas = [Quota::new("area", "north", 1, 1), Quota::new("area", "south", 1, 1)];
/// let pool = Pool::new(&quotas, &people, 2).unwrap();
/// let stepped = step_in(&pool, &[1], &[2]);
/// assert_eq!((stepped.people, stepped.misses, stepped.proved), (vec![2], 0, true));
/// ```
pub fn step_in(pool: &Pool, staying: &[usize], ready: &[usize]) -> StepIn {
    let distinct: BTreeSet<usize> =
        ready.iter().copied().filter(|it| *it < pool.ids.len() && !staying.contains(it)).collect();
    let ready: Vec<usize> = distinct.into_iter().collect();
    let (people, misses) = filled(pool, staying, &ready);
    let mut search =
        Search { pool, ready: &ready, best: StepIn { people, misses, proved: true }, looked_at: 0 };
    let mut there = staying.to_vec();
    search.look(0, &mut there, &mut Vec::new());
    let proved = search.looked_at < LOOKED_AT;
    StepIn { proved, ..search.best }
}

/// Looks at groups of those ready, the best so far kept.
struct Search<'a> {
    pool: &'a Pool,
    ready: &'a [usize],
    best: StepIn,
    looked_at: usize,
}

impl Search<'_> {
    fn look(&mut self, from: usize, there: &mut Vec<usize>, stepped: &mut Vec<usize>) {
        self.looked_at += 1;
        if self.looked_at >= LOOKED_AT || self.best.misses == 0 {
            return;
        }
        let misses = missed(self.pool, &count(self.pool, there));
        if misses < self.best.misses {
            self.best.misses = misses;
            self.best.people = stepped.clone();
        }
        if there.len() >= self.pool.seats as usize {
            return;
        }
        for at in from..self.ready.len() {
            let person = self.ready[at];
            if shares_home(self.pool, there, person) {
                continue;
            }
            there.push(person);
            stepped.push(person);
            self.look(at + 1, there, stepped);
            there.pop();
            stepped.pop();
        }
    }
}

/// Who of each draw doesn't come.
fn draws(panel: &[usize], drop_out: &[f64], random: &mut ChaCha12Rng) -> Vec<BTreeSet<usize>> {
    let comes_not = |person: &usize, random: &mut ChaCha12Rng| {
        // 53 bits: every number from 0 to below 1 that a double can hold evenly
        let dice = (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        dice < drop_out.get(*person).copied().unwrap_or(0.0)
    };
    (0..DRAWS)
        .map(|_| panel.iter().copied().filter(|person| comes_not(person, random)).collect())
        .collect()
}

/// Those who aren't on the panel, by what quotas tell apart, each kind in the order of a
/// lot and the kinds too.
fn candidates(pool: &Pool, panel: &[usize], random: &mut ChaCha12Rng) -> Vec<Vec<usize>> {
    let mut kinds: Vec<Vec<usize>> = pool
        .types
        .iter()
        .map(|kind| kind.people.iter().copied().filter(|it| !panel.contains(it)).collect())
        .filter(|people: &Vec<usize>| !people.is_empty())
        .collect();
    for people in &mut kinds {
        shuffle(people, random);
    }
    shuffle(&mut kinds, random);
    kinds
}

fn shuffle<T>(all: &mut [T], random: &mut ChaCha12Rng) {
    for at in (1..all.len()).rev() {
        all.swap(at, below(random, at + 1));
    }
}

/// Those ready who step in, each time whoever lowers the misses most, and what is missed
/// then.
fn filled(pool: &Pool, staying: &[usize], ready: &[usize]) -> (Vec<usize>, u32) {
    let mut there = staying.to_vec();
    let mut counts = count(pool, staying);
    let mut misses = missed(pool, &counts);
    let mut stepped = Vec::new();
    while there.len() < pool.seats as usize {
        let mut best: Option<(u32, usize)> = None;
        for person in ready.iter().copied().filter(|it| !stepped.contains(it)) {
            if shares_home(pool, &there, person) {
                continue;
            }
            let rows = &pool.types[pool.type_of[person]].rows;
            let mut with = counts.clone();
            for row in rows {
                with[*row] += 1;
            }
            let after = missed(pool, &with);
            if best.is_none_or(|(least, _)| after < least) {
                best = Some((after, person));
            }
        }
        let Some((after, person)) = best.filter(|(after, _)| *after < misses) else { break };
        for row in &pool.types[pool.type_of[person]].rows {
            counts[*row] += 1;
        }
        misses = after;
        there.push(person);
        stepped.push(person);
    }
    (stepped, misses)
}

fn shares_home(pool: &Pool, there: &[usize], person: usize) -> bool {
    let home = pool.households[person];
    home.is_some() && there.iter().any(|other| pool.households[*other] == home)
}

/// How many of these count for each row.
fn count(pool: &Pool, people: &[usize]) -> Vec<u32> {
    let mut counts = vec![0; pool.rows.len()];
    for person in people {
        for row in &pool.types[pool.type_of[*person]].rows {
            counts[*row] += 1;
        }
    }
    counts
}

/// By how many seats rows are missed; households are kept apart elsewhere.
fn missed(pool: &Pool, counts: &[u32]) -> u32 {
    let rows = pool.rows.iter().zip(counts).filter(|(row, _)| row.what != What::Households);
    rows.map(|(row, count)| row.min.saturating_sub(*count) + count.saturating_sub(row.max)).sum()
}

fn mean(misses: &[u32]) -> f64 {
    let sum: u64 = misses.iter().map(|misses| u64::from(*misses)).sum();
    sum as f64 / misses.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::{Person, Quota};
    use proptest::prelude::*;

    /// A pool of people by area (0..3) and age (0..2), with loose quotas.
    fn pool(people: &[(usize, usize)], seats: u32) -> Pool {
        let people: Vec<Person> = people
            .iter()
            .enumerate()
            .map(|(at, (area, age))| Person {
                id: format!("p{at:02}"),
                values: [("area", area), ("age", age)]
                    .map(|(feature, value)| (feature.to_owned(), value.to_string()))
                    .into(),
                ..Person::default()
            })
            .collect();
        let quota = |feature: &str, value: usize, most: u32| {
            let of = |it: &&Person| it.values[feature] == value.to_string();
            let there = u32::try_from(people.iter().filter(of).count()).unwrap();
            (there > 0).then(|| Quota::new(feature, &value.to_string(), 1.min(most), most))
        };
        let areas = (0..3).filter_map(|value| quota("area", value, seats.div_ceil(2)));
        let ages = (0..2).filter_map(|value| quota("age", value, seats));
        let quotas: Vec<Quota> = areas.chain(ages).collect();
        Pool::new(&quotas, &people, seats).unwrap()
    }

    fn some_pool() -> impl Strategy<Value = (Pool, Vec<usize>)> {
        prop::collection::vec((0..3_usize, 0..2_usize), 8..14)
            .prop_map(|people| (pool(&people, 5), (0..5).collect()))
    }

    proptest! {
        #[test]
        fn misses_never_rise_and_nobody_of_the_panel_is_kept_ready(
            (pool, panel) in some_pool(), rate in 0.0..1.0_f64, seed in any::<u8>(),
        ) {
            let rates = vec![rate; pool.ids().len()];
            let ready = alternates(&pool, &panel, &rates, 4, [seed; 32]);
            prop_assert!(ready.misses.windows(2).all(|pair| pair[1] < pair[0]));
            prop_assert_eq!(ready.misses.len(), ready.people.len() + 1);
            let distinct: BTreeSet<_> = ready.people.iter().collect();
            prop_assert_eq!(distinct.len(), ready.people.len());
            prop_assert!(ready.people.iter().all(|person| !panel.contains(person)));
            prop_assert_eq!(&ready, &alternates(&pool, &panel, &rates, 4, [seed; 32]));
        }

        #[test]
        fn those_who_step_in_miss_as_little_as_any_could(
            (pool, panel) in some_pool(), gone in 0..32_u32, ready in 0..256_u32,
        ) {
            let chosen = |bits: u32, from: usize| {
                (0..8).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| bit + from)
            };
            let gone: Vec<usize> = chosen(gone, 0).filter(|it| *it < 5).collect();
            let staying: Vec<usize> =
                panel.iter().copied().filter(|it| !gone.contains(it)).collect();
            let ready: Vec<usize> =
                chosen(ready, 5).filter(|it| *it < pool.ids().len()).collect();
            let stepped = step_in(&pool, &staying, &ready);
            prop_assert!(stepped.proved);
            let mut least = u32::MAX;
            for bits in 0..1_u32 << ready.len() {
                let some: Vec<usize> = (0..ready.len())
                    .filter(|at| bits >> at & 1 == 1)
                    .map(|at| ready[at])
                    .collect();
                if staying.len() + some.len() <= 5 {
                    let all: Vec<usize> = staying.iter().chain(&some).copied().collect();
                    least = least.min(missed(&pool, &count(&pool, &all)));
                }
            }
            prop_assert_eq!(stepped.misses, least);
            let all: Vec<usize> = staying.iter().chain(&stepped.people).copied().collect();
            prop_assert_eq!(missed(&pool, &count(&pool, &all)), least);
        }
    }

    #[test]
    fn nobody_is_kept_ready_where_everybody_comes() {
        let pool = pool(&[(0, 0), (1, 1), (2, 0), (0, 1), (1, 0), (2, 1)], 3);
        let ready = alternates(&pool, &[0, 1, 2], &[0.0; 6], 3, [1; 32]);
        assert_eq!((ready.people, ready.misses), (Vec::new(), vec![0.0]));
    }

    #[test]
    fn the_lot_decides_between_people_of_one_kind() {
        let people = [(0, 0), (1, 1), (2, 0), (0, 0), (0, 0), (0, 0)];
        let pool = pool(&people, 3);
        let mut rates = [0.0; 6];
        rates[0] = 1.0;
        let mut chosen = BTreeSet::new();
        for seed in 0..40 {
            let ready = alternates(&pool, &[0, 1, 2], &rates, 1, [seed; 32]);
            assert!(ready.misses[1].abs() < 1e-12);
            chosen.insert(ready.people[0]);
        }
        assert_eq!(chosen, BTreeSet::from([3, 4, 5]), "each of those alike can be it");
    }
}
