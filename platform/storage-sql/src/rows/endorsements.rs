use folkmoot_model::{Endorsement, EndorsementState, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// A row of `endorsement`, without the token.
#[derive(Debug)]
pub struct EndorsementRow {
    /// Who knows the person.
    pub organisation_id: String,
    /// Its id.
    pub id: String,
    /// Whose evidence it is.
    pub person_id: String,
    /// Which piece.
    pub evidence_id: String,
    /// What whoever was asked is called.
    pub name: String,
    /// Where they were asked, until they answer.
    pub address: Option<String>,
    /// A digest of that address.
    pub giver: String,
    /// A code; the same as in `state_detail`, to be found by.
    pub state: String,
    /// The state with all it says, as JSON.
    pub state_detail: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl EndorsementRow {
    /// The row for an endorsement.
    pub fn of(it: &Endorsement) -> Result<Self> {
        if let EndorsementState::Given { words, .. } = &it.state {
            plain("words of an endorsement", words)?;
        }
        Ok(Self {
            organisation_id: it.organisation.to_string(),
            id: it.id.to_string(),
            person_id: it.person.to_string(),
            evidence_id: it.evidence.to_string(),
            name: plain("name of whoever speaks for evidence", &it.name)?,
            address: it.to.as_ref().map(|email| email.as_str().to_owned()),
            giver: it.giver.to_string(),
            state: it.state.code().to_owned(),
            state_detail: json(&it.state)?,
            created_at: it.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<Endorsement> {
        let row = Reading::of("endorsement", &self.id);
        let state: EndorsementState = row.json("state_detail", &self.state_detail)?;
        if state.code() != self.state {
            return Err(row.corrupt("state", "it differs from state_detail"));
        }
        let organisation: OrganisationId = row.checked("organisation_id", &self.organisation_id)?;
        Ok(Endorsement {
            organisation,
            id: row.checked("id", &self.id)?,
            person: row.checked("person_id", &self.person_id)?,
            evidence: row.checked("evidence_id", &self.evidence_id)?,
            to: row.maybe("address", self.address.as_deref())?,
            giver: row.checked("giver", &self.giver)?,
            state,
            created_at: row.time("created_at", self.created_at)?,
            name: self.name,
        })
    }
}
