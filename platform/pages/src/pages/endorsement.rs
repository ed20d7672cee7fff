//! Asking somebody who was there to speak for evidence, and speaking for it.

use askama::Template;
use folkmoot_model::{Day, Endorsement, EndorsementState, EvidenceKind, MAX_ENDORSEMENT, WasThere};

use super::parts::{EvidenceItem, awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// What somebody who was there says of a piece of evidence, or that they were
/// asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub name: String,
    /// Where it stands.
    pub state: EndorsementState,
    /// When they were asked.
    pub asked_on: Day,
    /// Whether it was said of what the evidence says now.
    pub counts: bool,
    /// Where its owner takes it back, for its owner.
    pub take_back: Option<String>,
}

impl Said {
    /// What somebody says; `item` is what it is about.
    pub fn of(it: Endorsement, item: &folkmoot_model::Evidence) -> Self {
        Self {
            counts: it.holds_for(item),
            name: it.name,
            asked_on: it.created_at.day(),
            state: it.state,
            take_back: None,
        }
    }

    /// Without what is its owner's alone.
    #[must_use]
    pub fn for_all(self) -> Self {
        Self { take_back: None, ..self }
    }

    /// Who says it, how they know, and since when; none if they don't.
    pub(super) fn origin(&self, text: &Text) -> Option<Message> {
        let EndorsementState::Given { at, how, .. } = &self.state else { return None };
        let words = text.t("said-origin").arg("name", text.name(&self.name));
        Some(words.arg("how", was_there(text, *how)).arg("on", text.date(&at.day())))
    }

    /// What they say.
    pub(super) fn words(&self) -> &str {
        match &self.state {
            EndorsementState::Given { words, .. } => words,
            _ => "",
        }
    }

    /// Where a request stands that nothing came of, said to whoever asked.
    pub(super) fn standing(&self, text: &Text) -> Message {
        let words = match &self.state {
            EndorsementState::Asked => text.t("said-asked"),
            EndorsementState::Given { .. } => text.t("said-earlier"),
            EndorsementState::Declined { .. } => text.t("said-declined"),
            EndorsementState::Withdrawn { .. } => text.t("said-withdrawn"),
            EndorsementState::Lapsed { .. } => text.t("said-lapsed"),
        };
        words.arg("name", text.name(&self.name)).arg("on", text.date(&self.asked_on))
    }

    pub(super) fn samples() -> [Self; 6] {
        let at = Day::from_days(20_780).start();
        let given = |words: &str| EndorsementState::Given {
            at,
            how: WasThere::WorkedTogether,
            words: words.to_owned(),
            about: folkmoot_model::Digest::of(b"x"),
        };
        let one = |name: &str, state, counts| Self {
            name: name.to_owned(),
            state,
            asked_on: at.day(),
            counts,
            take_back: Some("/me/endorsements/1/take-back".to_owned()),
        };
        [
            one("Sam B", given("We shared the night round for three winters."), true),
            one(awkward::HTML, given(awkward::RIGHT_TO_LEFT), false),
            one("Ola", EndorsementState::Asked, false),
            one("Jo", EndorsementState::Declined { at }, false),
            one("Kim", EndorsementState::Lapsed { at }, false),
            Self { take_back: None, ..one("Al", EndorsementState::Withdrawn { at }, false) },
        ]
    }
}

/// How somebody comes to know.
fn was_there(text: &Text, how: WasThere) -> Message {
    match how {
        WasThere::WorkedTogether => text.t("was-there-worked"),
        WasThere::WasHelped => text.t("was-there-helped"),
        WasThere::SawIt => text.t("was-there-saw"),
        WasThere::Taught => text.t("was-there-taught"),
        WasThere::LivedIt => text.t("was-there-lived"),
    }
}

/// What is wrong with either form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidFault {
    /// No address.
    Email,
    /// Their own address.
    Own,
    /// Asked before.
    Before,
    /// Enough people were asked.
    Enough,
    /// Too many in a short time.
    TooMany,
    /// No name.
    NoName,
    /// A name nobody has.
    OddName,
    /// Nothing chosen of how they know.
    NoHow,
    /// Nothing said.
    NoWords,
    /// Too much said.
    LongWords,
}

impl SaidFault {
    const fn field(self) -> &'static str {
        match self {
            Self::Email | Self::Own | Self::Before | Self::Enough | Self::TooMany => "email",
            Self::NoName | Self::OddName => "name",
            Self::NoHow => "how",
            Self::NoWords | Self::LongWords => "words",
        }
    }

    fn words(self, text: &Text) -> Message {
        match self {
            Self::Email => text.t("name-fault-email"),
            Self::Own => text.t("said-fault-own"),
            Self::Before => text.t("said-fault-before"),
            Self::Enough => text.t("said-fault-enough"),
            Self::TooMany => text.t("said-fault-too-many"),
            Self::NoName => text.t("said-fault-name"),
            Self::OddName => text.t("said-fault-odd-name"),
            Self::NoHow => text.t("said-fault-how"),
            Self::NoWords => text.t("said-fault-words"),
            Self::LongWords => text.t("said-fault-long").arg("most", MAX_ENDORSEMENT),
        }
    }
}

