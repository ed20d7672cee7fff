//! Signing in by a link in a mail, and where one is signed in.

use askama::Template;
use folkmoot_model::Day;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// Where somebody asks for a link.
#[derive(Debug, Clone, Template)]
#[template(path = "ask-sign-in.html")]
pub struct AskSignInPage {
    /// The frame.
    pub layout: Layout,
    /// What was typed.
    pub email: String,
    /// Whether that was no address.
    pub wrong: bool,
    /// Where to go on afterwards: a path of this service.
    pub next: String,
    /// Whether a link can be sent.
    pub by_mail: bool,
    /// Whether staff can sign in with the account of their organisation.
    pub by_account: bool,
}

impl Render for AskSignInPage {
    const NAME: &'static str = "ask-sign-in";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |email: &str, wrong, by_mail, by_account| Self {
            layout: Layout::sample(locale, Section::Other, None),
            email: email.to_owned(),
            wrong,
            next: if wrong { "/?a=\"><b>".to_owned() } else { "/me".to_owned() },
            by_mail,
            by_account,
        };
        vec![
            ("usual", page("", false, true, false)),
            ("wrong", page(awkward::HTML, true, true, true)),
            ("both", page("", false, true, true)),
            ("account-only", page("", false, false, true)),
        ]
    }
}

/// What is said to everyone who asked for a link.
#[derive(Debug, Clone, Template)]
#[template(path = "sign-in-sent.html")]
pub struct SignInSentPage {
    /// The frame.
    pub layout: Layout,
    /// How long a link works.
    pub minutes: u32,
}

impl Render for SignInSentPage {
    const NAME: &'static str = "sign-in-sent";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        vec![("usual", Self { layout: Layout::sample(locale, Section::Other, None), minutes: 20 })]
    }
}

/// What the link in the mail opens: a button for each person it can stand
/// for; none if it doesn't work any more.
#[derive(Debug, Clone, Template)]
#[template(path = "sign-in-link.html")]
pub struct SignInLinkPage {
    /// The frame.
    pub layout: Layout,
    /// The address of this page.
    pub address: String,
    /// Where to go on afterwards: a path of this service.
    pub next: String,
    /// As whom one can sign in.
    pub choices: Vec<SignInAs>,
}

impl SignInLinkPage {
    fn title(&self) -> Message {
        let dead = self.choices.is_empty();
        self.layout.text.t(if dead { "link-dead-title" } else { "link-title" })
    }
}

/// As whom one can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInAs {
    /// The id of the organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The id of the person.
    pub person: String,
    /// Their name.
    pub name: String,
}

impl Render for SignInLinkPage {
    const NAME: &'static str = "sign-in-link";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let choice = |id: &str, name: &str| SignInAs {
            organisation: id.to_owned(),
            organisation_name: name.to_owned(),
            person: id.to_owned(),
            name: name.to_owned(),
        };
        let page = |choices| Self {
            layout: Layout::sample(locale, Section::Other, None),
            address: "/sign-in/link/0a1b2c".to_owned(),
            next: "/calls/northmere/harbour-road".to_owned(),
            choices,
        };
        let awkward = [awkward::HTML, awkward::RIGHT_TO_LEFT, awkward::LONG];
        vec![
            ("usual", page(vec![choice("northmere", "Helen Marsh")])),
            ("awkward", page(awkward.map(|text| choice(text, text)).into())),
            ("dead", page(Vec::new())),
        ]
    }
}

/// Where somebody is signed in.
#[derive(Debug, Clone, Template)]
#[template(path = "sessions.html")]
pub struct SessionsPage {
    /// The frame.
    pub layout: Layout,
    /// Their name.
    pub name: String,
    /// Each browser.
    pub sessions: Vec<SessionLine>,
}

/// One browser in which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Since when.
    pub since: Day,
    /// When it was last used.
    pub seen: Day,
    /// Whether it is the one that asks.
    pub here: bool,
}

impl Render for SessionsPage {
    const NAME: &'static str = "sessions";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |days, here| SessionLine {
            since: Day::from_days(days),
            seen: Day::from_days(days + 2),
            here,
        };
        let page = |name: &str, sessions| Self {
            layout: Layout::sample(locale, Section::Other, Some(name)),
            name: name.to_owned(),
            sessions,
        };
        vec![
            ("usual", page("Helen Marsh", vec![line(20_779, true), line(20_770, false)])),
            ("awkward", page(awkward::HTML, vec![line(20_779, true)])),
        ]
    }
}
