//! What people see: a typed context for every page, its template, its words
//! and its looks. Nothing here knows where the data comes from.
//!
//! A page is a struct that holds what its template shows and nothing else.
//! Its strings are in `locales/`, its look in `styles/`. Pages are written so
//! that they are well-formed XML too, need no script, and carry no style of
//! their own, so that a strict content security policy holds.
//!
//! ```
//! use folkmoot_pages::{Locale, Render as _, pages::HomePage};
//! let (_, page) = HomePage::samples(Locale::English).remove(0);
//! assert!(page.render()?.contains("<h1"));
//! # Ok::<(), folkmoot_pages::RenderError>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass everything by reference")]

pub mod assets;
mod escape;
mod layout;
pub mod mails;
pub mod pages;
mod text;
mod words;

pub use askama::Error as RenderError;
pub use escape::escape;
pub use layout::{DEMO_SIGN_IN, LANGUAGE, Layout, SIGN_IN, STAFF_SIGN_IN, Section, Viewer};
pub use text::{Locale, Message, Say, Text};

/// A page that can be written out as HTML.
pub trait Render: askama::Template + Sized {
    /// What the page is called in snapshots.
    const NAME: &'static str;

    /// Examples of it, each with a name: the usual case and awkward ones.
    fn samples(locale: Locale) -> Vec<(&'static str, Self)>;

    /// The page as HTML.
    fn render(&self) -> Result<String, RenderError> {
        askama::Template::render(self)
    }
}
