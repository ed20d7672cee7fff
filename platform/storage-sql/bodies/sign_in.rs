//! Signing in: links, sessions, attempts.

use async_trait::async_trait;
use folkmoot_model::{
    Digest, Email, OrganisationId, PersonId, Session as UserSession, SignInLink, SignInLinkId,
    Timestamp,
};
use folkmoot_storage::{ReadSignIn, Result, WriteSignIn, members::KEPT_EXPIRED_MILLIS};
use folkmoot_storage_sql::{
    from_sqlx,
    rows::{AddressedRow, SessionRow, SignInLinkRow},
};
use sqlx::query_as;

use super::Session;
use crate::Connection;

#[async_trait]
impl ReadSignIn for Session {
    async fn sign_in_link(&mut self, id: &SignInLinkId) -> Result<Option<SignInLink>> {
        let found = sign_in_link(self.step()?, id).await;
        self.done(found)
    }

    async fn sign_in_link_opened_by(&mut self, token: &Digest) -> Result<Option<SignInLink>> {
        let found = sign_in_link_opened_by(self.step()?, token).await;
        self.done(found)
    }

    async fn people_addressed(
        &mut self,
        folded: &Email,
    ) -> Result<Vec<(OrganisationId, PersonId)>> {
        let found = people_addressed(self.step()?, folded).await;
        self.done(found)
    }

    async fn session(&mut self, token: &Digest) -> Result<Option<UserSession>> {
        let found = session(self.step()?, token).await;
        self.done(found)
    }

    async fn sessions_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<UserSession>> {
        let found = sessions_of(self.step()?, organisation, person).await;
        self.done(found)
    }
}

#[async_trait]
impl WriteSignIn for Session {
    async fn add_sign_in_link(&mut self, link: &SignInLink) -> Result<()> {
        let added = add_sign_in_link(self.step()?, link).await;
        self.done(added)
    }

