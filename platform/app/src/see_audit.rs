//! Use case: who did what is read and verified.

use folkmoot_model::OrganisationId;
use folkmoot_storage::{AuditEntry, AuditVerdict};

use crate::{App, AppError, Caller, Permission, app};

impl App {
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
