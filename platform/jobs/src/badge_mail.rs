//! The mail about a badge, from what the app says to what goes out.

use folkmoot_app::{BadgeMail, GivenBadge};
use folkmoot_pages::{Locale, Text, escape, mails};

use crate::{Mail, NotSent};

/// Writes the mail. Links in it begin with `public_url`.
pub(crate) fn write(
    ready: BadgeMail,
    about: &GivenBadge,
    public_url: &str,
) -> Result<Mail, NotSent> {
    let BadgeMail { to, person, languages, organisation, call, award } = ready;
    let mail = mails::BadgeMail {
        text: Text(Locale::of_person(&languages).unwrap_or_default()),
        name: person.name,
        organisation: organisation.name,
        contact: organisation.contact,
        title: call.brief.title,
        link: format!("{public_url}/me/badges/{}", escape(award.id.as_str())),
    };
    let digest = folkmoot_model::Digest::of(about.badge.as_str().as_bytes());
    Ok(Mail {
        to,
        subject: mail.subject(),
        plain: mail.plain(),
        html: mail.html().map_err(|error| NotSent::Never(error.to_string()))?,
        // The same for every try. A digest, since ids may hold anything.
        id: format!("badge.{}", digest.short()),
        list: None,
    })
}
