//! The brief: what those who were found know together, on paper.

use askama::Template;
use folkmoot_model::{Day, Effort, KindOfKnowing};

use super::{
    call::name_and_needs,
    parts::{RunRecord, awkward},
    shortlist::Gap,
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// What the people on a shortlist know together, what is missing and what it
/// costs.
#[derive(Debug, Clone, Template)]
#[template(path = "brief.html")]
pub struct BriefPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Who asks.
    pub organisation: String,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// How many people are on the shortlist.
    pub people: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// Its kinds of knowing.
    pub kinds: Vec<BriefKind>,
    /// The time asked of each person.
    pub effort: Effort,
    /// What each person gets; may be empty.
    pub expenses: String,
    /// The record of the search.
    pub run: RunRecord,
}

/// One kind of knowing, in the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefKind {
    /// What these people are called.
    pub name: String,
    /// What they should know; empty if the name says it.
    pub needs: String,
    /// How many are on the shortlist for it.
    pub people: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// How well it is covered.
    pub coverage: Coverage,
    /// The words of the need that their evidence speaks of.
    pub words: Vec<String>,
    /// What is missing and what would help.
    pub gaps: Vec<Gap>,
}

/// How well a kind of knowing is covered by those on the shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// Nobody is there for it.
    None,
    /// By evidence that fits only a little.
    Thin,
    /// In part.
    Part,
    /// As well as was asked.
    Whole,
}

impl BriefKind {
    /// A kind of knowing: how many people sit for it, which of its words their
    /// evidence speaks of, and what is missing.
    pub fn new(kind: &KindOfKnowing, people: u32, words: Vec<String>, gaps: Vec<Gap>) -> Self {
        let (name, needs) = name_and_needs(kind);
        let coverage = if people == 0 {
            Coverage::None
        } else if gaps.contains(&Gap::Thin) {
            Coverage::Thin
        } else if people < kind.people || !gaps.is_empty() {
            Coverage::Part
        } else {
            Coverage::Whole
        };
        Self { name, needs, people, wanted: kind.people, coverage, words, gaps }
    }

    fn coverage_words(&self, text: &Text) -> Message {
        match self.coverage {
            Coverage::None => text.t("brief-covered-none"),
            Coverage::Thin => text.t("brief-covered-thin"),
            Coverage::Part => text.t("brief-covered-part"),
            Coverage::Whole => text.t("brief-covered-whole"),
        }
        .arg("people", self.people)
        .arg("wanted", self.wanted)
    }
}

impl BriefPage {
    fn hours(&self) -> u32 {
        self.people.saturating_mul(self.effort.hours)
    }

    fn has_gaps(&self) -> bool {
        self.kinds.iter().any(|kind| !kind.gaps.is_empty())
    }

    fn has_words(&self) -> bool {
        self.kinds.iter().any(|kind| !kind.words.is_empty())
    }
}

impl Render for BriefPage {
    const NAME: &'static str = "brief";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let kind = |name: &str, people, wanted, coverage, gaps: Vec<Gap>| BriefKind {
            name: name.to_owned(),
            needs: "Picking up, dropping off, loading".to_owned(),
            people,
            wanted,
            coverage,
            words: if people > 0 {
                vec!["loading".to_owned(), "junctions".to_owned()]
            } else {
                Vec::new()
            },
            gaps,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            organisation: "Northmere Council".to_owned(),
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            people: 6,
            wanted: 12,
            kinds: vec![
                kind("People who plan streets", 3, 3, Coverage::Whole, Vec::new()),
                kind("Transport engineers", 2, 3, Coverage::Part, vec![Gap::People { short: 1 }]),
                kind("Cab drivers", 1, 3, Coverage::Thin, vec![Gap::Thin]),
                kind("People who walk it", 0, 3, Coverage::None, vec![Gap::Nobody]),
            ],
            effort: Effort { hours: 6, weeks: Some(3) },
            expenses: "£90 and travel".to_owned(),
            run: RunRecord::sample(),
        };
        let whole = Self {
            kinds: vec![kind("People who plan streets", 1, 1, Coverage::Whole, Vec::new())],
            people: 1,
            wanted: 1,
            effort: Effort { hours: 1, weeks: None },
            expenses: String::new(),
            ..usual.clone()
        };
        let mut odd =
            kind(awkward::HTML, 1, 1_000, Coverage::Part, vec![Gap::Near(vec![String::new()])]);
        odd.words = vec![awkward::RIGHT_TO_LEFT.to_owned(), awkward::LONG.to_owned()];
        let awkward = Self {
            call: awkward::LONG.to_owned(),
            organisation: awkward::HTML.to_owned(),
            decision: awkward::HTML.to_owned(),
            kinds: vec![odd],
            expenses: awkward::HTML.to_owned(),
            ..usual.clone()
        };
        vec![("usual", usual), ("whole", whole), ("awkward", awkward)]
    }
}
