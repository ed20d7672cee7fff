//! Use case: people get roles in an organisation, and lose them.

use std::collections::BTreeSet;

use folkmoot_model::{Email, Membership, OrganisationId, Person, PersonId, Role};
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// As what, since when.
    pub membership: Membership,
}

/// What became of adding a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberAdded {
    /// Who, with all the roles they have now.
    pub member: Member,
    /// Whether the organisation knew nobody by the address before.
    pub new_person: bool,
}

impl App {
    /// Gives roles to whoever is known by an address, besides those they
    /// have; somebody nobody knows yet is added. An organisation that isn't
    /// there is added by the operator alone.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn add_member(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        email: &Email,
        name: &str,
        roles: &BTreeSet<Role>,
    ) -> Result<MemberAdded, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        self.ensure_organisation(tx.as_mut(), caller, organisation).await?;
        let addressed = tx.people_addressed(&email.folded()).await?;
        let here = addressed.into_iter().find(|(at, _)| at == organisation);
        let known = match here {
            Some((_, id)) => tx.person(organisation, &id).await?,
            None => None,
        };
        let new_person = known.is_none();
        let person = known.unwrap_or_else(|| Person {
            id: self.draw(|rng| PersonId::generate(now, rng)),
            name: name.to_owned(),
            email: Some(email.clone()),
            place: None,
            languages: Vec::new(),
            attributes: std::collections::BTreeMap::new(),
        });
        if new_person {
            tx.upsert_person(organisation, &person).await?;
        }
        let before = tx.membership(organisation, &person.id).await?;
        let since = before.as_ref().map_or(now, |membership| membership.since);
        let mut all = before.map(|membership| membership.roles).unwrap_or_default();
        all.extend(roles.iter().copied());
        let membership = Membership {
            organisation: organisation.clone(),
            person: person.id.clone(),
            roles: all,
            since,
        };
        tx.upsert_membership(&membership).await?;
        let subject = ("person", person.id.as_str());
        let detail = json!({ "roles": membership.roles, "new": new_person });
        self.note(tx.as_mut(), organisation, caller.actor(), "member.added", subject, detail)
            .await?;
        tx.commit().await?;
        Ok(MemberAdded { member: Member { person, membership }, new_person })
    }

    /// Everyone with a role, by person.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn list_members(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<Vec<Member>, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        let mut members = Vec::new();
        for membership in snapshot.memberships(organisation).await? {
            if let Some(person) = snapshot.person(organisation, &membership.person).await? {
                members.push(Member { person, membership });
            }
        }
        Ok(members)
    }

    /// Takes all roles from whoever is known by an address, and ends their
    /// sessions. What is known about them stays.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn remove_member(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        email: &Email,
    ) -> Result<(), AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let mut tx = self.storage.begin().await?;
        app::organisation(tx.as_mut(), organisation).await?;
        let mut removed = Vec::new();
        for (at, person) in tx.people_addressed(&email.folded()).await? {
            if at == *organisation && tx.remove_membership(organisation, &person).await? {
                tx.remove_sessions_of(organisation, &person).await?;
                removed.push(person);
            }
        }
        if removed.is_empty() {
            return Err(AppError::NotFound { what: "member", id: email.as_str().to_owned() });
        }
        for person in removed {
            let subject = ("person", person.as_str());
            let actor = caller.actor();
            self.note(tx.as_mut(), organisation, actor, "member.removed", subject, json!({}))
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
