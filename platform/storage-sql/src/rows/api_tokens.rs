use folkmoot_model::ApiToken;
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// A row of `api_token`.
#[derive(Debug)]
pub struct ApiTokenRow {
    /// Where it works.
    pub organisation_id: String,
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// What its owner calls it.
    pub name: String,
    /// Codes, as JSON.
    pub scopes: String,
    /// The digest of its secret.
    pub secret: String,
    /// Milliseconds.
    pub created_at: i64,
    /// Milliseconds.
    pub expires_at: i64,
    /// Milliseconds.
    pub used_at: Option<i64>,
}

impl ApiTokenRow {
    /// The row for a token.
    pub fn of(token: &ApiToken) -> Result<Self> {
        Ok(Self {
            organisation_id: token.organisation.to_string(),
            id: token.id.to_string(),
            person_id: token.person.to_string(),
            name: plain("name of a token", &token.name)?,
            scopes: json(&token.scopes)?,
            secret: token.secret.as_str().to_owned(),
            created_at: token.created_at.as_millis(),
            expires_at: token.expires_at.as_millis(),
            used_at: token.used_at.map(folkmoot_model::Timestamp::as_millis),
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<ApiToken> {
        let row = Reading::of("api_token", &self.id);
        Ok(ApiToken {
            id: row.checked("id", &self.id)?,
            secret: row.checked("secret", &self.secret)?,
            organisation: row.checked("organisation_id", &self.organisation_id)?,
            person: row.checked("person_id", &self.person_id)?,
            scopes: row.json("scopes", &self.scopes)?,
            created_at: row.time("created_at", self.created_at)?,
            expires_at: row.time("expires_at", self.expires_at)?,
            used_at: self.used_at.map(|at| row.time("used_at", at)).transpose()?,
            name: self.name,
        })
    }
}
