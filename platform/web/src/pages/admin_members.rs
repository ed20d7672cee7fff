use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, INVITE_DAYS, Member, MemberInviteMail, MemberProblem};
use folkmoot_model::{Email, MemberInvite, MemberInviteId, Timestamp};
use folkmoot_pages::{
    Section,
    pages::{
        InviteFault, InviteLine, InviteLinkPage, InviteMemberPage, MemberLine, MembersDone,
        MembersPage,
    },
};
use serde::Deserialize;

use super::{
    Page,
    admin::{Fields, ticked},
    render,
};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// So many on a page.
const PAGE: usize = 50;

#[derive(Debug, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    search: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

/// Everyone with a role, and everyone who was asked to take one.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(ask): Query<Ask>,
) -> Page {
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let mut members = app.list_members(caller, organisation).await?;
    let invites = app.list_member_invites(caller, organisation).await?;
    let all = members.len();
    let search = ask.search.trim().to_owned();
    members.retain(|member| fits(member, &search));
    members.sort_by_key(|member| member.person.name.to_lowercase());
    let fitting = members.len();
    let last = fitting.div_ceil(PAGE).max(1);
    let page = ask.page.parse::<usize>().unwrap_or(1).clamp(1, last);
    let at = |page: usize| {
        let search = address::segment(&search);
        format!("/admin/members?search={search}&page={page}")
    };
    let now = app.clock().now();
    render(&MembersPage {
        layout: visitor.layout(&web, Section::Admin),
        organisation: app.see_organisation(caller, organisation).await?.name,
        done: MembersDone::from_code(&ask.done),
        fitting,
        all,
        members: members.iter().skip((page - 1) * PAGE).take(PAGE).map(line).collect(),
        pages: ((page > 1).then(|| at(page - 1)), (page < last).then(|| at(page + 1))),
        invites: invites.into_iter().map(|invite| invite_line(invite, now)).collect(),
        search,
    })
}

fn fits(member: &Member, search: &str) -> bool {
    let search = search.to_lowercase();
    let person = &member.person;
    person.name.to_lowercase().contains(&search)
        || person.email.as_ref().is_some_and(|it| it.as_str().to_lowercase().contains(&search))
}

fn line(member: &Member) -> MemberLine {
    let Member { person, membership } = member;
    MemberLine {
        address: address::member(&person.id),
        name: person.name.clone(),
        email: person.email.as_ref().map_or("", |email| email.as_str()).to_owned(),
        roles: membership.roles.iter().copied().collect(),
        since: membership.since.day(),
    }
}

fn invite_line(invite: MemberInvite, now: Timestamp) -> InviteLine {
    InviteLine {
        address: address::member_invite(&invite.id),
        name: invite.name,
        email: invite.email.into(),
        roles: invite.roles.into_iter().collect(),
        until: invite.expires_at.day(),
        expired: invite.expires_at <= now,
    }
}

/// The form that asks somebody to work here.
pub(crate) async fn ask(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    form(&web, &visitor, &Fields(Vec::new()), Vec::new()).await
}

async fn form(web: &Web, visitor: &Visitor, typed: &Fields, faults: Vec<InviteFault>) -> Page {
    let organisation = visitor.organisation()?;
    let caller = &visitor.caller;
    web.app.list_member_invites(caller, organisation).await?;
    render(&InviteMemberPage {
        layout: visitor.layout(web, Section::Admin),
        organisation: web.app.see_organisation(caller, organisation).await?.name,
        days: INVITE_DAYS,
        no_mail: !web.settings.mail && web.settings.demo.is_none(),
        name: typed.get("name").to_owned(),
        email: typed.get("email").to_owned(),
        roles: ticked(&typed.roles()),
        faults,
    })
}

/// Asks somebody. In the made-up town, shows the link that would be in the
/// mail.
pub(crate) async fn invite(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Fields(fields);
    forms::must(&web, &visitor, &headers, typed.get("csrf"))?;
    let organisation = visitor.organisation()?;
    let (name, roles) = (typed.get("name"), typed.roles());
    let email = Email::new(typed.get("email"));
    let mut faults = Vec::new();
    let checks = [
        (name.trim().is_empty(), InviteFault::Name),
        (email.is_err(), InviteFault::Email),
        (roles.is_empty(), InviteFault::NoRole),
    ];
    faults.extend(checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault));
    let (Ok(email), true) = (email, faults.is_empty()) else {
        return Ok(form(&web, &visitor, &typed, faults).await?.into_response());
    };
    if !web.settings.mail && web.settings.demo.is_none() {
        // The page says what to do instead.
        return Ok(form(&web, &visitor, &typed, faults).await?.into_response());
    }
    let caller = &visitor.caller;
    match web.app.invite_member(caller, organisation, &email, name, &roles).await {
        Ok(invite) => sent(&web, &visitor, &invite.id, MembersDone::Invited).await,
        Err(AppError::Member(problem)) => {
            let fault = match problem {
                MemberProblem::IsMember => InviteFault::IsMember,
                MemberProblem::IsInvited => InviteFault::IsInvited,
                MemberProblem::NoRole => InviteFault::NoRole,
                MemberProblem::Name | MemberProblem::LastAdmin | MemberProblem::OwnAdmin => {
                    InviteFault::Name
                }
            };
            Ok(form(&web, &visitor, &typed, vec![fault]).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// After an invitation: the list that says so, or in the made-up town the
/// link itself.
async fn sent(
    web: &Web,
    visitor: &Visitor,
    id: &MemberInviteId,
    done: MembersDone,
) -> Result<Response, Problem> {
    if web.settings.demo.is_none() {
        return Ok(said(done));
    }
    let organisation = visitor.organisation()?;
    let shown = web.app.reveal_member_invite(&visitor.caller, organisation, id).await?;
    let MemberInviteMail { invite, token, .. } = shown;
    let page = InviteLinkPage {
        layout: visitor.layout(web, Section::Admin),
        name: invite.name,
        email: invite.email.into(),
        link: format!("/join/{}", token.as_str()),
        days: INVITE_DAYS,
    };
    Ok(render(&page)?.into_response())
}

/// Back to the list, which says what was done.
pub(super) fn said(done: MembersDone) -> Response {
    Redirect::to(&format!("/admin/members?done={}", done.code())).into_response()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Act {
    csrf: String,
}

/// Sends an invitation once more, with a new link.
pub(crate) async fn again(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (organisation, id) = (visitor.organisation()?, MemberInviteId::new(id)?);
    web.app.invite_member_again(&visitor.caller, organisation, &id).await?;
    sent(&web, &visitor, &id, MembersDone::Again).await
}

/// Takes an invitation back.
pub(crate) async fn take_back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let (organisation, id) = (visitor.organisation()?, MemberInviteId::new(id)?);
    web.app.take_back_member_invite(&visitor.caller, organisation, &id).await?;
    Ok(said(MembersDone::TakenBack))
}
