//! Choosing a language, as browsers meet it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::Service;

fn is_welsh(page: &str) -> bool {
    assert!(page.contains("<html lang=\""), "{page}");
    page.contains("<html lang=\"cy\"")
}

#[tokio::test]
async fn a_choice_is_a_link_to_the_same_page_and_is_kept() {
    let mut service = Service::demo().await;
    let call = service.a_call().await;
    let page = service.get(&call).await;
    assert!(!is_welsh(&page.body));
    let welsh = format!("{call}?lang=cy");
    assert!(page.body.contains(&format!("href=\"{welsh}\" lang=\"cy\"")), "a plain link");
    for tag in ["cy", "en", "x-default"] {
        assert!(page.body.contains(&format!("rel=\"alternate\" hreflang=\"{tag}\"")), "{tag}");
    }
    let vary: Vec<_> = page.headers.get_all(header::VARY).iter().collect();
    assert!(vary.iter().any(|v| v.as_bytes() == b"accept-language, cookie"), "{vary:?}");
    assert!(!page.headers.contains_key(header::SET_COOKIE), "nothing was chosen");

    let page = service.get(&welsh).await;
    assert!(is_welsh(&page.body) && page.body.contains("Am bwy rydyn ni’n chwilio"));
    let cookie = page.header(&header::SET_COOKIE);
    assert!(cookie.starts_with("folkmoot-language=cy;") && cookie.contains("Max-Age"), "{cookie}");
    assert!(is_welsh(&service.get("/method").await.body), "kept on the next page");
    let missing = service.get("/nothing").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(is_welsh(&missing.body) && missing.body.contains("/nothing?lang=en"), "on errors too");

    service.sign_in("convener").await;
    assert!(is_welsh(&service.get("/desk").await.body), "after signing in");
    let english = service.get("/desk?lang=en").await;
    assert!(!is_welsh(&english.body) && english.body.contains("href=\"/desk?lang=cy\""));
    assert!(!is_welsh(&service.get("/desk").await.body));
}

#[tokio::test]
async fn before_a_choice_the_browser_is_asked() {
    let mut service = Service::demo().await;
    assert!(is_welsh(&service.get_in("/", "cy-GB, en;q=0.5").await.body));
    assert!(!is_welsh(&service.get_in("/", "de, en;q=0.5, cy;q=0.1").await.body));
    assert!(!is_welsh(&service.get_in("/?lang=xx", "fr").await.body), "a language unheard of");
    service.get("/?lang=en").await;
    assert!(!is_welsh(&service.get_in("/", "cy").await.body), "a choice is stronger");
    // What isn't a page keeps no choice.
    let json = service.get("/api/v1/calls?lang=cy").await;
    assert!(!json.headers.contains_key(header::SET_COOKIE));
}
