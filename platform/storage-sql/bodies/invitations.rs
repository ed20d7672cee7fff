//! Invitations.

use async_trait::async_trait;
use folkmoot_model::{
    AskRules, CallId, Digest, Invitation, InvitationId, OrganisationId, PersonId, Timestamp,
};
use folkmoot_storage::{ReadInvitations, Result, WriteInvitations};
use folkmoot_storage_sql::{
    corrupt, from_sqlx,
    rows::{AskRulesRow, InvitationRow},
};
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

    async fn first_asked_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<(PersonId, Timestamp)>> {
        let found = first_asked_elsewhere(self.step()?, organisation, call).await;
        self.done(found)
    }

    async fn asked_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        since: Timestamp,
    ) -> Result<Vec<(PersonId, Timestamp)>> {
        let found = asked_elsewhere(self.step()?, organisation, call, since).await;
        self.done(found)
    }

    async fn open_invitations(&mut self, organisation: &OrganisationId) -> Result<Vec<Invitation>> {
        let found = open_invitations(self.step()?, organisation).await;
        self.done(found)
    }

    async fn invitation_opened_by(&mut self, token: &Digest) -> Result<Option<Invitation>> {
        let found = invitation_opened_by(self.step()?, token).await;
        self.done(found)
    }

    async fn do_not_ask(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Option<Timestamp>> {
        let found = do_not_ask(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn is_never_asked(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
    ) -> Result<bool> {
        let found = is_never_asked(self.step()?, organisation, address).await;
        self.done(found)
    }

    async fn ask_rules(&mut self, organisation: &OrganisationId) -> Result<AskRules> {
        let found = ask_rules(self.step()?, organisation).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteInvitations for Session {
    async fn upsert_invitation(&mut self, invitation: &Invitation) -> Result<()> {
        let written = upsert_invitation(self.step()?, invitation).await;
        self.done(written)
    }

    async fn keep_invitation_token(
        &mut self,
        organisation: &OrganisationId,
        id: &InvitationId,
        mail: &str,
        token: &Digest,
        at: Timestamp,
    ) -> Result<()> {
        let kept = keep_invitation_token(self.step()?, organisation, id, mail, token, at).await;
        self.done(kept)
    }

    async fn stop_asking(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
        since: Timestamp,
    ) -> Result<()> {
        let noted = stop_asking(self.step()?, organisation, person, since).await;
        self.done(noted)
    }

    async fn allow_asking(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<bool> {
        let noted = allow_asking(self.step()?, organisation, person).await;
        self.done(noted)
    }

    async fn never_ask(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
        since: Timestamp,
    ) -> Result<()> {
        let kept = never_ask(self.step()?, organisation, address, since).await;
        self.done(kept)
    }

    async fn lift_never_ask(
        &mut self,
        organisation: &OrganisationId,
        address: &Digest,
    ) -> Result<bool> {
        let lifted = lift_never_ask(self.step()?, organisation, address).await;
        self.done(lifted)
    }

    async fn set_ask_rules(
        &mut self,
        organisation: &OrganisationId,
        rules: &AskRules,
    ) -> Result<()> {
        let set = set_ask_rules(self.step()?, organisation, rules).await;
        self.done(set)
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
             created_at, origin, asked_by, reason, forwarded_from, openly, sent_at, reminded_at,
             answer_by
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
             created_at, origin, asked_by, reason, forwarded_from, openly, sent_at, reminded_at,
             answer_by
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

async fn first_asked_elsewhere(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
) -> Result<Vec<(PersonId, Timestamp)>> {
    sqlx::query!(
        "SELECT person_id AS \"person_id!\", MIN(sent_at) AS \"sent_at!: i64\" FROM invitation
         WHERE organisation_id = $1 AND call_id <> $2 AND sent_at IS NOT NULL
         GROUP BY person_id ORDER BY person_id",
        organisation.as_str(),
        call.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .into_iter()
    .map(|row| asked(row.person_id, row.sent_at))
    .collect()
}

async fn asked_elsewhere(
    connection: &mut Connection,
    organisation: &OrganisationId,
    call: &CallId,
    since: Timestamp,
) -> Result<Vec<(PersonId, Timestamp)>> {
    sqlx::query!(
        "SELECT person_id, sent_at AS \"sent_at!: i64\" FROM invitation
         WHERE organisation_id = $1 AND call_id <> $2 AND sent_at >= $3
         ORDER BY person_id, sent_at",
        organisation.as_str(),
        call.as_str(),
        since.as_millis()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .into_iter()
    .map(|row| asked(row.person_id, row.sent_at))
    .collect()
}

/// Who was asked, and when.
fn asked(person: String, sent_at: i64) -> Result<(PersonId, Timestamp)> {
    let wrong = |error| corrupt("invitation", "person_id", error);
    let person = PersonId::new(person).map_err(wrong)?;
    Ok((person, Timestamp::from_millis(sent_at)))
}

async fn invitations_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Invitation>> {
    query_as!(
        InvitationRow,
        "SELECT id, call_id, kind_id, person_id, run_id, evidence, state, state_detail,
             created_at, origin, asked_by, reason, forwarded_from, openly, sent_at, reminded_at,
             answer_by
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

async fn open_invitations(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<Vec<Invitation>> {
    query_as!(
        InvitationRow,
        "SELECT id, call_id, kind_id, person_id, run_id, evidence, state, state_detail,
             created_at, origin, asked_by, reason, forwarded_from, openly, sent_at, reminded_at,
             answer_by
         FROM invitation WHERE organisation_id = $1 AND state IN ('sent', 'seen') ORDER BY id",
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("invitation"))?
    .into_iter()
    .map(|row| row.read(organisation))
    .collect()
}

async fn invitation_opened_by(
    connection: &mut Connection,
    token: &Digest,
) -> Result<Option<Invitation>> {
    let found = sqlx::query!(
        "SELECT organisation_id, invitation_id FROM invitation_token WHERE token = $1",
        token.as_str()
    )
    .fetch_optional(&mut *connection)
    .await
    .map_err(from_sqlx("invitation_token"))?;
    let Some(row) = found else { return Ok(None) };
    let wrong = |error| corrupt("invitation_token", &row.invitation_id, error);
    let organisation = OrganisationId::new(row.organisation_id.as_str()).map_err(wrong)?;
    let id = InvitationId::new(row.invitation_id.as_str()).map_err(wrong)?;
    invitation(connection, &organisation, &id).await
}

async fn do_not_ask(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Option<Timestamp>> {
    let since = sqlx::query_scalar!(
        "SELECT since FROM do_not_ask WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("do_not_ask"))?;
    Ok(since.map(Timestamp::from_millis))
}

async fn is_never_asked(
    connection: &mut Connection,
    organisation: &OrganisationId,
    address: &Digest,
) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "SELECT since FROM never_ask WHERE organisation_id = $1 AND address = $2",
        organisation.as_str(),
        address.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("never_ask"))?;
    Ok(found.is_some())
}

async fn never_ask(
    connection: &mut Connection,
    organisation: &OrganisationId,
    address: &Digest,
    since: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO never_ask (organisation_id, address, since) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, address) DO NOTHING",
        organisation.as_str(),
        address.as_str(),
        since.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("never_ask"))?;
    Ok(())
}

async fn lift_never_ask(
    connection: &mut Connection,
    organisation: &OrganisationId,
    address: &Digest,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM never_ask WHERE organisation_id = $1 AND address = $2",
        organisation.as_str(),
        address.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("never_ask"))?;
    Ok(removed.rows_affected() > 0)
}

async fn ask_rules(connection: &mut Connection, organisation: &OrganisationId) -> Result<AskRules> {
    query_as!(
        AskRulesRow,
        "SELECT most_asks, asks_within_days, remind_after_days FROM ask_rules
         WHERE organisation_id = $1",
        organisation.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("ask_rules"))?
    .map_or_else(|| Ok(AskRules::default()), |row| row.read(organisation))
}

async fn keep_invitation_token(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &InvitationId,
    mail: &str,
    token: &Digest,
    at: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO invitation_token (organisation_id, invitation_id, mail, token, created_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, invitation_id, mail) DO UPDATE SET
             token = excluded.token,
             created_at = excluded.created_at",
        organisation.as_str(),
        id.as_str(),
        mail,
        token.as_str(),
        at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("invitation_token"))?;
    Ok(())
}

async fn stop_asking(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
    since: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO do_not_ask (organisation_id, person_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id, person_id) DO NOTHING",
        organisation.as_str(),
        person.as_str(),
        since.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("do_not_ask"))?;
    Ok(())
}

async fn allow_asking(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM do_not_ask WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("do_not_ask"))?;
    Ok(removed.rows_affected() > 0)
}

async fn set_ask_rules(
    connection: &mut Connection,
    organisation: &OrganisationId,
    rules: &AskRules,
) -> Result<()> {
    sqlx::query!(
        "INSERT INTO ask_rules (organisation_id, most_asks, asks_within_days, remind_after_days)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id) DO UPDATE SET
             most_asks = excluded.most_asks,
             asks_within_days = excluded.asks_within_days,
             remind_after_days = excluded.remind_after_days",
        organisation.as_str(),
        i64::from(rules.most_asks),
        i64::from(rules.asks_within_days),
        i64::from(rules.remind_after_days)
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("ask_rules"))?;
    Ok(())
}

async fn upsert_invitation(connection: &mut Connection, invitation: &Invitation) -> Result<()> {
    let row = InvitationRow::of(invitation)?;
    sqlx::query!(
        "INSERT INTO invitation (
             organisation_id, id, call_id, kind_id, person_id, run_id, evidence, state,
             state_detail, created_at, origin, asked_by, reason, forwarded_from, openly, sent_at,
             reminded_at, answer_by
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (organisation_id, id) DO UPDATE SET
             call_id = excluded.call_id,
             kind_id = excluded.kind_id,
             person_id = excluded.person_id,
             run_id = excluded.run_id,
             evidence = excluded.evidence,
             state = excluded.state,
             state_detail = excluded.state_detail,
             created_at = excluded.created_at,
             origin = excluded.origin,
             asked_by = excluded.asked_by,
             reason = excluded.reason,
             forwarded_from = excluded.forwarded_from,
             openly = excluded.openly,
             sent_at = excluded.sent_at,
             reminded_at = excluded.reminded_at,
             answer_by = excluded.answer_by",
        invitation.organisation.as_str(),
        row.id,
        row.call_id,
        row.kind_id,
        row.person_id,
        row.run_id,
        row.evidence,
        row.state,
        row.state_detail,
        row.created_at,
        row.origin,
        row.asked_by,
        row.reason,
        row.forwarded_from,
        row.openly,
        row.sent_at,
        row.reminded_at,
        row.answer_by
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("invitation"))?;
    Ok(())
}
