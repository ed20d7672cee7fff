//! The mail that tells somebody what became of their offer to help.

use folkmoot_model::{Day, Email};

use super::letter::{Block, Letter, hello, questions};
use crate::{Locale, RenderError, Text};

/// The mail that tells somebody what became of their offer to help.
#[derive(Debug, Clone)]
pub struct OfferMail {
    /// The words of the reader's language.
    pub text: Text,
    /// Their name.
    pub name: String,
    /// Who answers.
    pub organisation: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// What is asked.
    pub title: String,
    /// What the kind of knowing is called that they offered; none if the call
    /// doesn't name it any more.
    pub kind: Option<String>,
    /// When the decision is taken.
    pub decided_on: Day,
    /// Why not, if the answer is a no.
    pub no: Option<String>,
    /// The whole address of their own page.
    pub my_page: String,
    /// The whole address of the public page of the call.
    pub call_link: String,
}

impl OfferMail {
    /// The subject.
    pub fn subject(&self) -> String {
        let subject = match self.no {
            None => self.text.t("mail-offer-yes-subject"),
            Some(_) => self.text.t("mail-offer-no-subject"),
        };
        // A subject is one line, whatever a title holds.
        let line = subject.arg("title", &self.title).to_string();
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
        let lead = text.t("mail-offer-lead").arg("organisation", &self.organisation);
        let lead = lead.arg("title", &self.title);
        let mut blocks = vec![Block::Text(hello.to_string()), Block::Text(lead.to_string())];
        if let Some(kind) = &self.kind {
            blocks.push(Block::Facts(vec![(text.t("mail-offer-kind").to_string(), kind.clone())]));
        }
        self.answer(&mut blocks);
        blocks.push(Block::Link(text.t("mail-offer-page").to_string(), self.my_page.clone()));
        blocks.push(Block::Link(text.t("mail-more").to_string(), self.call_link.clone()));
        blocks.extend(questions(text, self.contact.as_slice()).map(Block::Text));
        let from = text.t("mail-offer-from").arg("organisation", &self.organisation);
        blocks.push(Block::Text(from.to_string()));
        Letter { text, subject: self.subject(), blocks }
    }

    fn answer(&self, blocks: &mut Vec<Block>) {
        let text = self.text;
        match &self.no {
            None => {
                blocks.push(Block::Text(text.t("mail-offer-yes").to_string()));
                let next = text.t("mail-offer-yes-next").arg("on", text.date(&self.decided_on));
                blocks.push(Block::Text(next.to_string()));
            }
            Some(reason) => {
                blocks.push(Block::Text(text.t("mail-offer-no").to_string()));
                blocks.push(Block::Quote(reason.clone()));
                blocks.push(Block::Text(text.t("mail-offer-no-next").to_string()));
            }
        }
    }

    /// Examples of it, each with a name.
    pub fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let yes = Self {
            text: Text(locale),
            name: "Mary Thirlwall".to_owned(),
            organisation: "Northmere Council".to_owned(),
            contact: Email::new("ask@northmere.example").ok(),
            title: "How could Harbour Road be safe to cycle?".to_owned(),
            kind: Some("People who get about by wheelchair".to_owned()),
            decided_on: Day::from_days(20_878),
            no: None,
            my_page: "https://folkmoot.example.org/me".to_owned(),
            call_link: "https://folkmoot.example.org/calls/northmere/harbour-road".to_owned(),
        };
        let no = Self {
            name: String::new(),
            contact: None,
            kind: None,
            no: Some("We have enough people who drive here.\n<b>Ask & see</b>".to_owned()),
            ..yes.clone()
        };
        vec![("yes", yes), ("no", no)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_it_did() {
        for locale in Locale::ALL {
            for (name, mail) in OfferMail::samples(*locale) {
                let text = format!("Subject: {}\n\n{}", mail.subject(), mail.plain());
                insta::assert_snapshot!(format!("offer-{}-{name}", locale.tag()), text);
                let html = mail.html().unwrap();
                assert!(!text.contains('⟦') && !html.contains('⟦') && !html.contains("<b>"));
                assert!(text.contains(&mail.call_link) && html.contains(&mail.call_link));
                assert!(text.contains(&mail.my_page) && html.contains(&mail.my_page));
            }
        }
    }
}
