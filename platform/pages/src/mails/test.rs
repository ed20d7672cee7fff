//! A mail to whoever asks, to see whether it comes.

use askama::Template;
use folkmoot_model::Email;

use super::letter::questions;
use crate::{RenderError, Text};

/// A mail to whoever asks, to see whether it comes.
#[derive(Debug, Clone)]
pub struct TestMail {
    /// The words of the reader's language.
    pub text: Text,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// The address of the service.
    pub address: String,
}

#[derive(Template)]
#[template(path = "mail-test.html")]
struct Html<'a>(&'a TestMail);

impl TestMail {
    /// The subject.
    pub fn subject(&self) -> String {
        self.text.t("mail-test-subject").to_string()
    }

    /// The mail as plain text.
    pub fn plain(&self) -> String {
        let mut parts = vec![self.lead(), self.address.clone()];
        parts.extend(self.questions());
        parts.join("\n\n") + "\n"
    }

    /// The mail as HTML.
    pub fn html(&self) -> Result<String, RenderError> {
        Html(self).render()
    }

    fn questions(&self) -> Option<String> {
        questions(self.text, self.contact.as_slice())
    }

    fn lead(&self) -> String {
        self.text.t("mail-test-lead").to_string()
    }
}
