//! Writing an issue, and laying it down.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The form in which an issue is written or changed.
#[derive(Debug, Clone, Template)]
#[template(path = "issue-form.html")]
pub struct IssueFormPage {
    /// The frame.
    pub layout: Layout,
    /// Its page; none for a new one.
    pub address: Option<String>,
    /// In a few words.
    pub title: String,
    /// What hurts.
    pub summary: String,
    /// Who answers for it.
    pub owner: String,
    /// Whether it was laid down.
    pub closed: bool,
    /// Whether the title is missing.
    pub wrong: bool,
}

/// Asks once more before an issue is laid down or taken up again.
#[derive(Debug, Clone, Template)]
#[template(path = "issue-step.html")]
pub struct IssueStepPage {
    /// The frame.
    pub layout: Layout,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Whether it is closed now.
    pub closed: bool,
}

impl IssueFormPage {
    fn heading(&self) -> Message {
        let text = self.layout.text;
        if self.address.is_some() { text.t("issue-change") } else { text.t("issue-new") }
    }

    fn action(&self) -> &str {
        self.address.as_deref().unwrap_or("/desk/issues/new")
    }
}

impl IssueStepPage {
    fn heading(&self) -> Message {
        let text = self.layout.text;
        if self.closed { text.t("issue-reopen") } else { text.t("issue-close") }
    }

    fn about(&self) -> Message {
        let text = self.layout.text;
        if self.closed { text.t("issue-reopen-text") } else { text.t("issue-close-text") }
    }

    fn button(&self) -> Message {
        let text = self.layout.text;
        if self.closed { text.t("issue-reopen-button") } else { text.t("issue-close-button") }
    }
}

impl Render for IssueFormPage {
    const NAME: &'static str = "issue-form";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let new = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: None,
            title: String::new(),
            summary: String::new(),
            owner: String::new(),
            closed: false,
            wrong: false,
        };
        let wrong = Self { summary: awkward::HTML.to_owned(), wrong: true, ..new.clone() };
        let change = Self {
            address: Some("/desk/issues/i1".to_owned()),
            title: awkward::HTML.to_owned(),
            owner: "Streets team".to_owned(),
            ..new.clone()
        };
        let closed = Self { closed: true, ..change.clone() };
        vec![("new", new), ("wrong", wrong), ("change", change), ("closed", closed)]
    }
}

impl Render for IssueStepPage {
    const NAME: &'static str = "issue-step";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |title: &str, closed| Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            title: title.to_owned(),
            address: "/desk/issues/i1".to_owned(),
            closed,
        };
        vec![
            ("close", page("Safer streets round the harbour", false)),
            ("reopen", page(awkward::HTML, true)),
        ]
    }
}
