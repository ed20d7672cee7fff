//! Why signing in with the account of one's organisation came to nothing.

use askama::Template;

use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffSignInEnd {
    /// Nobody who works here has the address, or it isn't confirmed there.
    NotStaff,
    /// They changed their mind, took too long, or came back by another way.
    Unfinished,
    /// The provider is of no help just now.
    Unreachable,
}

impl StaffSignInEnd {
    /// The status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::NotStaff | Self::Unfinished => 403,
            Self::Unreachable => 502,
        }
    }
}

/// What is said then, with a way on.
#[derive(Debug, Clone, Template)]
#[template(path = "staff-sign-in.html")]
pub struct StaffSignInPage {
    /// The frame.
    pub layout: Layout,
    /// Why.
    pub end: StaffSignInEnd,
    /// Where to go on after another try: a path of this service.
    pub next: String,
    /// Whether a link can be sent instead.
    pub by_mail: bool,
}

impl StaffSignInPage {
    fn title(&self) -> Message {
        self.layout.text.t(match self.end {
            StaffSignInEnd::NotStaff => "staff-not-title",
            StaffSignInEnd::Unfinished => "staff-unfinished-title",
            StaffSignInEnd::Unreachable => "staff-unreachable-title",
        })
    }

    fn lead(&self) -> Message {
        self.layout.text.t(match self.end {
            StaffSignInEnd::NotStaff => "staff-not-lead",
            StaffSignInEnd::Unfinished => "staff-unfinished-lead",
            StaffSignInEnd::Unreachable => "staff-unreachable-lead",
        })
    }
}

impl Render for StaffSignInPage {
    const NAME: &'static str = "staff-sign-in";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |end, next: &str, by_mail| Self {
            layout: Layout::sample(locale, Section::Other, None),
            end,
            next: next.to_owned(),
            by_mail,
        };
        vec![
            ("not-staff", page(StaffSignInEnd::NotStaff, "/desk", true)),
            ("unfinished", page(StaffSignInEnd::Unfinished, "/?a=\"><b>", true)),
            ("unreachable", page(StaffSignInEnd::Unreachable, "/desk", false)),
        ]
    }
}
