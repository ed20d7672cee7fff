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

const FILLED: &str = "title=Which+bins%3F&decision=Which+bins+are+bought&decided_on=2027-03-01\
    &hours=2&setting=remote&promise=consult&kind-0-id=&kind-0-name=Drivers\
    &kind-0-needs=delivery+vans%2C+cabs&kind-0-people=2";

#[tokio::test]
async fn a_convener_writes_a_call_from_empty_to_open() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let page = service.get("/desk/calls/new").await;
    assert!(page.body.contains("Write a call") && page.body.contains("kind-0-needs"));
    let token = service.token().await;
    let new = |what: &str| format!("csrf={token}&{what}");

    let refused = service.post("/desk/calls/new", &format!("csrf=0&{FILLED}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let wrong = service.post("/desk/calls/new", &new("title=Which+%3Cbins%3E&action=save")).await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert!(wrong.body.contains("Say what will be decided") && wrong.body.contains("#decision"));
    assert!(wrong.body.contains("Which &#60;bins&#62;"), "what was typed is kept");
    assert!(wrong.body.contains("autofocus"), "the summary takes the focus");

    let added = service.post("/desk/calls/new", &new(&format!("{FILLED}&action=add"))).await;
    assert!(added.body.contains("kind-1-needs") && added.body.contains("delivery vans, cabs"));
    let removed = service.post("/desk/calls/new", &new(&format!("{FILLED}&action=remove-0"))).await;
    assert!(!removed.body.contains("kind-0-needs") && removed.body.contains("Which bins?"));
    let preview = service.post("/desk/calls/new", &new(&format!("{FILLED}&action=preview"))).await;
    assert!(preview.body.contains("What a search would find now"));
    assert!(preview.body.contains("would be found"));

    let saved = service.post("/desk/calls/new", &new(&format!("{FILLED}&action=save"))).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let call = saved.header(&header::LOCATION).to_owned();
    let page = service.get(&call).await;
    assert!(page.body.contains("Draft") && page.body.contains("/step/open"));
    assert!(!service.get("/").await.body.contains("Which bins?"));

    let ask = service.get(&format!("{call}/step/open")).await;
    assert!(ask.body.contains("Everyone will be able to read it"));
    let form = format!("csrf={}", service.token().await);
    let opened = service.post(&format!("{call}/step/open"), &form).await;
    assert_eq!(opened.header(&header::LOCATION), call);
    assert!(service.get("/").await.body.contains("Which bins?"));
}

#[tokio::test]
async fn an_open_call_is_changed_and_a_closed_one_is_not() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let call = "/desk/calls/harbour-road";
    let form = service.get(&format!("{call}/edit")).await;
    assert!(form.body.contains("what you change here is public at once"));
    assert!(form.body.contains("value=\"2027-03-01\""));
    let change = format!("csrf={}&{FILLED}&action=save", service.token().await);
    let changed = service.post(&format!("{call}/edit"), &change).await;
    assert_eq!(changed.header(&header::LOCATION), call);
    assert!(service.get("/calls/northmere/harbour-road").await.body.contains("Which bins?"));

    let form = format!("csrf={}", service.token().await);
    service.post(&format!("{call}/step/close"), &form).await;
    let late = service.get(&format!("{call}/edit")).await;
    assert_eq!((late.status, late.header(&header::LOCATION)), (StatusCode::SEE_OTHER, call));
    let late = service.post(&format!("{call}/edit"), &change).await;
    assert_eq!(late.header(&header::LOCATION), call);
    assert!(service.get(call).await.body.contains("Closed"));
    let none = service.get(&format!("{call}/step/burn")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
