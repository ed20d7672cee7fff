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
    /// Who did what.
    Audit,
}

impl AdminPart {
    /// Every part, in the order in which they are shown.
    const ALL: &'static [Self] = &[Self::Overview, Self::Members, Self::Audit];

    const fn address(self) -> &'static str {
        match self {
            Self::Overview => "/admin",
            Self::Members => "/admin/members",
            Self::Audit => "/admin/audit",
        }
    }

    fn title(self, text: &Text) -> Message {
        text.t(match self {
            Self::Overview => "admin-title",
            Self::Members => "members-title",
            Self::Audit => "audit-title",
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
}

impl AdminPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Overview, &self.layout.text)
    }
}

impl Render for AdminPage {
    const NAME: &'static str = "admin";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |organisation: &str, members, admins, invites| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            organisation: organisation.to_owned(),
            members,
            admins,
            invites,
        };
        vec![("usual", page("Northmere Council", 12, 2, 1)), ("one", page(awkward::HTML, 1, 1, 0))]
    }
}
