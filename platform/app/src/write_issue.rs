//! Use case: an issue is written, changed, laid down, taken up again.

use folkmoot_model::{
    Action, CallId, InvalidTransition, Issue, IssueId, IssueState, OrganisationId,
};
use folkmoot_storage::{Snapshot, Transaction};
use serde_json::{Value, json};

use crate::{App, AppError, Caller, Permission, app};

/// What an issue says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssueText {
    /// In a few words.
    pub title: String,
    /// What hurts, in a paragraph.
    pub summary: String,
    /// The team or post that answers for it; may be empty.
    pub owner: String,
}

impl IssueText {
    fn trimmed(self) -> Result<Self, AppError> {
        let trimmed = |text: String| text.trim().to_owned();
        let (title, summary) = (trimmed(self.title), trimmed(self.summary));
        if title.is_empty() {
            return Err(AppError::IssueWithoutTitle);
        }
        Ok(Self { title, summary, owner: trimmed(self.owner) })
    }
}

impl App {
    /// Writes an issue.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn write_issue(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        text: IssueText,
    ) -> Result<Issue, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let IssueText { title, summary, owner } = text.trimmed()?;
        let now = self.clock.now();
        let issue = Issue {
            id: self.draw(|rng| IssueId::generate(now, rng)),
            organisation: organisation.clone(),
            title,
            summary,
            owner,
            state: IssueState::Open,
            created_at: now,
        };
        let mut tx = self.storage.begin().await?;
        app::organisation(tx.as_mut(), organisation).await?;
        self.keep_issue(tx, caller, &issue, Action::IssueWritten).await?;
        Ok(issue)
    }

    /// An issue, for somebody who is going to change it.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn edit_issue(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &IssueId,
    ) -> Result<Issue, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        issue(self.storage.read().await?.as_mut(), organisation, id).await
    }

    /// The issues that a call can be put under, the newest first: those that
    /// are worked on, and the one it is under already.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn issues_for_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        under: Option<&IssueId>,
    ) -> Result<Vec<Issue>, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let mut issues = self.storage.read().await?.issues(organisation).await?;
        issues.retain(|issue| issue.state == IssueState::Open || under == Some(&issue.id));
        Ok(issues)
    }

    /// Changes what an issue says. Saying the same as before leaves no trace.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn change_issue(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &IssueId,
        text: IssueText,
    ) -> Result<Issue, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let IssueText { title, summary, owner } = text.trimmed()?;
        let mut tx = self.storage.begin().await?;
        let before = issue(tx.as_mut(), organisation, id).await?;
        let after = Issue { title, summary, owner, ..before.clone() };
        if after != before {
            self.keep_issue(tx, caller, &after, Action::IssueChanged).await?;
        }
        Ok(after)
    }

    /// Lays an issue down, or takes it up again. Its calls stay as they are.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn move_issue(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &IssueId,
        to: IssueState,
    ) -> Result<Issue, AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let mut tx = self.storage.begin().await?;
        let before = issue(tx.as_mut(), organisation, id).await?;
        let (after, action): (Result<Issue, InvalidTransition>, _) = match to {
            IssueState::Closed => (before.close(), Action::IssueClosed),
            IssueState::Open => (before.reopen(), Action::IssueReopened),
        };
        let after = after?;
        self.keep_issue(tx, caller, &after, action).await?;
        Ok(after)
    }

    /// Puts a call under an issue, or under none. Where it stands already, it
    /// stays without a trace.
    ///
    /// Needs [`Permission::WriteCalls`].
    pub async fn file_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        under: Option<&IssueId>,
    ) -> Result<(), AppError> {
        caller.must(Permission::WriteCalls, organisation)?;
        let mut tx = self.storage.begin().await?;
        let mut call = tx
            .call(organisation, call)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "call", id: call.to_string() })?;
        if let Some(id) = under {
            issue(tx.as_mut(), organisation, id).await?;
        }
        if call.issue.as_ref() == under {
            return Ok(());
        }
        call.issue = under.cloned();
        tx.upsert_call(&call).await?;
        let (actor, subject) = (caller.actor(), ("call", call.id.as_str()));
        let detail = json!({ "issue": under });
        self.note(tx.as_mut(), organisation, actor, Action::CallFiled, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn keep_issue(
        &self,
        mut tx: Box<dyn Transaction>,
        caller: &Caller,
        issue: &Issue,
        action: Action,
    ) -> Result<(), AppError> {
        tx.upsert_issue(issue).await?;
        let (actor, subject) = (caller.actor(), ("issue", issue.id.as_str()));
        let organisation = &issue.organisation;
        self.note(tx.as_mut(), organisation, actor, action, subject, Value::Null).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn issue(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    id: &IssueId,
) -> Result<Issue, AppError> {
    let found = snapshot.issue(organisation, id).await?;
    found.ok_or_else(|| AppError::NotFound { what: "issue", id: id.to_string() })
}
