//! From a wish to sign in, to the mail, to a session.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::sync::Arc;

use folkmoot_app::{App, AppError, Caller, JobTrouble};
use folkmoot_jobs::{Encryption, Smtp, SmtpMailer, Worker};
use folkmoot_model::{Clock as _, Email, OrganisationId, Role, Token};
use folkmoot_test_support::{Captured, Empty, MailServer};

const URL: &str = "https://folkmoot.example.org";

struct Service {
    empty: Empty,
    server: MailServer,
    worker: Worker,
}

impl Service {
    async fn new() -> Self {
        let (empty, server) = (Empty::new().await, MailServer::start().await);
        let smtp = Smtp {
            host: "127.0.0.1".to_owned(),
            port: server.port,
            encryption: Encryption::None,
            credentials: None,
            from: email("folkmoot@example.org"),
        };
        let mailer = Arc::new(SmtpMailer::new(&smtp).unwrap());
        mailer.check().await.unwrap();
        let worker = Worker::new(empty.app.clone(), mailer, URL);
        let service = Self { empty, server, worker };
        service.add("council", "jo@example.org").await;
        service
    }

    fn app(&self) -> &App {
        &self.empty.app
    }

    async fn add(&self, organisation: &str, address: &str) {
        let organisation = OrganisationId::new(organisation).unwrap();
        let roles = BTreeSet::from([Role::Convener]);
        let (by, address) = (Caller::Operator, email(address));
        self.app().add_member(&by, &organisation, &address, "Jo Example", &roles).await.unwrap();
    }

    async fn ask(&self, address: &str) {
        self.app().ask_to_sign_in(&email(address), None, None).await.unwrap();
    }

    async fn work(&self) {
        self.worker.tidy(self.empty.clock.now()).await.unwrap();
        while self.worker.work_once().await.unwrap() {}
    }

    async fn failed(&self) -> Vec<String> {
        let mut now = self.app().storage().read().await.unwrap();
        now.failed_jobs(9).await.unwrap().into_iter().map(|job| job.error).collect()
    }
}

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn token(mail: &Captured) -> Token {
    let link = mail.link(&format!("{URL}/sign-in/link/")).unwrap();
    Token::read(link.rsplit('/').next().unwrap()).unwrap()
}

