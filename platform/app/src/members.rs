//! Use case: people get roles in an organisation, and lose them.

use std::collections::BTreeSet;

use folkmoot_model::{
    Action, Coded, Email, ErrorCode, Membership, OrganisationId, Person, PersonId, Role,
};
use folkmoot_storage::Transaction;
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

/// Longest name of somebody, in characters.
const MOST_NAME: usize = 200;

/// Why members were left as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MemberProblem {
    /// An organisation always has an admin, once it has one.
    #[error("this is the last admin of the organisation")]
    LastAdmin,
    /// Nobody takes their own admin role by a slip.
    #[error("taking the admin role from oneself needs its name")]
    OwnAdmin,
    /// Whoever has no role is no member.
    #[error("a member has at least one role")]
    NoRole,
    /// Nothing, too long, or not one line.
    #[error("a name is one line of 1 to 200 characters")]
    Name,
    /// Somebody with this address has roles already.
    #[error("somebody with this address is a member already")]
    IsMember,
    /// Somebody with this address was asked already.
    #[error("somebody with this address was invited already")]
    IsInvited,
}

impl Coded for MemberProblem {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::LastAdmin => "member.last_admin",
            Self::OwnAdmin => "member.own_admin",
            Self::NoRole => "member.no_role",
            Self::Name => "member.name",
            Self::IsMember => "member.is_member",
            Self::IsInvited => "member.is_invited",
        })
    }

    fn help(&self) -> Option<String> {
        (*self == Self::LastAdmin).then(|| "give somebody else the role admin first".to_owned())
    }
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
        self.note(tx.as_mut(), organisation, caller.actor(), Action::MemberAdded, subject, detail)
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
        let members = snapshot.members(organisation).await?;
        Ok(members.into_iter().map(|(person, membership)| Member { person, membership }).collect())
    }

    /// One of them.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn see_member(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Member, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let membership = snapshot.membership(organisation, person).await?;
        let known = snapshot.person(organisation, person).await?;
        match (known, membership) {
            (Some(person), Some(membership)) => Ok(Member { person, membership }),
            _ => Err(none(person.as_str())),
        }
    }

    /// Gives a member these roles in place of those they have. Whoever takes
    /// the admin role from themselves says so by `named_own`.
    ///
    /// Needs [`Permission::ManageMembers`]. Refused with [`AppError::Member`]
    /// for no role at all, for the last admin, and for one's own admin role
    /// that wasn't named.
    pub async fn change_roles(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        person: &PersonId,
        roles: &BTreeSet<Role>,
        named_own: bool,
    ) -> Result<(), AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        if roles.is_empty() {
            return Err(MemberProblem::NoRole.into());
        }
        let mut tx = self.storage.begin().await?;
        let before = tx.membership(organisation, person).await?;
        let before = before.ok_or_else(|| none(person.as_str()))?;
        if before.roles == *roles {
            return Ok(());
        }
        // The log comes first here: writing it makes others who change
        // members wait, so that two admins can't take each other's role.
        let subject = ("person", person.as_str());
        let detail = json!({ "before": before.roles, "roles": roles });
        let actor = caller.actor();
        self.note(tx.as_mut(), organisation, actor, Action::MemberRolesChanged, subject, detail)
            .await?;
        keep_an_admin(tx.as_mut(), caller, organisation, person, roles, named_own).await?;
        tx.upsert_membership(&Membership { roles: roles.clone(), ..before }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes all roles from a member and ends their sessions; their tokens go
    /// with the roles. What is known
    /// about them stays.
    ///
    /// Needs [`Permission::ManageMembers`]. Refused with [`AppError::Member`]
    /// as [`App::change_roles`] is.
    pub async fn end_membership(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        person: &PersonId,
        named_own: bool,
    ) -> Result<(), AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let mut tx = self.storage.begin().await?;
        self.end(tx.as_mut(), caller, organisation, person, named_own).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The same for whoever is known by an address.
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
        let mut removed = false;
        for (at, person) in tx.people_addressed(&email.folded()).await? {
            if at == *organisation && tx.membership(organisation, &person).await?.is_some() {
                self.end(tx.as_mut(), caller, organisation, &person, false).await?;
                removed = true;
            }
        }
        if !removed {
            return Err(none(email.as_str()));
        }
        tx.commit().await?;
        Ok(())
    }

    async fn end(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        organisation: &OrganisationId,
        person: &PersonId,
        named_own: bool,
    ) -> Result<(), AppError> {
        // The log first, as in `change_roles`.
        let subject = ("person", person.as_str());
        self.note(tx, organisation, caller.actor(), Action::MemberRemoved, subject, json!({}))
            .await?;
        keep_an_admin(tx, caller, organisation, person, &BTreeSet::new(), named_own).await?;
        if !tx.remove_membership(organisation, person).await? {
            return Err(none(person.as_str()));
        }
        tx.remove_sessions_of(organisation, person).await?;
        Ok(())
    }
}

/// Refuses what would leave an organisation without an admin, or take the
/// caller's own admin role unnamed.
async fn keep_an_admin(
    tx: &mut dyn Transaction,
    caller: &Caller,
    organisation: &OrganisationId,
    person: &PersonId,
    roles: &BTreeSet<Role>,
    named_own: bool,
) -> Result<(), AppError> {
    let memberships = tx.memberships(organisation).await?;
    let is_admin = |it: &&Membership| it.roles.contains(&Role::Admin);
    let mut admins = memberships.iter().filter(is_admin);
    let loses = !roles.contains(&Role::Admin) && admins.clone().any(|it| it.person == *person);
    if !loses {
        return Ok(());
    }
    if admins.all(|it| it.person == *person) {
        return Err(MemberProblem::LastAdmin.into());
    }
    if !named_own && caller.me().is_ok_and(|(_, me)| me == person) {
        return Err(MemberProblem::OwnAdmin.into());
    }
    Ok(())
}

/// A name without spaces round it, if it can be one.
pub(crate) fn check_name(name: &str) -> Result<String, MemberProblem> {
    let name = name.trim();
    let long = name.chars().count() > MOST_NAME;
    if name.is_empty() || long || name.chars().any(char::is_control) {
        return Err(MemberProblem::Name);
    }
    Ok(name.to_owned())
}

fn none(id: &str) -> AppError {
    AppError::NotFound { what: "member", id: id.to_owned() }
}
