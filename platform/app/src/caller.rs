//! Who calls, and what they may do. Policy stands here and nowhere else.

use std::collections::BTreeSet;

use folkmoot_model::{Actor, Coded, ErrorCode, OrganisationId, PersonId, Role};

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
    /// Take out everything that is kept.
    Export,
    /// See and verify who did what.
    SeeAudit,
    /// Give roles to people, and take them.
    ManageMembers,
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
        Self::Export,
        Self::SeeAudit,
        Self::ManageMembers,
        Self::SetUp,
        Self::BeMe,
    ];

    /// Whether a role brings this permission. A facilitator prepares a
    /// conversation and sees who comes, but doesn't choose them.
    const fn comes_with(self, role: Role) -> bool {
        match self {
            Self::SeePublic | Self::SeeCalls => true,
            Self::WriteCalls | Self::FindPeople | Self::ImportPeople | Self::Invite => {
                matches!(role, Role::Convener)
            }
            Self::SeeShortlist => matches!(role, Role::Convener | Role::Facilitator),
            Self::Export => matches!(role, Role::Convener | Role::Admin),
            Self::SeeAudit | Self::ManageMembers => matches!(role, Role::Admin),
            // Everyone an organisation knows is themselves, whatever their roles.
            Self::SetUp | Self::BeMe => false,
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
                    || (theirs == organisation
                        && (permission == Permission::BeMe
                            || roles.iter().any(|role| permission.comes_with(*role))))
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
            Self::Person { organisation, person, .. } => {
                self.must(Permission::BeMe, organisation)?;
                Ok((organisation, person))
            }
            Self::Stranger | Self::Operator => Err(Forbidden { permission: Permission::BeMe }),
        }
    }

    /// Who stands in the audit log and in run records.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Stranger => Actor::System,
            Self::Person { person, .. } => Actor::Person(person.clone()),
            Self::Operator => Actor::CommandLine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
