//! The way through the engine, and what it says back in the words of the domain.

use folkmoot_model::{
    MAX_SEATING_ROUNDS, MAX_TABLE_NAME, MAX_TABLE_SEATS, MAX_TABLES, PersonId, SeatedPerson,
    SeatingFigures, SeatingRules,
};
use folkmoot_seating::{Budget, Room, Seating, Wrong, reseat, seat};
use sha2::{Digest as _, Sha256};

use super::SeatingView;
use super::request::{Fill, RoleSplit, request};

/// Most changes tried while somebody waits for the first seating: a few seconds at most.
const SEATING: u64 = 6_000_000;
/// Most changes tried where a plan is kept: whoever waits stands in the hall.
const RESEATING: u64 = 2_000_000;

/// What stands against a seating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatingFault {
    /// Nobody comes.
    Nobody,
    /// Somebody is to stay at a table that isn't there.
    Host {
        /// Who.
        person: PersonId,
        /// The name of the table.
        table: String,
    },
    /// No rounds, or more than [`MAX_SEATING_ROUNDS`].
    Rounds,
    /// No tables, or more than [`MAX_TABLES`].
    Tables,
    /// A table has no name or a very long one, a name that another has, no seat, or more than
    /// [`MAX_TABLE_SEATS`]: its place in the list.
    Table(usize),
    /// There are fewer seats than people.
    Seats {
        /// How many come.
        people: usize,
        /// How many seats there are.
        seats: usize,
    },
    /// No table offers what they need, or those who always sit together are tied to different ones.
    NoTable {
        /// Who.
        people: Vec<PersonId>,
        /// What they need.
        needs: Vec<String>,
    },
    /// More people can only sit at some tables than those have seats.
    Crowded {
        /// How many.
        people: usize,
        /// Where they can sit.
        tables: Vec<String>,
        /// Seats there.
        seats: usize,
    },
    /// What is asked of these people can't be kept, whoever sits where.
    Together(Vec<PersonId>),
    /// Pairs can't be made across this: one group is larger than all others.
    OneSided {
        /// People in the largest group.
        largest: usize,
        /// All others.
        others: usize,
    },
    /// More people, rounds or rules than can be worked on.
    TooMany,
}

/// Rounds, tables, ids.
type Rounds = Vec<Vec<Vec<String>>>;

/// What is kept of a seating that stood before.
pub(crate) enum Former {
    /// Nothing.
    None,
    /// Everybody stays where they can.
    Keep,
}

/// Seats everybody who comes, in the rounds from `rules.from_round` on; the rounds before stay
/// as they stand in `view`.
///
/// Time: at most [`SEATING`] steps of the engine.
pub(crate) fn work(
    view: &SeatingView,
    rules: &SeatingRules,
    former: &Former,
) -> Result<(Vec<SeatedPerson>, SeatingFigures), Vec<SeatingFault>> {
    let faults = check(view, rules);
    if !faults.is_empty() {
        return Err(faults);
    }
    let begin = rules.from_round.saturating_sub(1) as usize;
    let tables = view.tables().max(rules.tables.len());
    let (past, rest) = standing(view, tables, begin, rules.rounds as usize);
    let ready = |fill| Room::new(&request(view, rules, past.clone(), fill));
    // even tables first; what people need may not leave room for that
    let room = ready(Fill::Evenly).or_else(|_| ready(Fill::AsItComes));
    let room = room.map_err(|wrong| faults_of(&wrong))?;
    let seed: [u8; 32] = Sha256::digest(format!("folkmoot seat\n{}", rules.seed.as_str())).into();
    let mut budget = Budget::for_room(&room, seed);
    let mut watch = |_| false;
    let seating = match former {
        Former::None => {
            budget.steps = budget.steps.min(SEATING);
            seat(&room, budget, &mut watch)
        }
        Former::Keep => {
            budget.steps = budget.steps.min(RESEATING);
            reseat(&room, &rest, budget, &mut watch)
        }
    };
    let seating = seating.map_err(|wrong| faults_of(&[wrong]))?;
    Ok((seated(view, &seating, begin), figures(view, &seating)))
}

