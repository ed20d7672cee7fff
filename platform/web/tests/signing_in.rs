//! Signing in by a link in a mail, as browsers meet it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};
use folkmoot_app::Caller;
use folkmoot_model::{Email, OrganisationId, Role, SignInLinkId};
use support::{Service, field};

const KNOWN: &str = "kim@example.org";

/// A real service beside the made-up town, with a convener of a council.
async fn real() -> Service {
    let service = Service::demo().await.with_mail();
    let council = OrganisationId::new("council").unwrap();
    let roles = BTreeSet::from([Role::Convener]);
    let email = Email::new(KNOWN).unwrap();
    let app = service.app();
    app.add_member(&Caller::Operator, &council, &email, "Kim Example", &roles).await.unwrap();
    service
}

async fn ask(service: &mut Service, email: &str) -> support::Answer {
    let page = service.get("/sign-in").await;
    let form = format!("csrf={}&email={}", field(&page.body, "csrf"), email.replace('@', "%40"));
    service.post("/sign-in", &form).await
}

/// The address of the link in the mail that would go out next.
async fn link(service: &Service) -> Option<String> {
    let now = service.app().clock().now();
    let mut tx = service.app().storage().begin().await.unwrap();
    let job = tx.take_due_job(now, now.plus_millis(1)).await.unwrap().unwrap();
    tx.complete_job(&job).await.unwrap();
    tx.commit().await.unwrap();
    let id = SignInLinkId::new(job.payload["link"].as_str().unwrap()).unwrap();
    let mail = service.app().prepare_sign_in_mail(&id).await.unwrap()?;
    assert_eq!(mail.to.as_str(), KNOWN);
    Some(format!("/sign-in/link/{}", mail.token.as_str()))
}

fn choice(page: &str) -> String {
    let (organisation, person) = (field(page, "organisation"), field(page, "person"));
    format!("csrf={}&organisation={organisation}&person={person}", field(page, "csrf"))
}

