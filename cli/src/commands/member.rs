//! `folkmoot member`: who has which role.

use std::collections::BTreeSet;

use folkmoot_app::{App, Caller, Member};
use folkmoot_model::{Email, OrganisationId, Role};
use serde_json::json;

use crate::args::{self, DataFolder, Global, RoleWord};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::place::{self, Missing, use_case};
use crate::words::table;

/// Adds, lists or removes members.
pub(crate) async fn run(global: &Global, what: args::Member) -> Result<(), Failure> {
    match what {
        args::Member::Add { email, name, role, folder, organisation } => {
            let to = open(global, &folder, Missing::Make, organisation.as_deref()).await?;
            add(global, to, &email, &name, &role).await
        }
        args::Member::List { folder, organisation, output } => {
            let of = open(global, &folder, Missing::Refuse, organisation.as_deref()).await?;
            list(of, &output).await
        }
        args::Member::Remove { email, folder, organisation } => {
            let from = open(global, &folder, Missing::Refuse, organisation.as_deref()).await?;
            let email = address(&email)?;
            let (app, organisation) = from;
            let removed = app.remove_member(&Caller::Operator, &organisation, &email).await;
            removed.map_err(use_case)?;
            let text = format!("{} has no role in {organisation} any more.", email.as_str());
            note(global.quiet, &text);
            Ok(())
        }
    }
}

async fn open(
    global: &Global,
    folder: &DataFolder,
    missing: Missing,
    organisation: Option<&str>,
) -> Result<(App, OrganisationId), Failure> {
    let config = place::config(global, folder)?;
    let app = place::app(place::ready(&config, missing).await?)?;
    let organisation = place::organisation(&app, organisation).await?;
    Ok((app, organisation))
}

async fn add(
    global: &Global,
    (app, organisation): (App, OrganisationId),
    email: &str,
    name: &str,
    roles: &[RoleWord],
) -> Result<(), Failure> {
    let email = address(email)?;
    let roles: BTreeSet<Role> = roles.iter().map(|word| role(*word)).collect();
    let added = app
        .add_member(&Caller::Operator, &organisation, &email, name.trim(), &roles)
        .await
        .map_err(use_case)?;
    let who = &added.member.person.name;
    let known = if added.new_person { "" } else { ", known before," };
    note(global.quiet, &format!("{who}{known} is now {} in {organisation}.", words(&added.member)));
    Ok(())
}

async fn list((app, organisation): (App, OrganisationId), output: &Output) -> Result<(), Failure> {
    let members = app.list_members(&Caller::Operator, &organisation).await.map_err(use_case)?;
    let email = |member: &Member| {
        member.person.email.as_ref().map_or_else(String::new, |email| email.as_str().to_owned())
    };
    let header = ["person", "name", "email", "roles", "since"];
    let rows: Vec<Vec<String>> = members
        .iter()
        .map(|member| {
            vec![
                member.person.id.to_string(),
                member.person.name.clone(),
                email(member),
                words(member),
                member.membership.since.day().to_string(),
            ]
        })
        .collect();
    match output.format {
        Format::Table => output.write(table(&header, &rows).as_bytes()),
        Format::Csv => output.csv(&header, &rows),
        Format::Json => {
            let member = |member: &Member| {
                json!({
                    "person": member.person.id,
                    "name": member.person.name,
                    "email": member.person.email,
                    "roles": member.membership.roles,
                    "since": member.membership.since,
                })
            };
            output.json(&members.iter().map(member).collect::<Vec<_>>())
        }
    }
}

fn address(text: &str) -> Result<Email, Failure> {
    Email::new(text).map_err(|error| Failure::refused(&error))
}

const fn role(word: RoleWord) -> Role {
    match word {
        RoleWord::Convener => Role::Convener,
        RoleWord::Facilitator => Role::Facilitator,
        RoleWord::Moderator => Role::Moderator,
        RoleWord::Admin => Role::Admin,
    }
}

fn words(member: &Member) -> String {
    let roles: Vec<String> = member.membership.roles.iter().map(ToString::to_string).collect();
    roles.join(", ")
}
