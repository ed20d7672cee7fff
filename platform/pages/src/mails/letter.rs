//! A letter as blocks, so that its plain text and its HTML say the same.

use askama::Template;
use folkmoot_model::Email;

use crate::{Message, RenderError, Text};

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// A heading.
    Heading(String),
    /// The words of somebody else.
    Quote(String),
    /// Facts with their names.
    Facts(Vec<(String, String)>),
    /// What to do: words and address.
    Button(String, String),
    /// Somewhere to go: words and address.
    Link(String, String),
}

/// The greeting, by name if there is one.
pub(super) fn hello(text: Text, name: &str) -> Message {
    match name.trim() {
        "" => text.t("mail-hello-nameless"),
        name => text.t("mail-hello").arg("name", name),
    }
}

/// Where to write with questions; none if nobody says.
pub(super) fn questions(text: Text, contacts: &[Email]) -> Option<String> {
    let contacts: Vec<String> = contacts.iter().map(|it| it.as_str().to_owned()).collect();
    let words = || text.t("mail-questions").arg("contact", text.list(&contacts)).to_string();
    (!contacts.is_empty()).then(words)
}

/// A letter in one language.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) text: Text,
    pub(super) subject: String,
    pub(super) blocks: Vec<Block>,
}

#[derive(Template)]
#[template(path = "mail-letter.html")]
struct Html<'a>(&'a Letter);

impl Letter {
    /// The letter as plain text.
    pub(super) fn plain(&self) -> String {
        let blocks: Vec<String> = self.blocks.iter().map(Block::plain).collect();
        blocks.join("\n\n") + "\n"
    }

    /// The letter as HTML.
    pub(super) fn html(&self) -> Result<String, RenderError> {
        Html(self).render()
    }
}

impl Block {
    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Heading(text) => text.to_uppercase(),
            Self::Quote(text) => {
                let lines: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
                lines.join("\n")
            }
            Self::Facts(facts) => {
                let lines: Vec<String> =
                    facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
                lines.join("\n")
            }
            Self::Button(words, address) | Self::Link(words, address) => {
                format!("{words}:\n{address}")
            }
        }
    }
}
