//! Seating people, and the report of what was kept and what was missed.

use crate::anneal::{Outcome, Progress, Schedule, anneal};
use crate::bounds::{Bounds, bounds};
use crate::chance::Chance;
use crate::moves::{fewest_moves, stay};
use crate::request::Relation;
use crate::room::Room;
use crate::start::complete;
use crate::state::{Cost, State};
use crate::wrong::Wrong;

/// What a search may use, and where its chance comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// How many changes are tried; a number and no time, so that every machine finds
    /// the same.
    pub steps: u64,
    /// The key of ChaCha20.
    pub seed: [u8; 32],
}

impl Budget {
    /// Steps that did well for so many people and rounds, up to some seconds.
    pub fn for_room(room: &Room, seed: [u8; 32]) -> Self {
        let size = (room.people() * room.rounds) as u64;
        Self { steps: (size * 60_000).clamp(200_000, 20_000_000), seed }
    }
}

/// A limit that a table misses in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The round, from 0.
    pub round: usize,
    /// The table, by its place.
    pub table: usize,
    /// The field.
    pub field: String,
    /// The value.
    pub value: String,
    /// How many sit there.
    pub count: u32,
    /// How many should, at least. For a bound "so many or none", that number.
    pub least: u32,
    /// How many should, at most; none if there is no such limit.
    pub most: Option<u32>,
    /// Whether nobody would be as good.
    pub or_none: bool,
    /// By how many it is missed.
    pub by: u32,
    /// Whether a [`crate::Bound`] says so, or else the share in the room.
    pub asked: bool,
}

/// Two people for whom what must be kept isn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// One of them.
    pub a: String,
    /// The other.
    pub b: String,
    /// What should hold.
    pub relation: Relation,
    /// In how many rounds it doesn't.
    pub rounds: usize,
}

/// Somebody who sits elsewhere than in the former plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub person: String,
    /// In which round, from 0.
    pub round: usize,
    /// Their table before, by its place.
    pub from: usize,
    /// Their table now, by its place.
    pub to: usize,
}

/// Who sits where, and how good that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seating {
    /// Ids at each table in each round, in the order of their bytes.
    pub rounds: Vec<Vec<Vec<String>>>,
    /// How many different pairs meet, or have met in rounds that have been.
    pub distinct_pairs: u64,
    /// How many pairs meet so often: by 0, 1, 2 … rounds.
    pub meetings: Vec<u64>,
    /// For a table and a value, how far its count is outside ⌊e⌋…⌈e⌉ with e = share in
    /// the room × people at the table; summed. Within a [`crate::Bound`] where one says
    /// otherwise.
    pub quota_misses: u64,
    /// How far counts are outside the [`crate::Bound`]s; summed.
    pub bound_misses: u64,
    /// Each miss of either, by round, table and value.
    pub misses: Vec<Miss>,
    /// What must be kept and isn't; empty unless the search found no way.
    pub broken: Vec<Broken>,
    /// The sum of distances within tables.
    pub distance: i64,
    /// Who sits elsewhere than before.
    pub moved: Vec<Moved>,
    /// What no seating can do better.
    pub bounds: Bounds,
    /// How many changes were tried.
    pub steps: u64,
    /// Whether the watch ended the search before its budget.
    pub stopped: bool,
}

impl Seating {
    /// How often the two who meet most often meet.
    pub fn most_meetings(&self) -> usize {
        self.meetings.iter().rposition(|pairs| *pairs > 0).unwrap_or(0)
    }

    /// Whether what is proved to be the best is reached in pairs, shares and bounds.
    pub fn proved_best(&self) -> bool {
        self.broken.is_empty()
            && self.distinct_pairs >= self.bounds.distinct_pairs
            && self.quota_misses <= self.bounds.quota_misses
            && self.bound_misses <= self.bounds.bound_misses
    }
}

