//! What people who were asked meet, without an account and with one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use folkmoot_app::{Ask, Caller, InvitationMailKind};
use folkmoot_model::{CallId, InvitationId, InvitationState, KindId, OrganisationId, PersonId};
use support::{Answer, Service, field};

const MARY: &str = "demo-citizen";

fn here() -> OrganisationId {
    OrganisationId::new("northmere").unwrap()
}

fn call() -> CallId {
    CallId::new("harbour-road").unwrap()
}

/// Asks Mary; gives the invitation.
async fn ask_mary(service: &Service) -> InvitationId {
    let (app, operator) = (service.app(), Caller::Operator);
    let add = folkmoot_app::AddByHand {
        kind: app.see_call(&operator, &here(), &call()).await.unwrap().call.brief.kinds[0]
            .id
            .clone(),
        who: folkmoot_app::Who::Known(PersonId::new(MARY).unwrap()),
        reason: "She knows every kerb.".to_owned(),
    };
    app.add_by_hand(&operator, &here(), &call(), add).await.unwrap();
    let ask = Ask { person: PersonId::new(MARY).unwrap(), kind: KindId::new("any").unwrap() };
    let by = "2026-12-06".parse().unwrap();
    let sent = app.send_invitations(&operator, &here(), &call(), &[ask], by).await.unwrap();
    sent.sent[0].clone()
}

/// The address that the mail about an invitation holds.
async fn link(service: &Service, id: &InvitationId) -> String {
    let kind = InvitationMailKind::Invitation;
    let mail = service.app().prepare_invitation_mail(&here(), id, kind).await.unwrap().unwrap();
    format!("/invitations/{}", mail.token.as_str())
}

async fn state(service: &Service, id: &InvitationId) -> InvitationState {
    let mut now = service.app().storage().read().await.unwrap();
    now.invitation(&here(), id).await.unwrap().unwrap().state
}

async fn press(service: &mut Service, page: &str, to: &str, rest: &str) -> Answer {
    let page = service.get(page).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let form = format!("csrf={}{rest}", field(&page.body, "csrf"));
    service.post(to, &form).await
}

#[tokio::test]
async fn the_link_in_the_mail_is_answered_without_an_account() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let link = link(&service, &id).await;
    let page = service.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(&header::CACHE_CONTROL), "no-store");
    for words in ["She knows every kerb.", "Will you help?", "Sunday 6 December 2026"] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("demo-citizen@"), "the address is told nobody");
    // Programs that look into mails open every link.
    for way in ["yes", "no", "name", "stop"] {
        assert_eq!(service.get(&format!("{link}/{way}")).await.status, StatusCode::OK, "{way}");
    }
    assert!(matches!(state(&service, &id).await, InvitationState::Sent { .. }));

    let yes = format!("{link}/yes");
    let forged = service.post(&format!("{link}/answer"), "csrf=00&answer=yes").await;
    assert_eq!(forged.status, StatusCode::BAD_REQUEST);
    let answered = press(&mut service, &yes, &format!("{link}/answer"), "&answer=yes").await;
    assert_eq!(answered.header(&header::LOCATION), link);
    assert!(matches!(state(&service, &id).await, InvitationState::Accepted { .. }));
    let page = service.get(&link).await.body;
    assert!(page.contains("You said yes") && page.contains("Change your answer"));

    let no = format!("{link}/no");
    let rest = "&answer=no&reason=no_time";
    press(&mut service, &no, &format!("{link}/answer"), rest).await;
    assert!(service.get(&link).await.body.contains("You said no"));
}

#[tokio::test]
async fn who_answers_in_a_language_gets_mail_in_it_and_looking_keeps_none() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let link = link(&service, &id).await;
    service.get(&format!("{link}?lang=cy")).await;
    assert_eq!(language(&service).await, None, "programs follow links too");
    let (yes, to) = (format!("{link}/yes"), format!("{link}/answer"));
    press(&mut service, &yes, &to, "&answer=yes").await;
    assert_eq!(language(&service).await.as_deref(), Some("cy"));
}

#[tokio::test]
async fn who_has_signed_in_chooses_the_language_of_their_mail() {
    let mut service = Service::demo().await;
    service.get("/?lang=cy").await;
    assert_eq!(language(&service).await, None);
    service.sign_in("citizen").await;
    service.get("/me?lang=en").await;
    assert_eq!(language(&service).await.as_deref(), Some("en"));
    service.get("/me?lang=cy").await;
    assert_eq!(language(&service).await.as_deref(), Some("cy"));
}

