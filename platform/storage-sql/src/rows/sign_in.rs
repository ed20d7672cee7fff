use folkmoot_model::{OrganisationId, PersonId, Session, SignInLink};
use folkmoot_storage::Result;

use super::Reading;

/// A row of `sign_in_link`, without its token.
#[derive(Debug)]
pub struct SignInLinkRow {
    /// Its id.
    pub id: String,
    /// The address, folded.
    pub email: String,
    /// Milliseconds.
    pub created_at: i64,
    /// Milliseconds.
    pub expires_at: i64,
}

impl SignInLinkRow {
    /// What the row says.
    pub fn read(self) -> Result<SignInLink> {
        let row = Reading::of("sign_in_link", &self.id);
        Ok(SignInLink {
            id: row.checked("id", &self.id)?,
            email: row.checked("email", &self.email)?,
            created_at: row.time("created_at", self.created_at)?,
            expires_at: row.time("expires_at", self.expires_at)?,
        })
    }
}

/// A row of `session`.
#[derive(Debug)]
pub struct SessionRow {
    /// The digest of its token.
    pub token: String,
    /// Where.
    pub organisation_id: String,
    /// Who.
    pub person_id: String,
    /// Milliseconds.
    pub created_at: i64,
    /// Milliseconds.
    pub seen_at: i64,
    /// Milliseconds.
    pub expires_at: i64,
}

impl SessionRow {
    /// What the row says.
    pub fn read(self) -> Result<Session> {
        let row = Reading::of("session", &self.token);
        Ok(Session {
            token: row.checked("token", &self.token)?,
            organisation: row.checked("organisation_id", &self.organisation_id)?,
            person: row.checked("person_id", &self.person_id)?,
            created_at: row.time("created_at", self.created_at)?,
            seen_at: row.time("seen_at", self.seen_at)?,
            expires_at: row.time("expires_at", self.expires_at)?,
        })
    }
}

/// Who has an address: a row of `person`, by its key alone.
#[derive(Debug)]
pub struct AddressedRow {
    /// Where.
    pub organisation_id: String,
    /// Who.
    pub id: String,
}

impl AddressedRow {
    /// What the row says.
    pub fn read(self) -> Result<(OrganisationId, PersonId)> {
        let row = Reading::of("person", &self.id);
        Ok((row.checked("organisation_id", &self.organisation_id)?, row.checked("id", &self.id)?))
    }
}
