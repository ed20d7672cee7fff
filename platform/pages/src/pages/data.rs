//! What is public here, for anybody to use.

use askama::Template;

use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The open data and what its fields mean.
#[derive(Debug, Clone, Template)]
#[template(path = "data.html")]
pub struct DataPage {
    /// The frame.
    pub layout: Layout,
    /// How many calls are public.
    pub calls: usize,
}

/// A column of the table of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the page says what each means")]
pub enum DataField {
    Organisation,
    OrganisationName,
    Call,
    State,
    Title,
    Decision,
    DecidedOn,
    Hours,
    Promise,
    CreatedOn,
    Kinds,
    People,
    Found,
}

impl DataField {
    /// Every column, in order.
    pub const ALL: &'static [Self] = &[
        Self::Organisation,
        Self::OrganisationName,
        Self::Call,
        Self::State,
        Self::Title,
        Self::Decision,
        Self::DecidedOn,
        Self::Hours,
        Self::Promise,
        Self::CreatedOn,
        Self::Kinds,
        Self::People,
        Self::Found,
    ];

    /// Its name in the file.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::OrganisationName => "organisation_name",
            Self::Call => "call",
            Self::State => "state",
            Self::Title => "title",
            Self::Decision => "decision",
            Self::DecidedOn => "decided_on",
            Self::Hours => "hours",
            Self::Promise => "promise",
            Self::CreatedOn => "created_on",
            Self::Kinds => "kinds",
            Self::People => "people",
            Self::Found => "found",
        }
    }

    /// Its type in CSV on the Web.
    pub const fn datatype(self) -> &'static str {
        match self {
            Self::DecidedOn | Self::CreatedOn => "date",
            Self::Hours | Self::Kinds | Self::People | Self::Found => "nonNegativeInteger",
            _ => "string",
        }
    }

    fn meaning(self, text: Text) -> Message {
        match self {
            Self::Organisation => text.t("data-organisation"),
            Self::OrganisationName => text.t("data-organisation-name"),
            Self::Call => text.t("data-call"),
            Self::State => text.t("data-state"),
            Self::Title => text.t("data-the-title"),
            Self::Decision => text.t("data-decision"),
            Self::DecidedOn => text.t("data-decided-on"),
            Self::Hours => text.t("data-hours"),
            Self::Promise => text.t("data-promise"),
            Self::CreatedOn => text.t("data-created-on"),
            Self::Kinds => text.t("data-kinds"),
            Self::People => text.t("data-people"),
            Self::Found => text.t("data-found"),
        }
    }
}

impl DataPage {
    fn fields(&self) -> Vec<(&'static str, Message)> {
        let field = |field: &DataField| (field.column(), field.meaning(self.layout.text));
        DataField::ALL.iter().map(field).collect()
    }
}

impl Render for DataPage {
    const NAME: &'static str = "data";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |calls| Self { layout: Layout::sample(locale, Section::Other, None), calls };
        vec![("usual", page(3)), ("none", page(0))]
    }
}
