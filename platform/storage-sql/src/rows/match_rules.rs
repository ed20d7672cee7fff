use folkmoot_model::{ConflictOfInterest, MatchRules, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// Rules, as the text that is kept.
pub fn match_rules_text(rules: &MatchRules) -> Result<String> {
    for bound in &rules.bounds {
        plain("column of a rule", &bound.attribute)?;
        plain("value of a rule", &bound.value)?;
    }
    for attribute in &rules.one_of_each {
        plain("column of a rule", attribute)?;
    }
    plain("employer of the owner of a call", rules.owner_works_for.as_deref().unwrap_or(""))?;
    json(rules)
}

/// What a row of `match_rules` says.
pub fn match_rules(call: &str, text: &str) -> Result<MatchRules> {
    Reading::of("match_rules", call).json("rules", text)
}

/// A row of `conflict_of_interest`.
#[derive(Debug)]
pub struct ConflictRow {
    /// In which call.
    pub call_id: String,
    /// Who has it.
    pub person_id: String,
    /// A code.
    pub kind: String,
    /// In words.
    pub reason: String,
    /// 0 or 1.
    pub leaves_out: i64,
    /// Milliseconds.
    pub declared_at: i64,
}

impl ConflictRow {
    /// The row for a conflict.
    pub fn of(conflict: &ConflictOfInterest) -> Result<Self> {
        Ok(Self {
            call_id: conflict.call.to_string(),
            person_id: conflict.person.to_string(),
            kind: conflict.kind.code().to_owned(),
            reason: plain("reason of a conflict", &conflict.reason)?,
            leaves_out: conflict.leaves_out.into(),
            declared_at: conflict.at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<ConflictOfInterest> {
        let key = format!("{}/{}", self.call_id, self.person_id);
        let row = Reading::of("conflict_of_interest", &key);
        Ok(ConflictOfInterest {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            person: row.checked("person_id", &self.person_id)?,
            kind: row.code("kind", &self.kind)?,
            leaves_out: row.flag("leaves_out", self.leaves_out)?,
            at: row.time("declared_at", self.declared_at)?,
            reason: self.reason,
        })
    }
}
