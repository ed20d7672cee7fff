use folkmoot_model::{Lottery, LotteryPerson, LotteryState, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, maybe_plain, plain};

/// A row of `lottery`, without what was published.
#[derive(Debug)]
pub struct LotteryRow {
    /// Of which call.
    pub call_id: String,
    /// Which of this call.
    pub number: i64,
    /// What is drawn, as JSON.
    pub rules: String,
    /// A code; the same as in `state_detail`.
    pub state: String,
    /// The state with all it says, as JSON.
    pub state_detail: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl LotteryRow {
    /// The row for a lottery.
    pub fn of(lottery: &Lottery) -> Result<Self> {
        if let LotteryState::Withdrawn { why, .. } = &lottery.state {
            plain("reason for taking a lottery back", why)?;
        }
        for quota in &lottery.rules.quotas {
            plain("feature of a lottery", &quota.feature.to_string())?;
            plain("value of a lottery", &quota.value)?;
        }
        Ok(Self {
            call_id: lottery.call.to_string(),
            number: lottery.number.into(),
            rules: json(&lottery.rules)?,
            state: lottery.state.code().to_owned(),
            state_detail: json(&lottery.state)?,
            created_at: lottery.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Lottery> {
        let key = format!("{}/{}", self.call_id, self.number);
        let row = Reading::of("lottery", &key);
        let state: LotteryState = row.json("state_detail", &self.state_detail)?;
        if state.code() != self.state {
            return Err(row.corrupt("state", "it differs from state_detail"));
        }
        Ok(Lottery {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            number: row.count("number", self.number)?,
            rules: row.json("rules", &self.rules)?,
            state,
            created_at: row.time("created_at", self.created_at)?,
        })
    }
}

/// A row of `lottery_person`.
#[derive(Debug)]
pub struct LotteryPersonRow {
    /// Who.
    pub person_id: String,
    /// A code.
    pub standing: String,
    /// Why they are treated differently.
    pub why: Option<String>,
    /// What they are called in the list.
    pub pseudonym: Option<String>,
    /// On how many panels.
    pub tickets: i64,
    /// 0 or 1.
    pub drawn: i64,
}

impl LotteryPersonRow {
    /// The row for somebody.
    pub fn of(person: &LotteryPerson) -> Result<Self> {
        Ok(Self {
            person_id: person.person.to_string(),
            standing: person.standing.to_string(),
            why: maybe_plain("reason in a lottery", person.why.as_deref())?,
            pseudonym: person.pseudonym.clone(),
            tickets: person.tickets.into(),
            drawn: person.drawn.into(),
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<LotteryPerson> {
        let row = Reading::of("lottery_person", &self.person_id);
        Ok(LotteryPerson {
            person: row.checked("person_id", &self.person_id)?,
            standing: row.code("standing", &self.standing)?,
            tickets: row.count("tickets", self.tickets)?,
            drawn: row.flag("drawn", self.drawn)?,
            why: self.why,
            pseudonym: self.pseudonym,
        })
    }
}

/// What was published of a lottery, from its row.
pub fn lottery_report(call: &str, text: &str) -> Result<serde_json::Value> {
    Reading::of("lottery", call).json("report", text)
}

/// The text that is kept of what is published.
pub fn lottery_report_text(report: &serde_json::Value) -> Result<String> {
    json(report)
}
