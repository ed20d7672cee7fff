//! The mail that asks somebody to work for an organisation.

use askama::Template;
use folkmoot_model::{Email, Role};

use super::letter::questions;
use crate::{Locale, RenderError, Text};

/// The mail that asks somebody to work for an organisation.
#[derive(Debug, Clone)]
pub struct MemberInviteMail {
    /// The words of the reader's language.
    pub text: Text,
    /// The name they were given.
    pub name: String,
    /// Which organisation asks.
    pub organisation: String,
    /// As what.
    pub roles: Vec<Role>,
    /// The whole address of the link.
    pub link: String,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// How long it works, in days.
    pub days: u32,
}

#[derive(Template)]
#[template(path = "mail-member-invite.html")]
struct Html<'a>(&'a MemberInviteMail);

impl MemberInviteMail {
    /// The subject.
    pub fn subject(&self) -> String {
        self.text.t("mail-invite-subject").arg("organisation", &self.organisation).to_string()
    }

    /// The mail as plain text.
    pub fn plain(&self) -> String {
        let roles: Vec<String> = self.roles.iter().map(|role| self.role(role)).collect();
        let mut parts = vec![
            self.lead(),
            roles.join("\n"),
            self.text.t("mail-invite-open").to_string(),
            self.link.clone(),
            self.text.t("mail-invite-once").arg("days", self.days).to_string(),
            self.text.t("mail-invite-not-you").to_string(),
        ];
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
        let name = self.text.name(&self.name);
        let lead = self.text.t("mail-invite-lead").arg("name", name);
        lead.arg("organisation", &self.organisation).to_string()
    }

    fn role(&self, role: &Role) -> String {
        format!("{}: {}", self.text.role(role), self.text.role_about(role))
    }

    /// An example of it.
    pub fn sample(locale: Locale) -> Self {
        Self {
            text: Text(locale),
            name: "Jo Example".to_owned(),
            organisation: "<b>Care & Co</b>".to_owned(),
            roles: vec![Role::Convener, Role::Admin],
            link: "https://folkmoot.example.org/join/0a1b2c".to_owned(),
            days: 7,
            contact: Email::new("ask@northmere.example").ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_same_in_text_and_html() {
        let mail = MemberInviteMail::sample(Locale::English);
        let (plain, html) = (mail.plain(), mail.html().unwrap());
        for text in [&plain, &html] {
            assert!(text.contains(&mail.link) && text.contains("7 days"), "{text}");
            assert!(text.contains("Jo Example") && text.contains("Convener"), "{text}");
            assert!(text.contains("Write to ask@northmere.example"), "{text}");
            assert!(!text.contains('⟦'), "{text}");
        }
        assert!(plain.contains("<b>Care & Co</b>") && !html.contains("<b>"));
        assert!(!html.contains("<img") && !html.contains("<script"));
    }
}
