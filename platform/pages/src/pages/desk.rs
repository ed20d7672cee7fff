//! What an organisation works on, with the next step of each call.

use askama::Template;
use folkmoot_model::{CallState, Day};

use super::parts::{Count, awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The desk of those who work on calls.
#[derive(Debug, Clone, Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    /// The frame.
    pub layout: Layout,
    /// Whose desk.
    pub organisation: String,
    /// Whether the reader may write calls.
    pub may_write: bool,
    /// Issues, with their calls.
    pub issues: Vec<DeskIssue>,
    /// Calls that belong to no issue.
    pub calls: Vec<DeskLine>,
}

/// An issue on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskIssue {
    /// In a few words.
    pub title: String,
    /// In a paragraph.
    pub summary: String,
    /// Its calls.
    pub calls: Vec<DeskLine>,
}

/// A call on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskLine {
    /// Its page on the desk.
    pub address: String,
    /// Its question.
    pub title: String,
    /// Where it stands.
    pub state: CallState,
    /// When the decision is taken that it feeds.
    pub decided_on: Day,
    /// People found for all its kinds of knowing.
    pub count: Count,
    /// What comes next.
    pub next: Step,
}

/// What comes next for a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Finish the draft and open it.
    Open,
    /// Look for people.
    Look,
    /// See who is missing, for so many kinds of knowing.
    Gaps(usize),
    /// Read the brief: everyone is found.
    AllFound,
    /// Nothing.
    None,
}

impl Step {
    pub(crate) fn words(self, text: &Text) -> Message {
        match self {
            Self::Open => text.t("desk-next-open"),
            Self::Look => text.t("desk-next-look"),
            Self::Gaps(kinds) => text.t("desk-next-gaps").arg("kinds", kinds),
            Self::AllFound => text.t("desk-next-all-found"),
            Self::None => text.t("desk-next-none"),
        }
    }
}

impl DeskPage {
    fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.calls.is_empty()
    }
}

impl DeskLine {
    fn about(&self, text: &Text) -> Message {
        text.t("desk-line")
            .arg("state", text.call_state(&self.state))
            .arg("on", text.date(&self.decided_on))
    }

    fn sample(title: &str, state: CallState, found: Option<u32>, next: Step) -> Self {
        Self {
            address: "/desk/calls/harbour-road".to_owned(),
            title: title.to_owned(),
            state,
            decided_on: Day::from_days(20_878),
            count: Count { found, people: 15 },
            next,
        }
    }
}

impl Render for DeskPage {
    const NAME: &'static str = "desk";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |issues, calls| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            organisation: "Northmere Council".to_owned(),
            may_write: true,
            issues,
            calls,
        };
        let usual = page(
            vec![
                DeskIssue {
                    title: "Safer streets round the harbour".to_owned(),
                    summary: "People are hurt there each year.".to_owned(),
                    calls: vec![DeskLine::sample(
                        "How could Harbour Road be safe to cycle?",
                        CallState::Open,
                        Some(11),
                        Step::Gaps(2),
                    )],
                },
                DeskIssue { title: "Falls".to_owned(), summary: String::new(), calls: Vec::new() },
            ],
            vec![
                DeskLine::sample("Who cares for whom?", CallState::Draft, None, Step::Open),
                DeskLine::sample("What grows here?", CallState::Open, None, Step::Look),
                DeskLine::sample("Which trees?", CallState::Open, Some(15), Step::AllFound),
                DeskLine::sample("Which bins?", CallState::Closed, Some(15), Step::None),
            ],
        );
        let odd = DeskIssue {
            title: awkward::HTML.to_owned(),
            summary: awkward::LONG.to_owned(),
            calls: vec![
                DeskLine::sample(awkward::LONG, CallState::Withdrawn, Some(0), Step::None),
                DeskLine::sample(awkward::RIGHT_TO_LEFT, CallState::Open, Some(1), Step::Gaps(1)),
            ],
        };
        vec![
            ("usual", usual),
            ("empty", page(Vec::new(), Vec::new())),
            (
                "awkward",
                Self { organisation: awkward::HTML.to_owned(), ..page(vec![odd], Vec::new()) },
            ),
        ]
    }
}