#[tokio::test]
async fn the_link_lets_in_once() {
    let service = Service::new().await;
    service.ask("Jo@Example.org").await;
    service.work().await;
    let mails = service.server.wait_for(1).await;
    assert_eq!(mails[0].to, "jo@example.org");
    for header in ["Subject: Your link", "Auto-Submitted: auto-generated", "text/html"] {
        assert!(mails[0].text.contains(header), "{header}: {}", mails[0].text);
    }
    let token = token(&mails[0]);
    let app = service.app();
    let seen = app.see_sign_in_link(&token).await.unwrap();
    assert_eq!(seen.len(), 1, "looking doesn't use it up");
    let session = app.sign_in(&token, &seen[0].organisation, &seen[0].person).await.unwrap();
    let who = app.recognise(&session).await.unwrap().unwrap();
    assert_eq!(who.name, "Jo Example");
    let again = app.sign_in(&token, &seen[0].organisation, &seen[0].person).await;
    assert!(matches!(again, Err(AppError::NotFound { .. })));
    assert!(app.see_sign_in_link(&token).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_link_names_the_page_to_go_on_to() {
    let service = Service::new().await;
    let next = Some("/calls/a/b?c=d");
    service.app().ask_to_sign_in(&email("jo@example.org"), None, next).await.unwrap();
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    let link = mail.link(&format!("{URL}/sign-in/link/")).unwrap();
    assert!(link.ends_with("?next=%2Fcalls%2Fa%2Fb%3Fc%3Dd"), "{link}");
}

#[tokio::test]
async fn a_link_expires_and_a_session_ends() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.work().await;
    let late = token(&service.server.wait_for(1).await[0]);
    let seen = service.app().see_sign_in_link(&late).await.unwrap();
    service.empty.clock.forward_minutes(20);
    assert!(service.app().see_sign_in_link(&late).await.unwrap().is_empty());
    let (organisation, person) = (&seen[0].organisation, &seen[0].person);
    let refused = service.app().sign_in(&late, organisation, person).await;
    assert!(matches!(refused, Err(AppError::NotFound { .. })));

    service.ask("jo@example.org").await;
    service.work().await;
    let token = token(&service.server.wait_for(2).await[1]);
    let session = service.app().sign_in(&token, organisation, person).await.unwrap();
    let day = 24 * 60;
    for days in [6, 6, 6, 6] {
        service.empty.clock.forward_minutes(days * day);
        let who = service.app().recognise(&session).await.unwrap().expect("in use");
        assert!(who.to_note);
        service.app().note_session(&session).await.unwrap();
    }
    service.empty.clock.forward_minutes(6 * day);
    assert!(service.app().recognise(&session).await.unwrap().is_none(), "thirty days at most");
}

#[tokio::test]
async fn nobody_known_gets_nothing_and_costs_the_same() {
    let service = Service::new().await;
    service.ask("nobody@example.org").await;
    let mut now = service.app().storage().read().await.unwrap();
    assert_eq!(now.count_jobs().await.unwrap().waiting, 1, "as for an address that is known");
    drop(now);
    service.work().await;
    assert!(service.server.mails().is_empty() && service.failed().await.is_empty());
}

#[tokio::test]
async fn somebody_known_twice_chooses_and_nobody_else_is_chosen() {
    let service = Service::new().await;
    service.add("charity", "JO@example.org").await;
    service.add("charity", "other@example.org").await;
    service.ask("jo@example.org").await;
    service.work().await;
    let token = token(&service.server.wait_for(1).await[0]);
    let seen = service.app().see_sign_in_link(&token).await.unwrap();
    let places: Vec<_> = seen.iter().map(|choice| choice.organisation.as_str()).collect();
    assert_eq!(places, ["charity", "council"]);
    let charity = &seen[0].organisation;
    let members = service.app().list_members(&Caller::Operator, charity).await.unwrap();
    let other = members.iter().find(|m| m.person.id != seen[0].person).unwrap();
    let refused = service.app().sign_in(&token, charity, &other.person.id).await;
    assert!(matches!(refused, Err(AppError::NotFound { .. })));
    service.app().sign_in(&token, charity, &seen[0].person).await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_busy_is_tried_again() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.server.refuse_next("451 come back later");
    service.work().await;
    assert!(service.server.mails().is_empty());
    service.empty.clock.forward_minutes(1);
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    assert_eq!(service.app().see_sign_in_link(&token(&mail)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_refusal_is_the_end() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.server.refuse_next("550 no such person: jo@example.org");
    service.work().await;
    service.empty.clock.forward_minutes(1);
    service.work().await;
    assert!(service.server.mails().is_empty());
    let failed = service.failed().await;
    assert!(failed[0].contains("550") && !failed[0].contains("jo@"), "{failed:?}");
}

#[tokio::test]
async fn nothing_goes_out_twice() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.server.break_next();
    service.work().await;
    service.empty.clock.forward_minutes(10);
    service.work().await;
    assert_eq!(service.server.mails().len(), 1, "the line broke after it was taken");
    assert!(service.failed().await[0].contains("isn't known"));

    // A worker takes a job and dies.
    service.ask("jo@example.org").await;
    let now = service.empty.clock.now();
    let mut tx = service.app().storage().begin().await.unwrap();
    tx.take_due_job(now, now.plus_millis(1_000)).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    service.empty.clock.forward_minutes(1);
    service.work().await;
    assert_eq!(service.server.mails().len(), 1);
    assert_eq!(service.failed().await.len(), 2);
}

#[tokio::test]
async fn a_mail_that_comes_too_late_is_not_sent() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.empty.clock.forward_minutes(61);
    service.work().await;
    assert!(service.server.mails().is_empty());
}

#[tokio::test]
async fn asking_too_often_is_refused_for_known_and_unknown_alike() {
    let service = Service::new().await;
    for address in ["jo@example.org", "nobody@example.org"] {
        for _ in 0..5 {
            service.ask(address).await;
        }
        let refused = service.app().ask_to_sign_in(&email(address), None, None).await;
        assert!(matches!(refused, Err(AppError::TooMany)), "{address}");
    }
    for i in 0..31 {
        let address = email(&format!("n{i}@example.org"));
        let asked = service.app().ask_to_sign_in(&address, Some("192.0.2.1"), None).await;
        assert_eq!(asked.is_err(), i == 30, "{i}");
    }
    service.empty.clock.forward_minutes(60);
    service.ask("jo@example.org").await;
}

#[tokio::test]
async fn it_stops_when_told() {
    let service = Service::new().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = service.worker.clone();
    let running = tokio::spawn(async move { worker.run(async { stopped.await.unwrap() }).await });
    service.ask("jo@example.org").await;
    service.server.wait_for(1).await;
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn an_invitation_to_work_here_goes_out_and_lets_in_once() {
    let service = Service::new().await;
    let (app, here) = (service.app(), OrganisationId::new("council").unwrap());
    let (operator, kim) = (Caller::Operator, email("kim@example.org"));
    let roles = BTreeSet::from([Role::Moderator]);
    let invite = app.invite_member(&operator, &here, &kim, "Kim", &roles).await.unwrap();
    let no = email("no@example.org");
    let taken_back = app.invite_member(&operator, &here, &no, "No", &roles).await.unwrap();
    app.take_back_member_invite(&operator, &here, &taken_back.id).await.unwrap();
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    assert_eq!(mail.to, "kim@example.org");
    assert!(mail.text.contains("Hello Kim") && mail.text.contains("Moderator"), "{}", mail.text);
    let link = mail.link(&format!("{URL}/join/")).unwrap();
    let token = Token::read(link.rsplit('/').next().unwrap()).unwrap();
    app.invite_member_again(&operator, &here, &invite.id).await.unwrap();
    service.work().await;
    assert!(app.join(&token).await.is_err(), "the second mail has the link that works");
    let mail = service.server.wait_for(2).await.remove(1);
    let link = mail.link(&format!("{URL}/join/")).unwrap();
    let token = Token::read(link.rsplit('/').next().unwrap()).unwrap();
    app.join(&token).await.unwrap();
    assert!(service.failed().await.is_empty());
}

#[tokio::test]
async fn a_test_mail_comes_or_says_why_not() {
    let service = Service::new().await;
    let (app, here) = (service.app(), OrganisationId::new("council").unwrap());
    let (ada, roles) = (email("ada@example.org"), BTreeSet::from([Role::Admin]));
    let added = app.add_member(&Caller::Operator, &here, &ada, "Ada", &roles).await.unwrap();
    let person = added.member.person.id;
    let admin = Caller::Person { organisation: here.clone(), person, roles };
    app.send_test_mail(&admin, &here).await.unwrap();
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    assert_eq!(mail.to, "ada@example.org");
    assert!(mail.text.contains("A test mail") && mail.text.contains(URL));

    service.server.refuse_next("550 no");
    app.send_test_mail(&admin, &here).await.unwrap();
    service.server.refuse_next("451 later");
    app.send_test_mail(&admin, &here).await.unwrap();
    service.work().await;
    service.server.break_next();
    app.send_test_mail(&admin, &here).await.unwrap();
    service.work().await;
    let mut troubles: Vec<_> =
        service.failed().await.iter().map(|error| JobTrouble::of(error)).collect();
    troubles.sort_by_key(|trouble| format!("{trouble:?}"));
    assert_eq!(troubles, [JobTrouble::NotReached, JobTrouble::Refused, JobTrouble::Unknown]);
    for _ in 4..10 {
        app.send_test_mail(&admin, &here).await.unwrap();
    }
    assert!(matches!(app.send_test_mail(&admin, &here).await, Err(AppError::TooMany)));
}
