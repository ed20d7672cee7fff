use axum::{Extension, extract::State};
use folkmoot_pages::{
    Section,
    pages::{ApiOperation, ApiPage, ApiPart},
};

use super::{Page, render};
use crate::{
    Web,
    api::document::{document, operation_of},
    routes::{Access, ROUTES},
    visitor::Visitor,
};

/// What the API can do, for people.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    render(&ApiPage { layout: visitor.layout(&web, Section::Other), parts: parts() })
}

/// The operations of the document in the order of the routes, by part.
fn parts() -> Vec<ApiPart> {
    let mut parts: Vec<ApiPart> = Vec::new();
    for route in ROUTES {
        let Some(mut item) = document().paths.get_path_item(route.path).cloned() else { continue };
        let Some(operation) = operation_of(&mut item, route.method) else { continue };
        let name = operation.tags.take().into_iter().flatten().next().unwrap_or_default();
        let line = ApiOperation {
            method: route.method.to_uppercase(),
            path: route.path.to_owned(),
            summary: operation.summary.take().unwrap_or_default(),
            description: operation.description.take().unwrap_or_default(),
            token: route.access != Access::Public,
        };
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.operations.push(line),
            None => parts.push(ApiPart { name, operations: vec![line] }),
        }
    }
    parts
}
