//! The mail with a link that lets somebody in.

use askama::Template;
use folkmoot_model::Email;

use super::letter::questions;
use crate::{Locale, RenderError, Text};

/// The mail with a link that lets somebody in.
#[derive(Debug, Clone)]
pub struct SignInMail {
    /// The words of the reader's language.
    pub text: Text,
    /// The whole address of the link.
    pub link: String,
    /// How long the link works.
    pub minutes: u32,
    /// Where to write with questions, as far as organisations say.
    pub contacts: Vec<Email>,
    /// The organisations that know the address.
    pub organisations: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail-sign-in.html")]
struct Html<'a>(&'a SignInMail);

impl SignInMail {
    /// The subject.
    pub fn subject(&self) -> String {
        self.text.t("mail-sign-in-subject").to_string()
    }

    /// The mail as plain text.
    pub fn plain(&self) -> String {
        let mut parts = vec![
            self.lead(),
            self.link.clone(),
            self.text.t("mail-sign-in-once").arg("minutes", self.minutes).to_string(),
            self.text.t("mail-sign-in-not-you").to_string(),
        ];
        parts.extend(self.questions());
        parts.join("\n\n") + "\n"
    }

    /// The mail as HTML.
    pub fn html(&self) -> Result<String, RenderError> {
        Html(self).render()
    }

    fn questions(&self) -> Option<String> {
        questions(self.text, &self.contacts)
    }

    fn lead(&self) -> String {
        let names = self.text.list(&self.organisations);
        self.text.t("mail-sign-in-lead").arg("organisations", names).to_string()
    }

    /// An example of it.
    pub fn sample(locale: Locale) -> Self {
        Self {
            text: Text(locale),
            link: "https://folkmoot.example.org/sign-in/link/0a1b2c".to_owned(),
            minutes: 20,
            contacts: Email::new("ask@northmere.example").into_iter().collect(),
            organisations: vec!["Northmere Council".to_owned(), "<b>Care & Co</b>".to_owned()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_same_in_text_and_html() {
        let mail = SignInMail::sample(Locale::English);
        let (plain, html) = (mail.plain(), mail.html().unwrap());
        for text in [&plain, &html] {
            assert!(text.contains(&mail.link) && text.contains("20 minutes"), "{text}");
            assert!(text.contains("Northmere Council") && !text.contains('⟦'), "{text}");
            assert!(text.contains("Write to ask@northmere.example"), "{text}");
        }
        assert!(plain.contains("<b>Care & Co</b>") && !html.contains("<b>"));
        assert!(!mail.subject().contains('⟦'));
        // Filters of unwanted mail mistrust what loads anything from elsewhere.
        assert!(!html.contains("<img") && !html.contains("<script"));
    }
}