    async fn arm_sign_in_link(
        &mut self,
        id: &SignInLinkId,
        token: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool> {
        let armed = arm_sign_in_link(self.step()?, id, token, expires_at).await;
        self.done(armed)
    }

    async fn use_sign_in_link(
        &mut self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<SignInLink>> {
        let used = use_sign_in_link(self.step()?, token, now).await;
        self.done(used)
    }

    async fn add_session(&mut self, session: &UserSession) -> Result<()> {
        let added = add_session(self.step()?, session).await;
        self.done(added)
    }

    async fn see_session(
        &mut self,
        token: &Digest,
        seen_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<()> {
        let seen = see_session(self.step()?, token, seen_at, expires_at).await;
        self.done(seen)
    }

    async fn remove_session(&mut self, token: &Digest) -> Result<bool> {
        let removed = remove_session(self.step()?, token).await;
        self.done(removed)
    }

    async fn remove_sessions_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64> {
        let removed = remove_sessions_of(self.step()?, organisation, person).await;
        self.done(removed)
    }

    async fn count_attempt(
        &mut self,
        subject: &Digest,
        now: Timestamp,
        ends_at: Timestamp,
    ) -> Result<u32> {
        let counted = count_attempt(self.step()?, subject, now, ends_at).await;
        self.done(counted)
    }

    async fn prune_sign_in(&mut self, now: Timestamp) -> Result<u64> {
        let pruned = prune_sign_in(self.step()?, now).await;
        self.done(pruned)
    }
}

async fn sign_in_link(
    connection: &mut Connection,
    id: &SignInLinkId,
) -> Result<Option<SignInLink>> {
    query_as!(
        SignInLinkRow,
        "SELECT id, email, created_at, expires_at FROM sign_in_link WHERE id = $1",
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?
    .map(SignInLinkRow::read)
    .transpose()
}

async fn sign_in_link_opened_by(
    connection: &mut Connection,
    token: &Digest,
) -> Result<Option<SignInLink>> {
    query_as!(
        SignInLinkRow,
        "SELECT id, email, created_at, expires_at FROM sign_in_link WHERE token = $1",
        token.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?
    .map(SignInLinkRow::read)
    .transpose()
}

async fn people_addressed(
    connection: &mut Connection,
    folded: &Email,
) -> Result<Vec<(OrganisationId, PersonId)>> {
    query_as!(
        AddressedRow,
        "SELECT organisation_id, id FROM person
         WHERE lower(email) = $1 ORDER BY organisation_id, id",
        folded.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("person"))?
    .into_iter()
    .map(AddressedRow::read)
    .collect()
}

async fn session(connection: &mut Connection, token: &Digest) -> Result<Option<UserSession>> {
    query_as!(
        SessionRow,
        "SELECT token, organisation_id, person_id, created_at, seen_at, expires_at
         FROM session WHERE token = $1",
        token.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("session"))?
    .map(SessionRow::read)
    .transpose()
}

async fn sessions_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<UserSession>> {
    query_as!(
        SessionRow,
        "SELECT token, organisation_id, person_id, created_at, seen_at, expires_at
         FROM session WHERE organisation_id = $1 AND person_id = $2
         ORDER BY created_at DESC, token",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("session"))?
    .into_iter()
    .map(SessionRow::read)
    .collect()
}

async fn add_sign_in_link(connection: &mut Connection, link: &SignInLink) -> Result<()> {
    sqlx::query!(
        "INSERT INTO sign_in_link (id, email, token, created_at, expires_at)
         VALUES ($1, $2, NULL, $3, $4)",
        link.id.as_str(),
        link.email.as_str(),
        link.created_at.as_millis(),
        link.expires_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?;
    Ok(())
}

async fn arm_sign_in_link(
    connection: &mut Connection,
    id: &SignInLinkId,
    token: &Digest,
    expires_at: Timestamp,
) -> Result<bool> {
    let armed = sqlx::query!(
        "UPDATE sign_in_link SET token = $2, expires_at = $3 WHERE id = $1",
        id.as_str(),
        token.as_str(),
        expires_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?;
    Ok(armed.rows_affected() > 0)
}

async fn use_sign_in_link(
    connection: &mut Connection,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<SignInLink>> {
    query_as!(
        SignInLinkRow,
        "DELETE FROM sign_in_link WHERE token = $1 AND expires_at > $2
         RETURNING id, email, created_at, expires_at",
        token.as_str(),
        now.as_millis()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("sign_in_link"))?
    .map(SignInLinkRow::read)
    .transpose()
}

async fn add_session(connection: &mut Connection, session: &UserSession) -> Result<()> {
    sqlx::query!(
        "INSERT INTO session (token, organisation_id, person_id, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        session.token.as_str(),
        session.organisation.as_str(),
        session.person.as_str(),
        session.created_at.as_millis(),
        session.seen_at.as_millis(),
        session.expires_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("session"))?;
    Ok(())
}

async fn see_session(
    connection: &mut Connection,
    token: &Digest,
    seen_at: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token = $1",
        token.as_str(),
        seen_at.as_millis(),
        expires_at.as_millis()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("session"))?;
    Ok(())
}

async fn remove_session(connection: &mut Connection, token: &Digest) -> Result<bool> {
    let removed = sqlx::query!("DELETE FROM session WHERE token = $1", token.as_str())
        .execute(connection)
        .await
        .map_err(from_sqlx("session"))?;
    Ok(removed.rows_affected() > 0)
}

async fn remove_sessions_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<u64> {
    let removed = sqlx::query!(
        "DELETE FROM session WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("session"))?;
    Ok(removed.rows_affected())
}

async fn count_attempt(
    connection: &mut Connection,
    subject: &Digest,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<u32> {
    let attempts = sqlx::query_scalar!(
        r#"INSERT INTO attempt (subject, attempts, ends_at) VALUES ($1, 1, $3)
           ON CONFLICT (subject) DO UPDATE SET
               attempts = CASE WHEN attempt.ends_at <= $2 THEN 1 ELSE attempt.attempts + 1 END,
               ends_at = CASE
                   WHEN attempt.ends_at <= $2 THEN excluded.ends_at ELSE attempt.ends_at
               END
           RETURNING attempts AS "attempts!: i64""#,
        subject.as_str(),
        now.as_millis(),
        ends_at.as_millis()
    )
    .fetch_one(connection)
    .await
    .map_err(from_sqlx("attempt"))?;
    Ok(u32::try_from(attempts).unwrap_or(u32::MAX))
}

async fn prune_sign_in(connection: &mut Connection, now: Timestamp) -> Result<u64> {
    let now = now.as_millis();
    let links = sqlx::query!("DELETE FROM sign_in_link WHERE expires_at <= $1", now)
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("sign_in_link"))?;
    let sessions = sqlx::query!("DELETE FROM session WHERE expires_at <= $1", now)
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("session"))?;
    let invites = sqlx::query!(
        "DELETE FROM member_invite WHERE expires_at <= $1",
        now.saturating_sub(KEPT_EXPIRED_MILLIS)
    )
    .execute(&mut *connection)
    .await
    .map_err(from_sqlx("member_invite"))?;
    let attempts = sqlx::query!("DELETE FROM attempt WHERE ends_at <= $1", now)
        .execute(connection)
        .await
        .map_err(from_sqlx("attempt"))?;
    Ok(links.rows_affected()
        + sessions.rows_affected()
        + invites.rows_affected()
        + attempts.rows_affected())
}
