//! Use case: somebody hides a piece of their own evidence, lets it be used
//! again, or deletes it.

use folkmoot_model::{Action, Consent, Evidence, EvidenceId, OrganisationId, PersonId};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::claims::derive_claims;
use crate::{App, AppError, Caller};

impl App {
    /// Keeps a piece of the caller's own evidence, and uses it no more.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn hide_my_evidence(&self, caller: &Caller, id: &EvidenceId) -> Result<(), AppError> {
        let on = self.clock.now().day();
        self.consent(caller, id, Consent::Withdrawn { on }, Action::EvidenceHidden).await
    }

    /// Lets a piece of the caller's own evidence be used for any call.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn use_my_evidence(&self, caller: &Caller, id: &EvidenceId) -> Result<(), AppError> {
        let on = self.clock.now().day();
        self.consent(caller, id, Consent::Given { on }, Action::EvidenceAgreed).await
    }

    /// Changes what the caller agreed to, unless they have said so already:
    /// then the day they first said it stays.
    async fn consent(
        &self,
        caller: &Caller,
        id: &EvidenceId,
        consent: Consent,
        action: Action,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        let mut tx = self.storage.begin().await?;
        let mut item = mine(tx.as_mut(), organisation, me, id).await?;
        if std::mem::discriminant(&item.consent) == std::mem::discriminant(&consent) {
            return Ok(());
        }
        item.consent = consent;
        tx.upsert_evidence(organisation, std::slice::from_ref(&item)).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let subject = ("evidence", id.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Deletes a piece of the caller's own evidence. Runs that named it keep
    /// its id, which then leads nowhere.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn delete_my_evidence(
        &self,
        caller: &Caller,
        id: &EvidenceId,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        let mut tx = self.storage.begin().await?;
        mine(tx.as_mut(), organisation, me, id).await?;
        tx.remove_evidence(organisation, id).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let (action, subject) = (Action::EvidenceDeleted, ("evidence", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// A piece of somebody's own evidence. Anybody else's isn't there.
pub(crate) async fn mine(
    tx: &mut dyn Transaction,
    organisation: &OrganisationId,
    me: &PersonId,
    id: &EvidenceId,
) -> Result<Evidence, AppError> {
    let found = tx.evidence(organisation, id).await?;
    found
        .filter(|item| item.person == *me)
        .ok_or_else(|| AppError::NotFound { what: "piece of evidence", id: id.to_string() })
}

/// Works out somebody's claims from the evidence that is there now.
pub(crate) async fn derive_anew(
    tx: &mut dyn Transaction,
    organisation: &OrganisationId,
    me: &PersonId,
) -> Result<(), AppError> {
    let evidence = tx.evidence_of(organisation, me).await?;
    tx.remove_claims(organisation, me).await?;
    tx.upsert_claims(organisation, &derive_claims(me, &evidence)?).await?;
    Ok(())
}
