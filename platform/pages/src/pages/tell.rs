//! Adding to what is known about oneself, putting it right, and saying what
//! is wrong with what came from elsewhere.

use askama::Template;
use folkmoot_model::{EvidenceKind, MAX_TEXT, MAX_TITLE, MAX_TOPICS};

use super::parts::{EvidenceItem, awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The form in which somebody tells something about themselves, or rewords
/// what they told.
#[derive(Debug, Clone, Template)]
#[template(path = "tell.html")]
pub struct TellPage {
    /// The frame.
    pub layout: Layout,
    /// Who is told.
    pub organisation: String,
    /// Where the form is sent.
    pub action: String,
    /// Where to go without changing anything.
    pub back: String,
    /// What can be told, for something new; empty when words are changed.
    pub kinds: Vec<EvidenceKind>,
    /// Open calls for which alone it may be used: id and question.
    pub calls: Vec<(String, String)>,
    /// What was typed.
    pub form: TellForm,
    /// What is wrong with it.
    pub faults: Vec<TellFault>,
}

/// A piece of evidence as it is typed, every field as a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TellForm {
    /// The call from whose page the reader comes; may be empty.
    pub call: String,
    /// The code of the kind.
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// In full.
    pub text: String,
    /// A day.
    pub at: String,
    /// With commas between them.
    pub topics: String,
    /// A web address.
    pub url: String,
    /// [`TellForm::ANY`], [`TellForm::NO`] or [`TellForm::CALL`] and an id.
    pub may_use: String,
}

impl TellForm {
    /// For any call.
    pub const ANY: &'static str = "any";
    /// For none.
    pub const NO: &'static str = "no";
    /// Before the id of the one call.
    pub const CALL: &'static str = "call:";
}

/// Something wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TellFault {
    /// The field, as it is called in the form.
    pub field: &'static str,
    /// What is wrong with it.
    pub what: TellFaultKind,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellFaultKind {
    /// No kind chosen.
    NoKind,
    /// No title.
    NoTitle,
    /// Too long a title.
    LongTitle,
    /// No text.
    NoText,
    /// Too long a text.
    LongText,
    /// Too many topics, or too long ones.
    Topics,
    /// Not a day.
    NoDay,
    /// A day still to come.
    Later,
    /// Not a web address.
    NoAddress,
    /// Nothing said about its use.
    NoUse,
}

impl TellFaultKind {
    fn words(self, text: &Text) -> Message {
        match self {
            Self::NoKind => text.t("tell-fault-kind"),
            Self::NoTitle => text.t("tell-fault-title"),
            Self::LongTitle => text.t("tell-fault-title-long").arg("most", MAX_TITLE),
            Self::NoText => text.t("tell-fault-text"),
            Self::LongText => text.t("tell-fault-text-long").arg("most", MAX_TEXT),
            Self::Topics => text.t("tell-fault-topics").arg("most", MAX_TOPICS),
            Self::NoDay => text.t("tell-fault-day"),
            Self::Later => text.t("tell-fault-later"),
            Self::NoAddress => text.t("tell-fault-url"),
            Self::NoUse => text.t("tell-fault-use"),
        }
    }
}

impl TellFault {
    fn words(&self, text: &Text) -> Message {
        self.what.words(text)
    }
}

impl TellPage {
    fn is_new(&self) -> bool {
        !self.kinds.is_empty()
    }

    fn heading(&self) -> Message {
        let text = self.layout.text;
        if self.is_new() { text.t("tell-heading") } else { text.t("tell-reword-heading") }
    }

    fn wrong(&self, field: &str) -> Option<Message> {
        let fault = self.faults.iter().find(|fault| fault.field == field)?;
        Some(fault.words(&self.layout.text))
    }

    /// The kinds: code and words.
    fn kinds(&self) -> Vec<(&'static str, Message)> {
        let text = self.layout.text;
        let words = |kind: &EvidenceKind| match kind {
            EvidenceKind::LivedExperience => text.t("tell-kind-lived-experience"),
            EvidenceKind::Work => text.t("tell-kind-work"),
            EvidenceKind::Credential => text.t("tell-kind-credential"),
            EvidenceKind::Publication => text.t("tell-kind-publication"),
            EvidenceKind::TrackRecord => text.t("tell-kind-track-record"),
            EvidenceKind::Endorsement | EvidenceKind::Participation => text.evidence_kind(kind),
        };
        self.kinds.iter().map(|kind| (kind.code(), words(kind))).collect()
    }

