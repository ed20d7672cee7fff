//! What the rules of a panel give: everyone's chance, or why there is no panel.

use askama::Template;

use super::panel_parts::{OddsPicture, QuotaLine, in_hundred};
use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// Everyone's chance, before anything is published.
#[derive(Debug, Clone, Template)]
#[template(path = "panel-odds.html")]
pub struct PanelOddsPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Whether the reader may change anything.
    pub may_draw: bool,
    /// Whether who accepted has changed while a list was made.
    pub changed: bool,
    /// What the rules give.
    pub outcome: OddsOutcome,
}

/// What the rules give.
#[derive(Debug, Clone, PartialEq)]
pub enum OddsOutcome {
    /// There are panels.
    Found(Box<OddsFound>),
    /// No panel keeps all quotas.
    Infeasible {
        /// The quotas that can't all be kept, with whether it is their least.
        conflict: Vec<(QuotaLine, bool)>,
        /// Ways to mend them: quotas as they are, with their new least and most.
        ways: Vec<Vec<(QuotaLine, u32, u32)>>,
    },
    /// The rules aren't ready.
    Unready,
    /// It took too long, or is beyond the engine.
    Beyond,
}

/// Everyone's chance.
#[derive(Debug, Clone, PartialEq)]
pub struct OddsFound {
    /// Seats of the panel.
    pub seats: u32,
    /// How many can be drawn.
    pub people: usize,
    /// Length of the list.
    pub tickets: u32,
    /// The least chance of whoever can be on a panel.
    pub least: f64,
    /// The greatest chance.
    pub most: f64,
    /// What the least could be at most.
    pub bound: f64,
    /// How far from the best that can be.
    pub gap: f64,
    /// How unlike chances are.
    pub gini: f64,
    /// Whether it is proved that nothing is fairer.
    pub optimal: bool,
    /// Everyone's chance.
    pub picture: OddsPicture,
    /// The quotas.
    pub quotas: Vec<QuotaLine>,
    /// Whoever can be on no panel, and the quotas that keep them out.
    pub impossible: Vec<(String, Vec<(QuotaLine, bool)>)>,
    /// Who counts as one household, by name.
    pub households: Vec<Vec<String>>,
    /// People whose addresses look alike, and who count as two households.
    pub alike: Vec<(Resident, Resident)>,
    /// What it costs to be sure of every kind of knowing.
    pub needs: Vec<NeedsLine>,
}

/// Somebody, and where they live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Their id.
    pub id: String,
    /// Their name; may be empty.
    pub name: String,
    /// Their address, as it is known.
    pub address: String,
}

impl Resident {
    fn sample(id: &str, name: &str, address: &str) -> Self {
        let [id, name, address] = [id, name, address].map(str::to_owned);
        Self { id, name, address }
    }
}

/// What it costs that every kind of knowing is sure of so many seats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedsLine {
    /// So many seats each.
    pub seats: u32,
    /// The least chance; none if no panel keeps it.
    pub least: Option<f64>,
    /// Whether the rules as they are say this.
    pub now: bool,
}

impl OddsFound {
    /// The chance of everybody if names came out of a hat.
    fn equal(&self) -> String {
        in_hundred(f64::from(self.seats) / self.people.max(1) as f64)
    }

    fn least(&self) -> String {
        in_hundred(self.least)
    }

    fn most(&self) -> String {
        in_hundred(self.most)
    }

    fn bound(&self) -> String {
        in_hundred(self.bound.min(1.0))
    }

    /// Each line with its chance in words, if there is one, and the length of its bar in 100.
    fn needs_lines(&self) -> Vec<(&NeedsLine, Option<(String, String)>)> {
        let longest = self.needs.iter().filter_map(|it| it.least).fold(f64::EPSILON, f64::max);
        let bar = |least: f64| (in_hundred(least), format!("{:.0}", least / longest * 100.0));
        self.needs.iter().map(|line| (line, line.least.map(bar))).collect()
    }

