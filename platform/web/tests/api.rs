//! The API as programs meet it, over the made-up town in SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use folkmoot_model::Scope;
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

/// What stands in a path for each of its parts, and a body that reads well.
fn fill(route: &folkmoot_web::routes::Route, organisation: &str) -> (String, &'static str) {
    let path = route
        .path
        .replace("{organisation}", organisation)
        .replace("{call}", "harbour-road")
        .replace("{kind}", "none")
        .replace("{person}", "none")
        .replace("{evidence}", "none")
        .replace("{my_evidence}", "none")
        .replace("{invitation}", "none")
        .replace("{issue}", "none")
        .replace("{what}", "people");
    assert!(!path.contains('{'), "{path}: a part that this test doesn't know");
    let body = match route.path {
        "/api/v1/calls" | "/api/v1/calls/preview" | "/api/v1/calls/{organisation}/{call}" => CALL,
        "/api/v1/calls/{organisation}/{call}/invitations" => {
            "{\"people\":[{\"person\":\"p\",\"kind\":\"k\"}],\"answer_by\":\"2027-01-15\"}"
        }
        "/api/v1/me/evidence" => {
            "{\"kind\":\"work\",\"title\":\"t\",\"text\":\"t\",\"may_use\":\"no\"}"
        }
        "/api/v1/issues" | "/api/v1/issues/{issue}" => "{\"title\":\"Quiet buses\"}",
        "/api/v1/calls/{organisation}/{call}/issue" => "{\"issue\":null}",
        "/api/v1/calls/{organisation}/{call}/usual" => "{\"lines\":[\"Nobody\"]}",
        "/api/v1/calls/{organisation}/{call}/by-hand" => {
            "{\"kind\":\"none\",\"person\":\"none\",\"reason\":\"r\"}"
        }
        "/api/v1/calls/{organisation}/{call}/offers/{kind}/{person}/decline" => {
            "{\"reason\":\"r\"}"
        }
        "/api/v1/me/invitations/{invitation}/answer" => "{\"answer\":\"yes\"}",
        "/api/v1/me/offers/{call}/{kind}" => "{\"words\":\"w\"}",
        _ => "{}",
    };
    (path, body)
}

const CALL: &str = r#"{"title":"Safer lanes","decision":{"what":"Which layout","on":"2027-03-01"},
    "effort":{"hours":6},"setting":{"how":"remote"},"promise":"involve",
    "kinds":[{"id":"cyclists","name":"Cyclists","needs":"cycling in traffic","people":2}]}"#;

async fn send(
    service: &mut Service,
    route: &folkmoot_web::routes::Route,
    organisation: &str,
    token: Option<&str>,
) -> support::Answer {
    let (path, body) = fill(route, organisation);
    let kind = if path.starts_with("/api/v1/import") { "text/csv" } else { "application/json" };
    let bearer = token.map(|token| format!("Bearer {token}"));
    let mut headers = vec![(header::CONTENT_TYPE, kind)];
    headers.extend(bearer.as_deref().map(|bearer| (header::AUTHORIZATION, bearer)));
    let body = if route.method == "get" { "" } else { body };
    let method = route.method.to_uppercase().parse().unwrap();
    service.send_with(method, &path, &headers, body).await
}

fn api_routes() -> impl Iterator<Item = &'static folkmoot_web::routes::Route> {
    ROUTES.iter().filter(|route| route.path.starts_with("/api/"))
}

