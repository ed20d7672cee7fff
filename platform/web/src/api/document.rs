//! What the API takes and answers, as an OpenAPI 3.1 document. Paths and bodies
//! stand at the handlers; who may use each comes from `routes.rs`.

use std::sync::LazyLock;

use axum::{http::HeaderMap, response::Response};
use utoipa::{
    OpenApi as _,
    openapi::{
        Content, OpenApi, Ref, ResponseBuilder,
        path::{Operation, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use super::{
    ApiResult,
    answer::{ErrorBody, tagged},
    by_hand, calls, exchange, invitations, issues, me, my_calls, offers, records, search,
    usual_list,
};
use crate::routes::{Access, ROUTES, Route};

/// Where the API begins.
pub(crate) const START: &str = "/api/v1/";
/// The name of the one way to say who one is.
const TOKEN: &str = "token";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Folkmoot",
        description = "Find the people who know about a hard problem, by what they have shown. \
            Everything under /api/v1 takes and answers JSON. Fields are added, never renamed.",
        version = "1",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        calls::list,
        calls::create,
        calls::preview,
        calls::read,
        calls::change,
        calls::open,
        calls::close,
        calls::withdraw,
        search::find,
        search::shortlist,
        search::evidence,
        usual_list::read,
        usual_list::keep,
        usual_list::remove,
        usual_list::brief,
        by_hand::add,
        invitations::preview,
        invitations::send,
        invitations::list,
        invitations::remind,
        invitations::withdraw,
        offers::list,
        offers::accept,
        offers::decline,
        issues::list,
        issues::create,
        issues::read,
        issues::change,
        issues::close,
        issues::reopen,
        issues::file,
        me::read,
        me::add,
        me::evidence,
        me::hide,
        me::allow,
        me::delete,
        my_calls::calls,
        my_calls::invitations,
        my_calls::answer,
        my_calls::offers,
        my_calls::offer,
        my_calls::take_back,
        my_calls::export,
        exchange::people,
        exchange::evidence,
        exchange::export,
        records::audit,
        show,
    ),
    components(schemas(ErrorBody))
)]
struct Document;

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(make);

/// The whole document.
pub(crate) fn document() -> &'static OpenApi {
    &DOCUMENT
}

fn make() -> OpenApi {
    let mut document = Document::openapi();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token that a member makes at /me/tokens."))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme(TOKEN, SecurityScheme::Http(scheme));
    for route in ROUTES.iter().filter(|route| route.path.starts_with(START)) {
        if let Some(item) = document.paths.paths.get_mut(route.path)
            && let Some(operation) = operation_of(item, route.method)
        {
            complete(operation, route);
        }
    }
    document
}

/// What an item says about a method.
pub(crate) fn operation_of<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Operation> {
    match method {
        "get" => item.get.as_mut(),
        "post" => item.post.as_mut(),
        "put" => item.put.as_mut(),
        "delete" => item.delete.as_mut(),
        _ => None,
    }
}

/// Adds what follows from the table of routes: who may, and which errors.
fn complete(operation: &mut Operation, route: &Route) {
    let token = SecurityRequirement::new(TOKEN, Vec::<String>::new());
    operation.security = Some(match route.access {
        Access::Public => vec![SecurityRequirement::default(), token],
        Access::Demo | Access::Oneself | Access::Needs(_) => vec![token],
    });
    let body = operation.request_body.is_some();
    let query = operation.parameters.as_ref().is_some_and(|all| !all.is_empty());
    let mut errors = vec![("401", "The token is wrong, has ended, or is missing.")];
    if body || query {
        errors.push(("400", "The request doesn't read as what it should be."));
    }
    if route.access != Access::Public {
        errors.push(("403", "The token, or whoever made it, may not do this."));
    }
    if route.path.contains('{') {
        errors.push(("404", "There is no such thing, or none that you may know of."));
    }
    if body {
        errors.push(("413", "What was sent is too large."));
        errors.push(("415", "What was sent is of another kind than is taken here."));
    }
    if body || query {
        errors.push(("422", "It reads well, but asks for what can't be."));
    }
    if route.method != "get" {
        errors.push(("429", "Too many requests in a short time."));
    }
    for (status, description) in errors {
        let error = Content::new(Some(Ref::from_schema_name("Error")));
        let response =
            ResponseBuilder::new().description(description).content("application/json", error);
        operation.responses.responses.insert(status.to_owned(), response.build().into());
    }
}

/// Read this document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "About",
    responses((status = 200, description = "The document.", body = inline(serde_json::Value)),
        (status = 304, description = "As it was.")))]
pub(crate) async fn show(headers: HeaderMap) -> ApiResult<Response> {
    tagged(&headers, document())
}
