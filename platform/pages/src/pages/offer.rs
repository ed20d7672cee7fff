//! Offering help with a call.

use askama::Template;
use folkmoot_model::{Day, Effort, MAX_OFFER, Offer, OfferState};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// What somebody can do to help with a call, and what they offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Help {
    /// Where help is offered, while it can be.
    pub address: Option<String>,
    /// What the reader offered before.
    pub offers: Vec<MyOffer>,
    /// What was done just now.
    pub done: Option<OfferDone>,
}

/// What was done with an offer just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferDone {
    /// It was made.
    Offered,
    /// It was taken back.
    Withdrawn,
}

impl OfferDone {
    /// Its code, as in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Offered, Self::Withdrawn].into_iter().find(|done| done.code() == code)
    }

    pub(crate) fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::Offered => "help-done-offered",
            Self::Withdrawn => "help-done-withdrawn",
        })
    }
}

/// An offer, as whoever made it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyOffer {
    /// The id of the kind of knowing.
    pub kind: String,
    /// What these people are called.
    pub name: String,
    /// Their words.
    pub words: String,
    /// Where it stands.
    pub state: OfferState,
    /// Where it is taken back, while it can be.
    pub withdraw: Option<String>,
    /// How many practical questions there are, and where they are answered.
    pub questions: Option<(usize, String)>,
    /// The question and the page of the call, where the page isn't that.
    pub call: Option<(String, String)>,
}

impl MyOffer {
    /// An offer; `name` is what its kind of knowing is called.
    pub fn new(offer: Offer, name: String, call_address: &str) -> Self {
        let open = matches!(offer.state, OfferState::Open | OfferState::Accepted { .. });
        Self {
            kind: offer.kind.to_string(),
            name,
            words: offer.words,
            withdraw: open.then(|| format!("{call_address}/offer/withdraw")),
            state: offer.state,
            questions: None,
            call: None,
        }
    }

    /// With practical questions, while the offer stands.
    #[must_use]
    pub fn with_questions(self, many: usize, address: String) -> Self {
        let ask = many > 0 && self.withdraw.is_some();
        Self { questions: ask.then_some((many, address)), ..self }
    }

    /// Where it stands, in words.
    pub fn state_words(&self, text: &Text) -> Message {
        let on = |at: &folkmoot_model::Timestamp| text.date(&at.day());
        let words = match &self.state {
            OfferState::Open => text.t("my-offer-open"),
            OfferState::Withdrawn { at } => text.t("my-offer-withdrawn").arg("on", on(at)),
            OfferState::Accepted { at } => text.t("my-offer-accepted").arg("on", on(at)),
            OfferState::Declined { at, reason } => {
                text.t("my-offer-declined").arg("on", on(at)).arg("reason", reason)
            }
        };
        words.arg("kind", &self.name)
    }

    pub(crate) fn sample(state: OfferState, words: &str) -> Self {
        let open = state == OfferState::Open;
        Self {
            kind: "drivers".to_owned(),
            name: "Cab and delivery drivers".to_owned(),
            words: words.to_owned(),
            state,
            withdraw: open.then(|| "/calls/northmere/harbour-road/offer/withdraw".to_owned()),
            questions: open
                .then(|| (2, "/calls/northmere/harbour-road/questions/drivers".to_owned())),
            call: None,
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let at = folkmoot_model::Timestamp::from_millis(1_790_000_000_000);
        let reason = awkward::HTML.to_owned();
        vec![
            Self::sample(OfferState::Open, "I drive here every night."),
            Self::sample(OfferState::Accepted { at }, awkward::HTML),
            Self::sample(OfferState::Declined { at, reason }, awkward::RIGHT_TO_LEFT),
            Self::sample(OfferState::Withdrawn { at }, awkward::LONG),
        ]
    }
}

/// The form in which somebody offers help.
#[derive(Debug, Clone, Template)]
#[template(path = "offer.html")]
pub struct OfferPage {
    /// The frame.
    pub layout: Layout,
    /// Who asks.
    pub organisation: String,
    /// The question of the call.
    pub title: String,
    /// The page of the call.
    pub call_address: String,
    /// Where more can be told about oneself, for this call.
    pub tell: String,
    /// What is asked of people.
    pub effort: Effort,
    /// When the decision is taken.
    pub decided_on: Day,
    /// The kinds of knowing: id and name.
    pub kinds: Vec<(String, String)>,
    /// The id of the kind that was chosen.
    pub kind: String,
    /// What was typed.
    pub words: String,
    /// What is wrong with it.
    pub faults: Vec<OfferFault>,
}

/// What can be wrong with an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferFault {
    /// No kind of knowing chosen.
    NoKind,
    /// No words.
    NoWords,
    /// Too many.
    LongWords,
    /// It has been answered.
    Answered,
}

impl OfferFault {
    const fn field(self) -> &'static str {
        match self {
            Self::NoKind | Self::Answered => "kind",
            Self::NoWords | Self::LongWords => "words",
        }
    }

    fn words(self, text: &Text) -> Message {
        match self {
            Self::NoKind => text.t("offer-fault-kind"),
            Self::NoWords => text.t("offer-fault-words"),
            Self::LongWords => text.t("offer-fault-words-long").arg("most", MAX_OFFER),
            Self::Answered => text.t("offer-fault-answered"),
        }
    }
}

impl OfferPage {
    fn wrong(&self, field: &str) -> Option<Message> {
        let fault = self.faults.iter().find(|fault| fault.field() == field)?;
        Some(fault.words(&self.layout.text))
    }
}

impl Render for OfferPage {
    const NAME: &'static str = "offer";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let kind = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Mary T")),
            organisation: "Northmere Council".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            call_address: "/calls/northmere/harbour-road".to_owned(),
            tell: "/me/tell?call=harbour-road".to_owned(),
            effort: Effort { hours: 6, weeks: Some(3) },
            decided_on: Day::from_days(20_878),
            kinds: vec![
                kind("cyclists", "People who cycle it"),
                kind("drivers", "Cab and delivery drivers"),
            ],
            kind: String::new(),
            words: String::new(),
            faults: Vec::new(),
        };
        let faults = Self {
            kinds: vec![kind("a", awkward::HTML), kind("b", awkward::LONG)],
            title: awkward::HTML.to_owned(),
            kind: "a".to_owned(),
            words: "\"><b>".to_owned(),
            faults: vec![OfferFault::NoKind, OfferFault::LongWords],
            ..usual.clone()
        };
        let answered =
            Self { faults: vec![OfferFault::Answered, OfferFault::NoWords], ..usual.clone() };
        vec![("usual", usual), ("faults", faults), ("answered", answered)]
    }
}
