use folkmoot_model::{Call, Invitation, InvitationState, Issue, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// A row of `issue`.
#[derive(Debug)]
pub struct IssueRow {
    /// Its id.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// In a paragraph.
    pub summary: String,
    /// A code.
    pub state: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl IssueRow {
    /// The row for an issue.
    pub fn of(issue: &Issue) -> Result<Self> {
        Ok(Self {
            id: issue.id.to_string(),
            title: plain("title of an issue", &issue.title)?,
            summary: plain("summary of an issue", &issue.summary)?,
            state: issue.state.code().to_owned(),
            created_at: issue.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Issue> {
        let row = Reading::of("issue", &self.id);
        Ok(Issue {
            id: row.checked("id", &self.id)?,
            organisation: organisation.clone(),
            state: row.code("state", &self.state)?,
            created_at: row.time("created_at", self.created_at)?,
            title: self.title,
            summary: self.summary,
        })
    }
}

/// A row of `call`.
#[derive(Debug)]
pub struct CallRow {
    /// Its id.
    pub id: String,
    /// The issue it belongs to.
    pub issue_id: Option<String>,
    /// What it says, as JSON.
    pub brief: String,
    /// A code.
    pub state: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl CallRow {
    /// The row for a call.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            id: call.id.to_string(),
            issue_id: call.issue.as_ref().map(ToString::to_string),
            brief: json(&call.brief)?,
            state: call.state.code().to_owned(),
            created_at: call.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Call> {
        let row = Reading::of("call", &self.id);
        Ok(Call {
            id: row.checked("id", &self.id)?,
            organisation: organisation.clone(),
            issue: row.maybe("issue_id", self.issue_id.as_deref())?,
            brief: row.json("brief", &self.brief)?,
            state: row.code("state", &self.state)?,
            created_at: row.time("created_at", self.created_at)?,
        })
    }
}

/// A row of `invitation`.
#[derive(Debug)]
pub struct InvitationRow {
    /// Its id.
    pub id: String,
    /// For which call.
    pub call_id: String,
    /// For which kind of knowing.
    pub kind_id: String,
    /// Who is asked.
    pub person_id: String,
    /// The run that found them.
    pub run_id: Option<String>,
    /// Ids, as JSON.
    pub evidence: String,
    /// A code; the same as in `state_detail`, to be counted by.
    pub state: String,
    /// The state with all it says, as JSON.
    pub state_detail: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl InvitationRow {
    /// The row for an invitation.
    pub fn of(invitation: &Invitation) -> Result<Self> {
        Ok(Self {
            id: invitation.id.to_string(),
            call_id: invitation.call.to_string(),
            kind_id: invitation.kind.to_string(),
            person_id: invitation.person.to_string(),
            run_id: invitation.run.as_ref().map(ToString::to_string),
            evidence: json(&invitation.evidence)?,
            state: invitation.state.code().to_owned(),
            state_detail: json(&invitation.state)?,
            created_at: invitation.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Invitation> {
        let row = Reading::of("invitation", &self.id);
        let state: InvitationState = row.json("state_detail", &self.state_detail)?;
        if state.code() != self.state {
            return Err(row.corrupt("state", "it differs from state_detail"));
        }
        Ok(Invitation {
            id: row.checked("id", &self.id)?,
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            kind: row.checked("kind_id", &self.kind_id)?,
            person: row.checked("person_id", &self.person_id)?,
            run: row.maybe("run_id", self.run_id.as_deref())?,
            evidence: row.json("evidence", &self.evidence)?,
            state,
            created_at: row.time("created_at", self.created_at)?,
        })
    }
}
