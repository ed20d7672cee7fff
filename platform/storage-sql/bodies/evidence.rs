//! Evidence and claims.

use std::collections::BTreeMap;

use async_trait::async_trait;
use folkmoot_model::{Claim, Consent, Evidence, EvidenceId, OrganisationId, PersonId};
use folkmoot_storage::{EvidenceKey, ReadEvidence, Result, WriteEvidence};
use folkmoot_storage_sql::{
    batch::last_of_each,
    from_sqlx,
    rows::{ClaimRow, EvidenceRow},
};
use sqlx::query_as;

use super::{
    Session,
    batch::{self, NAMED},
};
use crate::Connection;

#[async_trait]
impl ReadEvidence for Session {
    async fn evidence(
        &mut self,
        organisation: &OrganisationId,
        id: &EvidenceId,
    ) -> Result<Option<Evidence>> {
        let found = evidence(self.step()?, organisation, id).await;
        self.done(found)
    }

    async fn evidence_named(
        &mut self,
        organisation: &OrganisationId,
        ids: &[EvidenceId],
    ) -> Result<Vec<Evidence>> {
        let found = evidence_named(self.step()?, organisation, ids).await;
        self.done(found)
    }

    async fn evidence_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Evidence>> {
        let found = evidence_of(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn evidence_page(
        &mut self,
        organisation: &OrganisationId,
        after: Option<&EvidenceKey>,
        limit: u32,
    ) -> Result<Vec<Evidence>> {
        let found = evidence_page(self.step()?, organisation, after, limit).await;
        self.done(found)
    }

    async fn withheld_evidence(
        &mut self,
        organisation: &OrganisationId,
    ) -> Result<BTreeMap<EvidenceId, Consent>> {
        let found = withheld_evidence(self.step()?, organisation).await;
        self.done(found)
    }

    async fn count_evidence(&mut self, organisation: &OrganisationId) -> Result<u64> {
        let counted = count_evidence(self.step()?, organisation).await;
        self.done(counted)
    }

    async fn claims_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Claim>> {
        let found = claims_of(self.step()?, organisation, person).await;
        self.done(found)
    }

    async fn count_claims(&mut self, organisation: &OrganisationId) -> Result<u64> {
        let counted = count_claims(self.step()?, organisation).await;
        self.done(counted)
    }
}

#[async_trait]
impl WriteEvidence for Session {
    async fn upsert_evidence(
        &mut self,
        organisation: &OrganisationId,
        evidence: &[Evidence],
    ) -> Result<()> {
        let written = upsert_evidence(self.step()?, organisation, evidence).await;
        self.done(written)
    }

    async fn remove_evidence(
        &mut self,
        organisation: &OrganisationId,
        id: &EvidenceId,
    ) -> Result<bool> {
        let removed = remove_evidence(self.step()?, organisation, id).await;
        self.done(removed)
    }

    async fn upsert_claims(
        &mut self,
        organisation: &OrganisationId,
        claims: &[Claim],
    ) -> Result<()> {
        let written = upsert_claims(self.step()?, organisation, claims).await;
        self.done(written)
    }

    async fn remove_claims(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<u64> {
        let removed = remove_claims(self.step()?, organisation, person).await;
        self.done(removed)
    }
}

async fn evidence(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &EvidenceId,
) -> Result<Option<Evidence>> {
    query_as!(
        EvidenceRow,
        "SELECT id, person_id, kind, title, body, topics, day, source_name, source_url,
             checked, consent, ratings
         FROM evidence WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .fetch_optional(connection)
    .await
    .map_err(from_sqlx("evidence"))?
    .map(EvidenceRow::read)
    .transpose()
}

async fn evidence_named(
    connection: &mut Connection,
    organisation: &OrganisationId,
    ids: &[EvidenceId],
) -> Result<Vec<Evidence>> {
    let mut evidence = Vec::with_capacity(ids.len());
    for some in ids.chunks(NAMED) {
        let id = batch::named(some, EvidenceId::as_str);
        let rows = query_as!(
            EvidenceRow,
            "SELECT id, person_id, kind, title, body, topics, day, source_name, source_url,
                 checked, consent, ratings
             FROM evidence
             WHERE organisation_id = $1 AND id IN
                 ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            organisation.as_str(),
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *connection)
        .await
        .map_err(from_sqlx("evidence"))?;
        for row in rows {
            evidence.push(row.read()?);
        }
    }
    Ok(evidence)
}

async fn evidence_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Evidence>> {
    query_as!(
        EvidenceRow,
        "SELECT id, person_id, kind, title, body, topics, day, source_name, source_url,
             checked, consent, ratings
         FROM evidence WHERE organisation_id = $1 AND person_id = $2 ORDER BY id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("evidence"))?
    .into_iter()
    .map(EvidenceRow::read)
    .collect()
}

async fn evidence_page(
    connection: &mut Connection,
    organisation: &OrganisationId,
    after: Option<&EvidenceKey>,
    limit: u32,
) -> Result<Vec<Evidence>> {
    // No id is empty, so everything is after the empty texts.
    let (person, id) = after.map_or(("", ""), |key| (key.person.as_str(), key.id.as_str()));
    query_as!(
        EvidenceRow,
        "SELECT id, person_id, kind, title, body, topics, day, source_name, source_url,
             checked, consent, ratings
         FROM evidence
         WHERE organisation_id = $1 AND (person_id, id) > ($2, $3)
         ORDER BY person_id, id LIMIT $4",
        organisation.as_str(),
        person,
        id,
        i64::from(limit)
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("evidence"))?
    .into_iter()
    .map(EvidenceRow::read)
    .collect()
}

async fn withheld_evidence(
    connection: &mut Connection,
    organisation: &OrganisationId,
) -> Result<BTreeMap<EvidenceId, Consent>> {
    let rows = query_as!(
        EvidenceRow,
        r#"SELECT id, person_id, kind, title, body, topics, day, source_name, source_url,
             checked, consent, ratings
           FROM evidence
           WHERE organisation_id = $1
               AND (consent LIKE '{"what":"withdrawn"%' OR consent LIKE '{"what":"contested"%')"#,
        organisation.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("evidence"))?;
    rows.into_iter().map(|row| row.read().map(|item| (item.id, item.consent))).collect()
}

async fn count_evidence(connection: &mut Connection, organisation: &OrganisationId) -> Result<u64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!" FROM evidence WHERE organisation_id = $1"#,
        organisation.as_str()
    )
    .fetch_one(connection)
    .await
    .map(i64::unsigned_abs)
    .map_err(from_sqlx("evidence"))
}

async fn claims_of(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Vec<Claim>> {
    query_as!(
        ClaimRow,
        "SELECT id, person_id, topic, basis, evidence, items, up, down, first_day, last_day
         FROM claim WHERE organisation_id = $1 AND person_id = $2 ORDER BY id",
        organisation.as_str(),
        person.as_str()
    )
    .fetch_all(connection)
    .await
    .map_err(from_sqlx("claim"))?
    .into_iter()
    .map(ClaimRow::read)
    .collect()
}

async fn count_claims(connection: &mut Connection, organisation: &OrganisationId) -> Result<u64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!" FROM claim WHERE organisation_id = $1"#,
        organisation.as_str()
    )
    .fetch_one(connection)
    .await
    .map(i64::unsigned_abs)
    .map_err(from_sqlx("claim"))
}

async fn upsert_evidence(
    connection: &mut Connection,
    organisation: &OrganisationId,
    evidence: &[Evidence],
) -> Result<()> {
    let rows = last_of_each(evidence, |item| item.id.as_str())
        .into_iter()
        .map(EvidenceRow::of)
        .collect::<Result<Vec<_>>>()?;
    let one = include_str!("../queries/upsert_evidence.sql");
    let rest =
        batch::write(connection, "evidence", one, &rows, |row| row.binds(organisation)).await?;
    for row in rest {
        sqlx::query_file!(
            "../storage-sql/queries/upsert_evidence.sql",
            organisation.as_str(),
            row.id,
            row.person_id,
            row.kind,
            row.title,
            row.body,
            row.topics,
            row.day,
            row.source_name,
            row.source_url,
            row.checked,
            row.consent,
            row.ratings
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("evidence"))?;
    }
    Ok(())
}

async fn remove_evidence(
    connection: &mut Connection,
    organisation: &OrganisationId,
    id: &EvidenceId,
) -> Result<bool> {
    let removed = sqlx::query!(
        "DELETE FROM evidence WHERE organisation_id = $1 AND id = $2",
        organisation.as_str(),
        id.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("evidence"))?;
    Ok(removed.rows_affected() > 0)
}

async fn upsert_claims(
    connection: &mut Connection,
    organisation: &OrganisationId,
    claims: &[Claim],
) -> Result<()> {
    let rows = last_of_each(claims, |claim| claim.id.as_str())
        .into_iter()
        .map(ClaimRow::of)
        .collect::<Result<Vec<_>>>()?;
    let one = include_str!("../queries/upsert_claim.sql");
    let rest = batch::write(connection, "claim", one, &rows, |row| row.binds(organisation)).await?;
    for row in rest {
        sqlx::query_file!(
            "../storage-sql/queries/upsert_claim.sql",
            organisation.as_str(),
            row.id,
            row.person_id,
            row.topic,
            row.basis,
            row.evidence,
            row.items,
            row.up,
            row.down,
            row.first_day,
            row.last_day
        )
        .execute(&mut *connection)
        .await
        .map_err(from_sqlx("claim"))?;
    }
    Ok(())
}

async fn remove_claims(
    connection: &mut Connection,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<u64> {
    let removed = sqlx::query!(
        "DELETE FROM claim WHERE organisation_id = $1 AND person_id = $2",
        organisation.as_str(),
        person.as_str()
    )
    .execute(connection)
    .await
    .map_err(from_sqlx("claim"))?;
    Ok(removed.rows_affected())
}
