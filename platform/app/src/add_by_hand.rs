//! Use case: somebody whom no search found is added to those who are to be
//! asked, for a reason that stays on record.

use std::collections::BTreeMap;

use folkmoot_model::{
    Action, Call, CallId, CallState, Email, InvalidTransition, Invitation, InvitationId,
    InvitationState, KindId, Organisation, OrganisationId, Origin, Person, PersonId,
};
use folkmoot_storage::{Snapshot, Transaction};
use serde_json::json;

use crate::{App, AppError, Caller, InviteFault, Permission};

/// Most letters of a reason.
pub const MOST_REASON: usize = 500;

/// Somebody to add by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddByHand {
    /// For which kind of knowing.
    pub kind: KindId,
    /// Who.
    pub who: Who,
    /// Why them; it is told to them too.
    pub reason: String,
}

/// Somebody who is to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody the organisation knows.
    Known(PersonId),
    /// Somebody by their address. If the organisation knows them by it, they
    /// are that person, whatever the name.
    Addressed {
        /// The name they go by.
        name: String,
        /// Where they can be asked.
        email: Email,
    },
}

impl App {
    /// Adds somebody by hand to those who are to be asked for a draft or an
    /// open call; gives the draft of their invitation. Whoever was added
    /// before keeps their draft, with the new kind and reason.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn add_by_hand(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        add: AddByHand,
    ) -> Result<Invitation, AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut tx = self.storage.begin().await?;
        let invitation = self.draft_by_hand(tx.as_mut(), caller, organisation, call, add).await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// Within a transaction: the same, once the caller may.
    pub(crate) async fn draft_by_hand(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        add: AddByHand,
    ) -> Result<Invitation, AppError> {
        let reason = add.reason.trim();
        check_reason(reason)?;
        let now = self.clock.now();
        let call = writable_call(tx, organisation, call).await?;
        if !call.brief.kinds.iter().any(|kind| kind.id == add.kind) {
            return Err(InviteFault::UnknownKind { kind: add.kind.to_string() }.into());
        }
        let person = self.somebody(tx, organisation, add.who).await?;
        let before = tx.invitations_of(organisation, &person).await?;
        let draft = before
            .into_iter()
            .find(|it| it.call == call.id && it.state == InvitationState::Drafted);
        let id = match &draft {
            Some(draft) => draft.id.clone(),
            None => self.draw(|rng| InvitationId::generate(now, rng)),
        };
        let invitation = Invitation {
            id,
            organisation: organisation.clone(),
            call: call.id,
            kind: add.kind,
            person,
            origin: Origin::ByHand,
            asked_by: caller.actor(),
            run: None,
            evidence: Vec::new(),
            reason: Some(reason.to_owned()),
            forwarded_from: None,
            openly: false,
            state: InvitationState::Drafted,
            created_at: draft.map_or(now, |draft| draft.created_at),
            sent_at: None,
            reminded_at: None,
            answer_by: None,
        };
        tx.upsert_invitation(&invitation).await?;
        let (actor, subject) = (caller.actor(), ("invitation", invitation.id.as_str()));
        let detail = json!({
            "call": invitation.call,
            "kind": invitation.kind,
            "person": invitation.person,
        });
        let action = Action::InvitationAddedByHand;
        self.note(tx, organisation, actor, action, subject, detail).await?;
        Ok(invitation)
    }

    /// Whom the caller could add by hand to a call, and to which kinds of
    /// knowing: the call, for the form.
    ///
    /// Needs [`Permission::Invite`].
    pub async fn begin_add_by_hand(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<(Organisation, Call), AppError> {
        caller.must(Permission::Invite, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let owner = crate::app::organisation(snapshot.as_mut(), organisation).await?;
        Ok((owner, writable_call(snapshot.as_mut(), organisation, call).await?))
    }

    /// Within a transaction: who it is; somebody nobody knows yet is added.
    async fn somebody(
        &self,
        tx: &mut dyn Transaction,
        organisation: &OrganisationId,
        who: Who,
    ) -> Result<PersonId, AppError> {
        match who {
            Who::Known(id) => match tx.person(organisation, &id).await? {
                Some(person) => Ok(person.id),
                None => Err(AppError::NotFound { what: "person", id: id.to_string() }),
            },
            Who::Addressed { name, email } => {
                if let Some(known) = addressed(tx, organisation, &email).await? {
                    return Ok(known);
                }
                if name.trim().is_empty() {
                    return Err(InviteFault::NoName.into());
                }
                let origin = "added by hand for a call";
                Ok(self.add_somebody(tx, organisation, &name, email, origin).await?.id)
            }
        }
    }

    /// Within a transaction: adds somebody nobody knows yet, with no more than
    /// what is needed to ask them, and with where that comes from.
    pub(crate) async fn add_somebody(
        &self,
        tx: &mut dyn Transaction,
        organisation: &OrganisationId,
        name: &str,
        email: Email,
        origin: &str,
    ) -> Result<Person, AppError> {
        let now = self.clock.now();
        let person = Person {
            id: self.draw(|rng| PersonId::generate(now, rng)),
            name: name.trim().to_owned(),
            email: Some(email),
            place: None,
            languages: Vec::new(),
            attributes: BTreeMap::from([("known from".to_owned(), origin.to_owned())]),
        };
        tx.upsert_person(organisation, &person).await?;
        Ok(person)
    }
}

/// Whoever an organisation knows by an address; the first, if there are more.
pub(crate) async fn addressed(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    email: &Email,
) -> Result<Option<PersonId>, AppError> {
    let known = snapshot.people_addressed(&email.folded()).await?;
    Ok(known.into_iter().find(|(at, _)| at == organisation).map(|(_, id)| id))
}

fn check_reason(reason: &str) -> Result<(), InviteFault> {
    let found = reason.chars().count();
    if found == 0 {
        Err(InviteFault::NoReason)
    } else if found > MOST_REASON {
        Err(InviteFault::TooLong { found, most: MOST_REASON })
    } else {
        Ok(())
    }
}

/// A call to which people may still be added.
async fn writable_call(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<Call, AppError> {
    let call = snapshot
        .call(organisation, id)
        .await?
        .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
    match call.state {
        CallState::Draft | CallState::Open => Ok(call),
        state => {
            let (what, from, to) = ("call", state.code(), "one to add people to");
            Err(InvalidTransition { what, from, to }.into())
        }
    }
}
