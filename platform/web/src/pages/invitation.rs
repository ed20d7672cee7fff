//! What the link in an invitation opens, and the same for whoever has signed
//! in. Both ways share every handler: `Door` knows by which one somebody came.
//!
//! Links are opened by programs too, which look into mails before people do
//! (RFC 8058, section 1). So opening changes nothing, and each answer is a
//! button on a page of its own.

use axum::{
    Extension, Form,
    body::{Body, Bytes},
    extract::{FromRequest as _, FromRequestParts, Query, RawPathParams, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{Answer, AppError, Holder, InviteFault, MOST_NOTE, MyInvitation, Naming};
use folkmoot_model::{DeclineReason, Email, Evidence, InvitationId, Token};
use folkmoot_pages::pages::{
    AnswerPage, Asking, InvitationPage, LeaveAlonePage, NameFault, NameForm, NameSomebodyPage,
    NoInvitationPage, WhyYou,
};
use serde::Deserialize;

use super::{my_evidence::Pressed, render, sign_in::with_form};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// By which way somebody comes to their invitation.
#[derive(Debug, Clone)]
pub(crate) enum Door {
    /// By the link in a mail; none if what it holds can't be a token.
    Link(Option<Token>),
    /// Signed in, by the id.
    Mine(InvitationId),
}

impl FromRequestParts<Web> for Door {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let path = RawPathParams::from_request_parts(parts, web).await;
        let path = path.map_err(|_| Problem::NotFound)?;
        for (name, value) in &path {
            match name {
                "token" => return Ok(Self::Link(Token::read(value))),
                "my_invitation" => return Ok(Self::Mine(InvitationId::new(value)?)),
                _ => {}
            }
        }
        Err(Problem::NotFound)
    }
}

impl Door {
    /// What use cases take. A link that can't be one leads nowhere.
    pub(super) fn holder<'a>(&'a self, visitor: &'a Visitor) -> Result<Holder<'a>, AppError> {
        match self {
            Self::Link(Some(token)) => Ok(Holder::Link(token)),
            Self::Link(None) => {
                Err(AppError::NotFound { what: "invitation", id: "…".to_owned() })
            }
            Self::Mine(id) => Ok(Holder::Me(&visitor.caller, id)),
        }
    }

    /// The page of the invitation.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Link(token) => {
                format!("/invitations/{}", token.as_ref().map_or("none", Token::as_str))
            }
            Self::Mine(id) => address::my_invitation(id),
        }
    }

    async fn see(&self, web: &Web, visitor: &Visitor) -> Result<MyInvitation, AppError> {
        web.app.see_my_invitation(self.holder(visitor)?).await
    }

    /// A page that tells whoever follows a link that leads nowhere so: the
    /// same for one that was mistyped, that was guessed and whose person is
    /// erased.
    pub(super) fn lost(
        &self,
        web: &Web,
        visitor: &Visitor,
        error: AppError,
    ) -> Result<Response, Problem> {
        match (self, error) {
            (Self::Link(_), AppError::NotFound { .. }) => {
                let layout = visitor.layout(web, folkmoot_pages::Section::Other);
                let page = render(&NoInvitationPage { layout })?;
                Ok((StatusCode::NOT_FOUND, page).into_response())
            }
            (_, error) => Err(error.into()),
        }
    }

    /// After something was done: on to the page that says so. What can't be
    /// done any more is told by the same page.
    fn done(
        &self,
        web: &Web,
        visitor: &Visitor,
        done: Result<(), AppError>,
        next: &str,
    ) -> Result<Response, Problem> {
        match done {
            Ok(()) => Ok(Redirect::to(&format!("{}{next}", self.address())).into_response()),
            Err(AppError::Transition(_)) => Ok(Redirect::to(&self.address()).into_response()),
            Err(error) => self.lost(web, visitor, error),
        }
    }
}

