//! In the made-up town mail goes nowhere: it is kept, to be read on a page.

use async_trait::async_trait;
use folkmoot_app::{KeptMail, Outbox};

use crate::{Mail, Mailer, NotSent};

/// Keeps mails instead of sending them.
#[derive(Debug, Clone)]
pub struct DemoMailer(pub Outbox);

#[async_trait]
impl Mailer for DemoMailer {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        self.0.keep(KeptMail {
            to: mail.to.clone(),
            subject: mail.subject.clone(),
            plain: mail.plain.clone(),
        });
        Ok(())
    }

    fn delivers_nothing(&self) -> bool {
        true
    }
}
