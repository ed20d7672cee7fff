use folkmoot_model::{Claim, DailyRating, Evidence, OrganisationId, Source, Tally};
use folkmoot_storage::Result;

use super::{Reading, days, json, maybe_plain, plain};
use crate::batch::Bind;

/// A row of `evidence`.
#[derive(Debug)]
pub struct EvidenceRow {
    /// Unique within the organisation.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// A code.
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// In full.
    pub body: String,
    /// A list, as JSON.
    pub topics: String,
    /// Days.
    pub day: Option<i64>,
    /// Where it comes from, in words.
    pub source_name: String,
    /// Where it can be seen.
    pub source_url: Option<String>,
    /// Who stands behind it, as JSON.
    pub checked: String,
    /// What was agreed to, as JSON.
    pub consent: String,
    /// `[[day, up, down], …]`
    pub ratings: String,
}

impl EvidenceRow {
    /// The row for a piece of evidence.
    pub fn of(evidence: &Evidence) -> Result<Self> {
        let rating = |r: &DailyRating| (r.day.as_days(), r.up, r.down);
        let ratings: Vec<_> = evidence.ratings.iter().map(rating).collect();
        Ok(Self {
            id: evidence.id.to_string(),
            person_id: evidence.person.to_string(),
            kind: evidence.kind.code().to_owned(),
            title: plain("title of a piece of evidence", &evidence.title)?,
            body: plain("text of a piece of evidence", &evidence.text)?,
            topics: json(&evidence.topics)?,
            day: days(evidence.at),
            source_name: plain("source of a piece of evidence", &evidence.source.name)?,
            source_url: maybe_plain(
                "address of a piece of evidence",
                evidence.source.url.as_deref(),
            )?,
            checked: json(&evidence.check)?,
            consent: json(&evidence.consent)?,
            ratings: json(&ratings)?,
        })
    }

    /// The values of `queries/upsert_evidence.sql`, in order.
    pub fn binds<'a>(&'a self, organisation: &'a OrganisationId) -> [Bind<'a>; 13] {
        [
            organisation.as_str().into(),
            (&self.id).into(),
            (&self.person_id).into(),
            (&self.kind).into(),
            (&self.title).into(),
            (&self.body).into(),
            (&self.topics).into(),
            self.day.into(),
            (&self.source_name).into(),
            (&self.source_url).into(),
            (&self.checked).into(),
            (&self.consent).into(),
            (&self.ratings).into(),
        ]
    }

    /// What the row says.
    pub fn read(self) -> Result<Evidence> {
        let row = Reading::of("evidence", &self.id);
        let ratings: Vec<(i64, u32, u32)> = row.json("ratings", &self.ratings)?;
        let rating = |(day, up, down)| Ok(DailyRating { day: row.day("ratings", day)?, up, down });
        Ok(Evidence {
            id: row.checked("id", &self.id)?,
            person: row.checked("person_id", &self.person_id)?,
            kind: row.code("kind", &self.kind)?,
            topics: row.json("topics", &self.topics)?,
            at: row.maybe_day("day", self.day)?,
            check: row.json("checked", &self.checked)?,
            consent: row.json("consent", &self.consent)?,
            ratings: ratings.into_iter().map(rating).collect::<Result<_>>()?,
            title: self.title,
            text: self.body,
            source: Source { name: self.source_name, url: self.source_url },
        })
    }
}

/// A row of `claim`.
#[derive(Debug)]
pub struct ClaimRow {
    /// Unique within the organisation.
    pub id: String,
    /// Who.
    pub person_id: String,
    /// About what.
    pub topic: String,
    /// A code.
    pub basis: String,
    /// Ids, as JSON.
    pub evidence: String,
    /// Pieces of evidence.
    pub items: i64,
    /// Found useful.
    pub up: i64,
    /// Found not useful.
    pub down: i64,
    /// Days.
    pub first_day: Option<i64>,
    /// Days.
    pub last_day: Option<i64>,
}

impl ClaimRow {
    /// The row for a claim.
    pub fn of(claim: &Claim) -> Result<Self> {
        Ok(Self {
            id: claim.id.to_string(),
            person_id: claim.person.to_string(),
            topic: plain("topic of a claim", &claim.topic)?,
            basis: claim.basis.code().to_owned(),
            evidence: json(&claim.evidence)?,
            items: claim.tally.items.into(),
            up: claim.tally.up.into(),
            down: claim.tally.down.into(),
            first_day: days(claim.tally.first),
            last_day: days(claim.tally.last),
        })
    }

    /// The values of `queries/upsert_claim.sql`, in order.
    pub fn binds<'a>(&'a self, organisation: &'a OrganisationId) -> [Bind<'a>; 11] {
        [
            organisation.as_str().into(),
            (&self.id).into(),
            (&self.person_id).into(),
            (&self.topic).into(),
            (&self.basis).into(),
            (&self.evidence).into(),
            self.items.into(),
            self.up.into(),
            self.down.into(),
            self.first_day.into(),
            self.last_day.into(),
        ]
    }

    /// What the row says.
    pub fn read(self) -> Result<Claim> {
        let row = Reading::of("claim", &self.id);
        Ok(Claim {
            id: row.checked("id", &self.id)?,
            person: row.checked("person_id", &self.person_id)?,
            basis: row.code("basis", &self.basis)?,
            evidence: row.json("evidence", &self.evidence)?,
            tally: Tally {
                items: row.count("items", self.items)?,
                up: row.count("up", self.up)?,
                down: row.count("down", self.down)?,
                first: row.maybe_day("first_day", self.first_day)?,
                last: row.maybe_day("last_day", self.last_day)?,
            },
            topic: self.topic,
        })
    }
}
