use folkmoot_model::{CallId, OrganisationId, UsualList};
use folkmoot_storage::Result;

use super::Reading;

/// A row of `usual_list`.
#[derive(Debug)]
pub struct UsualListRow {
    /// Of which call.
    pub call_id: String,
    /// How many lines fitted nobody.
    pub unmatched: i64,
    /// Milliseconds.
    pub made_at: i64,
}

impl UsualListRow {
    /// What the row says, with the ids of those who are on the list.
    pub fn read(self, organisation: &OrganisationId, people: &[String]) -> Result<UsualList> {
        let row = Reading::of("usual_list", &self.call_id);
        Ok(UsualList {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            people: people.iter().map(|id| row.checked("person_id", id)).collect::<Result<_>>()?,
            unmatched: row.count("unmatched", self.unmatched)?,
            at: row.time("made_at", self.made_at)?,
        })
    }
}

/// The calls of rows of `usual_person`.
pub fn usual_calls(person: &str, calls: &[String]) -> Result<Vec<CallId>> {
    let row = Reading::of("usual_person", person);
    calls.iter().map(|id| row.checked("call_id", id)).collect()
}
