//! A panel by lottery, as browsers meet it: planned on the desk, seen by anybody.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use folkmoot_app::LotteryReport;
use support::{Answer, Service, field};

const DESK: &str = "/desk/calls/harbour-road/panel";
const PUBLIC: &str = "/calls/northmere/harbour-road/panel";

async fn press(service: &mut Service, page: &str, to: &str, rest: &str) -> Answer {
    let page = service.get(page).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let form = format!("csrf={}{rest}", field(&page.body, "csrf"));
    service.post(to, &form).await
}

async fn report(service: &mut Service, number: u32) -> LotteryReport {
    let answer = service.get(&format!("{PUBLIC}/{number}/report.json")).await;
    assert_eq!(answer.header(&header::CONTENT_TYPE), "application/json");
    serde_json::from_str(&answer.body).unwrap()
}

fn sha256(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

const RULES: &str = "&seats=4&tickets=100&method=leximin&action=odds";

#[tokio::test]
async fn from_accepted_invitations_to_a_draw_that_anybody_can_check() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let empty = service.get(DESK).await;
    assert!(
        empty.body.contains("Nobody can be drawn yet") && !empty.body.contains("name=\"seats\"")
    );
    assert_eq!(service.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    let people = service.everybody_says_yes().await;

    let kept = press(&mut service, DESK, DESK, RULES).await;
    assert_eq!(kept.header(&header::LOCATION), format!("{DESK}/odds"), "{}", kept.body);
    let odds = service.get(&format!("{DESK}/odds")).await;
    assert!(odds.body.contains("It is proved that no lottery"), "{}", odds.body);
    assert_eq!(service.get(PUBLIC).await.status, StatusCode::NOT_FOUND, "a draft is nobody's");
    let published =
        press(&mut service, &format!("{DESK}/odds"), &format!("{DESK}/publish"), "").await;
    assert_eq!(published.header(&header::LOCATION), DESK);

    let mut watcher = service.another_browser_here();
    let page = watcher.get(PUBLIC).await;
    let before = report(&mut watcher, 1).await;
    assert!(page.body.contains(&before.commitment) && before.drawn.is_empty());
    let list = watcher.get(&format!("{PUBLIC}/1/list.txt")).await;
    assert_eq!(sha256(&list.body), before.commitment);

    let none = press(&mut service, DESK, &format!("{DESK}/draw"), "&seed=+").await;
    assert!(none.body.contains("autofocus") && none.body.contains("#seed"));
    let drawn = press(&mut service, DESK, &format!("{DESK}/draw"), "&seed=dice+4+2+6").await;
    assert_eq!(drawn.header(&header::LOCATION), DESK);
    let after = report(&mut watcher, 1).await;
    assert_eq!(after.faults(), Vec::<String>::new());
    assert_eq!((after.drawn.len(), after.seed.as_deref()), (4, Some("dice 4 2 6")));
    let page = watcher.get(PUBLIC).await;
    assert!(page.body.contains("dice 4 2 6"));
    let mut now = service.app().storage().read().await.unwrap();
    for person in people {
        let name = now.person(service.organisation(), &person).await.unwrap().unwrap().name;
        assert!(!page.body.contains(&name), "{name} stands in public");
    }
    drop(now);
    let call = watcher.get("/calls/northmere/harbour-road").await;
    assert!(call.body.contains(PUBLIC));

    let form = format!("csrf={}&seed=x", service.token().await);
    let again = service.post(&format!("{DESK}/draw"), &form).await;
    assert_eq!(again.header(&header::LOCATION), DESK, "it is drawn once");
    assert_eq!(report(&mut watcher, 1).await, after);
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_typed_is_lost() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    let wrong = "&seats=none&feature=attribute%3Aage&tickets=100&method=leximin&action=odds";
    let page = press(&mut service, DESK, DESK, wrong).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("value=\"none\"") && page.body.contains("href=\"#seats\""));
    let shared = "&seats=4&feature=attribute%3Aage&tickets=100&method=leximin&action=share";
    let page = press(&mut service, DESK, DESK, shared).await;
    assert!(page.body.contains("name=\"quota-min\"") && !page.body.contains("autofocus"));

    let quota = "&quota-feature=attribute%3Aage&quota-value=35%E2%80%9344";
    let wrong = format!("{shared}{quota}&quota-min=x&quota-max=3").replace("=share", "=odds");
    let page = press(&mut service, DESK, DESK, &wrong).await;
    assert!(page.body.contains("value=\"x\"") && page.body.contains("#min-0"), "{}", page.body);
}

