//! How people are chosen for a call beside what they know, and whose interests conflict
//! with it: set on the desk, and told beside the shortlist.

use askama::Template;
use folkmoot_model::{ConflictKind, MAX_BOUNDS, MAX_CONFLICT_REASON, MAX_REST_DAYS};

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The rules of a call, as they are set.
#[derive(Debug, Clone, Template)]
#[template(path = "match-rules.html")]
pub struct MatchRulesPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// What is known about people, column by column.
    pub columns: Vec<RuleColumn>,
    /// How many columns have too many values to be listed.
    pub wide: usize,
    /// Who the owner of the call works for.
    pub works_for: String,
    /// Those for whom anybody known works.
    pub employers: Vec<String>,
    /// Whether those who work there too are left out.
    pub leave_out: bool,
    /// Days in which whoever was asked steps back; empty for none.
    pub rest_days: String,
    /// The conflicts of interest that were declared.
    pub conflicts: Vec<ConflictLine>,
    /// What stands against the rules.
    pub faults: Vec<MatchRulesFault>,
    /// Whether something was just kept.
    pub kept: bool,
}

/// A column of what is known about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleColumn {
    /// Its name.
    pub name: String,
    /// Whether somebody with each value is wanted.
    pub each: bool,
    /// Its values.
    pub values: Vec<RuleValue>,
}

/// A value, and how many people with it are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleValue {
    /// Its place among all values on the page, from 0.
    pub at: usize,
    /// The value.
    pub value: String,
    /// How many have it.
    pub people: u32,
    /// At least, as typed; empty for no bound.
    pub least: String,
    /// At most, as typed; empty for no bound.
    pub most: String,
}

/// A conflict of interest that was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictLine {
    /// Whose.
    pub name: String,
    /// What sort.
    pub kind: ConflictKind,
    /// In words; empty where it follows from what is known, or was taken back.
    pub reason: String,
    /// Whether they are left out; otherwise they are flagged.
    pub left_out: bool,
    /// The page where it is changed.
    pub address: String,
}

/// What can stand against rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchRulesFault {
    /// What was typed beside a value is no number.
    Number(usize),
    /// More are wanted at least than at most.
    LeastAboveMost(usize),
    /// More bounds than there may be.
    TooMany,
    /// No number of days that there may be.
    RestDays,
}

impl MatchRulesFault {
    fn field(self) -> String {
        match self {
            Self::Number(at) | Self::LeastAboveMost(at) => format!("least-{at}"),
            Self::TooMany => "columns".to_owned(),
            Self::RestDays => "rest_days".to_owned(),
        }
    }
}

impl MatchRulesPage {
    fn fault(&self, fault: &MatchRulesFault) -> Message {
        let text = self.layout.text;
        let value = |at: &usize| {
            let values = self.columns.iter().flat_map(|column| &column.values);
            values.filter(|value| value.at == *at).map(|it| it.value.clone()).collect::<String>()
        };
        match fault {
            MatchRulesFault::Number(at) => {
                text.t("match-rules-fault-number").arg("value", value(at))
            }
            MatchRulesFault::LeastAboveMost(at) => {
                text.t("match-rules-fault-upside-down").arg("value", value(at))
            }
            MatchRulesFault::TooMany => text.t("match-rules-fault-many").arg("most", MAX_BOUNDS),
            MatchRulesFault::RestDays => {
                text.t("match-rules-fault-rest").arg("most", MAX_REST_DAYS)
            }
        }
    }

    fn wrong(&self, field: &str) -> Option<Message> {
        self.faults.iter().find(|fault| fault.field() == field).map(|fault| self.fault(fault))
    }

    fn wrong_at(&self, at: &usize) -> Option<Message> {
        self.wrong(&format!("least-{at}"))
    }
}

impl RuleColumn {
    fn is_set(&self) -> bool {
        self.values.iter().any(|value| !value.least.is_empty() || !value.most.is_empty())
    }
}

impl ConflictLine {
    pub(crate) fn sample() -> Self {
        conflict(false)
    }

    pub(crate) fn beside(&self, text: &Text) -> Message {
        text.t("conflict-beside").arg("words", self.words(text).to_string())
    }

    pub(crate) fn words(&self, text: &Text) -> Message {
        let kind = kind_words(text, self.kind);
        let key = match (self.left_out, self.reason.is_empty()) {
            (true, false) => "conflict-left-out",
            (true, true) => "conflict-left-out-plain",
            (false, false) => "conflict-flagged",
            (false, true) => "conflict-flagged-plain",
        };
        text.t(key).arg("kind", kind).arg("reason", &self.reason)
    }
}

