//! What an organisation works on, with the next step of each call.

use askama::Template;
use folkmoot_model::{CallState, Day, InvitationState};

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
    /// Answers that came in, the newest first.
    pub answers: Vec<AnswerLine>,
}

/// An answer that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// Where the answers to its call are.
    pub address: String,
    /// The question.
    pub title: String,
    /// Who answered; may be empty.
    pub name: String,
    /// What they said.
    pub state: InvitationState,
    /// When.
    pub on: Day,
    /// Whether it came in since the reader last said that they had looked.
    pub new: bool,
}

/// An issue on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskIssue {
    /// Its page.
    pub address: String,
    /// In a few words.
    pub title: String,
    /// What hurts, in a paragraph.
    pub summary: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// Whether it was laid down.
    pub closed: bool,
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
    /// Choose whom to ask: everyone is found.
    AllFound,
    /// Wait for so many answers, until a day.
    Await(u32, Day),
    /// Ask others: so many said yes of so many wanted.
    AskMore(u32, u32),
    /// Close it: so many said yes.
    Enough(u32),
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
            Self::Await(people, by) => {
                text.t("desk-next-await").arg("people", people).arg("on", text.date(&by))
            }
            Self::AskMore(yes, wanted) => {
                text.t("desk-next-ask-more").arg("yes", yes).arg("wanted", wanted)
            }
            Self::Enough(yes) => text.t("desk-next-enough").arg("yes", yes),
            Self::None => text.t("desk-next-none"),
        }
    }
}

impl DeskPage {
    fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.calls.is_empty()
    }

    fn new_answers(&self) -> usize {
        self.answers.iter().filter(|answer| answer.new).count()
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
            answers: Vec::new(),
        };
        let answer = |name: &str, state, new| AnswerLine {
            address: "/desk/calls/harbour-road/invitations".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            name: name.to_owned(),
            state,
            on: Day::from_days(20_800),
            new,
        };
        let at = folkmoot_model::Timestamp::from_millis(0);
        let usual = page(
            vec![
                DeskIssue {
                    address: "/desk/issues/i1".to_owned(),
                    title: "Safer streets round the harbour".to_owned(),
                    summary: "People are hurt there each year.".to_owned(),
                    owner: "Streets and transport team".to_owned(),
                    closed: false,
                    calls: vec![DeskLine::sample(
                        "How could Harbour Road be safe to cycle?",
                        CallState::Open,
                        Some(11),
                        Step::Gaps(2),
                    )],
                },
                DeskIssue {
                    address: "/desk/issues/i2".to_owned(),
                    title: "Falls".to_owned(),
                    summary: String::new(),
                    owner: String::new(),
                    closed: true,
                    calls: Vec::new(),
                },
            ],
            vec![
                DeskLine::sample("Who cares for whom?", CallState::Draft, None, Step::Open),
                DeskLine::sample("What grows here?", CallState::Open, None, Step::Look),
                DeskLine::sample("Which trees?", CallState::Open, Some(15), Step::AllFound),
                DeskLine::sample(
                    "Which lamps?",
                    CallState::Open,
                    Some(15),
                    Step::Await(7, Day::from_days(20_810)),
                ),
                DeskLine::sample("Which walls?", CallState::Open, Some(15), Step::AskMore(2, 9)),
                DeskLine::sample("Which roofs?", CallState::Open, Some(15), Step::Enough(9)),
                DeskLine::sample("Which bins?", CallState::Closed, Some(15), Step::None),
            ],
        );
        let usual = Self {
            answers: vec![
                answer("Rafiq Khan", InvitationState::Accepted { at }, true),
                answer("", InvitationState::Forwarded { at }, false),
            ],
            ..usual
        };
        let odd = DeskIssue {
            address: "/desk/issues/i3".to_owned(),
            owner: awkward::HTML.to_owned(),
            closed: false,
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
