//! What other programs can ask for, for those who write them.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Render, Section, Viewer};

/// The operations of the API, by part. Their words come from the document and
/// are English in every language, as the names in it are.
#[derive(Debug, Clone, Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    /// The frame.
    pub layout: Layout,
    /// The parts, in the order of the table of routes.
    pub parts: Vec<ApiPart>,
}

/// Operations that belong together.
#[derive(Debug, Clone)]
pub struct ApiPart {
    /// What they are about.
    pub name: String,
    /// Each of them.
    pub operations: Vec<ApiOperation>,
}

/// One thing that can be asked for.
#[derive(Debug, Clone)]
pub struct ApiOperation {
    /// The HTTP method: `GET`.
    pub method: String,
    /// The path, with parts in braces.
    pub path: String,
    /// In a few words.
    pub summary: String,
    /// In full; may be empty.
    pub description: String,
    /// Whether it needs a token.
    pub token: bool,
}

impl Render for ApiPage {
    const NAME: &'static str = "api";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let layout = Layout::sample(locale, Section::Other, None);
        let operation = |method: &str, path: &str, summary: &str, token| ApiOperation {
            method: method.to_owned(),
            path: path.to_owned(),
            summary: summary.to_owned(),
            description: String::new(),
            token,
        };
        let calls = vec![
            operation("GET", "/api/v1/calls", "List calls.", false),
            operation("POST", "/api/v1/calls", "Write a call.", true),
        ];
        let odd = vec![operation("GET", "/api/v1/{x}", awkward::HTML, false)];
        let part = |name: &str, operations| ApiPart { name: name.to_owned(), operations };
        vec![
            ("usual", Self { layout: layout.clone(), parts: vec![part("Calls", calls)] }),
            ("awkward", Self { layout, parts: vec![part(awkward::HTML, odd)] }),
        ]
    }
}
