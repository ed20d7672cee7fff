//! How people are found, for anyone who wants to know.

use askama::Template;

use super::parts::MethodSettings;
use crate::{Layout, Locale, Render, Section, Viewer};

/// The method of the shortlist, with its formula and its references.
#[derive(Debug, Clone, Template)]
#[template(path = "method.html")]
pub struct MethodPage {
    /// The frame.
    pub layout: Layout,
    /// The settings in use.
    pub settings: MethodSettings,
}

impl Render for MethodPage {
    const NAME: &'static str = "method";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let layout = Layout::sample(locale, Section::Method, None);
        vec![("usual", Self { layout, settings: MethodSettings::sample() })]
    }
}
