//! Choosing whom to ask, looking at what they would read, and sending it.
//!
//! Choice, preview and confirmation are addresses: nothing is kept until it is
//! sent, and going back is safe. Sending twice sends nothing the second time:
//! the app refuses whoever was asked before.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, Ask, InvitationPreview, LeftOut, Recipient};
use folkmoot_model::{CallId, Day, Invitation, KindId, Origin, Person, PersonId};
use folkmoot_pages::{
    Locale, Render as _, Section, Text, mails,
    pages::{ByHand, InviteConfirmPage, InvitePage, Letter, NotAsked, ToAsk, WhyNot, WhyYou},
};

use super::call_fields::{Fields, value};
use super::call_form::moved_on;
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// Begins the name of a field that names somebody: the rest is the kind of
/// knowing, its value the person.
pub(super) const TO: &str = "to:";

/// Who would be asked, why, and what they would read.
pub(crate) async fn preview(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let chosen = chosen(&fields)?;
    let everyone = value(&fields, "all") == "yes";
    let chosen = if everyone { None } else { Some(chosen.as_slice()) };
    let app = &web.app;
    let preview = match app.preview_invitations(&visitor.caller, organisation, &call, chosen).await
    {
        Ok(preview) => preview,
        Err(error) => return moved_on(error, &call),
    };
    let typed = value(&fields, "answer_by");
    let answer_by = if typed.is_empty() { preview.answer_by } else { typed.parse().ok() };
    let fits = |by: Day| preview.days.is_some_and(|(first, last)| (first..=last).contains(&by));
    let (to_ask, not_asked) = preview.recipients.iter().partition::<Vec<_>, _>(|it| is_asked(it));
    let page = InvitePage {
        layout: visitor.layout(&web, Section::Desk),
        call: preview.call.brief.title.clone(),
        address: address::desk_call(&call),
        shortlist: address::shortlist(&preview.call),
        to_ask: to_ask
            .into_iter()
            .filter_map(|it| line(&visitor, &preview, it, answer_by))
            .collect(),
        not_asked: not_asked.into_iter().map(|it| not_asked_line(&preview, it)).collect(),
        rules: preview.rules,
        wrong_day: !typed.is_empty() && !answer_by.is_some_and(fits),
        answer_by: if typed.is_empty() {
            preview.answer_by.map(|day| day.to_string()).unwrap_or_default()
        } else {
            typed.to_owned()
        },
        days: preview.days,
        decided_on: preview.call.brief.decision.on,
    };
    Ok(Html(page.render()?).into_response())
}

/// Asks once more, and names the number.
pub(crate) async fn confirm(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(fields): Query<Fields>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let chosen = chosen(&fields)?;
    let app = &web.app;
    let preview =
        match app.preview_invitations(&visitor.caller, organisation, &call, Some(&chosen)).await {
            Ok(preview) => preview,
            Err(error) => return moved_on(error, &call),
        };
    let back = back(&call, &fields);
    let Some(answer_by) = answer_by(&preview, value(&fields, "answer_by")) else {
        return Ok(Redirect::to(&back).into_response());
    };
    let people: Vec<&Recipient> = preview.to_ask().collect();
    let name = |it: &&Recipient| it.person.as_ref().map(|person| person.name.clone());
    let page = InviteConfirmPage {
        layout: visitor.layout(&web, Section::Desk),
        call: preview.call.brief.title.clone(),
        address: address::desk_call(&call),
        back,
        names: people.iter().filter_map(name).collect(),
        left_out: preview.recipients.len() - people.len(),
        fields: people.iter().map(|it| field(&it.ask)).collect(),
        rules: preview.rules,
        answer_by,
    };
    Ok(Html(page.render()?).into_response())
}

/// Sends, and goes on to those who were asked.
pub(crate) async fn send(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let chosen = chosen(&fields)?;
    // A day that can't be read is refused as one that doesn't fit.
    let by = value(&fields, "answer_by").parse().unwrap_or(Day::from_days(0));
    match web.app.send_invitations(&visitor.caller, organisation, &call, &chosen, by).await {
        Ok(done) => {
            let (list, sent, left) =
                (address::invitations(&call), done.sent.len(), done.left_out.len());
            Ok(Redirect::to(&format!("{list}?sent={sent}&left={left}")).into_response())
        }
        Err(AppError::Invite(_)) => Ok(Redirect::to(&back(&call, &fields)).into_response()),
        Err(error) => moved_on(error, &call),
    }
}

/// Those whom a form names.
fn chosen(fields: &Fields) -> Result<Vec<Ask>, Problem> {
    let named = fields.iter().filter_map(|(name, value)| Some((name.strip_prefix(TO)?, value)));
    let ask = |(kind, person): (&str, &String)| {
        Ok(Ask { kind: KindId::new(kind)?, person: PersonId::new(person.as_str())? })
    };
    named.map(ask).collect()
}

/// The field that names somebody.
pub(super) fn field(ask: &Ask) -> (String, String) {
    (format!("{TO}{}", ask.kind), ask.person.to_string())
}

