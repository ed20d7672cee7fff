//! What went wrong, in words, with a way on.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// A page for what can't be shown or done.
#[derive(Debug, Clone, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub layout: Layout,
    /// What went wrong.
    pub kind: ErrorKind,
    /// The number of the request, by which its lines in the log are found.
    pub number: String,
}

/// What can go wrong, as far as a reader needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The reader may not see it.
    Forbidden(WayIn),
    /// There is no such page.
    NotFound,
    /// The page can't be used in this way.
    Method,
    /// A form came without a valid token.
    Form,
    /// Too many requests.
    TooMany,
    /// Too many writes within a minute.
    TooQuick,
    /// Too large a request.
    TooLarge,
    /// Our fault.
    Internal,
}

/// How a reader who may not see a page could come to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayIn {
    /// By signing in.
    SignIn,
    /// They have signed in, as somebody who may not.
    Ask,
    /// Nobody can sign in on this service yet.
    None,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Forbidden(WayIn::SignIn),
        Self::Forbidden(WayIn::Ask),
        Self::Forbidden(WayIn::None),
        Self::NotFound,
        Self::Method,
        Self::Form,
        Self::TooMany,
        Self::TooQuick,
        Self::TooLarge,
        Self::Internal,
    ];

    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::Forbidden(_) => 403,
            Self::NotFound => 404,
            Self::Method => 405,
            Self::Form => 400,
            Self::TooMany | Self::TooQuick => 429,
            Self::TooLarge => 413,
            Self::Internal => 500,
        }
    }
}

impl ErrorPage {
    fn title(&self) -> Message {
        self.layout.text.t(match self.kind {
            ErrorKind::Forbidden(_) => "error-forbidden-title",
            ErrorKind::NotFound => "error-not-found-title",
            ErrorKind::Method => "error-method-title",
            ErrorKind::Form => "error-form-title",
            ErrorKind::TooMany | ErrorKind::TooQuick => "error-too-many-title",
            ErrorKind::TooLarge => "error-too-large-title",
            ErrorKind::Internal => "error-internal-title",
        })
    }

    fn words(&self) -> Message {
        self.layout.text.t(match self.kind {
            ErrorKind::Forbidden(WayIn::SignIn) => "error-forbidden-sign-in",
            ErrorKind::Forbidden(WayIn::Ask) => "error-forbidden-signed-in",
            ErrorKind::Forbidden(WayIn::None) => "error-forbidden-closed",
            ErrorKind::NotFound => "error-not-found-text",
            ErrorKind::Method => "error-method-text",
            ErrorKind::Form => "error-form-text",
            ErrorKind::TooMany => "error-too-many-text",
            ErrorKind::TooQuick => "error-too-quick-text",
            ErrorKind::TooLarge => "error-too-large-text",
            ErrorKind::Internal => "error-internal-text",
        })
    }

    fn offers_sign_in(&self) -> bool {
        self.kind == ErrorKind::Forbidden(WayIn::SignIn)
    }
}

impl Render for ErrorPage {
    const NAME: &'static str = "error";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |kind, number: &str| Self {
            layout: Layout::sample(locale, Section::Other, None),
            kind,
            number: number.to_owned(),
        };
        let names = [
            "forbidden-sign-in",
            "forbidden-ask",
            "forbidden-closed",
            "not-found",
            "method",
            "form",
            "too-many",
            "too-quick",
            "too-large",
            "internal",
        ];
        let mut samples: Vec<_> = names
            .into_iter()
            .zip(ErrorKind::ALL)
            .map(|(name, kind)| (name, page(*kind, "7f3a9c0e")))
            .collect();
        samples.push(("awkward", page(ErrorKind::Internal, awkward::HTML)));
        samples
    }
}
