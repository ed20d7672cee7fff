//! The mail that asks somebody to speak for a piece of another's evidence.

use folkmoot_model::Email;

use super::letter::{Block, Letter, hello, questions};
use crate::{RenderError, Text};

/// The mail that asks somebody to speak for a piece of another's evidence.
#[derive(Debug, Clone)]
pub struct EndorsementMail {
    /// The words of the reader's language.
    pub text: Text,
    /// What the reader is called.
    pub name: String,
    /// Who asks.
    pub person: String,
    /// For which organisation.
    pub organisation: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// What it is about, in a few words.
    pub title: String,
    /// What it says.
    pub words: String,
    /// The whole address of the page where they answer.
    pub link: String,
}

impl EndorsementMail {
    /// The subject.
    pub fn subject(&self) -> String {
        // A subject is one line, whatever a name holds.
        let line = self.text.t("mail-endorse-subject").arg("person", &self.person).to_string();
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
        let lead = text.t("mail-endorse-lead").arg("organisation", &self.organisation);
        let lead = lead.arg("person", &self.person).to_string();
        let about = text.t("mail-endorse-about").arg("title", &self.title).to_string();
        let mut blocks = vec![
            Block::Text(hello(text, &self.name).to_string()),
            Block::Text(lead),
            Block::Text(about),
            Block::Text(self.words.clone()),
            Block::Text(text.t("mail-endorse-what").to_string()),
            Block::Link(text.t("mail-endorse-link").to_string(), self.link.clone()),
        ];
        blocks.extend(questions(text, self.contact.as_slice()).map(Block::Text));
        let from = text.t("mail-endorse-from").arg("organisation", &self.organisation);
        blocks.push(Block::Text(from.arg("person", &self.person).to_string()));
        Letter { text, subject: self.subject(), blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn says_who_asks_about_what_and_how_to_get_no_more() {
        for locale in Locale::ALL {
            let mail = EndorsementMail {
                text: Text(*locale),
                name: "Sam".to_owned(),
                person: "Mary <T>".to_owned(),
                organisation: "Northmere Council".to_owned(),
                contact: None,
                title: "Night deliveries".to_owned(),
                words: "Five years in a van.".to_owned(),
                link: "https://moot.example/speak-for/abc".to_owned(),
            };
            insta::assert_snapshot!(format!("endorsement-{}", locale.tag()), mail.plain());
            let html = mail.html().unwrap();
            assert!(html.contains("speak-for/abc") && !html.contains("<T>"));
        }
    }
}
