//! A citizen's own pages, over the made-up town in SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::{Service, link};

const CALL: &str = "/calls/northmere/harbour-road";

#[tokio::test]
async fn a_citizen_sees_what_is_known_and_why_they_were_found() {
    let mut service = Service::demo().await;
    let stranger = service.get("/me").await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert!(stranger.body.contains("/demo/sign-in"), "a way on");

    service.sign_in("citizen").await;
    let me = service.get("/me").await;
    assert_eq!(me.status, StatusCode::OK);
    assert_eq!(me.header(&header::CACHE_CONTROL), "no-store");
    assert!(me.body.contains("What is known about you") && me.body.contains(CALL));
    let evidence = link(&me.body, "/me/evidence/").expect("a piece of evidence");
    let page = service.get(&evidence).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("May it be used?"));

    let call = service.get(CALL).await;
    assert!(call.body.contains("Why you, Mary T?"), "{}", call.body);
    let reason = link(&call.body, "/me/evidence/").expect("the reason opens");
    assert_eq!(service.get(&reason).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_sees_why_somebody_else_was_found() {
    let mut service = Service::demo().await;
    let call = service.get(CALL).await;
    assert!(!call.body.contains("Why you"), "not to a stranger");
    service.sign_in("citizen").await;
    let me = service.get("/me").await;
    let evidence = link(&me.body, "/me/evidence/").unwrap();
    service.sign_out().await;
    service.sign_in("convener").await;
    let other = service.get(&evidence).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "not even to a convener, on this page");
    assert!(!service.get(CALL).await.body.contains("Why you, Mary"));
}
