//! The mail that tells somebody that they were given a badge.

use folkmoot_model::Email;

use super::letter::{Block, Letter, hello, questions};
use crate::{RenderError, Text};

/// The mail that tells somebody that they were given a badge.
#[derive(Debug, Clone)]
pub struct BadgeMail {
    /// The words of the reader's language.
    pub text: Text,
    /// Their name.
    pub name: String,
    /// Who gave it.
    pub organisation: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// What was asked.
    pub title: String,
    /// The whole address of the badge, on their own pages.
    pub link: String,
}

impl BadgeMail {
    /// The subject.
    pub fn subject(&self) -> String {
        // A subject is one line, whatever a title holds.
        let line = self.text.t("mail-badge-subject").arg("title", &self.title).to_string();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The mail as plain text.
    pub fn plain(&self) -> String {
        self.letter().plain()
    }

    /// The mail as HTML.
    pub fn html(&self) -> Result<String, RenderError> {
        self.letter().html()
    }

    fn letter(&self) -> Letter {
        let text = self.text;
        let hello = hello(text, &self.name);
        let lead = text.t("mail-badge-lead").arg("organisation", &self.organisation);
        let lead = lead.arg("title", &self.title);
        let words = [hello, lead, text.t("mail-badge-what")];
        let mut blocks: Vec<Block> =
            words.into_iter().map(|words| Block::Text(words.to_string())).collect();
        blocks.push(Block::Link(text.t("mail-badge-link").to_string(), self.link.clone()));
        blocks.extend(questions(text, self.contact.as_slice()).map(Block::Text));
        let from = text.t("mail-badge-from").arg("organisation", &self.organisation);
        blocks.push(Block::Text(from.to_string()));
        Letter { text, subject: self.subject(), blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn reads_as_it_did() {
        for locale in Locale::ALL {
            let mail = BadgeMail {
                text: Text(*locale),
                name: "Mary Thirlwall".to_owned(),
                organisation: "Northmere Council".to_owned(),
                contact: Email::new("ask@northmere.example").ok(),
                title: "How could Harbour Road be safe to cycle?".to_owned(),
                link: "https://folkmoot.example.org/me/badges/b7".to_owned(),
            };
            let text = format!("Subject: {}\n\n{}", mail.subject(), mail.plain());
            insta::assert_snapshot!(format!("badge-{}", locale.tag()), text);
            let html = mail.html().unwrap();
            assert!(!text.contains('⟦') && !html.contains('⟦'));
            assert!(text.contains(&mail.link) && html.contains(&mail.link));
        }
    }
}