/// The form in which somebody asks another to speak for their evidence.
#[derive(Debug, Clone, Template)]
#[template(path = "ask-endorsement.html")]
pub struct AskEndorsementPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the evidence.
    pub address: String,
    /// What it is.
    pub item: EvidenceItem,
    /// The address that was typed.
    pub email: String,
    /// The name that was typed.
    pub name: String,
    /// What is wrong with them.
    pub faults: Vec<SaidFault>,
}

/// The page on which somebody speaks for another's evidence.
#[derive(Debug, Clone, Template)]
#[template(path = "speak-for.html")]
pub struct SpeakForPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form goes.
    pub address: String,
    /// Who asks.
    pub person: String,
    /// For which organisation.
    pub organisation: String,
    /// What it is about.
    pub item: EvidenceItem,
    /// What they said before, or that they didn't.
    pub said: Said,
    /// Whether they can answer.
    pub may_answer: bool,
    /// Whether they answered just now.
    pub done: bool,
    /// What they typed.
    pub form: SpeakForm,
    /// What is wrong with it.
    pub faults: Vec<SaidFault>,
}

/// What somebody typed who speaks for another's evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeakForm {
    /// The code of how they know.
    pub how: String,
    /// Their words.
    pub words: String,
    /// Their name.
    pub name: String,
}

fn wrong(faults: &[SaidFault], field: &str, text: &Text) -> Option<Message> {
    Some(faults.iter().find(|fault| fault.field() == field)?.words(text))
}

impl AskEndorsementPage {
    fn wrong(&self, field: &str) -> Option<Message> {
        wrong(&self.faults, field, &self.layout.text)
    }
}

impl SpeakForPage {
    fn wrong(&self, field: &str) -> Option<Message> {
        wrong(&self.faults, field, &self.layout.text)
    }

    fn person(&self) -> String {
        self.layout.text.name(&self.person)
    }

    fn given(&self) -> bool {
        matches!(self.said.state, EndorsementState::Given { .. })
    }

    fn declined(&self) -> bool {
        matches!(self.said.state, EndorsementState::Declined { .. })
    }

    /// How they may know: code, words and whether it is chosen.
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        let text = &self.layout.text;
        let way = |how: &WasThere| (how.code(), was_there(text, *how), self.form.how == how.code());
        WasThere::ALL.iter().map(way).collect()
    }
}

fn sample_item() -> EvidenceItem {
    EvidenceItem::sample(
        EvidenceKind::Work,
        "Night deliveries",
        "Five years in a van, loading on Harbour Road before six.",
    )
}

impl Render for AskEndorsementPage {
    const NAME: &'static str = "ask-endorsement";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            address: "/me/evidence/1".to_owned(),
            item: sample_item(),
            email: String::new(),
            name: String::new(),
            faults: Vec::new(),
        };
        let of = |faults: &[SaidFault]| Self {
            email: "\"><b>".to_owned(),
            name: awkward::HTML.to_owned(),
            faults: faults.to_vec(),
            ..usual.clone()
        };
        vec![
            ("faults", of(&[SaidFault::Email, SaidFault::NoName])),
            ("own", of(&[SaidFault::Own, SaidFault::OddName])),
            ("before", of(&[SaidFault::Before])),
            ("enough", of(&[SaidFault::Enough])),
            ("too-many", of(&[SaidFault::TooMany])),
            ("usual", usual),
        ]
    }
}

impl Render for SpeakForPage {
    const NAME: &'static str = "speak-for";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let [given, _, asked, declined, _, over] = Said::samples();
        let usual = Self {
            layout: Layout::sample(locale, Section::Other, None),
            address: "/speak-for/token".to_owned(),
            person: "Mary T".to_owned(),
            organisation: "Northmere Council".to_owned(),
            item: sample_item(),
            said: asked,
            may_answer: true,
            done: false,
            form: SpeakForm { name: "Sam".to_owned(), ..SpeakForm::default() },
            faults: Vec::new(),
        };
        let form = SpeakForm {
            how: WasThere::SawIt.code().to_owned(),
            words: "\"><b>".to_owned(),
            name: awkward::HTML.to_owned(),
        };
        let faults = Self {
            item: EvidenceItem::awkward(),
            person: awkward::RIGHT_TO_LEFT.to_owned(),
            form,
            faults: vec![SaidFault::NoHow, SaidFault::LongWords],
            ..usual.clone()
        };
        let wordless = Self { faults: vec![SaidFault::NoWords], ..usual.clone() };
        let given = Self { said: given, done: true, ..usual.clone() };
        let declined = Self { said: declined, done: true, ..usual.clone() };
        let over = Self { said: over, may_answer: false, ..usual.clone() };
        vec![
            ("usual", usual),
            ("faults", faults),
            ("wordless", wordless),
            ("given", given),
            ("declined", declined),
            ("over", over),
        ]
    }
}
