//! Tables, as browsers meet them: planned, seated again when some don't come, taken back,
//! shown in the room and printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::{Answer, Service, field};

const TABLES: &str = "/desk/calls/harbour-road/tables";

async fn press(service: &mut Service, from: &str, to: &str, rest: &str) -> Answer {
    let page = service.get(from).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let form = format!("csrf={}{rest}", field(&page.body, "csrf"));
    service.post(to, &form).await
}

/// The ids that a page offers in its form.
fn ids(body: &str, name: &str) -> Vec<String> {
    let start = format!("name=\"{name}\" value=\"");
    body.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn sent(people: &[String]) -> String {
    people.iter().map(|id| format!("&person={id}&here={id}&host=&needs=")).collect()
}

#[tokio::test]
async fn a_facilitator_seats_people_and_seats_them_again_when_some_do_not_come() {
    let mut service = Service::demo().await;
    service.sign_in("facilitator").await;
    let nobody = service.get(TABLES).await;
    assert!(nobody.body.contains("Nobody has said yes yet"), "{}", nobody.body);
    service.everybody_says_yes().await;
    let form = service.get(TABLES).await;
    assert!(form.body.contains("Table 1, 5"), "{}", form.body);
    let people = ids(&form.body, "person");
    let rules = "&rounds=2&tables=Table+1,+5%0D%0AWindow,+5,+Step-free%0D%0A3,+6&mix=kind&across=";
    let seated = press(&mut service, TABLES, TABLES, &format!("{rules}{}", sent(&people))).await;
    let to = format!("{TABLES}?done=seated");
    assert_eq!(seated.header(&header::LOCATION), to, "{}", seated.body);
    let page = service.get(&to).await;
    for words in ["Round 1", "Round 2", "Window", "step-free", "Table 3", "Everybody has a seat"] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    // two don't come
    let here: String = people[2..].iter().map(|id| format!("&here={id}")).collect();
    let again = format!("{TABLES}/here");
    let moved = press(&mut service, TABLES, &again, &format!("{here}&from=2")).await;
    let to = moved.header(&header::LOCATION).to_owned();
    assert!(to.starts_with(&format!("{TABLES}?done=again&moved=")), "{to} {}", moved.body);
    let page = service.get(&to).await;
    assert!(page.body.contains("Take it back") && page.body.contains("Done."));
    assert_eq!(page.body.matches("checked=\"checked\"").count(), people.len() - 2);
    let csv = service.get(&format!("{TABLES}/seats.csv")).await;
    let rows: Vec<&str> = csv.body.lines().collect();
    assert_eq!((rows[0], rows.len()), ("round,table,person,name", 1 + 2 * people.len() - 2));
    for path in ["room", "room?round=2", "print", "cards"] {
        let page = service.get(&format!("{TABLES}/{path}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
    }
    let undo = format!("{TABLES}/undo");
    let undone = press(&mut service, TABLES, &undo, "").await;
    assert_eq!(undone.header(&header::LOCATION), format!("{TABLES}?done=undone"));
    let csv = service.get(&format!("{TABLES}/seats.csv")).await;
    assert_eq!(csv.body.lines().count(), 1 + 2 * people.len());
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_line_and_nothing_typed_is_lost() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    let people = ids(&service.get(TABLES).await.body, "person");
    let (a, b) = (&people[0], &people[1]);
    let pairs = format!("&pair-a={a}&pair-relation=never&pair-b={b}");
    let rest = format!("&rounds=2&tables=One,+5%0D%0A%0D%0ATwo,+many&across={}", sent(&people));
    let page = press(&mut service, TABLES, TABLES, &format!("{rest}{pairs}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Line 3: write a name"), "{}", page.body);
    assert!(page.body.contains("Two, many") && page.body.contains("autofocus"));
    assert!(page.body.contains(&format!("<option value=\"{a}\" selected=\"selected\"")));
    let few = format!("&rounds=9&tables=One,+5&across={}", sent(&people));
    let page = press(&mut service, TABLES, TABLES, &few).await;
    assert!(page.body.contains("there are 5 seats"), "{}", page.body);
    let few = format!("&rounds=none&tables=One,+50&across={}", sent(&people));
    let page = press(&mut service, TABLES, TABLES, &few).await;
    assert!(page.body.contains("Say how many rounds") && page.body.contains("value=\"none\""));
    // nothing is seated yet
    let room = service.get(&format!("{TABLES}/room")).await;
    assert_eq!(room.header(&header::LOCATION), TABLES);
    let again = format!("{TABLES}/here");
    let none = press(&mut service, TABLES, &again, "&from=1").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_talk_in_pairs() {
    let mut service = Service::demo().await;
    service.sign_in("facilitator").await;
    service.everybody_says_yes().await;
    let people = ids(&service.get(TABLES).await.body, "person");
    let rest = format!("&rounds=3&tables=&across=kind{}", sent(&people));
    let done = press(&mut service, TABLES, TABLES, &rest).await;
    assert_eq!(done.header(&header::LOCATION), format!("{TABLES}?done=seated"), "{}", done.body);
    let page = service.get(TABLES).await;
    assert!(page.body.contains("Pair 1") && page.body.contains("Round 3"), "{}", page.body);
    let cards = service.get(&format!("{TABLES}/cards")).await;
    assert!(cards.body.contains("Round 3: <bdi>Pair"), "{}", cards.body);
}
