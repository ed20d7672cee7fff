//! Who sits with whom: the rounds as they stand, and seating people again.

use askama::Template;
use folkmoot_model::{MAX_SEATING_ROUNDS, MAX_TABLE_NAME, MAX_TABLE_SEATS, MAX_TABLES};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedRound {
    /// Its number, from 1.
    pub number: u32,
    /// Its tables that somebody sits at.
    pub tables: Vec<SeatedTable>,
}

/// A table in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedTable {
    /// What it is called.
    pub name: TableName,
    /// What it offers.
    pub offers: Vec<String>,
    /// Who sits there, by name.
    pub people: Vec<String>,
}

/// What a table is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableName {
    /// As it was written; a number alone becomes "Table 3".
    Table(String),
    /// A pair has a number.
    Pair(u32),
}

impl TableName {
    /// As it is shown.
    pub(crate) fn shown(&self, text: &Text) -> String {
        match self {
            Self::Table(name) if name.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.t("tables-table").arg("name", name).to_string()
            }
            Self::Table(name) => name.clone(),
            Self::Pair(number) => text.t("tables-pair").arg("number", *number).to_string(),
        }
    }
}

/// How good a seating is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TablesFigures {
    /// Different pairs who meet.
    pub pairs: u64,
    /// No seating has more.
    pub most_pairs: u64,
    /// The two who meet most often meet so often.
    pub most_meetings: u32,
    /// How far tables are from the mix of the room.
    pub mix_misses: u64,
    /// Whether there is something by which they are mixed.
    pub mixed: bool,
    /// How often somebody is the only one of their kind.
    pub rule_misses: u64,
    /// Whether it is proved that no seating is better.
    pub proved: bool,
}

/// Somebody who said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingLine {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they are here.
    pub here: bool,
}

/// What was done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TablesDone {
    /// Everybody was seated anew.
    Seated,
    /// People were seated again; so many have another table than before in some round.
    Again(usize),
    /// The last change was taken back.
    Undone,
    /// Nothing was done, for somebody else seated people meanwhile.
    Changed,
}

/// What stands against a seating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TablesFault {
    /// Nobody comes.
    Nobody,
    /// Somebody is to stay at a table that isn't there.
    Host {
        /// Who, by name.
        person: String,
        /// The table.
        table: String,
    },
    /// The number of rounds.
    Rounds,
    /// No tables, or too many.
    Tables,
    /// The line at this place, from 1, is no table.
    Line(usize),
    /// Fewer seats than people.
    Seats {
        /// How many come.
        people: usize,
        /// How many seats there are.
        seats: usize,
    },
    /// No table is right for them.
    NoTable {
        /// Who, by name.
        people: Vec<String>,
        /// What they need.
        needs: Vec<String>,
    },
    /// Too many for the only tables they can sit at.
    Crowded {
        /// How many.
        people: usize,
        /// Which tables.
        tables: Vec<String>,
        /// Seats there.
        seats: usize,
    },
    /// What is asked of these people can't all be kept.
    Together(Vec<String>),
    /// One group is larger than all others, so there are no pairs across.
    OneSided {
        /// People in the largest group.
        largest: usize,
        /// All others.
        others: usize,
    },
    /// More than can be worked on.
    TooMany,
}

impl TablesFault {
    /// Where the form asks for it.
    pub(crate) const fn field(&self) -> &'static str {
        match self {
            Self::Rounds => "rounds",
            Self::Tables | Self::Line(_) | Self::Seats { .. } | Self::TooMany => "tables",
            Self::OneSided { .. } => "across",
            Self::Together(_) => "pairs",
            Self::Nobody | Self::Host { .. } | Self::NoTable { .. } | Self::Crowded { .. } => {
                "people"
            }
        }
    }

    /// What is wrong and what to do.
    pub(crate) fn words(&self, text: &Text) -> Message {
        match self {
            Self::Nobody => text.t("tables-fault-nobody"),
            Self::Host { person, table } => {
                text.t("tables-fault-host").arg("name", person).arg("table", table)
            }
            Self::Rounds => text.t("tables-fault-rounds").arg("most", MAX_SEATING_ROUNDS),
            Self::Tables => text.t("tables-fault-tables").arg("most", MAX_TABLES),
            Self::Line(line) => text
                .t("tables-fault-line")
                .arg("line", *line)
                .arg("seats", MAX_TABLE_SEATS)
                .arg("letters", MAX_TABLE_NAME),
            Self::Seats { people, seats } => {
                text.t("tables-fault-seats").arg("people", *people).arg("seats", *seats)
            }
            Self::NoTable { people, needs } if needs.is_empty() => {
                text.t("tables-fault-torn").arg("people", people.join(", "))
            }
            Self::NoTable { people, needs } => text
                .t("tables-fault-no-table")
                .arg("people", people.join(", "))
                .arg("needs", needs.join(", ")),
            Self::Crowded { people, tables, seats } => text
                .t("tables-fault-crowded")
                .arg("people", *people)
                .arg("tables", tables.join(", "))
                .arg("seats", *seats),
            Self::Together(people) => {
                text.t("tables-fault-together").arg("people", people.join(", "))
            }
            Self::OneSided { largest, others } => {
                text.t("tables-fault-one-sided").arg("largest", *largest).arg("others", *others)
            }
            Self::TooMany => text.t("tables-fault-too-many"),
        }
    }
}

