//! What goes round every route: who is asking, a number, error pages,
//! headers, and one line in the log.

use std::time::{Duration, Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use folkmoot_app::{AppError, Caller};
use folkmoot_pages::{Render, Section, pages::ErrorPage};

use crate::{
    Web, api::ApiError, client::Client, headers, language, problem::Problem, seal::to_hex,
    visitor::Visitor,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// No page takes this long; whoever waits longer is told.
const PATIENCE: Duration = Duration::from_secs(30);

/// Handles a request and all that goes round it.
pub(crate) async fn around(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let number = to_hex(&web.random()[..6]);
    let method = request.method().clone();
    // The pattern of the route, never the address: that may name a person.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let api = request.uri().path().starts_with("/api/");
    let chosen = language::chosen(request.uri());
    let page_address = language::address(&method, request.uri());

    // The API knows people by their tokens alone, never by a cookie.
    let visitor = if api {
        Visitor::of_token(request.headers(), &web).await.map_err(ApiError::into_response)
    } else {
        Visitor::of(request.headers(), &web).await.map_err(|e| Problem::from(e).into_response())
    };
    let (visitor, mut response) = match visitor {
        Ok(visitor) => {
            let visitor = visitor
                .looking_at(&method, request.uri(), route.as_deref())
                .reading(page_address, chosen);
            request.extensions_mut().insert(visitor.clone());
            let client = Client::of(request.headers(), request.extensions(), &web.settings);
            if chosen.is_some() && language::is_own_choice(&method, request.headers()) {
                keep_language(&web, &visitor, &client).await;
            }
            let response = match too_quick(&web, &visitor, &method, client).await {
                Some(problem) => problem.into_response(),
                None => tokio::time::timeout(PATIENCE, next.run(request))
                    .await
                    .unwrap_or_else(|_| Problem::Internal.into_response()),
            };
            (visitor, response)
        }
        Err(response) => (Visitor::unknown().reading(page_address, chosen), response),
    };
    let problem = response.extensions().get::<Problem>().copied();
    let allowed = response.headers_mut().remove(header::ALLOW);
    if api {
        if let Some(error) = api_error_of(&visitor, &response) {
            response = error.into_json(&number);
        }
    } else if let Some(problem) = problem_of(&method, &response) {
        response = page(problem, &web, &visitor, &number);
    }
    if let Some(allowed) = allowed {
        response.headers_mut().insert(header::ALLOW, allowed);
    }

    // The longest that anything is counted for.
    let wait = match problem {
        Some(Problem::TooQuick) => Some("60"),
        Some(Problem::TooMany) => Some("3600"),
        _ => None,
    };
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(wait));
    }

    let private = visitor.caller != Caller::Stranger;
    let head = response.headers_mut();
    headers::secure(head, web.settings.https);
    language::note(head, chosen, &web.settings);
    if let Ok(value) = HeaderValue::from_str(&number) {
        head.insert(REQUEST_ID, value);
    }
    // Files set their own; what was made for one person is kept nowhere.
    head.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(if private {
        "no-store"
    } else {
        "no-cache"
    }));

    tracing::info!(
        %number,
        %method,
        route = route.as_deref().unwrap_or("none"),
        status = response.status().as_u16(),
        millis = begun.elapsed().as_secs_f64() * 1000.0,
        "answered"
    );
    response
}

/// Keeps the language that somebody who has signed in chose just now, for the
/// mail to them. The page is shown in it in any case.
async fn keep_language(web: &Web, visitor: &Visitor, client: &Client) {
    let Some(language) = visitor.chosen_language().filter(|_| visitor.has_signed_in()) else {
        return;
    };
    let counted = match web.settings.demo {
        Some(_) => Ok(()),
        None => web.app.count_write(&visitor.caller, client.0.as_deref()).await,
    };
    let kept = match counted {
        Ok(()) => web.app.choose_language(&visitor.caller, &language).await,
        Err(error) => Err(error),
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "the choice of a language could not be kept");
    }
}

/// Counts a request that writes, and says when it is too much. In the made-up
/// town, on one's own machine, nothing is counted.
async fn too_quick(
    web: &Web,
    visitor: &Visitor,
    method: &Method,
    client: Client,
) -> Option<Problem> {
    if method.is_safe() || web.settings.demo.is_some() {
        return None;
    }
    match web.app.count_write(&visitor.caller, client.0.as_deref()).await {
        Ok(()) => None,
        Err(AppError::TooMany) => Some(Problem::TooQuick),
        Err(error) => Some(error.into()),
    }
}

/// The problem that a response stands for, if it does. Some are told by
/// the libraries underneath with a status alone.
fn problem_of(method: &Method, response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(*problem);
    }
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::Method),
        // An address with parts that can't be read leads nowhere.
        StatusCode::BAD_REQUEST if *method == Method::GET => Some(Problem::NotFound),
        StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::BAD_REQUEST
        | StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Problem::Form),
        _ => None,
    }
}

fn page(problem: Problem, web: &Web, visitor: &Visitor, number: &str) -> Response {
    let kind = problem.kind(visitor.has_signed_in(), web.settings.sign_in().is_some());
    let layout = visitor.layout(web, Section::Other);
    let page = ErrorPage { layout, kind, number: number.to_owned() };
    let status = StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match Render::render(&page) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// The error that a response of the API stands for, if it does.
fn api_error_of(visitor: &Visitor, response: &Response) -> Option<ApiError> {
    let status = response.status();
    // Who may not, and isn't known, is asked for a token.
    if status == StatusCode::FORBIDDEN && visitor.caller == Caller::Stranger {
        return Some(ApiError::unknown());
    }
    let extensions = response.extensions();
    let told = extensions.get::<ApiError>().cloned();
    told.or_else(|| extensions.get::<Problem>().map(|problem| ApiError::from(*problem))).or_else(
        || match status {
            StatusCode::METHOD_NOT_ALLOWED => Some(Problem::Method.into()),
            _ if status.is_client_error() => Some(ApiError::new(status, "bad_request")),
            _ => None,
        },
    )
}

/// What a handler that panicked answers.
pub(crate) fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Problem::Internal.into_response()
}
