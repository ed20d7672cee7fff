//! Mail of the made-up town, which goes nowhere.

use askama::Template;

use super::parts::awkward;
use crate::{Layout, Locale, Render, Section, Viewer};

/// The mails that would have gone out, the newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "outbox.html")]
pub struct OutboxPage {
    /// The frame.
    pub layout: Layout,
    /// The mails.
    pub mails: Vec<OutboxMail>,
}

/// A mail, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMail {
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub plain: String,
}

impl OutboxMail {
    /// Its paragraphs, each as lines; a line that is an address also as the
    /// path that it leads to within this service.
    fn paragraphs(&self) -> Vec<Vec<(&str, Option<&str>)>> {
        let line = |line| (line, path(line));
        self.plain.trim().split("\n\n").map(|part| part.lines().map(line).collect()).collect()
    }
}

/// The path of a web address, whichever host it names.
fn path(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("://").filter(|(scheme, _)| scheme.starts_with("http"))?;
    rest.find('/').map(|at| &rest[at..])
}

impl Render for OutboxPage {
    const NAME: &'static str = "outbox";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let mail = |to: &str, subject: &str, plain: &str| OutboxMail {
            to: to.to_owned(),
            subject: subject.to_owned(),
            plain: plain.to_owned(),
        };
        let page = |mails| Self { layout: Layout::sample(locale, Section::Other, None), mails };
        let plain = "Hello Mary T,\n\nYes, I can help:\nhttp://127.0.0.1:8420/invitations/0a/yes\n";
        vec![
            ("usual", page(vec![mail("mary@northmere.example", "Will you help?", plain)])),
            ("none", page(Vec::new())),
            ("awkward", page(vec![mail(awkward::LONG, awkward::HTML, awkward::HTML)])),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths_and_other_lines_none() {
        assert_eq!(path("https://a.example/invitations/x"), Some("/invitations/x"));
        for line in ["Hello", "javascript:alert(1)", "https://a.example", "ftp://a/b"] {
            assert_eq!(path(line), None, "{line}");
        }
    }
}
