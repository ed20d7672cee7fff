//! Use case: an organisation is there.

use folkmoot_model::{Action, Organisation, OrganisationId};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

impl App {
    /// Adds an organisation if it isn't there. Whether it is new.
    ///
    /// Needs [`Permission::SetUp`].
    pub async fn set_up_organisation(
        &self,
        caller: &Caller,
        id: &OrganisationId,
        name: &str,
    ) -> Result<bool, AppError> {
        caller.must(Permission::SetUp, id)?;
        let mut tx = self.storage.begin().await?;
        let new = self.add_organisation(tx.as_mut(), caller, id, name).await?;
        tx.commit().await?;
        Ok(new)
    }

    /// An organisation, to those who work for it.
    ///
    /// Needs [`Permission::SeeCalls`].
    pub async fn see_organisation(
        &self,
        caller: &Caller,
        id: &OrganisationId,
    ) -> Result<Organisation, AppError> {
        caller.must(Permission::SeeCalls, id)?;
        app::organisation(self.storage.read().await?.as_mut(), id).await
    }

    /// Within a transaction: the organisation is there, named for its id if
    /// it is new.
    pub(crate) async fn ensure_organisation(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        id: &OrganisationId,
    ) -> Result<(), AppError> {
        if tx.organisation(id).await?.is_none() {
            caller.must(Permission::SetUp, id)?;
            self.add_organisation(tx, caller, id, id.as_str()).await?;
        }
        Ok(())
    }

    async fn add_organisation(
        &self,
        tx: &mut dyn Transaction,
        caller: &Caller,
        id: &OrganisationId,
        name: &str,
    ) -> Result<bool, AppError> {
        if tx.organisation(id).await?.is_some() {
            return Ok(false);
        }
        let organisation = Organisation {
            id: id.clone(),
            name: name.to_owned(),
            fictional: false,
            created_at: self.clock.now(),
            contact: None,
            language: None,
        };
        tx.upsert_organisation(&organisation).await?;
        let subject = ("organisation", id.as_str());
        self.note(tx, id, caller.actor(), Action::OrganisationSetUp, subject, json!({})).await?;
        Ok(true)
    }

    /// All organisations, by id. For the command line, which may see all.
    ///
    /// Needs [`Permission::SetUp`].
    pub async fn list_organisations(&self, caller: &Caller) -> Result<Vec<Organisation>, AppError> {
        let organisations = self.storage.read().await?.organisations().await?;
        Ok(organisations
            .into_iter()
            .filter(|organisation| caller.may(Permission::SetUp, &organisation.id))
            .collect())
    }
}
