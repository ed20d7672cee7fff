use folkmoot_model::{MemberInvite, Membership, OrganisationId, Person};
use folkmoot_storage::Result;

use super::{MembershipRow, PersonRow, Reading, json, plain};

/// A row of `membership` with the person it is about.
#[derive(Debug)]
pub struct MemberRow {
    /// Who.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<String>,
    /// Where they are.
    pub place: Option<String>,
    /// As JSON.
    pub languages: String,
    /// As JSON.
    pub attributes: String,
    /// Codes, as JSON.
    pub roles: String,
    /// Milliseconds.
    pub since: i64,
}

impl MemberRow {
    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<(Person, Membership)> {
        let membership =
            MembershipRow { person_id: self.id.clone(), roles: self.roles, since: self.since };
        let person = PersonRow {
            id: self.id,
            name: self.name,
            email: self.email,
            place: self.place,
            languages: self.languages,
            attributes: self.attributes,
        };
        Ok((person.read()?, membership.read(organisation)?))
    }
}

/// A row of `member_invite`, without its token.
#[derive(Debug)]
pub struct MemberInviteRow {
    /// Where.
    pub organisation_id: String,
    /// Its id.
    pub id: String,
    /// Where the mail goes.
    pub email: String,
    /// The name that was given.
    pub name: String,
    /// Codes, as JSON.
    pub roles: String,
    /// Milliseconds.
    pub created_at: i64,
    /// Milliseconds.
    pub expires_at: i64,
}

impl MemberInviteRow {
    /// The row for an invitation.
    pub fn of(invite: &MemberInvite) -> Result<Self> {
        Ok(Self {
            organisation_id: invite.organisation.to_string(),
            id: invite.id.to_string(),
            email: invite.email.as_str().to_owned(),
            name: plain("name of somebody invited", &invite.name)?,
            roles: json(&invite.roles)?,
            created_at: invite.created_at.as_millis(),
            expires_at: invite.expires_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self) -> Result<MemberInvite> {
        let row = Reading::of("member_invite", &self.id);
        Ok(MemberInvite {
            organisation: row.checked("organisation_id", &self.organisation_id)?,
            id: row.checked("id", &self.id)?,
            email: row.checked("email", &self.email)?,
            roles: row.json("roles", &self.roles)?,
            created_at: row.time("created_at", self.created_at)?,
            expires_at: row.time("expires_at", self.expires_at)?,
            name: self.name,
        })
    }
}
