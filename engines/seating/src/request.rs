//! What is asked for: people, tables, and what is to be kept.

use std::collections::BTreeMap;

/// Somebody who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Theirs alone.
    pub id: String,
    /// What is known of them, by field.
    pub values: BTreeMap<String, String>,
    /// What a table must offer them, such as `step-free`.
    pub needs: Vec<String>,
    /// The table they stay at in every round: a host, a note-taker.
    pub table: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Fewest people.
    pub least: usize,
    /// Most people.
    pub most: usize,
    /// What it offers, such as `step-free` or `interpreter cy`.
    pub offers: Vec<String>,
}

impl Table {
    /// A table for exactly so many.
    pub fn new(name: impl Into<String>, seats: usize) -> Self {
        Self { name: name.into(), least: seats, most: seats, offers: Vec::new() }
    }
}

/// A field by which tables are mixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in [`Person::values`].
    pub name: String,
    /// How much a miss counts; 0 leaves the field to [`Bound`]s.
    pub weight: u32,
}

impl Field {
    /// A field that counts once.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), weight: 1 }
    }
}

/// How many people with a value may sit at a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// So many or more.
    AtLeast(u32),
    /// So many or fewer.
    AtMost(u32),
    /// So many or more, or nobody: so that nobody is the only one.
    AtLeastOrNone(u32),
}

/// A rule for a value, at every table or at one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The field.
    pub field: String,
    /// The value.
    pub value: String,
    /// The table; every one of them if none is named.
    pub table: Option<String>,
    /// The rule.
    pub rule: Rule,
}

/// What holds for two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They never sit together.
    Apart,
    /// They sit together in one round at least.
    Meet,
    /// They sit together in every round: somebody and who assists them.
    Together,
}

/// Two people and what holds for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The id of one.
    pub a: String,
    /// The id of the other.
    pub b: String,
    /// What holds.
    pub relation: Relation,
}

/// How different people are, pair by pair, in units of the caller: the sum within
/// tables is made as large as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distances {
    people: usize,
    between: Vec<i32>,
}

impl Distances {
    /// No distance yet between any of so many people.
    pub fn new(people: usize) -> Self {
        Self { people, between: vec![0; people * people] }
    }

    /// Sets the distance between two people by their places in [`Request::people`].
    /// Places that aren't there are passed over.
    pub fn set(&mut self, a: usize, b: usize, distance: i32) {
        if a < self.people && b < self.people && a != b {
            self.between[a * self.people + b] = distance;
            self.between[b * self.people + a] = distance;
        }
    }

    /// The distance between two people; 0 if they aren't there.
    pub fn get(&self, a: usize, b: usize) -> i32 {
        let inside = a < self.people && b < self.people;
        if inside { self.between[a * self.people + b] } else { 0 }
    }

    pub(crate) fn people(&self) -> usize {
        self.people
    }
}

/// What counts for how much, 0 to 1000. Pairs and [`Bound`]s are not weighed: they come
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Meeting again: the second time counts once, the third twice more, and so on.
    pub again: u32,
    /// A miss of a field's share at a table.
    pub mix: u32,
    /// A unit of [`Distances`].
    pub distance: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { again: 3, mix: 1, distance: 1 }
    }
}

/// All that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Who takes part, in any order.
    pub people: Vec<Person>,
    /// The tables, the same in every round.
    pub tables: Vec<Table>,
    /// How many rounds.
    pub rounds: usize,
    /// Rounds that have been, as ids at each table: whoever met then has met. Ids that
    /// don't come any more are passed over; neither sizes nor rules are looked at.
    pub past: Vec<Vec<Vec<String>>>,
    /// By what tables are mixed, and what bounds speak of.
    pub fields: Vec<Field>,
    /// How many of a value at a table.
    pub bounds: Vec<Bound>,
    /// Who sits with whom.
    pub pairs: Vec<Pair>,
    /// How different people are, if that is known.
    pub distances: Option<Distances>,
    /// What counts for how much.
    pub weights: Weights,
}

/// Tables of two for talks one to one across roles, and the bounds that keep people of
/// one role from each other. An odd number of people makes one table of three.
///
/// ```
/// use folkmoot_seating::{Person, pairs};
/// let person = |id: &str, role: &str| Person {
///     id: id.into(),
///     values: [("role".into(), role.into())].into(),
///     ..Person::default()
/// };
/// let people = [person("ada", "citizen"), person("ben", "planner"), person("cleo", "citizen")];
/// let (tables, bounds) = pairs(&people, "role");
/// assert_eq!((tables.len(), tables[0].most, bounds.len()), (1, 3, 2));
/// ```
pub fn pairs(people: &[Person], role: &str) -> (Vec<Table>, Vec<Bound>) {
    let number = (people.len() / 2).max(1);
    let mut tables: Vec<Table> =
        (1..=number).map(|at| Table::new(format!("Pair {at}"), 2.min(people.len()))).collect();
    if people.len() > 2 && people.len() % 2 == 1 {
        tables[number - 1] = Table::new(format!("Pair {number}"), 3);
    }
    let roles: std::collections::BTreeSet<&String> =
        people.iter().filter_map(|person| person.values.get(role)).collect();
    let bounds = roles
        .into_iter()
        .map(|value| Bound {
            field: role.to_owned(),
            value: value.clone(),
            table: None,
            rule: Rule::AtMost(1),
        })
        .collect();
    (tables, bounds)
}
