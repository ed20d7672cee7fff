//! Answers to the practical questions of calls, and how they are rated.

use async_trait::async_trait;
use folkmoot_model::{Answer, AnswerRating, CallId, OrganisationId, PersonId};

use crate::Result;

/// Reading answers.
#[async_trait]
pub trait ReadAnswers: Send {
    /// All answers to the questions of a call, by the id of the evidence.
    async fn answers_to(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Answer>>;

    /// All answers of one person, the oldest first.
    async fn answers_of(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<Answer>>;

    /// What raters think of the answers to a call, by answer and rater.
    async fn answer_ratings(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<AnswerRating>>;

    /// What one rater thinks of answers, by answer.
    async fn answer_ratings_by(
        &mut self,
        organisation: &OrganisationId,
        rater: &PersonId,
    ) -> Result<Vec<AnswerRating>>;
}

/// Writing answers.
#[async_trait]
pub trait WriteAnswers: Send {
    /// Notes that a piece of evidence is an answer, or which question it
    /// answers. Evidence, call and person must be there.
    async fn upsert_answer(&mut self, answer: &Answer) -> Result<()>;

    /// Keeps what one rater thinks of an answer, instead of what they thought
    /// before. The answer must be there.
    async fn put_answer_rating(
        &mut self,
        organisation: &OrganisationId,
        rating: &AnswerRating,
    ) -> Result<()>;
}
