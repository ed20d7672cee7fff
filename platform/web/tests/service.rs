//! The service as browsers meet it, over the made-up town in SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{Method, StatusCode, header};
use folkmoot_app::Caller;
use folkmoot_model::{OrganisationId, PersonId, Role};
use folkmoot_web::routes::{Access, ROUTES};
use support::{Service, field};

#[tokio::test]
async fn a_stranger_sees_the_call_and_nothing_about_anyone() {
    let mut service = Service::demo().await;
    let home = service.get("/").await;
    assert_eq!(home.status, StatusCode::OK);
    let call = service.a_call().await;
    let page = service.get(&call).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Who we are looking for"));
    assert!(!page.body.contains("/shortlist"), "no way to the shortlist is shown");
    for name in service.names().await {
        assert!(!page.body.contains(&name) && !home.body.contains(&name), "{name}");
    }
    let json = service.get(&format!("/api/v1{call}")).await;
    assert!(json.body.contains("\"kinds\"") && !json.body.contains("\"person\""));
}

#[tokio::test]
async fn every_route_that_needs_something_refuses_those_who_may_not() {
    let mut service = Service::demo().await;
    let call = service.a_call().await;
    service.sign_in("convener").await;
    let evidence = service.an_evidence(&call).await;
    let (organisation, id) = call["/calls/".len()..].split_once('/').unwrap();
    let parts: Vec<&str> = evidence.rsplitn(3, '/').collect();
    let invitation = service.an_invitation(organisation, id).await;
    let path = |pattern: &str| {
        pattern
            .replace("{organisation}", organisation)
            .replace("{call}", id)
            .replace("{kind}", parts[1])
            .replace("{evidence}", parts[0])
            .replace("{my_evidence}", "none")
            .replace("{my_invitation}", "none")
            .replace("{step}", "withdraw")
            .replace("{issue}", "harbour-streets")
            .replace("{invitation}", invitation.as_str())
            .replace("{token}", "none")
            .replace("{person}", "demo-moderator")
            .replace("{invite}", "none")
            .replace("{job}", "none")
            .replace("{number}", "1")
            .replace("{list}", "1")
            .replace("{badge}", "none")
            .replace("{endorsement}", "none")
            .replace("{name}", "none.css")
    };
    let mut refused = 0;
    let here = OrganisationId::new("northmere").unwrap();
    for (who, roles) in [
        ("stranger", &[][..]),
        ("citizen", &[]),
        ("convener", &[Role::Convener]),
        ("admin", &[Role::Admin]),
    ] {
        let person = PersonId::new(who).unwrap();
        let caller = Caller::Person {
            organisation: here.clone(),
            person,
            roles: roles.iter().copied().collect(),
        };
        let may = |permission| who != "stranger" && caller.may(permission, &here);
        service.sign_out().await;
        if who != "stranger" {
            service.sign_in(who).await;
        }
        for route in ROUTES.iter().filter(|route| !route.path.starts_with("/api/")) {
            let method: Method = route.method.to_uppercase().parse().unwrap();
            let path = path(route.path);
            assert!(!path.contains('{'), "{path}: a part that this test doesn't know");
            // With a token, so that it isn't the form that is refused.
            let form = if matches!(route.access, Access::Needs(_) | Access::Oneself)
                && method == Method::POST
            {
                format!("csrf={}", service.token().await)
            } else {
                String::new()
            };
            let answer = service.send(method.clone(), &path, &form).await;
            let what = format!("{who} {} {path}: {}", route.method, answer.status);
            match route.access {
                Access::Needs(permission) if !may(permission) => {
                    refused += 1;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
                }
                Access::Needs(_) if method == Method::POST => {
                    assert_ne!(answer.status, StatusCode::FORBIDDEN, "{what}");
                }
                // There is nothing to draw yet: back to the rules.
                Access::Needs(_) if path.ends_with("/panel/balls") => {
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}");
                }
                // Nobody sits anywhere yet: on to the form.
                Access::Needs(_)
                    if ["/room", "/print", "/cards"]
                        .iter()
                        .any(|end| path.ends_with(&format!("/tables{end}"))) =>
                {
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}");
                }
                Access::Needs(_) => assert_eq!(answer.status, StatusCode::OK, "{what}"),
                Access::Oneself if who == "stranger" => {
                    refused += 1;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
                }
                Access::Oneself | Access::Public | Access::Demo => {
                    assert_ne!(answer.status, StatusCode::FORBIDDEN, "{what}");
                }
            }
            assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{what}");
            let wrong = service.send(Method::DELETE, &path, "").await;
            assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        }
    }
    // The API knows no cookies: tests/api.rs asks it with tokens.
    let pages = || ROUTES.iter().filter(|route| !route.path.starts_with("/api/"));
    let count = |which: fn(&Access) -> bool| pages().filter(|r| which(&r.access)).count();
    let needed = count(|access| matches!(access, Access::Needs(_)));
    let oneself = count(|access| *access == Access::Oneself);
    assert!(refused >= 2 * needed + oneself, "each of them, for all who may not: {refused}");
}

