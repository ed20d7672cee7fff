//! What is being asked now.

use askama::Template;
use folkmoot_model::Day;

use super::parts::{Count, awkward};
use crate::{Layout, Locale, Render, Section, Viewer};

/// The home page: the open calls.
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// The frame.
    pub layout: Layout,
    /// Open calls, those that are decided first at the top.
    pub calls: Vec<CallLine>,
}

/// A call in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallLine {
    /// Its page.
    pub address: String,
    /// Its question.
    pub title: String,
    /// Who asks.
    pub organisation: String,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// People found for all its kinds of knowing.
    pub count: Count,
}

impl CallLine {
    fn sample(title: &str, organisation: &str, count: Count) -> Self {
        Self {
            address: "/calls/harbour-road".to_owned(),
            title: title.to_owned(),
            organisation: organisation.to_owned(),
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            count,
        }
    }
}

impl Render for HomePage {
    const NAME: &'static str = "home";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page =
            |calls, name| Self { layout: Layout::sample(locale, Section::Calls, name), calls };
        let usual = CallLine::sample(
            "How could Harbour Road be safe to cycle, and still work for everyone else?",
            "Northmere Council",
            Count { found: Some(13), people: 18 },
        );
        let not_yet = CallLine::sample(
            "What keeps people from coming back to the falls clinic?",
            "Northmere Health",
            Count { found: None, people: 8 },
        );
        let odd = CallLine::sample(
            awkward::HTML,
            awkward::RIGHT_TO_LEFT,
            Count { found: Some(0), people: 1_000 },
        );
        let long = CallLine::sample(awkward::LONG, awkward::LONG, Count { found: None, people: 1 });
        vec![
            ("usual", page(vec![usual, not_yet], None)),
            ("empty", page(Vec::new(), None)),
            ("awkward", page(vec![odd, long], Some(awkward::HTML))),
        ]
    }
}
