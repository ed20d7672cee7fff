//! Adding somebody whom no search found, for a reason that stays on record.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The form in which somebody is added to those who are to be asked.
#[derive(Debug, Clone, Template)]
#[template(path = "add-by-hand.html")]
pub struct AddByHandPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// The kinds of knowing: id and name.
    pub kinds: Vec<(String, String)>,
    /// What was typed.
    pub form: AddForm,
    /// Those whose name fits what was looked for; none if nobody has looked.
    pub found: Option<Vec<KnownPerson>>,
    /// The page before of those found, if there is one.
    pub before: Option<String>,
    /// The page after, if there is one.
    pub after: Option<String>,
    /// What is wrong with the form: field and fault.
    pub faults: Vec<(&'static str, AddFault)>,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddForm {
    /// A part of a name to look for.
    pub q: String,
    /// The id of somebody who is known.
    pub person: String,
    /// The name of somebody new.
    pub name: String,
    /// Where somebody new can be asked.
    pub email: String,
    /// The id of the kind of knowing.
    pub kind: String,
    /// Why them.
    pub reason: String,
}

/// Somebody the organisation knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Their id.
    pub id: String,
    /// The name they go by, which may be empty.
    pub name: String,
    /// Where they live, if that is known.
    pub place: Option<String>,
    /// Whether an address of theirs is known.
    pub has_email: bool,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddFault {
    /// Nobody was chosen or typed.
    NoWho,
    /// A name without an address, or one that is none.
    BadEmail,
    /// An address without a name.
    NoName,
    /// No kind of knowing was chosen.
    NoKind,
    /// No reason was given.
    NoReason,
    /// The reason is too long: how long it may be.
    TooLong(usize),
}

impl AddByHandPage {
    fn fault(&self, fault: &AddFault) -> Message {
        let text = self.layout.text;
        match fault {
            AddFault::NoWho => text.t("add-no-who"),
            AddFault::BadEmail => text.t("add-bad-email"),
            AddFault::NoName => text.t("add-no-name"),
            AddFault::NoKind => text.t("add-no-kind"),
            AddFault::NoReason => text.t("add-no-reason"),
            AddFault::TooLong(most) => text.t("add-too-long").arg("most", most),
        }
    }

    /// What is wrong with a field, in words.
    fn wrong(&self, field: &str) -> Option<Message> {
        let (_, fault) = self.faults.iter().find(|(of, _)| *of == field)?;
        Some(self.fault(fault))
    }
}

impl Render for AddByHandPage {
    const NAME: &'static str = "add-by-hand";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let empty = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            kinds: vec![
                ("planners".to_owned(), "People who plan streets".to_owned()),
                ("drivers".to_owned(), "Cab and delivery drivers".to_owned()),
            ],
            form: AddForm::default(),
            found: None,
            before: None,
            after: None,
            faults: Vec::new(),
        };
        let known = |id: &str, name: &str, place: Option<&str>, has_email| KnownPerson {
            id: id.to_owned(),
            name: name.to_owned(),
            place: place.map(str::to_owned),
            has_email,
        };
        let found = Self {
            form: AddForm {
                q: "jo".to_owned(),
                person: "p1".to_owned(),
                kind: "drivers".to_owned(),
                ..AddForm::default()
            },
            found: Some(vec![
                known("p1", "Jo Osei", Some("Harbour Ward"), true),
                known("p2", awkward::HTML, None, false),
                known("p3", "", None, true),
            ]),
            before: Some("/desk/calls/harbour-road/add?q=jo&page=1".to_owned()),
            after: Some("/desk/calls/harbour-road/add?q=jo&page=3".to_owned()),
            ..empty.clone()
        };
        let nobody = Self {
            form: AddForm { q: awkward::HTML.to_owned(), ..AddForm::default() },
            found: Some(Vec::new()),
            ..empty.clone()
        };
        let faults = Self {
            form: AddForm {
                name: "\"><b>".to_owned(),
                reason: awkward::LONG.to_owned(),
                ..AddForm::default()
            },
            faults: vec![
                ("name", AddFault::NoName),
                ("email", AddFault::BadEmail),
                ("kind", AddFault::NoKind),
                ("reason", AddFault::TooLong(500)),
            ],
            ..empty.clone()
        };
        let who = Self {
            faults: vec![("name", AddFault::NoWho), ("reason", AddFault::NoReason)],
            ..found.clone()
        };
        vec![
            ("empty", empty),
            ("found", found),
            ("nobody", nobody),
            ("faults", faults),
            ("who", who),
        ]
    }
}
