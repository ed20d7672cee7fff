//! Practical questions: answering them, by either way, and rating the answers.

use std::collections::BTreeMap;

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{Answering, AppError};
use folkmoot_model::{CallId, Digest, KindId};
use folkmoot_pages::{
    Section,
    pages::{QuestionLine, QuestionsPage, RateAnswersPage, RateLine, RateQuestion, kind_name},
};
use serde::Deserialize;

use super::{
    Page,
    call_fields::{Fields, value},
    call_ids,
    invitation::Door,
    render,
    sign_in::with_form,
};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What was done just now, as an address says it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Was {
    done: Option<String>,
}

/// The questions, for whoever has signed in.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path((organisation, call, kind)): Path<(String, String, String)>,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    let ids = Ids::read(&visitor, organisation, call, kind)?;
    page(&web, visitor, &Way::Mine(ids), was.done.is_some(), None).await
}

/// Keeps the answers of whoever has signed in.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path((organisation, call, kind)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let ids = Ids::read(&visitor, organisation, call, kind)?;
    keep(&web, visitor, &headers, &Way::Mine(ids), &fields).await
}

/// The questions, for whoever was asked.
pub(crate) async fn ask_invited(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    page(&web, visitor, &Way::Asked(door), was.done.is_some(), None).await
}

/// Keeps the answers of whoever was asked.
pub(crate) async fn take_invited(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    keep(&web, visitor, &headers, &Way::Asked(door), &fields).await
}

/// The ids of a kind of knowing, as its path names them.
struct Ids {
    back: String,
    call: CallId,
    kind: KindId,
}

impl Ids {
    /// Whoever another organisation knows is nobody here.
    fn read(
        visitor: &Visitor,
        organisation: String,
        call: String,
        kind: String,
    ) -> Result<Self, Problem> {
        let (organisation, call) = call_ids(organisation, call)?;
        if visitor.organisation()? != &organisation {
            return Err(Problem::NotFound);
        }
        let back = address::call_of(&organisation, &call);
        Ok(Self { back, call, kind: KindId::new(kind)? })
    }
}

/// By which way somebody comes to the questions.
enum Way {
    Mine(Ids),
    Asked(Door),
}

impl Way {
    fn answering<'a>(&'a self, visitor: &'a Visitor) -> Result<Answering<'a>, AppError> {
        Ok(match self {
            Self::Mine(ids) => Answering::Me(&visitor.caller, &ids.call, &ids.kind),
            Self::Asked(door) => Answering::Asked(door.holder(visitor)?),
        })
    }

    fn back(&self) -> String {
        match self {
            Self::Mine(ids) => ids.back.clone(),
            Self::Asked(door) => door.address(),
        }
    }

    fn address(&self) -> String {
        let back = self.back();
        match self {
            Self::Mine(ids) => format!("{back}/questions/{}", address::segment(ids.kind.as_str())),
            Self::Asked(_) => format!("{back}/questions"),
        }
    }

    /// What can't be answered any more is told by the page one came from.
    fn lost(&self, web: &Web, visitor: &Visitor, error: AppError) -> Result<Response, Problem> {
        match (self, error) {
            (_, AppError::NotFound { what: "question", .. }) => {
                Ok(Redirect::to(&self.back()).into_response())
            }
            (Self::Asked(door), error) => door.lost(web, visitor, error),
            (Self::Mine(_), error) => Err(error.into()),
        }
    }
}

async fn page(
    web: &Web,
    visitor: Visitor,
    way: &Way,
    done: bool,
    typed: Option<Vec<String>>,
) -> Result<Response, Problem> {
    let seen = match way.answering(&visitor) {
        Ok(answering) => web.app.see_questions(answering).await,
        Err(error) => Err(error),
    };
    let view = match seen {
        Ok(view) => view,
        Err(error) => return way.lost(web, &visitor, error),
    };
    let line = |(at, (question, before)): (usize, (String, Option<folkmoot_model::Evidence>))| {
        let typed = typed.as_ref().and_then(|typed| typed.get(at).cloned());
        let rated = before.as_ref().is_some_and(|it| !it.is_told_here());
        let said = before.map(|it| it.text).unwrap_or_default();
        let answer = if rated { said } else { typed.unwrap_or(said) };
        QuestionLine { question, answer, rated }
    };
    let questions = view.questions.into_iter().enumerate().map(line).collect();
    let (address, back) = (way.address(), way.back());
    with_form(web, visitor, |layout| {
        render(&QuestionsPage {
            layout,
            address,
            back,
            organisation: view.organisation.name,
            title: view.call.brief.title,
            knowing: kind_name(&view.kind),
            questions,
            done,
        })
    })
}

async fn keep(
    web: &Web,
    visitor: Visitor,
    headers: &HeaderMap,
    way: &Way,
    fields: &Fields,
) -> Result<Response, Problem> {
    forms::must(web, &visitor, headers, value(fields, "csrf"))?;
    let clean = |text: &str| text.replace("\r\n", "\n").replace('\0', "");
    let typed: Vec<String> = (0..folkmoot_model::MAX_QUESTIONS)
        .map(|at| clean(value(fields, &format!("answer-{at}"))))
        .collect();
    let kept = match way.answering(&visitor) {
        Ok(answering) => web.app.answer_questions(answering, &typed).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=yes", way.address())).into_response()),
        Err(AppError::InvalidWording(_)) => page(web, visitor, way, false, Some(typed)).await,
        Err(error) => way.lost(web, &visitor, error),
    }
}

/// How many answers were rated just now, as an address says it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Rated {
    rated: Option<usize>,
}

/// The answers, without names.
pub(crate) async fn answers(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(was): Query<Rated>,
) -> Page {
    let call = CallId::new(call)?;
    let view = web.app.see_answers(&visitor.caller, visitor.organisation()?, &call).await?;
    let questions = view.questions.into_iter().map(|it| RateQuestion {
        knowing: kind_name(&it.kind),
        question: it.question,
        answers: it
            .answers
            .into_iter()
            .map(|it| RateLine { handle: it.handle.to_string(), text: it.text, mine: it.mine })
            .collect(),
    });
    render(&RateAnswersPage {
        layout: visitor.layout(&web, Section::Desk),
        desk: address::desk_call(&call),
        title: view.call.brief.title,
        questions: questions.collect(),
        rated: was.rated,
    })
}

/// Keeps what a rater thinks.
pub(crate) async fn rate(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Redirect, Problem> {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let call = CallId::new(call)?;
    let thought = |(handle, said): &(String, String)| {
        let handle = Digest::try_from(handle.clone()).ok()?;
        matches!(said.as_str(), "yes" | "no").then(|| (handle, said == "yes"))
    };
    let thought: BTreeMap<Digest, bool> = fields.iter().filter_map(thought).collect();
    let (app, caller) = (&web.app, &visitor.caller);
    let rated = app.rate_answers(caller, visitor.organisation()?, &call, &thought).await?;
    Ok(Redirect::to(&format!("{}/answers?rated={rated}", address::desk_call(&call))))
}