#[tokio::test]
async fn every_route_asks_for_a_token_with_the_scope_it_needs() {
    let mut service = Service::demo().await;
    let all = service.member("all", "northmere", Scope::ALL).await;
    let everything: BTreeSet<Scope> = Scope::ALL.iter().copied().collect();
    for route in api_routes() {
        let scope = match route.access {
            Access::Public => continue,
            Access::Oneself => Scope::Me,
            Access::Needs(permission) => permission.scope().unwrap(),
            Access::Demo => panic!("no such thing in the API"),
        };
        let what = format!("{} {}", route.method, route.path);
        let stranger = send(&mut service, route, "northmere", None).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "{what}: {}", stranger.body);
        // Writing calls brings reading them, so that is left out as well.
        let mut others: Vec<Scope> = everything.iter().copied().filter(|s| *s != scope).collect();
        others.retain(|other| scope != Scope::ReadCalls || *other != Scope::WriteCalls);
        let less = service.member("less", "northmere", &others).await;
        let refused = send(&mut service, route, "northmere", Some(&less)).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{what}: {}", refused.body);
        service.no_tokens("less").await;
        let allowed = send(&mut service, route, "northmere", Some(&all)).await;
        let status = allowed.status;
        assert!(
            status != StatusCode::UNAUTHORIZED
                && status != StatusCode::FORBIDDEN
                && !status.is_server_error(),
            "{what}: {status} {}",
            allowed.body
        );
    }
}

#[tokio::test]
async fn nobody_sees_or_changes_anything_of_another_organisation() {
    let mut service = Service::demo().await;
    service.second_organisation("eastmere").await;
    let theirs = service.member("them", "eastmere", Scope::ALL).await;
    let before = service.audit_entries("northmere").await;
    for route in api_routes().filter(|route| route.path.contains("{organisation}")) {
        let what = format!("{} {}", route.method, route.path);
        let answer = send(&mut service, route, "northmere", Some(&theirs)).await;
        let expected = match route.access {
            Access::Public => StatusCode::OK,
            _ => StatusCode::FORBIDDEN,
        };
        assert_eq!(answer.status, expected, "{what}: {}", answer.body);
    }
    // Where the path names no organisation, the ids of the other lead nowhere.
    let mine = service.member("all", "northmere", Scope::ALL).await;
    let people = service.get_as("/api/v1/export/people", &theirs).await.body;
    assert_eq!(people.lines().count(), 1, "themselves alone: {people}");
    assert!(service.get_as("/api/v1/export/people", &mine).await.body.lines().count() > 100);
    for list in ["/api/v1/export/evidence", "/api/v1/export/calls", "/api/v1/export/runs"] {
        assert_eq!(service.get_as(list, &theirs).await.body, "", "{list}");
    }
    let drafts = service.get_as("/api/v1/calls?state=draft", &theirs).await.body;
    assert!(drafts.contains("\"calls\":[]"), "{drafts}");
    let evidence = service.evidence_of_somebody("northmere").await;
    let path = format!("/api/v1/me/evidence/{evidence}");
    assert_eq!(service.get_as(&path, &theirs).await.status, StatusCode::NOT_FOUND);
    assert_eq!(service.get_as(&path, &mine).await.status, StatusCode::NOT_FOUND, "not theirs");
    assert_eq!(service.audit_entries("northmere").await, before + 2, "a member and their token");
}

#[tokio::test]
async fn a_call_goes_its_way_and_the_log_names_the_token() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let made = service.post_as("/api/v1/calls", &token, CALL).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let place = made.header(&header::LOCATION).to_owned();
    assert_eq!(service.get(&place).await.status, StatusCode::NOT_FOUND, "a draft");
    assert_eq!(json(&service.get_as(&place, &token).await.body)["state"], "draft");
    let open = service.post_as(&format!("{place}/open"), &token, "").await;
    assert_eq!(json(&open.body)["state"], "open");
    let again = service.post_as(&format!("{place}/open"), &token, "").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(service.get(&place).await.status, StatusCode::OK, "public");
    let none = service.get_as(&format!("{place}/shortlist"), &token).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "nobody looked yet");
    let found = service.post_as(&format!("{place}/find"), &token, "{\"limit\":5}").await;
    let found = json(&found.body);
    assert!(found["kinds"][0]["found"].as_u64().unwrap() > 0, "{found}");
    let read = json(&service.get_as(&format!("{place}/shortlist"), &token).await.body);
    assert_eq!(read, found);
    let reason = &found["kinds"][0]["people"][0]["reasons"][0]["evidence"];
    let path = format!("{place}/shortlist/cyclists/{}", reason.as_str().unwrap());
    assert!(service.get_as(&path, &token).await.body.contains("\"text\""));

    let log = json(&service.get_as("/api/v1/audit?limit=100", &token).await.body);
    let entries = log["entries"].as_array().unwrap();
    let made = entries.iter().find(|entry| entry["action"] == "token.made").unwrap();
    let opened = entries.iter().rfind(|entry| entry["action"] == "call.opened").unwrap();
    assert_eq!(opened["detail"]["token"], made["subject"]["id"]);
}