#[tokio::test]
async fn quotas_that_cannot_be_kept_are_mended_in_one_press() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    let quota = "&feature=attribute%3Aage&quota-feature=attribute%3Aage\
        &quota-value=35%E2%80%9344&quota-min=99&quota-max=99";
    let rules = RULES.replace("seats=4", "seats=10");
    let kept = press(&mut service, DESK, DESK, &format!("{rules}{quota}")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let odds = format!("{DESK}/odds");
    let page = service.get(&odds).await;
    assert!(page.body.contains("name=\"way\""), "{}", page.body);
    let mended = press(&mut service, &odds, &format!("{DESK}/relax"), "&way=0").await;
    assert_eq!(mended.header(&header::LOCATION), odds);
    assert!(service.get(&odds).await.body.contains("/panel/publish"));
}

#[tokio::test]
async fn in_a_hall_balls_are_drawn_one_after_another() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    let balls = format!("{DESK}/balls");
    assert_eq!(service.get(&balls).await.header(&header::LOCATION), DESK);
    press(&mut service, DESK, DESK, RULES).await;
    press(&mut service, &format!("{DESK}/odds"), &format!("{DESK}/publish"), "").await;
    let first = service.get(&balls).await;
    assert!(first.body.contains("digits=7"));
    let second = service.get(&format!("{balls}?digits=7")).await;
    assert!(second.body.contains("digits=74"));
    let last = service.get(&format!("{balls}?digits=742")).await;
    assert!(last.body.contains("value=\"74\""), "no more digits than the list has zeros");
    let (whole, draw) = (format!("{balls}?digits=74"), format!("{DESK}/draw"));
    let drawn = press(&mut service, &whole, &draw, "&balls=74").await;
    assert_eq!(drawn.header(&header::LOCATION), DESK);
    let report = report(&mut service, 1).await;
    assert_eq!((report.ticket, report.balls.as_deref()), (Some(75), Some("74")));
}

#[tokio::test]
async fn what_is_taken_back_stays_with_its_reason() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    press(&mut service, DESK, DESK, RULES).await;
    press(&mut service, &format!("{DESK}/odds"), &format!("{DESK}/publish"), "").await;
    let withdraw = format!("{DESK}/withdraw");
    let no_reason = press(&mut service, DESK, &withdraw, "&why=").await;
    assert!(no_reason.body.contains("href=\"#why\""));
    let done = press(&mut service, DESK, &withdraw, "&why=A+street+was+left+out").await;
    assert_eq!(done.header(&header::LOCATION), DESK);
    assert!(service.get(PUBLIC).await.body.contains("A street was left out"));
    assert!(service.get(DESK).await.body.contains("name=\"seats\""), "another may follow");
}

#[tokio::test]
async fn a_facilitator_sees_it_and_changes_nothing() {
    let mut service = Service::demo().await;
    service.everybody_says_yes().await;
    service.sign_in("facilitator").await;
    let page = service.get(DESK).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("value=\"odds\""));
    let token = service.token().await;
    for act in ["", "/publish", "/draw", "/relax", "/withdraw"] {
        let answer = service.post(&format!("{DESK}{act}"), &format!("csrf={token}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act}");
    }
}

/// Says no for whoever stands first on the panel that was drawn.
async fn one_says_no(service: &Service) {
    use folkmoot_app::{Answer, Caller, Holder};

    let (app, here) = (service.app(), service.organisation());
    let call = folkmoot_model::CallId::new("harbour-road").unwrap();
    let plan = app.see_panel_plan(&Caller::Operator, here, &call).await.unwrap();
    let gone = plan.people.iter().find(|(it, _)| it.drawn).unwrap().0.person.clone();
    let asked = app.see_invitations(&Caller::Operator, here, &call).await.unwrap();
    let me = Caller::Person { organisation: here.clone(), person: gone.clone(), roles: [].into() };
    for (invitation, _) in asked.invitations.iter().filter(|(it, _)| it.person == gone) {
        let no = Answer::No(folkmoot_model::DeclineReason::ALL[0]);
        app.answer_invitation(Holder::Me(&me, &invitation.id), no).await.unwrap();
    }
}

