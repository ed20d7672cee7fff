//! A citizen's own pages, over the made-up town in SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use support::{Service, field, link};

const CALL: &str = "/calls/northmere/harbour-road";

#[tokio::test]
async fn a_citizen_sees_what_is_known_and_why_they_were_found() {
    let mut service = Service::demo().await;
    let stranger = service.get("/me").await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert!(stranger.body.contains("/demo/sign-in"), "a way on");

    service.sign_in("citizen").await;
    let me = service.get("/me").await;
    assert_eq!(me.status, StatusCode::OK);
    assert_eq!(me.header(&header::CACHE_CONTROL), "no-store");
    assert!(me.body.contains("What is known about you") && me.body.contains(CALL));
    let evidence = link(&me.body, "/me/evidence/").expect("a piece of evidence");
    let page = service.get(&evidence).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("May it be used?"));

    let call = service.get(CALL).await;
    assert!(call.body.contains("Why you, Mary T?"), "{}", call.body);
    let reason = link(&call.body, "/me/evidence/").expect("the reason opens");
    assert_eq!(service.get(&reason).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_sees_why_somebody_else_was_found() {
    let mut service = Service::demo().await;
    let call = service.get(CALL).await;
    assert!(!call.body.contains("Why you"), "not to a stranger");
    service.sign_in("citizen").await;
    let me = service.get("/me").await;
    let evidence = link(&me.body, "/me/evidence/").unwrap();
    service.sign_out().await;
    service.sign_in("convener").await;
    let other = service.get(&evidence).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "not even to a convener, on this page");
    assert!(!service.get(CALL).await.body.contains("Why you, Mary"));
}

