use folkmoot_model::{Call, Issue, OrganisationId};
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
    /// Who answers for it.
    pub owner: String,
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
            owner: plain("owner of an issue", &issue.owner)?,
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
            owner: self.owner,
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
