//! Who took part in a call, on the desk: giving badges for it, taking one back.

use std::collections::BTreeSet;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{
    BadgeBack, BadgeWords, BadgesGiven, MAX_CRITERIA, Participant, Permission, TakingPart,
};
use folkmoot_model::{AwardId, CallId, PersonId};
use folkmoot_pages::{
    Locale, Section, Text,
    pages::{BadgeText, ParticipantBadge, ParticipantLine, TakingPartFault, TakingPartPage},
};
use serde::Deserialize;

use super::render;
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// How the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Whether all are ticked.
    all: String,
    /// How many badges were given just now.
    given: Option<String>,
}

/// What was sent, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    people: BTreeSet<String>,
    criteria: Option<String>,
    why: String,
    given: Option<usize>,
    fault: Option<TakingPartFault>,
}

/// Who said yes, and who has a badge.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let view = view(&web, &visitor, &CallId::new(call)?).await?;
    let all = view.people.iter().filter(|_| asked.all == "yes");
    let people = all.map(|it| it.person.id.to_string()).collect();
    let given = asked.given.and_then(|given| given.parse().ok());
    page(&web, &visitor, &view, Typed { people, given, ..Typed::default() })
}

async fn view(web: &Web, visitor: &Visitor, call: &CallId) -> Result<TakingPart, Problem> {
    Ok(web.app.see_taking_part(&visitor.caller, visitor.organisation()?, call).await?)
}

fn page(
    web: &Web,
    visitor: &Visitor,
    view: &TakingPart,
    typed: Typed,
) -> Result<Response, Problem> {
    let address = address::desk_call(&view.call.id);
    let line = |it: &Participant| ParticipantLine {
        id: it.person.id.to_string(),
        name: it.person.name.clone(),
        on_panel: it.on_panel,
        ticked: typed.people.contains(it.person.id.as_str()),
        badge: badge(it, &address),
    };
    let page = TakingPartPage {
        layout: visitor.layout(web, Section::Desk),
        call: view.call.brief.title.clone(),
        may_give: visitor.caller.may(Permission::GiveBadges, &view.organisation.id),
        published: view.published,
        people: view.people.iter().map(line).collect(),
        criteria: typed.criteria.unwrap_or_else(|| text_of(view).criteria),
        most_criteria: MAX_CRITERIA,
        why: typed.why,
        given: typed.given,
        fault: typed.fault,
        address,
    };
    Ok(render(&page)?.into_response())
}

/// What a badge says, in the language that the organisation writes in.
fn text_of(view: &TakingPart) -> BadgeText {
    let language = view.organisation.language.iter().map(|it| it.as_str().to_owned());
    let languages: Vec<String> = language.collect();
    let text = Text(Locale::of_person(&languages).unwrap_or_default());
    let brief = &view.call.brief;
    BadgeText::new(text, &brief.title, &view.organisation.name, &brief.decision.what)
}

fn badge(it: &Participant, address: &str) -> ParticipantBadge {
    match &it.award {
        Some(award) if award.taken_back.is_none() => {
            let id = address::segment(award.id.as_str());
            let take_back = format!("{address}/taking-part/{id}/take-back");
            ParticipantBadge::Given { on: award.given_at.day(), take_back }
        }
        _ if !it.can_have_badge() => ParticipantBadge::NoAddress,
        Some(award) => match &award.taken_back {
            Some(back) => ParticipantBadge::Again { on: back.at.day(), why: back.why.clone() },
            None => ParticipantBadge::May,
        },
        None => ParticipantBadge::May,
    }
}

/// Gives badges to those who are ticked.
pub(crate) async fn give(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let all = |name: &str| {
        let name = name.to_owned();
        fields.iter().filter(move |(field, _)| *field == name).map(|(_, value)| value.clone())
    };
    let one = |name: &str| all(name).next().unwrap_or_default();
    forms::must(&web, &visitor, &headers, &one("csrf"))?;
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let people: BTreeSet<String> = all("person").collect();
    let ids = people.iter().map(PersonId::new).collect::<Result<BTreeSet<_>, _>>()?;
    let view = view(&web, &visitor, &id).await?;
    let criteria = one("criteria").replace("\r\n", "\n");
    let words = badge_words(&view, criteria.clone());
    let given = web.app.give_badges(&visitor.caller, organisation, &id, &ids, &words).await?;
    let fault = match given {
        BadgesGiven::Done(given) => {
            let back = format!("{}/taking-part?given={given}", address::desk_call(&id));
            return Ok(Redirect::to(&back).into_response());
        }
        BadgesGiven::Nobody => TakingPartFault::Nobody,
        BadgesGiven::NoCriteria => TakingPartFault::Criteria,
    };
    let typed = Typed { people, criteria: Some(criteria), fault: Some(fault), ..Typed::default() };
    page(&web, &visitor, &view, typed)
}

fn badge_words(view: &TakingPart, criteria: String) -> BadgeWords {
    let BadgeText { name, description, call, panel, .. } = text_of(view);
    BadgeWords { name, description, criteria, path: address::call(&view.call), call, panel }
}

/// Takes a badge back that was given by mistake.
pub(crate) async fn take_back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, badge)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let one = |start: &str| {
        let found = fields.iter().find(|(field, _)| field.starts_with(start));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    forms::must(&web, &visitor, &headers, &one("csrf"))?;
    let (id, badge) = (CallId::new(call)?, AwardId::new(badge)?);
    let organisation = visitor.organisation()?;
    let why = one("why").replace("\r\n", "\n");
    let taken = web.app.take_badge_back(&visitor.caller, organisation, &id, &badge, &why).await?;
    if taken == BadgeBack::Done {
        let back = format!("{}/taking-part", address::desk_call(&id));
        return Ok(Redirect::to(&back).into_response());
    }
    let view = view(&web, &visitor, &id).await?;
    let whose = view.people.iter().find(|it| it.award.as_ref().is_some_and(|it| it.id == badge));
    let whose = whose.map(|it| it.person.id.to_string()).ok_or(Problem::NotFound)?;
    let fault = Some(TakingPartFault::Why(whose));
    page(&web, &visitor, &view, Typed { why, fault, ..Typed::default() })
}
