use std::collections::BTreeSet;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, Member, MemberProblem};
use folkmoot_model::{PersonId, Role};
use folkmoot_pages::{
    Section,
    pages::{EndMemberPage, MemberPage, MembersDone, OwnAdminPage, RolesFault},
};
use serde::Deserialize;

use super::{
    Page,
    admin::{Fields, ticked},
    admin_members::said,
    render,
};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

#[derive(Debug, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

/// One member.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(person): Path<String>,
    Query(done): Query<Done>,
) -> Page {
    let done = MembersDone::from_code(&done.done);
    let person = PersonId::new(person)?;
    page(&web, &visitor, &person, None, (None, done)).await
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    person: &PersonId,
    typed: Option<&BTreeSet<Role>>,
    (fault, done): (Option<RolesFault>, Option<MembersDone>),
) -> Page {
    let organisation = visitor.organisation()?;
    let member = web.app.see_member(&visitor.caller, organisation, person).await?;
    let Member { person, membership } = member;
    render(&MemberPage {
        layout: visitor.layout(web, Section::Admin),
        address: address::member(&person.id),
        email: person.email.as_ref().map_or("", |email| email.as_str()).to_owned(),
        since: membership.since.day(),
        oneself: visitor.caller.me().is_ok_and(|(_, me)| *me == person.id),
        roles: ticked(typed.unwrap_or(&membership.roles)),
        name: person.name,
        fault,
        done,
    })
}

/// Gives a member other roles.
pub(crate) async fn change(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(person): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let fields = Fields(fields);
    forms::must(&web, &visitor, &headers, fields.get("csrf"))?;
    let (organisation, person) = (visitor.organisation()?, PersonId::new(person)?);
    let (roles, at) = (fields.roles(), address::member(&person));
    let named = named_own(&visitor, &web, &fields);
    let changed = web.app.change_roles(&visitor.caller, organisation, &person, &roles, named).await;
    let fault = match changed {
        Ok(()) => {
            let done = MembersDone::Roles.code();
            // Whoever gave up their own role can't see the page any more.
            let stays = visitor.caller.me().is_ok_and(|(_, me)| *me != person)
                || roles.contains(&Role::Admin);
            let to = if stays { format!("{at}?done={done}") } else { "/".to_owned() };
            return Ok(Redirect::to(&to).into_response());
        }
        Err(AppError::Member(MemberProblem::OwnAdmin)) => {
            let roles = roles.into_iter().collect();
            return own_admin(&web, &visitor, &fields, roles, (at.clone(), at));
        }
        Err(AppError::Member(MemberProblem::NoRole)) => RolesFault::NoRole,
        Err(AppError::Member(MemberProblem::LastAdmin)) => RolesFault::LastAdmin,
        Err(error) => return Err(error.into()),
    };
    let page = page(&web, &visitor, &person, Some(&roles), (Some(fault), None)).await?;
    Ok(page.into_response())
}

/// Whether the word for an admin was typed.
fn named_own(visitor: &Visitor, web: &Web, fields: &Fields) -> bool {
    let word = OwnAdminPage::word(&visitor.layout(web, Section::Admin).text);
    fields.get("named").trim().to_lowercase() == word.to_lowercase()
}

/// Asks whoever gives up their own admin role to name it.
fn own_admin(
    web: &Web,
    visitor: &Visitor,
    fields: &Fields,
    roles: Vec<Role>,
    (action, back): (String, String),
) -> Result<Response, Problem> {
    let typed = fields.0.iter().find(|(key, _)| key == "named").map(|(_, typed)| typed.clone());
    let layout = visitor.layout(web, Section::Admin);
    Ok(render(&OwnAdminPage { layout, action, back, roles, typed })?.into_response())
}

/// Asks whether a membership is to end.
pub(crate) async fn ask_end(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(person): Path<String>,
) -> Page {
    end_page(&web, &visitor, &PersonId::new(person)?, false).await
}

async fn end_page(web: &Web, visitor: &Visitor, person: &PersonId, last_admin: bool) -> Page {
    let organisation = visitor.organisation()?;
    let member = web.app.see_member(&visitor.caller, organisation, person).await?;
    render(&EndMemberPage {
        layout: visitor.layout(web, Section::Admin),
        address: address::member(person),
        name: member.person.name,
        organisation: web.app.see_organisation(&visitor.caller, organisation).await?.name,
        last_admin,
    })
}

/// Ends a membership.
pub(crate) async fn end(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(person): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let fields = Fields(fields);
    forms::must(&web, &visitor, &headers, fields.get("csrf"))?;
    let (organisation, person) = (visitor.organisation()?, PersonId::new(person)?);
    let named = named_own(&visitor, &web, &fields);
    match web.app.end_membership(&visitor.caller, organisation, &person, named).await {
        // Whoever ended their own has no session any more.
        Ok(()) if visitor.caller.me().is_ok_and(|(_, me)| *me == person) => {
            Ok(Redirect::to("/").into_response())
        }
        Ok(()) => Ok(said(MembersDone::Ended)),
        Err(AppError::Member(MemberProblem::OwnAdmin)) => {
            let back = address::member(&person);
            let action = format!("{back}/end");
            own_admin(&web, &visitor, &fields, Vec::new(), (action, back))
        }
        Err(AppError::Member(_)) => {
            Ok(end_page(&web, &visitor, &person, true).await?.into_response())
        }
        Err(error) => Err(error.into()),
    }
}
