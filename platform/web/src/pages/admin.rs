use std::collections::BTreeSet;

use axum::{Extension, extract::State};
use folkmoot_model::Role;
use folkmoot_pages::{Section, pages::AdminPage};
use folkmoot_storage::JobStanding;

use super::{Page, render};
use crate::{Web, visitor::Visitor};

/// What an admin looks after, at a glance.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let members = app.list_members(caller, organisation).await?;
    let invites = app.list_member_invites(caller, organisation).await?;
    let jobs = app.see_jobs(caller, organisation, None, 0, 1).await?;
    let failed = jobs.counts.iter().find(|(of, _)| *of == JobStanding::Failed);
    let admins = members.iter().filter(|it| it.membership.roles.contains(&Role::Admin)).count();
    render(&AdminPage {
        layout: visitor.layout(&web, Section::Admin),
        organisation: app.see_organisation(caller, organisation).await?.name,
        members: members.len(),
        admins,
        invites: invites.len(),
        failed: failed.map_or(0, |(_, count)| *count),
    })
}

/// The fields of a form by name; a name may come more than once.
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    /// The first value of a field; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// The roles that are ticked.
    pub(super) fn roles(&self) -> BTreeSet<Role> {
        let ticked = self.0.iter().filter(|(key, _)| key == "role");
        ticked.filter_map(|(_, code)| code.parse().ok()).collect()
    }
}

/// Each role, and whether it is one of these.
pub(super) fn ticked(roles: &BTreeSet<Role>) -> Vec<(Role, bool)> {
    Role::ALL.iter().map(|role| (*role, roles.contains(role))).collect()
}
