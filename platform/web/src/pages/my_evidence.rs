use axum::{
    Extension,
    extract::{Path, State},
};
use folkmoot_model::EvidenceId;
use folkmoot_pages::{Section, pages::MyEvidencePage};

use super::{Page, render};
use crate::{Web, visitor::Visitor};

/// A piece of evidence, as its owner sees it.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Path(evidence): Path<String>,
) -> Page {
    let item = web.app.see_my_evidence(&visitor.caller, &EvidenceId::new(evidence)?).await?;
    render(&MyEvidencePage { layout: visitor.layout(&web, Section::Me), item: item.into() })
}