/// The language that is kept for Mary.
async fn language(service: &Service) -> Option<String> {
    let mut now = service.app().storage().read().await.unwrap();
    let kept = now.language_of(&here(), &PersonId::new(MARY).unwrap()).await.unwrap();
    kept.map(String::from)
}

#[tokio::test]
async fn links_that_lead_nowhere_all_look_the_same() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let erased = link(&service, &id).await;
    let mut tx = service.app().storage().begin().await.unwrap();
    tx.forget_person(&here(), &PersonId::new(MARY).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    let guessed = format!("/invitations/{}", "0a".repeat(32));
    let mut bodies = std::collections::BTreeSet::new();
    for link in [erased.as_str(), &guessed, "/invitations/short", "/invitations/%00"] {
        for way in ["", "/yes", "/no", "/name", "/stop"] {
            let answer = service.get(&format!("{link}{way}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{link}{way}");
            // The links to other languages name the page itself.
            bodies.insert(answer.body.replace(&format!("{link}{way}"), "…"));
        }
        let answer = service.post(&format!("{link}/stop"), "List-Unsubscribe=One-Click").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{link}");
    }
    assert_eq!(bodies.len(), 1);
    assert!(bodies.first().unwrap().contains("There is no invitation at this address"));
}

#[tokio::test]
async fn a_mail_program_stops_mail_with_one_post() {
    for body in [
        "List-Unsubscribe=One-Click",
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--",
    ] {
        let service = Service::demo().await;
        let id = ask_mary(&service).await;
        let stop = format!("{}/stop", link(&service, &id).await);
        let mut elsewhere = service.another_browser();
        let done = elsewhere.post_from(&stop, body, "cross-site").await;
        assert_eq!(done.status, StatusCode::OK, "no redirect: RFC 8058");
        assert!(done.body.contains("You won’t be asked again"));
        assert!(matches!(state(&service, &id).await, InvitationState::Declined { .. }));
        // And back, by a button on a page of ours alone.
        let link = stop.trim_end_matches("/stop");
        let again = format!("{link}/ask-again");
        let forged = elsewhere.post(&again, "List-Unsubscribe=One-Click").await;
        assert!(forged.status.is_client_error());
        let done = press(&mut elsewhere, &stop, &again, "").await;
        assert_eq!(done.header(&header::LOCATION), stop);
        assert!(elsewhere.get(&stop).await.body.contains("Don’t ask me again"));
    }
}

#[tokio::test]
async fn the_button_stops_mail_as_well_and_another_site_s_does_not() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let stop = format!("{}/stop", link(&service, &id).await);
    assert_eq!(service.post(&stop, "csrf=00").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(service.post(&stop, "").await.status, StatusCode::BAD_REQUEST);
    let done = press(&mut service, &stop, &stop, "").await;
    assert_eq!(done.header(&header::LOCATION), stop);
    assert!(service.get(&stop).await.body.contains("You won’t be asked again"));
}

#[tokio::test]
async fn somebody_else_is_named_and_faults_are_told_at_the_field() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let link = link(&service, &id).await;
    let name = format!("{link}/name");
    for (rest, words) in [
        ("&email=kim", "Write an e-mail address"),
        ("&email=kim%40example.org&note=see+https%3A%2F%2Fx.example", "Leave out web addresses"),
        (&format!("&email=kim%40example.org&note={}", "x".repeat(301)), "301 letters"),
    ] {
        let page = press(&mut service, &name, &name, rest).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(words) && page.body.contains("value=\"kim"), "{words}");
    }
    assert!(matches!(state(&service, &id).await, InvitationState::Sent { .. }));
    let rest = "&email=kim%40northmere.example&note=Hello&openly=yes";
    let done = press(&mut service, &name, &name, rest).await;
    assert_eq!(done.header(&header::LOCATION), format!("{link}?named=yes"));
    let page = service.get(done.header(&header::LOCATION)).await.body;
    assert!(page.contains("Thank you for naming somebody") && page.contains("You named"));
    assert!(!page.contains("kim@"), "nothing is told about them");
    for count in 1..=5 {
        let rest = format!("&email=n{count}%40northmere.example");
        let done = press(&mut service, &name, &name, &rest).await;
        let many = done.status == StatusCode::TOO_MANY_REQUESTS;
        assert_eq!(many, count == 5, "{count}: {}", done.status);
    }
}

