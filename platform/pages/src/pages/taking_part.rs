//! Who took part in a call, and the badges they were given for it.

use askama::Template;
use folkmoot_model::{Day, MAX_AWARD_REASON};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// Who took part in a call.
#[derive(Debug, Clone, Template)]
#[template(path = "taking-part.html")]
pub struct TakingPartPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Whether the reader may give badges.
    pub may_give: bool,
    /// Whether others can look up if a badge was taken back.
    pub published: bool,
    /// Whoever said yes.
    pub people: Vec<ParticipantLine>,
    /// What is typed as what people did.
    pub criteria: String,
    /// Most characters of it.
    pub most_criteria: usize,
    /// What is typed as the reason for taking one back.
    pub why: String,
    /// How many badges were given just now.
    pub given: Option<usize>,
    /// What is wrong.
    pub fault: Option<TakingPartFault>,
}

/// Somebody who said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantLine {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they are on the panel that was drawn.
    pub on_panel: bool,
    /// Whether they are ticked.
    pub ticked: bool,
    /// How it stands with their badge.
    pub badge: ParticipantBadge,
}

/// How it stands with somebody's badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParticipantBadge {
    /// They can be given one.
    May,
    /// They can be given one; another was taken back.
    Again {
        /// When.
        on: Day,
        /// Why.
        why: String,
    },
    /// Without an address for mail they can't have one.
    NoAddress,
    /// They hold one.
    Given {
        /// Since when.
        on: Day,
        /// Where it is taken back.
        take_back: String,
    },
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakingPartFault {
    /// Nobody is ticked who can be given a badge.
    Nobody,
    /// It isn't said what people did.
    Criteria,
    /// It isn't said why the badge of this person is taken back.
    Why(String),
}

/// What a badge for taking part says, in the language of whoever gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeText {
    /// What it is called.
    pub name: String,
    /// A sentence about the call.
    pub description: String,
    /// What people did, if nothing else is said.
    pub criteria: String,
    /// What the page of the call is called among the evidence.
    pub call: String,
    /// What the page of the panel is called.
    pub panel: String,
}

impl BadgeText {
    /// For a call with this question and this decision.
    pub fn new(text: Text, title: &str, organisation: &str, decision: &str) -> Self {
        let description = text.t("part-badge-description").arg("organisation", organisation);
        Self {
            name: text.t("part-badge-name").arg("title", title).to_string(),
            description: description.arg("decision", decision).to_string(),
            criteria: text.t("part-criteria-usual").to_string(),
            call: text.t("part-badge-call").to_string(),
            panel: text.t("part-badge-panel").to_string(),
        }
    }
}

impl ParticipantLine {
    fn can_be_ticked(&self) -> bool {
        matches!(self.badge, ParticipantBadge::May | ParticipantBadge::Again { .. })
    }

    fn state(&self, text: &Text) -> Option<Message> {
        match &self.badge {
            ParticipantBadge::May => None,
            ParticipantBadge::Again { on, why } => {
                Some(text.t("part-was-taken-back").arg("on", text.date(on)).arg("why", why))
            }
            ParticipantBadge::NoAddress => Some(text.t("part-no-address")),
            ParticipantBadge::Given { on, .. } => {
                Some(text.t("part-has-badge").arg("on", text.date(on)))
            }
        }
    }
}

impl TakingPartPage {
    fn open(&self) -> impl Iterator<Item = (usize, &ParticipantLine)> {
        self.people.iter().enumerate().filter(|(_, line)| line.can_be_ticked())
    }

    fn others(&self) -> impl Iterator<Item = (usize, &ParticipantLine)> {
        self.people.iter().enumerate().filter(|(_, line)| !line.can_be_ticked())
    }

    fn has_others(&self) -> bool {
        self.others().next().is_some()
    }

    fn first_open(&self) -> Option<usize> {
        self.open().next().map(|(at, _)| at)
    }

    /// Where the summary of what is wrong leads, and what it says.
    fn told(&self) -> Option<(String, Message)> {
        let place = match self.fault.as_ref()? {
            TakingPartFault::Nobody => format!("person-{}", self.first_open().unwrap_or(0)),
            TakingPartFault::Criteria => "criteria".to_owned(),
            TakingPartFault::Why(id) => {
                let at = self.people.iter().position(|line| line.id == *id).unwrap_or(0);
                format!("why-{at}")
            }
        };
        Some((place, self.words(self.fault.as_ref()?)))
    }

    fn words(&self, fault: &TakingPartFault) -> Message {
        let text = self.layout.text;
        match fault {
            TakingPartFault::Nobody => text.t("part-fault-nobody"),
            TakingPartFault::Criteria => {
                text.t("part-fault-criteria").arg("most", self.most_criteria)
            }
            TakingPartFault::Why(_) => text.t("part-fault-why").arg("most", MAX_AWARD_REASON),
        }
    }

    fn wrong_people(&self) -> Option<Message> {
        let fault = self.fault.as_ref().filter(|it| **it == TakingPartFault::Nobody)?;
        Some(self.words(fault))
    }

    fn wrong_criteria(&self) -> Option<Message> {
        let fault = self.fault.as_ref().filter(|it| **it == TakingPartFault::Criteria)?;
        Some(self.words(fault))
    }

    /// What is typed as the reason, where it was.
    fn typed_why(&self, line: &&ParticipantLine) -> &str {
        if self.wrong_why(line).is_some() { &self.why } else { "" }
    }

    fn wrong_why(&self, line: &&ParticipantLine) -> Option<Message> {
        let is_it = |it: &&TakingPartFault| **it == TakingPartFault::Why(line.id.clone());
        Some(self.words(self.fault.as_ref().filter(is_it)?))
    }
}

impl Render for TakingPartPage {
    const NAME: &'static str = "taking-part";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |id: &str, name: &str, badge| ParticipantLine {
            id: id.to_owned(),
            name: name.to_owned(),
            on_panel: id < "c",
            ticked: id == "a",
            badge,
        };
        let on = Day::from_days(20_800);
        let take_back = "/desk/calls/harbour-road/taking-part/b7/take-back".to_owned();
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            may_give: true,
            published: true,
            people: vec![
                line("a", "Mary Thirlwall", ParticipantBadge::May),
                line("b", "Jo Ferris", ParticipantBadge::Given { on, take_back }),
                line("c", "Sam", ParticipantBadge::NoAddress),
            ],
            criteria: "Came and worked on the question.".to_owned(),
            most_criteria: 500,
            why: String::new(),
            given: Some(1),
            fault: None,
        };
        let empty = Self { people: Vec::new(), given: None, ..usual.clone() };
        let reader = Self { may_give: false, given: None, ..usual.clone() };
        let fault = |fault| Self { given: None, fault: Some(fault), ..usual.clone() };
        let (nobody, why) =
            (fault(TakingPartFault::Nobody), fault(TakingPartFault::Why("b".to_owned())));
        let again = ParticipantBadge::Again { on, why: awkward::HTML.to_owned() };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            published: false,
            people: vec![
                line("a", awkward::RIGHT_TO_LEFT, again),
                line("z", "", ParticipantBadge::May),
            ],
            criteria: awkward::LONG.to_owned(),
            ..fault(TakingPartFault::Criteria)
        };
        vec![
            ("usual", usual),
            ("empty", empty),
            ("reader", reader),
            ("nobody", nobody),
            ("why", why),
            ("awkward", awkward),
        ]
    }
}
