//! Use case: "I know someone": somebody names another person, who is then
//! asked as well.
//!
//! Whoever names somebody learns nothing about them: whether they are known,
//! were asked before or want to be left alone shows nowhere.

use folkmoot_model::{
    Action, Actor, Call, CallId, CallState, Digest, Email, InvalidTransition, Invitation,
    InvitationEvent, InvitationId, InvitationState, KindId, Origin, PersonId,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::add_by_hand::addressed;
use crate::may_ask::{self, fingerprint, left_out};
use crate::preview_invitations::open_call;
use crate::see_my_invitation::{Holder, held, unknown};
use crate::{App, AppError, Caller, InviteFault};

/// Most letters of a note.
pub const MOST_NOTE: usize = 300;
/// Most letters of a name.
const MOST_NAME: usize = 100;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// Most people somebody can name in a day.
const MOST_NAMED: u32 = 5;
/// Most people who can be named for a call in a day, by everyone together: a
/// chain of people who name each other ends here.
const MOST_FOR_CALL: u32 = 100;
/// Most times an address can be named in a month, by whomever.
const MOST_TO_ADDRESS: u32 = 3;
/// How it is told where somebody is known from, who was named.
const NAMED: &str = "named by somebody who knows them";

/// Somebody who knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Where they can be asked.
    pub to: Email,
    /// What they are called; may be empty.
    pub name: String,
    /// Some words to them; may be empty.
    pub note: String,
    /// Whether they may know who named them.
    pub openly: bool,
}

impl Naming {
    /// Refuses what would make a mail that nobody wants: long texts and web
    /// addresses, so that it can't be used for advertisements.
    fn check(&self) -> Result<(), InviteFault> {
        for (text, most) in [(&self.name, MOST_NAME), (&self.note, MOST_NOTE)] {
            let found = text.trim().chars().count();
            if found > most {
                return Err(InviteFault::TooLong { found, most });
            }
            let lower = text.to_lowercase();
            if ["://", "www.", "mailto:"].iter().any(|mark| lower.contains(mark)) {
                return Err(InviteFault::WebAddress);
            }
        }
        Ok(())
    }
}

