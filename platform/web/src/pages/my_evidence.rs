use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Redirect,
};
use folkmoot_model::{Endorsement, EndorsementState, Evidence, EvidenceId};
use folkmoot_pages::{
    Section,
    pages::{DeleteEvidencePage, Done, MyEvidencePage, Said},
};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// What was done just now, as an address says it.
#[derive(Debug, Deserialize)]
pub(crate) struct Was {
    #[serde(default)]
    done: String,
}

/// The way to the page of a piece, which says what was done with it.
pub(super) fn done(id: &EvidenceId, what: Done) -> Redirect {
    Redirect::to(&format!("{}?done={}", address::my_evidence(id), what.code()))
}

/// A piece of evidence, as its owner sees it.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(evidence): Path<String>,
    Query(was): Query<Was>,
) -> Page {
    let id = EvidenceId::new(evidence)?;
    let (item, said) = web.app.my_endorsements(&visitor.caller, &id).await?;
    render(&MyEvidencePage {
        said: said.into_iter().map(|it| mine(it, &item)).collect(),
        layout: visitor.layout(&web, Section::Me),
        address: address::my_evidence(&item.id),
        own_words: item.is_told_here(),
        done: Done::from_code(&was.done),
        item: item.into(),
    })
}

/// What somebody says of one's own evidence, with the way to take it back.
fn mine(it: Endorsement, item: &Evidence) -> Said {
    let over =
        matches!(it.state, EndorsementState::Withdrawn { .. } | EndorsementState::Lapsed { .. });
    let take_back = (!over).then(|| format!("{}/take-back", address::my_endorsement(&it.id)));
    Said { take_back, ..Said::of(it, item) }
}

/// A form that says nothing but that its button was pressed.
#[derive(Debug, Deserialize)]
pub(crate) struct Pressed {
    csrf: String,
}

impl Pressed {
    /// The token that says which page the button was on.
    pub(super) fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// Keeps it and uses it no more.
pub(crate) async fn hide(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(evidence): Path<String>,
    Form(form): Form<Pressed>,
) -> Result<Redirect, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = EvidenceId::new(evidence)?;
    web.app.hide_my_evidence(&visitor.caller, &id).await?;
    Ok(done(&id, Done::Hidden))
}

/// Lets it be used.
pub(crate) async fn allow(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(evidence): Path<String>,
    Form(form): Form<Pressed>,
) -> Result<Redirect, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let id = EvidenceId::new(evidence)?;
    web.app.use_my_evidence(&visitor.caller, &id).await?;
    Ok(done(&id, Done::Used))
}

/// Asks whether it is to be deleted.
pub(crate) async fn ask_delete(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(evidence): Path<String>,
) -> Page {
    let item = web.app.see_my_evidence(&visitor.caller, &EvidenceId::new(evidence)?).await?;
    render(&DeleteEvidencePage {
        layout: visitor.layout(&web, Section::Me),
        address: address::my_evidence(&item.id),
        item: item.into(),
    })
}

/// Deletes it.
pub(crate) async fn delete(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(evidence): Path<String>,
    Form(form): Form<Pressed>,
) -> Result<Redirect, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.delete_my_evidence(&visitor.caller, &EvidenceId::new(evidence)?).await?;
    Ok(Redirect::to(&format!("/me?done={}", Done::Deleted.code())))
}
