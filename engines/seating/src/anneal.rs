//! Simulated annealing over changes of places, after Kirkpatrick, Gelatt and Vecchi (1983).

use crate::chance::Chance;
use crate::state::{Cost, State, parts};

/// How often in a run the temperature falls and the watch is asked.
const STAGES: u64 = 400;
/// Changes that are tried to find out how large differences are.
const SAMPLES: usize = 400;

/// How far an anneal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps taken.
    pub steps: u64,
    /// Steps in all.
    pub of: u64,
}

/// How an anneal went.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The tables of the best seating seen.
    pub(crate) best: Vec<usize>,
    pub(crate) cost: Cost,
    pub(crate) steps: u64,
    /// Whether the watch ended it.
    pub(crate) stopped: bool,
}

/// How it goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schedule {
    pub(crate) steps: u64,
    /// First and last temperature, as parts of the mean difference.
    pub(crate) heat: (f64, f64),
    /// What a breach weighs while searching, in mean differences; a move half of that. Less
    /// than everything, so that the search can pass through; the best is kept by the true cost.
    pub(crate) breach: f64,
    /// A cost below which nothing can be: reaching it ends the search.
    pub(crate) floor: Cost,
}

/// Tries changes, takes what is better and sometimes what is worse, less and less often.
/// The best seating is kept; `watch` hears how far it is and ends it by `true`.
pub(crate) fn anneal(
    state: &mut State<'_>,
    chance: &mut Chance,
    schedule: Schedule,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Outcome {
    let mut search = Search::new(state, schedule, chance);
    let stage = schedule.steps.div_ceil(STAGES).max(1);
    let mut outcome = Outcome { best: Vec::new(), cost: 0, steps: 0, stopped: false };
    let (hot, cold) = search.temperatures;
    let falls = (schedule.steps.div_ceil(stage)).saturating_sub(1).max(1);
    let factor = libm::pow(cold / hot, 1.0 / falls as f64);
    search.temperature = hot;
    while outcome.steps < schedule.steps && search.best_cost() > schedule.floor {
        if watch(Progress { steps: outcome.steps, of: schedule.steps }) {
            outcome.stopped = true;
            break;
        }
        let until = (outcome.steps + stage).min(schedule.steps);
        while outcome.steps < until && search.best_cost() > schedule.floor {
            search.step(chance);
            outcome.steps += 1;
        }
        search.temperature *= factor;
    }
    (outcome.best, outcome.cost) = search.end();
    outcome
}

struct Search<'s, 'r> {
    state: &'s mut State<'r>,
    temperatures: (f64, f64),
    temperature: f64,
    /// What a breach of what must be kept weighs while searching: enough that none
    /// stays, not so much that nothing can pass.
    breach: f64,
    saved: Vec<usize>,
    saved_cost: Cost,
    /// Whether the seating at hand is better than the saved one.
    ahead: bool,
    /// Whether some table has seats to spare.
    slack: bool,
    round: usize,
}

impl<'s, 'r> Search<'s, 'r> {
    fn new(state: &'s mut State<'r>, schedule: Schedule, chance: &mut Chance) -> Self {
        let saved = state.table_of.clone();
        let saved_cost = state.cost;
        let slack = state.room.tables.iter().any(|table| table.least < table.most);
        let mut search = Self {
            state,
            temperatures: (1.0, 0.1),
            temperature: 1.0,
            breach: 1.0,
            saved,
            saved_cost,
            ahead: false,
            slack,
            round: 0,
        };
        let mean = search.mean_difference(chance);
        search.temperatures = (schedule.heat.0 * mean, schedule.heat.1 * mean);
        search.breach = mean * schedule.breach;
        search
    }

    /// How much a change by chance changes what is weighed, on average.
    fn mean_difference(&mut self, chance: &mut Chance) -> f64 {
        let (mut sum, mut number) = (0.0, 0.0);
        for _ in 0..SAMPLES {
            if let Some((round, a, b)) = self.two(chance) {
                let (_, _, weighed) = parts(self.state.swap_cost(round, a, b));
                if weighed != 0 {
                    sum += weighed.unsigned_abs() as f64;
                    number += 1.0;
                }
            }
        }
        if number > 0.0 { sum / number } else { 1.0 }
    }

    fn best_cost(&self) -> Cost {
        self.saved_cost.min(self.state.cost)
    }

    fn next_round(&mut self) -> usize {
        self.round += 1;
        if self.round >= self.state.room.rounds {
            self.round = 0;
        }
        self.round
    }

    /// A round, and two people who sit at different tables in it and may change places.
    fn two(&mut self, chance: &mut Chance) -> Option<(usize, usize, usize)> {
        let people = self.state.room.people();
        let (round, a, b) = (self.next_round(), chance.below(people), chance.below(people));
        (self.state.table(round, a) != self.state.table(round, b)).then_some((round, a, b))
    }

    fn accepts(&self, difference: Cost, chance: &mut Chance) -> bool {
        if difference <= 0 {
            return true;
        }
        let (kept, moved, weighed) = parts(difference);
        let worse = weighed as f64 + self.breach * (kept as f64 + moved as f64 / 2.0);
        worse <= chance.allowance(self.temperature)
    }

    fn step(&mut self, chance: &mut Chance) {
        if self.slack && chance.below(4) == 0 {
            return self.try_shift(chance);
        }
        let Some((round, a, b)) = self.two(chance) else { return };
        let room = self.state.room;
        if !(room.group[a].is_empty() && room.group[b].is_empty()) {
            return self.try_groups(round, a, b, chance);
        }
        let (of_a, of_b) = (self.state.table(round, a), self.state.table(round, b));
        if !room.may_sit(a, of_b) || !room.may_sit(b, of_a) {
            return;
        }
        let difference = self.state.swap_cost(round, a, b);
        if self.accepts(difference, chance) {
            self.leave(difference);
            self.state.swap(round, a, b, difference);
            self.arrive();
        }
    }

    /// Moves somebody to a free seat.
    fn try_shift(&mut self, chance: &mut Chance) {
        let room = self.state.room;
        let round = self.next_round();
        // a table by itself, and not by somebody there: an empty one must be reached too
        let (person, to) = (chance.below(room.people()), chance.below(room.tables.len()));
        let from = self.state.table(round, person);
        if from == to {
            return;
        }
        let filled = |table: usize| self.state.at[round * room.tables.len() + table].len();
        let fits = filled(from) > room.tables[from].least && filled(to) < room.tables[to].most;
        if !fits || !room.may_sit(person, to) {
            return;
        }
        self.save();
        let difference = self.state.shift(round, person, to);
        if !self.accepts(difference, chance) {
            self.state.shift(round, person, from);
        }
        self.arrive();
    }

    /// Lets those who always sit together change places with as many others.
    fn try_groups(&mut self, round: usize, a: usize, b: usize, chance: &mut Chance) {
        let (of_a, of_b) = (self.state.table(round, a), self.state.table(round, b));
        let mut ours = self.with(round, a, of_a);
        let mut theirs = self.with(round, b, of_b);
        if ours.len() < theirs.len() {
            std::mem::swap(&mut ours, &mut theirs);
        }
        let (from, to) = if ours[0] == a { (of_a, of_b) } else { (of_b, of_a) };
        let room = self.state.room;
        // others of that table, who belong to nobody, make up the number
        let mut others: Vec<usize> = self.state.at[round * room.tables.len() + to]
            .iter()
            .copied()
            .filter(|other| room.group[*other].is_empty() && !theirs.contains(other))
            .collect();
        chance.shuffle(&mut others);
        theirs.extend(others);
        if theirs.len() < ours.len() {
            return;
        }
        theirs.truncate(ours.len());
        let may = ours.iter().all(|who| room.may_sit(*who, to))
            && theirs.iter().all(|who| room.may_sit(*who, from));
        if !may {
            return;
        }
        self.save();
        let mut difference = 0;
        for (one, other) in ours.iter().zip(&theirs) {
            let cost = self.state.swap_cost(round, *one, *other);
            self.state.swap(round, *one, *other, cost);
            difference += cost;
        }
        if !self.accepts(difference, chance) {
            for (one, other) in ours.iter().zip(&theirs).rev() {
                let cost = self.state.swap_cost(round, *one, *other);
                self.state.swap(round, *one, *other, cost);
            }
        }
        self.arrive();
    }

    /// Those of a person's group at this table, the person first.
    fn with(&self, round: usize, person: usize, table: usize) -> Vec<usize> {
        let group = self.state.room.group[person].iter().copied();
        let here = group.filter(|who| *who != person && self.state.table(round, *who) == table);
        std::iter::once(person).chain(here).collect()
    }

    /// Before a change that is worse: the best must not be lost.
    fn leave(&mut self, difference: Cost) {
        if difference > 0 {
            self.save();
        }
    }

    fn save(&mut self) {
        if self.ahead {
            self.saved.clone_from(&self.state.table_of);
            self.saved_cost = self.state.cost;
            self.ahead = false;
        }
    }

    fn arrive(&mut self) {
        self.ahead = self.state.cost < self.saved_cost;
    }

    fn end(mut self) -> (Vec<usize>, Cost) {
        self.save();
        (self.saved, self.saved_cost)
    }
}
