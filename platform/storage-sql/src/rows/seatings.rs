use folkmoot_model::{OrganisationId, SeatedPair, SeatedPerson, SeatingPlan};
use folkmoot_storage::Result;

use super::{Reading, json, maybe_plain};

/// A row of `seating`.
#[derive(Debug)]
pub struct SeatingRow {
    /// Of which call.
    pub call_id: String,
    /// Which of this call.
    pub number: i64,
    /// What was asked for, as JSON.
    pub rules: String,
    /// How good it is, as JSON.
    pub figures: String,
    /// Milliseconds.
    pub made_at: i64,
}

impl SeatingRow {
    /// The row for a seating.
    pub fn of(plan: &SeatingPlan) -> Result<Self> {
        Ok(Self {
            call_id: plan.call.to_string(),
            number: plan.number.into(),
            rules: json(&plan.rules)?,
            figures: json(&plan.figures)?,
            made_at: plan.made_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<SeatingPlan> {
        let key = format!("{}/{}", self.call_id, self.number);
        let row = Reading::of("seating", &key);
        Ok(SeatingPlan {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            number: row.count("number", self.number)?,
            rules: row.json("rules", &self.rules)?,
            figures: row.json("figures", &self.figures)?,
            made_at: row.time("made_at", self.made_at)?,
        })
    }
}

/// A row of `seating_person`.
#[derive(Debug)]
pub struct SeatedPersonRow {
    /// Who.
    pub person_id: String,
    /// 0 or 1.
    pub here: i64,
    /// A table's name.
    pub host_at: Option<String>,
    /// A list of texts, as JSON.
    pub needs: String,
    /// A list of tables or nulls, as JSON.
    pub places: String,
}

impl SeatedPersonRow {
    /// The row for somebody.
    pub fn of(person: &SeatedPerson) -> Result<Self> {
        Ok(Self {
            person_id: person.person.to_string(),
            here: person.here.into(),
            host_at: maybe_plain("table of a host", person.host_at.as_deref())?,
            needs: json(&person.needs)?,
            places: json(&person.places)?,
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<SeatedPerson> {
        let row = Reading::of("seating_person", &self.person_id);
        Ok(SeatedPerson {
            person: row.checked("person_id", &self.person_id)?,
            here: row.flag("here", self.here)?,
            needs: row.json("needs", &self.needs)?,
            places: row.json("places", &self.places)?,
            host_at: self.host_at,
        })
    }
}

/// A row of `seating_pair`.
#[derive(Debug)]
pub struct SeatedPairRow {
    /// One of them.
    pub person_id: String,
    /// The other.
    pub other_id: String,
    /// A code.
    pub relation: String,
}

impl SeatedPairRow {
    /// What the row says.
    pub fn read(self) -> Result<SeatedPair> {
        let row = Reading::of("seating_pair", &self.person_id);
        Ok(SeatedPair {
            a: row.checked("person_id", &self.person_id)?,
            b: row.checked("other_id", &self.other_id)?,
            relation: row.code("relation", &self.relation)?,
        })
    }
}
