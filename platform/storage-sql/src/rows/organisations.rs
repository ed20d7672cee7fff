use folkmoot_model::{Membership, Organisation, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, json, plain};

/// A row of `organisation`.
#[derive(Debug)]
pub struct OrganisationRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// 1 if it is made up.
    pub fictional: i64,
    /// Milliseconds.
    pub created_at: i64,
    /// An e-mail address.
    pub contact: Option<String>,
    /// The code of a language.
    pub language: Option<String>,
}

impl OrganisationRow {
    /// The row for an organisation.
    pub fn of(organisation: &Organisation) -> Result<Self> {
        Ok(Self {
            id: organisation.id.to_string(),
            name: plain("name of an organisation", &organisation.name)?,
            fictional: organisation.fictional.into(),
            created_at: organisation.created_at.as_millis(),
            contact: organisation.contact.as_ref().map(|email| email.as_str().to_owned()),
            language: organisation.language.as_ref().map(|code| code.as_str().to_owned()),
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<Organisation> {
        let row = Reading::of("organisation", &self.id);
        Ok(Organisation {
            id: row.checked("id", &self.id)?,
            fictional: row.flag("fictional", self.fictional)?,
            created_at: row.time("created_at", self.created_at)?,
            contact: row.maybe("contact", self.contact.as_deref())?,
            language: row.maybe("language", self.language.as_deref())?,
            name: self.name,
        })
    }
}

/// A row of `membership`.
#[derive(Debug)]
pub struct MembershipRow {
    /// Who.
    pub person_id: String,
    /// Codes, as JSON.
    pub roles: String,
    /// Milliseconds.
    pub since: i64,
}

impl MembershipRow {
    /// The row for a membership.
    pub fn of(membership: &Membership) -> Result<Self> {
        Ok(Self {
            person_id: membership.person.to_string(),
            roles: json(&membership.roles)?,
            since: membership.since.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Membership> {
        let row = Reading::of("membership", &self.person_id);
        Ok(Membership {
            organisation: organisation.clone(),
            person: row.checked("person_id", &self.person_id)?,
            roles: row.json("roles", &self.roles)?,
            since: row.time("since", self.since)?,
        })
    }
}