#[tokio::test]
async fn a_citizen_hides_lets_use_and_deletes_a_reason() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let call = service.get(CALL).await;
    let reason = link(&call.body, "/me/evidence/").unwrap();
    let refused = service.post(&format!("{reason}/hide"), "csrf=00").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "only from our own page");

    let form = format!("csrf={}", service.token().await);
    for (step, says) in [("hide", "it is hidden: kept, and not used"), ("use", "You agreed on")] {
        let answer = service.post(&format!("{reason}/{step}"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}");
        assert!(service.get(&reason).await.body.contains(says), "{step}");
    }
    let asks = service.get(&format!("{reason}/delete")).await;
    assert!(asks.body.contains("Delete “"), "by name");
    let answer = service.post(&format!("{reason}/delete"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(service.get(&reason).await.status, StatusCode::NOT_FOUND);
    assert!(!service.get(CALL).await.body.contains(&reason));
}

/// A form of one's own page, filled in.
fn telling(token: &str, may_use: &str) -> String {
    format!(
        "csrf={token}&kind=lived_experience&title=A+%3Cpram%3E&text=Every+day%0D%0Aby+pram&\
         at=2026-03-31&topics=prams%2C+crossings%2C%2C&url=&may-use={may_use}"
    )
}

#[tokio::test]
async fn a_citizen_adds_something_and_rewords_it() {
    let mut service = Service::demo().await;
    assert_eq!(service.get("/me/tell").await.status, StatusCode::FORBIDDEN);
    service.sign_in("citizen").await;
    let form = service.get("/me/tell?call=harbour-road").await;
    assert!(form.body.contains("Yes, but only for “"), "the call one comes from is offered");
    let token = service.token().await;
    let empty = service.post("/me/tell", &format!("csrf={token}&title=A+%22%3E")).await;
    assert_eq!(empty.status, StatusCode::OK);
    for says in ["Choose what it is", "Say it in your own words", "Choose whether it may be used"] {
        assert!(empty.body.contains(says), "{says}");
    }
    assert!(empty.body.contains("value=\"A &#34;&#62;\""), "what was typed is kept");
    for wrong in ["call%3Anone", "call%3A", "yes"] {
        let refused = service.post("/me/tell", &telling(&token, wrong)).await;
        assert_eq!(refused.status, StatusCode::OK);
        assert!(refused.body.contains("Choose whether it may be used"), "{wrong}");
    }
    let later = telling(&token, "any").replace("2026-03-31", "2044-01-01");
    assert!(service.post("/me/tell", &later).await.body.contains("This day is still to come"));

    let added = service.post("/me/tell", &telling(&token, "call%3Aharbour-road")).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let page = service.get(added.header(&header::LOCATION)).await;
    for says in
        ["Added.", "A &#60;pram&#62;", "prams, crossings", "for one call only", "You said so"]
    {
        assert!(page.body.contains(says), "{says}: {}", page.body);
    }
    let address = added.header(&header::LOCATION).split('?').next().unwrap().to_owned();
    let form = service.get(&format!("{address}/correct")).await;
    assert!(form.body.contains("value=\"prams, crossings\"") && form.body.contains("2026-03-31"));
    let form = format!("csrf={token}&title=A+pram&text=Every+school+day&topics=&at=&url=");
    let wrong = form.replace("Every+school+day", "+");
    let refused = service.post(&format!("{address}/correct"), &wrong).await;
    assert!(refused.body.contains("Say it in your own words"));
    let saved = service.post(&format!("{address}/correct"), &form).await;
    let page = service.get(saved.header(&header::LOCATION)).await;
    assert!(page.body.contains("Every school day") && page.body.contains("for one call only"));
}

#[tokio::test]
async fn a_citizen_says_what_isnt_right_and_it_isnt_used() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let call = service.get(CALL).await;
    let reason = link(&call.body, "/me/evidence/").unwrap();
    let way = format!("{reason}/correct");
    assert!(call.body.contains(&format!("href=\"{way}\"")), "from the reason to its correction");
    let page = service.get(&way).await;
    assert!(page.body.contains("Say what is wrong"), "it came from elsewhere");
    let token = service.token().await;
    // Words for it are not taken, only what is wrong.
    let empty = service.post(&way, &format!("csrf={token}&title=x&text=x")).await;
    assert!(empty.body.contains("Say it in your own words"));
    let said = service.post(&way, &format!("csrf={token}&wrong=That+was+%3Cmy%3E+brother")).await;
    let page = service.get(said.header(&header::LOCATION)).await;
    assert!(page.body.contains("that it isn’t right: “That was &#60;my&#62; brother”"));
    assert!(page.body.contains("It is right after all"));
    assert!(!service.get(CALL).await.body.contains(&reason), "no reason any more");
    service.post(&format!("{reason}/use"), &format!("csrf={token}")).await;
    assert!(service.get(CALL).await.body.contains(&reason));
}

#[tokio::test]
async fn a_stranger_is_led_to_sign_in_and_offers_help() {
    let mut service = Service::demo().await;
    let call = service.get(CALL).await;
    let way = link(&call.body, "/demo/sign-in?next=%2Fcalls%2Fnorthmere%2Fharbour-road%2Foffer");
    assert!(way.is_some() && call.body.contains("Who is still missing"), "{}", call.body);
    let refused = service.get(&format!("{CALL}/offer")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    service.sign_in("citizen").await;
    let form = service.get(&format!("{CALL}/offer")).await;
    assert!(form.body.contains("I can help with this") && form.body.contains("/me/tell?call="));
    let kind = field(&form.body, "kind");
    let token = service.token().await;
    let way = format!("{CALL}/offer");
    let empty = service.post(&way, &format!("csrf={token}")).await;
    assert!(empty.body.contains("Choose with what") && empty.body.contains("Write a sentence"));
    let long = format!("csrf={token}&kind={kind}&words={}", "x".repeat(1_001));
    assert!(service.post(&way, &long).await.body.contains("Keep it to 1000 characters"));
    let offer = format!("csrf={token}&kind={kind}&words=I+know+%3Cit%3E");
    let made = service.post(&way, &offer).await;
    assert_eq!(made.header(&header::LOCATION), format!("{CALL}?done=offered#help"));
    let page = service.get(&format!("{CALL}?done=offered")).await;
    for says in ["Your offer has gone to", "There is no answer yet", "I know &#60;it&#62;"] {
        assert!(page.body.contains(says), "{says}");
    }
    assert!(service.get("/me").await.body.contains("What you offered to help with"));
    assert!(
        !service.another_browser().get(CALL).await.body.contains("I know &#60;it"),
        "nobody else"
    );

    service.sign_out().await;
    service.sign_in("convener").await;
    let desk = service.get("/desk/calls/harbour-road").await;
    assert!(desk.body.contains("1 offer to help waits for an answer"), "{}", desk.body);
    let list = service.get("/desk/calls/harbour-road/offers").await;
    assert!(list.body.contains("Mary T") && list.body.contains("I know &#60;it&#62;"));
    let answer = format!("/desk/calls/harbour-road/offers/{kind}/demo-citizen");
    let token = service.token().await;
    let silent = service.post(&format!("{answer}/decline"), &format!("csrf={token}")).await;
    assert!(silent.body.contains("Write why not"), "{}", silent.body);
    let no = format!("csrf={token}&reason=Enough+drivers");
    let said = service.post(&format!("{answer}/decline"), &no).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let list = service.get(said.header(&header::LOCATION)).await;
    assert!(list.body.contains("with a no: “Enough drivers”"));
    let late = service.post(&format!("{answer}/accept"), &format!("csrf={token}")).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER, "the list says where it stands");

    service.sign_out().await;
    service.sign_in("citizen").await;
    let page = service.get(CALL).await;
    assert!(page.body.contains("they thanked you and said no: “Enough drivers”"));
    let token = service.token().await;
    let again = format!("csrf={token}&{}", offer.split_once('&').unwrap().1);
    let again = service.post(&way, &again);
    assert!(again.await.body.contains("They have answered your offer"));
}

#[tokio::test]
async fn an_offer_is_taken_back() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let kind = field(&service.get(&format!("{CALL}/offer")).await.body, "kind");
    let form = format!("csrf={}&kind={kind}&words=x", service.token().await);
    service.post(&format!("{CALL}/offer"), &form).await;
    for _ in 0..2 {
        let back = service.post(&format!("{CALL}/offer/withdraw"), &form).await;
        assert_eq!(back.header(&header::LOCATION), format!("{CALL}?done=withdrawn#help"));
    }
    assert!(service.get(CALL).await.body.contains("and took it back on"));
    assert!(service.get("/me/known").await.body.contains("and took it back on"));
}

