//! The desk of a convener, as browsers meet it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::Service;

#[tokio::test]
async fn the_desk_is_shown_to_those_who_work_on_calls_alone() {
    let mut service = Service::demo().await;
    assert_eq!(service.get("/desk").await.status, StatusCode::FORBIDDEN);
    assert!(!service.get("/").await.body.contains("href=\"/desk\""));
    service.sign_in("citizen").await;
    assert_eq!(service.get("/desk").await.status, StatusCode::FORBIDDEN);
    assert!(!service.get("/").await.body.contains("href=\"/desk\""));
    service.sign_in("convener").await;
    assert!(service.get("/").await.body.contains("href=\"/desk\""));
    let desk = service.get("/desk").await;
    assert!(desk.body.contains("Safer streets round the harbour"));
    assert!(desk.body.contains("/desk/calls/saltmarsh-planting"), "drafts too");
    assert!(desk.body.contains("Next:"));
}

#[tokio::test]
async fn a_convener_looks_for_people_and_reads_the_brief() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let draft = "/desk/calls/saltmarsh-planting";
    let page = service.get(draft).await;
    assert!(page.body.contains("Nobody was looked for yet"));
    assert!(!page.body.contains("/shortlist") && !page.body.contains("/brief"));
    let none = service.get(&format!("{draft}/brief")).await;
    assert_eq!((none.status, none.header(&header::LOCATION)), (StatusCode::SEE_OTHER, draft));

    let refused = service.post(&format!("{draft}/find"), "csrf=00").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let form = format!("csrf={}", service.token().await);
    let answer = service.post(&format!("{draft}/find"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let shortlist = answer.header(&header::LOCATION).to_owned();
    assert_eq!(shortlist, "/calls/northmere/saltmarsh-planting/shortlist");
    assert_eq!(service.get(&shortlist).await.status, StatusCode::OK);

    let page = service.get(draft).await;
    assert!(page.body.contains(&shortlist) && page.body.contains("22 November 2026"));
    let brief = service.get(&format!("{draft}/brief")).await;
    for part in ["What is covered", "What this group knows", "Who is missing", "What it costs"] {
        assert!(brief.body.contains(part), "{part}");
    }
    assert_eq!(service.get("/desk/calls/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_facilitator_sees_the_brief_and_looks_for_nobody() {
    let mut service = Service::demo().await;
    service.sign_in("facilitator").await;
    let page = service.get("/desk/calls/harbour-road").await;
    assert!(page.body.contains("/desk/calls/harbour-road/brief"));
    assert!(!page.body.contains("/find"));
    let form = format!("csrf={}", service.token().await);
    let answer = service.post("/desk/calls/harbour-road/find", &form).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
