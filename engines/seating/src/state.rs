//! A seating that knows what a change would cost before it is made.

use crate::request::Relation;
use crate::room::Room;

/// What a seating costs, in three storeys so that one number compares them: what must be
/// kept, then people away from where they sat before, then what is weighed. The limits in
/// `room` keep each storey from reaching the next.
pub(crate) type Cost = i128;

/// One breach of what must be kept: of a pair or of a bound.
const KEPT: u32 = 91;
/// One person away from where they sat before.
const MOVED: u32 = 72;

/// Splits a cost, or a difference of costs, into breaches, moves and what is weighed.
pub(crate) fn parts(cost: Cost) -> (Cost, Cost, Cost) {
    let kept = (cost + (1 << (KEPT - 1))) >> KEPT;
    let rest = cost - (kept << KEPT);
    let moved = (rest + (1 << (MOVED - 1))) >> MOVED;
    (kept, moved, rest - (moved << MOVED))
}

const fn kept(times: Cost) -> Cost {
    times << KEPT
}

/// A seating of all rounds.
#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    pub(crate) room: &'a Room,
    /// The table of a person in a round: `round * people + person`.
    pub(crate) table_of: Vec<usize>,
    /// Where a person stands among those at their table, in a round.
    place: Vec<usize>,
    /// Those at a table in a round: `round * tables + table`.
    pub(crate) at: Vec<Vec<usize>>,
    /// How many of a value are at a table in a round.
    count: Vec<u32>,
    /// What one more and one fewer of a value would cost there.
    more: Vec<Cost>,
    fewer: Vec<Cost>,
    /// For two people, their relation and how often they have met, as a place in
    /// `up` and `down`.
    met: Vec<u8>,
    /// What one more, and what one fewer meeting costs.
    up: [Cost; 256],
    down: [Cost; 256],
    /// The sum of distances of a person to those at a table, in a round.
    near: Vec<i64>,
    /// Where a person sat before, in a round; `usize::MAX` for nowhere.
    former: Option<Vec<usize>>,
    pub(crate) cost: Cost,
}

impl<'a> State<'a> {
    /// Takes a seating: the table of every person, round by round.
    pub(crate) fn new(room: &'a Room, table_of: Vec<usize>, former: Option<Vec<usize>>) -> Self {
        let (people, tables, values) = (room.people(), room.tables.len(), room.values.len());
        let cells = room.rounds * tables;
        let (up, down, zero) = meeting_costs(room);
        let mut state = Self {
            room,
            place: vec![0; table_of.len()],
            at: vec![Vec::new(); cells],
            count: vec![0; cells * values],
            more: vec![0; cells * values],
            fewer: vec![0; cells * values],
            met: vec![0; people * people],
            up,
            down,
            near: Vec::new(),
            former,
            cost: 0,
            table_of,
        };
        for (a, b, relation) in &room.pairs {
            let class = class(*relation, room.span);
            state.met[a * people + b] = class;
            state.met[b * people + a] = class;
            state.cost += zero[usize::from(class) / (room.span + 1) - 1];
        }
        for (a, b, times) in &room.met {
            state.have_met(*a, *b, *times);
        }
        for round in 0..room.rounds {
            for person in 0..people {
                let cell = round * tables + state.table_of[round * people + person];
                for other in 0..state.at[cell].len() {
                    let other = state.at[cell][other];
                    state.cost += state.up[usize::from(state.met[person * people + other])];
                    state.meet(person, other, true);
                }
                state.sit(round, person, cell);
            }
        }
        state.measure();
        state
    }

    /// Two people who have met in rounds that have been. For those to be kept apart, or
    /// always together, only the rounds to come count.
    fn have_met(&mut self, a: usize, b: usize, times: u8) {
        let class = usize::from(self.met[a * self.room.people() + b]) / (self.room.span + 1);
        if class == 0 || class == 2 {
            for _ in 0..times {
                self.cost += self.up[usize::from(self.met[a * self.room.people() + b])];
                self.meet(a, b, true);
            }
        }
    }

    /// Field by field, distances and moves: what a fresh seating costs.
    fn measure(&mut self) {
        let room = self.room;
        let tables = room.tables.len();
        for cell in 0..self.at.len() {
            for value in 0..room.values.len() {
                self.refresh(cell, value);
            }
            self.cost += self.fields_cost(cell);
        }
        let moved = |former: &Vec<usize>| {
            self.table_of.iter().zip(former).filter(|(now, then)| now != then).count()
        };
        let moved = self.former.as_ref().map_or(0, moved);
        self.cost += moved as Cost * (1 << MOVED);
        let Some(distances) = &room.distances else { return };
        let people = room.people();
        self.near = vec![0; room.rounds * people * tables];
        for round in 0..room.rounds {
            for person in 0..people {
                let start = (round * people + person) * tables;
                for other in 0..people {
                    let table = self.table_of[round * people + other];
                    self.near[start + table] += i64::from(distances[person * people + other]);
                }
                let own = self.near[start + self.table_of[round * people + person]];
                // each pair is counted from both sides
                self.cost -= Cost::from(own) * Cost::from(room.weights.distance) / 2;
            }
        }
    }

