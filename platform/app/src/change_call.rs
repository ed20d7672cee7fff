//! Use case: what a call says is changed.

use folkmoot_model::{
    Action, Call, CallBrief, CallId, CallState, InvalidTransition, Organisation, OrganisationId,
};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

impl App {
    /// Whose call it is going to be, for somebody who begins to write one.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn begin_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
    ) -> Result<Organisation, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        app::organisation(self.storage.read().await?.as_mut(), organisation).await
    }

    /// A call, for somebody who is going to change it. Drafts and open calls
    /// can be changed; closed and withdrawn ones stay as they were.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn edit_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Call, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        changeable(self.storage.read().await?.as_mut(), organisation, id).await
    }

    /// Changes what a call says. All that is wrong with it is told at once.
    /// Saying the same as before leaves no trace.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn change_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        brief: CallBrief,
    ) -> Result<Call, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        brief.check().map_err(AppError::InvalidCall)?;
        let mut tx = self.storage.begin().await?;
        let before = changeable(tx.as_mut(), organisation, id).await?;
        if before.brief == brief {
            return Ok(before);
        }
        let call = Call { brief, ..before };
        tx.upsert_call(&call).await?;
        let (kinds, people) = (call.brief.kinds.len(), call.brief.people());
        let detail = json!({ "state": call.state.code(), "kinds": kinds, "people": people });
        let subject = ("call", id.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), Action::CallChanged, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(call)
    }
}

async fn changeable(
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
        CallState::Closed | CallState::Withdrawn => {
            Err(InvalidTransition { what: "call", from: call.state.code(), to: "changed" }.into())
        }
    }
}
