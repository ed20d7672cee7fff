//! Choosing whom to be in the made-up town.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The page where anyone can be whoever they like, in the demo only.
#[derive(Debug, Clone, Template)]
#[template(path = "sign-in.html")]
pub struct SignInPage {
    /// The frame.
    pub layout: Layout,
    /// Who there is to be.
    pub people: Vec<DemoPerson>,
    /// Where to go on afterwards: a path of this service.
    pub next: String,
}

/// Somebody to be in the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// As what.
    pub role: DemoRole,
    /// Their invented name.
    pub name: String,
}

/// As what one can look round the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoRole {
    /// Works on calls.
    Convener,
    /// Lives there.
    Citizen,
    /// Runs conversations.
    Facilitator,
    /// Looks after members, settings and the log.
    Admin,
}

impl DemoRole {
    /// Every role, in the order in which they are shown.
    pub const ALL: &'static [Self] =
        &[Self::Convener, Self::Citizen, Self::Facilitator, Self::Admin];

    /// Its code, as forms send it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Convener => "convener",
            Self::Citizen => "citizen",
            Self::Facilitator => "facilitator",
            Self::Admin => "admin",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.code() == code)
    }

    fn title(self, text: &Text) -> Message {
        text.t(match self {
            Self::Convener => "sign-in-convener",
            Self::Citizen => "sign-in-citizen",
            Self::Facilitator => "sign-in-facilitator",
            Self::Admin => "sign-in-admin",
        })
    }

    fn about(self, text: &Text) -> Message {
        text.t(match self {
            Self::Convener => "sign-in-convener-text",
            Self::Citizen => "sign-in-citizen-text",
            Self::Facilitator => "sign-in-facilitator-text",
            Self::Admin => "sign-in-admin-text",
        })
    }
}

impl Render for SignInPage {
    const NAME: &'static str = "sign-in";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |names: [&str; 4], next: &str| {
            let person =
                |(role, name): (&DemoRole, &str)| DemoPerson { role: *role, name: name.to_owned() };
            Self {
                layout: Layout::sample(locale, Section::Other, None),
                people: DemoRole::ALL.iter().zip(names).map(person).collect(),
                next: next.to_owned(),
            }
        };
        vec![
            ("usual", page(["Helen Marsh", "Mary Tan", "Ines Duarte", "Colin Sedgelow"], "/")),
            (
                "awkward",
                page([awkward::HTML, awkward::RIGHT_TO_LEFT, awkward::LONG, ""], "/?a=\"><b>"),
            ),
        ]
    }
}