/// The preview again, with the same choice.
fn back(call: &CallId, fields: &Fields) -> String {
    let kept = fields.iter().filter(|(name, _)| name.starts_with(TO) || name == "answer_by");
    let query: Vec<String> = kept
        .map(|(name, value)| format!("{}={}", address::segment(name), address::segment(value)))
        .collect();
    format!("{}/invite?{}", address::desk_call(call), query.join("&"))
}

/// The day that was typed, if answers can be asked for by it; the usual one if
/// none was.
fn answer_by(preview: &InvitationPreview, typed: &str) -> Option<Day> {
    let (first, last) = preview.days?;
    if typed.is_empty() {
        return preview.answer_by;
    }
    typed.parse().ok().filter(|by| (first..=last).contains(by))
}

fn is_asked(recipient: &Recipient) -> bool {
    recipient.left_out.is_none()
}

/// Somebody who would be asked, with what they would read.
fn line(
    visitor: &Visitor,
    preview: &InvitationPreview,
    recipient: &Recipient,
    answer_by: Option<Day>,
) -> Option<ToAsk> {
    let person = recipient.person.as_ref()?;
    let by_hand = recipient.draft.as_ref().filter(|draft| draft.origin == Origin::ByHand);
    Some(ToAsk {
        name: person.name.clone(),
        kind: kind(preview, &recipient.ask.kind),
        field: field(&recipient.ask),
        evidence: recipient.evidence.iter().cloned().map(Into::into).collect(),
        by_hand: by_hand.and_then(|draft| {
            let by = is_me(visitor, draft).then(|| visitor.name().to_owned());
            Some(ByHand { by, reason: draft.reason.clone()? })
        }),
        mail: letter(preview, recipient, person, answer_by),
    })
}

/// Whether whoever is looking added somebody.
fn is_me(visitor: &Visitor, draft: &Invitation) -> bool {
    draft.asked_by == visitor.caller.actor()
}

/// The mail that somebody would get. Its links are made when it is sent, for
/// each reader anew.
fn letter(
    preview: &InvitationPreview,
    recipient: &Recipient,
    person: &Person,
    answer_by: Option<Day>,
) -> Letter {
    let brief = &preview.call.brief;
    let draft = recipient.draft.as_ref();
    let evidence = recipient.evidence.iter().cloned().map(|item| (String::new(), item.into()));
    let mail = mails::InvitationMail {
        text: Text(Locale::of_person(&recipient.languages).unwrap_or_default()),
        says: mails::Says::Asks,
        organisation: preview.organisation.name.clone(),
        title: brief.title.clone(),
        decision: brief.decision.what.clone(),
        decided_on: brief.decision.on,
        effort: brief.effort,
        expenses: brief.expenses.clone(),
        setting: brief.setting.clone(),
        knowing: kind(preview, &recipient.ask.kind),
        answer_by,
        origin: draft.map_or(Origin::Found, |draft| draft.origin),
        why: WhyYou { name: person.name.clone(), evidence: evidence.collect() },
        reason: draft.and_then(|draft| draft.reason.clone()),
        named_by: None,
        contact: preview.organisation.contact.clone(),
        link: "https://…/invitations/…".to_owned(),
        call_link: format!("https://…{}", address::call(&preview.call)),
    };
    Letter { subject: mail.subject(), text: mail.plain() }
}

/// What a kind of knowing is called.
fn kind(preview: &InvitationPreview, id: &KindId) -> String {
    kind_name(&preview.call.brief, id)
}

/// What a kind of knowing is called; one without a name by its needs, one that
/// the call doesn't name any more by its id.
pub(super) fn kind_name(brief: &folkmoot_model::CallBrief, id: &KindId) -> String {
    let Some(kind) = brief.kinds.iter().find(|kind| kind.id == *id) else { return id.to_string() };
    if kind.name.trim().is_empty() { kind.needs.clone() } else { kind.name.clone() }
}

fn not_asked_line(preview: &InvitationPreview, recipient: &Recipient) -> NotAsked {
    NotAsked {
        name: recipient.person.as_ref().map(|person| person.name.clone()),
        kind: kind(preview, &recipient.ask.kind),
        why: recipient.left_out.as_ref().map_or(WhyNot::Gone, why_not),
    }
}

fn why_not(why: &LeftOut) -> WhyNot {
    match why {
        LeftOut::Gone => WhyNot::Gone,
        LeftOut::DoNotAsk => WhyNot::DoNotAsk,
        LeftOut::AlreadyAsked { on, state } => {
            WhyNot::AlreadyAsked { on: *on, state: state.clone() }
        }
        LeftOut::NoEmail => WhyNot::NoEmail,
        LeftOut::TooManyAsks { asks, within_days } => {
            WhyNot::TooManyAsks { asks: *asks, within_days: *within_days }
        }
        LeftOut::Hidden => WhyNot::Hidden,
        LeftOut::SameAddress => WhyNot::SameAddress,
    }
}
