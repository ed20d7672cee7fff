//! A lottery that is public, on the desk: drawing, and who was drawn.

use askama::Template;
use folkmoot_model::{Day, MAX_LOTTERY_REASON};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A public lottery on the desk.
#[derive(Debug, Clone, Template)]
#[template(path = "panel-draw.html")]
pub struct PanelDrawPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// The public page of the lottery.
    pub public: String,
    /// Whether the reader may draw.
    pub may_draw: bool,
    /// When the list was published.
    pub published_on: Day,
    /// How many panels the list has.
    pub tickets: usize,
    /// What was committed to.
    pub commitment: String,
    /// What was drawn, if something was.
    pub drawn: Option<DrawnPanel>,
    /// Everybody in the lottery, those who were drawn first.
    pub people: Vec<DrawPerson>,
    /// How many seats of a panel that was drawn are free again.
    pub free: usize,
    /// What is typed as the seed.
    pub seed: String,
    /// What is typed as the reason for taking it back.
    pub why: String,
    /// What is wrong.
    pub fault: Option<DrawFault>,
}

/// A panel that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPanel {
    /// Which panel of the list.
    pub ticket: u32,
    /// When.
    pub on: Day,
    /// By what.
    pub by: DrawnWith,
}

/// What chose a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawnWith {
    /// A text.
    Seed(String),
    /// Balls with digits.
    Balls(String),
}

impl DrawnPanel {
    pub(crate) fn words(&self, text: &Text) -> Message {
        let with = match &self.by {
            DrawnWith::Seed(seed) => text.t("panel-drawn-seed").arg("seed", seed),
            DrawnWith::Balls(balls) => text.t("panel-drawn-balls").arg("balls", balls),
        };
        with.arg("ticket", self.ticket).arg("on", text.date(&self.on))
    }

    pub(crate) fn sample() -> Self {
        let by = DrawnWith::Seed("dice 4 2 6, town hall, 7 May".to_owned());
        Self { ticket: 408, on: Day::from_days(20_580), by }
    }
}

/// Somebody in a lottery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawPerson {
    /// Their name.
    pub name: String,
    /// What they are called in the list; none if they were left out.
    pub pseudonym: Option<String>,
    /// On how many panels of the list they are.
    pub panels: u32,
    /// Whether they were drawn.
    pub drawn: bool,
    /// Whether they were drawn and have said no since.
    pub left: bool,
    /// Why they are treated differently, if they are.
    pub why: Option<String>,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawFault {
    /// The seed is empty or too long.
    Seed,
    /// The reason for taking it back is empty or too long.
    Why,
}

impl PanelDrawPage {
    fn fault(&self, fault: &DrawFault) -> Message {
        match fault {
            DrawFault::Seed => self.layout.text.t("panel-fault-seed"),
            DrawFault::Why => self.layout.text.t("panel-fault-why").arg("most", MAX_LOTTERY_REASON),
        }
    }

    fn wrong(&self, is: DrawFault) -> Option<Message> {
        self.fault.filter(|fault| *fault == is).map(|fault| self.fault(&fault))
    }

    fn wrong_seed(&self) -> Option<Message> {
        self.wrong(DrawFault::Seed)
    }

    fn wrong_why(&self) -> Option<Message> {
        self.wrong(DrawFault::Why)
    }

    /// The reason on record for whoever stays on a panel whose free seats another lottery fills.
    pub fn stays(text: Text) -> String {
        text.t("panel-stays").to_string()
    }

    fn chosen(&self) -> Vec<&DrawPerson> {
        self.people.iter().filter(|person| person.drawn).collect()
    }

    fn others(&self) -> Vec<&DrawPerson> {
        self.people.iter().filter(|person| !person.drawn).collect()
    }
}

impl Render for PanelDrawPage {
    const NAME: &'static str = "panel-draw";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let person = |name: &str, drawn| DrawPerson {
            name: name.to_owned(),
            pseudonym: Some("0f3a9c12be44".to_owned()),
            panels: 214,
            drawn,
            left: false,
            why: None,
        };
        let out = DrawPerson {
            pseudonym: None,
            panels: 0,
            why: Some("Works for the contractor".to_owned()),
            ..person("Ben Okoro", false)
        };
        let published = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            public: "/calls/harbour/harbour-road/panel".to_owned(),
            may_draw: true,
            published_on: Day::from_days(20_577),
            tickets: 1_000,
            commitment: "26bfd6260000000000000000000000000000000000000000000000000000beef"
                .to_owned(),
            drawn: None,
            people: vec![person("Ada Lund", false), out.clone(), person("", false)],
            free: 0,
            seed: String::new(),
            why: String::new(),
            fault: None,
        };
        let drawn = Self {
            drawn: Some(DrawnPanel::sample()),
            people: vec![person("Ada Lund", true), person("Cleo Diaz", false), out],
            ..published.clone()
        };
        let mut left = drawn.clone();
        left.free = 1;
        left.people[0].left = true;
        let by_balls =
            DrawnPanel { by: DrawnWith::Balls("407".to_owned()), ..DrawnPanel::sample() };
        let balls = Self { drawn: Some(by_balls), may_draw: false, ..drawn.clone() };
        let seed = Self { fault: Some(DrawFault::Seed), ..published.clone() };
        let why = Self {
            fault: Some(DrawFault::Why),
            call: awkward::HTML.to_owned(),
            people: vec![person(awkward::LONG, true), person(awkward::RIGHT_TO_LEFT, false)],
            ..drawn.clone()
        };
        vec![
            ("published", published),
            ("drawn", drawn),
            ("left", left),
            ("balls", balls),
            ("no-seed", seed),
            ("no-reason", why),
        ]
    }
}

/// Drawing in a hall: balls with a digit each, one after the other.
#[derive(Debug, Clone, Template)]
#[template(path = "panel-balls.html")]
pub struct PanelBallsPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// The digits so far.
    pub digits: String,
    /// How many there are in all.
    pub length: usize,
    /// What was committed to.
    pub commitment: String,
}

impl PanelBallsPage {
    /// A place for each ball: its digit, or nothing yet.
    fn places(&self) -> Vec<String> {
        let digit = |at: usize| self.digits.get(at..=at).unwrap_or("–").to_owned();
        (0..self.length).map(digit).collect()
    }

    /// How many panels can still come.
    fn left(&self) -> usize {
        let missing = self.length.saturating_sub(self.digits.len());
        10_usize.saturating_pow(u32::try_from(missing).unwrap_or(u32::MAX))
    }

    fn is_whole(&self) -> bool {
        self.digits.len() == self.length
    }

    /// The panel these digits stand for, from 1.
    fn ticket(&self) -> usize {
        self.digits.parse::<usize>().unwrap_or(0) + 1
    }

    /// The digits without the last ball.
    fn before(&self) -> &str {
        self.digits.get(..self.digits.len().saturating_sub(1)).unwrap_or_default()
    }

    fn next(&self) -> usize {
        self.digits.len() + 1
    }
}

impl Render for PanelBallsPage {
    const NAME: &'static str = "panel-balls";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |digits: &str| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            digits: digits.to_owned(),
            length: 3,
            commitment: PanelDrawPage::samples(locale)[0].1.commitment.clone(),
        };
        vec![("none", page("")), ("some", page("40")), ("all", page("407"))]
    }
}
