//! Holding out a digital badge, so that it becomes evidence.

use askama::Template;
use folkmoot_model::Day;

use super::{parts::awkward, tell};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The form in which somebody holds out a digital badge.
#[derive(Debug, Clone, Template)]
#[template(path = "badge.html")]
pub struct BadgePage {
    /// The frame.
    pub layout: Layout,
    /// Who is told.
    pub organisation: String,
    /// The address by which they are known, if there is one: a badge must be
    /// given to it.
    pub email: Option<String>,
    /// Open calls for which alone it may be used: id and question.
    pub calls: Vec<(String, String)>,
    /// What was pasted, where it is given back.
    pub typed: String,
    /// What was chosen for its use, as in [`super::TellForm::may_use`].
    pub may_use: String,
    /// What is wrong.
    pub fault: Option<BadgeFault>,
}

/// What can be wrong with a badge, or with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeFault {
    /// Neither a file nor a text.
    Nothing,
    /// Nothing said about its use.
    NoUse,
    /// Too large a file.
    TooLarge,
    /// A picture without a badge in it.
    NoBadge,
    /// Something else than a badge.
    NotABadge,
    /// Of a kind that can't be checked.
    TooOld,
    /// Altered or damaged.
    Broken,
    /// Taken back for good.
    Revoked,
    /// Taken back for now.
    Suspended,
    /// It was valid until this day.
    Expired(Option<Day>),
    /// It is valid from this day.
    NotYet(Option<Day>),
    /// Given to another address.
    SomebodyElse,
    /// Its issuer could not be reached.
    NotReached,
}

impl BadgeFault {
    fn words(self, text: &Text) -> Message {
        match self {
            Self::Nothing => text.t("badge-fault-nothing"),
            Self::NoUse => text.t("tell-fault-use"),
            Self::TooLarge => text.t("badge-fault-large"),
            Self::NoBadge => text.t("badge-fault-no-badge"),
            Self::NotABadge => text.t("badge-fault-other"),
            Self::TooOld => text.t("badge-fault-old"),
            Self::Broken => text.t("badge-fault-broken"),
            Self::Revoked => text.t("badge-fault-revoked"),
            Self::Suspended => text.t("badge-fault-suspended"),
            Self::Expired(Some(day)) => {
                text.t("badge-fault-expired-on").arg("day", text.date(&day))
            }
            Self::Expired(None) => text.t("badge-fault-expired"),
            Self::NotYet(Some(day)) => text.t("badge-fault-early-on").arg("day", text.date(&day)),
            Self::NotYet(None) => text.t("badge-fault-early"),
            Self::SomebodyElse => text.t("badge-fault-other-person"),
            Self::NotReached => text.t("badge-fault-not-reached"),
        }
    }

    /// The field at which it is told.
    const fn field(self) -> &'static str {
        match self {
            Self::NoUse => "may-use",
            _ => "file",
        }
    }
}

impl BadgePage {
    fn wrong(&self, field: &str) -> Option<Message> {
        let fault = self.fault.filter(|fault| fault.field() == field)?;
        Some(fault.words(&self.layout.text))
    }

    fn uses(&self) -> Vec<(String, Message)> {
        tell::uses(&self.layout.text, &self.organisation, &self.calls)
    }
}

impl Render for BadgePage {
    const NAME: &'static str = "badge";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            organisation: "Northmere Council".to_owned(),
            email: Some("mary@example.org".to_owned()),
            calls: vec![("harbour-road".to_owned(), "Safer bike lanes on Harbour Road".to_owned())],
            typed: String::new(),
            may_use: String::new(),
            fault: None,
        };
        let day = Some(Day::from_days(20_800));
        let fault = |fault| Self { fault: Some(fault), ..usual.clone() };
        let awkward = Self {
            organisation: awkward::HTML.to_owned(),
            email: None,
            calls: vec![(awkward::HTML.to_owned(), awkward::LONG.to_owned())],
            typed: awkward::HTML.to_owned(),
            ..fault(BadgeFault::NoUse)
        };
        vec![
            ("usual", usual.clone()),
            ("nothing", fault(BadgeFault::Nothing)),
            ("large", fault(BadgeFault::TooLarge)),
            ("no-badge", fault(BadgeFault::NoBadge)),
            ("other", fault(BadgeFault::NotABadge)),
            ("old", fault(BadgeFault::TooOld)),
            ("broken", fault(BadgeFault::Broken)),
            ("revoked", fault(BadgeFault::Revoked)),
            ("suspended", fault(BadgeFault::Suspended)),
            ("expired", fault(BadgeFault::Expired(None))),
            ("expired-on", fault(BadgeFault::Expired(day))),
            ("early", fault(BadgeFault::NotYet(None))),
            ("early-on", fault(BadgeFault::NotYet(day))),
            ("other-person", fault(BadgeFault::SomebodyElse)),
            ("not-reached", fault(BadgeFault::NotReached)),
            ("awkward", awkward),
        ]
    }
}
