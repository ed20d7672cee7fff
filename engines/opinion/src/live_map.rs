//! A map that keeps up with votes, for many readers at once.
//!
//! Between two drawings the directions and the groups stay as they were drawn; a vote moves the
//! person who gave it, and counts in tallies and shared ground at once. What one vote changes is
//! what counting everything again under the same drawing gives, to the last bit.
//! [`LiveMap::redraw`] draws anew, with [`crate::map`]: after so many votes, or at rest.
//!
//! Readers hold a snapshot, which never changes. A writer makes the next one beside it and only
//! then puts it in its place; the lock is held for the exchange of one pointer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::ground::{self, Ground};
use crate::groups::largest;
use crate::map::Frame;
use crate::polis::{Flags, Tally};
use crate::votes::{Cell, Vote};
use crate::{Live, OpinionMap, Options, Person, StatementFigures, map};

/// Parts that people are kept in: one vote copies one of them.
const PARTS: u64 = 1024;

/// A map as it was at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    people: Vec<Arc<BTreeMap<u64, Person>>>,
    /// By their ids.
    pub statements: BTreeMap<u64, StatementFigures>,
    /// Tallies by group and the id of the statement; everybody's where there are no groups.
    pub by_group: Vec<BTreeMap<u64, Tally>>,
    /// Whether there are stable groups.
    pub stable: bool,
    /// Votes, changes and withdrawals since the map was drawn.
    pub since_drawn: u64,
}

impl Snapshot {
    /// Somebody on the map. None without votes.
    pub fn person(&self, id: u64) -> Option<&Person> {
        self.people.get((id % PARTS) as usize)?.get(&id)
    }

    /// Everybody.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().flat_map(|part| part.values())
    }

    fn set(&mut self, id: u64, person: Option<Person>) {
        let Some(part) = self.people.get_mut((id % PARTS) as usize) else { return };
        let part = Arc::make_mut(part);
        match person {
            Some(person) => _ = part.insert(id, person),
            None => _ = part.remove(&id),
        }
    }
}

/// Gives the newest snapshot. Cheap to clone; goes on while a writer is at work.
#[derive(Debug, Clone)]
pub struct Reader(Arc<RwLock<Arc<Snapshot>>>);

impl Reader {
    /// The map as it is now.
    pub fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One conversation and its map, kept up with every vote.
#[derive(Debug)]
pub struct LiveMap {
    live: Live,
    /// Ids of statements that are moderated out.
    out: BTreeSet<u64>,
    frame: Arc<Frame>,
    /// Places of statements on the drawn map, by id; of those that count.
    drawn: BTreeMap<u64, usize>,
    bridging: BTreeMap<u64, StatementFigures>,
    groups: usize,
    since_drawn: u64,
    published: Reader,
}

impl LiveMap {
    /// Draws the map of a conversation, without the statements (ids) that are moderated out.
    pub fn draw(live: Live, out: BTreeSet<u64>, options: &Options) -> Self {
        let empty = Snapshot {
            people: Vec::new(),
            statements: BTreeMap::new(),
            by_group: Vec::new(),
            stable: false,
            since_drawn: 0,
        };
        let first = drawing(&live, &out, options);
        let mut this = Self {
            frame: Arc::clone(&first.frame),
            drawn: BTreeMap::new(),
            bridging: BTreeMap::new(),
            groups: 0,
            since_drawn: 0,
            live,
            out,
            published: Reader(Arc::new(RwLock::new(Arc::new(empty)))),
        };
        this.take(&first);
        this
    }

    /// Draws anew; names of groups stay. Readers see the old map until the new one is there.
    pub fn redraw(&mut self, options: &Options) {
        let before = self.names();
        let options = Options { before: options.before.or(Some(&before)), ..*options };
        let next = drawing(&self.live, &self.out, &options);
        self.take(&next);
    }

    /// Moderates a statement out, or lets it in again, and draws anew.
    pub fn moderate(&mut self, statement: u64, out: bool, options: &Options) {
        let changed = if out { self.out.insert(statement) } else { self.out.remove(&statement) };
        if changed {
            self.redraw(options);
        }
    }

    /// Somebody votes, or changes their vote.
    pub fn vote(&mut self, person: u64, statement: u64, vote: Vote) {
        self.change(person, Some(statement), |live| live.vote(person, statement, vote));
    }

    /// Takes one vote back.
    pub fn take_back(&mut self, person: u64, statement: u64) {
        self.change(person, None, |live| _ = live.take_back(person, statement));
    }

    /// Somebody withdraws: nothing of them is left.
    pub fn withdraw(&mut self, person: u64) {
        self.change(person, None, |live| _ = live.withdraw(person));
    }

    /// For whoever reads: as many as there are.
    pub fn reader(&self) -> Reader {
        self.published.clone()
    }

