use folkmoot_model::{Offer, OfferState, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// A row of `offer`.
#[derive(Debug)]
pub struct OfferRow {
    /// To which call.
    pub call_id: String,
    /// To which kind of knowing.
    pub kind_id: String,
    /// Who offers.
    pub person_id: String,
    /// Why them.
    pub words: String,
    /// A code; the same as in `state_detail`, to be counted by.
    pub state: String,
    /// The state with all it says, as JSON.
    pub state_detail: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl OfferRow {
    /// The row for an offer.
    pub fn of(offer: &Offer) -> Result<Self> {
        if let OfferState::Declined { reason, .. } = &offer.state {
            plain("reason for saying no to an offer", reason)?;
        }
        Ok(Self {
            call_id: offer.call.to_string(),
            kind_id: offer.kind.to_string(),
            person_id: offer.person.to_string(),
            words: plain("words of an offer", &offer.words)?,
            state: offer.state.code().to_owned(),
            state_detail: json(&offer.state)?,
            created_at: offer.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Offer> {
        let key = format!("{}/{}/{}", self.call_id, self.kind_id, self.person_id);
        let row = Reading::of("offer", &key);
        let state: OfferState = row.json("state_detail", &self.state_detail)?;
        if state.code() != self.state {
            return Err(row.corrupt("state", "it differs from state_detail"));
        }
        Ok(Offer {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            kind: row.checked("kind_id", &self.kind_id)?,
            person: row.checked("person_id", &self.person_id)?,
            state,
            created_at: row.time("created_at", self.created_at)?,
            words: self.words,
        })
    }
}
