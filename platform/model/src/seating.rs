//! Who sits with whom when the people of a call meet.

use serde::{Deserialize, Serialize};

use crate::{CallId, Feature, OrganisationId, PersonId, Seed, Timestamp, codes::codes};

/// Most tables in a room.
pub const MAX_TABLES: usize = 200;
/// Most seats at one table.
pub const MAX_TABLE_SEATS: u32 = 500;
/// Most rounds of one meeting.
pub const MAX_SEATING_ROUNDS: u32 = 50;
/// Most pairs about which something is said by name.
pub const MAX_SEATING_PAIRS: usize = 500;
/// Longest name of a table, or of something it offers, in characters.
pub const MAX_TABLE_NAME: usize = 60;

/// A seating of the people of one call: who comes, and where each of them sits, is
/// kept beside it ([`SeatedPerson`], [`SeatedPair`]). Each change makes a new one, so that the
/// last change can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatingPlan {
    /// Whose call it is.
    pub organisation: OrganisationId,
    /// Which call.
    pub call: CallId,
    /// 1 for the first of this call, then 2.
    pub number: u32,
    /// What was asked for.
    pub rules: SeatingRules,
    /// How good it is.
    pub figures: SeatingFigures,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatingRules {
    /// How often people change places.
    pub rounds: u32,
    /// The tables, the same in every round; none where people talk in pairs.
    pub tables: Vec<SeatingTable>,
    /// Talks in pairs of people who differ in this, instead of tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs_across: Option<Feature>,
    /// By what every table is mixed.
    pub mix: Vec<Feature>,
    /// Nobody is the only one at a table with their value of these.
    pub company: Vec<Feature>,
    /// The round from which people were seated anew, from 1; those before stayed as they were.
    pub from_round: u32,
    /// What chance follows from.
    pub seed: Seed,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatingTable {
    /// Its name.
    pub name: String,
    /// Most people at it.
    pub seats: u32,
    /// What it offers, such as `step-free`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

/// How good a seating is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatingFigures {
    /// People who came.
    pub people: u32,
    /// Different pairs who meet.
    pub pairs: u64,
    /// No seating has more.
    pub most_pairs: u64,
    /// The two who meet most often meet so often.
    pub most_meetings: u32,
    /// How far tables are from the mix of the room, summed.
    pub mix_misses: u64,
    /// How often somebody is the only one of their kind, or a pair shares a role.
    pub rule_misses: u64,
    /// People times rounds who sit elsewhere than before the last change.
    pub moved: u64,
    /// So many had to.
    pub moved_least: u64,
    /// Whether it is proved that no seating is better.
    pub proved: bool,
}

/// Somebody who said yes, and where they sit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatedPerson {
    /// Who.
    pub person: PersonId,
    /// Whether they come.
    pub here: bool,
    /// The table they stay at in every round, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_at: Option<String>,
    /// What their table must offer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Their table in each round, from 0; none in a round in which they weren't there.
    pub places: Vec<Option<u32>>,
}

/// Two people, and what holds for them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SeatedPair {
    /// One of them.
    pub a: PersonId,
    /// The other.
    pub b: PersonId,
    /// What holds.
    pub relation: Beside,
}

/// What holds for two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Beside {
    /// They never sit together.
    Never,
    /// They sit together once at least.
    Once,
    /// They always sit together.
    Always,
}

codes!("relation of a pair", Beside {
    Never = "never",
    Once = "once",
    Always = "always",
});
