//! What is public is public, and nothing about anybody is in it; and nobody
//! writes too fast.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{Method, StatusCode, header};
use folkmoot_model::Scope;
use folkmoot_web::routes::{Access, ROUTES};
use support::Service;

#[tokio::test]
async fn nothing_public_names_anybody() {
    let mut service = Service::demo().await;
    let mut secrets = service.names().await;
    secrets.extend(service.addresses().await);
    assert!(secrets.len() > 300, "{} names and addresses", secrets.len());
    let calls = service.public_calls().await;
    assert!(calls.len() > 1);
    let mut asked = 0;
    for route in ROUTES.iter().filter(|route| route.access == Access::Public) {
        if route.method != "get" {
            continue;
        }
        for (organisation, call) in &calls {
            let path = route
                .path
                .replace("{organisation}", organisation)
                .replace("{call}", call)
                .replace("{token}", "none")
                .replace("{name}", "none.css");
            let path = if path.contains('{') { continue } else { path };
            let answer = service.get(&path).await;
            asked += 1;
            for secret in &secrets {
                assert!(!answer.body.contains(secret.as_str()), "{path} holds {secret}");
            }
        }
    }
    assert!(asked > 20, "{asked}");
}

#[tokio::test]
async fn the_table_of_calls_says_what_the_page_says() {
    let mut service = Service::demo().await;
    let page = service.get("/data").await;
    assert_eq!(page.status, StatusCode::OK);
    let csv = service.get("/data/calls.csv").await;
    assert_eq!(csv.header(&header::CONTENT_TYPE), "text/csv; charset=utf-8; header=present");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(lines.len(), 1 + service.public_calls().await.len());
    let metadata = service.get("/data/calls.csv-metadata.json").await;
    let metadata: serde_json::Value = serde_json::from_str(&metadata.body).unwrap();
    let columns: Vec<&str> = lines[0].split(',').collect();
    let described = metadata["tableSchema"]["columns"].as_array().unwrap();
    assert_eq!(columns.len(), described.len());
    for (column, described) in columns.iter().zip(described) {
        assert_eq!(described["name"], *column);
        assert!(page.body.contains(&format!("<code>{column}</code>")), "{column}");
    }
    // Signing in shows no more: what is handed on is what everybody sees.
    service.sign_in("convener").await;
    assert_eq!(service.get("/data/calls.csv").await.body, csv.body);
}

#[tokio::test]
async fn who_writes_too_fast_is_told_when_to_come_back() {
    let mut demo = Service::demo().await;
    demo.make_real().await;
    let token = demo.member("busy", "northmere", Scope::ALL).await;
    let mut service = demo.with_mail();
    let mut last = StatusCode::OK;
    for _ in 0..=folkmoot_app::MOST_WRITES {
        assert_ne!(last, StatusCode::TOO_MANY_REQUESTS, "not before");
        last = service.post_as("/api/v1/calls", &token, "{}").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let answer = service.post_as("/api/v1/calls", &token, "{}").await;
    assert_eq!(answer.header(&header::RETRY_AFTER), "60");
    assert!(answer.body.contains("too_quick"), "{}", answer.body);
    let read = service.get_as("/api/v1/calls", &token).await;
    assert_eq!(read.status, StatusCode::OK, "reading goes on");
    let other = demo.member("calm", "northmere", Scope::ALL).await;
    let calm = service.post_as("/api/v1/calls", &other, "{}").await;
    assert_eq!(calm.status, StatusCode::BAD_REQUEST, "others are not held up");
}

#[tokio::test]
async fn a_page_says_when_from_one_place_too_much_comes() {
    let mut service = Service::demo().await.behind_a_proxy();
    let from = |place: &'static str| [(header::FORWARDED, place)];
    for _ in 0..folkmoot_app::MOST_WRITES_FROM_ONE_PLACE {
        let answer = service.send_with(Method::POST, "/sign-out", &from("192.0.2.7"), "").await;
        assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }
    let answer = service.send_with(Method::POST, "/sign-out", &from("192.0.2.7"), "").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header(&header::RETRY_AFTER), "60");
    assert!(answer.body.contains("Wait a minute"), "{}", answer.body);
    let other = service.send_with(Method::POST, "/sign-out", &from("192.0.2.8"), "").await;
    assert_ne!(other.status, StatusCode::TOO_MANY_REQUESTS);
}
