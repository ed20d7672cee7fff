//! How a panel is drawn, for anybody: who could be, by which rules, with which
//! chances, and the list.

use askama::Template;
use folkmoot_model::{Day, PanelMethod};

use super::pager::Pager;
use super::panel_draw::DrawnPanel;
use super::panel_parts::{OddsPicture, QuotaLine, in_hundred};
use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// Draws again from what was published, on any machine.
const CHECK_REPORT: &str = "folkmoot verify-draw report.json";
/// Prints the digest that stands on the page.
const CHECK_LIST: &str = "sha256sum list.txt";

/// A lottery, in public.
#[derive(Debug, Clone, Template)]
#[template(path = "panel.html")]
pub struct PanelPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call.
    pub call_address: String,
    /// The question of the call.
    pub call: String,
    /// Who asks.
    pub organisation: String,
    /// The address of what belongs to this lottery: its list and its report.
    pub files: String,
    /// Where it stands.
    pub state: PanelState,
    /// Seats of the panel.
    pub seats: u32,
    /// How many could be drawn.
    pub people: usize,
    /// What "fair" means.
    pub method: PanelMethod,
    /// The least chance of anyone, from 0 to 1.
    pub least: f64,
    /// How far the chances are from the best that can be.
    pub gap: f64,
    /// By how much the list moved anyone's chance at most.
    pub moved: f64,
    /// Everyone's chance.
    pub picture: OddsPicture,
    /// The quotas.
    pub quotas: Vec<QuotaLine>,
    /// What was committed to.
    pub commitment: String,
    /// The names in the list of those who were drawn.
    pub drawn: Vec<String>,
    /// How many panels the list has.
    pub tickets: usize,
    /// The panels on this page of the list, each with its number.
    pub list: Vec<(usize, String)>,
    /// Which page of the list.
    pub pager: Pager,
    /// Whether it fills seats of a panel that was drawn before.
    pub fills: bool,
    /// Other lotteries for this call, with what became of each.
    pub others: Vec<(String, PanelState)>,
}

/// Where a lottery stands, for anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelState {
    /// The list is public.
    Published(Day),
    /// A panel is drawn.
    Drawn(DrawnPanel),
    /// It was taken back.
    Withdrawn {
        /// When.
        on: Day,
        /// Why.
        why: String,
        /// Whether a panel had been drawn.
        drawn: bool,
    },
}

impl PanelPage {
    fn state_words(&self, state: &PanelState) -> Message {
        let text = self.layout.text;
        match state {
            PanelState::Published(on) => text.t("panel-is-published").arg("on", text.date(on)),
            PanelState::Drawn(drawn) => drawn.words(&text),
            PanelState::Withdrawn { on, why, drawn } => {
                let key = if *drawn { "panel-is-undone" } else { "panel-is-withdrawn" };
                text.t(key).arg("on", text.date(on)).arg("why", why)
            }
        }
    }

    fn method_words(&self) -> Message {
        let text = self.layout.text;
        match self.method {
            PanelMethod::Leximin => text.t("panel-method-leximin"),
            PanelMethod::Maximin => text.t("panel-method-maximin"),
            PanelMethod::Nash => text.t("panel-method-nash"),
            PanelMethod::Goldilocks => text.t("panel-method-goldilocks"),
        }
    }

    fn next(&self) -> Message {
        let text = self.layout.text;
        match &self.state {
            PanelState::Published(_) => text.t("panel-next-published"),
            PanelState::Drawn(_) => text.t("panel-next-drawn"),
            PanelState::Withdrawn { .. } => text.t("panel-next-withdrawn"),
        }
    }

    fn equal(&self) -> String {
        in_hundred(f64::from(self.seats) / self.people.max(1) as f64)
    }

    fn least(&self) -> String {
        in_hundred(self.least)
    }

    fn gap(&self) -> String {
        format!("{:.6}", self.gap)
    }

    fn moved(&self) -> String {
        format!("{:.4}", self.moved)
    }

    /// What to type to draw by hand.
    fn by_hand(&self) -> Option<String> {
        match &self.state {
            PanelState::Drawn(DrawnPanel {
                by: super::panel_draw::DrawnWith::Seed(seed), ..
            }) => {
                let seed = seed.replace('\'', "'\\''");
                Some(format!("printf '%s\\n%s' {} '{seed}' | sha256sum", self.commitment))
            }
            _ => None,
        }
    }
}

impl Render for PanelPage {
    const NAME: &'static str = "panel";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let names = ["0f3a9c12be44", "1b22c8d0a917", "9e01aa53cc70"].map(str::to_owned);
        let published = Self {
            layout: Layout::sample(locale, Section::Calls, None),
            call_address: "/calls/harbour/harbour-road".to_owned(),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            organisation: "Harbour Council".to_owned(),
            files: "/calls/harbour/harbour-road/panel/1".to_owned(),
            state: PanelState::Published(Day::from_days(20_577)),
            seats: 3,
            people: 58,
            method: PanelMethod::Leximin,
            least: 0.041,
            gap: 0.0,
            moved: 0.000_83,
            picture: OddsPicture::new(&[0.041, 0.041, 0.052, 0.06, 0.07, 0.11]),
            quotas: QuotaLine::samples(),
            commitment: "26bfd6260000000000000000000000000000000000000000000000000000beef"
                .to_owned(),
            drawn: Vec::new(),
            tickets: 1_000,
            list: (1..=3).map(|number| (number, names.join(" "))).collect(),
            pager: Pager::sample(1, 20),
            fills: false,
            others: Vec::new(),
        };
        let drawn = Self {
            state: PanelState::Drawn(DrawnPanel::sample()),
            fills: true,
            drawn: names.to_vec(),
            method: PanelMethod::Nash,
            others: vec![(
                "/calls/harbour/harbour-road/panel?number=1".to_owned(),
                PanelState::Withdrawn {
                    on: Day::from_days(20_560),
                    why: awkward::HTML.to_owned(),
                    drawn: true,
                },
            )],
            ..published.clone()
        };
        let withdrawn = Self {
            state: PanelState::Withdrawn {
                on: Day::from_days(20_579),
                why: "Two people were missing from the list.".to_owned(),
                drawn: false,
            },
            method: PanelMethod::Maximin,
            quotas: Vec::new(),
            ..published.clone()
        };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            organisation: awkward::RIGHT_TO_LEFT.to_owned(),
            method: PanelMethod::Goldilocks,
            picture: OddsPicture::new(&[0.05; 4]),
            ..drawn.clone()
        };
        vec![
            ("published", published),
            ("drawn", drawn),
            ("withdrawn", withdrawn),
            ("awkward", awkward),
        ]
    }
}
