//! A mail to whoever asks, to see whether it comes.

use askama::Template;

use crate::{RenderError, Text};

/// A mail to whoever asks, to see whether it comes.
#[derive(Debug, Clone)]
pub struct TestMail {
    /// The words of the reader's language.
    pub text: Text,
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
        format!("{}\n\n{}\n", self.lead(), self.address)
    }

    /// The mail as HTML.
    pub fn html(&self) -> Result<String, RenderError> {
        Html(self).render()
    }

    fn lead(&self) -> String {
        self.text.t("mail-test-lead").to_string()
    }
}
