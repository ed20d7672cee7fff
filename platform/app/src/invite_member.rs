//! Use case: an admin asks somebody to work for the organisation, by mail.
//!
//! The token of the link is made when its mail goes out; nothing but its
//! digest is ever kept. Whoever holds the link joins with the roles that were
//! given with it, once.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    Action, Actor, Digest, Email, JobId, MemberInvite, MemberInviteId, Membership, OrganisationId,
    Person, PersonId, Role, Timestamp, Token,
};
use folkmoot_storage::{NewJob, Transaction};
use serde_json::json;

use crate::choose_language::{languages_for, languages_of};
use crate::members::{MemberProblem, check_name};
use crate::{App, AppError, Caller, Permission, app, sessions};

/// The kind of job that sends an invitation to work for an organisation.
pub const MEMBER_INVITE_MAIL: &str = "mail.member_invite";
/// How long such an invitation works, in days.
pub const INVITE_DAYS: u32 = 7;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// How often the mail is tried: an hour in all.
const TRIES: u32 = 8;
/// Most invitations and repeats a day in one organisation, so that nobody's
/// session can be used to send mail to the world.
const MOST_A_DAY: u32 = 50;

/// A mail that asks somebody to work for an organisation.
#[derive(Debug, Clone)]
pub struct MemberInviteMail {
    /// What is asked, and of whom.
    pub invite: MemberInvite,
    /// The name of the organisation.
    pub organisation_name: String,
    /// What the link in it holds.
    pub token: Token,
    /// Where to write with questions, if the organisation says.
    pub contact: Option<Email>,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
}

/// What somebody is asked who opened the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberInviteView {
    /// What is asked, and of whom.
    pub invite: MemberInvite,
    /// The name of the organisation.
    pub organisation_name: String,
}

