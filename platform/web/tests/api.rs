//! The API as programs meet it, over the made-up town in SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};
use folkmoot_web::routes::{Access, ROUTES};
use serde_json::Value;
use support::Service;

const DOCUMENT: &str = "/api/v1/openapi.json";

#[tokio::test]
async fn the_document_names_every_route_with_its_security_and_nothing_else() {
    let mut service = Service::demo().await;
    let document: Value = serde_json::from_str(&service.get(DOCUMENT).await.body).unwrap();
    let mut written = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            written.insert((method.clone(), path.clone()));
            let summary = operation["summary"].as_str().unwrap_or_default();
            assert!(!summary.is_empty(), "{method} {path} says nothing");
        }
    }
    let routes = ROUTES.iter().filter(|route| route.path.starts_with("/api/"));
    for route in routes {
        let what = (route.method.to_owned(), route.path.to_owned());
        assert!(written.remove(&what), "{what:?} isn't in the document");
        let security = &document["paths"][route.path][route.method]["security"];
        let public = security.as_array().unwrap().contains(&serde_json::json!({}));
        assert_eq!(public, route.access == Access::Public, "{what:?}: {security}");
        assert!(security.to_string().contains("\"token\""), "{what:?}: {security}");
    }
    assert!(written.is_empty(), "in the document but not there: {written:?}");
}

#[tokio::test]
async fn the_page_says_what_the_document_says() {
    let mut service = Service::demo().await;
    let page = service.get("/api").await;
    assert_eq!(page.status, StatusCode::OK);
    for route in ROUTES.iter().filter(|route| route.path.starts_with("/api/")) {
        let line = format!("{} {}", route.method.to_uppercase(), route.path);
        assert!(page.body.contains(&line), "{line}");
    }
}

#[tokio::test]
async fn errors_say_what_is_wrong_and_where() {
    let mut service = Service::demo().await;
    for (path, status, code) in [
        ("/api/v1/calls?limit=0", 400, "query"),
        ("/api/v1/calls?limit=101", 400, "query"),
        ("/api/v1/calls?state=odd", 400, "query"),
        ("/api/v1/calls?cursor=zz", 422, "cursor"),
        ("/api/v1/calls/northmere/none", 404, "not_found"),
        ("/api/v1/nothing", 404, "not_found"),
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(body["error"]["code"], code, "{path}");
        assert!(!body["error"]["request"].as_str().unwrap().is_empty(), "{path}");
    }
    let answer = service.send(axum::http::Method::DELETE, "/api/v1/calls", "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.header(&header::ALLOW).contains("GET"));
}

#[tokio::test]
async fn lists_come_a_page_at_a_time_with_nothing_twice_and_nothing_lost() {
    let mut service = Service::demo().await;
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let all = read(&service.get("/api/v1/calls").await.body);
    let ids = |page: &Value| -> Vec<String> {
        page["calls"].as_array().unwrap().iter().map(|call| call["id"].to_string()).collect()
    };
    assert!(all["next"].is_null() && ids(&all).len() > 1);
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = read(&service.get(&format!("/api/v1/calls?limit=1&cursor={cursor}")).await.body);
        found.extend(ids(&page));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => break,
        }
    }
    assert_eq!(found, ids(&all));
    let other = read(&service.get("/api/v1/calls?organisation=elsewhere").await.body);
    assert!(ids(&other).is_empty());
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let mut service = Service::demo().await;
    let call = service.a_call().await;
    for path in [DOCUMENT.to_owned(), "/api/v1/calls".to_owned(), format!("/api/v1{call}")] {
        let first = service.get(&path).await;
        let tag = first.header(&header::ETAG).to_owned();
        assert!(tag.starts_with("W/\""), "{path}");
        let again = service.get_with(&path, &[(header::IF_NONE_MATCH, &tag)]).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(again.header(&header::ETAG), tag);
        let other = service.get_with(&path, &[(header::IF_NONE_MATCH, "W/\"0\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_cookie_counts_for_nothing() {
    let mut service = Service::demo().await;
    let before = service.get("/api/v1/calls").await;
    service.sign_in("convener").await;
    let after = service.get("/api/v1/calls").await;
    assert_eq!(before.body, after.body, "drafts stay hidden");
}
