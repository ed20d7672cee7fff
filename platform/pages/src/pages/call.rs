//! A call, as anyone sees it.

use askama::Template;
use folkmoot_model::{
    CallBrief, CallState, Day, Decision, Effort, Email, EvidenceKind, Iap2, KindOfKnowing,
    OfferState, Setting,
};

use super::{
    offer::{Help, MyOffer, OfferDone},
    parts::{Count, awkward},
    why_you::WhyYou,
};
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The public page of a call. It holds nothing about any person but the
/// reader.
#[derive(Debug, Clone, Template)]
#[template(path = "call.html")]
pub struct CallPage {
    /// The frame.
    pub layout: Layout,
    /// Who asks.
    pub organisation: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// What the call says; its kinds of knowing are told by `kinds`.
    pub brief: CallBrief,
    /// Where it stands.
    pub state: CallState,
    /// Its kinds of knowing, with how many people were found for each.
    pub kinds: Vec<KindLine>,
    /// Its own address.
    pub address: String,
    /// Where the shortlist is, for those who may see it.
    pub shortlist: Option<String>,
    /// Why the reader was found, if they were.
    pub why: Option<WhyYou>,
    /// How the reader can help, and what they offered.
    pub help: Help,
    /// How the panel is drawn, if anything of it is public.
    pub panel: Option<String>,
    /// Where the reader names somebody who knows, or signs in to do so.
    pub name: Option<String>,
}

/// A kind of knowing and how far it is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindLine {
    /// What these people are called.
    pub name: String,
    /// What they know; empty if the name says it.
    pub needs: String,
    /// Whether the call can't do without them.
    pub must: bool,
    /// Where they know their way about.
    pub place: Option<String>,
    /// Which kinds of evidence count; empty means all.
    pub evidence: Vec<EvidenceKind>,
    /// How many were found.
    pub count: Count,
}

impl KindLine {
    /// A kind of knowing and how many were found, if anybody has looked.
    pub fn new(kind: &KindOfKnowing, found: Option<u32>) -> Self {
        let (name, needs) = name_and_needs(kind);
        Self {
            name,
            needs,
            must: kind.must,
            place: kind.place.clone(),
            evidence: kind.evidence.clone(),
            count: Count { found, people: kind.people },
        }
    }

    fn sample(name: &str, needs: &str, found: Option<u32>, people: u32) -> Self {
        Self {
            name: name.to_owned(),
            needs: needs.to_owned(),
            must: people == 4,
            place: (people == 5).then(|| "Harbour Ward".to_owned()),
            evidence: if people == 4 { EvidenceKind::ALL[..2].to_vec() } else { Vec::new() },
            count: Count { found, people },
        }
    }
}

/// What a kind of knowing is called and what it needs. One without a name is
/// called by its needs.
pub(crate) fn name_and_needs(kind: &KindOfKnowing) -> (String, String) {
    if kind.name.trim().is_empty() {
        (kind.needs.clone(), String::new())
    } else {
        (kind.name.clone(), kind.needs.clone())
    }
}

/// What a kind of knowing is called.
pub fn kind_name(kind: &KindOfKnowing) -> String {
    name_and_needs(kind).0
}

impl CallPage {
    fn time(&self) -> Message {
        self.layout.text.effort_and_expenses(&self.brief.effort, &self.brief.expenses)
    }

    /// Who is still missing: how many and what they are called.
    fn missing(&self) -> Vec<Message> {
        let line = |line: &KindLine| {
            let missing = line.count.missing().filter(|missing| *missing > 0)?;
            let words = self.layout.text.t("help-missing-line");
            Some(words.arg("missing", missing).arg("kind", &line.name))
        };
        self.kinds.iter().filter_map(line).collect()
    }

    fn next(&self) -> Message {
        let text = self.layout.text;
        let on = text.date(&self.brief.decision.on);
        match self.state {
            CallState::Draft => text.t("call-next-draft"),
            CallState::Open => text.t("call-next-open").arg("on", on),
            CallState::Closed => text.t("call-next-closed").arg("on", on),
            CallState::Withdrawn => text.t("call-next-withdrawn"),
        }
    }

