//! Asking somebody who was there to speak for evidence, and speaking for it by
//! the link of the mail.

use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{AppError, EndorsementFault, Spoken};
use folkmoot_model::{Email, EndorsementId, EndorsementState, EvidenceId, Token, WasThere};
use folkmoot_pages::{
    Section,
    pages::{AskEndorsementPage, Done, Said, SaidFault, SpeakForPage, SpeakForm},
};
use serde::Deserialize;

use super::{
    my_evidence::{Pressed, done},
    render,
    sign_in::with_form,
};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What the form sends in which somebody asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    csrf: String,
    email: String,
    name: String,
}

/// Asks whom to ask.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(evidence): Path<String>,
) -> Result<Response, Problem> {
    ask_page(&web, &visitor, &EvidenceId::new(evidence)?, Asked::default(), Vec::new()).await
}

/// Asks somebody, or gives the form back.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(evidence): Path<String>,
    Form(sent): Form<Asked>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let id = EvidenceId::new(evidence)?;
    let Ok(to) = Email::new(&sent.email) else {
        let mut faults = Vec::new();
        if sent.name.trim().is_empty() {
            faults.push(SaidFault::NoName);
        }
        faults.push(SaidFault::Email);
        return ask_page(&web, &visitor, &id, sent, faults).await;
    };
    let name = sent.name.replace('\0', "");
    let fault = match web.app.ask_endorsement(&visitor.caller, &id, &to, &name).await {
        Ok(_) => return Ok(done(&id, Done::Asked).into_response()),
        Err(AppError::Endorsement(fault)) => said_fault(fault),
        Err(AppError::TooMany) => SaidFault::TooMany,
        Err(error) => return Err(error.into()),
    };
    ask_page(&web, &visitor, &id, sent, vec![fault]).await
}

async fn ask_page(
    web: &Web,
    visitor: &Visitor,
    id: &EvidenceId,
    sent: Asked,
    faults: Vec<SaidFault>,
) -> Result<Response, Problem> {
    let item = web.app.see_my_evidence(&visitor.caller, id).await?;
    let page = AskEndorsementPage {
        layout: visitor.layout(web, Section::Me),
        address: address::my_evidence(id),
        item: item.into(),
        email: sent.email,
        name: sent.name,
        faults,
    };
    Ok(render(&page)?.into_response())
}

const fn said_fault(fault: EndorsementFault) -> SaidFault {
    match fault {
        EndorsementFault::OwnAddress => SaidFault::Own,
        EndorsementFault::AskedBefore => SaidFault::Before,
        EndorsementFault::Enough => SaidFault::Enough,
        EndorsementFault::NoName => SaidFault::NoName,
        EndorsementFault::OddName => SaidFault::OddName,
        EndorsementFault::NoWords => SaidFault::NoWords,
        EndorsementFault::LongWords => SaidFault::LongWords,
    }
}

/// Takes back a request, or what came of it.
pub(crate) async fn take_back(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(endorsement): Path<String>,
    Form(form): Form<Pressed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, form.csrf())?;
    let id = EndorsementId::new(endorsement)?;
    match web.app.withdraw_endorsement(&visitor.caller, &id).await {
        Ok(evidence) => Ok(done(&evidence, Done::TakenBack).into_response()),
        // Twice is as good as once.
        Err(AppError::Transition(_)) => Ok(Redirect::to("/me").into_response()),
        Err(error) => Err(error.into()),
    }
}

/// What was done just now, as an address says it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Was {
    done: Option<String>,
}

/// What the form sends in which somebody speaks for another's evidence.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    csrf: String,
    answer: String,
    how: String,
    words: String,
    name: String,
    never: String,
}

/// The page that the link of the mail opens. Opening changes nothing.
pub(crate) async fn speak(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    Query(was): Query<Was>,
) -> Result<Response, Problem> {
    let token = Token::read(&token).ok_or(Problem::NotFound)?;
    speak_page(&web, visitor, &token, was.done.is_some(), None, Vec::new()).await
}

/// Takes what they say.
pub(crate) async fn say(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &sent.csrf)?;
    let token = Token::read(&token).ok_or(Problem::NotFound)?;
    let clean = |text: &str| text.replace("\r\n", "\n").replace('\0', "");
    let spoken = match (sent.answer.as_str(), sent.how.parse::<WasThere>()) {
        ("no", _) => Ok(Spoken::No { never_again: !sent.never.is_empty() }),
        (_, Ok(how)) => Ok(Spoken::Yes { how, words: clean(&sent.words), name: clean(&sent.name) }),
        (_, Err(_)) if sent.words.trim().is_empty() => {
            Err(vec![SaidFault::NoHow, SaidFault::NoWords])
        }
        (_, Err(_)) => Err(vec![SaidFault::NoHow]),
    };
    let faults = match spoken {
        Err(faults) => faults,
        Ok(spoken) => match web.app.give_endorsement(&token, &spoken).await {
            Ok(()) => {
                let page = format!("/speak-for/{}?done=yes", token.as_str());
                return Ok(Redirect::to(&page).into_response());
            }
            // It was taken back meanwhile: the page says so.
            Err(AppError::Transition(_)) => Vec::new(),
            Err(AppError::Endorsement(fault)) => vec![said_fault(fault)],
            Err(error) => return Err(error.into()),
        },
    };
    let form = SpeakForm { how: sent.how, words: sent.words, name: sent.name };
    speak_page(&web, visitor, &token, false, Some(form), faults).await
}

async fn speak_page(
    web: &Web,
    visitor: Visitor,
    token: &Token,
    done: bool,
    form: Option<SpeakForm>,
    faults: Vec<SaidFault>,
) -> Result<Response, Problem> {
    let asked = web.app.see_endorsement_asked(token).await?;
    let said = Said::of(asked.endorsement, &asked.evidence);
    let before = || match &said.state {
        EndorsementState::Given { how, words, .. } => {
            SpeakForm { how: how.code().to_owned(), words: words.clone(), name: said.name.clone() }
        }
        _ => SpeakForm { name: said.name.clone(), ..SpeakForm::default() },
    };
    let form = form.unwrap_or_else(before);
    with_form(web, visitor, |layout| {
        render(&SpeakForPage {
            layout,
            address: format!("/speak-for/{}", token.as_str()),
            person: asked.person.name,
            organisation: asked.organisation.name,
            item: asked.evidence.into(),
            said,
            may_answer: asked.may_answer,
            done,
            form,
            faults,
        })
    })
}