/// Who sits with whom, for those who work on the call.
#[derive(Debug, Clone, Template)]
#[template(path = "tables.html")]
pub struct TablesPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Whether the reader may change anything.
    pub may_seat: bool,
    /// Whether people talk in pairs.
    pub in_pairs: bool,
    /// How many come.
    pub people: u32,
    /// The rounds.
    pub rounds: Vec<SeatedRound>,
    /// How good it is.
    pub figures: TablesFigures,
    /// Pairs of names for whom what was asked isn't kept.
    pub broken: Vec<(String, String)>,
    /// Whoever said yes.
    pub coming: Vec<ComingLine>,
    /// The round that is chosen in the form.
    pub from_round: u32,
    /// What was done just now.
    pub done: Option<TablesDone>,
    /// What stands against seating people again.
    pub faults: Vec<TablesFault>,
}

impl TablesPage {
    fn lead(&self) -> Message {
        let text = self.layout.text;
        let key = if self.in_pairs { "tables-lead-pairs" } else { "tables-lead" };
        let tables = self.rounds.iter().map(|round| round.tables.len()).max().unwrap_or(0);
        text.t(key)
            .arg("people", self.people)
            .arg("tables", tables)
            .arg("rounds", self.rounds.len())
    }

    fn told(&self) -> Option<Message> {
        let text = self.layout.text;
        Some(match self.done? {
            TablesDone::Seated => text.t("tables-done"),
            TablesDone::Again(moved) => text.t("tables-done-again").arg("moved", moved),
            TablesDone::Undone => text.t("tables-done-undone"),
            TablesDone::Changed => text.t("tables-changed"),
        })
    }

    fn can_undo(&self) -> bool {
        self.may_seat && matches!(self.done, Some(TablesDone::Seated | TablesDone::Again(_)))
    }
}

/// Rounds for the samples of pages.
pub(super) fn sample_rounds() -> Vec<SeatedRound> {
    let names = ["Mary Thirlwall", "Jo Ferris", "Sam Okafor", "Lin Bao", "Ada K", "Ben Hart"];
    let table = |name: &str, people: &[usize]| SeatedTable {
        name: TableName::Table(name.to_owned()),
        offers: if name == "Window" { vec!["step-free".to_owned()] } else { Vec::new() },
        people: people.iter().map(|at| names[*at].to_owned()).collect(),
    };
    let round = |number, a: &[usize], b: &[usize]| SeatedRound {
        number,
        tables: vec![table("1", a), table("Window", b)],
    };
    vec![round(1, &[0, 1, 2], &[3, 4, 5]), round(2, &[0, 3, 4], &[1, 2, 5])]
}

impl Render for TablesPage {
    const NAME: &'static str = "tables";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |id: &str, name: &str, here| ComingLine {
            id: id.to_owned(),
            name: name.to_owned(),
            here,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            may_seat: true,
            in_pairs: false,
            people: 6,
            rounds: sample_rounds(),
            figures: TablesFigures {
                pairs: 11,
                most_pairs: 12,
                most_meetings: 2,
                mix_misses: 1,
                mixed: true,
                rule_misses: 0,
                proved: false,
            },
            broken: Vec::new(),
            coming: vec![line("a", "Mary Thirlwall", true), line("b", "Kim", false)],
            from_round: 1,
            done: Some(TablesDone::Again(2)),
            faults: Vec::new(),
        };
        let figures = TablesFigures {
            proved: true,
            mixed: false,
            most_meetings: 1,
            rule_misses: 2,
            ..usual.figures
        };
        let pair = SeatedTable {
            name: TableName::Pair(1),
            offers: Vec::new(),
            people: vec!["Mary Thirlwall".to_owned(), "Kim".to_owned()],
        };
        let pairs = Self {
            in_pairs: true,
            may_seat: false,
            figures,
            rounds: vec![SeatedRound { number: 1, tables: vec![pair] }],
            done: None,
            ..usual.clone()
        };
        let mut rounds = sample_rounds();
        rounds[0].tables[0].name = TableName::Table(awkward::HTML.to_owned());
        rounds[0].tables[0].people =
            vec![String::new(), awkward::RIGHT_TO_LEFT.to_owned(), awkward::LONG.to_owned()];
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            rounds,
            broken: vec![(awkward::RIGHT_TO_LEFT.to_owned(), String::new())],
            done: None,
            faults: vec![TablesFault::Seats { people: 9, seats: 8 }, TablesFault::Nobody],
            ..usual.clone()
        };
        let undone = Self { done: Some(TablesDone::Undone), ..usual.clone() };
        let seated = Self { done: Some(TablesDone::Seated), ..usual.clone() };
        let changed = Self { done: Some(TablesDone::Changed), ..usual.clone() };
        vec![
            ("usual", usual),
            ("pairs", pairs),
            ("awkward", awkward),
            ("undone", undone),
            ("seated", seated),
            ("changed", changed),
        ]
    }
}