    /// All votes, and the sums of them.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Everything counted again from all votes, under the same drawing.
    pub fn counted_again(&self) -> Snapshot {
        let mut snapshot = Snapshot {
            people: (0..PARTS).map(|_| Arc::default()).collect(),
            statements: BTreeMap::new(),
            by_group: vec![BTreeMap::new(); self.groups.max(1)],
            stable: self.groups > 0,
            since_drawn: self.since_drawn,
        };
        for id in self.live.people() {
            let person = self.frame.person(id, &self.on_the_map(id));
            for (statement, vote) in self.counting(id) {
                count(&mut snapshot.by_group[group_of(&person)], statement, vote, true);
            }
            snapshot.set(id, Some(person));
        }
        for statement in self.live.statistics().statements() {
            let figures = self.figures(&snapshot, *statement);
            snapshot.statements.insert(*statement, figures);
        }
        snapshot
    }

    fn take(&mut self, map: &OpinionMap) {
        self.frame = Arc::clone(&map.frame);
        self.groups = map.groups.len();
        let each = || map.statements.iter().enumerate().filter(|(_, it)| !it.moderated_out);
        self.drawn = each().map(|(place, it)| (it.id, place)).collect();
        self.bridging = map.statements.iter().map(|it| (it.id, it.clone())).collect();
        self.since_drawn = 0;
        self.publish(self.counted_again());
    }

    fn publish(&self, snapshot: Snapshot) {
        let next = Arc::new(snapshot);
        let mut place = self.published.0.write().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *place, next);
        drop(place);
        // dropped only now, when nobody waits
        drop(old);
    }

    /// Makes a change to the votes of one person, and publishes what follows from it.
    fn change(&mut self, id: u64, new: Option<u64>, change: impl FnOnce(&mut Live)) {
        let mut next = (*self.published.now()).clone();
        let mut touched: BTreeSet<u64> = new.into_iter().collect();
        if let Some(before) = next.person(id).map(group_of) {
            for (statement, vote) in self.counting(id) {
                count(&mut next.by_group[before], statement, vote, false);
                touched.insert(statement);
            }
        }
        change(&mut self.live);
        let row = self.live.row(id);
        if row.is_empty() {
            next.set(id, None);
        } else {
            let person = self.frame.person(id, &self.on_the_map(id));
            for (statement, vote) in self.counting(id) {
                count(&mut next.by_group[group_of(&person)], statement, vote, true);
                touched.insert(statement);
            }
            next.set(id, Some(person));
        }
        for statement in touched {
            let figures = self.figures(&next, statement);
            next.statements.insert(statement, figures);
        }
        self.since_drawn += 1;
        next.since_drawn = self.since_drawn;
        self.publish(next);
    }

    /// Somebody's votes on statements that aren't moderated out.
    fn counting(&self, person: u64) -> impl Iterator<Item = (u64, Vote)> {
        let ids = self.live.statistics().statements();
        let row = self.live.row(person).iter();
        row.map(|cell| (ids[cell.statement()], cell.vote())).filter(|it| !self.out.contains(&it.0))
    }

    /// The same on statements that were there when the map was drawn, in its places.
    fn on_the_map(&self, person: u64) -> Vec<Cell> {
        let known = |(id, vote)| self.drawn.get(&id).map(|place| Cell::new(*place, vote));
        let mut row: Vec<Cell> = self.counting(person).filter_map(known).collect();
        row.sort_unstable();
        row
    }

    fn figures(&self, snapshot: &Snapshot, id: u64) -> StatementFigures {
        let tallies =
            || snapshot.by_group.iter().map(|it| it.get(&id).copied().unwrap_or_default());
        let tally = tallies().fold(Tally::default(), Tally::plus);
        let moderated_out = self.out.contains(&id);
        let each: Vec<Vec<Tally>> = tallies().map(|it| vec![it]).collect();
        let (group_aware, worst_group) =
            if moderated_out { (0.0, 0.0) } else { ground::shared(&each, 0) };
        let drawn = self.bridging.get(&id);
        StatementFigures {
            id,
            at: drawn.map_or([0.0; 2], |it| it.at),
            tally,
            ground: Ground {
                group_aware,
                worst_group,
                bridging: drawn.map_or(0.0, |it| it.ground.bridging),
            },
            priority: drawn.map_or(0.0, |it| it.priority),
            moderated_out,
        }
    }

    fn names(&self) -> BTreeMap<u64, usize> {
        let now = self.published.now();
        let labelled = now.people().filter(|it| !it.groups.is_empty());
        labelled.map(|it| (it.id, largest(&it.groups))).collect()
    }
}

fn drawing(live: &Live, out: &BTreeSet<u64>, options: &Options) -> OpinionMap {
    let votes = live.votes();
    let out: Vec<bool> = votes.statements().iter().map(|id| out.contains(id)).collect();
    map(&votes, Flags { out: &out, meta: &[] }, options)
}

/// The group that somebody's votes count in; those of nobody's group count in the first.
fn group_of(person: &Person) -> usize {
    largest(&person.groups)
}

fn count(tallies: &mut BTreeMap<u64, Tally>, statement: u64, vote: Vote, add: bool) {
    let tally = tallies.entry(statement).or_default();
    let number = match vote {
        Vote::Agree => Some(&mut tally.agree),
        Vote::Disagree => Some(&mut tally.disagree),
        Vote::Pass => None,
    };
    let step = |it: &mut u64| *it = if add { *it + 1 } else { it.saturating_sub(1) };
    number.into_iter().for_each(step);
    step(&mut tally.seen);
    if tally.seen == 0 {
        tallies.remove(&statement);
    }
}
