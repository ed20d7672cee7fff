//! Tokens, from the page where they are made to the day they end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::StatusCode;
use folkmoot_app::Caller;
use folkmoot_model::{Actor, PersonId, Role};
use support::Service;

const DRAFT: &str = "/api/v1/calls/northmere/saltmarsh-planting";

/// Makes a token by the form and gives what the page shows.
async fn make(service: &mut Service, fields: &str) -> String {
    let form = format!("csrf={}&{fields}", service.token().await);
    let page = service.post("/me/tokens", &form).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let start = page.body.find("folkmoot_").unwrap_or_else(|| panic!("no token: {}", page.body));
    page.body[start..].split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_token_is_shown_once_works_and_is_taken_back() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let token = make(&mut service, "name=Weekly+list&scope=read_calls&days=7").await;
    assert_eq!(service.get(DRAFT).await.status, StatusCode::NOT_FOUND, "a cookie is nobody");
    assert_eq!(service.get_as(DRAFT, &token).await.status, StatusCode::OK);
    let page = service.get("/me/tokens").await;
    assert!(page.body.contains("Weekly list") && !page.body.contains(&token));

    let start = page.body.find("/me/tokens/").unwrap();
    let end = page.body[start..].split('"').next().unwrap().to_owned();
    let form = format!("csrf={}", service.token().await);
    assert_eq!(service.post(&end, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(service.get_as(DRAFT, &token).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(service.post(&end, &form).await.status, StatusCode::NOT_FOUND, "gone");
}

#[tokio::test]
async fn a_token_never_may_more_than_its_scopes_or_its_owner() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let me = make(&mut service, "name=x&scope=me&days=7").await;
    assert_eq!(service.get_as(DRAFT, &me).await.status, StatusCode::NOT_FOUND);
    let csrf = service.token().await;
    for wrong in ["name=&scope=me&days=7", "name=x&days=7", "name=x&scope=me&days=900"] {
        let page = service.post("/me/tokens", &format!("csrf={csrf}&{wrong}")).await;
        assert!(page.body.contains("Something needs changing"), "{wrong}");
        assert!(!page.body.contains("folkmoot_"), "{wrong}");
    }
    // What only an admin may can't be had by asking for it.
    let more = format!("csrf={csrf}&name=x&scope=read_audit&days=7");
    assert!(service.post("/me/tokens", &more).await.body.contains("Something needs changing"));
    let other = service.post("/me/tokens", "csrf=00&name=x&scope=me&days=7").await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST, "not from a page of ours");
}

#[tokio::test]
async fn citizens_make_none_and_see_nobody_elses() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    make(&mut service, "name=Secret+plan&scope=me&days=7").await;
    let theirs = service.get("/me/tokens").await.body;
    let start = theirs.find("/me/tokens/").unwrap();
    let end = theirs[start..].split('"').next().unwrap().to_owned();
    service.sign_out().await;
    service.sign_in("citizen").await;
    let page = service.get("/me/tokens").await;
    assert!(page.body.contains("for people with a role") && !page.body.contains("Secret plan"));
    let form = format!("csrf={}&name=x&scope=me&days=7", service.token().await);
    assert!(!service.post("/me/tokens", &form).await.body.contains("folkmoot_"));
    let form = format!("csrf={}", service.token().await);
    assert_eq!(service.post(&end, &form).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_ends_with_the_membership_and_never_opens_a_session() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let token = make(&mut service, "name=x&scope=read_calls&scope=me&days=7").await;
    let (desk, sessions) = ("/desk", "/sessions");
    service.sign_out().await;
    for page in [desk, sessions] {
        assert_eq!(service.get_as(page, &token).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    let person = PersonId::new("demo-convener").unwrap();
    let organisation = service.organisation().clone();
    let mut tx = service.app().storage().begin().await.unwrap();
    assert!(tx.remove_membership(&organisation, &person).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(service.get_as(DRAFT, &token).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_log_names_the_token_and_its_owner() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    make(&mut service, "name=x&scope=read_calls&days=7").await;
    let organisation = service.organisation().clone();
    let entry = service.app().see_last_audit(&Caller::Operator, &organisation).await.unwrap();
    let event = entry.unwrap().event;
    assert_eq!(event.action, "token.made");
    assert_eq!(event.actor, Actor::Person(PersonId::new("demo-convener").unwrap()));
    // What is done through a token says so.
    let id = folkmoot_model::ApiTokenId::new(event.subject.id).unwrap();
    let caller = Caller::Person {
        organisation: organisation.clone(),
        person: PersonId::new("demo-convener").unwrap(),
        roles: std::collections::BTreeSet::from([Role::Convener]),
    };
    let call = folkmoot_model::CallId::new("harbour-road").unwrap();
    service.app().through(&id).close_call(&caller, &organisation, &call).await.unwrap();
    let entry = service.app().see_last_audit(&Caller::Operator, &organisation).await.unwrap();
    assert_eq!(entry.unwrap().event.detail["token"], id.as_str());
}

#[tokio::test]
async fn what_is_no_token_is_refused_even_where_none_is_needed() {
    let mut service = Service::demo().await;
    for wrong in ["x", "folkmoot_00", &format!("folkmoot_{}", "0".repeat(64))] {
        let answer = service.get_as("/api/v1/calls", wrong).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{wrong}");
        assert_eq!(answer.header(&axum::http::header::WWW_AUTHENTICATE), "Bearer");
    }
    // Outside the demo nobody is a made-up person, with a token neither.
    service.sign_in("convener").await;
    let token = make(&mut service, "name=x&scope=read_calls&days=7").await;
    let mut real = service.as_real_service();
    assert_eq!(real.get_as("/api/v1/calls", &token).await.status, StatusCode::UNAUTHORIZED);
}