/// What sort of conflict it is.
fn kind_words(text: &Text, kind: ConflictKind) -> Message {
    text.t(match kind {
        ConflictKind::Owner => "conflict-owner",
        ConflictKind::Employer => "conflict-employer",
        ConflictKind::Lobby => "conflict-lobby",
        ConflictKind::Declared => "conflict-declared",
    })
}

/// A conflict of interest of one person, as it is declared.
#[derive(Debug, Clone, Template)]
#[template(path = "conflict.html")]
pub struct ConflictPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Where the form goes.
    pub action: String,
    /// Who it is about.
    pub name: String,
    /// Whether one is declared.
    pub declared: bool,
    /// What sort.
    pub kind: ConflictKind,
    /// In words.
    pub reason: String,
    /// Whether they are left out.
    pub leaves_out: bool,
    /// Whether the reason can't be kept.
    pub wrong: bool,
}

impl ConflictPage {
    fn kinds(&self) -> Vec<(ConflictKind, Message)> {
        let text = &self.layout.text;
        ConflictKind::ALL.iter().map(|kind| (*kind, kind_words(text, *kind))).collect()
    }

    fn reason_fault(&self) -> Option<Message> {
        let fault = || self.layout.text.t("conflict-fault-reason").arg("most", MAX_CONFLICT_REASON);
        self.wrong.then(fault)
    }
}

/// What came of the rules, beside a shortlist.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RulesShown {
    /// How the bounds came out.
    pub bounds: Vec<BoundShown>,
    /// Whether no better group keeps to them.
    pub proved: bool,
    /// Those found who have a conflict of interest.
    pub conflicts: Vec<ConflictLine>,
    /// Those found who step back.
    pub back: Vec<BackShown>,
    /// In how many days whoever was asked steps back.
    pub rest_days: u32,
}

/// A bound, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundShown {
    /// Of which column.
    pub column: String,
    /// The value.
    pub value: String,
    /// At least.
    pub least: u32,
    /// At most, if there is a limit.
    pub most: Option<u32>,
    /// How many are on the shortlist.
    pub chosen: u32,
    /// How many were found.
    pub found: u32,
    /// How many are known.
    pub known: u32,
    /// Why it can't be met; nothing if it is.
    pub lack: Option<BoundLack>,
    /// People who were nearly found.
    pub near: Vec<String>,
}

/// Why a bound can't be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundLack {
    /// Nobody known has this value.
    NobodyKnown,
    /// None of those who have it was found.
    NobodyFound,
    /// Fewer of those found have it than are wanted.
    TooFewFound,
    /// Seats or other bounds leave no room.
    NoRoom,
}

/// Somebody who steps back.
#[derive(Debug, Clone, PartialEq)]
pub struct BackShown {
    /// Who.
    pub name: String,
    /// How many days ago they were last asked.
    pub days: u32,
    /// To what share they count in the choice.
    pub share: f64,
}

impl BoundShown {
    pub(crate) fn words(&self, text: &Text) -> Message {
        let key = match (self.least, self.most) {
            (_, None) => "match-bound-least",
            (0, Some(_)) => "match-bound-most",
            _ => "match-bound-between",
        };
        let words = text.t(key).arg("column", &self.column).arg("value", &self.value);
        let words = words.arg("least", self.least).arg("most", self.most.unwrap_or(0));
        words.arg("chosen", self.chosen).arg("found", self.found)
    }

    pub(crate) fn lack(&self, text: &Text) -> Option<Message> {
        let key = match self.lack? {
            BoundLack::NobodyKnown => "match-lack-known",
            BoundLack::NobodyFound => "match-lack-found",
            BoundLack::TooFewFound => "match-lack-few",
            BoundLack::NoRoom => "match-lack-room",
        };
        let short = self.least.saturating_sub(self.chosen);
        Some(text.t(key).arg("short", short).arg("found", self.found).arg("known", self.known))
    }

    pub(crate) fn nearly(&self, text: &Text) -> Option<Message> {
        let nearly = || text.t("match-lack-near").arg("names", text.list(&self.near));
        (self.lack.is_some() && !self.near.is_empty()).then(nearly)
    }
}

impl BackShown {
    pub(crate) fn words(&self, text: &Text) -> Message {
        let percent = (self.share * 100.0).round();
        text.t("match-back").arg("name", &self.name).arg("days", self.days).arg("share", percent)
    }
}

