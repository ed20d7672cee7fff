//! How people are chosen for a call: set on the desk, told beside the shortlist.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::StatusCode;
use support::Service;

const CHOOSING: &str = "/desk/calls/harbour-road/choosing";
const SHORTLIST: &str = "/calls/northmere/harbour-road/shortlist";
const SEARCH: &str = "/desk/calls/harbour-road/find";

/// Every value of a field of a page, in order.
fn values(page: &str, field: &str) -> Vec<String> {
    let head = format!("name=\"{field}\" value=\"");
    let lines = page.split(head.as_str()).skip(1);
    lines.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The form with what a page shows, but for the bounds on these values.
async fn form(
    service: &mut Service,
    page: &str,
    bounds: &[(&str, &str, &str)],
    rest: &str,
) -> String {
    let mut form = format!("csrf={}&rest_days={rest}&works_for=", service.token().await);
    let columns = values(page, "bound-column");
    for (column, value) in columns.iter().zip(values(page, "bound-value")) {
        let set = bounds.iter().find(|(of, _, _)| *of == value);
        let (least, most) = set.map_or(("", ""), |(_, least, most)| (*least, *most));
        let (column, value) = (column.replace(' ', "+"), value.replace(' ', "+"));
        form.push_str(&format!("&bound-column={column}&bound-value={value}"));
        form.push_str(&format!("&bound-least={least}&bound-most={most}"));
    }
    form
}

#[tokio::test]
async fn a_bound_is_kept_given_back_when_wrong_and_told_beside_the_shortlist() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let page = service.get(CHOOSING).await;
    assert_eq!(page.status, StatusCode::OK);
    let value = values(&page.body, "bound-value").remove(0);

    let wrong = form(&mut service, &page.body, &[(&value, "3", "1")], "0").await;
    let refused = service.post(CHOOSING, &wrong).await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(refused.body.contains("fewer people at most than at least"), "{}", refused.body);
    assert!(refused.body.contains("Say the days as a number"));
    assert!(refused.body.contains("value=\"3\""), "what was typed stays");

    let no_number = form(&mut service, &page.body, &[(&value, "many", "")], "").await;
    let refused = service.post(CHOOSING, &no_number).await;
    assert!(refused.body.contains("say how many people, as a number"));

    let right = form(&mut service, &page.body, &[(&value, "1", "")], "90").await;
    let kept = service.post(CHOOSING, &right).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let again = service.get(CHOOSING).await.body;
    assert!(again.contains("id=\"rest_days\" name=\"rest_days\" value=\"90\""));

    assert!(!service.get(SHORTLIST).await.body.contains("By your rules"), "not before a search");
    let search = format!("csrf={}", service.token().await);
    service.forward_days(1);
    assert_eq!(service.post(SEARCH, &search).await.status, StatusCode::SEE_OTHER);
    let shown = service.get(SHORTLIST).await.body;
    assert!(shown.contains("By your rules") && shown.contains("of at least 1"), "{shown}");
}

#[tokio::test]
async fn a_conflict_is_declared_from_the_shortlist_and_taken_back() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let shortlist = service.get(SHORTLIST).await.body;
    let link = support::link(&shortlist, "/desk/calls/harbour-road/conflicts/").unwrap();
    let page = service.get(&link).await.body;
    assert!(page.contains("a conflict of interest"));
    let token = service.token().await;
    let empty = format!("csrf={token}&kind=lobby&reason=+&effect=exclude");
    let refused = service.post(&link, &empty).await;
    assert!(refused.body.contains("Say in words what it is"));
    let declared = format!("csrf={token}&kind=lobby&reason=Sells+kerbs&effect=exclude");
    assert_eq!(service.post(&link, &declared).await.status, StatusCode::SEE_OTHER);
    assert!(service.get(CHOOSING).await.body.contains("Sells kerbs"));
    let search = format!("csrf={}", service.token().await);
    service.forward_days(1);
    service.post(SEARCH, &search).await;
    let shown = service.get(SHORTLIST).await.body;
    assert!(shown.contains("left out. They speak for a group with a stake in it: Sells kerbs"));
    assert!(!shown.contains(&link), "who is left out isn't listed");
    let gone = service.post(&format!("{link}/remove"), &search).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let shown = service.get(SHORTLIST).await.body;
    assert!(!shown.contains("Sells kerbs"), "words that were taken back are gone at once");

    let flagged = declared.replace("effect=exclude", "effect=flag");
    assert_eq!(service.post(&link, &flagged).await.status, StatusCode::SEE_OTHER);
    service.forward_days(1);
    assert_eq!(service.post(SEARCH, &search).await.status, StatusCode::SEE_OTHER);
    let shown = service.get(SHORTLIST).await.body;
    assert!(shown.contains(&link), "who is flagged can be chosen");
    let beside = "<strong>Conflict of interest, flagged. They speak for a group";
    assert!(shown.contains(beside), "and whoever chooses is told");
}
