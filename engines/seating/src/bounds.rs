//! What no seating can do better, with a proof that fits in a sentence each.

use crate::request::Relation;
use crate::room::Room;

/// Bounds that hold for every seating of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// No seating has more different pairs that meet. The least of: all pairs not kept
    /// apart; the seats beside everyone, summed and halved; the pairs of all rounds, less
    /// those that any two rounds must share because a table's people have to spread over
    /// the tables of the next.
    pub distinct_pairs: u64,
    /// No seating has fewer misses of the fields' shares: those forced by people who can
    /// only sit at one table.
    pub quota_misses: u64,
    /// No seating has fewer misses of bounds: minima beyond the people with a value, or
    /// people beyond the maxima; somebody who is the only one of their value.
    pub bound_misses: u64,
    /// No seating that follows the former plan moves fewer people, round by round summed.
    pub moved: u64,
}

pub(crate) fn bounds(room: &Room) -> Bounds {
    Bounds {
        distinct_pairs: distinct_pairs(room),
        quota_misses: forced_quota_misses(room),
        bound_misses: forced_bound_misses(room),
        moved: 0,
    }
}

fn choose_two(number: u64) -> u64 {
    number * number.saturating_sub(1) / 2
}

fn distinct_pairs(room: &Room) -> u64 {
    let people = room.people() as u64;
    let rounds = room.rounds as u64;
    let mut apart = vec![0; room.people()];
    let mut always = vec![0; room.people()];
    for (a, b, relation) in &room.pairs {
        let count = match relation {
            Relation::Apart => &mut apart,
            Relation::Together => &mut always,
            Relation::Meet => continue,
        };
        count[*a] += 1;
        count[*b] += 1;
    }
    let largest = largest_sizes(room);
    let top = largest.first().copied().unwrap_or(0);
    let beside = |who: usize| {
        // whoever is always together fills the same seats in every round
        let free = top.saturating_sub(1 + always[who]) * rounds + always[who];
        free.min(people - 1 - apart[who])
    };
    let beside: u64 = (0..room.people()).map(beside).sum();
    let a_round: u64 = largest.iter().map(|size| choose_two(*size)).sum();
    let shared: u64 = if rounds > 1 { shared(room) } else { 0 };
    let to_come = (beside / 2).min((rounds * a_round).saturating_sub((rounds - 1) * shared));
    let all = choose_two(people);
    let apart = room.pairs.iter().filter(|(_, _, relation)| *relation == Relation::Apart).count();
    // whoever is kept apart may have met before: then they count as met no more
    (to_come + room.met.len() as u64).min(all - apart as u64)
}

/// Sizes of the tables when people crowd the largest: the most pairs in a round.
fn largest_sizes(room: &Room) -> Vec<u64> {
    let mut spare = room.people() - room.tables.iter().map(|table| table.least).sum::<usize>();
    let mut tables: Vec<(usize, usize)> =
        room.tables.iter().map(|table| (table.most, table.least)).collect();
    tables.sort_unstable_by(|a, b| b.cmp(a));
    let mut sizes: Vec<u64> = tables
        .into_iter()
        .map(|(most, least)| {
            let more = spare.min(most - least);
            spare -= more;
            (least + more) as u64
        })
        .collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

/// How many pairs two rounds share at least: a table's people spread over all tables as
/// evenly as they can. A union is at most the sum less the overlaps along a path (Hunter).
fn shared(room: &Room) -> u64 {
    let tables = room.tables.len() as u64;
    let of = |size: u64| {
        let (each, over) = (size / tables, size % tables);
        over * choose_two(each + 1) + (tables - over) * choose_two(each)
    };
    room.tables.iter().map(|table| of(table.least as u64)).sum()
}

/// The table of whoever can only sit at one.
fn fixed(room: &Room) -> Vec<Option<usize>> {
    let only = |person: usize| {
        let mut open = (0..room.tables.len()).filter(|table| room.may_sit(person, *table));
        let first = open.next();
        if open.next().is_some() { None } else { first }
    };
    (0..room.people()).map(only).collect()
}

/// Values that those fixed to a table bring there beyond what any size of it wants.
fn forced_quota_misses(room: &Room) -> u64 {
    let mut there = vec![0_u32; room.tables.len() * room.values.len()];
    for (person, table) in fixed(room).into_iter().enumerate() {
        if let Some(table) = table {
            for value in room.values_of(person) {
                there[table * room.values.len() + value] += 1;
            }
        }
    }
    let mut misses = 0;
    for (table, seats) in room.tables.iter().enumerate() {
        for value in 0..room.values.len() {
            let count = there[table * room.values.len() + value];
            let high = (seats.least..=seats.most).map(|size| room.limits(table, size)[value].high);
            misses += u64::from(count.saturating_sub(high.max().unwrap_or(u32::MAX)));
        }
    }
    misses * room.rounds as u64
}

fn forced_bound_misses(room: &Room) -> u64 {
    let mut misses = 0;
    for (value, (_, _, people)) in room.values.iter().enumerate() {
        // what holds at every size of a table; bounds don't depend on it
        let limit = |at: usize| room.limits(at, room.tables[at].least)[value];
        let tables = 0..room.tables.len();
        let wanted: u64 = tables.clone().map(|at| u64::from(limit(at).min)).sum();
        let room_for = |at: usize| u64::from(limit(at).max).min(room.tables[at].most as u64);
        let seats: u64 = tables.clone().map(room_for).sum();
        let people = *people as u64;
        let few = tables.map(|at| u64::from(limit(at).few)).min().unwrap_or(0);
        // fewer of them than must be together: they are few wherever they sit
        let lonely = if people < few { people.min(few - people) } else { 0 };
        misses += wanted.saturating_sub(people).max(people.saturating_sub(seats)).max(lonely);
    }
    misses * room.rounds as u64
}
