//! Everything that is known about somebody, to read and to print.

use askama::Template;
use folkmoot_model::Day;

use super::{
    match_rules::ConflictLine,
    me::MyDetails,
    offer::MyOffer,
    parts::{EvidenceItem, awkward},
};
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The same as the file to download, for people to read.
#[derive(Debug, Clone, Template)]
#[template(path = "known.html")]
pub struct KnownPage {
    /// The frame.
    pub layout: Layout,
    /// Who knows it.
    pub organisation: String,
    /// The day it was taken out.
    pub on: Day,
    /// Their details.
    pub details: MyDetails,
    /// Whether they work for the organisation here.
    pub works_here: bool,
    /// Since when they don't want to be asked.
    pub not_asked_since: Option<Day>,
    /// Their evidence, in full.
    pub evidence: Vec<EvidenceItem>,
    /// What was worked out from it: each topic, and how many pieces speak of
    /// it.
    pub claims: Vec<(String, u32)>,
    /// What they were asked: the question of the call, if it is still there,
    /// and when.
    pub invitations: Vec<(Option<String>, Day)>,
    /// What they offered.
    pub offers: Vec<MyOffer>,
    /// Conflicts of interest that others declared of them: the question of the call, and
    /// what they said.
    pub conflicts: Vec<(String, ConflictLine)>,
    /// How many searches name them.
    pub searches: usize,
    /// Tokens by which other programs act for them: name and last day.
    pub tokens: Vec<(String, Day)>,
    /// Where they are signed in: since when, and last used when.
    pub sessions: Vec<(Day, Day)>,
}

impl KnownPage {
    fn claim(&self, topic: &str, pieces: &u32) -> Message {
        self.layout.text.t("known-claim").arg("topic", topic).arg("pieces", pieces)
    }

    fn invitation(&self, title: Option<&String>, on: &Day) -> Message {
        let text = self.layout.text;
        match title {
            Some(title) => text.t("known-asked").arg("call", title).arg("on", text.date(on)),
            None => text.t("known-asked-gone").arg("on", text.date(on)),
        }
    }

    fn conflict(&self, call: &str, conflict: &ConflictLine) -> Message {
        let text = self.layout.text;
        let words = conflict.words(&text).to_string();
        text.t("known-conflict").arg("call", call).arg("words", words)
    }

    fn token(&self, name: &str, until: &Day) -> Message {
        let text = self.layout.text;
        text.t("known-token").arg("name", name).arg("until", text.date(until))
    }

    fn session(&self, since: &Day, seen: &Day) -> Message {
        let text = self.layout.text;
        text.t("known-session").arg("since", text.date(since)).arg("seen", text.date(seen))
    }
}

impl Render for KnownPage {
    const NAME: &'static str = "known";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let day = Day::from_days(20_780);
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            organisation: "Northmere Council".to_owned(),
            on: day,
            details: MyDetails { name: "Mary T".to_owned(), ..MyDetails::default() },
            works_here: false,
            not_asked_since: None,
            evidence: vec![EvidenceItem::sample(
                folkmoot_model::EvidenceKind::TrackRecord,
                "How high is the kerb?",
                "Four centimetres.",
            )],
            claims: vec![("kerbs".to_owned(), 3)],
            invitations: vec![(Some("How could Harbour Road be safe?".to_owned()), day)],
            offers: MyOffer::samples(),
            conflicts: vec![("How could Harbour Road be safe?".to_owned(), ConflictLine::sample())],
            searches: 2,
            tokens: Vec::new(),
            sessions: vec![(day, day)],
        };
        let empty = Self {
            evidence: Vec::new(),
            claims: Vec::new(),
            invitations: Vec::new(),
            offers: Vec::new(),
            conflicts: Vec::new(),
            searches: 0,
            sessions: Vec::new(),
            ..usual.clone()
        };
        let awkward = Self {
            organisation: awkward::HTML.to_owned(),
            details: MyDetails {
                name: awkward::RIGHT_TO_LEFT.to_owned(),
                email: Some("a&b@example.org".to_owned()),
                attributes: vec![(awkward::HTML.to_owned(), awkward::LONG.to_owned())],
                ..MyDetails::default()
            },
            works_here: true,
            tokens: vec![(awkward::HTML.to_owned(), day)],
            not_asked_since: Some(day),
            evidence: vec![EvidenceItem::awkward()],
            claims: vec![(awkward::HTML.to_owned(), 1)],
            invitations: vec![(None, day), (Some(awkward::HTML.to_owned()), day)],
            ..usual.clone()
        };
        vec![("usual", usual), ("empty", empty), ("awkward", awkward)]
    }
}
