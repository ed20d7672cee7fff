//! The mail that tells somebody whether they were drawn for a panel.

use folkmoot_model::{Day, Email};

use super::letter::{Block, Letter, hello, questions};
use crate::{Locale, RenderError, Text};

/// The mail that tells somebody whether they were drawn for a panel.
#[derive(Debug, Clone)]
pub struct PanelMail {
    /// The words of the reader's language.
    pub text: Text,
    /// Their name.
    pub name: String,
    /// Who drew.
    pub organisation: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// What is asked.
    pub title: String,
    /// Whether they were drawn.
    pub drawn: bool,
    /// Seats of the panel.
    pub seats: u32,
    /// When the decision is taken.
    pub decided_on: Day,
    /// What they are called in the public list.
    pub pseudonym: String,
    /// The whole address of the page that shows how it was drawn.
    pub check_link: String,
    /// The whole address of their own page.
    pub my_page: String,
}

impl PanelMail {
    /// The subject.
    pub fn subject(&self) -> String {
        let subject = if self.drawn { "mail-panel-yes-subject" } else { "mail-panel-no-subject" };
        // A subject is one line, whatever a title holds.
        let line = self.text.t(subject).arg("title", &self.title).to_string();
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
        let lead = text.t("mail-panel-lead").arg("organisation", &self.organisation);
        let lead = lead.arg("title", &self.title);
        let (answer, next) = if self.drawn {
            (text.t("mail-panel-yes").arg("seats", self.seats), text.t("mail-panel-yes-next"))
        } else {
            (text.t("mail-panel-no").arg("seats", self.seats), text.t("mail-panel-no-next"))
        };
        let next = next.arg("on", text.date(&self.decided_on));
        let check = text.t("mail-panel-check").arg("name", &self.pseudonym);
        let mut blocks: Vec<Block> =
            [hello.to_string(), lead.to_string(), answer.to_string(), next.to_string()]
                .into_iter()
                .map(Block::Text)
                .collect();
        blocks.push(Block::Text(check.to_string()));
        blocks.push(Block::Link(text.t("mail-panel-how").to_string(), self.check_link.clone()));
        blocks.push(Block::Link(text.t("mail-offer-page").to_string(), self.my_page.clone()));
        blocks.extend(questions(text, self.contact.as_slice()).map(Block::Text));
        let from = text.t("mail-panel-from").arg("organisation", &self.organisation);
        blocks.push(Block::Text(from.to_string()));
        Letter { text, subject: self.subject(), blocks }
    }

    /// Examples of it, each with a name.
    pub fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let drawn = Self {
            text: Text(locale),
            name: "Mary Thirlwall".to_owned(),
            organisation: "Northmere Council".to_owned(),
            contact: Email::new("ask@northmere.example").ok(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            drawn: true,
            seats: 24,
            decided_on: Day::from_days(20_878),
            pseudonym: "0f3a9c12be44".to_owned(),
            check_link: "https://folkmoot.example.org/calls/northmere/harbour-road/panel?number=1"
                .to_owned(),
            my_page: "https://folkmoot.example.org/me".to_owned(),
        };
        let not =
            Self { name: String::new(), contact: None, drawn: false, seats: 1, ..drawn.clone() };
        vec![("drawn", drawn), ("not-drawn", not)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_it_did() {
        for locale in Locale::ALL {
            for (name, mail) in PanelMail::samples(*locale) {
                let text = format!("Subject: {}\n\n{}", mail.subject(), mail.plain());
                insta::assert_snapshot!(format!("panel-{}-{name}", locale.tag()), text);
                let html = mail.html().unwrap();
                assert!(!text.contains('⟦') && !html.contains('⟦'));
                assert!(text.contains(&mail.check_link) && html.contains("number=1"));
                assert!(text.contains(&mail.my_page) && html.contains(&mail.my_page));
            }
        }
    }
}
