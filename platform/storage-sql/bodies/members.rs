//! Those who work for an organisation, and those who are asked to.

use async_trait::async_trait;
use folkmoot_model::{
    Digest, MemberInvite, MemberInviteId, Membership, OrganisationId, Person, Timestamp,
};
use folkmoot_storage::{ReadMembers, Result, WriteMembers};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{MemberInviteRow, MemberRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadMembers for Session {
    async fn members(
        &mut self,
        organisation: &OrganisationId,
    ) -> Result<Vec<(Person, Membership)>> {
        let found = members(self.step()?, organisation).await;
        self.done(found)
    }

    async fn member_invites(&mut self, organisation: &OrganisationId) -> Result<Vec<MemberInvite>> {
        let found = member_invites(self.step()?, organisation).await;
        self.done(found)
    }

    async fn member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<Option<MemberInvite>> {
        let found = member_invite(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn member_invite_opened_by(&mut self, token: &Digest) -> Result<Option<MemberInvite>> {
        let found = member_invite_opened_by(self.step()?, token).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteMembers for Session {
    async fn add_member_invite(&mut self, invite: &MemberInvite) -> Result<()> {
        let added = add_member_invite(self.step()?, invite).await;
        self.done(added)
    }

    async fn arm_member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
        token: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool> {
        let armed = arm_member_invite(self.step()?, organisation, id, token, expires_at).await;
        self.done(armed)
    }

    async fn use_member_invite(
        &mut self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<MemberInvite>> {
        let used = use_member_invite(self.step()?, token, now).await;
        self.done(used)
    }

    async fn remove_member_invite(
        &mut self,
        organisation: &OrganisationId,
        id: &MemberInviteId,
    ) -> Result<bool> {
        let removed = remove_member_invite(self.step()?, organisation, id).await;
        self.done(removed)
    }
}

async fn members(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<Vec<(Person, Membership)>> {
    query_as!(
        MemberRow,
        "SELECT p.id, p.name, p.email, p.place, p.languages, p.attributes, m.roles, m.since
         FROM membership m
         JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
         WHERE m.organisation_id = $1 ORDER BY p.id",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("membership"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn member_invites(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<Vec<MemberInvite>> {
    query_as!(
        MemberInviteRow,
        "SELECT organisation_id, id, email, name, roles, created_at, expires_at
         FROM member_invite WHERE organisation_id = $1 ORDER BY created_at DESC, id",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("member_invite"))?
    .into_iter()
    .map(MemberInviteRow::read)
    .collect()
}

async fn member_invite(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &MemberInviteId,
) -> Result<Option<MemberInvite>> {
    query_as!(
        MemberInviteRow,
        "SELECT organisation_id, id, email, name, roles, created_at, expires_at
         FROM member_invite WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("member_invite"))?
    .map(MemberInviteRow::read)
    .transpose()
}

async fn member_invite_opened_by(
    connection: &mut Connection,
    token: &Digest,
) -> Result<Option<MemberInvite>> {
    query_as!(
        MemberInviteRow,
        "SELECT organisation_id, id, email, name, roles, created_at, expires_at
         FROM member_invite WHERE token = $1",
        token.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("member_invite"))?
    .map(MemberInviteRow::read)
    .transpose()
}

async fn add_member_invite(connection: &mut Connection, invite: &MemberInvite) -> Result<()> {
    let row = MemberInviteRow::of(invite)?;
    sqlx::query!(
        "INSERT INTO member_invite (
             organisation_id, id, email, name, roles, token, created_at, expires_at
         )
         VALUES ($1, $2, $3, $4, $5, NULL, $6, $7)",
        row.organisation_id,
        row.id,
        row.email,
        row.name,
        row.roles,
        row.created_at,
        row.expires_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("member_invite"))?;
    Ok(())
}

async fn arm_member_invite(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &MemberInviteId,
    token: &Digest,
    expires_at: Timestamp,
) -> Result<bool> {
    let armed = sqlx::query!(
        "UPDATE member_invite SET token = $3, expires_at = $4
         WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str(),
        token.as_str(),
        expires_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("member_invite"))?;
    Ok(armed.rows_affected() > 0)
}

async fn use_member_invite(
    connection: &mut Connection,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<MemberInvite>> {
    query_as!(
        MemberInviteRow,
        "DELETE FROM member_invite WHERE token = $1 AND expires_at > $2
         RETURNING organisation_id, id, email, name, roles, created_at, expires_at",
        token.as_str(),
        now.as_millis()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("member_invite"))?
    .map(MemberInviteRow::read)
    .transpose()
}

async fn remove_member_invite(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &MemberInviteId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM member_invite WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("member_invite"))?;
    Ok(removed.rows_affected() > 0)
}