impl RulesShown {
    pub(crate) fn sample() -> Self {
        let bound = |value: &str, lack, chosen| BoundShown {
            column: "area".to_owned(),
            value: value.to_owned(),
            least: 2,
            most: None,
            chosen,
            found: 4,
            known: 31,
            lack,
            near: vec!["Kim Ode".to_owned()],
        };
        Self {
            bounds: vec![
                bound("Harbour", None, 2),
                bound("Hill", Some(BoundLack::NoRoom), 1),
                BoundShown { least: 0, most: Some(1), ..bound("Council", None, 1) },
            ],
            proved: true,
            conflicts: vec![conflict(true), conflict(false)],
            back: vec![BackShown { name: "Ada Bell".to_owned(), days: 12, share: 0.57 }],
            rest_days: 180,
        }
    }

    pub(crate) fn awkward() -> Self {
        let lacks = [BoundLack::NobodyKnown, BoundLack::NobodyFound, BoundLack::TooFewFound];
        let bound = |lack| BoundShown {
            column: awkward::HTML.to_owned(),
            value: awkward::LONG.to_owned(),
            least: 1,
            most: Some(3),
            chosen: 0,
            found: 0,
            known: 0,
            lack: Some(lack),
            near: vec![awkward::RIGHT_TO_LEFT.to_owned()],
        };
        Self {
            bounds: lacks.into_iter().map(bound).collect(),
            proved: false,
            conflicts: vec![ConflictLine {
                name: awkward::HTML.to_owned(),
                reason: String::new(),
                ..conflict(true)
            }],
            back: Vec::new(),
            rest_days: 0,
        }
    }
}

fn conflict(left_out: bool) -> ConflictLine {
    ConflictLine {
        name: if left_out { "Tom Hale" } else { "Ada Bell" }.to_owned(),
        kind: if left_out { ConflictKind::Lobby } else { ConflictKind::Employer },
        reason: "Speaks for those who make the kerbs".to_owned(),
        left_out,
        address: "/desk/calls/harbour-road/conflicts/p-1".to_owned(),
    }
}

impl Render for MatchRulesPage {
    const NAME: &'static str = "match-rules";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let value = |at, value: &str, people| RuleValue {
            at,
            value: value.to_owned(),
            people,
            least: String::new(),
            most: String::new(),
        };
        let none = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "Which trips does Harbour Road serve?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            columns: Vec::new(),
            wide: 0,
            works_for: String::new(),
            employers: Vec::new(),
            leave_out: false,
            rest_days: String::new(),
            conflicts: Vec::new(),
            faults: Vec::new(),
            kept: false,
        };
        let area = RuleColumn {
            name: "area".to_owned(),
            each: false,
            values: vec![
                RuleValue { least: "2".to_owned(), ..value(0, "Harbour", 31) },
                RuleValue { least: "3".to_owned(), most: "1".to_owned(), ..value(1, "Hill", 2) },
            ],
        };
        let age = RuleColumn {
            name: "age".to_owned(),
            each: true,
            values: vec![value(2, "16–29", 80), value(3, "30 and over", 212)],
        };
        let usual = Self {
            columns: vec![area, age],
            wide: 2,
            works_for: "Mill Council".to_owned(),
            employers: vec!["Mill Council".to_owned(), "Bell & Sons".to_owned()],
            leave_out: true,
            rest_days: "180".to_owned(),
            conflicts: vec![conflict(true), conflict(false)],
            kept: true,
            ..none.clone()
        };
        let faults = Self {
            faults: vec![
                MatchRulesFault::Number(0),
                MatchRulesFault::LeastAboveMost(1),
                MatchRulesFault::TooMany,
                MatchRulesFault::RestDays,
            ],
            kept: false,
            ..usual.clone()
        };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            columns: vec![RuleColumn {
                name: awkward::RIGHT_TO_LEFT.to_owned(),
                each: true,
                values: vec![value(0, awkward::HTML, 0), value(1, awkward::LONG, u32::MAX)],
            }],
            works_for: awkward::HTML.to_owned(),
            conflicts: vec![ConflictLine { name: awkward::HTML.to_owned(), ..conflict(false) }],
            ..none.clone()
        };
        vec![("none", none), ("usual", usual), ("faults", faults), ("awkward", awkward)]
    }
}

impl Render for ConflictPage {
    const NAME: &'static str = "conflict";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let new = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "Which trips does Harbour Road serve?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            action: "/desk/calls/harbour-road/conflicts/p-1".to_owned(),
            name: "Ada Bell".to_owned(),
            declared: false,
            kind: ConflictKind::Declared,
            reason: String::new(),
            leaves_out: false,
            wrong: false,
        };
        let declared = Self {
            declared: true,
            kind: ConflictKind::Lobby,
            reason: "Speaks for those who make the kerbs".to_owned(),
            leaves_out: true,
            ..new.clone()
        };
        let wrong = Self { wrong: true, name: awkward::HTML.to_owned(), ..new.clone() };
        vec![("new", new), ("declared", declared), ("wrong", wrong)]
    }
}