    fn gap(&self) -> String {
        format!("{:.6}", self.gap)
    }

    fn gini(&self) -> String {
        format!("{:.3}", self.gini)
    }
}

impl PanelOddsPage {
    fn side(&self, quota: &QuotaLine, least: &bool) -> Message {
        let text = self.layout.text;
        let key = if *least { "panel-side-least" } else { "panel-side-most" };
        let seats = if *least { quota.min } else { quota.max };
        text.t(key)
            .arg("feature", quota.feature_name(&text))
            .arg("value", quota.value_name(&text))
            .arg("seats", seats)
    }

    fn sides(&self, sides: &[(QuotaLine, bool)]) -> String {
        let words: Vec<String> =
            sides.iter().map(|(quota, least)| self.side(quota, least).to_string()).collect();
        self.layout.text.list(&words)
    }

    fn change(&self, quota: &QuotaLine, min: &u32, max: &u32) -> Message {
        let text = self.layout.text;
        let now = QuotaLine { min: *min, max: *max, ..quota.clone() };
        text.t("panel-way-change")
            .arg("feature", quota.feature_name(&text))
            .arg("value", quota.value_name(&text))
            .arg("before", quota.seats(&text).to_string())
            .arg("after", now.seats(&text).to_string())
    }
}

impl Render for PanelOddsPage {
    const NAME: &'static str = "panel-odds";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let quotas = QuotaLine::samples();
        let found = OddsFound {
            seats: 8,
            people: 58,
            tickets: 1_000,
            least: 0.081,
            most: 0.214,
            bound: 0.081,
            gap: 0.0,
            gini: 0.113,
            optimal: true,
            picture: OddsPicture::new(&[0.081, 0.081, 0.092, 0.11, 0.14, 0.14, 0.214]),
            quotas: quotas.clone(),
            impossible: Vec::new(),
            households: vec![vec!["Ada Lund".to_owned(), "Ben Lund".to_owned()]],
            alike: vec![(
                Resident::sample("7", "Ada Lund", "12 Quay Street"),
                Resident::sample("31", awkward::HTML, "12 Quay St"),
            )],
            needs: vec![
                NeedsLine { seats: 0, least: Some(0.138), now: false },
                NeedsLine { seats: 1, least: Some(0.081), now: true },
                NeedsLine { seats: 2, least: Some(0.012), now: false },
                NeedsLine { seats: 3, least: None, now: false },
            ],
        };
        let page = |outcome| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            may_draw: true,
            changed: false,
            outcome,
        };
        let usual = page(OddsOutcome::Found(Box::new(found.clone())));
        let rough = OddsFound {
            optimal: false,
            gap: 0.012_3,
            picture: OddsPicture::new(&[0.1, 0.1]),
            impossible: vec![
                ("Cleo Diaz".to_owned(), vec![(quotas[0].clone(), false)]),
                (awkward::HTML.to_owned(), Vec::new()),
            ],
            households: Vec::new(),
            alike: Vec::new(),
            needs: Vec::new(),
            ..found
        };
        let stopped = Self { changed: true, ..page(OddsOutcome::Found(Box::new(rough))) };
        let infeasible = page(OddsOutcome::Infeasible {
            conflict: vec![(quotas[0].clone(), true), (quotas[3].clone(), false)],
            ways: vec![vec![(quotas[0].clone(), 2, 4)], vec![(quotas[3].clone(), 2, 5)]],
        });
        let hopeless = page(OddsOutcome::Infeasible { conflict: Vec::new(), ways: Vec::new() });
        let reading = Self { may_draw: false, ..infeasible.clone() };
        vec![
            ("usual", usual),
            ("stopped", stopped),
            ("infeasible", infeasible),
            ("hopeless", hopeless),
            ("reading", reading),
            ("unready", page(OddsOutcome::Unready)),
            ("beyond", page(OddsOutcome::Beyond)),
        ]
    }
}