#[tokio::test]
async fn an_issue_is_written_changed_laid_down_and_taken_up() {
    let mut service = Service::demo().await;
    let token = service.member("issues", "northmere", &[Scope::WriteCalls]).await;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let text = r#"{"title":"Quiet buses","owner":"Transport"}"#;
    let made = service.post_as("/api/v1/issues", &token, text).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let place = made.header(&header::LOCATION).to_owned();
    let id = json(&made.body)["id"].clone();

    let bearer = format!("Bearer {token}");
    let kind = (header::CONTENT_TYPE, "application/json");
    let headers = [kind, (header::AUTHORIZATION, bearer.as_str())];
    let put = Method::PUT;
    let text = r#"{"title":"Empty buses","summary":"Nobody rides after eight."}"#;
    let changed = json(&service.send_with(put.clone(), &place, &headers, text).await.body);
    assert_eq!((&changed["title"], &changed["owner"]), (&"Empty buses".into(), &"".into()));

    let call = "/api/v1/calls/northmere/harbour-road/issue";
    let under = format!("{{\"issue\":{id}}}");
    let filed = service.send_with(put.clone(), call, &headers, &under).await;
    assert_eq!(filed.status, StatusCode::NO_CONTENT, "{}", filed.body);
    let read = json(&service.get_as(&place, &token).await.body);
    assert_eq!(read["calls"], serde_json::json!(["harbour-road"]));
    let nowhere = service.send_with(put, call, &headers, r#"{"issue":"none"}"#).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);

    let closed = service.post_as(&format!("{place}/close"), &token, "").await;
    assert_eq!(json(&closed.body)["state"], "closed");
    let again = service.post_as(&format!("{place}/close"), &token, "").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let reopened = service.post_as(&format!("{place}/reopen"), &token, "").await;
    assert_eq!(json(&reopened.body)["state"], "open");
}

#[tokio::test]
async fn an_offer_is_made_and_answered() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let call = "/api/v1/calls/northmere/harbour-road";
    let kind = json(&service.get(call).await.body)["kinds"][0]["id"].clone();
    let kind = kind.as_str().unwrap();
    let mine = format!("/api/v1/me/offers/harbour-road/{kind}");
    let put = Method::PUT;

    let words = r#"{"words":"I cycle there at six every morning."}"#;
    let made = service.send_as(put.clone(), &mine, &token, words).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let person = json(&made.body)["person"].clone();
    let offers = format!("{call}/offers");
    let theirs = |list: &str| {
        let list = json(list);
        let all = list["offers"].as_array().unwrap();
        all.iter().find(|offer| offer["person"] == person).cloned()
    };
    let listed = service.get_as(&offers, &token).await.body;
    assert_eq!(theirs(&listed).unwrap()["state"], "open");

    let no = format!("{offers}/{kind}/{}/decline", person.as_str().unwrap());
    let said = service.post_as(&no, &token, r#"{"reason":"We have all we need."}"#).await;
    assert_eq!(json(&said.body)["reason"], "We have all we need.", "{}", said.body);
    let again = service.post_as(&no, &token, r#"{"reason":"No."}"#).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let reworded = service.send_as(put, &mine, &token, words).await;
    assert_eq!(reworded.status, StatusCode::CONFLICT, "it has its answer");
    let known = json(&service.get_as("/api/v1/me/export", &token).await.body);
    assert_eq!(known["offers"][0]["words"], "I cycle there at six every morning.");
}

#[tokio::test]
async fn a_usual_list_stands_beside_what_was_found() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let call = "/api/v1/calls/northmere/harbour-road";
    let (usual, brief) = (format!("{call}/usual"), format!("{call}/brief"));
    assert_eq!(service.get_as(&usual, &token).await.status, StatusCode::NOT_FOUND);
    let found = json(&service.post_as(&format!("{call}/find"), &token, "{}").await.body);
    let known = found["shortlist"][0]["person"].as_str().unwrap();
    let lines = serde_json::json!({ "lines": [known, "Nobody at all"] }).to_string();
    let given = service.send_as(Method::PUT, &usual, &token, &lines).await;
    let given = json(&given.body);
    assert_eq!((&given["list"]["people"], &given["list"]["unmatched"]), (&1.into(), &1.into()));
    assert_eq!(given["unknown"], serde_json::json!([{ "line": 2, "text": "Nobody at all" }]));
    let read = json(&service.get_as(&brief, &token).await.body);
    assert_eq!(read["usual"]["overlap"], 1, "{read}");
    let gone = service.send_as(Method::DELETE, &usual, &token, "").await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(json(&service.get_as(&brief, &token).await.body)["usual"], Value::Null);
}

#[tokio::test]
async fn somebody_added_by_hand_is_asked_and_answers() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let call = "/api/v1/calls/northmere/harbour-road";
    let body = json(&service.get(call).await.body);
    let kind = body["kinds"][0]["id"].as_str().unwrap();
    let me = json(&service.get_as("/api/v1/me", &token).await.body)["person"].clone();
    let add = |person: &Value, email: Option<&str>| {
        serde_json::json!({ "kind": kind, "reason": "Lives on the road.", "person": person,
            "email": email })
        .to_string()
    };
    let by_hand = format!("{call}/by-hand");
    let stranger = service.send(Method::POST, &by_hand, "").await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "{}", stranger.body);
    let both = service.post_as(&by_hand, &token, &add(&me, Some("a@example.org"))).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", both.body);
    let draft = json(&service.post_as(&by_hand, &token, &add(&me, None)).await.body);
    assert_eq!(draft["state"], "drafted", "{draft}");

    let day = json(
        &service.post_as(&format!("{call}/invitations/preview"), &token, "{}").await.body,
    )["answer_by"]
        .clone();
    let ask = serde_json::json!({ "people": [{ "person": me, "kind": kind }], "answer_by": day });
    let sent = service.post_as(&format!("{call}/invitations"), &token, &ask.to_string()).await;
    let sent = json(&sent.body);
    let id = sent["sent"][0].as_str().unwrap_or_else(|| panic!("{sent}")).to_owned();
    let mine = json(&service.get_as("/api/v1/me/invitations", &token).await.body);
    assert_eq!(mine["invitations"][0]["id"], id.as_str(), "{mine}");
    let answer = format!("/api/v1/me/invitations/{id}/answer");
    let yes = json(&service.post_as(&answer, &token, r#"{"answer":"yes"}"#).await.body);
    assert_eq!(yes["state"], "accepted", "{yes}");
}

#[tokio::test]
async fn what_a_body_says_wrong_is_told_with_its_field() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    for (from, to, status, field) in [
        ("\"hours\":6", "\"hours\":-1", 400, "effort.hours"),
        ("\"people\":2", "\"people\":0", 422, ""),
        ("\"Safer lanes\"", "\" \"", 422, "title"),
        ("\"promise\"", "\"promice\"", 400, "promice"),
        ("\"id\":\"cyclists\"", "\"id\":\" a\"", 422, "kind[1].id"),
        ("\"remote\"", "\"in_person\"", 422, "setting.place"),
    ] {
        let answer = service.post_as("/api/v1/calls", &token, &CALL.replace(from, to)).await;
        assert_eq!(answer.status.as_u16(), status, "{to}: {}", answer.body);
        let error = &serde_json::from_str::<Value>(&answer.body).unwrap()["error"];
        assert_eq!(error["field"].as_str().unwrap_or_default(), field, "{}", answer.body);
        assert!(!error["message"].as_str().unwrap().is_empty());
    }
    let headers = [(header::AUTHORIZATION, format!("Bearer {token}"))];
    let headers: Vec<_> =
        headers.iter().map(|(name, value)| (name.clone(), value.as_str())).collect();
    let post = axum::http::Method::POST;
    let none = service.send_with(post.clone(), "/api/v1/calls", &headers, CALL).await;
    assert_eq!(none.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = format!("{{\"title\":\"{}\"", "x".repeat(100_000));
    let answer = service.post_as("/api/v1/calls", &token, &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn uploads_are_taken_by_what_they_are_and_whole_or_not_at_all() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let bearer = format!("Bearer {token}");
    let mut upload = async |what: &str, kind: &str, body: &[u8]| {
        let headers = [(header::CONTENT_TYPE, kind), (header::AUTHORIZATION, bearer.as_str())];
        let path = format!("/api/v1/import/{what}");
        service.send_bytes(axum::http::Method::POST, &path, &headers, body.to_vec()).await
    };
    let csv = b"id,name\nup-1,Ada Example\nup-2,Ben Sample\n";
    let done = upload("people", "text/csv; charset=utf-8", csv).await;
    assert!(done.body.contains("\"new_people\":2"), "{}", done.body);
    let evidence = "{\"id\":\"e1\",\"person\":\"up-1\",\"kind\":\"work\",\"text\":\"Kerbs\"}\n";
    let done = upload("evidence?agreed=true", "application/x-ndjson", evidence.as_bytes()).await;
    assert!(done.body.contains("\"new_evidence\":1"), "{}", done.body);

    let wrong = upload("people", "text/csv", b"id,name\nup-3,Cleo\n,Dora\n").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("upload:3"), "with its line: {}", wrong.body);
    let again = upload("people", "text/csv", b"id,name\nup-3,Cleo\n").await;
    assert!(again.body.contains("\"new_people\":1"), "it wasn't kept: {}", again.body);
    for (kind, body) in [
        ("text/csv", evidence.as_bytes()),
        ("application/x-ndjson", &csv[..]),
        ("text/csv", b"PK\x03\x04\x00\x00"),
        ("text/csv", b"\x1f\x8b\x08\x00"),
        ("application/zip", &csv[..]),
        ("", &csv[..]),
    ] {
        let answer = upload("people", kind, body).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind} {body:?}");
    }
    let large = vec![b'x'; 9 * 1024 * 1024];
    assert_eq!(upload("people", "text/csv", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn one_tells_and_takes_back_what_is_known_about_oneself() {
    let mut service = Service::demo().await;
    let token = service.member("all", "northmere", Scope::ALL).await;
    let body =
        "{\"kind\":\"work\",\"title\":\"Kerbs\",\"text\":\"Ten years\",\"may_use\":\"any_call\"}";
    let made = service.post_as("/api/v1/me/evidence", &token, body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let place = made.header(&header::LOCATION).to_owned();
    assert!(service.get_as("/api/v1/me", &token).await.body.contains("Ten years"));
    let hidden = service.post_as(&format!("{place}/hide"), &token, "").await;
    assert!(hidden.body.contains("\"withdrawn\""), "{}", hidden.body);
    let used = service.post_as(&format!("{place}/use"), &token, "").await;
    assert!(used.body.contains("\"given\""), "{}", used.body);
    let bearer = format!("Bearer {token}");
    let headers = [(header::AUTHORIZATION, bearer.as_str())];
    let delete = axum::http::Method::DELETE;
    let gone = service.send_with(delete, &place, &headers, "").await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(service.get_as(&place, &token).await.status, StatusCode::NOT_FOUND);
}
