//! The mail about an offer that was answered, from what the app says to what
//! goes out.

use folkmoot_app::{AnsweredOffer, OfferMail};
use folkmoot_model::OfferState;
use folkmoot_pages::{Locale, Text, escape, mails, pages::kind_name};

use crate::{Mail, NotSent};

/// Writes the mail. Links in it begin with `public_url`.
pub(crate) fn write(
    ready: OfferMail,
    about: &AnsweredOffer,
    public_url: &str,
) -> Result<Mail, NotSent> {
    let OfferMail { to, person, languages, organisation, call, offer } = ready;
    let (at, id) = (escape(organisation.id.as_str()), escape(call.id.as_str()));
    let kind = call.brief.kinds.iter().find(|kind| kind.id == offer.kind);
    let mail = mails::OfferMail {
        text: Text(Locale::of_person(&languages).unwrap_or_default()),
        name: person.name,
        organisation: organisation.name,
        contact: organisation.contact,
        title: call.brief.title,
        kind: kind.map(kind_name),
        decided_on: call.brief.decision.on,
        no: match offer.state {
            OfferState::Declined { reason, .. } => Some(reason),
            _ => None,
        },
        my_page: format!("{public_url}/me"),
        call_link: format!("{public_url}/calls/{at}/{id}"),
    };
    Ok(Mail {
        to,
        subject: mail.subject(),
        plain: mail.plain(),
        html: mail.html().map_err(|error| NotSent::Never(error.to_string()))?,
        // The same for every try. A digest, since ids may hold anything.
        id: format!("offer.{}", digest(about).short()),
        list: None,
    })
}

fn digest(about: &AnsweredOffer) -> folkmoot_model::Digest {
    let AnsweredOffer { call, kind, person, at } = about;
    let text = format!("{call}\n{kind}\n{person}\n{}", at.as_millis());
    folkmoot_model::Digest::of(text.as_bytes())
}
