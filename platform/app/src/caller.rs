//! Who calls, and what they may do. Policy stands here and nowhere else.

use std::collections::BTreeSet;

use folkmoot_model::{Actor, ApiTokenId, Coded, ErrorCode, OrganisationId, PersonId, Role, Scope};

/// What a use case needs. Each use case names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See what is public: open calls, what they need, how they were answered.
    SeePublic,
    /// See drafts and closed calls of an organisation.
    SeeCalls,
    /// Write, open, close and withdraw calls and issues.
    WriteCalls,
    /// Bring in people and evidence.
    ImportPeople,
    /// Look for people who know, for a call.
    FindPeople,
    /// See who was found, with the evidence, and who was asked.
    SeeShortlist,
    /// Ask people, remind them, take an invitation back.
    Invite,
    /// Plan a panel, publish its lottery, draw it and take it back.
    DrawPanels,
    /// Say who sits with whom.
    SeatPeople,
    /// Say who took part, give them badges for it, take one back.
    GiveBadges,
    /// Take out everything that is kept.
    Export,
    /// See and verify who did what.
    SeeAudit,
    /// Give roles to people, and take them.
    ManageMembers,
    /// Name the organisation, say how often it asks, look after its queue.
    ManageOrganisation,
    /// Set up an organisation.
    SetUp,
    /// See, correct, take out and erase what is known about oneself, and
    /// nobody else: see [`Caller::me`].
    BeMe,
}

impl Permission {
    /// Every permission.
    pub const ALL: &'static [Self] = &[
        Self::SeePublic,
        Self::SeeCalls,
        Self::WriteCalls,
        Self::ImportPeople,
        Self::FindPeople,
        Self::SeeShortlist,
        Self::Invite,
        Self::DrawPanels,
        Self::SeatPeople,
        Self::GiveBadges,
        Self::Export,
        Self::SeeAudit,
        Self::ManageMembers,
        Self::ManageOrganisation,
        Self::SetUp,
        Self::BeMe,
    ];

    /// Whether a role brings this permission. A facilitator prepares a
    /// conversation and sees who comes, but doesn't choose them.
    const fn comes_with(self, role: Role) -> bool {
        match self {
            Self::SeePublic | Self::SeeCalls => true,
            Self::WriteCalls
            | Self::FindPeople
            | Self::ImportPeople
            | Self::Invite
            | Self::DrawPanels
            | Self::GiveBadges => {
                matches!(role, Role::Convener)
            }
            Self::SeeShortlist | Self::SeatPeople => {
                matches!(role, Role::Convener | Role::Facilitator)
            }
            Self::Export => matches!(role, Role::Convener | Role::Admin),
            Self::SeeAudit | Self::ManageMembers | Self::ManageOrganisation => {
                matches!(role, Role::Admin)
            }
            // Everyone an organisation knows is themselves, whatever their roles.
            Self::SetUp | Self::BeMe => false,
        }
    }

    /// The scope that a token must have for this permission; none if no token
    /// can have it: what happens to members and to the whole organisation is
    /// for people alone. What is public needs no scope.
    pub const fn scope(self) -> Option<Scope> {
        match self {
            Self::SeePublic
            | Self::DrawPanels
            | Self::SeatPeople
            | Self::GiveBadges
            | Self::ManageMembers
            | Self::ManageOrganisation
            | Self::SetUp => None,
            Self::SeeCalls => Some(Scope::ReadCalls),
            Self::WriteCalls => Some(Scope::WriteCalls),
            Self::ImportPeople => Some(Scope::Import),
            Self::FindPeople => Some(Scope::FindPeople),
            Self::SeeShortlist => Some(Scope::ReadShortlists),
            Self::Invite => Some(Scope::Invite),
            Self::Export => Some(Scope::Export),
            Self::SeeAudit => Some(Scope::ReadAudit),
            Self::BeMe => Some(Scope::Me),
        }
    }
}

/// Who calls a use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// Somebody without an account, or not signed in.
    Stranger,
    /// Somebody an organisation knows; with no roles, a citizen.
    Person {
        /// The organisation that knows them.
        organisation: OrganisationId,
        /// Who.
        person: PersonId,
        /// What they may do there.
        roles: BTreeSet<Role>,
    },
    /// Another program, by a token that a member made for it.
    Token {
        /// The token.
        id: ApiTokenId,
        /// What it may do at most.
        scopes: BTreeSet<Scope>,
        /// The organisation that knows its owner.
        organisation: OrganisationId,
        /// Its owner.
        person: PersonId,
        /// What its owner may do there.
        roles: BTreeSet<Role>,
    },
    /// Somebody with access to the machine and its data, on the command line.
    Operator,
}

/// A caller may not do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not allowed")]
pub struct Forbidden {
    /// What was needed.
    pub permission: Permission,
}

impl Coded for Forbidden {
    fn code(&self) -> ErrorCode {
        ErrorCode("forbidden")
    }
}

impl Caller {
    /// Whether this caller has a permission within an organisation.
    pub fn may(&self, permission: Permission, organisation: &OrganisationId) -> bool {
        match self {
            // At the machine one is nobody in particular.
            Self::Operator => permission != Permission::BeMe,
            Self::Stranger => permission == Permission::SeePublic,
            Self::Person { organisation: theirs, roles, .. } => {
                permission == Permission::SeePublic
                    || (theirs == organisation && brings(roles, permission))
            }
            // Both must allow it: the scopes, and what the owner may now.
            Self::Token { scopes, organisation: theirs, roles, .. } => {
                let scoped = permission.scope().is_some_and(|scope| scopes.contains(&scope));
                permission == Permission::SeePublic
                    || (theirs == organisation && scoped && brings(roles, permission))
            }
        }
    }

