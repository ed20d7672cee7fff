//! Members, and signing in for real: `folkmoot member`, `serve`, mail.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use folkmoot_test_support::{MailServer, Postgres};
use support::Desk;
use support::serving::{Serving, cookie, field};

fn add(desk: &Desk, place: &[&str], email: &str, role: &str) -> support::Said {
    let args = ["member", "add", "--email", email, "--name", "Kim Example", "--role", role];
    desk.run(&[&args[..], place].concat())
}

#[test]
fn members_come_and_go() {
    let desk = Desk::new();
    let place = &["--data", "town"];
    let said = add(&desk, place, "kim@example.org", "convener").good();
    assert!(said.err.contains("Kim Example is now convener in local"), "{said:?}");
    let said = add(&desk, place, "KIM@example.org", "admin").good();
    assert!(said.err.contains("known before, is now convener, admin"), "{said:?}");
    let list = desk.run(&["member", "list", "--format", "json", "--data", "town"]).good().json();
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["email"], "kim@example.org");
    assert_eq!(list[0]["roles"], serde_json::json!(["convener", "admin"]));
    let remove = ["member", "remove", "--email", "kim@example.org", "--data", "town"];
    let said = desk.run(&remove).ended(3);
    assert!(said.err.contains("last admin"), "{said:?}");
    add(&desk, place, "sam@example.org", "admin").good();
    desk.run(&remove).good();
    let said = desk.run(&remove).ended(3);
    assert!(said.err.contains("there is no member"), "{said:?}");
    let log = desk.run(&["audit", "list", "--data", "town"]).good().out;
    assert!(log.contains("member.added") && log.contains("member.removed"), "{log}");
    assert!(!log.contains("kim@") && !log.contains("Kim"), "{log}");
    let wrong = add(&desk, place, "kim", "convener").ended(3);
    assert!(wrong.err.contains("name@example.org"), "{wrong:?}");
    add(&desk, place, "kim@example.org", "mayor").ended(2);
}

/// Asks for a link, opens the one in the mail, and is in.
fn signs_in(place: &[&str]) {
    let desk = Desk::new();
    add(&desk, place, "kim@example.org", "convener").good();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mails = runtime.block_on(MailServer::start());
    let service = Serving::start(&desk, place, mails.port);

    let (head, page) = service.ask("GET", "/sign-in", "", "");
    let forms = cookie(&head);
    let form = format!("csrf={}&email=kim%40example.org", field(&page, "csrf"));
    let (head, _) = service.ask("POST", "/sign-in", &forms, &form);
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let mail = runtime.block_on(mails.wait_for(1)).remove(0);
    let begins = format!("http://127.0.0.1:{}", service.port);
    let link = mail.link(&format!("{begins}/sign-in/link/")).expect("a link");
    let path = &link[begins.len()..];

    let (_, page) = service.ask("GET", path, &forms, "");
    let form = format!(
        "csrf={}&organisation=local&person={}",
        field(&page, "csrf"),
        field(&page, "person")
    );
    let (head, _) = service.ask("POST", path, &forms, &form);
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    let (_, home) = service.ask("GET", "/", &cookie(&head), "");
    assert!(home.contains("Kim Example"));
    let (head, _) = service.ask("GET", path, &forms, "");
    assert!(head.starts_with("HTTP/1.1 404"), "a link works once: {head}");
    drop(service);
}

#[test]
fn somebody_signs_in_for_real_on_sqlite() {
    signs_in(&["--data", "town"]);
}

#[test]
fn somebody_signs_in_for_real_on_postgresql() {
    let Some(postgres) = Postgres::new() else { return };
    signs_in(&["--data", "town", "--database", &postgres.url]);
}

#[test]
fn keys_that_sign_badges_are_shown_and_replaced() {
    let desk = Desk::new();
    add(&desk, &["--data", "town"], "kim@example.org", "admin").good();
    let show = ["issuer", "show", "--data", "town", "--format", "json"];
    let first = desk.run(&show).good().json();
    assert!(first["issuer"].as_str().unwrap().starts_with("did:key:z6Mk"), "{first}");
    assert_eq!(desk.run(&show).good().json(), first, "one key, made once");
    let rotated = desk.run(&["issuer", "rotate", "--data", "town", "--format", "json"]).good();
    assert!(rotated.err.contains("still hold"), "{rotated:?}");
    let keys = rotated.json()["keys"].as_array().unwrap().clone();
    let signs: Vec<bool> = keys.iter().map(|it| it["signs"].as_bool().unwrap()).collect();
    assert_eq!(signs.iter().filter(|it| **it).count(), 1, "{keys:?}");
    let old = keys.iter().find(|it| it["key"] == first["keys"][0]["key"]).unwrap();
    assert!(old["retired"].is_string() && old["revoked"].is_null(), "{old}");
    let stolen = desk.run(&["issuer", "rotate", "--stolen", "--data", "town"]).good();
    assert!(stolen.err.contains("give them again"), "{stolen:?}");
    desk.run(&["issuer", "show", "--data", "nowhere"]).ended(3);
}
