//! People as an organisation knows them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Coded, ErrorCode, PersonId};

/// A person as one organisation knows them. What they know is in
/// [`crate::Evidence`], never here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Unique within the organisation.
    pub id: PersonId,
    /// The name they go by. Any text: it is escaped where it is shown.
    pub name: String,
    /// Where they can be asked, if they can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Where they live or work, in their words: "Harbour Ward".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Languages they can take part in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Further columns of the file they came from: age band, tenure.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

/// An e-mail address, checked for its shape only: something before one `@`,
/// a domain behind it, no spaces, at most 254 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// A text that can't be an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not an e-mail address")]
pub struct InvalidEmail;

impl Coded for InvalidEmail {
    fn code(&self) -> ErrorCode {
        ErrorCode("email.invalid")
    }

    fn help(&self) -> Option<String> {
        Some("write it as name@example.org, or leave it empty".to_owned())
    }
}

impl Email {
    /// Takes a text as an address; the domain is made lower case.
    ///
    /// ```
    /// use folkmoot_model::Email;
    /// assert_eq!(Email::new("Jo@Example.ORG").unwrap().as_str(), "Jo@example.org");
    /// assert!(Email::new("jo@@example.org").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c);
        let label = |l: &str| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-');
        let fits = text.len() <= 254
            && !local.is_empty()
            && !local.contains('@')
            && !text.contains(odd)
            && domain.split('.').count() >= 2
            && domain.split('.').all(label);
        if fits {
            Ok(Self(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err(InvalidEmail)
        }
    }

    /// The address as it is compared when somebody signs in: no mail system
    /// in use tells addresses apart by case.
    #[must_use]
    pub fn folded(&self) -> Self {
        Self(self.0.to_ascii_lowercase())
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidEmail;
    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        Self::new(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}
