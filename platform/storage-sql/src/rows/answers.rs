use folkmoot_model::{Answer, AnswerRating, OrganisationId};
use folkmoot_storage::Result;

use super::{Reading, plain};

/// A row of `answer`.
#[derive(Debug)]
pub struct AnswerRow {
    /// The answer.
    pub evidence_id: String,
    /// Of which call.
    pub call_id: String,
    /// Of which kind of knowing.
    pub kind_id: String,
    /// As it was asked.
    pub question: String,
    /// Who answered.
    pub person_id: String,
    /// Milliseconds.
    pub created_at: i64,
}

impl AnswerRow {
    /// The row for an answer.
    pub fn of(answer: &Answer) -> Result<Self> {
        Ok(Self {
            evidence_id: answer.evidence.to_string(),
            call_id: answer.call.to_string(),
            kind_id: answer.kind.to_string(),
            question: plain("question", &answer.question)?,
            person_id: answer.person.to_string(),
            created_at: answer.created_at.as_millis(),
        })
    }

    /// What the row says.
    pub fn read(self, organisation: &OrganisationId) -> Result<Answer> {
        let row = Reading::of("answer", &self.evidence_id);
        Ok(Answer {
            organisation: organisation.clone(),
            call: row.checked("call_id", &self.call_id)?,
            kind: row.checked("kind_id", &self.kind_id)?,
            person: row.checked("person_id", &self.person_id)?,
            evidence: row.checked("evidence_id", &self.evidence_id)?,
            created_at: row.time("created_at", self.created_at)?,
            question: self.question,
        })
    }
}

/// A row of `answer_rating`.
#[derive(Debug)]
pub struct AnswerRatingRow {
    /// Of which answer.
    pub evidence_id: String,
    /// Who rates.
    pub rater_id: String,
    /// 1 if it is useful.
    pub useful: i64,
    /// A day.
    pub day: i64,
}

impl AnswerRatingRow {
    /// What the row says.
    pub fn read(self) -> Result<AnswerRating> {
        let row = Reading::of("answer_rating", &self.evidence_id);
        Ok(AnswerRating {
            evidence: row.checked("evidence_id", &self.evidence_id)?,
            rater: row.checked("rater_id", &self.rater_id)?,
            useful: self.useful != 0,
            day: row.day("day", self.day)?,
        })
    }
}
