//! Offers to help with a call, as those who work on it see them.

use askama::Template;
use folkmoot_model::{Day, EvidenceKind, MAX_OFFER, OfferState, Timestamp};

use super::{
    pager::Pager,
    parts::{EvidenceItem, awkward},
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// Offers to help with a call.
#[derive(Debug, Clone, Template)]
#[template(path = "offers.html")]
pub struct OffersPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub title: String,
    /// The call on the desk.
    pub address: String,
    /// Whether the reader may answer.
    pub may_answer: bool,
    /// The offers, those that wait for an answer first.
    pub offers: Vec<OfferLine>,
    /// Which part of the list.
    pub pager: Pager,
    /// The place in the list of an offer whose answer lacked a reason.
    pub wrong: Option<usize>,
}

/// One offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferLine {
    /// Where it is answered; `/accept` and `/decline` are added.
    pub address: String,
    /// Who offers.
    pub name: String,
    /// What the kind of knowing is called.
    pub kind: String,
    /// When it came.
    pub on: Day,
    /// Why them, in their words.
    pub words: String,
    /// Some of what they have shown.
    pub evidence: Vec<EvidenceItem>,
    /// Where it stands.
    pub state: OfferState,
}

impl OfferLine {
    fn name(&self, text: &Text) -> String {
        text.name(&self.name)
    }

    fn waits(&self) -> bool {
        self.state == OfferState::Open
    }

    fn about(&self, text: &Text) -> Message {
        text.t("offers-for").arg("kind", &self.kind).arg("on", text.date(&self.on))
    }

    /// What was answered.
    fn answer(&self, text: &Text) -> Option<Message> {
        let on = |at: &Timestamp| text.date(&at.day());
        match &self.state {
            OfferState::Open | OfferState::Withdrawn { .. } => None,
            OfferState::Accepted { at } => Some(text.t("offers-accepted").arg("on", on(at))),
            OfferState::Declined { at, reason } => {
                Some(text.t("offers-declined").arg("on", on(at)).arg("reason", reason))
            }
        }
    }
}

impl OffersPage {
    fn is_wrong(&self, at: &usize) -> bool {
        self.wrong == Some(*at)
    }

    fn fault(&self) -> Message {
        self.layout.text.t("offers-fault").arg("most", MAX_OFFER)
    }

    fn no_fault(&self, at: &usize) -> Option<Message> {
        self.is_wrong(at).then(|| self.fault())
    }
}

impl Render for OffersPage {
    const NAME: &'static str = "offers";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let at = Timestamp::from_millis(1_790_000_000_000);
        let line = |name: &str, words: &str, state| OfferLine {
            address: "/desk/calls/harbour-road/offers/drivers/p1".to_owned(),
            name: name.to_owned(),
            kind: "Cab and delivery drivers".to_owned(),
            on: Day::from_days(20_800),
            words: words.to_owned(),
            evidence: vec![EvidenceItem::sample(EvidenceKind::Work, "Night shifts in a cab", "")],
            state,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            may_answer: true,
            offers: vec![
                line("Mary T", "I drive a night cab here.", OfferState::Open),
                line("Jo", "I load vans.", OfferState::Accepted { at }),
            ],
            pager: Pager::sample(1, 1),
            wrong: None,
        };
        let empty = Self { offers: Vec::new(), ..usual.clone() };
        let reader = Self { may_answer: false, ..usual.clone() };
        let reason = awkward::HTML.to_owned();
        let awkward = Self {
            title: awkward::HTML.to_owned(),
            offers: vec![
                OfferLine {
                    evidence: Vec::new(),
                    kind: awkward::LONG.to_owned(),
                    ..line("", awkward::HTML, OfferState::Open)
                },
                line(awkward::RIGHT_TO_LEFT, awkward::LONG, OfferState::Declined { at, reason }),
            ],
            pager: Pager::sample(2, 3),
            wrong: Some(0),
            ..usual.clone()
        };
        vec![("usual", usual), ("empty", empty), ("reader", reader), ("awkward", awkward)]
    }
}
