//! Pages that hear when something happens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use folkmoot_model::{Actor, AuditEvent, Subject, Timestamp};
use serde_json::json;
use support::{Listening, Service};

const DESK: &str = "/desk/calls/harbour-road";
const PUBLIC: &str = "/calls/northmere/harbour-road";

async fn listen(service: &mut Service, page: &str) -> Listening {
    let mut listening = service.listen(&format!("{page}/changes")).await.unwrap();
    assert!(listening.next().await.unwrap().starts_with("retry: 3000"), "said at once");
    listening
}

async fn is_told(listening: &mut Listening) -> bool {
    listening.next().await.is_some_and(|words| words.contains("event: changed\ndata: now\n\n"))
}

/// What an invitation writes into the log, without one.
async fn somebody_answers(service: &Service, call: &str) {
    let event = AuditEvent {
        at: Timestamp::from_millis(0),
        actor: Actor::System,
        action: "invitation.accepted".to_owned(),
        subject: Subject { kind: "invitation".to_owned(), id: "i".to_owned() },
        detail: json!({ "call": call }),
    };
    let mut tx = service.app().storage().begin().await.unwrap();
    tx.append_audit(&"northmere".parse().unwrap(), &event).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_page_hears_what_happens_to_its_call_and_nothing_else() {
    let mut convener = Service::demo().await;
    let mut stranger = convener.another_browser();
    convener.sign_in("convener").await;
    let (mut desk, mut public) =
        (listen(&mut convener, DESK).await, listen(&mut stranger, PUBLIC).await);
    let mut other = listen(&mut convener, "/desk/calls/saltmarsh-planting").await;

    let form = format!("csrf={}", convener.token().await);
    let found = convener.post(&format!("{DESK}/step/close"), &form).await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.body);
    assert!(is_told(&mut desk).await && is_told(&mut public).await);

    // Answers are for those who work on the call.
    somebody_answers(&convener, "harbour-road").await;
    somebody_answers(&convener, "harbour-road").await;
    assert!(is_told(&mut desk).await);
    assert!(desk.is_silent().await, "what comes together is told once");
    assert!(public.is_silent().await && other.is_silent().await);
    for page in [DESK, PUBLIC] {
        let shown = convener.get(page).await;
        assert!(shown.body.contains(&format!("data-live=\"{page}/changes\"")));
        assert!(shown.body.contains(">Show this as it is now</a>"), "without scripts too");
    }
}

#[tokio::test]
async fn nobody_listens_to_what_they_may_not_see() {
    let mut service = Service::demo().await;
    let refused = |answer: Result<Listening, StatusCode>| answer.err();
    let desk = format!("{DESK}/changes");
    assert_eq!(refused(service.listen(&desk).await), Some(StatusCode::FORBIDDEN));
    let draft = "/calls/northmere/saltmarsh-planting/changes";
    assert_eq!(refused(service.listen(draft).await), Some(StatusCode::NOT_FOUND));
    service.sign_in("citizen").await;
    assert_eq!(refused(service.listen(&desk).await), Some(StatusCode::FORBIDDEN));

    // Somebody who may no longer see it hears no more of it.
    let mut stranger = service.another_browser();
    let mut public = listen(&mut stranger, PUBLIC).await;
    service.sign_in("convener").await;
    let form = format!("csrf={}", service.token().await);
    service.post(&format!("{DESK}/step/withdraw"), &form).await;
    assert_eq!(public.next().await, None);
}

#[tokio::test]
async fn signing_out_everywhere_ends_it() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let mut desk = listen(&mut service, DESK).await;
    let form = format!("csrf={}", service.token().await);
    service.post("/sessions/sign-out", &form).await;
    assert_eq!(desk.next().await, None);
}

#[tokio::test]
async fn there_is_room_for_so_many_and_the_slow_are_let_go() {
    let mut service = Service::demo().await;
    let mut open = Vec::new();
    let full = loop {
        match service.listen(&format!("{PUBLIC}/changes")).await {
            Ok(listening) => open.push(listening),
            Err(status) => break status,
        }
    };
    assert_eq!((open.len(), full), (200, StatusCode::TOO_MANY_REQUESTS));
    service.sign_in("convener").await;
    let mut desk = listen(&mut service, DESK).await;

    // Nobody reads what is said to the two hundred.
    let form = format!("csrf={}", service.token().await);
    for step in ["close", "open", "close", "open", "close"] {
        service.post(&format!("{DESK}/step/{step}"), &form).await;
        assert!(is_told(&mut desk).await);
    }
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(service.another_browser_here().listen(&format!("{PUBLIC}/changes")).await.is_ok());
    let said = service.get(&format!("{DESK}/changes")).await;
    assert_eq!(said.header(&header::CONTENT_TYPE), "text/event-stream");
}