    pub(crate) fn table(&self, round: usize, person: usize) -> usize {
        self.table_of[round * self.room.people() + person]
    }

    fn cell(&self, round: usize, table: usize) -> usize {
        round * self.room.tables.len() + table
    }

    /// How often two people meet.
    pub(crate) fn meetings(&self, a: usize, b: usize) -> usize {
        let class = usize::from(self.met[a * self.room.people() + b]);
        class % (self.room.span + 1)
    }

    /// How many of a value are at a table.
    pub(crate) fn count(&self, round: usize, table: usize, value: usize) -> u32 {
        self.count[self.cell(round, table) * self.room.values.len() + value]
    }

    fn fields_cost(&self, cell: usize) -> Cost {
        let limits = self.room.limits(cell % self.room.tables.len(), self.at[cell].len());
        let start = cell * self.room.values.len();
        let value = |at: usize| self.value_cost(&limits[at], at, self.count[start + at]);
        (0..limits.len()).map(value).sum()
    }

    fn value_cost(&self, limit: &crate::limit::Limit, value: usize, count: u32) -> Cost {
        let weight = self.room.fields[self.room.values[value].0].1;
        let quota = Cost::from(limit.quota_miss(count)) * Cost::from(weight);
        quota * Cost::from(self.room.weights.mix) + kept(Cost::from(limit.bound_miss(count)))
    }

    /// Works out again what one more and one fewer of a value would cost.
    fn refresh(&mut self, cell: usize, value: usize) {
        let limits = self.room.limits(cell % self.room.tables.len(), self.at[cell].len());
        let at = cell * self.room.values.len() + value;
        let (limit, count) = (&limits[value], self.count[at]);
        let now = self.value_cost(limit, value, count);
        self.more[at] = self.value_cost(limit, value, count + 1) - now;
        self.fewer[at] =
            if count == 0 { 0 } else { self.value_cost(limit, value, count - 1) - now };
    }

    fn meet(&mut self, a: usize, b: usize, again: bool) {
        let people = self.room.people();
        for at in [a * people + b, b * people + a] {
            let before = self.met[at];
            self.met[at] = if again { before.saturating_add(1) } else { before.saturating_sub(1) };
        }
    }

    fn sit(&mut self, round: usize, person: usize, cell: usize) {
        let people = self.room.people();
        self.table_of[round * people + person] = cell % self.room.tables.len();
        self.place[round * people + person] = self.at[cell].len();
        self.at[cell].push(person);
        let values = self.room.values.len();
        for value in self.room.values_of(person) {
            self.count[cell * values + value] += 1;
        }
    }

    fn rise(&mut self, round: usize, person: usize, cell: usize) {
        let people = self.room.people();
        let place = self.place[round * people + person];
        self.at[cell].swap_remove(place);
        if let Some(moved) = self.at[cell].get(place) {
            self.place[round * people + moved] = place;
        }
        let values = self.room.values.len();
        for value in self.room.values_of(person) {
            self.count[cell * values + value] -= 1;
        }
    }

    fn away(&self, round: usize, person: usize, table: usize) -> Cost {
        let at = round * self.room.people() + person;
        let away = self.former.as_ref().is_some_and(|former| former[at] != table);
        Cost::from(away) << MOVED
    }

    /// What it would cost if two people at different tables changed places.
    pub(crate) fn swap_cost(&self, round: usize, a: usize, b: usize) -> Cost {
        let room = self.room;
        let people = room.people();
        let (of_a, of_b) = (self.table(round, a), self.table(round, b));
        let (cell_a, cell_b) = (self.cell(round, of_a), self.cell(round, of_b));
        let values = room.values.len();
        let (more_a, more_b) =
            (&self.more[cell_a * values..][..values], &self.more[cell_b * values..][..values]);
        let (fewer_a, fewer_b) =
            (&self.fewer[cell_a * values..][..values], &self.fewer[cell_b * values..][..values]);
        let mut cost = 0;
        for (va, vb) in room.values_of(a).iter().zip(room.values_of(b)) {
            if va != vb {
                cost += fewer_a[*va] + more_a[*vb] + fewer_b[*vb] + more_b[*va];
            }
        }
        let (met_a, met_b) = (&self.met[a * people..][..people], &self.met[b * people..][..people]);
        for other in &self.at[cell_a] {
            if *other != a {
                cost += self.down[usize::from(met_a[*other])] + self.up[usize::from(met_b[*other])];
            }
        }
        for other in &self.at[cell_b] {
            if *other != b {
                cost += self.down[usize::from(met_b[*other])] + self.up[usize::from(met_a[*other])];
            }
        }
        if let Some(distances) = &room.distances {
            let tables = room.tables.len();
            let near_a = &self.near[(round * people + a) * tables..][..tables];
            let near_b = &self.near[(round * people + b) * tables..][..tables];
            let between = i64::from(distances[a * people + b]);
            let gain = near_a[of_b] - near_a[of_a] + near_b[of_a] - near_b[of_b] - 2 * between;
            cost -= Cost::from(gain) * Cost::from(room.weights.distance);
        }
        if self.former.is_some() {
            cost += self.away(round, a, of_b) - self.away(round, a, of_a);
            cost += self.away(round, b, of_a) - self.away(round, b, of_b);
        }
        cost
    }