/// An invitation as pages show it. Evidence opens only for whoever has signed
/// in.
pub(super) fn asking(mine: MyInvitation, address: String) -> Asking {
    let MyInvitation { organisation, call, person, invitation, evidence, .. } = mine;
    let kind = call.brief.kinds.iter().find(|kind| kind.id == invitation.kind);
    let knowing =
        kind.map_or("", |kind| if kind.name.trim().is_empty() { &kind.needs } else { &kind.name });
    let item = |item: Evidence| (String::new(), item.into());
    Asking {
        address,
        organisation: organisation.name,
        call: address::call(&call),
        call_state: call.state,
        knowing: knowing.to_owned(),
        title: call.brief.title,
        decision: call.brief.decision.what,
        decided_on: call.brief.decision.on,
        effort: call.brief.effort,
        expenses: call.brief.expenses,
        setting: call.brief.setting,
        promise: call.brief.promise,
        origin: invitation.origin,
        why: WhyYou { name: person.name, evidence: evidence.into_iter().map(item).collect() },
        reason: invitation.reason,
        named_by: mine.named_by,
        state: invitation.state,
        answer_by: invitation.answer_by,
        may_answer: mine.may_answer,
        questions: kind.map_or(0, |kind| kind.questions.len()),
        left_alone: mine.left_alone,
    }
}

/// What is said on the page beside the invitation.
#[derive(Debug, Deserialize)]
pub(crate) struct Said {
    named: Option<String>,
}

/// The page of an invitation.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let mine = match door.see(&web, &visitor).await {
        Ok(mine) => mine,
        Err(error) => return door.lost(&web, &visitor, error),
    };
    let asking = asking(mine, door.address());
    let named = said.named.is_some();
    with_form(&web, visitor, |layout| render(&InvitationPage { layout, asking, named }))
}

/// Asks whether it is to be a yes.
pub(crate) async fn ask_yes(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
) -> Result<Response, Problem> {
    ask_answer(&web, visitor, &door, true).await
}

/// Asks whether it is to be a no, and why.
pub(crate) async fn ask_no(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
) -> Result<Response, Problem> {
    ask_answer(&web, visitor, &door, false).await
}