    fn uses(&self) -> Vec<(String, Message)> {
        uses(&self.layout.text, &self.organisation, &self.calls)
    }
}

/// What can be agreed to: value and words.
pub(super) fn uses(
    text: &Text,
    organisation: &str,
    calls: &[(String, String)],
) -> Vec<(String, Message)> {
    let any = text.t("tell-use-any").arg("organisation", organisation);
    let mut uses = vec![(TellForm::ANY.to_owned(), any)];
    for (id, title) in calls {
        let words = text.t("tell-use-call").arg("call", title);
        uses.push((format!("{}{id}", TellForm::CALL), words));
    }
    uses.push((TellForm::NO.to_owned(), text.t("tell-use-no")));
    uses
}

impl Render for TellPage {
    const NAME: &'static str = "tell";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let call = |title: &str| ("harbour-road".to_owned(), title.to_owned());
        let new = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            organisation: "Northmere Council".to_owned(),
            action: "/me/tell".to_owned(),
            back: "/me".to_owned(),
            kinds: vec![
                EvidenceKind::LivedExperience,
                EvidenceKind::Work,
                EvidenceKind::Credential,
                EvidenceKind::Publication,
                EvidenceKind::TrackRecord,
            ],
            calls: vec![call("How could Harbour Road be safe to cycle?")],
            form: TellForm::default(),
            faults: Vec::new(),
        };
        let reword = Self {
            action: "/me/evidence/1/correct".to_owned(),
            back: "/me/evidence/1".to_owned(),
            kinds: Vec::new(),
            form: TellForm {
                title: "My way to work".to_owned(),
                text: "By wheelchair along Harbour Road, most days.".to_owned(),
                at: "2026-03-31".to_owned(),
                topics: "kerbs, crossings".to_owned(),
                ..TellForm::default()
            },
            ..new.clone()
        };
        let all = [
            ("kind", TellFaultKind::NoKind),
            ("title", TellFaultKind::LongTitle),
            ("text", TellFaultKind::NoText),
            ("at", TellFaultKind::NoDay),
            ("topics", TellFaultKind::Topics),
            ("url", TellFaultKind::NoAddress),
            ("may-use", TellFaultKind::NoUse),
        ];
        let faults = Self {
            organisation: awkward::RIGHT_TO_LEFT.to_owned(),
            calls: vec![call(awkward::HTML), call(awkward::LONG)],
            form: TellForm {
                title: "\"><b>".to_owned(),
                text: awkward::HTML.to_owned(),
                url: "javascript:alert(1)".to_owned(),
                ..TellForm::default()
            },
            faults: all.iter().map(|(field, what)| TellFault { field, what: *what }).collect(),
            ..new.clone()
        };
        let others = [TellFaultKind::NoTitle, TellFaultKind::LongText, TellFaultKind::Later].iter();
        let more = Self {
            faults: others
                .zip(["title", "text", "at"])
                .map(|(what, field)| TellFault { field, what: *what })
                .collect(),
            ..reword.clone()
        };
        vec![("new", new), ("reword", reword), ("faults", faults), ("more-faults", more)]
    }
}

/// The form in which somebody says what isn't right.
#[derive(Debug, Clone, Template)]
#[template(path = "contest.html")]
pub struct ContestPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the piece.
    pub address: String,
    /// What it is.
    pub item: EvidenceItem,
    /// What was typed.
    pub words: String,
    /// What is wrong with that.
    pub fault: Option<TellFaultKind>,
}

impl ContestPage {
    fn wrong(&self) -> Option<Message> {
        self.fault.map(|fault| fault.words(&self.layout.text))
    }
}

impl Render for ContestPage {
    const NAME: &'static str = "contest";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            address: "/me/evidence/1".to_owned(),
            item: EvidenceItem::sample(EvidenceKind::Work, "Night shifts in a cab", "Since 2015."),
            words: String::new(),
            fault: None,
        };
        let awkward = Self {
            item: EvidenceItem::awkward(),
            words: "\"><b>".to_owned(),
            fault: Some(TellFaultKind::NoText),
            ..usual.clone()
        };
        vec![("usual", usual), ("awkward", awkward)]
    }
}
