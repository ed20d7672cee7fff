//! Who was asked for a call and what they said: the list, reminders, taking
//! back.

use std::collections::BTreeMap;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, InvitationsView, Permission};
use folkmoot_model::{
    Call, CallId, CallState, DeclineReason, Invitation, InvitationEvent, InvitationId,
    InvitationState, Origin, Person, Timestamp,
};
use folkmoot_pages::{
    Section,
    pages::{
        AskedDone, AskedKind, AskedLine, AskedOrigin, AskedPage, AskedShow, ByHand, Pager,
        TakeBackPage,
    },
};
use serde::Deserialize;

use super::call_form::moved_on;
use super::{Page, desk::Act, invite::kind_name, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What an address asks of the list.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Listed {
    #[serde(default)]
    show: String,
    page: Option<usize>,
    sent: Option<usize>,
    left: Option<usize>,
    reminded: Option<usize>,
    done: Option<String>,
}

/// Who was asked, and what they said.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(listed): Query<Listed>,
) -> Page {
    let organisation = visitor.organisation()?;
    let call = CallId::new(call)?;
    let view = web.app.see_invitations(&visitor.caller, organisation, &call).await?;
    let show = AskedShow::from_code(&listed.show);
    let shown: Vec<_> = view.invitations.iter().filter(|(it, _)| show.holds(&it.state)).collect();
    let list = format!("{}?show={}", address::invitations(&call), show.code());
    let pager = Pager::new(list, listed.page.unwrap_or(1), shown.len());
    let may_ask = visitor.caller.may(Permission::Invite, organisation);
    let can_take_back = |it: &Invitation| may_ask && can_take_back(it, web.app.clock().now());
    let lines = pager.of(&shown).iter().map(|(it, person)| AskedLine {
        take_back: can_take_back(it).then(|| address::take_back(&call, &it.id)),
        ..line(&view, it, person)
    });
    let asked = view.invitations.len();
    render(&AskedPage {
        layout: visitor.layout(&web, Section::Desk),
        call: view.call.brief.title.clone(),
        address: address::desk_call(&call),
        done: done(&listed, asked),
        wanted: view.call.brief.people(),
        kinds: kinds(&view.call, &view),
        noes: noes(&view),
        show,
        shows: shows(&view),
        lines: lines.collect(),
        pager,
        may_ask: may_ask && view.call.state == CallState::Open,
        can_remind: view.can_remind,
    })
}

/// What was just done, as the address says; never more than there are.
fn done(listed: &Listed, asked: usize) -> Option<AskedDone> {
    if let Some(sent) = listed.sent {
        let left_out = listed.left.unwrap_or_default().min(folkmoot_model::MAX_KINDS * 1_000);
        return (sent <= asked).then_some(AskedDone::Sent { sent, left_out });
    }
    if let Some(people) = listed.reminded {
        return (people <= asked).then_some(AskedDone::Reminded(people));
    }
    match listed.done.as_deref() {
        Some("taken-back") => Some(AskedDone::TakenBack),
        Some("added") => Some(AskedDone::Added),
        _ => None,
    }
}

fn can_take_back(invitation: &Invitation, now: Timestamp) -> bool {
    invitation.state.after(InvitationEvent::Withdraw, now).is_ok()
}

fn kinds(call: &Call, view: &InvitationsView) -> Vec<AskedKind> {
    let of = |kind: &folkmoot_model::KindOfKnowing| {
        let name = kind_name(&call.brief, &kind.id);
        let mut asked = AskedKind { name, wanted: kind.people, ..AskedKind::default() };
        let invitations = view.invitations.iter().filter(|(it, _)| it.kind == kind.id);
        invitations.for_each(|(it, _)| asked.count(&it.state));
        asked
    };
    call.brief.kinds.iter().map(of).collect()
}

/// How many said no, by reason, in the order of the reasons.
fn noes(view: &InvitationsView) -> Vec<(DeclineReason, u32)> {
    let mut noes: BTreeMap<DeclineReason, u32> = BTreeMap::new();
    for (invitation, _) in &view.invitations {
        if let InvitationState::Declined { reason, .. } = invitation.state {
            *noes.entry(reason).or_default() += 1;
        }
    }
    noes.into_iter().collect()
}

/// How many there are of each sort; sorts without any are left out.
fn shows(view: &InvitationsView) -> Vec<(AskedShow, usize)> {
    let count = |show: &AskedShow| {
        let held = view.invitations.iter().filter(|(it, _)| show.holds(&it.state));
        (*show, held.count())
    };
    let some = |(show, count): &(AskedShow, usize)| *count > 0 || *show == AskedShow::All;
    AskedShow::ALL.iter().map(count).filter(some).collect()
}

fn line(view: &InvitationsView, invitation: &Invitation, person: &Person) -> AskedLine {
    AskedLine {
        name: person.name.clone(),
        kind: kind_name(&view.call.brief, &invitation.kind),
        state: invitation.state.clone(),
        origin: origin(view, invitation),
        asked_on: invitation.sent_at.map(Timestamp::day),
        answer_by: invitation.answer_by,
        reminded_on: invitation.reminded_at.map(Timestamp::day),
        take_back: None,
    }
}

/// How somebody came to be asked whom no search found.
pub(super) fn origin(view: &InvitationsView, invitation: &Invitation) -> Option<AskedOrigin> {
    let by = view.asker(invitation).map(str::to_owned);
    match invitation.origin {
        Origin::Found => None,
        Origin::ByHand => {
            let reason = invitation.reason.clone().unwrap_or_default();
            Some(AskedOrigin::ByHand(ByHand { by, reason }))
        }
        Origin::Named => Some(AskedOrigin::Named { by, reason: invitation.reason.clone() }),
    }
}

/// Reminds those who haven't answered.
pub(crate) async fn remind(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let call = CallId::new(call)?;
    match web.app.remind(&visitor.caller, visitor.organisation()?, &call).await {
        Ok(people) => {
            let to = format!("{}?reminded={people}", address::invitations(&call));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => moved_on(error, &call),
    }
}

/// Asks whether an invitation is to be taken back.
pub(crate) async fn ask_take_back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((call, invitation)): Path<(String, String)>,
) -> Page {
    let organisation = visitor.organisation()?;
    let (call, id) = (CallId::new(call)?, InvitationId::new(invitation)?);
    let begun = web.app.begin_withdraw_invitation(&visitor.caller, organisation, &id).await?;
    let (of, invitation, person) = begun;
    if of.id != call {
        return Err(Problem::NotFound);
    }
    render(&TakeBackPage {
        layout: visitor.layout(&web, Section::Desk),
        call: of.brief.title,
        back: address::invitations(&call),
        action: address::take_back(&call, &id),
        name: person.name,
        state: invitation.state,
    })
}

/// Takes an invitation back. If that can't be done any more, the list says
/// where it stands.
pub(crate) async fn take_back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((call, invitation)): Path<(String, String)>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (call, id) = (CallId::new(call)?, InvitationId::new(invitation)?);
    let list = address::invitations(&call);
    match web.app.withdraw_invitation(&visitor.caller, visitor.organisation()?, &id).await {
        Ok(_) => Ok(Redirect::to(&format!("{list}?done=taken-back")).into_response()),
        Err(AppError::Transition(_)) => Ok(Redirect::to(&list).into_response()),
        Err(error) => Err(error.into()),
    }
}
