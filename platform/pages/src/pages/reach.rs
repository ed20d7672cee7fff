//! How far asking reached those who know, and which groups it passed by.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// How far asking reached.
#[derive(Debug, Clone, Template)]
#[template(path = "reach.html")]
pub struct ReachPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Everybody.
    pub total: ReachLine,
    /// Those who hadn't been asked for anything before.
    pub newcomers: ReachLine,
    /// Those who are known by what they lived through alone.
    pub lived: ReachLine,
    /// Columns with their values.
    pub groups: Vec<(String, Vec<(String, ReachLine)>)>,
}

/// Counts of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachLine {
    /// Known to know.
    pub known: u32,
    /// Asked.
    pub asked: u32,
    /// Opened what they were sent.
    pub opened: u32,
    /// Answered.
    pub answered: u32,
    /// Said yes.
    pub yes: u32,
    /// Whether they were asked less than their share.
    pub left_out: bool,
}

impl ReachLine {
    fn cells(&self) -> [u32; 5] {
        [self.known, self.asked, self.opened, self.answered, self.yes]
    }
}

impl ReachPage {
    /// The value of a column; there are people of whom it isn't known.
    fn value(&self, value: &str) -> String {
        let text = self.layout.text;
        if value.is_empty() { text.t("panel-value-unknown").to_string() } else { value.to_owned() }
    }

    fn lead(&self) -> Message {
        let text = self.layout.text;
        text.t("reach-lead")
            .arg("known", self.total.known)
            .arg("asked", self.total.asked)
            .arg("answered", self.total.answered)
    }

    /// The groups that were passed by, in words.
    fn passed_by(&self) -> Vec<String> {
        let of = |(column, lines): &(String, Vec<(String, ReachLine)>)| {
            let left_out = lines.iter().filter(|(_, line)| line.left_out);
            left_out
                .map(|(value, _)| format!("{column}: {}", self.value(value)))
                .collect::<Vec<_>>()
        };
        let text = self.layout.text;
        let mut found: Vec<String> = self.groups.iter().flat_map(of).collect();
        if self.newcomers.left_out {
            found.push(text.t("reach-newcomers").to_string());
        }
        if self.lived.left_out {
            found.push(text.t("reach-lived").to_string());
        }
        found
    }

    fn rows(&self) -> Vec<(Message, ReachLine)> {
        let text = self.layout.text;
        vec![
            (text.t("reach-all"), self.total),
            (text.t("reach-newcomers"), self.newcomers),
            (text.t("reach-lived"), self.lived),
        ]
    }
}

impl Render for ReachPage {
    const NAME: &'static str = "reach";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |known, asked, left_out| ReachLine {
            known,
            asked,
            opened: asked / 2,
            answered: asked / 3,
            yes: asked / 4,
            left_out,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            total: line(60, 24, false),
            newcomers: line(48, 14, false),
            lived: line(9, 1, false),
            groups: vec![(
                "age".to_owned(),
                vec![
                    ("16–24".to_owned(), line(20, 2, true)),
                    ("25–64".to_owned(), line(38, 21, false)),
                    (String::new(), line(2, 1, false)),
                ],
            )],
        };
        let empty = Self {
            total: line(0, 0, false),
            newcomers: line(0, 0, false),
            lived: line(0, 0, false),
            groups: Vec::new(),
            ..usual.clone()
        };
        let awkward = Self {
            call: awkward::HTML.to_owned(),
            newcomers: line(48, 1, true),
            lived: line(30, 1, true),
            groups: vec![(
                awkward::HTML.to_owned(),
                vec![(awkward::RIGHT_TO_LEFT.to_owned(), line(20, 2, true))],
            )],
            ..usual.clone()
        };
        vec![("usual", usual), ("empty", empty), ("awkward", awkward)]
    }
}
