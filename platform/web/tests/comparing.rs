//! A shortlist beside itself, and beside the people usually asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::StatusCode;
use folkmoot_model::Person;
use support::Service;

const COMPARE: &str = "/calls/northmere/harbour-road/shortlist/compare";
const USUAL: &str = "/desk/calls/harbour-road/usual";
const BRIEF: &str = "/desk/calls/harbour-road/brief";

/// The names in the heads of the rows, in their order.
fn names(page: &str) -> Vec<String> {
    let rows = page.split("role=\"rowheader\"><bdi>").skip(1);
    rows.map(|row| row.split("</bdi>").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn rows_are_sorted_by_the_address_and_ticks_stay() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let list = service.get(COMPARE).await;
    assert_eq!(list.status, StatusCode::OK);
    let as_listed = names(&list.body);
    assert!(as_listed.len() > 3, "{as_listed:?}");

    let by_name = service.get(&format!("{COMPARE}?sort=name")).await.body;
    let mut sorted = as_listed.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names(&by_name), sorted);
    assert_eq!(by_name.matches("aria-sort=\"ascending\"").count(), 1);
    let turned = service.get(&format!("{COMPARE}?sort=-name")).await.body;
    sorted.reverse();
    assert_eq!(names(&turned), sorted);
    assert_eq!(turned.matches("aria-sort=\"descending\"").count(), 1);

    let at = list.body.find("value=\"kind:").unwrap() + "value=\"".len();
    let kind = list.body[at..].split('"').next().unwrap();
    let by_kind = service.get(&format!("{COMPARE}?sort={kind}")).await.body;
    assert_eq!(by_kind.matches("aria-sort=\"descending\"").count(), 1);
    let first = by_kind.split("role=\"rowheader\"").nth(1).unwrap();
    assert!(first.contains("/shortlist/"), "whoever has shown most opens to their evidence");

    assert!(!list.body.contains("Further down than is listed"), "everybody for every kind");
    for link in list.body.split("<td role=\"cell\">").skip(1).filter_map(|cell| {
        let cell = cell.split("</td>").next().unwrap();
        support::link(cell, "/calls/northmere/harbour-road/shortlist/")
    }) {
        let evidence = service.get(&link).await;
        assert_eq!(evidence.status, StatusCode::OK, "{link}");
        assert!(evidence.body.contains("The formula"), "{link}");
    }

    let ticked = service.get(&format!("{COMPARE}?sort=name&choose=suggested")).await.body;
    assert!(ticked.contains("checked=\"checked\""));
    let at = ticked.find("name=\"to:").unwrap() + "name=\"".len();
    let (field, rest) = ticked[at..].split_once("\" value=\"").unwrap();
    let person = rest.split('"').next().unwrap();
    let again = format!("{COMPARE}?sort=-name&{field}={person}");
    assert_eq!(service.get(&again).await.body.matches("checked=\"checked\"").count(), 1);
    let back = format!("/calls/northmere/harbour-road/shortlist?{field}={person}");
    assert_eq!(service.get(&back).await.body.matches("checked=\"checked\"").count(), 1);

    for odd in ["sort=kind:none", "sort=%3Cscript%3E", "sort=-", "sort=name&sort=name&to:x="] {
        let page = service.get(&format!("{COMPARE}?{odd}")).await;
        assert_eq!(page.status, StatusCode::OK, "{odd}");
        assert!(!page.body.contains("<script>"), "{odd}");
    }
    let none = service.get("/calls/northmere/saltmarsh-planting/shortlist/compare").await;
    assert_eq!(none.status, StatusCode::OK, "nobody was looked for");
}

/// Those on the shortlist of the harbour road, and somebody who isn't.
async fn people(service: &Service) -> (Vec<Person>, Person) {
    let call = folkmoot_model::CallId::new("harbour-road").unwrap();
    let here = service.organisation().clone();
    let operator = folkmoot_app::Caller::Operator;
    let run = service.app().see_shortlist(&operator, &here, &call).await.unwrap().run.unwrap();
    let chosen: Vec<_> = run.report.shortlist.iter().map(|it| it.person.clone()).collect();
    let mut snapshot = service.app().storage().read().await.unwrap();
    let all = snapshot.people_page(&here, None, 10_000).await.unwrap();
    let (on, off): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| chosen.contains(&it.id));
    let alone = |person: &Person| off.iter().filter(|it| it.name == person.name).count() == 1;
    let other = off.iter().find(|it| it.email.is_some() && alone(it)).unwrap().clone();
    (on, other)
}

