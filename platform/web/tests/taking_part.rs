//! Badges for taking part, as browsers meet them: given on the desk, taken
//! along by whom they were given to, checked by anybody.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use folkmoot_app::{AddByHand, Caller, Who};
use folkmoot_model::{CallId, PersonId};
use serde_json::Value;
use support::{Answer, Service, field, link};

const DESK: &str = "/desk/calls/harbour-road/taking-part";
const STATUS: &str = "/badges/status/1";

async fn press(service: &mut Service, to: &str, rest: &str) -> Answer {
    let page = service.get(DESK).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let form = format!("csrf={}{rest}", field(&page.body, "csrf"));
    service.post(to, &form).await
}

/// The citizen who can sign in is asked like the others.
async fn ask_the_citizen(service: &Service) {
    let (app, here, call) =
        (service.app(), service.organisation(), CallId::new("harbour-road").unwrap());
    let (_, call) = app.begin_add_by_hand(&Caller::Operator, here, &call).await.unwrap();
    let who = Who::Known(PersonId::new("demo-citizen").unwrap());
    let kind = call.brief.kinds[0].id.clone();
    let add = AddByHand { kind, who, reason: "She knows every kerb.".to_owned() };
    app.add_by_hand(&Caller::Operator, here, &call.id, add).await.unwrap();
}

#[tokio::test]
async fn a_badge_is_given_taken_along_and_taken_back() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let empty = service.get(DESK).await;
    assert!(empty.body.contains("Nobody has said yes yet"), "{}", empty.body);
    let desk = service.get("/desk/calls/harbour-road").await;
    assert!(!desk.body.contains(DESK));
    ask_the_citizen(&service).await;
    service.everybody_says_yes().await;
    let desk = service.get("/desk/calls/harbour-road").await;
    assert!(desk.body.contains(DESK));
    assert_eq!(service.get(STATUS).await.status, StatusCode::NOT_FOUND);

    let nobody = press(&mut service, DESK, "&criteria=Came+to+three+evenings.").await;
    assert!(nobody.body.contains("autofocus") && nobody.body.contains("Came to three evenings."));
    let nothing = press(&mut service, DESK, "&person=demo-citizen&criteria=+").await;
    assert!(nothing.body.contains("#criteria"), "{}", nothing.body);
    assert!(nothing.body.contains("value=\"demo-citizen\" checked=\"checked\""), "still ticked");
    let form = "&person=demo-citizen&criteria=Came+to+three+evenings.";
    let given = press(&mut service, DESK, form).await;
    assert_eq!(given.header(&header::LOCATION), format!("{DESK}?given=1"), "{}", given.body);
    let page = service.get(&format!("{DESK}?given=1")).await;
    assert!(page.body.contains("1 badge was given"));
    let take_back = link_to_form(&page.body);

    let mut citizen = service.another_browser_here();
    citizen.sign_in("citizen").await;
    let me = citizen.get("/me").await;
    let badge = link(&me.body, "/me/badges/").unwrap();
    let page = citizen.get(&badge).await;
    assert!(page.body.contains("did:web:folkmoot.example.org"), "{}", page.body);
    assert!(page.body.contains("Came to three evenings."));
    let json = citizen.get(&format!("{badge}/badge.json")).await;
    assert_eq!(json.header(&header::CONTENT_TYPE), "application/ld+json");
    let document: Value = serde_json::from_str(&json.body).unwrap();
    let status = &document["credentialStatus"]["statusListCredential"];
    assert_eq!(status, "https://folkmoot.example.org/badges/status/1");
    let picture = citizen.get(&format!("{badge}/badge.png")).await;
    assert_eq!(picture.header(&header::CONTENT_TYPE), "image/png");
    assert_eq!(picture.header(&header::CONTENT_DISPOSITION), "attachment; filename=\"badge.png\"");
    let held_out = citizen.get(&link(&page.body, "/me/badge?given=").unwrap()).await;
    assert!(held_out.body.contains("OpenBadgeCredential"), "the form holds it");

    // whatever anybody needs to check it, without signing in
    let mut watcher = service.another_browser_here();
    watcher.sign_out().await;
    assert_eq!(watcher.get(&badge).await.status, StatusCode::FORBIDDEN);
    let keys = watcher.get("/.well-known/did.json").await;
    assert_eq!(keys.header(&header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    let keys: Value = serde_json::from_str(&keys.body).unwrap();
    let method = &document["proof"]["verificationMethod"];
    assert!(keys["assertionMethod"].as_array().unwrap().contains(method), "{keys}");
    let before = watcher.get(STATUS).await;
    assert_eq!(before.status, StatusCode::OK);

    let no_why = press(&mut service, &take_back, "&why-0=+").await;
    assert!(no_why.body.contains("#why-"), "{}", no_why.body);
    let taken = press(&mut service, &take_back, "&why-0=Somebody+else+came.").await;
    assert_eq!(taken.header(&header::LOCATION), DESK);
    assert_ne!(watcher.get(STATUS).await.body, before.body);
    let page = citizen.get(&badge).await;
    assert!(page.body.contains("Somebody else came.") && !page.body.contains("badge.png\" down"));
    let again = press(&mut service, &take_back, "&why-0=again").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "once is enough");
    assert_eq!(watcher.get("/badges/status/2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(watcher.get("/badges/status/x").await.status, StatusCode::NOT_FOUND);
}

/// Where the first badge is taken back.
fn link_to_form(html: &str) -> String {
    let begins = format!("action=\"{DESK}/");
    let at = html.find(&begins).expect("a form that takes back") + "action=\"".len();
    html[at..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_facilitator_sees_who_came_and_gives_nothing() {
    let mut service = Service::demo().await;
    service.everybody_says_yes().await;
    service.sign_in("facilitator").await;
    let page = service.get(DESK).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("name=\"criteria\""));
    let form = format!("csrf={}&person=demo-citizen&criteria=x", service.token().await);
    assert_eq!(service.post(DESK, &form).await.status, StatusCode::FORBIDDEN);
    let call = CallId::new("harbour-road").unwrap();
    let (app, here) = (service.app(), service.organisation());
    let view = app.see_taking_part(&Caller::Operator, here, &call).await.unwrap();
    assert!(view.people.iter().all(|it| !it.has_badge()));
}
