//! One conversation as it goes on: votes, and the sums of them.

use std::collections::BTreeMap;

use crate::statistics::Statistics;
use crate::votes::{Cell, Vote, Votes};

/// One conversation as it goes on: everybody's last votes, and the sums of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Live {
    people: BTreeMap<u64, Vec<Cell>>,
    statistics: Statistics,
}

impl Live {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new statement. One that is known stays.
    pub fn statement(&mut self, id: u64) {
        self.statistics.statement(id);
    }

    /// Somebody votes, or changes their vote: it costs as many steps as they have votes.
    pub fn vote(&mut self, person: u64, statement: u64, vote: Vote) {
        let place = self.statistics.statement(statement);
        let row = self.people.entry(person).or_default();
        let found = row.binary_search_by_key(&place, |cell| cell.statement());
        if let Ok(at) = found {
            let old = row.remove(at);
            self.statistics.add_cell(old, row, -1);
        }
        let cell = Cell::new(place, vote);
        self.statistics.add_cell(cell, row, 1);
        row.insert(found.unwrap_or_else(|at| at), cell);
    }

    /// Takes one vote back. False if there was none.
    pub fn take_back(&mut self, person: u64, statement: u64) -> bool {
        let Some(place) = self.statistics.places.get(&statement) else { return false };
        let Some(row) = self.people.get_mut(&person) else { return false };
        let Ok(at) = row.binary_search_by_key(place, |cell| cell.statement()) else { return false };
        let old = row.remove(at);
        self.statistics.add_cell(old, row, -1);
        if row.is_empty() {
            self.people.remove(&person);
        }
        true
    }

    /// Somebody withdraws: nothing of them is left. False if they weren't there.
    pub fn withdraw(&mut self, person: u64) -> bool {
        let Some(row) = self.people.remove(&person) else { return false };
        self.statistics.add_row(&row, -1);
        true
    }

    /// Everybody who has votes, ascending.
    pub fn people(&self) -> impl Iterator<Item = u64> {
        self.people.keys().copied()
    }

    /// Somebody's votes, in the places of [`Live::statistics`]; none of whom isn't there.
    pub fn row(&self, person: u64) -> &[Cell] {
        self.people.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The sums.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }

    /// All votes as they are now.
    pub fn votes(&self) -> Votes {
        let mut ids = self.statistics.statements().to_vec();
        ids.sort_unstable();
        let place = |id: u64| ids.binary_search(&id).unwrap_or_default();
        let new: Vec<usize> = self.statistics.statements().iter().map(|id| place(*id)).collect();
        let rows = self.people.iter().map(|(person, row)| {
            let mut row: Vec<Cell> =
                row.iter().map(|cell| Cell::new(new[cell.statement()], cell.vote())).collect();
            row.sort_unstable();
            (*person, row)
        });
        // in order by how they were made
        Votes::from_rows(ids.clone(), rows).unwrap_or_default()
    }
}