async fn ask_answer(
    web: &Web,
    visitor: Visitor,
    door: &Door,
    yes: bool,
) -> Result<Response, Problem> {
    let mine = match door.see(web, &visitor).await {
        Ok(mine) => mine,
        Err(error) => return door.lost(web, &visitor, error),
    };
    // The page of the invitation says why it can't be answered any more.
    if !mine.may_answer {
        return Ok(Redirect::to(&door.address()).into_response());
    }
    let asking = asking(mine, door.address());
    with_form(web, visitor, |layout| render(&AnswerPage { layout, asking, yes }))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Answered {
    csrf: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    reason: String,
}

/// Takes the answer.
pub(crate) async fn answer(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    headers: HeaderMap,
    Form(form): Form<Answered>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let answer = match form.answer.as_str() {
        "yes" => Some(Answer::Yes),
        "no" => Some(Answer::No(form.reason.parse().unwrap_or(DeclineReason::Other))),
        _ => None,
    };
    let done = match (door.holder(&visitor), answer) {
        (Ok(holder), Some(answer)) => {
            // Before the answer, whose confirmation goes out at once.
            if let Some(language) = visitor.chosen_language() {
                web.app.choose_language_of_answers(holder, &language).await.ok();
            }
            web.app.answer_invitation(holder, answer).await
        }
        // A form that says neither comes from no page of ours.
        (Ok(holder), None) => match web.app.see_my_invitation(holder).await {
            Ok(_) => return Err(Problem::Form),
            Err(error) => Err(error),
        },
        (Err(error), _) => Err(error),
    };
    door.done(&web, &visitor, done, "")
}

/// Asks whom else to ask.
pub(crate) async fn ask_name(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
) -> Result<Response, Problem> {
    name_page(&web, visitor, &door, NameForm::default(), None).await
}

async fn name_page(
    web: &Web,
    visitor: Visitor,
    door: &Door,
    form: NameForm,
    fault: Option<NameFault>,
) -> Result<Response, Problem> {
    let mine = match door.see(web, &visitor).await {
        Ok(mine) => mine,
        Err(error) => return door.lost(web, &visitor, error),
    };
    let back = door.address();
    with_form(web, visitor, |layout| {
        render(&NameSomebodyPage {
            layout,
            action: format!("{back}/name"),
            back,
            title: mine.call.brief.title,
            answers: mine.invitation.state.is_open(),
            kinds: Vec::new(),
            most: MOST_NOTE,
            form,
            fault,
            named: false,
        })
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    pub(super) csrf: String,
    #[serde(default)]
    pub(super) email: String,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) openly: String,
    #[serde(default)]
    pub(super) kind: String,
}

impl Named {
    pub(super) fn form(&self) -> NameForm {
        NameForm {
            email: self.email.clone(),
            name: self.name.clone(),
            note: self.note.clone(),
            openly: !self.openly.is_empty(),
            kind: self.kind.clone(),
        }
    }

    /// Who is named, if that is an address.
    pub(super) fn naming(&self) -> Result<Naming, NameFault> {
        Ok(Naming {
            to: Email::new(&self.email).map_err(|_| NameFault::Email)?,
            name: self.name.clone(),
            note: self.note.clone(),
            openly: !self.openly.is_empty(),
        })
    }
}

/// What is wrong with a naming, if its page can say it.
pub(super) fn fault(error: &AppError) -> Option<NameFault> {
    let AppError::Invite(fault) = error else { return None };
    match fault {
        InviteFault::TooLong { found, most } => {
            Some(NameFault::TooLong { found: *found, most: *most })
        }
        InviteFault::WebAddress => Some(NameFault::WebAddress),
        InviteFault::TooLate { .. } | InviteFault::AnswerBy { .. } => Some(NameFault::TooLate),
        _ => None,
    }
}

/// Asks whoever was named.
pub(crate) async fn name(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    headers: HeaderMap,
    Form(form): Form<Named>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let naming = match form.naming() {
        Ok(naming) => naming,
        Err(fault) => return name_page(&web, visitor, &door, form.form(), Some(fault)).await,
    };
    let done = match door.holder(&visitor) {
        Ok(holder) => web.app.forward_invitation(holder, &naming).await,
        Err(error) => Err(error),
    };
    if let Some(fault) = done.as_ref().err().and_then(fault) {
        return name_page(&web, visitor, &door, form.form(), Some(fault)).await;
    }
    door.done(&web, &visitor, done, "?named=yes")
}

/// Asks whether they are to be left alone; says so, if they are.
pub(crate) async fn ask_stop(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
) -> Result<Response, Problem> {
    stop_page(&web, visitor, &door).await
}

async fn stop_page(web: &Web, visitor: Visitor, door: &Door) -> Result<Response, Problem> {
    let mine = match door.see(web, &visitor).await {
        Ok(mine) => mine,
        Err(error) => return door.lost(web, &visitor, error),
    };
    let (organisation, left_alone) = (mine.organisation.name, mine.left_alone);
    let address = door.address();
    with_form(web, visitor, |layout| {
        render(&LeaveAlonePage { layout, address, organisation, left_alone })
    })
}

/// Leaves somebody alone: by the button on the page, or by one POST of their
/// mail program (RFC 8058). That one comes without a cookie and so without
/// the token of a form, may be multipart, and is not redirected. It needs the
/// secret of a link, and nobody is hurt by what it does.
pub(crate) async fn stop(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let one_click = matches!(door, Door::Link(_)) && is_one_click(&body);
    if !one_click {
        let form: Form<Pressed> = read_form(&headers, body).await?;
        forms::must(&web, &visitor, &headers, form.csrf())?;
    }
    let done = match door.holder(&visitor) {
        Ok(holder) => web.app.leave_me_alone(holder).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) if one_click => stop_page(&web, visitor, &door).await,
        done => door.done(&web, &visitor, done, "/stop"),
    }
}

/// Whether a body says `List-Unsubscribe=One-Click`, in either form.
fn is_one_click(body: &[u8]) -> bool {
    let has = |what: &[u8]| body.windows(what.len()).any(|part| part == what);
    has(b"List-Unsubscribe") && has(b"One-Click")
}

async fn read_form<T: serde::de::DeserializeOwned>(
    headers: &HeaderMap,
    body: Bytes,
) -> Result<Form<T>, Problem> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = axum::http::Method::POST;
    if let Some(kind) = headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    }
    Form::from_request(request, &()).await.map_err(|_| Problem::Form)
}

/// Lets somebody be asked again.
pub(crate) async fn ask_again(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    door: Door,
    headers: HeaderMap,
    Form(form): Form<Pressed>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, form.csrf())?;
    let done = match door.holder(&visitor) {
        Ok(holder) => web.app.ask_me_again(holder).await,
        Err(error) => Err(error),
    };
    door.done(&web, &visitor, done, "/stop")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_programs_say_it_in_either_form() {
        let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n\
                         One-Click\r\n--x--\r\n";
        assert!(is_one_click(b"List-Unsubscribe=One-Click") && is_one_click(multipart.as_bytes()));
        assert!(!is_one_click(b"csrf=00") && !is_one_click(b"List-Unsubscribe=x"));
    }
}
