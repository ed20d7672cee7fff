//! Use case: somebody who offers to help, or who was asked, answers the
//! practical questions of a kind of knowing.
//!
//! An answer is a piece of evidence of theirs, used for this call alone. Once
//! it is rated it stays as it is; they can hide or delete it at any time.

use folkmoot_model::{
    Action, Actor, Answer, Call, CallId, CallState, Check, Consent, Evidence, EvidenceId, KindId,
    KindOfKnowing, MAX_TEXT, Organisation, OrganisationId, PersonId, Source,
};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::change_evidence::derive_anew;
use crate::see_my_invitation::{Holder, held};
use crate::{App, AppError, Caller, WordingFault, app};

/// By which way somebody comes to the questions.
#[derive(Debug, Clone, Copy)]
pub enum Answering<'a> {
    /// Signed in, from an open call of the organisation that knows them.
    Me(&'a Caller, &'a CallId, &'a KindId),
    /// From an invitation.
    Asked(Holder<'a>),
}

/// The practical questions of a kind of knowing, with what one person
/// answered.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionsView {
    /// Who asks.
    pub organisation: Organisation,
    /// For what.
    pub call: Call,
    /// The kind of knowing.
    pub kind: KindOfKnowing,
    /// The questions, each with their answer if they gave one.
    pub questions: Vec<(String, Option<Evidence>)>,
}

impl App {
    /// The practical questions of a kind of knowing.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn see_questions(&self, answering: Answering<'_>) -> Result<QuestionsView, AppError> {
        let mut snapshot = self.storage.read().await?;
        let (organisation, person, call, kind) = of(snapshot.as_mut(), answering).await?;
        let owner = app::organisation(snapshot.as_mut(), &organisation).await?;
        let mut mine =
            answers(snapshot.as_mut(), &organisation, &person, &call.id, &kind.id).await?;
        let mut answer_to = |question: &String| {
            let at = mine.iter().position(|(asked, _)| asked == question)?;
            Some(mine.swap_remove(at).1)
        };
        let questions =
            kind.questions.iter().map(|it| (it.clone(), answer_to(it))).collect::<Vec<_>>();
        Ok(QuestionsView { organisation: owner, call, kind, questions })
    }

    /// Keeps answers, in the order of the questions. One that is left empty
    /// changes nothing, and neither does one to an answer that was rated.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn answer_questions(
        &self,
        answering: Answering<'_>,
        texts: &[String],
    ) -> Result<(), AppError> {
        if texts.iter().any(|text| text.trim().chars().nth(MAX_TEXT).is_some()) {
            return Err(AppError::InvalidWording(vec![WordingFault::LongText]));
        }
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let (organisation, person, call, kind) = of(tx.as_mut(), answering).await?;
        let before = answers(tx.as_mut(), &organisation, &person, &call.id, &kind.id).await?;
        let mut changed = 0_usize;
        for (question, text) in kind.questions.iter().zip(texts) {
            let text = text.trim();
            let earlier = before.iter().find(|(asked, _)| asked == question).map(|(_, it)| it);
            if text.is_empty() || earlier.is_some_and(|it| it.text == text || !it.is_told_here()) {
                continue;
            }
            let item = match earlier {
                Some(earlier) => Evidence { text: text.to_owned(), ..earlier.clone() },
                None => Evidence {
                    id: self.draw(|rng| EvidenceId::generate(now, rng)),
                    person: person.clone(),
                    kind: KindOfKnowing::ANSWERS_ARE,
                    title: question.clone(),
                    text: text.to_owned(),
                    topics: Vec::new(),
                    at: Some(now.day()),
                    source: Source::told_here(None),
                    check: Check::SelfStated,
                    consent: Consent::ThisCallOnly { call: call.id.clone(), on: now.day() },
                    ratings: Vec::new(),
                },
            };
            tx.upsert_evidence(&organisation, std::slice::from_ref(&item)).await?;
            if earlier.is_none() {
                tx.upsert_answer(&Answer {
                    organisation: organisation.clone(),
                    call: call.id.clone(),
                    kind: kind.id.clone(),
                    question: question.clone(),
                    person: person.clone(),
                    evidence: item.id,
                    created_at: now,
                })
                .await?;
            }
            changed += 1;
        }
        if changed == 0 {
            return Ok(());
        }
        derive_anew(tx.as_mut(), &organisation, &person).await?;
        let (subject, detail) =
            (("call", call.id.as_str()), json!({ "kind": kind.id, "answers": changed }));
        let (action, actor) = (Action::QuestionsAnswered, Actor::Person(person.clone()));
        self.note(tx.as_mut(), &organisation, actor, action, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Who answers, and what. A call that isn't open has no questions.
async fn of(
    snapshot: &mut (impl Snapshot + ?Sized),
    answering: Answering<'_>,
) -> Result<(OrganisationId, PersonId, Call, KindOfKnowing), AppError> {
    let (organisation, person, call, kind) = match answering {
        Answering::Me(caller, call, kind) => {
            let (organisation, me) = caller.me()?;
            (organisation.clone(), me.clone(), call.clone(), kind.clone())
        }
        Answering::Asked(holder) => {
            let it = held(snapshot, holder).await?;
            (it.organisation, it.person, it.call, it.kind)
        }
    };
    let none = || AppError::NotFound { what: "question", id: kind.to_string() };
    let call = snapshot.call(&organisation, &call).await?.ok_or_else(none)?;
    if call.state != CallState::Open || snapshot.person(&organisation, &person).await?.is_none() {
        return Err(none());
    }
    let found = call.brief.kinds.iter().find(|it| it.id == kind && !it.questions.is_empty());
    let kind = found.ok_or_else(none)?.clone();
    Ok((organisation, person, call, kind))
}

/// What somebody answered for a kind of knowing: each question with the
/// evidence.
async fn answers(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &OrganisationId,
    person: &PersonId,
    call: &CallId,
    kind: &KindId,
) -> Result<Vec<(String, Evidence)>, AppError> {
    let mut mine = snapshot.answers_of(organisation, person).await?;
    mine.retain(|it| it.call == *call && it.kind == *kind);
    let ids: Vec<EvidenceId> = mine.iter().map(|it| it.evidence.clone()).collect();
    let evidence = snapshot.evidence_named(organisation, &ids).await?;
    let said = |it: &Answer| evidence.iter().find(|item| item.id == it.evidence).cloned();
    Ok(mine.into_iter().filter_map(|it| Some((it.question.clone(), said(&it)?))).collect())
}
