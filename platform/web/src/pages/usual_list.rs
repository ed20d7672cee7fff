//! Giving the list of people usually asked for a call, pasted or as a file.

use axum::{
    Extension, Form,
    extract::{
        Multipart, Path, Query, State,
        multipart::{MultipartError, MultipartRejection},
    },
    http::HeaderMap,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{GivenList, Permission};
use folkmoot_model::{Call, CallId, MAX_USUAL, UsualList};
use folkmoot_pages::{
    Render as _, Section,
    pages::{KeptUsual, UsualDone, UsualFault, UsualListPage},
};
use serde::Deserialize;

use super::desk::Act;
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What an address asks of the form.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asks {
    #[serde(default)]
    done: String,
}

/// The form, and the list that is kept.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(call): Path<String>,
    Query(asks): Query<Asks>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (call, list) = web.app.see_usual_list(&visitor.caller, organisation, &id).await?;
    let done = (asks.done == "removed" && list.is_none()).then_some(UsualDone::Removed);
    Shown { done, ..Shown::default() }.page(&web, &visitor, call, list.as_ref()).await
}

/// What was sent.
#[derive(Default)]
struct Given {
    csrf: String,
    people: String,
    /// None if the file is no text.
    file: Option<String>,
}

impl Given {
    async fn read(mut parts: Multipart) -> Result<Self, Problem> {
        let mut given = Self { file: Some(String::new()), ..Self::default() };
        let too_large = |error: MultipartError| match error.status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
            _ => Problem::Form,
        };
        while let Some(part) = parts.next_field().await.map_err(too_large)? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(too_large)?;
            let text = String::from_utf8(bytes.to_vec());
            match name.as_str() {
                "csrf" => given.csrf = text.unwrap_or_default(),
                "people" => given.people = text.map_err(|_| Problem::Form)?,
                "file" => given.file = text.ok().filter(|text| !text.contains('\0')),
                _ => {}
            }
        }
        Ok(given)
    }
}

/// Keeps a list, and says which lines fitted nobody.
pub(crate) async fn keep(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let id = CallId::new(call)?;
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    // Before anything is read of those who may not.
    let (call, before) = app.see_usual_list(caller, organisation, &id).await?;
    let given = Given::read(parts.map_err(|_| Problem::Form)?).await?;
    forms::must(&web, &visitor, &headers, &given.csrf)?;
    let mut shown = Shown { typed: given.people.replace("\r\n", "\n"), ..Shown::default() };
    let text = match given.file.as_deref() {
        None => {
            shown.fault = Some(UsualFault::NotText);
            return shown.page(&web, &visitor, call, before.as_ref()).await;
        }
        Some(file) if !file.trim().is_empty() => file,
        Some(_) => given.people.as_str(),
    };
    match app.keep_usual_list(caller, organisation, &id, text).await? {
        GivenList::Kept { list, unknown, several } => {
            // All is well: the form is empty again. Otherwise what was typed
            // stays, to be mended.
            if unknown.is_empty() && several.is_empty() {
                shown.typed.clear();
            }
            shown.done = Some(UsualDone::Kept { unknown, several });
            shown.page(&web, &visitor, call, Some(&list)).await
        }
        GivenList::Empty => {
            shown.fault = Some(UsualFault::Empty);
            shown.page(&web, &visitor, call, before.as_ref()).await
        }
        GivenList::TooLong => {
            shown.fault = Some(UsualFault::TooLong(MAX_USUAL));
            shown.page(&web, &visitor, call, before.as_ref()).await
        }
    }
}

/// Takes the list away.
pub(crate) async fn remove(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(call): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = CallId::new(call)?;
    web.app.remove_usual_list(&visitor.caller, visitor.organisation()?, &id).await?;
    let to = format!("{}/usual?done=removed", address::desk_call(&id));
    Ok(Redirect::to(&to).into_response())
}

/// What the form is shown with.
#[derive(Default)]
struct Shown {
    typed: String,
    done: Option<UsualDone>,
    fault: Option<UsualFault>,
}

impl Shown {
    async fn page(
        self,
        web: &Web,
        visitor: &Visitor,
        call: Call,
        list: Option<&UsualList>,
    ) -> Result<Response, Problem> {
        let organisation = visitor.organisation()?;
        let looked = visitor.caller.may(Permission::SeeShortlist, organisation)
            && web
                .app
                .see_desk_call(&visitor.caller, organisation, &call.id)
                .await?
                .searched_on
                .is_some();
        let page = UsualListPage {
            layout: visitor.layout(web, Section::Desk),
            address: address::desk_call(&call.id),
            brief: looked,
            call: call.brief.title,
            kept: list.map(|list| KeptUsual {
                people: list.people.len(),
                unmatched: list.unmatched,
                on: list.at.day(),
            }),
            done: self.done,
            typed: self.typed,
            fault: self.fault,
        };
        Ok(Html(page.render()?).into_response())
    }
}
