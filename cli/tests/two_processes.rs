//! Two processes on one PostgreSQL database are one service.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Duration;

use folkmoot_test_support::{MailServer, Postgres};
use support::Desk;
use support::serving::{Serving, cookie, field};

const SECRET: &str = "the same secret in both processes";
const CONVENER: &str = "kim@example.org";

/// Two services on one database, each with a data folder of its own, and a
/// mail server for both.
struct Two {
    one: Serving,
    other: Serving,
    mails: MailServer,
    runtime: tokio::runtime::Runtime,
    desk: Desk,
    postgres: Postgres,
}

impl Two {
    fn start() -> Option<Self> {
        let postgres = Postgres::new()?;
        let desk = Desk::with_town();
        let add = ["member", "add", "--name", "Kim Example", "--role", "convener", "--email"];
        desk.run(&[&add[..], &[CONVENER, "--database", &postgres.url]].concat()).good();
        for (what, file) in [("people", "people.csv"), ("evidence", "evidence.jsonl")] {
            desk.run(&["import", what, file, "--database", &postgres.url]).good();
        }
        desk.run(&["import", "call", "call.toml", "--open", "--database", &postgres.url]).good();
        desk.write("folkmoot.toml", format!("secret = \"{SECRET}\"\n"));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mails = runtime.block_on(MailServer::start());
        let start = |folder: &str| {
            Serving::start(&desk, &["--data", folder, "--database", &postgres.url], mails.port)
        };
        let (one, other) = (start("one"), start("other"));
        Some(Self { one, other, mails, runtime, desk, postgres })
    }

    /// Asks one of them for a link.
    fn ask_for_link(service: &Serving, email: &str) {
        let (head, page) = service.ask("GET", "/sign-in", "", "");
        let email = email.replace('@', "%40");
        let form = format!("csrf={}&email={email}", field(&page, "csrf"));
        let (head, _) = service.ask("POST", "/sign-in", &cookie(&head), &form);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    }

    /// Asks one for a link and opens it at the other; gives the cookie.
    fn sign_in(&self) -> String {
        Self::ask_for_link(&self.one, CONVENER);
        let mail = self.runtime.block_on(self.mails.wait_for(1)).remove(0);
        // Whichever sent it, its address is that of the process.
        let link = mail.link("http://127.0.0.1:").expect("a link");
        let path = &link[link.find("/sign-in/").unwrap()..];
        let (head, page) = self.other.ask("GET", path, "", "");
        let (csrf, person) = (field(&page, "csrf"), field(&page, "person"));
        let form = format!("csrf={csrf}&organisation=local&person={person}");
        let (head, _) = self.one.ask("POST", path, &cookie(&head), &form);
        assert!(head.starts_with("HTTP/1.1 303"), "begun at one, ended at the other: {head}");
        cookie(&head)
    }

    fn call(&self, cookie: &str) -> String {
        let (_, desk) = self.one.ask("GET", "/desk", cookie, "");
        let links = desk.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let mut calls = links.filter(|link| link.starts_with("/desk/calls/"));
        calls.find(|link| !link.ends_with("/new")).expect("a call").to_owned()
    }
}

/// Sends a form with its token to a service.
fn act(service: &Serving, page: &str, cookie: &str, form: &str) -> (String, String) {
    let (_, home) = service.ask("GET", "/", cookie, "");
    service.ask("POST", page, cookie, &format!("csrf={}{form}", field(&home, "csrf")))
}

#[test]
fn two_processes_are_one_service() {
    let Some(two) = Two::start() else { return };
    let (one, other) = (&two.one, &two.other);
    let cookie = two.sign_in();
    for service in [one, other] {
        let (_, home) = service.ask("GET", "/", &cookie, "");
        assert!(home.contains("Kim Example"), "signed in at both");
    }
    let call = two.call(&cookie);
    let changes = format!("{call}/changes");
    let (mut here, mut there) = (one.listen(&changes, &cookie), other.listen(&changes, &cookie));

    // What is done at one shows at the other, and both hear of it.
    let (head, _) = act(other, &format!("{call}/find"), &cookie, "");
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    assert!(here.until("event: changed") && there.until("event: changed"));
    let (_, page) = one.ask("GET", &call, &cookie, "");
    assert!(page.contains("/shortlist"), "found by the other: {page}");

    // What each keeps ready for the next search is never old.
    let planners = |service: &Serving| {
        let (head, _) = act(service, &format!("{call}/find"), &cookie, "");
        let shortlist = head.lines().find_map(|l| l.strip_prefix("location: ")).unwrap();
        service.ask("GET", shortlist, &cookie, "").1
    };
    assert!(!planners(one).contains("Dee Example") && !planners(other).contains("Dee Example"));
    two.desk.write("more.csv", "id,name\np4,Dee Example\n");
    two.desk.write(
        "more.jsonl",
        r#"{"id":"e4","person":"p4","kind":"work","text":"Urban planning and street design of public space","at":"2025-08-01"}"#,
    );
    for (what, file) in [("people", "more.csv"), ("evidence", "more.jsonl")] {
        two.desk.run(&["import", what, file, "--database", &two.postgres.url]).good();
    }
    for service in [one, other] {
        assert!(planners(service).contains("Dee Example"), "the input has changed");
    }

    // A listener that is cut off comes back, and says that it was away.
    std::thread::sleep(Duration::from_secs(1));
    let (mut here, mut there) = (one.listen(&changes, &cookie), other.listen(&changes, &cookie));
    two.postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'folkmoot listener' AND datname = current_database()",
    );
    assert!(here.until("event: changed") && there.until("event: changed"), "may have missed it");
    act(one, &format!("{call}/step/close"), &cookie, "");
    assert!(here.until("event: changed") && there.until("event: changed"), "hears again");

    let (head, _) = act(one, "/sessions/sign-out", &cookie, "");
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    for service in [one, other] {
        let (head, _) = service.ask("GET", "/desk", &cookie, "");
        assert!(head.starts_with("HTTP/1.1 403"), "signed out everywhere: {head}");
    }
    assert!(!here.until("event: changed") && !there.until("event: changed"), "nobody listens");
}

#[test]
fn a_job_is_done_once_whoever_queued_it() {
    const MAILS: usize = 60;
    let Some(two) = Two::start() else { return };
    let mut people = "id,name,email\n".to_owned();
    for i in 0..MAILS {
        let _ = writeln!(people, "m{i},Member {i},m{i}@example.org");
    }
    two.desk.write("members.csv", people);
    two.desk.run(&["import", "people", "members.csv", "--database", &two.postgres.url]).good();
    std::thread::scope(|scope| {
        for (service, odd) in [(&two.one, 1), (&two.other, 0)] {
            scope.spawn(move || {
                for i in (0..MAILS).filter(|i| i % 2 == odd) {
                    Two::ask_for_link(service, &format!("m{i}@example.org"));
                }
            });
        }
    });
    for _ in 0..600 {
        if two.mails.mails().len() >= MAILS {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    // Whoever sends twice would by now.
    std::thread::sleep(Duration::from_secs(3));
    let mails = two.mails.mails();
    let to: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!((mails.len(), to.len()), (MAILS, MAILS), "each once");
    let begins = |service: &Serving| format!("http://127.0.0.1:{}/", service.port);
    for service in [&two.one, &two.other] {
        let sent = mails.iter().filter(|mail| mail.text.contains(&begins(service))).count();
        assert!(sent > 0, "both have worked");
    }
}