#[tokio::test]
async fn what_can_not_be_answered_any_more_says_why() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    let link = link(&service, &id).await;
    let form = format!("csrf={}&answer=yes", field(&service.get(&link).await.body, "csrf"));
    let app = service.app();
    app.withdraw_invitation(&Caller::Operator, &here(), &id).await.unwrap();
    let late = service.post(&format!("{link}/answer"), &form).await;
    assert_eq!(late.header(&header::LOCATION), link);
    let page = service.get(&link).await.body;
    assert!(page.contains("taken back") && !page.contains("value=\"yes\""));
    let yes = service.get(&format!("{link}/yes")).await;
    assert_eq!(yes.header(&header::LOCATION), link);
    assert_eq!(service.get(&format!("{link}/stop")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_signs_in_finds_their_own_and_nobody_else_s() {
    let mut service = Service::demo().await;
    let id = ask_mary(&service).await;
    service.sign_in("citizen").await;
    let mine = format!("/me/invitations/{id}");
    assert!(service.get("/me").await.body.contains(&format!("href=\"{mine}\"")));
    press(&mut service, &mine, &format!("{mine}/answer"), "&answer=yes").await;
    assert!(matches!(state(&service, &id).await, InvitationState::Accepted { .. }));
    assert!(service.get("/me").await.body.contains("You said yes"));

    service.sign_out().await;
    service.sign_in("convener").await;
    assert_eq!(service.get(&mine).await.status, StatusCode::NOT_FOUND);
    let form = format!("csrf={}&answer=no", service.token().await);
    let other = service.post(&format!("{mine}/answer"), &form).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let form = format!("csrf={}", service.token().await);
    assert_eq!(service.post(&format!("{mine}/stop"), &form).await.status, StatusCode::NOT_FOUND);
    assert!(matches!(state(&service, &id).await, InvitationState::Accepted { .. }));
}

#[tokio::test]
async fn mail_of_the_made_up_town_is_read_on_a_page_there_alone() {
    let mut service = Service::demo().await;
    assert!(service.get("/demo/mail").await.body.contains("Nothing yet"));
    service.app().outbox().keep(folkmoot_app::KeptMail {
        to: folkmoot_model::Email::new("mary@northmere.example").unwrap(),
        subject: "Will you help?".to_owned(),
        plain: "Hello\n\nYes:\nhttp://127.0.0.1/invitations/0a/yes\n".to_owned(),
    });
    let page = service.get("/demo/mail").await.body;
    assert!(page.contains("href=\"/invitations/0a/yes\"") && page.contains("Will you help?"));
    assert_eq!(service.with_mail().get("/demo/mail").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_reads_a_call_names_somebody_after_signing_in() {
    let mut service = Service::demo().await;
    let page = service.get("/calls/northmere/harbour-road").await.body;
    let way = "/demo/sign-in?next=%2Fcalls%2Fnorthmere%2Fharbour-road%2Fname";
    assert!(page.contains(&format!("href=\"{way}\"")), "{page}");
    service.sign_in("citizen").await;
    let name = "/calls/northmere/harbour-road/name";
    assert!(service.get("/calls/northmere/harbour-road").await.body.contains(name));
    let kind = field(&service.get(name).await.body, "kind");
    let wrong = press(&mut service, name, name, &format!("&email=kim&kind={kind}")).await;
    assert!(wrong.body.contains("Write an e-mail address"));
    let rest = format!("&email=kim%40northmere.example&kind={kind}&openly=yes");
    let done = press(&mut service, name, name, &rest).await;
    assert_eq!(done.header(&header::LOCATION), format!("{name}?named=yes"));
    let page = service.get(done.header(&header::LOCATION)).await.body;
    assert!(page.contains("Thank you for naming somebody"));
    let view = service.app().see_invitations(&Caller::Operator, &here(), &call()).await.unwrap();
    assert_eq!(view.counts.awaited, 1);
    assert_eq!(
        service.get("/calls/northmere/saltmarsh-planting/name").await.status,
        StatusCode::NOT_FOUND
    );
}
