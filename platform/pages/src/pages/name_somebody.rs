//! Where somebody names another person who knows about it.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The form in which somebody names another person.
#[derive(Debug, Clone, Template)]
#[template(path = "name-somebody.html")]
pub struct NameSomebodyPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form goes.
    pub action: String,
    /// Where one came from.
    pub back: String,
    /// What is asked.
    pub title: String,
    /// Whether naming somebody is an answer to an invitation.
    pub answers: bool,
    /// Kinds of knowing to choose from, with their codes; empty where it is
    /// clear which is meant.
    pub kinds: Vec<(String, String)>,
    /// Most letters of the words to them.
    pub most: usize,
    /// What was typed.
    pub form: NameForm,
    /// What is wrong with it.
    pub fault: Option<NameFault>,
    /// Whether somebody was named just now.
    pub named: bool,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameForm {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Words to them.
    pub note: String,
    /// Whether they may know who named them.
    pub openly: bool,
    /// The kind of knowing.
    pub kind: String,
}

/// What is wrong with a form that names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// That is no address.
    Email,
    /// The words are too long.
    TooLong {
        /// How long they are.
        found: usize,
        /// How long they may be.
        most: usize,
    },
    /// The words hold a web address.
    WebAddress,
    /// The decision is too near.
    TooLate,
}

impl NameFault {
    /// The field it is about.
    fn field(&self) -> &'static str {
        match self {
            Self::Email | Self::TooLate => "email",
            Self::TooLong { .. } | Self::WebAddress => "note",
        }
    }

    fn words(&self, text: &Text) -> Message {
        match self {
            Self::Email => text.t("name-fault-email"),
            Self::TooLong { found, most } => {
                text.t("name-fault-long").arg("found", found).arg("most", most)
            }
            Self::WebAddress => text.t("name-fault-web"),
            Self::TooLate => text.t("name-fault-late"),
        }
    }
}

impl NameSomebodyPage {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Option<Message> {
        let fault = self.fault.as_ref().filter(|fault| fault.field() == field)?;
        Some(fault.words(&self.layout.text))
    }
}

impl Render for NameSomebodyPage {
    const NAME: &'static str = "name-somebody";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Other, None),
            action: "/invitations/0a1b2c/name".to_owned(),
            back: "/invitations/0a1b2c".to_owned(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            answers: true,
            kinds: Vec::new(),
            most: 300,
            form: NameForm::default(),
            fault: None,
            named: false,
        };
        let typed = |text: &str| NameForm {
            email: text.to_owned(),
            name: text.to_owned(),
            note: text.to_owned(),
            openly: true,
            kind: "cyclists".to_owned(),
        };
        let call = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Mary T")),
            answers: false,
            kinds: vec![
                ("planners".to_owned(), "People who plan streets".to_owned()),
                ("cyclists".to_owned(), awkward::HTML.to_owned()),
            ],
            form: typed("kim@example.org"),
            ..usual.clone()
        };
        let wrong = |fault| Self {
            title: awkward::HTML.to_owned(),
            form: typed(awkward::HTML),
            fault: Some(fault),
            ..usual.clone()
        };
        vec![
            ("email", wrong(NameFault::Email)),
            ("long", wrong(NameFault::TooLong { found: 301, most: 300 })),
            ("web", wrong(NameFault::WebAddress)),
            ("late", wrong(NameFault::TooLate)),
            ("named", Self { named: true, ..call.clone() }),
            ("call", call),
            ("usual", usual),
        ]
    }
}
