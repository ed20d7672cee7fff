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

#[tokio::test]
async fn a_citizen_hides_lets_use_and_deletes_a_reason() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let call = service.get(CALL).await;
    let reason = link(&call.body, "/me/evidence/").unwrap();
    let refused = service.post(&format!("{reason}/hide"), "csrf=00").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "only from our own page");

    let form = format!("csrf={}", service.token().await);
    for (step, says) in [("hide", "You hid it on"), ("use", "You agreed on")] {
        let answer = service.post(&format!("{reason}/{step}"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}");
        assert!(service.get(&reason).await.body.contains(says), "{step}");
    }
    let asks = service.get(&format!("{reason}/delete")).await;
    assert!(asks.body.contains("Delete “"), "by name");
    let answer = service.post(&format!("{reason}/delete"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(service.get(&reason).await.status, StatusCode::NOT_FOUND);
    assert!(!service.get(CALL).await.body.contains(&reason));
}

#[tokio::test]
async fn a_citizen_takes_everything_out_and_is_erased() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let privacy = service.get("/me/privacy").await;
    assert!(privacy.body.contains("Searched on") && privacy.body.contains(CALL));
    let file = service.get("/me/export").await;
    assert!(file.header(&header::CONTENT_DISPOSITION).starts_with("attachment"));
    let all: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(all["person"]["name"], "Mary T");

    let form = format!("csrf={}&name=", service.token().await);
    let wrong = service.post("/me/erase", &format!("{form}Somebody+else")).await;
    assert!(wrong.body.contains("There is a problem") && wrong.body.contains("Somebody else"));
    assert_eq!(service.get("/me").await.status, StatusCode::OK, "nothing was changed");
    let done = service.post("/me/erase", &format!("{form}Mary+T")).await;
    assert_eq!(done.header(&header::LOCATION), "/erased");
    assert!(service.get("/erased").await.body.contains("What stays"));
    assert_eq!(service.get("/me").await.status, StatusCode::FORBIDDEN, "signed out");
    let others = service.get("/demo/sign-in").await;
    assert!(others.status.is_success() && !others.body.contains("Mary T"));
}

#[tokio::test]
async fn who_holds_a_role_is_told_to_give_it_up_first() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let page = service.get("/me/erase").await;
    assert!(page.body.contains("can’t erase yourself yet") && !page.body.contains("name=\"name\""));
}
