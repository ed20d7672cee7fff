//! Use case: a call is written, opened, closed, withdrawn.

use folkmoot_model::{
    Action, Call, CallBrief, CallId, CallState, InvalidTransition, IssueId, OrganisationId,
};
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

impl App {
    /// Writes a call as a draft. All that is wrong with what it says is told
    /// at once.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn write_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        issue: Option<&IssueId>,
        brief: CallBrief,
    ) -> Result<Call, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        brief.check().map_err(AppError::InvalidCall)?;
        let now = self.clock.now();
        let call = Call {
            id: self.draw(|rng| CallId::generate(now, rng)),
            organisation: organisation.clone(),
            issue: issue.cloned(),
            brief,
            state: CallState::Draft,
            created_at: now,
        };
        let mut tx = self.storage.begin().await?;
        app::organisation(tx.as_mut(), organisation).await?;
        tx.upsert_call(&call).await?;
        let detail = json!({ "kinds": call.brief.kinds.len(), "people": call.brief.people() });
        let subject = ("call", call.id.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), Action::CallWritten, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(call)
    }

    /// Makes a call public.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn open_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Call, AppError> {
        self.move_call(caller, organisation, id, Action::CallOpened, Call::open).await
    }

    /// Stops looking for people.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn close_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Call, AppError> {
        self.move_call(caller, organisation, id, Action::CallClosed, Call::close).await
    }

    /// Takes a call back.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn withdraw_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Call, AppError> {
        self.move_call(caller, organisation, id, Action::CallWithdrawn, Call::withdraw).await
    }

    async fn move_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        action: Action,
        step: fn(Call) -> Result<Call, InvalidTransition>,
    ) -> Result<Call, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let mut tx = self.storage.begin().await?;
        let call = tx
            .call(organisation, id)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: id.to_string() })?;
        let call = step(call)?;
        tx.upsert_call(&call).await?;
        let subject = ("call", id.as_str());
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        Ok(call)
    }
}
