use folkmoot_model::{Award, AwardTakenBack, OrganisationId, SigningKey, StatusPlace};
use folkmoot_storage::Result;

use super::{Reading, plain};

/// A row of `award`.
#[derive(Debug)]
pub struct AwardRow {
    /// Which badge.
    pub id: String,
    /// For which call.
    pub call_id: String,
    /// Whose.
    pub person_id: String,
    /// The badge itself.
    pub document: String,
    /// Milliseconds.
    pub given_at: i64,
    /// In which list.
    pub list: Option<i64>,
    /// At which place of it.
    pub place: Option<i64>,
    /// Milliseconds.
    pub taken_back_at: Option<i64>,
    /// Why it was taken back.
    pub why: Option<String>,
}

impl AwardRow {
    /// The row for a badge.
    pub fn of(award: &Award) -> Result<Self> {
        let back = award.taken_back.as_ref();
        let why = back.map(|it| plain("reason for taking a badge back", &it.why));
        Ok(Self {
            id: award.id.to_string(),
            call_id: award.call.to_string(),
            person_id: award.person.to_string(),
            document: plain("badge", &award.document)?,
            given_at: award.given_at.as_millis(),
            list: award.place.map(|it| it.list.into()),
            place: award.place.map(|it| it.index.into()),
            taken_back_at: back.map(|it| it.at.as_millis()),
            why: why.transpose()?,
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Award> {
        let row = Reading::of("award", &self.id);
        let place = match (self.list, self.place) {
            (None, None) => None,
            (Some(list), Some(place)) => Some(StatusPlace {
                list: row.count("list", list)?,
                index: row.count("place", place)?,
            }),
            _ => return Err(row.corrupt("place", "a list and a place belong together")),
        };
        let taken_back = match (self.taken_back_at, self.why) {
            (None, None) => None,
            (Some(at), Some(why)) => {
                Some(AwardTakenBack { at: row.time("taken_back_at", at)?, why })
            }
            _ => return Err(row.corrupt("why", "a time and a reason belong together")),
        };
        Ok(Award {
            organisation: organisation.clone(),
            id: row.checked("id", &self.id)?,
            call: row.checked("call_id", &self.call_id)?,
            person: row.checked("person_id", &self.person_id)?,
            given_at: row.time("given_at", self.given_at)?,
            document: self.document,
            place,
            taken_back,
        })
    }
}

/// A number of a list, or of a place in it, from its row.
pub fn status_place(column: &str, number: i64) -> Result<u32> {
    Reading::of("status_place", column).count(column, number)
}

/// A row of `signing_key`.
#[derive(Debug)]
pub struct SigningKeyRow {
    /// From what the secret half follows.
    pub salt: String,
    /// The public half.
    pub multikey: String,
    /// Milliseconds.
    pub made_at: i64,
    /// Milliseconds.
    pub retired_at: Option<i64>,
    /// Milliseconds.
    pub revoked_at: Option<i64>,
}

impl SigningKeyRow {
    /// What the row says.
    pub fn read(self) -> Result<SigningKey> {
        let row = Reading::of("signing_key", &self.multikey);
        let time = |column, at: Option<i64>| at.map(|at| row.time(column, at)).transpose();
        Ok(SigningKey {
            made_at: row.time("made_at", self.made_at)?,
            retired_at: time("retired_at", self.retired_at)?,
            revoked_at: time("revoked_at", self.revoked_at)?,
            salt: self.salt.clone(),
            multikey: self.multikey.clone(),
        })
    }
}
