//! Use case: somebody erases themselves.

use std::collections::BTreeSet;

use folkmoot_model::{Action, Person, Role};
use folkmoot_storage::Forgotten;
use serde_json::json;

use crate::may_ask::fingerprint;
use crate::{App, AppError, Caller};

/// What came of asking to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erasure {
    /// Everything is gone but ids in run records and in the audit log, and the
    /// digest of the address of whoever didn't want to be asked.
    Done(Forgotten),
    /// What was typed is not the name asked for. Nothing was changed.
    OtherName,
    /// They still work for the organisation: an admin takes their roles first.
    /// Nothing was changed.
    HasRoles(BTreeSet<Role>),
}

/// What somebody types to be erased: their name, or their id if they have no
/// name.
pub fn name_to_type(person: &Person) -> &str {
    match person.name.trim() {
        "" => person.id.as_str(),
        name => name,
    }
}

impl App {
    /// Erases the caller with everything that is known about them, if they
    /// typed their name and hold no role.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn erase_me(&self, caller: &Caller, typed: &str) -> Result<Erasure, AppError> {
        let (organisation, me) = caller.me()?;
        let not_found = || AppError::NotFound { what: "person", id: me.to_string() };
        let mut tx = self.storage.begin().await?;
        let person = tx.person(organisation, me).await?.ok_or_else(not_found)?;
        if let Some(membership) = tx.membership(organisation, me).await? {
            return Ok(Erasure::HasRoles(membership.roles));
        }
        if typed.trim() != name_to_type(&person) {
            return Ok(Erasure::OtherName);
        }
        // Who wants to be left alone is, even if a file brings them in again.
        if let Some(email) = &person.email
            && let Some(since) = tx.do_not_ask(organisation, me).await?
        {
            tx.never_ask(organisation, &fingerprint(organisation, email), since).await?;
        }
        // What they said of others' evidence is theirs.
        if let Some(email) = &person.email {
            tx.forget_endorsements_by(organisation, &fingerprint(organisation, email)).await?;
        }
        let forgotten = tx.forget_person(organisation, me).await?.ok_or_else(not_found)?;
        let (action, subject) = (Action::PersonErased, ("person", me.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        self.inputs.forget(organisation);
        Ok(Erasure::Done(forgotten))
    }
}
