//! The mail about a draw, from what the app says to what goes out.

use folkmoot_app::{DrawnFor, PanelMail};
use folkmoot_pages::{Locale, Text, escape, mails};

use crate::{Mail, NotSent};

/// Writes the mail. Links in it begin with `public_url`.
pub(crate) fn write(ready: PanelMail, about: &DrawnFor, public_url: &str) -> Result<Mail, NotSent> {
    let PanelMail { to, person, languages, organisation, call, lottery, place } = ready;
    let (at, id) = (escape(organisation.id.as_str()), escape(call.id.as_str()));
    let mail = mails::PanelMail {
        text: Text(Locale::of_person(&languages).unwrap_or_default()),
        name: person.name,
        organisation: organisation.name,
        contact: organisation.contact,
        title: call.brief.title,
        drawn: place.drawn,
        seats: lottery.rules.seats,
        decided_on: call.brief.decision.on,
        pseudonym: place.pseudonym.unwrap_or_default(),
        check_link: format!("{public_url}/calls/{at}/{id}/panel?number={}", lottery.number),
        my_page: format!("{public_url}/me"),
    };
    let DrawnFor { call, number, person } = about;
    let digest = folkmoot_model::Digest::of(format!("{call}\n{number}\n{person}").as_bytes());
    Ok(Mail {
        to,
        subject: mail.subject(),
        plain: mail.plain(),
        html: mail.html().map_err(|error| NotSent::Never(error.to_string()))?,
        // The same for every try. A digest, since ids may hold anything.
        id: format!("panel.{}", digest.short()),
        list: None,
    })
}
