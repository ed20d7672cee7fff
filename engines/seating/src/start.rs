//! A first seating of one round: everyone somewhere they can sit, every table filled
//! to its least. Augmenting paths over tables, so it is found if there is one.

use std::collections::VecDeque;

use crate::room::Room;

/// Why there is none.
#[derive(Debug)]
pub(crate) enum Stuck {
    /// These tables are full of people who can sit nowhere else, and one more.
    Full { tables: Vec<usize>, people: usize },
    /// This table can't be filled to its least.
    Short { table: usize },
}

/// Seats whoever has no place yet, in this order; moves others only where it must.
///
/// With all people seated, filling tables to their least keeps them seated
/// (Mendelsohn and Dulmage), so the two steps never undo each other.
pub(crate) fn complete(
    room: &Room,
    mut place: Vec<Option<usize>>,
    order: &[usize],
) -> Result<Vec<usize>, Stuck> {
    let mut filled = vec![0; room.tables.len()];
    place.iter().flatten().for_each(|table| filled[*table] += 1);
    for person in order {
        if place[*person].is_none() {
            seat(room, &mut place, &mut filled, *person)?;
        }
    }
    for table in 0..room.tables.len() {
        while filled[table] < room.tables[table].least {
            fill(room, &mut place, &mut filled, table)?;
        }
    }
    Ok(place.into_iter().flatten().collect())
}

/// Tables that can be reached: who would come to each, and from which table.
struct Reach {
    via: Vec<Option<(usize, Option<usize>)>>,
    queue: VecDeque<usize>,
}

impl Reach {
    fn from(&mut self, room: &Room, who: usize, from: Option<usize>) {
        for (table, came) in self.via.iter_mut().enumerate() {
            if came.is_none() && room.may_sit(who, table) {
                *came = Some((who, from));
                self.queue.push_back(table);
            }
        }
    }
}

/// Finds a seat for one person, if need be by moving others one table on.
fn seat(
    room: &Room,
    place: &mut [Option<usize>],
    filled: &mut [usize],
    person: usize,
) -> Result<(), Stuck> {
    let mut reach = Reach { via: vec![None; room.tables.len()], queue: VecDeque::new() };
    reach.from(room, person, None);
    let mut reached = Vec::new();
    loop {
        // of the tables at hand the emptiest, so that all fill evenly
        let free = reach
            .queue
            .iter()
            .copied()
            .filter(|table| filled[*table] < room.tables[*table].most)
            .min_by_key(|table| {
                let seats = &room.tables[*table];
                (filled[*table] >= seats.least, filled[*table] * 1000 / seats.most.max(1))
            });
        if let Some(mut table) = free {
            filled[table] += 1;
            while let Some((who, from)) = reach.via[table] {
                place[who] = Some(table);
                match from {
                    Some(from) => table = from,
                    None => break,
                }
            }
            return Ok(());
        }
        let layer: Vec<usize> = reach.queue.drain(..).collect();
        if layer.is_empty() {
            let people = 1 + reached.iter().map(|table: &usize| filled[*table]).sum::<usize>();
            return Err(Stuck::Full { tables: reached, people });
        }
        for table in layer {
            reached.push(table);
            for (other, at) in place.iter().enumerate() {
                if *at == Some(table) {
                    reach.from(room, other, Some(table));
                }
            }
        }
    }
}

/// Brings one person to a table from one that can spare somebody.
fn fill(
    room: &Room,
    place: &mut [Option<usize>],
    filled: &mut [usize],
    short: usize,
) -> Result<(), Stuck> {
    // who would leave a table, and for which
    let mut via: Vec<Option<(usize, usize)>> = vec![None; room.tables.len()];
    let mut queue = VecDeque::from([short]);
    while let Some(table) = queue.pop_front() {
        let mut spare = None;
        for (person, at) in place.iter().enumerate() {
            let Some(from) = *at else { continue };
            if from == short || via[from].is_some() || !room.may_sit(person, table) {
                continue;
            }
            via[from] = Some((person, table));
            queue.push_back(from);
            let fuller = |best: Option<usize>| best.is_none_or(|best| filled[from] > filled[best]);
            if filled[from] > room.tables[from].least && fuller(spare) {
                spare = Some(from);
            }
        }
        if let Some(from) = spare {
            let mut at = from;
            while at != short {
                let Some((person, to)) = via[at] else { break };
                place[person] = Some(to);
                at = to;
            }
            filled[from] -= 1;
            filled[short] += 1;
            return Ok(());
        }
    }
    Err(Stuck::Short { table: short })
}
