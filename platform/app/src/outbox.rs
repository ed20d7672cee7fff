//! Mails of a made-up town, kept in memory instead of being sent.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use folkmoot_model::Email;

/// Most mails kept; the oldest go first.
const KEPT: usize = 200;

/// A mail that would have gone out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMail {
    /// To whom.
    pub to: Email,
    /// Its subject.
    pub subject: String,
    /// What it says, as plain text.
    pub plain: String,
}

/// Where mails of a made-up town are kept, until the program stops. Clones
/// share everything.
#[derive(Debug, Clone, Default)]
pub struct Outbox(Arc<Mutex<VecDeque<KeptMail>>>);

impl Outbox {
    /// Keeps a mail.
    pub fn keep(&self, mail: KeptMail) {
        // A thread that died meanwhile leaves whole mails.
        let mut mails = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        mails.truncate(KEPT - 1);
        mails.push_front(mail);
    }

    /// All that is kept, the newest first.
    pub fn mails(&self) -> Vec<KeptMail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_newest() {
        let outbox = Outbox::default();
        for number in 0..KEPT + 5 {
            let to = Email::new("jo@example.org").unwrap();
            outbox.keep(KeptMail { to, subject: number.to_string(), plain: String::new() });
        }
        let mails = outbox.mails();
        assert_eq!((mails.len(), mails[0].subject.as_str()), (KEPT, "204"));
    }
}