#[tokio::test]
async fn a_convener_opens_the_evidence_of_the_first_reason() {
    let mut service = Service::demo().await;
    let call = service.a_call().await;
    let closed = service.get(&format!("{call}/shortlist")).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.body.contains("/demo/sign-in"), "a way on");
    service.sign_in("convener").await;
    let page = service.get(&call).await;
    assert!(page.body.contains(&format!("{call}/shortlist")));
    let shortlist = service.get(&format!("{call}/shortlist")).await;
    assert!(shortlist.body.contains("who know"));
    assert_eq!(shortlist.header(&header::CACHE_CONTROL), "no-store");
    let evidence = service.an_evidence(&call).await;
    let page = service.get(&evidence).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("How it counts here") && page.body.contains("folkmoot replay match-")
    );
    let other = service.get(&format!("{call}/shortlist/none/none")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_work_only_from_our_own_pages() {
    let mut service = Service::demo().await;
    let page = service.get("/demo/sign-in").await;
    let token = field(&page.body, "csrf");
    let form = |token: &str| format!("csrf={token}&role=convener&next=%2F");
    for wrong in ["", "00", &token[..62], &token.replace(['0', '1'], "7")] {
        let answer = service.post("/demo/sign-in", &form(wrong)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert!(answer.body.contains("too old"), "in words");
    }
    let answer = service.post("/demo/sign-in", "role=convener").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer = service.post("/demo/sign-in", &form(&token).replace("convener", "mayor")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer = service.post_from("/demo/sign-in", &form(&token), "cross-site").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);

    let mut elsewhere = service.another_browser();
    let answer = elsewhere.post("/demo/sign-in", &form(&token)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "a token of another browser");

    let leads = form(&token).replace("%2F", "%2F%2Fevil.example");
    let answer = service.post("/demo/sign-in", &leads).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header(&header::LOCATION), "/", "never elsewhere");
    let large = format!("csrf={}", "0".repeat(100_000));
    let answer = service.post("/demo/sign-in", &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn outside_the_demo_there_is_no_way_in() {
    let mut demo = Service::demo().await;
    let call = demo.a_call().await;
    demo.sign_in("convener").await;
    let mut real = demo.as_real_service();
    for path in ["/demo/sign-in".to_owned(), "/nothing".to_owned()] {
        assert_eq!(real.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = real.post("/demo/sign-in", "csrf=a&role=convener").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    // The session of the demo, sealed with the same key, opens nothing.
    let answer = real.get(&format!("{call}/shortlist")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("not set up") && !answer.body.contains("made-up"));
}

#[tokio::test]
async fn every_answer_carries_its_headers() {
    let mut service = Service::demo().await;
    for path in ["/", "/nothing", "/api/v1/calls", "/api/v1/calls/x/y", "/healthz"] {
        let answer = service.get(path).await;
        let policy = answer.header(&header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header(&header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
        assert!(!answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}");
    }
    let mut https = service.with_https();
    let answer = https.get("/demo/sign-in").await;
    assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    let cookie = answer.header(&header::SET_COOKIE);
    assert!(cookie.starts_with("__Host-") && cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn styles_may_be_kept_for_ever_and_errors_are_told_in_kind() {
    let mut service = Service::demo().await;
    let home = service.get("/").await;
    let start = home.body.find("/assets/folkmoot.").unwrap();
    let address = home.body[start..].split('"').next().unwrap().to_owned();
    let styles = service.get(&address).await;
    assert_eq!(styles.status, StatusCode::OK);
    assert!(styles.header(&header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(styles.header(&header::CONTENT_TYPE), "text/css; charset=utf-8");
    let old = service.get("/assets/folkmoot.000000000000.css").await;
    assert_eq!(old.status, StatusCode::NOT_FOUND);

    let page = service.get("/calls/northmere/none").await;
    assert!(page.body.contains("<h1") && page.body.contains("href=\"/\""), "a page with a way on");
    let json = service.get("/api/v1/calls/northmere/none").await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    assert!(json.body.starts_with("{\"error\":{\"code\":\"not_found\""), "{}", json.body);
    for odd in ["/calls/%20/x", "/calls/%ff/x", "/calls/a/%00", "/calls/a%2Fb/c%2Fd"] {
        assert_eq!(service.get(odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
}