    /// The kinds of evidence that count for a kind of knowing, as one list.
    fn evidence(&self, line: &KindLine) -> String {
        let words = |kind: &EvidenceKind| self.layout.text.evidence_kind(kind).to_string();
        self.layout.text.list(&line.evidence.iter().map(words).collect::<Vec<_>>())
    }
}

impl Render for CallPage {
    const NAME: &'static str = "call";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, None),
            organisation: "Northmere Council".to_owned(),
            contact: Email::new("ask@northmere.example").ok(),
            brief: brief(
                "How could Harbour Road be safe to cycle, and still work for everyone else?",
                "Three layouts are on the table. Before we choose, we want to hear from people \
                 who know this street: by trade, by study, or by using it every day.",
            ),
            state: CallState::Open,
            panel: None,
            kinds: vec![
                KindLine::sample(
                    "People who plan streets",
                    "Urban planning, street design, public space",
                    Some(3),
                    3,
                ),
                KindLine::sample(
                    "Transport engineers",
                    "Traffic flow, junction design, safety audits",
                    Some(2),
                    3,
                ),
                KindLine::sample(
                    "People who cycle it",
                    "At least weekly, at different times of day",
                    Some(5),
                    5,
                ),
                KindLine::sample(
                    "Cab and delivery drivers",
                    "Picking up, dropping off, loading",
                    Some(1),
                    4,
                ),
            ],
            address: "/calls/northmere/harbour-road".to_owned(),
            shortlist: None,
            why: None,
            help: Help {
                address: Some("/calls/northmere/harbour-road/offer".to_owned()),
                ..Help::default()
            },
            name: Some("/demo/sign-in?next=%2Fcalls%2Fx%2Fy%2Fname".to_owned()),
        };
        let citizen = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Mary T")),
            why: Some(WhyYou::sample()),
            help: Help {
                offers: vec![MyOffer::sample(OfferState::Open, "I cycle it daily.")],
                done: Some(OfferDone::Offered),
                ..usual.help.clone()
            },
            name: Some("/calls/northmere/harbour-road/name".to_owned()),
            ..usual.clone()
        };
        let convener = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Helen Marsh")),
            shortlist: Some("/calls/harbour-road/shortlist".to_owned()),
            state: CallState::Closed,
            name: None,
            ..usual.clone()
        };
        let mut awkward_brief = brief(awkward::HTML, awkward::LONG);
        awkward::RIGHT_TO_LEFT.clone_into(&mut awkward_brief.decision.what);
        awkward_brief.effort = Effort { hours: 1, weeks: None };
        awkward_brief.expenses = String::new();
        awkward_brief.setting = Setting::InPerson(awkward::HTML.to_owned());
        let awkward = Self {
            panel: Some("/calls/northmere/harbour-road/panel".to_owned()),
            layout: Layout::sample(locale, Section::Calls, Some(awkward::RIGHT_TO_LEFT)),
            organisation: awkward::LONG.to_owned(),
            contact: None,
            brief: awkward_brief,
            state: CallState::Draft,
            kinds: vec![
                KindLine::sample(awkward::LONG, awkward::HTML, None, 4),
                KindLine::sample(awkward::RIGHT_TO_LEFT, "", Some(0), 1_000),
            ],
            address: "/calls/northmere/x".to_owned(),
            shortlist: None,
            why: Some(WhyYou::awkward()),
            help: Help {
                address: None,
                offers: MyOffer::samples(),
                done: Some(OfferDone::Withdrawn),
            },
            name: None,
        };
        let withdrawn =
            Self { state: CallState::Withdrawn, kinds: Vec::new(), name: None, ..usual.clone() };
        vec![
            ("usual", usual),
            ("citizen", citizen),
            ("convener", convener),
            ("withdrawn", withdrawn),
            ("awkward", awkward),
        ]
    }
}

fn brief(title: &str, summary: &str) -> CallBrief {
    CallBrief {
        title: title.to_owned(),
        summary: summary.to_owned(),
        decision: Decision {
            what: "Which of three layouts goes to the council".to_owned(),
            on: Day::from_days(20_878),
        },
        effort: Effort { hours: 6, weeks: Some(3) },
        expenses: "£90 and travel".to_owned(),
        setting: Setting::Either("Harbour Ward".to_owned()),
        promise: Iap2::Collaborate,
        kinds: Vec::new(),
    }
}
