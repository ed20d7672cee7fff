//! Answers to the practical questions of a call, and what raters think of them.

use serde::{Deserialize, Serialize};

use crate::{CallId, Day, EvidenceId, KindId, OrganisationId, PersonId, Timestamp};

/// Which question a piece of evidence answers. What it says stands there; who
/// rates it sees neither whose it is nor what else they have shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Whose call it is.
    pub organisation: OrganisationId,
    /// Which call.
    pub call: CallId,
    /// Which kind of knowing.
    pub kind: KindId,
    /// The question, as it was asked.
    pub question: String,
    /// Who answered.
    pub person: PersonId,
    /// The answer.
    pub evidence: EvidenceId,
    /// When it was first given.
    pub created_at: Timestamp,
}

/// What one rater thinks of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRating {
    /// Of which answer.
    pub evidence: EvidenceId,
    /// Who rates.
    pub rater: PersonId,
    /// Whether it shows that somebody knows.
    pub useful: bool,
    /// When it was said.
    pub day: Day,
}