impl App {
    /// Asks somebody to work for the organisation. The mail goes out in the
    /// background; people of a made-up organisation get none, see
    /// [`App::reveal_member_invite`].
    ///
    /// Needs [`Permission::ManageMembers`]. Refused with
    /// [`AppError::Member`] for somebody who is a member or was asked
    /// already, and with [`AppError::TooMany`] after too many in a day.
    pub async fn invite_member(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        email: &Email,
        name: &str,
        roles: &BTreeSet<Role>,
    ) -> Result<MemberInvite, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let name = check_name(name)?;
        if roles.is_empty() {
            return Err(MemberProblem::NoRole.into());
        }
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let at = app::organisation(tx.as_mut(), organisation).await?;
        let same = |it: &Email| it.folded() == email.folded();
        let members = tx.members(organisation).await?;
        if members.iter().any(|(person, _)| person.email.as_ref().is_some_and(same)) {
            return Err(MemberProblem::IsMember.into());
        }
        if tx.member_invites(organisation).await?.iter().any(|invite| same(&invite.email)) {
            return Err(MemberProblem::IsInvited.into());
        }
        self.count_invite(tx.as_mut(), organisation, now).await?;
        let invite = MemberInvite {
            organisation: organisation.clone(),
            id: self.draw(|rng| MemberInviteId::generate(now, rng)),
            email: email.clone(),
            name,
            roles: roles.clone(),
            created_at: now,
            expires_at: now.plus_millis(i64::from(INVITE_DAYS) * DAY_MILLIS),
        };
        tx.add_member_invite(&invite).await?;
        if !at.fictional {
            tx.enqueue_job(&self.invite_job(&invite, now)).await?;
        }
        self.note_invite(tx.as_mut(), caller, &invite, Action::MemberInvited).await?;
        tx.commit().await?;
        Ok(invite)
    }

    /// Sends an invitation again, with a new link; the one before is worth
    /// nothing from here on.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn invite_member_again(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<MemberInvite, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let at = app::organisation(tx.as_mut(), organisation).await?;
        let invite = tx.member_invite(organisation, id).await?.ok_or_else(|| none(id))?;
        self.count_invite(tx.as_mut(), organisation, now).await?;
        // Until the new link is made, an expired one must not open again.
        let unheard_of = self.draw(Token::generate).digest();
        let expires_at = now.plus_millis(i64::from(INVITE_DAYS) * DAY_MILLIS);
        tx.arm_member_invite(organisation, id, &unheard_of, expires_at).await?;
        if !at.fictional {
            tx.enqueue_job(&self.invite_job(&invite, now)).await?;
        }
        self.note_invite(tx.as_mut(), caller, &invite, Action::MemberInvitedAgain).await?;
        tx.commit().await?;
        Ok(invite)
    }

    /// Takes an invitation back: its link is worth nothing from here on.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn take_back_member_invite(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<MemberInvite, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        let mut tx = self.storage.begin().await?;
        let invite = tx.member_invite(organisation, id).await?.ok_or_else(|| none(id))?;
        tx.remove_member_invite(organisation, id).await?;
        self.note_invite(tx.as_mut(), caller, &invite, Action::MemberInviteTakenBack).await?;
        tx.commit().await?;
        Ok(invite)
    }

    /// All invitations that nobody has used, the latest first.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn list_member_invites(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<Vec<MemberInvite>, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        Ok(self.storage.read().await?.member_invites(organisation).await?)
    }

    /// A link of a made-up organisation, to be shown where a real one would
    /// send a mail. There is none elsewhere.
    ///
    /// Needs [`Permission::ManageMembers`].
    pub async fn reveal_member_invite(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<MemberInviteMail, AppError> {
        caller.must(Permission::ManageMembers, organisation)?;
        if !app::organisation(self.storage.read().await?.as_mut(), organisation).await?.fictional {
            return Err(none(id));
        }
        self.arm_member_invite(organisation, id).await?.ok_or_else(|| none(id))
    }

    /// Gives an invitation its token and says what the mail needs; none if it
    /// was taken back, used or has expired. A token made earlier for it is
    /// worth nothing from here on.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_member_invite_mail(
        &self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<Option<MemberInviteMail>, AppError> {
        self.arm_member_invite(organisation, id).await
    }

    async fn arm_member_invite(
        &self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<Option<MemberInviteMail>, AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let at = app::organisation(tx.as_mut(), organisation).await?;
        let invite = tx.member_invite(organisation, id).await?;
        let Some(invite) = invite.filter(|invite| now < invite.expires_at) else {
            return Ok(None);
        };
        let token = self.draw(Token::generate);
        let expires_at = now.plus_millis(i64::from(INVITE_DAYS) * DAY_MILLIS);
        tx.arm_member_invite(organisation, id, &token.digest(), expires_at).await?;
        let addressed = tx.people_addressed(&invite.email.folded()).await?;
        let known = addressed.into_iter().find(|(here, _)| here == organisation);
        let known = match known {
            Some((_, person)) => tx.person(organisation, &person).await?,
            None => None,
        };
        let languages = match known {
            Some(person) => languages_for(tx.as_mut(), &at, &person).await?,
            None => languages_of(&at),
        };
        tx.commit().await?;
        let invite = MemberInvite { expires_at, ..invite };
        let (organisation_name, contact) = (at.name, at.contact);
        Ok(Some(MemberInviteMail { invite, organisation_name, token, contact, languages }))
    }

    /// What whoever holds a link is asked; none if it was used, taken back,
    /// has expired or never was. Doesn't use it up.
    ///
    /// Needs no permission: it is the way in.
    pub async fn see_member_invite(
        &self,
        token: &Token,
    ) -> Result<Option<MemberInviteView>, AppError> {
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let invite = snapshot.member_invite_opened_by(&token.digest()).await?;
        let Some(invite) = invite.filter(|invite| now < invite.expires_at) else {
            return Ok(None);
        };
        let at = app::organisation(snapshot.as_mut(), &invite.organisation).await?;
        Ok(Some(MemberInviteView { invite, organisation_name: at.name }))
    }

    /// Uses a link up: whoever holds it gets the roles that were given with
    /// it, and a session. Gives the token that the browser is to hold.
    ///
    /// Needs no permission: it is the way in.
    pub async fn join(&self, token: &Token) -> Result<Token, AppError> {
        let no_link = || AppError::NotFound { what: "invitation", id: "…".to_owned() };
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let invite = tx.use_member_invite(&token.digest(), now).await?.ok_or_else(no_link)?;
        let organisation = &invite.organisation;
        let addressed = tx.people_addressed(&invite.email.folded()).await?;
        let known = addressed.into_iter().find(|(at, _)| at == organisation);
        let new = known.is_none();
        let person = match known {
            Some((_, person)) => person,
            None => self.add_invited(tx.as_mut(), &invite, now).await?,
        };
        let before = tx.membership(organisation, &person).await?;
        let since = before.as_ref().map_or(now, |membership| membership.since);
        let mut roles = before.map(|membership| membership.roles).unwrap_or_default();
        roles.extend(invite.roles.iter().copied());
        let membership = Membership { organisation: organisation.clone(), person, roles, since };
        tx.upsert_membership(&membership).await?;
        let person = &membership.person;
        let session = self.draw(Token::generate);
        tx.add_session(&sessions::begin(&session, organisation, person, now)).await?;
        let subject = ("person", person.as_str());
        let detail = json!({ "roles": membership.roles, "new": new });
        let actor = Actor::Person(person.clone());
        self.note(tx.as_mut(), organisation, actor, Action::MemberJoined, subject, detail).await?;
        tx.commit().await?;
        Ok(session)
    }

    async fn add_invited(
        &self,
        tx: &mut dyn Transaction,
        invite: &MemberInvite,
        now: Timestamp,
    ) -> Result<PersonId, AppError> {
        let person = Person {
            id: self.draw(|rng| PersonId::generate(now, rng)),
            name: invite.name.clone(),
            email: Some(invite.email.clone()),
            place: None,
            languages: Vec::new(),
            attributes: BTreeMap::new(),
        };
        tx.upsert_person(&invite.organisation, &person).await?;
        Ok(person.id)
    }

    async fn count_invite(
        &self,
        tx: &mut dyn Transaction,
        organisation: &OrganisationId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let subject = Digest::of(format!("member invite {organisation}").as_bytes());
        let counted = tx.count_attempt(&subject, now, now.plus_millis(DAY_MILLIS)).await?;
        if counted > MOST_A_DAY { Err(AppError::TooMany) } else { Ok(()) }
    }

    fn invite_job(&self, invite: &MemberInvite, now: Timestamp) -> NewJob {
        let id = self.draw(|rng| JobId::generate(now, rng));
        NewJob {
            // Each time it is sent is work of its own.
            key: format!("{MEMBER_INVITE_MAIL}/{id}"),
            id,
            organisation: Some(invite.organisation.clone()),
            kind: MEMBER_INVITE_MAIL.to_owned(),
            payload: json!({ "invite": invite.id }),
            due_at: now,
            tries: TRIES,
        }
    }

    async fn note_invite(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        invite: &MemberInvite,
        action: Action,
    ) -> Result<(), AppError> {
        let subject = ("member_invite", invite.id.as_str());
        let detail = json!({ "roles": invite.roles });
        self.note(tx, &invite.organisation, caller.actor(), action, subject, detail).await
    }
}

fn none(id: &MemberInviteId) -> AppError {
    AppError::NotFound { what: "invitation", id: id.to_string() }
}