#[tokio::test]
async fn a_seat_that_came_free_is_filled_by_another_lottery() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    service.everybody_says_yes().await;
    let (odds, publish) = (format!("{DESK}/odds"), format!("{DESK}/publish"));
    press(&mut service, DESK, DESK, RULES).await;
    press(&mut service, &odds, &publish, "").await;
    press(&mut service, DESK, &format!("{DESK}/draw"), "&seed=dice+4").await;
    let drawn = service.get(DESK).await;
    assert!(!drawn.body.contains("panel/fill"), "everybody stays: {}", drawn.body);
    one_says_no(&service).await;
    let page = service.get(DESK).await;
    assert!(page.body.contains("1 seat is free again"), "{}", page.body);
    assert!(page.body.contains("Has said no since."));
    let fill = format!("{DESK}/fill");
    let begun = press(&mut service, DESK, &fill, "").await;
    assert_eq!(begun.header(&header::LOCATION), odds, "{}", begun.body);
    let draft = service.get(DESK).await;
    assert!(draft.body.contains("This lottery fills seats that came free"), "{}", draft.body);
    assert!(draft.body.contains("Was drawn for this panel before, and stays."));
    // thrown away, the panel stands; begun again, it is drawn
    let dropped = press(&mut service, DESK, &format!("{DESK}/drop"), "").await;
    assert_eq!(dropped.header(&header::LOCATION), DESK);
    assert!(service.get(DESK).await.body.contains("1 seat is free again"));
    press(&mut service, DESK, &fill, "").await;
    press(&mut service, &odds, &publish, "").await;
    let public = service.get(PUBLIC).await;
    assert!(public.body.contains("This lottery fills them"), "{}", public.body);
    let first = report(&mut service, 1).await;
    press(&mut service, DESK, &format!("{DESK}/draw"), "&seed=dice+5").await;
    let second = report(&mut service, 2).await;
    assert_eq!((first.drawn.len(), second.drawn.len()), (4, 4));
    assert!(!service.get(DESK).await.body.contains("panel/fill"));
}

#[tokio::test]
async fn addresses_that_look_alike_are_shown_and_joined_in_one_press() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let people = service.everybody_says_yes().await;
    let (here, addresses) = (
        service.organisation().clone(),
        ["12 Quay Street", "12 Quay St.", "3 Mill Lane", "3 mill lane"],
    );
    let mut tx = service.app().storage().begin().await.unwrap();
    for (id, address) in people.iter().zip(addresses) {
        let mut person = tx.person(&here, id).await.unwrap().unwrap();
        person.attributes.insert("address".to_owned(), address.to_owned());
        tx.upsert_person(&here, &person).await.unwrap();
    }
    tx.commit().await.unwrap();
    let rules = format!("{RULES}&household=attribute%3Aaddress");
    press(&mut service, DESK, DESK, &rules).await;
    let odds = format!("{DESK}/odds");
    let page = service.get(&odds).await;
    assert!(page.body.contains("These addresses look alike"), "{}", page.body);
    assert!(page.body.contains("12 Quay Street") && !page.body.contains("3 Mill Lane"));
    let pair = format!("&one={}&other={}", field(&page.body, "one"), field(&page.body, "other"));
    let joined = press(&mut service, &odds, &format!("{DESK}/together"), &pair).await;
    assert_eq!(joined.header(&header::LOCATION), format!("{odds}#households"));
    let page = service.get(&odds).await;
    assert!(!page.body.contains("These addresses look alike"), "{}", page.body);
    assert_eq!(page.body.matches("These count as one household").count(), 1);
    // The other rules can change; that they live together stays.
    press(&mut service, DESK, DESK, &rules.replace("seats=4", "seats=3")).await;
    let page = service.get(&odds).await;
    assert!(!page.body.contains("These addresses look alike"));
}