#[tokio::test]
async fn everything_can_be_read_on_one_page() {
    let mut service = Service::demo().await;
    assert_eq!(service.get("/me/known").await.status, StatusCode::FORBIDDEN);
    service.sign_in("citizen").await;
    let page = service.get("/me/known").await;
    for says in ["Everything that is known about you", "What was worked out", "named you", "Since"]
    {
        assert!(page.body.contains(says), "{says}");
    }
    let me = service.get("/me").await;
    assert!(page.body.contains("Mary T") && me.body.contains("What came of what you said"));
}

#[tokio::test]
async fn after_signing_in_one_is_back_where_one_was() {
    let mut service = Service::demo().await;
    let call = service.get(CALL).await;
    let next = "next=%2Fcalls%2Fnorthmere%2Fharbour-road";
    assert!(call.body.contains(&format!("href=\"/demo/sign-in?{next}\"")), "{}", call.body);
    let refused = service.get("/me").await;
    assert!(refused.body.contains("/demo/sign-in?next=%2Fme"), "also from a page for others");
    let home = service.get("/").await;
    assert!(home.body.contains("href=\"/demo/sign-in\""));

    let page = service.get(&format!("/demo/sign-in?{next}")).await;
    let token = field(&page.body, "csrf");
    assert_eq!(field(&page.body, "next"), CALL);
    for (next, leads) in [
        ("%2Fcalls%2Fnorthmere%2Fharbour-road", CALL),
        ("%2F%2Fevil.example", "/"),
        ("https%3A%2F%2Fevil.example", "/"),
        ("%2F%5Cevil.example", "/"),
        ("%2F%0A%2Fevil.example", "/"),
    ] {
        let form = format!("csrf={token}&role=citizen&next={next}");
        let mut browser = service.clone();
        let answer = browser.post("/demo/sign-in", &form).await;
        assert_eq!(answer.header(&header::LOCATION), leads, "{next}");
    }
}

#[tokio::test]
async fn a_citizen_takes_everything_out_and_is_erased() {
    let mut service = Service::demo().await;
    service.sign_in("citizen").await;
    let privacy = service.get("/me/privacy").await;
    assert!(privacy.body.contains("Searched on") && privacy.body.contains(CALL));
    let file = service.get("/me/export").await;
    assert!(file.header(&header::CONTENT_DISPOSITION).starts_with("attachment"));
    let all: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(all["person"]["name"], "Mary T");

    let form = format!("csrf={}&name=", service.token().await);
    let wrong = service.post("/me/erase", &format!("{form}Somebody+else")).await;
    assert!(wrong.body.contains("There is a problem") && wrong.body.contains("Somebody else"));
    assert_eq!(service.get("/me").await.status, StatusCode::OK, "nothing was changed");
    let done = service.post("/me/erase", &format!("{form}Mary+T")).await;
    assert_eq!(done.header(&header::LOCATION), "/erased");
    assert!(service.get("/erased").await.body.contains("What stays"));
    assert_eq!(service.get("/me").await.status, StatusCode::FORBIDDEN, "signed out");
    let others = service.get("/demo/sign-in").await;
    assert!(others.status.is_success() && !others.body.contains("Mary T"));
}

#[tokio::test]
async fn who_holds_a_role_is_told_to_give_it_up_first() {
    let mut service = Service::demo().await;
    service.sign_in("convener").await;
    let page = service.get("/me/erase").await;
    assert!(page.body.contains("can’t erase yourself yet") && !page.body.contains("name=\"name\""));
}
