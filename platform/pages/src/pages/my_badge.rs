//! A badge somebody was given for taking part.

use askama::Template;
use folkmoot_model::Day;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A badge somebody was given, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyBadgeLine {
    /// Its page.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// When it was given.
    pub on: Day,
    /// When it was taken back, and why.
    pub taken_back: Option<(Day, String)>,
}

impl MyBadgeLine {
    pub(crate) fn words(&self, text: &Text) -> Message {
        match &self.taken_back {
            Some((on, why)) => text.t("badge-given-back").arg("on", text.date(on)).arg("why", why),
            None => text.t("badge-given-on").arg("on", text.date(&self.on)),
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let line = |id: &str, taken_back| Self {
            address: format!("/me/badges/{id}"),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            on: Day::from_days(20_800),
            taken_back,
        };
        let back = (Day::from_days(20_810), "Somebody else came.".to_owned());
        vec![line("b7", None), line("b8", Some(back))]
    }
}

/// A badge somebody was given for taking part.
#[derive(Debug, Clone, Template)]
#[template(path = "my-badge.html")]
pub struct MyBadgePage {
    /// The frame.
    pub layout: Layout,
    /// What is shown of it in a list, too.
    pub line: MyBadgeLine,
    /// What it is called.
    pub name: String,
    /// Who gave it.
    pub organisation: String,
    /// What one had to do for it.
    pub criteria: String,
    /// The public page of the call.
    pub call_address: String,
    /// The name under which it is signed.
    pub issuer: String,
    /// The address to which it was given.
    pub email: String,
    /// Where the badge is held out as evidence.
    pub use_address: String,
}

impl MyBadgePage {
    /// Whether others can look up that it was taken back: they can't where a bare key signed.
    fn others_see(&self) -> bool {
        self.issuer.starts_with("did:web:")
    }

    /// The command by which anybody checks it.
    fn command(&self) -> String {
        format!("folkmoot verify badge.png --recipient {}", self.email)
    }
}

impl Render for MyBadgePage {
    const NAME: &'static str = "my-badge";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let mut lines = MyBadgeLine::samples().into_iter();
        let (Some(given), Some(back)) = (lines.next(), lines.next()) else { return Vec::new() };
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary Thirlwall")),
            line: given,
            name: "Took part: How could Harbour Road be safe to cycle?".to_owned(),
            organisation: "Northmere Council".to_owned(),
            criteria: "Came to three of four evenings.".to_owned(),
            call_address: "/calls/northmere/harbour-road".to_owned(),
            issuer: "did:web:folkmoot.example.org".to_owned(),
            email: "mary@example.org".to_owned(),
            use_address: "/me/badge?given=b7".to_owned(),
        };
        let back = Self { line: back, ..usual.clone() };
        let unseen = Self { issuer: "did:key:z6Mk".to_owned(), ..back.clone() };
        let awkward = Self {
            name: awkward::HTML.to_owned(),
            organisation: awkward::RIGHT_TO_LEFT.to_owned(),
            criteria: awkward::LONG.to_owned(),
            issuer: format!("did:key:z{}", awkward::LONG.replace(' ', "")),
            ..usual.clone()
        };
        vec![("usual", usual), ("taken-back", back), ("unseen", unseen), ("awkward", awkward)]
    }
}
