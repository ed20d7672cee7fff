//! The mail that asks for an endorsement, from what the app says to what goes
//! out.

use folkmoot_app::EndorsementMail;
use folkmoot_pages::{Locale, Text, mails};

use crate::{Mail, NotSent};

/// Writes the mail. Links in it begin with `public_url`.
pub(crate) fn write(ready: EndorsementMail, public_url: &str) -> Result<Mail, NotSent> {
    let EndorsementMail { to, languages, token, organisation, person, evidence, endorsement } =
        ready;
    let text = Text(Locale::of_person(&languages).unwrap_or_default());
    let mail = mails::EndorsementMail {
        text,
        name: endorsement.name,
        person: text.name(&person.name),
        organisation: organisation.name,
        contact: organisation.contact,
        title: evidence.title,
        words: evidence.text,
        link: format!("{public_url}/speak-for/{}", token.as_str()),
    };
    Ok(Mail {
        to,
        subject: mail.subject(),
        plain: mail.plain(),
        html: mail.html().map_err(|error| NotSent::Never(error.to_string()))?,
        // Each try has a link of its own, so it is a mail of its own.
        id: format!("endorsement.{}", token.digest().short()),
        list: None,
    })
}
