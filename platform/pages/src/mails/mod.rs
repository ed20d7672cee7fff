//! One file a mail: its subject, its plain text and its HTML.

mod sign_in;

pub use sign_in::SignInMail;