/// Seats everyone, for all rounds. `watch` hears how far it is and ends the search by
/// `true`; what comes back is the best so far in any case.
///
/// Time: a step costs the fields of two people and the people at two tables; with
/// [`crate::Distances`] a step that is taken costs all people once.
pub fn seat(
    room: &Room,
    budget: Budget,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<Seating, Wrong> {
    let mut chance = Chance::new(budget.seed);
    let mut tables = Vec::new();
    for _ in 0..room.rounds {
        let mut order: Vec<usize> = (0..room.people()).collect();
        chance.shuffle(&mut order);
        tables.extend(start(room, vec![None; room.people()], &order)?);
    }
    let mut state = State::new(room, tables, None);
    let schedule = Schedule { steps: budget.steps, heat: HEAT, breach: BREACH, floor: floor(room) };
    let outcome = anneal(&mut state, &mut chance, schedule, watch);
    Ok(report(room, &outcome, None, 0))
}

/// First and last temperature, as parts of the mean difference; found by trying.
const HEAT: (f64, f64) = (0.3, 0.03);
/// What a breach weighs in mean differences, where mixing is what matters.
const BREACH: f64 = 8.0;
/// The same where others must move first, so that a pair can be kept with fewer moves.
const LIGHT: f64 = 1.2;

fn start(room: &Room, place: Vec<Option<usize>>, order: &[usize]) -> Result<Vec<usize>, Wrong> {
    // a room has been found to have such a seating; this can only fail for a former plan
    complete(room, place, order)
        .map_err(|_| Wrong::Former("nobody can be seated beside those who stay".to_owned()))
}

/// A cost below which nothing is, where one is known: nobody meets twice, no miss.
fn floor(room: &Room) -> Cost {
    if room.distances.is_some() { Cost::MIN } else { 0 }
}

/// Seats people again after some have gone or come, moving as few as can be.
///
/// `former` is a plan by ids, round by round and table by table, of the same tables in
/// the same order; ids that don't come any more are passed over, people it doesn't name
/// are new. Whoever isn't new stays at their table wherever that can be. Rounds that have
/// been are no part of it: they stand in [`crate::Request::past`].
pub fn reseat(
    room: &Room,
    former: &[Vec<Vec<String>>],
    budget: Budget,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<Seating, Wrong> {
    let before = places(room, former)?;
    let people = room.people();
    let mut chance = Chance::new(budget.seed);
    let (mut tables, mut needed) = (Vec::new(), 0);
    for then in before.chunks(people) {
        let mut order: Vec<usize> = (0..people).collect();
        chance.shuffle(&mut order);
        let (now, moves) = if let Some(found) = fewest_moves(room, then, &order) {
            found
        } else {
            let (kept, displaced) = stay(room, then, &order);
            order.sort_by_key(|who| then[*who].is_none());
            (start(room, kept, &order)?, displaced)
        };
        needed += moves;
        tables.extend(now);
    }
    let homes: Vec<usize> = before.iter().map(|then| then.unwrap_or(usize::MAX)).collect();
    let mut state = State::new(room, tables, Some(homes.clone()));
    // first to keep everything with few moves, then to mix people as well as that allows
    let steps = budget.steps / 2;
    let schedule = Schedule { steps, heat: HEAT, breach: LIGHT, floor: Cost::MIN };
    let mut whole = |at: Progress| watch(Progress { steps: at.steps, of: budget.steps });
    let first = anneal(&mut state, &mut chance, schedule, &mut whole);
    let mut state = State::new(room, first.best.clone(), Some(homes));
    let schedule = Schedule { steps: budget.steps - steps, breach: BREACH, ..schedule };
    let mut whole =
        |at: Progress| watch(Progress { steps: first.steps + at.steps, of: budget.steps });
    let outcome = if first.stopped {
        first
    } else {
        let second = anneal(&mut state, &mut chance, schedule, &mut whole);
        Outcome { steps: first.steps + second.steps, ..second }
    };
    Ok(report(room, &outcome, Some(&before), needed))
}

/// Where everyone sat in the former plan, round by round.
fn places(room: &Room, former: &[Vec<Vec<String>>]) -> Result<Vec<Option<usize>>, Wrong> {
    if former.len() != room.rounds {
        let (had, has) = (former.len(), room.rounds);
        return Err(Wrong::Former(format!("it has {had} rounds; {has} are to be seated")));
    }
    let mut before = Vec::new();
    for (round, tables) in former.iter().enumerate() {
        let mut then = vec![None; room.people()];
        for (table, ids) in tables.iter().enumerate() {
            for id in ids {
                let Ok(person) = room.ids.binary_search(id) else { continue };
                if then[person].is_some() {
                    let sentence = format!("\"{id}\" stands in round {} twice", round + 1);
                    return Err(Wrong::Former(sentence));
                }
                // a table that is there no more is no place to stay at
                then[person] = Some(table.min(room.tables.len()));
            }
        }
        before.extend(then);
    }
    Ok(before)
}

fn report(
    room: &Room,
    outcome: &Outcome,
    before: Option<&[Option<usize>]>,
    needed: u64,
) -> Seating {
    let state = State::new(room, outcome.best.clone(), None);
    let people = room.people();
    let mut meetings = vec![0; room.span + 1];
    for a in 0..people {
        for b in a + 1..people {
            meetings[state.meetings(a, b)] += 1;
        }
    }
    let misses = misses(&state);
    let sum = |asked: bool| {
        misses.iter().filter(|miss| miss.asked == asked).map(|miss| u64::from(miss.by)).sum()
    };
    let mut moved = Vec::new();
    for (at, then) in before.unwrap_or_default().iter().enumerate() {
        if let Some(from) = then.filter(|from| *from != outcome.best[at]) {
            let (round, who) = (at / people, at % people);
            let person = room.ids[who].clone();
            moved.push(Moved { person, round, from, to: outcome.best[at] });
        }
    }
    Seating {
        rounds: named(&state),
        distinct_pairs: meetings.iter().skip(1).sum(),
        meetings,
        quota_misses: sum(false),
        bound_misses: sum(true),
        misses,
        broken: broken(&state),
        distance: distance(&state),
        moved,
        bounds: Bounds { moved: needed, ..bounds(room) },
        steps: outcome.steps,
        stopped: outcome.stopped,
    }
}

fn named(state: &State<'_>) -> Vec<Vec<Vec<String>>> {
    let names = |people: &Vec<usize>| {
        let mut people = people.clone();
        people.sort_unstable();
        people.into_iter().map(|who| state.room.ids[who].clone()).collect()
    };
    state
        .at
        .chunks(state.room.tables.len())
        .map(|round| round.iter().map(names).collect())
        .collect()
}

fn misses(state: &State<'_>) -> Vec<Miss> {
    let room = state.room;
    let mut misses = Vec::new();
    for (cell, people) in state.at.iter().enumerate() {
        let (round, table) = (cell / room.tables.len(), cell % room.tables.len());
        for (value, limit) in room.limits(table, people.len()).iter().enumerate() {
            let (field, name, _) = &room.values[value];
            let count = state.count(round, table, value);
            let miss = |least, most, or_none, by, asked| Miss {
                round,
                table,
                field: room.fields[*field].0.clone(),
                value: name.clone(),
                count,
                least,
                most: Some(most).filter(|most| *most < u32::MAX),
                or_none,
                by,
                asked,
            };
            let (quota, bound) = (limit.quota_miss(count), limit.bound_miss(count));
            if bound > 0 {
                let least = limit.min.max(limit.few);
                misses.push(miss(least, limit.max, limit.few > 1 && limit.min == 0, bound, true));
            }
            if quota > 0 {
                misses.push(miss(limit.low, limit.high, limit.or_none, quota, false));
            }
        }
    }
    misses
}

fn broken(state: &State<'_>) -> Vec<Broken> {
    let room = state.room;
    let breach = |(a, b, relation): &(usize, usize, Relation)| {
        let met = state.meetings(*a, *b);
        let rounds = match relation {
            Relation::Apart => met,
            Relation::Meet => usize::from(met == 0) * room.rounds,
            Relation::Together => room.rounds - met,
        };
        let names = (room.ids[*a].clone(), room.ids[*b].clone());
        (rounds > 0).then_some(Broken { a: names.0, b: names.1, relation: *relation, rounds })
    };
    room.pairs.iter().filter_map(breach).collect()
}

fn distance(state: &State<'_>) -> i64 {
    let Some(distances) = &state.room.distances else { return 0 };
    let people = state.room.people();
    let within = |table: &Vec<usize>| {
        let pairs = table.iter().enumerate().flat_map(|(at, a)| {
            table[at + 1..].iter().map(move |b| i64::from(distances[a * people + b]))
        });
        pairs.sum::<i64>()
    };
    state.at.iter().map(within).sum()
}