#[tokio::test]
async fn a_list_is_kept_as_ids_and_the_brief_compares() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let (on, other) = people(&service).await;
    let before = service.get(BRIEF).await.body;
    assert!(before.contains(USUAL), "the brief leads to the list");
    let mail = other.email.clone().unwrap();
    let list = format!(
        "name,email\r\n{},\r\nx,{}\r\nNobody Known,nobody@example.org\r\n",
        on[0].id,
        mail.as_str().to_uppercase()
    );
    let token = service.token().await;
    let parts = [("csrf", token.as_bytes()), ("people", list.as_bytes())];
    let kept = service.post_parts(USUAL, &parts).await;
    assert_eq!(kept.status, StatusCode::OK);
    assert!(kept.body.contains("2 people on the list are known here, 1 line fitted nobody"));
    assert!(kept.body.contains("Nobody Known, nobody@example.org"), "shown this once");
    let shown = service.get(USUAL).await.body;
    assert!(!shown.contains("Nobody Known"), "and not kept");

    let brief = service.get(BRIEF).await.body;
    let people = on.len();
    let new = format!("{} of {people} on the shortlist are people you wouldn", people - 1);
    assert!(brief.contains(&new), "{new}");
    assert!(brief.contains("1 person is on both lists"));
    assert!(brief.contains(&format!("{people} on the shortlist − 1 on both = {}", people - 1)));
    assert!(brief.contains("How this is worked out") && !brief.contains("have changed since"));

    let mut stored = service.app().storage().read().await.unwrap();
    let (here, call) = (service.organisation().clone(), "harbour-road".to_owned());
    let call = folkmoot_model::CallId::new(call).unwrap();
    let list = stored.usual_list(&here, &call).await.unwrap().unwrap();
    assert_eq!((list.people.len(), list.unmatched), (2, 1));
    drop(stored);

    let form = format!("csrf={}", service.token().await);
    let gone = service.post(&format!("{USUAL}/remove"), &form).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(service.get(&format!("{USUAL}?done=removed")).await.body.contains("was taken away"));
    assert!(!service.get(BRIEF).await.body.contains("on both lists"));
}

#[tokio::test]
async fn a_file_counts_before_what_was_typed_and_faults_change_nothing() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let (on, _) = people(&service).await;
    let token = service.token().await;
    let csrf = ("csrf", token.as_bytes());
    let id = on[0].id.as_str().as_bytes();
    let kept = service.post_parts(USUAL, &[csrf, ("people", b"typed"), ("file", id)]).await;
    assert!(kept.body.contains("1 person on the list is known here, and every line"));
    for (parts, words) in [
        (vec![csrf, ("people", b" ,\n" as &[u8]), ("file", b"")], "Write at least one line"),
        (vec![csrf, ("people", b"x"), ("file", b"\xff\xfe")], "can’t be read"),
        (vec![csrf, ("people", "x\n".repeat(5_001).as_bytes())], "at most"),
    ] {
        let answer = service.post_parts(USUAL, &parts).await;
        assert_eq!(answer.status, StatusCode::OK, "{words}");
        assert!(answer.body.contains(words), "{words}");
        assert!(answer.body.contains("1 person on the list is known here"), "{words}");
    }
    let long = vec![b'x'; 1_100_000];
    let answer = service.post_parts(USUAL, &[csrf, ("people", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let unsealed = service.post_parts(USUAL, &[("csrf", b"00"), ("people", b"x")]).await;
    assert_eq!(unsealed.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn whoever_is_on_a_list_sees_that_and_goes_from_it() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let token = service.token().await;
    let parts = [("csrf", token.as_bytes()), ("people", b"demo-citizen" as &[u8])];
    service.post_parts(USUAL, &parts).await;
    service.sign_out().await;
    service.sign_in("citizen").await;
    let known = service.get("/me/export").await.body;
    let known: serde_json::Value = serde_json::from_str(&known).unwrap();
    assert_eq!(known["usual_for"], serde_json::json!(["harbour-road"]));
    assert!(known["calls"]["harbour-road"].is_string());
}
