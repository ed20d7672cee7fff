//! The people who are usually asked: giving the list for a call, and what a
//! shortlist knows beyond it.

use askama::Template;
use folkmoot_model::{Day, KindOfKnowing};

use super::{call::name_and_needs, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The form in which the list for a call is given.
#[derive(Debug, Clone, Template)]
#[template(path = "usual-list.html")]
pub struct UsualListPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Whether there is a brief to go on to: somebody has looked for people.
    pub brief: bool,
    /// The list that is kept, if one is.
    pub kept: Option<KeptUsual>,
    /// What was just done.
    pub done: Option<UsualDone>,
    /// What was typed, where it is given back.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<UsualFault>,
}

/// A list that is kept, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptUsual {
    /// How many people on it are known.
    pub people: usize,
    /// How many lines fitted nobody, or several people.
    pub unmatched: u32,
    /// When it was given.
    pub on: Day,
}

/// What was just done with the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsualDone {
    /// It was kept. Lines that fit nobody and lines that fit several people
    /// are shown this once: number and words.
    Kept {
        /// The lines that fit nobody.
        unknown: Vec<(usize, String)>,
        /// The lines that fit more than one person.
        several: Vec<(usize, String)>,
    },
    /// It was taken away.
    Removed,
}

/// What can be wrong with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualFault {
    /// It has no line.
    Empty,
    /// It has more lines than this.
    TooLong(usize),
    /// The file is not text in UTF-8.
    NotText,
}

impl UsualListPage {
    fn fault(&self, fault: &UsualFault) -> Message {
        let text = self.layout.text;
        match fault {
            UsualFault::Empty => text.t("usual-fault-empty"),
            UsualFault::TooLong(most) => text.t("usual-fault-long").arg("most", most),
            UsualFault::NotText => text.t("usual-fault-text"),
        }
    }

    fn kept_words(&self, kept: &KeptUsual) -> Message {
        let text = self.layout.text;
        text.t("usual-kept")
            .arg("people", kept.people)
            .arg("unmatched", kept.unmatched)
            .arg("on", text.date(&kept.on))
    }
}

/// A shortlist beside the list, for the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualCompared {
    /// How many on the list are known.
    pub listed: u32,
    /// How many lines of it fitted nobody.
    pub unmatched: u32,
    /// When it was given.
    pub on: Day,
    /// How many people are on the shortlist.
    pub shortlist: u32,
    /// How many of them are on the list too.
    pub overlap: u32,
    /// How many people were looked through.
    pub looked_through: u64,
    /// Whether people or evidence have changed since the search.
    pub changed: bool,
    /// Kind by kind.
    pub kinds: Vec<UsualKnows>,
}

/// What both groups know of one kind of knowing. Words are in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualKnows {
    /// What these people are called.
    pub name: String,
    /// How many of the list were found for it.
    pub found: u32,
    /// Words that only evidence on the shortlist meets.
    pub only_group: Vec<String>,
    /// Words that the evidence of both meets.
    pub both: Vec<String>,
    /// Words that only evidence of the list meets.
    pub only_usual: Vec<String>,
}

impl UsualKnows {
    /// What was compared for a kind of knowing.
    pub fn new(
        kind: &KindOfKnowing,
        found: u32,
        only_group: Vec<String>,
        both: Vec<String>,
        only_usual: Vec<String>,
    ) -> Self {
        Self { name: name_and_needs(kind).0, found, only_group, both, only_usual }
    }

    pub(crate) fn sentence(&self, text: &Text) -> Message {
        if self.only_group.is_empty() {
            text.t("usual-kind-nothing").arg("both", self.both.len())
        } else {
            text.t("usual-kind-more").arg("words", text.list(&self.only_group))
        }
    }

    pub(crate) fn formula(&self, text: &Text) -> Message {
        text.t("usual-kind-formula")
            .arg("group", self.only_group.len() + self.both.len())
            .arg("both", self.both.len())
            .arg("only", self.only_group.len())
    }
}

impl UsualCompared {
    pub(crate) fn newcomers(&self) -> u32 {
        self.shortlist.saturating_sub(self.overlap)
    }

    /// How many of the list would stand on a shortlist drawn by lot from
    /// everybody, to two decimals.
    pub(crate) fn by_chance(&self) -> String {
        let all = self.looked_through.max(1) as f64;
        format!("{:.2}", f64::from(self.shortlist) * f64::from(self.listed) / all)
    }

    pub(crate) fn sample() -> Self {
        Self {
            listed: 9,
            unmatched: 3,
            on: Day::from_days(20_800),
            shortlist: 6,
            overlap: 2,
            looked_through: 412,
            changed: false,
            kinds: vec![
                UsualKnows {
                    name: "Cab drivers".to_owned(),
                    found: 1,
                    only_group: vec!["kerbs".to_owned(), "loading".to_owned()],
                    both: vec!["junctions".to_owned()],
                    only_usual: vec!["signals".to_owned()],
                },
                UsualKnows {
                    name: "People who plan streets".to_owned(),
                    found: 3,
                    only_group: Vec::new(),
                    both: vec!["junctions".to_owned()],
                    only_usual: Vec::new(),
                },
            ],
        }
    }

    pub(crate) fn awkward() -> Self {
        Self {
            listed: 0,
            overlap: 7,
            looked_through: 0,
            changed: true,
            kinds: vec![UsualKnows {
                name: awkward::HTML.to_owned(),
                found: 0,
                only_group: vec![awkward::RIGHT_TO_LEFT.to_owned(), awkward::LONG.to_owned()],
                both: Vec::new(),
                only_usual: vec![awkward::HTML.to_owned()],
            }],
            ..Self::sample()
        }
    }
}

impl Render for UsualListPage {
    const NAME: &'static str = "usual-list";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let none = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            brief: false,
            kept: None,
            done: None,
            typed: String::new(),
            fault: None,
        };
        let kept = KeptUsual { people: 9, unmatched: 2, on: Day::from_days(20_800) };
        let usual = Self {
            brief: true,
            kept: Some(kept),
            done: Some(UsualDone::Kept {
                unknown: vec![(4, "Jo Osei, jo@example.org".to_owned())],
                several: vec![(7, "Sam Lund".to_owned())],
            }),
            ..none.clone()
        };
        let all = UsualDone::Kept { unknown: Vec::new(), several: Vec::new() };
        let whole = Self { done: Some(all), ..usual.clone() };
        let removed = Self { done: Some(UsualDone::Removed), ..none.clone() };
        let fault = |fault| Self { fault: Some(fault), ..none.clone() };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            typed: format!("{}\n{}", awkward::HTML, awkward::LONG),
            kept: Some(KeptUsual { people: 0, unmatched: 0, ..kept }),
            done: Some(UsualDone::Kept {
                unknown: vec![(1, awkward::HTML.to_owned()), (2, awkward::LONG.to_owned())],
                several: vec![(3, awkward::RIGHT_TO_LEFT.to_owned())],
            }),
            fault: Some(UsualFault::TooLong(5_000)),
            ..usual.clone()
        };
        vec![
            ("none", none.clone()),
            ("usual", usual),
            ("whole", whole),
            ("removed", removed),
            ("empty", fault(UsualFault::Empty)),
            ("not-text", fault(UsualFault::NotText)),
            ("awkward", awkward),
        ]
    }
}
