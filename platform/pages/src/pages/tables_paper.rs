//! Who sits with whom, on the wall and on paper.

use std::collections::BTreeMap;

use askama::Template;

use super::parts::awkward;
use super::tables::{SeatedRound, TableName, sample_rounds};
use crate::{Layout, Locale, Render, Section, Viewer};

/// One round, to be read from the back of a hall. It follows changes by itself.
#[derive(Debug, Clone, Template)]
#[template(path = "tables-room.html")]
pub struct TablesRoomPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// The round that is shown.
    pub round: SeatedRound,
    /// How many rounds there are.
    pub rounds: u32,
}

/// Lists for the wall: round by round and table by table, and by name.
#[derive(Debug, Clone, Template)]
#[template(path = "tables-print.html")]
pub struct TablesPrintPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// The rounds.
    pub rounds: Vec<SeatedRound>,
    /// Everybody who comes, by name.
    pub people: Vec<PlaceCard>,
}

/// A card for each person, to cut out.
#[derive(Debug, Clone, Template)]
#[template(path = "tables-cards.html")]
pub struct TablesCardsPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Everybody who comes, by name.
    pub people: Vec<PlaceCard>,
}

/// Somebody, and where they sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceCard {
    /// Their name.
    pub name: String,
    /// Their table in each round; none where they weren't there.
    pub places: Vec<Option<TableName>>,
}

impl PlaceCard {
    fn shown(&self, layout: &Layout) -> Vec<String> {
        let shown = |place: &Option<TableName>| {
            place.as_ref().map_or_else(|| "–".to_owned(), |name| name.shown(&layout.text))
        };
        self.places.iter().map(shown).collect()
    }
}

fn sample_cards() -> Vec<PlaceCard> {
    let rounds = sample_rounds();
    let mut places: BTreeMap<&String, Vec<Option<TableName>>> = BTreeMap::new();
    for table in rounds.iter().flat_map(|round| &round.tables) {
        for name in &table.people {
            places.entry(name).or_default().push(Some(table.name.clone()));
        }
    }
    let mut cards: Vec<PlaceCard> =
        places.into_iter().map(|(name, places)| PlaceCard { name: name.clone(), places }).collect();
    let late = vec![None, Some(TableName::Table("1".to_owned()))];
    cards.push(PlaceCard { name: awkward::RIGHT_TO_LEFT.to_owned(), places: late });
    cards
}

const ADDRESS: &str = "/desk/calls/harbour-road";

impl Render for TablesRoomPage {
    const NAME: &'static str = "tables-room";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |at: usize| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: ADDRESS.to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            round: sample_rounds().swap_remove(at),
            rounds: 2,
        };
        vec![("first", page(0)), ("last", page(1))]
    }
}

impl Render for TablesPrintPage {
    const NAME: &'static str = "tables-print";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: ADDRESS.to_owned(),
            call: awkward::HTML.to_owned(),
            rounds: sample_rounds(),
            people: sample_cards(),
        };
        vec![("usual", usual)]
    }
}

impl Render for TablesCardsPage {
    const NAME: &'static str = "tables-cards";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: ADDRESS.to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            people: sample_cards(),
        };
        vec![("usual", usual)]
    }
}
