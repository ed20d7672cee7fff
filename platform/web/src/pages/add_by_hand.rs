//! Adding somebody by hand: looking for them by name, or giving an address.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AddByHand, AppError, InviteFault, MOST_REASON, Who};
use folkmoot_model::{Call, CallId, Email, KindId, Person, PersonId};
use folkmoot_pages::{
    Render as _, Section,
    pages::{AddByHandPage, AddFault, AddForm, KnownPerson},
};
use serde::Deserialize;

use super::{call_form::moved_on, invite::kind_name};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Looked {
    #[serde(default)]
    q: String,
    page: Option<u32>,
    #[serde(default)]
    kind: String,
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    csrf: String,
    q: String,
    person: String,
    name: String,
    email: String,
    kind: String,
    reason: String,
}

/// The form, with those whose name fits if a name is looked for.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(looked): Query<Looked>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (_, call) = match web.app.begin_add_by_hand(&visitor.caller, organisation, &id).await {
        Ok(begun) => begun,
        Err(error) => return moved_on(error, &id),
    };
    let form = AddForm { q: looked.q, kind: looked.kind, ..AddForm::default() };
    page(&web, &visitor, &call, form, looked.page.unwrap_or(1).max(1), Vec::new()).await
}

/// Adds somebody, or gives the form back.
pub(crate) async fn add(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &typed.csrf)?;
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let (_, call) = match app.begin_add_by_hand(caller, organisation, &id).await {
        Ok(begun) => begun,
        Err(error) => return moved_on(error, &id),
    };
    let form = AddForm {
        q: typed.q,
        person: typed.person,
        name: typed.name.trim().to_owned(),
        email: typed.email.trim().to_owned(),
        kind: typed.kind,
        reason: typed.reason.replace("\r\n", "\n").trim().to_owned(),
    };
    let add = match read(&form, &call) {
        Ok(add) => add,
        Err(faults) => return page(&web, &visitor, &call, form, 1, faults).await,
    };
    match app.add_by_hand(caller, organisation, &id, add).await {
        Ok(_) => {
            let to = format!("{}?show=drafts&done=added", address::invitations(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Invite(fault)) => {
            page(&web, &visitor, &call, form, 1, vec![fault_of(&fault)]).await
        }
        Err(error) => moved_on(error, &id),
    }
}

/// What the form says, or all that is wrong with it, in the order of the
/// fields.
fn read(form: &AddForm, call: &Call) -> Result<AddByHand, Vec<(&'static str, AddFault)>> {
    let mut faults = Vec::new();
    let who = match (form.person.is_empty(), form.name.is_empty(), form.email.is_empty()) {
        (true, true, true) => Err(("name", AddFault::NoWho)),
        // Somebody new was typed: they count, whoever was ticked before.
        (_, _, false) => match Email::new(&form.email) {
            Ok(_) if form.name.is_empty() => Err(("name", AddFault::NoName)),
            Ok(email) => Ok(Who::Addressed { name: form.name.clone(), email }),
            Err(_) => Err(("email", AddFault::BadEmail)),
        },
        (_, false, true) => Err(("email", AddFault::BadEmail)),
        (false, true, true) => PersonId::new(form.person.as_str())
            .map(Who::Known)
            .map_err(|_| ("name", AddFault::NoWho)),
    };
    let kind = KindId::new(form.kind.as_str()).ok();
    let kind = kind.filter(|id| call.brief.kinds.iter().any(|kind| kind.id == *id));
    let kind = kind.ok_or(("kind", AddFault::NoKind));
    let reason = match form.reason.chars().count() {
        0 => Err(("reason", AddFault::NoReason)),
        long if long > MOST_REASON => Err(("reason", AddFault::TooLong(MOST_REASON))),
        _ => Ok(form.reason.clone()),
    };
    faults.extend(who.as_ref().err().copied());
    faults.extend(kind.as_ref().err().copied());
    faults.extend(reason.as_ref().err().copied());
    match (who, kind, reason) {
        (Ok(who), Ok(kind), Ok(reason)) => Ok(AddByHand { kind, who, reason }),
        _ => Err(faults),
    }
}

fn fault_of(fault: &InviteFault) -> (&'static str, AddFault) {
    match fault {
        InviteFault::NoName => ("name", AddFault::NoName),
        InviteFault::NoReason => ("reason", AddFault::NoReason),
        InviteFault::TooLong { most, .. } => ("reason", AddFault::TooLong(*most)),
        _ => ("kind", AddFault::NoKind),
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    call: &Call,
    form: AddForm,
    page: u32,
    faults: Vec<(&'static str, AddFault)>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?;
    let found = if form.q.trim().is_empty() {
        None
    } else {
        Some(web.app.search_people(&visitor.caller, organisation, &form.q, page).await?)
    };
    let address = address::desk_call(&call.id);
    let (q, kind) = (address::segment(&form.q), address::segment(&form.kind));
    let at = |page: u32| format!("{address}/add?q={q}&kind={kind}&page={page}");
    let more = found.as_ref().is_some_and(|found| found.more);
    let kinds = call.brief.kinds.iter();
    let page = AddByHandPage {
        layout: visitor.layout(web, Section::Desk),
        call: call.brief.title.clone(),
        kinds: kinds.map(|kind| (kind.id.to_string(), kind_name(&call.brief, &kind.id))).collect(),
        before: (found.is_some() && page > 1).then(|| at(page - 1)),
        after: more.then(|| at(page.saturating_add(1))),
        found: found.map(|found| found.people.into_iter().map(known).collect()),
        form,
        faults,
        address,
    };
    Ok(Html(page.render()?).into_response())
}

fn known(person: Person) -> KnownPerson {
    KnownPerson {
        id: person.id.to_string(),
        name: person.name,
        place: person.place,
        has_email: person.email.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use folkmoot_model::{CallState, OrganisationId, Timestamp};

    use super::*;

    fn call() -> Call {
        let brief = serde_json::json!({
            "title": "t",
            "decision": { "what": "w", "on": "2027-03-01" },
            "effort": { "hours": 1 },
            "setting": { "how": "remote" },
            "promise": "involve",
            "kinds": [{ "id": "drivers", "name": "", "needs": "cabs", "people": 1 }],
        });
        Call {
            id: CallId::new("c").unwrap(),
            organisation: OrganisationId::new("o").unwrap(),
            issue: None,
            brief: serde_json::from_value(brief).unwrap(),
            state: CallState::Open,
            created_at: Timestamp::from_millis(0),
        }
    }

    fn wrong(form: &AddForm) -> Vec<&'static str> {
        let faults = read(form, &call()).err().unwrap_or_default();
        faults.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn each_fault_is_told_at_its_field() {
        assert_eq!(wrong(&AddForm::default()), ["name", "kind", "reason"]);
        let form = |person: &str, name: &str, email: &str| AddForm {
            person: person.to_owned(),
            name: name.to_owned(),
            email: email.to_owned(),
            kind: "drivers".to_owned(),
            reason: "They know.".to_owned(),
            q: String::new(),
        };
        assert_eq!(wrong(&form("p1", "", "")), Vec::<&str>::new());
        assert_eq!(wrong(&form("", "Jo", "jo@example.org")), Vec::<&str>::new());
        assert_eq!(wrong(&form("", "", "jo@example.org")), ["name"]);
        assert_eq!(wrong(&form("", "Jo", "")), ["email"]);
        assert_eq!(wrong(&form("p1", "Jo", "nothing")), ["email"]);
        let other = AddForm { kind: "none".to_owned(), ..form("p1", "", "") };
        assert_eq!(wrong(&other), ["kind"]);
        let long = AddForm { reason: "x".repeat(501), ..form("p1", "", "") };
        assert_eq!(wrong(&long), ["reason"]);
    }
}
