//! Use case: those who look for people rate the answers to practical
//! questions, without knowing whose they are.
//!
//! A rater sees each answer alone: no name, no other evidence, not what others
//! think of it, in an order of their own that has nothing to do with when it
//! came in. What is sent back names it by a digest that leads nowhere else.

use std::collections::BTreeMap;

use folkmoot_model::{
    Action, Answer, AnswerRating, Call, CallId, DailyRating, Day, Digest, Evidence, EvidenceId,
    KindOfKnowing, OrganisationId, PersonId,
};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::{App, AppError, Caller, Permission};

/// The answers to a call, as one rater sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersView {
    /// The call.
    pub call: Call,
    /// The questions that were answered, with their kind of knowing.
    pub questions: Vec<AnsweredQuestion>,
}

/// A practical question and its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredQuestion {
    /// The kind of knowing it is for.
    pub kind: KindOfKnowing,
    /// The question.
    pub question: String,
    /// The answers, in the order of this rater.
    pub answers: Vec<BlindAnswer>,
}

/// An answer, without whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindAnswer {
    /// By what it is rated; for this rater alone.
    pub handle: Digest,
    /// What it says.
    pub text: String,
    /// What this rater thought of it before.
    pub mine: Option<bool>,
}

impl App {
    /// The answers to the practical questions of a call, for one rater. Their
    /// own are left out, and those that their owners hide.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn see_answers(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<AnswersView, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let (_, rater) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let call = snapshot.call(organisation, call).await?.ok_or_else(|| no_call(call))?;
        let all = to_rate(snapshot.as_mut(), organisation, &call.id, rater).await?;
        let ratings = snapshot.answer_ratings(organisation, &call.id).await?;
        let mine = |of: &EvidenceId| {
            ratings.iter().find(|it| it.evidence == *of && it.rater == *rater).map(|it| it.useful)
        };
        let mut questions = Vec::new();
        for kind in &call.brief.kinds {
            for question in &kind.questions {
                let is_it = |it: &&(Digest, Answer, Evidence)| {
                    it.1.kind == kind.id && it.1.question == *question
                };
                let answers: Vec<BlindAnswer> = all
                    .iter()
                    .filter(is_it)
                    .map(|(handle, _, item)| BlindAnswer {
                        handle: handle.clone(),
                        text: item.text.clone(),
                        mine: mine(&item.id),
                    })
                    .collect();
                let (kind, question) = (kind.clone(), question.clone());
                questions.push(AnsweredQuestion { kind, question, answers });
            }
        }
        Ok(AnswersView { call, questions })
    }

    /// Keeps what a rater thinks of some answers, named by their handles.
    /// Handles that lead nowhere any more are passed over. How many there were.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn rate_answers(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        thought: &BTreeMap<Digest, bool>,
    ) -> Result<usize, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let (_, rater) = caller.me()?;
        let day = self.clock.now().day();
        let mut tx = self.storage.begin().await?;
        let call = tx.call(organisation, call).await?.ok_or_else(|| no_call(call))?.id;
        let before = tx.answer_ratings(organisation, &call).await?;
        let mut rated = Vec::new();
        for (handle, _, item) in to_rate(tx.as_mut(), organisation, &call, rater).await? {
            let Some(useful) = thought.get(&handle).copied() else { continue };
            let said = |it: &AnswerRating| {
                it.evidence == item.id && it.rater == *rater && it.useful == useful
            };
            if before.iter().any(said) {
                continue;
            }
            let (evidence, rater) = (item.id.clone(), rater.clone());
            let rating = AnswerRating { evidence, rater, useful, day };
            tx.put_answer_rating(organisation, &rating).await?;
            rated.push(item);
        }
        let all = tx.answer_ratings(organisation, &call).await?;
        for item in &mut rated {
            item.ratings = by_day(all.iter().filter(|it| it.evidence == item.id));
        }
        if rated.is_empty() {
            return Ok(0);
        }
        tx.upsert_evidence(organisation, &rated).await?;
        let (subject, detail) = (("call", call.as_str()), json!({ "answers": rated.len() }));
        let (action, actor) = (Action::AnswerRated, caller.actor());
        self.note(tx.as_mut(), organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(rated.len())
    }
}

/// The answers that a rater may see, in their own order.
async fn to_rate(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    call: &CallId,
    rater: &PersonId,
) -> Result<Vec<(Digest, Answer, Evidence)>, AppError> {
    let answers = snapshot.answers_to(organisation, call).await?;
    let ids: Vec<EvidenceId> = answers.iter().map(|it| it.evidence.clone()).collect();
    let mut evidence: BTreeMap<EvidenceId, Evidence> = snapshot
        .evidence_named(organisation, &ids)
        .await?
        .into_iter()
        .map(|item| (item.id.clone(), item))
        .collect();
    let blind = |answer: Answer| {
        let item = evidence.remove(&answer.evidence)?;
        let seen = item.consent.allows(item.kind, Some(call)) && answer.person != *rater;
        let handle = Digest::of(format!("answer {call} {rater} {}", answer.evidence).as_bytes());
        seen.then_some((handle, answer, item))
    };
    let mut all: Vec<_> = answers.into_iter().filter_map(blind).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(all)
}

fn by_day<'a>(ratings: impl Iterator<Item = &'a AnswerRating>) -> Vec<DailyRating> {
    let mut days: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
    for rating in ratings {
        let (up, down) = days.entry(rating.day).or_default();
        *(if rating.useful { up } else { down }) += 1;
    }
    days.into_iter().map(|(day, (up, down))| DailyRating { day, up, down }).collect()
}

fn no_call(id: &CallId) -> AppError {
    AppError::NotFound { what: "call", id: id.to_string() }
}
