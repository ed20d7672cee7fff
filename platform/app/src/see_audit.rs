//! Use case: who did what is read and verified.

use std::collections::BTreeMap;

use folkmoot_model::{Actor, CallId, OrganisationId, PersonId};
use folkmoot_storage::{AuditEntry, AuditFilter, AuditVerdict, Snapshot};

use crate::{App, AppError, Caller, Permission, app};

/// What is wanted of the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Which entries.
    pub filter: AuditFilter,
    /// Before the entry of this number; otherwise from the latest on.
    pub before: Option<u64>,
    /// So many of them.
    pub limit: u32,
}

/// An entry of the audit log, with the names that its ids have today.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditLine {
    /// The entry as it is kept.
    pub entry: AuditEntry,
    /// The name of whoever did it, if it was a person who is still known.
    pub actor_name: Option<String>,
    /// The name of the person or the question of the call it was done to, if
    /// that is still known.
    pub subject_name: Option<String>,
}

impl App {
    /// Entries of the audit log, the latest first.
    ///
    /// Needs [`Permission::SeeAudit`].
    pub async fn find_audit(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        query: &AuditQuery,
    ) -> Result<Vec<AuditEntry>, AppError> {
        caller.must(Permission::SeeAudit, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let AuditQuery { filter, before, limit } = query;
        Ok(snapshot.find_audit(organisation, filter, *before, *limit).await?)
    }

    /// The same, with the names of people and calls.
    ///
    /// Needs [`Permission::SeeAudit`].
    pub async fn read_audit(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        query: &AuditQuery,
    ) -> Result<Vec<AuditLine>, AppError> {
        caller.must(Permission::SeeAudit, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let AuditQuery { filter, before, limit } = query;
        let entries = snapshot.find_audit(organisation, filter, *before, *limit).await?;
        let mut names = Names { organisation, known: BTreeMap::new() };
        let mut lines = Vec::new();
        for entry in entries {
            let actor_name = match &entry.event.actor {
                Actor::Person(id) => names.person(snapshot.as_mut(), id.as_str()).await?,
                Actor::CommandLine | Actor::System => None,
            };
            let subject = &entry.event.subject;
            let subject_name = match subject.kind.as_str() {
                "person" => names.person(snapshot.as_mut(), &subject.id).await?,
                "call" => names.call(snapshot.as_mut(), &subject.id).await?,
                _ => None,
            };
            lines.push(AuditLine { entry, actor_name, subject_name });
        }
        Ok(lines)
    }

    /// Works the audit log of an organisation out again and says whether it
    /// holds.
    ///
    /// Needs [`Permission::SeeAudit`].
    pub async fn verify_audit(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<AuditVerdict, AppError> {
        caller.must(Permission::SeeAudit, organisation)?;
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        Ok(snapshot.verify_audit(organisation).await?)
    }

    /// Up to `limit` entries of the audit log after the number given.
    ///
    /// Needs [`Permission::SeeAudit`].
    pub async fn see_audit(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, AppError> {
        caller.must(Permission::SeeAudit, organisation)?;
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        Ok(snapshot.audit_page(organisation, after, limit).await?)
    }

    /// The last entry of the audit log.
    ///
    /// Needs [`Permission::SeeAudit`].
    pub async fn see_last_audit(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<Option<AuditEntry>, AppError> {
        caller.must(Permission::SeeAudit, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let entries = snapshot.verify_audit(organisation).await?.entries;
        let page = snapshot.audit_page(organisation, entries.saturating_sub(1), 1).await?;
        Ok(page.into_iter().next_back())
    }
}

/// Names that were looked up, each once.
struct Names<'a> {
    organisation: &'a OrganisationId,
    known: BTreeMap<(&'static str, String), Option<String>>,
}

impl Names<'_> {
    async fn person(
        &mut self,
        snapshot: &mut dyn Snapshot,
        id: &str,
    ) -> Result<Option<String>, AppError> {
        let key = ("person", id.to_owned());
        if let Some(name) = self.known.get(&key) {
            return Ok(name.clone());
        }
        let name = match PersonId::new(id) {
            Ok(id) => snapshot.person(self.organisation, &id).await?.map(|person| person.name),
            Err(_) => None,
        };
        self.known.insert(key, name.clone());
        Ok(name)
    }

    async fn call(
        &mut self,
        snapshot: &mut dyn Snapshot,
        id: &str,
    ) -> Result<Option<String>, AppError> {
        let key = ("call", id.to_owned());
        if let Some(name) = self.known.get(&key) {
            return Ok(name.clone());
        }
        let name = match CallId::new(id) {
            Ok(id) => snapshot.call(self.organisation, &id).await?.map(|call| call.brief.title),
            Err(_) => None,
        };
        self.known.insert(key, name.clone());
        Ok(name)
    }
}