    /// Refuses a caller without a permission.
    pub fn must(
        &self,
        permission: Permission,
        organisation: &OrganisationId,
    ) -> Result<(), Forbidden> {
        if self.may(permission, organisation) { Ok(()) } else { Err(Forbidden { permission }) }
    }

    /// The organisation that knows the caller, and who they are there. What
    /// somebody does to themselves starts from here and never takes the id of
    /// a person, so that nobody can do it to anybody else.
    ///
    /// Needs [`Permission::BeMe`].
    pub fn me(&self) -> Result<(&OrganisationId, &PersonId), Forbidden> {
        match self {
            Self::Person { organisation, person, .. }
            | Self::Token { organisation, person, .. } => {
                self.must(Permission::BeMe, organisation)?;
                Ok((organisation, person))
            }
            Self::Stranger | Self::Operator => Err(Forbidden { permission: Permission::BeMe }),
        }
    }

    /// The organisation that knows the caller, if one does.
    pub const fn organisation(&self) -> Option<&OrganisationId> {
        match self {
            Self::Person { organisation, .. } | Self::Token { organisation, .. } => {
                Some(organisation)
            }
            Self::Stranger | Self::Operator => None,
        }
    }

    /// Who stands in the audit log and in run records; for a token its owner.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Stranger => Actor::System,
            Self::Person { person, .. } | Self::Token { person, .. } => {
                Actor::Person(person.clone())
            }
            Self::Operator => Actor::CommandLine,
        }
    }
}

/// Whether somebody with these roles has a permission at home.
fn brings(roles: &BTreeSet<Role>, permission: Permission) -> bool {
    permission == Permission::BeMe || roles.iter().any(|role| permission.comes_with(*role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(roles: &[Role], scopes: &[Scope]) -> Caller {
        Caller::Token {
            id: ApiTokenId::new("t").unwrap(),
            scopes: scopes.iter().copied().collect(),
            organisation: OrganisationId::new("here").unwrap(),
            person: PersonId::new("p").unwrap(),
            roles: roles.iter().copied().collect(),
        }
    }

    #[test]
    fn a_token_may_what_both_its_scopes_and_its_owner_may() {
        let here = OrganisationId::new("here").unwrap();
        let there = OrganisationId::new("there").unwrap();
        for permission in Permission::ALL.iter().copied() {
            let public = permission == Permission::SeePublic;
            let all = token(Role::ALL, Scope::ALL);
            assert_eq!(all.may(permission, &here), public || permission.scope().is_some());
            assert_eq!(all.may(permission, &there), public, "{permission:?}");
            let others: Vec<Scope> =
                Scope::ALL.iter().copied().filter(|s| Some(*s) != permission.scope()).collect();
            assert_eq!(token(Role::ALL, &others).may(permission, &here), public);
            for role in Role::ALL {
                let (with, without) = (token(&[*role], Scope::ALL), person("here", &[*role]));
                assert!(!with.may(permission, &here) || without.may(permission, &here));
            }
        }
        assert!(token(&[], Scope::ALL).may(Permission::BeMe, &here));
        assert!(token(&[], &[]).me().is_err());
    }

    fn person(organisation: &str, roles: &[Role]) -> Caller {
        Caller::Person {
            organisation: OrganisationId::new(organisation).unwrap(),
            person: PersonId::new("p").unwrap(),
            roles: roles.iter().copied().collect(),
        }
    }

    #[test]
    fn everyone_sees_what_is_public_and_strangers_nothing_else() {
        let here = OrganisationId::new("here").unwrap();
        for permission in Permission::ALL {
            let public = *permission == Permission::SeePublic;
            assert_eq!(Caller::Stranger.may(*permission, &here), public, "{permission:?}");
            let me = *permission == Permission::BeMe;
            assert_eq!(person("here", &[]).may(*permission, &here), public || me, "{permission:?}");
            assert_eq!(Caller::Operator.may(*permission, &here), !me);
        }
    }

    #[test]
    fn roles_count_only_at_home() {
        let (here, there) =
            (OrganisationId::new("here").unwrap(), OrganisationId::new("there").unwrap());
        let all = person("here", Role::ALL);
        for permission in Permission::ALL {
            let public = *permission == Permission::SeePublic;
            assert_eq!(all.may(*permission, &there), public, "{permission:?}");
        }
        assert!(person("here", &[Role::Convener]).may(Permission::SeeShortlist, &here));
        assert!(person("here", &[Role::Facilitator]).may(Permission::SeeShortlist, &here));
        assert!(!person("here", &[Role::Moderator]).may(Permission::SeeShortlist, &here));
        assert!(!person("here", &[Role::Admin]).may(Permission::SeeShortlist, &here));
        assert!(!all.may(Permission::SetUp, &here), "only at the machine");
    }

    #[test]
    fn everyone_is_themselves_and_nobody_else() {
        let somebody = person("here", &[]);
        let (organisation, id) = somebody.me().unwrap();
        assert_eq!((organisation.as_str(), id.as_str()), ("here", "p"));
        assert!(Caller::Stranger.me().is_err() && Caller::Operator.me().is_err());
    }
}
