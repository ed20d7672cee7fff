//! Choosing whom to ask, sending, and the answers, as browsers meet it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::{Service, link};

const CALL: &str = "/desk/calls/harbour-road";
const SHORTLIST: &str = "/calls/northmere/harbour-road/shortlist";

/// The fields that name those whose boxes are ticked, as a browser sends them.
fn ticked(html: &str) -> Vec<String> {
    let boxes = html.split("<input type=\"checkbox\"").skip(1);
    let ticked =
        boxes.filter(|tag| tag.split("/>").next().unwrap().contains("checked=\"checked\""));
    let pair = |tag: &str| {
        let of = |name: &str| tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next();
        format!("{}={}", of("name").unwrap(), of("value").unwrap()).replace(':', "%3A")
    };
    ticked.map(pair).collect()
}

/// Signed in as the convener, with the boxes of those who are suggested.
async fn convener() -> (Service, Vec<String>) {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let page = service.get(&format!("{SHORTLIST}?choose=suggested")).await;
    let boxes = ticked(&page.body);
    assert!(boxes.len() >= 10, "{}", boxes.len());
    (service, boxes)
}

#[tokio::test]
async fn ten_are_chosen_looked_at_and_asked_once() {
    let (mut service, boxes) = convener().await;
    let none = service.get(SHORTLIST).await;
    assert!(ticked(&none.body).is_empty(), "nobody is chosen unless somebody does");
    // Whoever has no address is left out, and the preview says so.
    let all = service.get(&format!("{CALL}/invite?{}", boxes.join("&"))).await;
    assert!(all.body.contains("No e-mail address of theirs is known here."));
    let choice = ticked(&all.body)[..10].join("&");

    let preview = service.get(&format!("{CALL}/invite?{choice}")).await;
    assert!(preview.body.contains("10 people would be asked"), "{}", preview.body);
    for part in ["WHY YOU?", "Yes, I can help", "more than twice in 90 days", "Nothing is sent yet"]
    {
        assert!(preview.body.contains(part), "{part}");
    }
    assert!(preview.body.contains("value=\"2026-12-06\""), "a fortnight to answer");
    let nobody = service.get(&format!("{CALL}/invite")).await;
    assert!(nobody.body.contains("You have not chosen anybody yet"));

    let confirm = format!("{CALL}/invite/confirm?{choice}&answer_by=2026-12-06");
    let page = service.get(&confirm).await;
    assert!(page.body.contains("Send 10 invitations?"), "{}", page.body);
    let wrong = service.get(&confirm.replace("2026-12-06", "2026-11-01")).await;
    assert_eq!(wrong.status, StatusCode::SEE_OTHER);
    let again = service.get(wrong.header(&header::LOCATION)).await;
    assert!(again.body.contains("Choose a day between these two"));

    let refused = service.post(&format!("{CALL}/invite"), &format!("csrf=0&{choice}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let form = format!("csrf={}&answer_by=2026-12-06&{choice}", service.token().await);
    for (time, says) in
        [("first", "10 invitations are on their way."), ("second", "Nothing new was sent.")]
    {
        let sent = service.post(&format!("{CALL}/invite"), &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{time}");
        let list = service.get(sent.header(&header::LOCATION)).await;
        assert!(list.body.contains(says) && list.body.contains("10 people asked"), "{time}");
    }
    let waiting = service.app().storage().read().await.unwrap().count_jobs().await.unwrap();
    assert_eq!(waiting.waiting, 10, "each mail is queued once");
    assert!(service.get(SHORTLIST).await.body.contains("Asked: No answer yet"));
    assert!(service.get("/desk").await.body.contains("Wait for 10 answers"));
    let lying = service.get(&format!("{CALL}/invitations?sent=5000&left=1")).await;
    assert!(!lying.body.contains("on their way"), "an address claims nothing that isn't so");
}

#[tokio::test]
async fn somebody_is_added_by_hand_asked_and_taken_back() {
    let (mut service, _) = convener().await;
    let page = service.get(&format!("{CALL}/add?q=osei")).await;
    assert!(page.body.contains("Who is it?") || page.body.contains("Nobody here has a name"));
    let token = service.token().await;
    let add = |what: &str| format!("csrf={token}&{what}");
    let wrong = service.post(&format!("{CALL}/add"), &add("name=Jo&email=none")).await;
    assert_eq!(wrong.status, StatusCode::OK);
    for part in ["#email", "#kind", "#reason", "Say why them."] {
        assert!(wrong.body.contains(part), "{part}");
    }
    let right = "name=Jo+New&email=jo.new%40northmere.example&kind=drivers&reason=Keeps+the+lock.";
    let added = service.post(&format!("{CALL}/add"), &add(right)).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let list = service.get(added.header(&header::LOCATION)).await;
    assert!(list.body.contains("Jo New") && list.body.contains("because: Keeps the lock."));
    let shortlist = service.get(SHORTLIST).await;
    assert!(
        shortlist.body.contains("Jo New") && shortlist.body.contains("because: Keeps the lock.")
    );

    let take_back = link(&list.body, &format!("{CALL}/invitations/")).unwrap();
    let ask = service.get(&take_back).await;
    assert!(ask.body.contains("Take back the invitation to Jo New?"));
    for _ in 0..2 {
        let form = format!("csrf={}", service.token().await);
        let gone = service.post(&take_back, &form).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
    }
    let list = service.get(&format!("{CALL}/invitations?show=taken-back")).await;
    assert!(list.body.contains("Jo New") && list.body.contains("Taken back"));
}

#[tokio::test]
async fn nobody_is_reminded_too_soon_and_nobody_twice() {
    let (mut service, boxes) = convener().await;
    let form = format!("csrf={}&answer_by=2026-12-06&{}", service.token().await, boxes[0]);
    service.post(&format!("{CALL}/invite"), &form).await;
    let remind = async |service: &mut Service| {
        let form = format!("csrf={}", service.token().await);
        let done = service.post(&format!("{CALL}/invitations/remind"), &form).await;
        service.get(done.header(&header::LOCATION)).await.body
    };
    assert!(remind(&mut service).await.contains("Nobody was reminded"));
    service.forward_days(3);
    service.sign_in("convener").await;
    let page = service.get(&format!("{CALL}/invitations")).await;
    assert!(page.body.contains("Remind 1 person"));
    assert!(remind(&mut service).await.contains("1 person is reminded now."));
    assert!(remind(&mut service).await.contains("Nobody was reminded"));
}

#[tokio::test]
async fn a_facilitator_sees_answers_and_asks_nobody() {
    let (mut service, boxes) = convener().await;
    let form = format!("csrf={}&answer_by=2026-12-06&{}", service.token().await, boxes[0]);
    service.post(&format!("{CALL}/invite"), &form).await;
    service.sign_in("facilitator").await;
    let list = service.get(&format!("{CALL}/invitations")).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.body.contains("take-back") && !list.body.contains("/invite?"));
    assert!(!service.get(SHORTLIST).await.body.contains("type=\"checkbox\""));
    for path in ["invite", "invite/confirm", "add"] {
        let refused = service.get(&format!("{CALL}/{path}")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn an_issue_is_written_changed_and_laid_down() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let token = service.token().await;
    let wrong = service.post("/desk/issues/new", &format!("csrf={token}&title=+")).await;
    assert!(wrong.status == StatusCode::OK && wrong.body.contains("Say what the issue is."));
    let form = format!("csrf={token}&title=Falls&summary=People+fall.&owner=Care+team");
    assert_eq!(service.post("/desk/issues/new", &form).await.status, StatusCode::SEE_OTHER);
    let desk = service.get("/desk").await;
    assert!(desk.body.contains("Falls") && desk.body.contains("Answers for it: Care team"));
    let issue = desk.body.split("href=\"/desk/issues/").find(|part| !part.starts_with("new"));
    assert!(issue.is_some());
    let address = "/desk/issues/harbour-streets";
    let form = format!("csrf={token}&title=Safer+harbour&summary=&owner=");
    service.post(address, &form).await;
    assert!(service.get("/desk").await.body.contains("Safer harbour"));
    let step = format!("csrf={token}&to=closed");
    for _ in 0..2 {
        let done = service.post(&format!("{address}/step"), &step).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
    }
    assert!(service.get("/desk").await.body.contains("Laid down"));
    assert!(
        service.get(&format!("{address}/step")).await.body.contains("Take this issue up again?")
    );
}
