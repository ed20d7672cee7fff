//! What is asked of a seating: rounds, tables, who comes, who sits with whom.

use askama::Template;
use folkmoot_model::{Beside, Feature};

use super::panel_parts::feature_name;
use super::parts::awkward;
use super::tables::{TableName, TablesFault};
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The form in which tables are planned.
#[derive(Debug, Clone, Template)]
#[template(path = "tables-plan.html")]
pub struct TablesPlanPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Whether the reader may change anything.
    pub may_seat: bool,
    /// Whether people are seated already.
    pub again: bool,
    /// What is typed for the number of rounds.
    pub rounds: String,
    /// The tables.
    pub tables: Vec<TableField>,
    /// The tables as they were typed, if they were.
    pub tables_typed: Option<String>,
    /// By what people differ.
    pub features: Vec<SeatFeature>,
    /// Whoever said yes.
    pub people: Vec<SeatField>,
    /// Pairs about whom something is said.
    pub pairs: Vec<PairField>,
    /// What is wrong.
    pub faults: Vec<TablesFault>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableField {
    /// Its name.
    pub name: TableName,
    /// Most people at it.
    pub seats: u32,
    /// What it offers.
    pub offers: Vec<String>,
}

/// Something by which people differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatFeature {
    /// Which.
    pub feature: Feature,
    /// How many values it has.
    pub values: usize,
    /// Whether tables are mixed by it.
    pub mix: bool,
    /// Whether nobody should be the only one with their value.
    pub company: bool,
    /// Whether people talk in pairs across it.
    pub across: bool,
}

/// Somebody who said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatField {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they come.
    pub here: bool,
    /// The table they stay at, as it is shown.
    pub host_at: Option<TableName>,
    /// What their table must offer, as it is typed.
    pub needs: String,
}

/// Two people, and what holds for them; ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairField {
    /// One of them; empty if nobody is chosen.
    pub a: String,
    /// The other.
    pub b: String,
    /// What holds.
    pub relation: Beside,
}

impl TablesPlanPage {
    fn wrong(&self, field: &str) -> Option<Message> {
        let found = self.faults.iter().find(|fault| fault.field() == field)?;
        Some(found.words(&self.layout.text))
    }

    fn feature(&self, feature: &Feature) -> String {
        feature_name(&self.layout.text, feature)
    }

    fn shown(&self, name: &TableName) -> String {
        name.shown(&self.layout.text)
    }

    /// One table a line: name, seats, what it offers.
    fn tables_text(&self) -> String {
        if let Some(typed) = &self.tables_typed {
            return typed.clone();
        }
        let line = |table: &TableField| {
            let mut line = format!("{}, {}", self.shown(&table.name), table.seats);
            if !table.offers.is_empty() {
                line.push_str(", ");
                line.push_str(&table.offers.join("; "));
            }
            line
        };
        self.tables.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn is_host_at(&self, person: &SeatField, table: &TableField) -> bool {
        person.host_at.as_ref().is_some_and(|name| self.shown(name) == self.shown(&table.name))
    }

    /// Whether somebody's line says more than that they come.
    fn has_wishes(&self) -> bool {
        self.wrong("people").is_some()
            || self.people.iter().any(|it| !it.here || it.host_at.is_some() || !it.needs.is_empty())
    }

    fn has_pairs(&self) -> bool {
        self.wrong("pairs").is_some() || self.pairs.iter().any(|pair| !pair.a.is_empty())
    }

    fn relations(&self) -> Vec<(Beside, Message)> {
        let text = self.layout.text;
        vec![
            (Beside::Never, text.t("tables-never")),
            (Beside::Once, text.t("tables-once")),
            (Beside::Always, text.t("tables-always")),
        ]
    }
}

impl Render for TablesPlanPage {
    const NAME: &'static str = "tables-plan";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let table = |name: &str, offers: &[&str]| TableField {
            name: TableName::Table(name.to_owned()),
            seats: 5,
            offers: offers.iter().map(|it| (*it).to_owned()).collect(),
        };
        let person = |id: &str, name: &str| SeatField {
            id: id.to_owned(),
            name: name.to_owned(),
            here: true,
            host_at: None,
            needs: String::new(),
        };
        let feature = |feature, values| SeatFeature {
            feature,
            values,
            mix: true,
            company: false,
            across: false,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            may_seat: true,
            again: false,
            rounds: "3".to_owned(),
            tables: vec![table("1", &[]), table("Window", &["step-free", "loop"])],
            tables_typed: None,
            features: vec![
                feature(Feature::Kind, 4),
                feature(Feature::Attribute("age".to_owned()), 3),
            ],
            people: vec![person("a", "Mary Thirlwall"), person("b", "Kim")],
            pairs: vec![PairField { a: String::new(), b: String::new(), relation: Beside::Never }],
            faults: Vec::new(),
        };
        let mut kept = usual.clone();
        kept.again = true;
        kept.people[0].host_at = Some(TableName::Table("Window".to_owned()));
        kept.people[1] = SeatField { needs: "loop".to_owned(), ..person("b", "Kim") };
        kept.features[1].across = true;
        kept.pairs[0] = PairField { a: "a".to_owned(), b: "b".to_owned(), relation: Beside::Once };
        let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            rounds: awkward::HTML.to_owned(),
            tables_typed: Some(awkward::LONG.to_owned()),
            people: vec![person("a", awkward::RIGHT_TO_LEFT), person("b", "")],
            faults: vec![
                TablesFault::Rounds,
                TablesFault::Tables,
                TablesFault::Line(2),
                TablesFault::Seats { people: 9, seats: 8 },
                TablesFault::NoTable { people: names(&["Kim"]), needs: names(&["loop"]) },
                TablesFault::NoTable { people: names(&["Kim", "Jo"]), needs: Vec::new() },
                TablesFault::Crowded { people: 6, tables: names(&["Window"]), seats: 5 },
                TablesFault::Host { person: String::new(), table: awkward::HTML.to_owned() },
                TablesFault::Together(names(&["Kim", awkward::RIGHT_TO_LEFT])),
                TablesFault::OneSided { largest: 7, others: 2 },
                TablesFault::TooMany,
                TablesFault::Nobody,
            ],
            ..usual.clone()
        };
        let nobody = Self { people: Vec::new(), ..usual.clone() };
        vec![("usual", usual), ("kept", kept), ("awkward", awkward), ("nobody", nobody)]
    }
}
