use folkmoot_model::{Actor, AskRules, Invitation, InvitationState, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, days, json, maybe_plain};

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
    /// A code.
    pub origin: String,
    /// An actor, as text.
    pub asked_by: String,
    /// A text.
    pub reason: Option<String>,
    /// The id of another invitation.
    pub forwarded_from: Option<String>,
    /// 1 if whoever named them may be named.
    pub openly: i64,
    /// Milliseconds.
    pub sent_at: Option<i64>,
    /// Milliseconds.
    pub reminded_at: Option<i64>,
    /// Days.
    pub answer_by: Option<i64>,
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
            origin: invitation.origin.code().to_owned(),
            asked_by: invitation.asked_by.to_text(),
            reason: maybe_plain("reason of an invitation", invitation.reason.as_deref())?,
            forwarded_from: invitation.forwarded_from.as_ref().map(ToString::to_string),
            openly: invitation.openly.into(),
            sent_at: invitation.sent_at.map(folkmoot_model::Timestamp::as_millis),
            reminded_at: invitation.reminded_at.map(folkmoot_model::Timestamp::as_millis),
            answer_by: days(invitation.answer_by),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Invitation> {
        let row = Reading::of("invitation", &self.id);
        let state: InvitationState = row.json("state_detail", &self.state_detail)?;
        if state.code() != self.state {
            return Err(row.corrupt("state", "it differs from state_detail"));
        }
        let time = |column, millis: Option<i64>| millis.map(|m| row.time(column, m)).transpose();
        Ok(Invitation {
            id: row.checked("id", &self.id)?,
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            kind: row.checked("kind_id", &self.kind_id)?,
            person: row.checked("person_id", &self.person_id)?,
            origin: row.code("origin", &self.origin)?,
            asked_by: Actor::from_text(&self.asked_by)
                .ok_or_else(|| row.corrupt("asked_by", "no actor"))?,
            run: row.maybe("run_id", self.run_id.as_deref())?,
            evidence: row.json("evidence", &self.evidence)?,
            forwarded_from: row.maybe("forwarded_from", self.forwarded_from.as_deref())?,
            openly: row.flag("openly", self.openly)?,
            state,
            created_at: row.time("created_at", self.created_at)?,
            sent_at: time("sent_at", self.sent_at)?,
            reminded_at: time("reminded_at", self.reminded_at)?,
            answer_by: row.maybe_day("answer_by", self.answer_by)?,
            reason: self.reason,
        })
    }
}

/// A row of `ask_rules`.
#[derive(Debug)]
pub struct AskRulesRow {
    /// How often.
    pub most_asks: i64,
    /// In how many days.
    pub asks_within_days: i64,
    /// After how many days.
    pub remind_after_days: i64,
}

impl AskRulesRow {
    /// What the row says.
    pub fn read(&self, organisation: &OrganisationId) -> Result<AskRules> {
        let row = Reading::of("ask_rules", organisation.as_str());
        Ok(AskRules {
            most_asks: row.count("most_asks", self.most_asks)?,
            asks_within_days: row.count("asks_within_days", self.asks_within_days)?,
            remind_after_days: row.count("remind_after_days", self.remind_after_days)?,
        })
    }
}