/// What can be said without the engine.
fn check(view: &SeatingView, rules: &SeatingRules) -> Vec<SeatingFault> {
    let mut faults = Vec::new();
    if !view.people.iter().any(|it| it.here) {
        faults.push(SeatingFault::Nobody);
    }
    if !(1..=MAX_SEATING_ROUNDS).contains(&rules.rounds) || rules.from_round > rules.rounds {
        faults.push(SeatingFault::Rounds);
    }
    if let Some(feature) = &rules.pairs_across {
        let RoleSplit { largest, others } = RoleSplit::of(view, feature);
        // one pair of three can take two of the largest group, and nobody else can
        if largest > others + 1 {
            faults.push(SeatingFault::OneSided { largest, others });
        }
        return faults;
    }
    if !(1..=MAX_TABLES).contains(&rules.tables.len()) {
        faults.push(SeatingFault::Tables);
    }
    for person in view.people.iter().filter(|it| it.here) {
        let is_nowhere = |name: &&String| !rules.tables.iter().any(|table| table.name == **name);
        if let Some(table) = person.host_at.as_ref().filter(is_nowhere) {
            let (person, table) = (person.person.clone(), table.clone());
            faults.push(SeatingFault::Host { person, table });
        }
    }
    for (at, table) in rules.tables.iter().enumerate() {
        let twice = rules.tables[..at].iter().any(|other| other.name == table.name);
        let name = (1..=MAX_TABLE_NAME).contains(&table.name.chars().count());
        let seats = (1..=MAX_TABLE_SEATS).contains(&table.seats);
        if twice || !name || !seats || table.name.contains('\0') {
            faults.push(SeatingFault::Table(at));
        }
    }
    faults
}

/// The rounds that have been and those that are to be seated again, as ids at each table.
fn standing(view: &SeatingView, tables: usize, begin: usize, rounds: usize) -> (Rounds, Rounds) {
    let ids = |round: usize, table: usize| {
        view.at(round, table).into_iter().map(ToString::to_string).collect()
    };
    let round = |round: usize| (0..tables).map(|table| ids(round, table)).collect();
    ((0..begin).map(round).collect(), (begin..rounds).map(round).collect())
}

fn faults_of(wrong: &[Wrong]) -> Vec<SeatingFault> {
    let ids = |names: &[String]| names.iter().filter_map(|id| PersonId::new(id).ok()).collect();
    let fault = |wrong: &Wrong| match wrong {
        Wrong::NoPeople => SeatingFault::Nobody,
        Wrong::NoTables => SeatingFault::Tables,
        Wrong::NoRounds => SeatingFault::Rounds,
        Wrong::Seats { people, most, .. } => SeatingFault::Seats { people: *people, seats: *most },
        Wrong::NoTableFor { people, needs } => {
            SeatingFault::NoTable { people: ids(people), needs: needs.clone() }
        }
        Wrong::TooFewSeats { people, tables, seats } => {
            SeatingFault::Crowded { people: *people, tables: tables.clone(), seats: *seats }
        }
        Wrong::GroupTooLarge { people, .. } | Wrong::TooManyApart { people, .. } => {
            SeatingFault::Together(ids(people))
        }
        Wrong::Contradiction { a, b } | Wrong::ApartAtOne { a, b, .. } => {
            SeatingFault::Together(ids(&[a.clone(), b.clone()]))
        }
        Wrong::WithThemselves(a) => SeatingFault::Together(ids(std::slice::from_ref(a))),
        // the rest can't come from a form that was checked
        _ => SeatingFault::TooMany,
    };
    wrong.iter().map(fault).collect()
}

/// Everybody's places: those of the rounds that have been, then the new ones.
fn seated(view: &SeatingView, seating: &Seating, begin: usize) -> Vec<SeatedPerson> {
    let mut people = view.people.clone();
    for person in &mut people {
        person.places.resize(begin, None);
        for tables in &seating.rounds {
            let at =
                tables.iter().position(|ids| ids.iter().any(|id| *id == person.person.as_str()));
            person.places.push(at.and_then(|at| u32::try_from(at).ok()));
        }
    }
    people
}

fn figures(view: &SeatingView, seating: &Seating) -> SeatingFigures {
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    SeatingFigures {
        people: short(view.people.iter().filter(|it| it.here).count()),
        pairs: seating.distinct_pairs,
        most_pairs: seating.bounds.distinct_pairs,
        most_meetings: short(seating.most_meetings()),
        mix_misses: seating.quota_misses,
        rule_misses: seating.bound_misses,
        moved: seating.moved.len() as u64,
        moved_least: seating.bounds.moved,
        proved: seating.proved_best(),
    }
}
