//! Mails about invitations, from what the app says to what goes out.

use folkmoot_app::{InvitationMail, InvitationMailKind};
use folkmoot_model::{Call, Evidence, KindId};
use folkmoot_pages::{Locale, Text, escape, mails, pages::WhyYou};
use serde::Deserialize;

use crate::{ListHeaders, Mail, NotSent};

/// What a job says about the mail to send.
#[derive(Debug, Deserialize)]
pub(crate) struct Payload {
    pub(crate) invitation: folkmoot_model::InvitationId,
    pub(crate) mail: InvitationMailKind,
}

/// Writes a mail about an invitation. Links in it begin with `public_url`.
pub(crate) fn write(ready: InvitationMail, public_url: &str) -> Result<Mail, NotSent> {
    let link = format!("{public_url}/invitations/{}", ready.token.as_str());
    let call = &ready.call;
    let (organisation, id) = (&ready.organisation.id, &ready.invitation.id);
    let call_link = format!(
        "{public_url}/calls/{}/{}",
        escape(organisation.as_str()),
        escape(call.id.as_str())
    );
    let mail = mails::InvitationMail {
        text: Text(Locale::of_person(&ready.languages).unwrap_or_default()),
        says: says(ready.kind),
        organisation: ready.organisation.name.clone(),
        title: call.brief.title.clone(),
        decision: call.brief.decision.what.clone(),
        decided_on: call.brief.decision.on,
        effort: call.brief.effort,
        expenses: call.brief.expenses.clone(),
        setting: call.brief.setting.clone(),
        knowing: knowing(call, &ready.invitation.kind),
        answer_by: ready.invitation.answer_by,
        origin: ready.invitation.origin,
        why: why(ready.person.name.clone(), ready.evidence),
        reason: ready.invitation.reason.clone(),
        named_by: ready.named_by,
        contact: ready.organisation.contact.clone(),
        link: link.clone(),
        call_link,
    };
    Ok(Mail {
        to: ready.to,
        subject: mail.subject(),
        plain: mail.plain(),
        html: mail.html().map_err(|error| NotSent::Never(error.to_string()))?,
        // The same for every try: should one get through after all that was
        // taken for lost, mail programs see that it is the same mail.
        id: format!("{id}.{}", ready.kind.code().replace('_', "-")),
        list: Some(ListHeaders {
            id: format!("{}.invitations", label(organisation.as_str())),
            unsubscribe: format!("{link}/stop"),
        }),
    })
}

const fn says(kind: InvitationMailKind) -> mails::Says {
    match kind {
        InvitationMailKind::Invitation => mails::Says::Asks,
        InvitationMailKind::Reminder => mails::Says::Reminds,
        InvitationMailKind::ThanksForYes => mails::Says::Yes,
        InvitationMailKind::ThanksForNo => mails::Says::No,
    }
}

/// What the kind of knowing is called; one without a name by its needs.
fn knowing(call: &Call, id: &KindId) -> String {
    let kind = call.brief.kinds.iter().find(|kind| kind.id == *id);
    kind.map_or_else(String::new, |kind| {
        if kind.name.trim().is_empty() { kind.needs.clone() } else { kind.name.clone() }
    })
}

/// In a mail, evidence opens nowhere: that would need signing in.
fn why(name: String, evidence: Vec<Evidence>) -> WhyYou {
    let item = |item: Evidence| (String::new(), item.into());
    WhyYou { name, evidence: evidence.into_iter().map(item).collect() }
}

/// An id as part of a domain name (RFC 2919 asks for one): letters, digits
/// and hyphens.
fn label(id: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let label: String = id.chars().take(40).map(fits).collect();
    match label.trim_matches('-') {
        "" => "organisation".to_owned(),
        label => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_id_is_part_of_a_domain_name() {
        assert_eq!(label("North mere/é"), "north-mere");
        assert_eq!(label("¿?"), "organisation");
    }
}