impl App {
    /// Somebody who was asked names somebody else. Unless they have said yes,
    /// that is their answer. Several can be named, until the call is closed.
    ///
    /// Refused with [`AppError::TooMany`] after too many, and with
    /// [`AppError::Transition`] if the invitation can't be answered any more.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn forward_invitation(
        &self,
        holder: Holder<'_>,
        naming: &Naming,
    ) -> Result<(), AppError> {
        naming.check()?;
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let before = held(tx.as_mut(), holder).await?;
        let (organisation, by) = (before.organisation.clone(), before.person.clone());
        let call = tx.call(&organisation, &before.call).await?.ok_or_else(unknown)?;
        let again = matches!(before.state, InvitationState::Forwarded { .. });
        let stays = again || matches!(before.state, InvitationState::Accepted { .. });
        let open = call.state == CallState::Open;
        if !(self.may_answer(&call, &before) || again && open) {
            let (what, from, to) = ("invitation", before.state.code(), "forwarded");
            return Err(InvalidTransition { what, from, to }.into());
        }
        let (from, kind) = (before.id.clone(), before.kind.clone());
        if !stays {
            let state = before.state.after(InvitationEvent::Forward, now)?;
            tx.upsert_invitation(&Invitation { state, ..before }).await?;
        }
        let actor = Actor::Person(by.clone());
        let (subject, detail) = (("invitation", from.as_str()), json!({ "call": call.id }));
        let action = Action::InvitationForwarded;
        self.note(tx.as_mut(), &organisation, actor, action, subject, detail).await?;
        self.name(tx, &call, kind, &by, Some(from.clone()), naming).await
    }

    /// Somebody who has signed in names somebody for an open call of the
    /// organisation that knows them.
    ///
    /// Refused with [`AppError::TooMany`] after too many.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn name_somebody(
        &self,
        caller: &Caller,
        call: &CallId,
        kind: &KindId,
        naming: &Naming,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        naming.check()?;
        let mut tx = self.storage.begin().await?;
        let call = open_call(tx.as_mut(), organisation, call).await?;
        if !call.brief.kinds.iter().any(|it| it.id == *kind) {
            return Err(InviteFault::UnknownKind { kind: kind.to_string() }.into());
        }
        let (subject, detail) = (("call", call.id.as_str()), json!({}));
        let action = Action::CallPassedOn;
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        self.name(tx, &call, kind.clone(), me, None, naming).await
    }

    /// Asks whoever was named, if they may be asked, and commits.
    async fn name(
        &self,
        mut tx: Box<dyn Transaction>,
        call: &Call,
        kind: KindId,
        by: &PersonId,
        from: Option<InvitationId>,
        naming: &Naming,
    ) -> Result<(), AppError> {
        let organisation = &call.organisation;
        let now = self.clock.now();
        let spoken_for = self.count_naming(tx.as_mut(), call, by, &naming.to).await?;
        let answer_by = may_ask::suggested(call, now.day())?;
        if !spoken_for && let Some(person) = self.may_be_named(tx.as_mut(), call, naming).await? {
            let note = naming.note.trim();
            let draft = Invitation {
                id: self.draw(|rng| InvitationId::generate(now, rng)),
                organisation: organisation.clone(),
                call: call.id.clone(),
                kind,
                person,
                origin: Origin::Named,
                asked_by: Actor::Person(by.clone()),
                run: None,
                evidence: Vec::new(),
                reason: (!note.is_empty()).then(|| note.to_owned()),
                forwarded_from: from,
                openly: naming.openly,
                state: InvitationState::Drafted,
                created_at: now,
                sent_at: None,
                reminded_at: None,
                answer_by: Some(answer_by),
            };
            self.send(tx.as_mut(), Actor::Person(by.clone()), draft).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Who was named, if nothing stands against asking them. Somebody nobody
    /// knows yet is added; they are asked at once, so nothing is kept in vain.
    async fn may_be_named(
        &self,
        tx: &mut dyn Transaction,
        call: &Call,
        naming: &Naming,
    ) -> Result<Option<PersonId>, AppError> {
        let organisation = &call.organisation;
        let Some(id) = addressed(tx, organisation, &naming.to).await? else {
            if tx.is_never_asked(organisation, &fingerprint(organisation, &naming.to)).await? {
                return Ok(None);
            }
            let (name, email) = (&naming.name, naming.to.clone());
            let added = self.add_somebody(tx, organisation, name, email, NAMED).await?;
            return Ok(Some(added.id));
        };
        let Some(person) = tx.person(organisation, &id).await? else { return Ok(None) };
        let rules = tx.ask_rules(organisation).await?;
        let now = self.clock.now();
        let against = left_out(tx, organisation, &call.id, &person, &rules, now).await?;
        Ok(against.is_none().then_some(id))
    }

    /// Counts a naming: by whoever names, for the call, and for the address.
    /// Refuses what is too much from one person or for one call. Whether the
    /// address was named too often: nobody is told that, nothing goes out.
    async fn count_naming(
        &self,
        tx: &mut dyn Transaction,
        call: &Call,
        by: &PersonId,
        to: &Email,
    ) -> Result<bool, AppError> {
        let (at, now, address) = (&call.organisation, self.clock.now(), to.folded());
        let mut over = Vec::new();
        for (subject, most, days) in [
            (format!("named by {at} {by}"), MOST_NAMED, 1),
            (format!("named for {at} {}", call.id), MOST_FOR_CALL, 1),
            (format!("named {at} {}", address.as_str()), MOST_TO_ADDRESS, 30),
        ] {
            let (subject, ends) = (Digest::of(subject.as_bytes()), days * DAY_MILLIS);
            over.push(tx.count_attempt(&subject, now, now.plus_millis(ends)).await? > most);
        }
        match over[..] {
            [false, false, spoken_for] => Ok(spoken_for),
            _ => Err(AppError::TooMany),
        }
    }
}
