//! What can be wrong with what was asked for.

/// One thing that stands against any seating, or that can't be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Nobody comes.
    #[error("there is nobody to seat")]
    NoPeople,
    /// There are no tables.
    #[error("there is no table")]
    NoTables,
    /// There are no rounds.
    #[error("there is no round; one is the least")]
    NoRounds,
    /// More than this crate takes on.
    #[error("{found} {what}; {most} is the most")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Somebody has no id.
    #[error("person {at} has no id")]
    NoId {
        /// Their place in the list, from 1.
        at: usize,
    },
    /// Two people with one id.
    #[error("\"{0}\" stands there twice; an id is one person's")]
    DuplicateId(String),
    /// Two tables with one name.
    #[error("two tables are called \"{0}\"")]
    DuplicateTable(String),
    /// A field named twice.
    #[error("the field \"{0}\" is named twice")]
    DuplicateField(String),
    /// The fewest seats of a table are more than its most, or it has none.
    #[error("table \"{table}\" is for {least} to {most} people")]
    EmptyTable {
        /// Its name.
        table: String,
        /// Fewest people.
        least: usize,
        /// Most people.
        most: usize,
    },
    /// The sizes don't add up.
    #[error("{people} people don't fit tables for {least} to {most}")]
    Seats {
        /// How many come.
        people: usize,
        /// Fewest that fill all tables.
        least: usize,
        /// Most that have a seat.
        most: usize,
    },
    /// Nobody has this field.
    #[error("nobody has the field \"{0}\"")]
    UnknownField(String),
    /// Somebody has nothing in a field.
    #[error("\"{person}\" has nothing in \"{field}\"")]
    NoValue {
        /// Their id.
        person: String,
        /// The field.
        field: String,
    },
    /// A bound on a value that nobody has.
    #[error("nobody has \"{value}\" in \"{field}\"")]
    UnknownValue {
        /// The field.
        field: String,
        /// The value.
        value: String,
    },
    /// A bound wants more people at a table than it has seats.
    #[error(
        "at least {number} with \"{value}\" are wanted at \"{table}\", which has {seats} seats"
    )]
    BoundTooLarge {
        /// The value.
        value: String,
        /// How many are wanted.
        number: u32,
        /// The table.
        table: String,
        /// Its seats.
        seats: usize,
    },
    /// A pair names somebody who doesn't come.
    #[error("nobody has the id \"{0}\"")]
    UnknownPerson(String),
    /// A host or a bound names a table that isn't there.
    #[error("there is no table \"{0}\"")]
    UnknownTable(String),
    /// A pair of one.
    #[error("\"{0}\" is paired with themselves")]
    WithThemselves(String),
    /// A pair that must and must not sit together, be it through others.
    #[error("\"{a}\" and \"{b}\" must sit together and must not")]
    Contradiction {
        /// One of them.
        a: String,
        /// The other.
        b: String,
    },
    /// More people who always sit together than a table has seats.
    #[error(
        "{} always sit together, and the largest table they can use has {seats} seats",
        list(people)
    )]
    GroupTooLarge {
        /// Who.
        people: Vec<String>,
        /// Seats of the largest table.
        seats: usize,
    },
    /// No table offers what they need, or they are fixed to another.
    #[error("no table is right for {}: {}", list(people), lacking(needs))]
    NoTableFor {
        /// Who: one person, or those who always sit together.
        people: Vec<String>,
        /// What they need.
        needs: Vec<String>,
    },
    /// More people can only sit at some tables than those have seats.
    #[error("{people} people can only sit at {}, which have {seats} seats", list(tables))]
    TooFewSeats {
        /// How many.
        people: usize,
        /// Where they can sit.
        tables: Vec<String>,
        /// Seats there.
        seats: usize,
    },
    /// A table that can't be filled to its least.
    #[error("table \"{table}\" wants {least} people, and too few can sit there")]
    CannotFill {
        /// Its name.
        table: String,
        /// Fewest people.
        least: usize,
    },
    /// So many people who are all to be kept apart that there are not enough tables.
    #[error("{} are all to be kept apart, and there are {tables} tables", list(people))]
    TooManyApart {
        /// Who.
        people: Vec<String>,
        /// How many tables there are.
        tables: usize,
    },
    /// Two who are kept apart can only sit at the same table.
    #[error("\"{a}\" and \"{b}\" are kept apart, and can only sit at \"{table}\"")]
    ApartAtOne {
        /// One of them.
        a: String,
        /// The other.
        b: String,
        /// The table.
        table: String,
    },
    /// Distances for another number of people.
    #[error("distances between {found} people; {people} come")]
    Distances {
        /// For how many they are.
        found: usize,
        /// How many come.
        people: usize,
    },
    /// The former plan has people at a table twice, or other rounds.
    #[error("the former plan: {0}")]
    Former(String),
}

/// Most names that a sentence holds.
const NAMED: usize = 5;

fn list(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("\"{name}\"")).collect();
    let more = names.len().saturating_sub(NAMED);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

fn lacking(needs: &[String]) -> String {
    if needs.is_empty() {
        "they are fixed to different tables".to_owned()
    } else {
        format!("none they are fixed to offers {}", list(needs))
    }
}
