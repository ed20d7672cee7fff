//! What every page carries round its own content.

use crate::{Locale, Text, assets};

/// Where one chooses whom to be in the made-up town.
pub const DEMO_SIGN_IN: &str = "/demo/sign-in";
/// Where one asks for a link to sign in.
pub const SIGN_IN: &str = "/sign-in";
/// Where staff sign in with the account of their organisation.
pub const STAFF_SIGN_IN: &str = "/sign-in/staff";
/// What chooses a language in the query of an address: `?lang=cy`.
pub const LANGUAGE: &str = "lang";

/// What every page carries: its language, who is looking, and what the frame
/// round the content needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The words of the reader's language.
    pub text: Text,
    /// Who is looking.
    pub viewer: Viewer,
    /// Where in the service the page is.
    pub section: Section,
    /// Whether the reader works on calls, so that their desk is shown.
    pub desk: bool,
    /// Whether the reader looks after the organisation.
    pub admin: bool,
    /// Whether this is the made-up town; every page says so.
    pub demo: bool,
    /// The address at which one signs in, if one can; it leads back here.
    pub sign_in: Option<String>,
    /// The path and query of this page, without the choice of a language.
    pub here: String,
    /// A token that forms send back, so that nobody else can send them.
    pub csrf: String,
}

/// Who is looking at a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Somebody who has not signed in.
    Stranger,
    /// Somebody who has.
    SignedIn {
        /// The name they go by.
        name: String,
    },
}

/// The parts of the service that its navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Calls and all that belongs to them.
    Calls,
    /// What a convener works on.
    Desk,
    /// What an admin looks after.
    Admin,
    /// How things are worked out.
    Method,
    /// What is known about the reader.
    Me,
    /// Anything else.
    Other,
}

impl Layout {
    /// The layout of a page for somebody who has not signed in.
    pub fn stranger(locale: Locale, section: Section, demo: bool) -> Self {
        let viewer = Viewer::Stranger;
        let sign_in = demo.then(|| DEMO_SIGN_IN.to_owned());
        let csrf = String::new();
        let here = "/".to_owned();
        Self {
            text: Text(locale),
            viewer,
            section,
            desk: false,
            admin: false,
            demo,
            sign_in,
            here,
            csrf,
        }
    }

    /// This page in every language: each with its address.
    pub fn languages(&self) -> impl Iterator<Item = (Locale, String)> {
        let joined = if self.here.contains('?') { '&' } else { '?' };
        let address =
            move |locale: &Locale| format!("{}{joined}{LANGUAGE}={}", self.here, locale.code());
        Locale::ALL.iter().map(move |locale| (*locale, address(locale)))
    }

    /// The languages that one can change to.
    pub fn other_languages(&self) -> impl Iterator<Item = (Locale, String)> {
        self.languages().filter(|(locale, _)| *locale != self.text.0)
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// `page` for the navigation entry of the current section.
    pub fn is_in(&self, section: Section) -> bool {
        self.section == section
    }

    /// A layout for samples.
    pub(crate) fn sample(locale: Locale, section: Section, name: Option<&str>) -> Self {
        let mut layout = Self::stranger(locale, section, true);
        layout.desk = section == Section::Desk;
        layout.admin = section == Section::Admin;
        "sample-token".clone_into(&mut layout.csrf);
        if let Some(name) = name {
            layout.viewer = Viewer::SignedIn { name: name.to_owned() };
        }
        layout
    }
}
