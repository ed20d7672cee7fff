use axum::{Extension, extract::State};
use folkmoot_app::matching::default_settings;
use folkmoot_pages::{Section, pages::MethodPage};

use super::{Page, render, shortlist::settings};
use crate::{Web, visitor::Visitor};

pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let layout = visitor.layout(&web, Section::Method);
    render(&MethodPage { layout, settings: settings(&default_settings()) })
}
