//! The language that somebody reads.

use serde::{Deserialize, Serialize};

use crate::{Coded, ErrorCode};

/// The code of a language by ISO 639: two or three small letters. Which of
/// them there are translations for is the business of the pages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// A text that can't be the code of a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not the code of a language")]
pub struct InvalidLanguage;

impl Coded for InvalidLanguage {
    fn code(&self) -> ErrorCode {
        ErrorCode("language.invalid")
    }

    fn help(&self) -> Option<String> {
        Some("write two or three small letters, such as en or cy".to_owned())
    }
}

impl Language {
    /// Takes a text as the code of a language.
    ///
    /// ```
    /// use folkmoot_model::Language;
    /// assert_eq!(Language::new("cy").unwrap().as_str(), "cy");
    /// assert!(Language::new("Welsh").is_err());
    /// ```
    pub fn new(code: &str) -> Result<Self, InvalidLanguage> {
        let fits = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        if fits { Ok(Self(code.to_owned())) } else { Err(InvalidLanguage) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Language {
    type Error = InvalidLanguage;
    fn try_from(text: String) -> Result<Self, InvalidLanguage> {
        Self::new(&text)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}
