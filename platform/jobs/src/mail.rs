//! A mail, and what carries it.

use async_trait::async_trait;
use folkmoot_model::Email;

/// A mail to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: Email,
    /// One line.
    pub subject: String,
    /// The text, for those who read plain text.
    pub plain: String,
    /// The same as HTML.
    pub html: String,
    /// What makes this mail this mail and no other: a mail program that gets
    /// it twice shows it once.
    pub id: String,
    /// For mail that nobody asked for: what it is part of, and how to get no
    /// more of it.
    pub list: Option<ListHeaders>,
}

/// What mail programs show a button for: "unsubscribe". See RFC 2369 and RFC
/// 8058; for that the mail server must sign these headers too (DKIM).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListHeaders {
    /// The list, as the beginning of a domain name: `northmere.invitations`.
    pub id: String,
    /// Where one POST ends it, without a question and without signing in.
    pub unsubscribe: String,
}

/// Why a mail didn't go out. Neither names whom it was for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// It certainly didn't, and may at another time.
    #[error("not sent, to be tried again: {0}")]
    Later(String),
    /// It certainly didn't and never will.
    #[error("refused: {0}")]
    Never(String),
    /// It may have gone out.
    #[error("it isn't known whether it went out, so it isn't sent again: {0}")]
    Unknown(String),
}

/// What carries mails.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands one mail over, to be delivered.
    async fn send(&self, mail: &Mail) -> Result<(), NotSent>;

    /// Whether it only keeps mails to be looked at. Mail to made-up people
    /// goes this way and no other.
    fn delivers_nothing(&self) -> bool {
        false
    }
}
