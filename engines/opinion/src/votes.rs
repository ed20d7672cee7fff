//! Who voted what: the last vote of each person on each statement.

use std::collections::BTreeSet;

/// What somebody says to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// −1.
    Disagree,
    /// 0: seen, and neither.
    Pass,
    /// +1.
    Agree,
}

impl Vote {
    /// −1, 0 or 1.
    pub const fn value(self) -> i8 {
        match self {
            Self::Disagree => -1,
            Self::Pass => 0,
            Self::Agree => 1,
        }
    }

    /// The vote that −1, 0 or 1 stands for.
    pub const fn from_value(value: i64) -> Option<Self> {
        match value {
            -1 => Some(Self::Disagree),
            0 => Some(Self::Pass),
            1 => Some(Self::Agree),
            _ => None,
        }
    }

    const fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Disagree,
            1 => Self::Pass,
            _ => Self::Agree,
        }
    }

    const fn code(self) -> u32 {
        match self {
            Self::Disagree => 0,
            Self::Pass => 1,
            Self::Agree => 2,
        }
    }
}

/// A vote as it is kept: its statement's place and its value, in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(u32);

/// Most statements of one conversation.
pub const MAX_STATEMENTS: usize = 1 << 24;

impl Cell {
    /// A vote on the statement at this place (below [`MAX_STATEMENTS`]).
    pub const fn new(statement: usize, vote: Vote) -> Self {
        Self((statement as u32) << 2 | vote.code())
    }

    /// The place of the statement.
    pub const fn statement(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// What was said.
    pub const fn vote(self) -> Vote {
        Vote::from_code(self.0 & 3)
    }

    /// −1.0, 0.0 or 1.0.
    pub fn value(self) -> f64 {
        f64::from((self.0 & 3) as i32 - 1)
    }

    /// 0 disagree, 1 pass, 2 agree.
    pub(crate) const fn code(self) -> usize {
        (self.0 & 3) as usize
    }

    /// A number for each pair of statement and vote.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }
}

/// The last vote of each person on each statement; people and statements in the order of
/// their ids. Four bytes a vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Votes {
    people: Vec<u64>,
    statements: Vec<u64>,
    starts: Vec<usize>,
    cells: Vec<Cell>,
}

impl Votes {
    /// Everybody who voted, ascending.
    pub fn people(&self) -> &[u64] {
        &self.people
    }

    /// Every statement that is known, ascending.
    pub fn statements(&self) -> &[u64] {
        &self.statements
    }

    /// How many votes there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nobody voted.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The votes of the person at a place, by ascending statement.
    pub fn row(&self, person: usize) -> &[Cell] {
        &self.cells[self.starts[person]..self.starts[person + 1]]
    }

    /// Everybody's votes, in the order of [`Votes::people`].
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.starts.windows(2).map(|pair| &self.cells[pair[0]..pair[1]])
    }

    /// The place of a statement.
    pub fn statement_at(&self, id: u64) -> Option<usize> {
        self.statements.binary_search(&id).ok()
    }

    /// The place of a person.
    pub fn person_at(&self, id: u64) -> Option<usize> {
        self.people.binary_search(&id).ok()
    }

    /// Votes that lie in rows already: people ascending, each row by ascending statement.
    /// Whatever is out of order, repeated or beyond the statements is an error, told by the
    /// person's place.
    pub fn from_rows(
        statements: Vec<u64>,
        rows: impl IntoIterator<Item = (u64, Vec<Cell>)>,
    ) -> Result<Self, RowError> {
        if statements.len() > MAX_STATEMENTS || statements.windows(2).any(|two| two[0] >= two[1]) {
            return Err(RowError::Statements);
        }
        let mut votes = Self { statements, starts: vec![0], ..Self::default() };
        for (person, row) in rows {
            let place = votes.people.len();
            let ordered = row.windows(2).all(|two| two[0].statement() < two[1].statement());
            let known = row.last().is_none_or(|last| last.statement() < votes.statements.len());
            if !ordered || !known || votes.people.last().is_some_and(|last| *last >= person) {
                return Err(RowError::Row { place });
            }
            votes.people.push(person);
            votes.cells.extend(row);
            votes.starts.push(votes.cells.len());
        }
        Ok(votes)
    }

    /// The same without some people, who are told by their places.
    #[must_use]
    pub fn without(&self, left_out: &BTreeSet<usize>) -> Self {
        let mut votes =
            Self { statements: self.statements.clone(), starts: vec![0], ..Self::default() };
        for (place, row) in self.rows().enumerate() {
            if !left_out.contains(&place) {
                votes.people.push(self.people[place]);
                votes.cells.extend_from_slice(row);
                votes.starts.push(votes.cells.len());
            }
        }
        votes
    }
}

/// Rows that can't be taken as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// Ids of statements must ascend, and be fewer than [`MAX_STATEMENTS`].
    #[error("statements must ascend, each once")]
    Statements,
    /// People must ascend, and the votes of each by statement.
    #[error("row {place}: people must ascend, and the votes of each by statement, each once")]
    Row {
        /// Which row, from 0.
        place: usize,
    },
}

/// Takes votes in any order; of several by one person on one statement the latest counts,
/// and of those at one moment the one that was added last.
#[derive(Debug, Clone, Default)]
pub struct VotesBuilder {
    statements: BTreeSet<u64>,
    ballots: Vec<Ballot>,
}

#[derive(Debug, Clone)]
struct Ballot {
    person: u64,
    statement: u64,
    at: i64,
    vote: Vote,
}

impl VotesBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A statement, also if nobody votes on it.
    pub fn statement(&mut self, id: u64) {
        self.statements.insert(id);
    }

    /// A vote. `at` is only compared: milliseconds, or a running number.
    pub fn vote(&mut self, person: u64, statement: u64, vote: Vote, at: i64) {
        self.ballots.push(Ballot { person, statement, at, vote });
    }

    /// Puts everything in order. n log n in the number of votes.
    pub fn build(mut self) -> Votes {
        // stable: what was added later stays behind
        self.ballots.sort_by_key(|it| (it.person, it.statement, it.at));
        self.statements.extend(self.ballots.iter().map(|it| it.statement));
        let statements: Vec<u64> = self.statements.into_iter().take(MAX_STATEMENTS).collect();
        let mut votes = Votes { statements, starts: vec![0], ..Votes::default() };
        for same in self.ballots.chunk_by(|a, b| (a.person, a.statement) == (b.person, b.statement))
        {
            let Some(last) = same.last() else { continue };
            let Some(statement) = votes.statement_at(last.statement) else { continue };
            if votes.people.last() != Some(&last.person) {
                votes.people.push(last.person);
                votes.starts.push(votes.cells.len());
            }
            votes.cells.push(Cell::new(statement, last.vote));
            if let Some(end) = votes.starts.last_mut() {
                *end = votes.cells.len();
            }
        }
        votes
    }
}
