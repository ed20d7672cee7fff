//! Invitations.

use async_trait::async_trait;
use folkmoot_model::{CallId, Invitation, InvitationId, OrganisationId, PersonId};
use folkmoot_storage::{ReadInvitations, Result, WriteInvitations};
use folkmoot_storage_sql::{from_sqlx, rows::InvitationRow};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadInvitations for Session {
    async fn invitation(
        &mut self,
        organisation: &OrganisationId,
        id: &InvitationId,
    ) -> Result<Option<Invitation>> {
        let found = invitation(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn invitations_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Invitation>> {
        let found = invitations_to(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn invitations_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Invitation>> {
        let found = invitations_of(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteInvitations for Session {
    async fn upsert_invitation(&mut self, invitation: &Invitation) -> Result<()> {
        let written = upsert_invitation(self.step()?, invitation).await;
        self.done(written)
    }
}

async fn invitation(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &InvitationId,
) -> Result<Option<Invitation>> {
    query_as!(
        InvitationRow,
        "SELECT id, call_id, kind_id, person_id, run_id, evidence, state, state_detail,
             created_at
         FROM invitation WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .map(|row| row.read(organisation))
    .transpose()
}

async fn invitations_to(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<Invitation>> {
    query_as!(
        InvitationRow,
        "SELECT id, call_id, kind_id, person_id, run_id, evidence, state, state_detail,
             created_at
         FROM invitation WHERE organisation_id = $1 AND call_id = $2 ORDER BY id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn invitations_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Invitation>> {
    query_as!(
        InvitationRow,
        "SELECT id, call_id, kind_id, person_id, run_id, evidence, state, state_detail,
             created_at
         FROM invitation WHERE organisation_id = $1 AND person_id = $2
         ORDER BY created_at DESC, id DESC",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn upsert_invitation(connection: &mut Connection, invitation: &Invitation) -> Result<()> {
    let row = InvitationRow::of(invitation)?;
    sqlx::query!(
        "INSERT INTO invitation (
             organisation_id, id, call_id, kind_id, person_id, run_id, evidence, state,
             state_detail, created_at
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (organisation_id, id) DO UPDATE SET
             call_id = excluded.call_id,
             kind_id = excluded.kind_id,
             person_id = excluded.person_id,
             run_id = excluded.run_id,
             evidence = excluded.evidence,
             state = excluded.state,
             state_detail = excluded.state_detail,
             created_at = excluded.created_at",
        invitation.organisation.as_str(),
        row.id,
        row.call_id,
        row.kind_id,
        row.person_id,
        row.run_id,
        row.evidence,
        row.state,
        row.state_detail,
        row.created_at
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("invitation"))?;
    Ok(())
}
