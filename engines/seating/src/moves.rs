//! One round of a former plan, with the fewest people moved: a cheapest flow from people to
//! tables, by successive shortest paths (Busacker and Gowen 1960; Bellman-Ford).

use crate::room::Room;

/// People times tables times people to place, above which the flow takes too long.
const MOST_WORK: usize = 200_000_000;
/// What a seat that brings a table to its least is worth: above all moves.
const FILLS: i64 = 1 << 32;

/// Where everyone sits, and how many of those who had a table leave it: no round of such
/// tables, with people where they may sit, has fewer. Pairs and bounds are not looked at.
/// Nothing if the flow would take too long or isn't there.
pub(crate) fn fewest_moves(
    room: &Room,
    then: &[Option<usize>],
    order: &[usize],
) -> Option<(Vec<usize>, u64)> {
    let mut flow =
        Flow { room, then, now: vec![None; then.len()], at: vec![Vec::new(); room.tables.len()] };
    // own seats below the least of a table are the cheapest there are: they are given first
    let mut left = Vec::new();
    for person in order {
        let home = then[*person].filter(|home| *home < room.tables.len());
        match home {
            Some(home)
                if room.may_sit(*person, home) && flow.at[home].len() < room.tables[home].least =>
            {
                flow.at[home].push(*person);
                flow.now[*person] = Some(home);
            }
            _ => left.push(*person),
        }
    }
    if left.len().saturating_mul(then.len()).saturating_mul(room.tables.len()) > MOST_WORK {
        return None;
    }
    // those who had a table before those who are new: a new one has no seat to lose
    left.sort_by_key(|who| then[*who].is_none());
    for person in left {
        flow.place(person)?;
    }
    let now: Vec<usize> = flow.now.iter().copied().collect::<Option<_>>()?;
    if flow.at.iter().zip(&room.tables).any(|(at, table)| at.len() < table.least) {
        return None;
    }
    let moved = now.iter().zip(then).filter(|(now, then)| then.is_some_and(|then| then != **now));
    let moved = moved.count() as u64;
    Some((now, moved))
}

struct Flow<'a> {
    room: &'a Room,
    then: &'a [Option<usize>],
    now: Vec<Option<usize>>,
    at: Vec<Vec<usize>>,
}

impl Flow<'_> {
    /// Whether somebody who had a table would be away from it.
    fn away(&self, person: usize, table: usize) -> i64 {
        i64::from(self.then[person].is_some_and(|then| then != table))
    }

    /// Seats one more person, by the cheapest chain of moves.
    fn place(&mut self, person: usize) -> Option<()> {
        let tables = self.room.tables.len();
        let mut cost = vec![i64::MAX; tables];
        let mut via: Vec<Option<(usize, Option<usize>)>> = vec![None; tables];
        for table in (0..tables).filter(|table| self.room.may_sit(person, *table)) {
            cost[table] = self.away(person, table);
            via[table] = Some((person, None));
        }
        // a cheapest flow has no circle below nothing, so as many passes as tables do
        for _ in 0..tables {
            if !self.relax(&mut cost, &mut via) {
                break;
            }
        }
        let price = |table: &usize| {
            let (seats, filled) = (&self.room.tables[*table], self.at[*table].len());
            let fills = if filled < seats.least { FILLS } else { 0 };
            let open = filled < seats.most && cost[*table] < i64::MAX;
            // of seats that cost the same, one at the emptiest table
            open.then(|| (cost[*table] - fills, filled * 1000 / seats.most))
        };
        let end = (0..tables).filter(|at| price(at).is_some()).min_by_key(|at| price(at))?;
        let mut table = end;
        while let Some((who, from)) = via[table] {
            if let Some(from) = from {
                self.at[from].retain(|other| *other != who);
            }
            self.at[table].push(who);
            self.now[who] = Some(table);
            match from {
                Some(from) => table = from,
                None => return Some(()),
            }
        }
        None
    }

    /// One pass over everyone who sits somewhere; whether anything became cheaper.
    fn relax(&self, cost: &mut [i64], via: &mut [Option<(usize, Option<usize>)>]) -> bool {
        let mut changed = false;
        for from in 0..cost.len() {
            if cost[from] == i64::MAX {
                continue;
            }
            for who in &self.at[from] {
                let leaves = cost[from] - self.away(*who, from);
                for table in 0..cost.len() {
                    let now = leaves + self.away(*who, table);
                    if table != from && now < cost[table] && self.room.may_sit(*who, table) {
                        cost[table] = now;
                        via[table] = Some((*who, Some(from)));
                        changed = true;
                    }
                }
            }
        }
        changed
    }
}

/// Who can stay, and how many can't: their table is gone, isn't right for them any more,
/// or has too few seats.
pub(crate) fn stay(
    room: &Room,
    then: &[Option<usize>],
    order: &[usize],
) -> (Vec<Option<usize>>, u64) {
    let mut filled = vec![0; room.tables.len()];
    let mut kept = vec![None; then.len()];
    let mut displaced = 0;
    let mut order = order.to_vec();
    // whoever belongs to others or can only sit at few tables first
    order.sort_by_key(|who| {
        let open = (0..room.tables.len()).filter(|table| room.may_sit(*who, *table)).count();
        (room.group[*who].is_empty(), open)
    });
    for who in order {
        let Some(table) = then[who] else { continue };
        let fits = table < room.tables.len()
            && room.may_sit(who, table)
            && filled[table] < room.tables[table].most;
        if fits {
            filled[table] += 1;
            kept[who] = Some(table);
        } else {
            displaced += 1;
        }
    }
    (kept, displaced)
}
