//! The name of an organisation, where questions go, in which language it
//! writes, and how often it asks.

use askama::Template;

use super::{admin::AdminPart, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// What can be set for an organisation.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-organisation.html")]
pub struct OrganisationPage {
    /// The frame.
    pub layout: Layout,
    /// The word for it in addresses.
    pub id: String,
    /// What was typed, or what is set.
    pub form: OrganisationForm,
    /// What is wrong.
    pub faults: Vec<OrganisationField>,
    /// The largest number each field takes: asks, days, days.
    pub most: (u32, u32, u32),
    /// Whether it was changed just now.
    pub done: bool,
}

/// The settings as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationForm {
    /// The name.
    pub name: String,
    /// Where people write with questions.
    pub contact: String,
    /// The code of the language that mail goes out in.
    pub language: String,
    /// Most invitations to one person.
    pub most_asks: String,
    /// Within so many days.
    pub within_days: String,
    /// A reminder after so many days.
    pub remind_days: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationField {
    /// The name.
    Name,
    /// Where people write with questions.
    Contact,
    /// The language that mail goes out in.
    Language,
    /// Most invitations to one person.
    MostAsks,
    /// Within so many days.
    WithinDays,
    /// A reminder after so many days.
    RemindDays,
}

impl OrganisationField {
    const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Language => "language",
            Self::MostAsks => "most_asks",
            Self::WithinDays => "within_days",
            Self::RemindDays => "remind_days",
        }
    }

    fn words(self, text: &Text, most: (u32, u32, u32)) -> Message {
        match self {
            Self::Name => text.t("organisation-no-name"),
            Self::Contact => text.t("organisation-no-contact"),
            Self::Language => text.t("organisation-no-language"),
            Self::MostAsks => text.t("organisation-no-number").arg("from", 1_u32).arg("to", most.0),
            Self::WithinDays => {
                text.t("organisation-no-number").arg("from", 1_u32).arg("to", most.1)
            }
            Self::RemindDays => {
                text.t("organisation-no-number").arg("from", 0_u32).arg("to", most.2)
            }
        }
    }
}

impl OrganisationPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Organisation, &self.layout.text)
    }

    fn done_words(&self) -> Option<Message> {
        self.done.then(|| self.layout.text.t("organisation-done"))
    }

    fn fault_words(&self) -> Vec<(&'static str, Message)> {
        let words =
            |field: &OrganisationField| (field.id(), field.words(&self.layout.text, self.most));
        self.faults.iter().map(words).collect()
    }

    /// Every language: its code, what it calls itself, and whether it is set.
    fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        let of = |it: &Locale| (it.code(), it.own_name(), it.code() == self.form.language);
        Locale::ALL.iter().map(of).collect()
    }

    fn wrong(&self, id: &str) -> Option<Message> {
        let fault = self.faults.iter().find(|field| field.id() == id)?;
        Some(fault.words(&self.layout.text, self.most))
    }
}

impl Render for OrganisationPage {
    const NAME: &'static str = "admin-organisation";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            id: "northmere".to_owned(),
            form: OrganisationForm {
                name: "Northmere Council".to_owned(),
                contact: "ask@northmere.example".to_owned(),
                language: "cy".to_owned(),
                most_asks: "2".to_owned(),
                within_days: "90".to_owned(),
                remind_days: "7".to_owned(),
            },
            faults: Vec::new(),
            most: (20, 730, 60),
            done: false,
        };
        let faults = Self {
            form: OrganisationForm {
                name: awkward::HTML.to_owned(),
                contact: awkward::HTML.to_owned(),
                most_asks: "\"><b>".to_owned(),
                ..OrganisationForm::default()
            },
            faults: vec![
                OrganisationField::Name,
                OrganisationField::Contact,
                OrganisationField::Language,
                OrganisationField::MostAsks,
                OrganisationField::WithinDays,
                OrganisationField::RemindDays,
            ],
            ..usual.clone()
        };
        let done = Self { done: true, ..usual.clone() };
        vec![("usual", usual), ("faults", faults), ("done", done)]
    }
}