async fn sign_in(service: &mut Service) {
    ask(service, KNOWN).await;
    let link = link(service).await.unwrap();
    let page = service.get(&link).await;
    let answer = service.post(&link, &choice(&page.body)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

#[tokio::test]
async fn nobody_learns_who_is_known() {
    let mut service = real().await;
    let known = ask(&mut service, KNOWN).await;
    assert!(link(&service).await.is_some());
    let unknown = ask(&mut service, "nobody@example.org").await;
    assert!(link(&service).await.is_none());
    assert_eq!(known.status, unknown.status);
    let without_token = |body: &str| body.replace(&field(body, "csrf"), "");
    let same = |body: &str| if body.contains("csrf") { without_token(body) } else { body.into() };
    assert_eq!(same(&known.body), same(&unknown.body));
    assert!(known.body.contains("Look into your mail"));

    let wrong = ask(&mut service, "kim").await;
    assert!(wrong.body.contains("name@example.org") && wrong.body.contains("value=\"kim\""));
    for email in [KNOWN, "nobody@example.org"] {
        for _ in 0..4 {
            assert_eq!(ask(&mut service, email).await.status, StatusCode::OK);
        }
        assert_eq!(ask(&mut service, email).await.status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn the_link_works_once_and_only_by_its_button() {
    let mut service = real().await;
    ask(&mut service, KNOWN).await;
    let link = link(&service).await.unwrap();
    let page = service.get(&link).await;
    assert_eq!(page.header(&header::CACHE_CONTROL), "no-store");
    assert!(page.body.contains("Sign in as Kim Example"));
    assert_eq!(service.get(&link).await.status, StatusCode::OK, "looking doesn't use it up");
    let form = choice(&page.body);
    let forged = form.replacen("csrf=", "csrf=00", 1);
    assert_eq!(service.post(&link, &forged).await.status, StatusCode::BAD_REQUEST);
    let answer = service.post(&link, &form).await;
    assert_eq!(answer.header(&header::LOCATION), "/");
    let cookie = answer.header(&header::SET_COOKIE);
    assert!(cookie.contains("HttpOnly") && !cookie.contains(link.rsplit('/').next().unwrap()));
    assert!(service.get("/desk").await.body.contains("Kim Example"));

    let again = service.get(&link).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(again.body.contains("doesn’t work any more") && again.body.contains("/sign-in"));
    let mut another = service.with_mail();
    let page = another.get("/sign-in").await;
    let form =
        format!("{}&csrf={}", &form[form.find('&').unwrap() + 1..], field(&page.body, "csrf"));
    let answer = another.post(&link, &form).await;
    assert_eq!(answer.header(&header::LOCATION), link, "back to the page that says so");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn roles_are_read_afresh() {
    let mut service = real().await;
    sign_in(&mut service).await;
    assert_eq!(service.get("/desk").await.status, StatusCode::OK);
    let council = OrganisationId::new("council").unwrap();
    let email = Email::new(KNOWN).unwrap();
    service.app().remove_member(&Caller::Operator, &council, &email).await.unwrap();
    assert_eq!(service.get("/desk").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_everywhere_ends_all() {
    let mut one = real().await;
    sign_in(&mut one).await;
    let mut thief = one.as_real_service();
    assert_eq!(thief.get("/sessions").await.status, StatusCode::OK);
    let token = field(&one.get("/").await.body, "csrf");
    one.post("/sign-out", &format!("csrf={token}")).await;
    assert_eq!(thief.get("/sessions").await.status, StatusCode::FORBIDDEN, "gone for good");

    sign_in(&mut one).await;
    let mut two = one.with_mail();
    sign_in(&mut two).await;
    let page = one.get("/sessions").await;
    assert!(page.body.contains("2 browsers") && page.body.contains("this one"));
    let forged = one.post("/sessions/sign-out", "csrf=00").await;
    assert_eq!(forged.status, StatusCode::BAD_REQUEST);
    let form = format!("csrf={}", field(&page.body, "csrf"));
    assert_eq!(one.post("/sessions/sign-out", &form).await.status, StatusCode::SEE_OTHER);
    for browser in [&mut one, &mut two] {
        assert_eq!(browser.get("/sessions").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn without_mail_there_is_no_such_page() {
    let mut demo = Service::demo().await;
    for path in ["/sign-in", "/sign-in/link/none"] {
        assert_eq!(demo.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut real = demo.with_mail();
    assert!(real.get("/").await.body.contains("href=\"/sign-in\""));
    assert_eq!(real.get("/demo/sign-in").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_link_leads_back_to_where_one_was_and_nowhere_else() {
    let mut service = real().await;
    let page = service.get("/method").await;
    assert!(page.body.contains("href=\"/sign-in?next=%2Fmethod\""));
    let page = service.get("/sign-in?next=%2Fmethod%3Fa%3D1").await;
    assert_eq!(field(&page.body, "next"), "/method?a=1");
    let wrong = service.get("/sign-in?next=https%3A%2F%2Fevil.example").await;
    assert_eq!(field(&wrong.body, "next"), "/");

    for (next, kept) in [("%2Fmethod", Some("/method")), ("%2F%2Fevil.example", None)] {
        let page = service.get("/sign-in").await;
        let form =
            format!("csrf={}&email=kim%40example.org&next={next}", field(&page.body, "csrf"));
        service.post("/sign-in", &form).await;
        let now = service.app().clock().now();
        let mut tx = service.app().storage().begin().await.unwrap();
        let job = tx.take_due_job(now, now.plus_millis(1)).await.unwrap().unwrap();
        tx.complete_job(&job).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(job.payload["next"].as_str(), kept, "what the mail will say");
    }
    for (next, leads) in [("%2Fmethod", "/method"), ("%2F%2Fevil.example", "/")] {
        ask(&mut service, KNOWN).await;
        let link = link(&service).await.unwrap();
        let page = service.get(&format!("{link}?next={next}")).await;
        let form = format!("{}&next={}", choice(&page.body), field(&page.body, "next"));
        let answer = service.post(&link, &form).await;
        assert_eq!(answer.header(&header::LOCATION), leads, "{next}");
        assert!(!page.body.contains("/sign-in?next"), "the link itself is passed on nowhere");
    }
}
