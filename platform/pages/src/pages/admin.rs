//! The admin's pages: what they share, and the first of them.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// One part of what an admin looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdminPart {
    /// All of them at a glance.
    Overview,
    /// Who works here, as what.
    Members,
    /// Its name, and how often it asks.
    Organisation,
    /// Who did what.
    Audit,
    /// What the background worker does.
    Jobs,
    /// Mail, and the server itself.
    Service,
}

impl AdminPart {
    /// Every part, in the order in which they are shown.
    const ALL: &'static [Self] = &[
        Self::Overview,
        Self::Members,
        Self::Organisation,
        Self::Audit,
        Self::Jobs,
        Self::Service,
    ];

    const fn address(self) -> &'static str {
        match self {
            Self::Overview => "/admin",
            Self::Members => "/admin/members",
            Self::Organisation => "/admin/organisation",
            Self::Audit => "/admin/audit",
            Self::Jobs => "/admin/jobs",
            Self::Service => "/admin/service",
        }
    }

    fn title(self, text: &Text) -> Message {
        text.t(match self {
            Self::Overview => "admin-title",
            Self::Members => "members-title",
            Self::Organisation => "organisation-title",
            Self::Audit => "audit-title",
            Self::Jobs => "jobs-title",
            Self::Service => "service-title",
        })
    }

    /// All parts: the address of each, what it is called, and whether it is
    /// the one that is open.
    pub(super) fn ways(here: Self, text: &Text) -> Vec<(&'static str, Message, bool)> {
        let way = |part: &Self| (part.address(), part.title(text), *part == here);
        Self::ALL.iter().map(way).collect()
    }
}

/// What an admin looks after, at a glance.
#[derive(Debug, Clone, Template)]
#[template(path = "admin.html")]
pub struct AdminPage {
    /// The frame.
    pub layout: Layout,
    /// Of which organisation.
    pub organisation: String,
    /// How many work for it.
    pub members: usize,
    /// How many of them are admins.
    pub admins: usize,
    /// How many were asked to and haven't answered.
    pub invites: usize,
    /// How many jobs failed and wait for somebody to look.
    pub failed: u64,
}

impl AdminPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Overview, &self.layout.text)
    }
}

impl Render for AdminPage {
    const NAME: &'static str = "admin";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |organisation: &str, members, admins, invites, failed| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            organisation: organisation.to_owned(),
            members,
            admins,
            invites,
            failed,
        };
        vec![
            ("usual", page("Northmere Council", 12, 2, 1, 3)),
            ("one", page(awkward::HTML, 1, 1, 0, 0)),
        ]
    }
}