    /// Lets two people at different tables change places.
    pub(crate) fn swap(&mut self, round: usize, a: usize, b: usize, cost: Cost) {
        let (of_a, of_b) = (self.table(round, a), self.table(round, b));
        let (cell_a, cell_b) = (self.cell(round, of_a), self.cell(round, of_b));
        self.part(round, a, cell_a);
        self.part(round, b, cell_b);
        self.join(round, a, cell_b);
        self.join(round, b, cell_a);
        for field in 0..self.room.fields.len() {
            let (va, vb) = (self.room.values_of(a)[field], self.room.values_of(b)[field]);
            if va != vb {
                for cell in [cell_a, cell_b] {
                    self.refresh(cell, va);
                    self.refresh(cell, vb);
                }
            }
        }
        self.draw_near(round, a, of_a, of_b);
        self.draw_near(round, b, of_b, of_a);
        self.cost += cost;
    }

    /// Moves one person to a table with a free seat; gives what it cost.
    pub(crate) fn shift(&mut self, round: usize, person: usize, table: usize) -> Cost {
        let people = self.room.people();
        let from = self.table(round, person);
        let (old, new) = (self.cell(round, from), self.cell(round, table));
        let before = self.fields_cost(old) + self.fields_cost(new);
        let met = &self.met[person * people..][..people];
        let left = self.at[old].iter().filter(|other| **other != person);
        let mut cost: Cost = left.map(|other| self.down[usize::from(met[*other])]).sum();
        cost += self.at[new].iter().map(|other| self.up[usize::from(met[*other])]).sum::<Cost>();
        if self.room.distances.is_some() {
            let near = &self.near[(round * people + person) * self.room.tables.len()..];
            cost -= Cost::from(near[table] - near[from]) * Cost::from(self.room.weights.distance);
        }
        cost += self.away(round, person, table) - self.away(round, person, from);
        self.part(round, person, old);
        self.join(round, person, new);
        for value in 0..self.room.values.len() {
            self.refresh(old, value);
            self.refresh(new, value);
        }
        self.draw_near(round, person, from, table);
        cost += self.fields_cost(old) + self.fields_cost(new) - before;
        self.cost += cost;
        cost
    }

    fn part(&mut self, round: usize, person: usize, cell: usize) {
        self.rise(round, person, cell);
        for other in 0..self.at[cell].len() {
            self.meet(person, self.at[cell][other], false);
        }
    }

    fn join(&mut self, round: usize, person: usize, cell: usize) {
        for other in 0..self.at[cell].len() {
            self.meet(person, self.at[cell][other], true);
        }
        self.sit(round, person, cell);
    }

    /// Everyone's sums of distances, after somebody went from a table to another.
    fn draw_near(&mut self, round: usize, person: usize, from: usize, to: usize) {
        let Some(distances) = &self.room.distances else { return };
        let (people, tables) = (self.room.people(), self.room.tables.len());
        let to_all = &distances[person * people..][..people];
        let rows = self.near[round * people * tables..].chunks_exact_mut(tables);
        for (row, distance) in rows.zip(to_all) {
            row[from] -= i64::from(*distance);
            row[to] += i64::from(*distance);
        }
    }
}

/// Where a relation begins among the costs of meetings.
fn class(relation: Relation, span: usize) -> u8 {
    let class = match relation {
        Relation::Apart => 1,
        Relation::Meet => 2,
        Relation::Together => 3,
    };
    u8::try_from(class * (span + 1)).unwrap_or(u8::MAX)
}

/// What one more and one fewer meeting costs, by relation and number of meetings; and
/// what it costs not to have met, for apart, meet and together.
///
/// Anyone: m(m−1)/2 times the weight, so that meetings spread. Apart: each is a breach.
/// Meet: none is a breach. Together: each that is lacking is one.
fn meeting_costs(room: &Room) -> ([Cost; 256], [Cost; 256], [Cost; 3]) {
    let rounds = room.rounds;
    let again = Cost::from(room.weights.again);
    let cost = |class: usize, meetings: usize| {
        let times = meetings as Cost;
        let spread = again * times * (times - 1) / 2;
        match class {
            0 => spread,
            1 => kept(times),
            2 => spread + kept(Cost::from(times == 0)),
            _ => kept(rounds as Cost - times),
        }
    };
    let (mut up, mut down) = ([0; 256], [0; 256]);
    for class in 0..4 {
        for meetings in 0..room.span {
            let at = class * (room.span + 1) + meetings;
            let rise = cost(class, meetings + 1) - cost(class, meetings);
            (up[at], down[at + 1]) = (rise, -rise);
        }
    }
    (up, down, [cost(1, 0), cost(2, 0), cost(3, 0)])
}
