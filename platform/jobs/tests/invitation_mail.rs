//! From asking people, to the mails, to their answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use async_trait::async_trait;
use folkmoot_app::{AddByHand, Answer, App, AppError, Ask, Caller, Holder, Naming, Who};
use folkmoot_jobs::{Encryption, Mail, Mailer, NotSent, Smtp, SmtpMailer, Worker};
use folkmoot_model::{
    Call, CallBrief, CallId, Check, Clock as _, Consent, Day, Decision, DeclineReason, Effort,
    Email, Evidence, EvidenceId, EvidenceKind, Iap2, Invitation, InvitationState, KindId,
    KindOfKnowing, OrganisationId, Person, PersonId, Setting, Source, Token,
};
use folkmoot_test_support::{Captured, Empty, MailServer};

const URL: &str = "https://folkmoot.example.org";
const CONVENER: Caller = Caller::Operator;

struct Service {
    empty: Empty,
    server: MailServer,
    worker: Worker,
    council: OrganisationId,
    call: CallId,
}

fn mailer(server: &MailServer) -> SmtpMailer {
    let smtp = Smtp {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        encryption: Encryption::None,
        credentials: None,
        from: email("folkmoot@example.org"),
    };
    SmtpMailer::new(&smtp).unwrap()
}

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn brief() -> CallBrief {
    CallBrief {
        title: "How could Harbour Road be safe?".to_owned(),
        summary: String::new(),
        decision: Decision { what: "Which layout".to_owned(), on: "2027-03-01".parse().unwrap() },
        effort: Effort { hours: 6, weeks: None },
        expenses: "£90".to_owned(),
        setting: Setting::Remote,
        promise: Iap2::Involve,
        kinds: vec![KindOfKnowing {
            id: KindId::new("cyclists").unwrap(),
            name: "People who cycle it".to_owned(),
            needs: "cycling to work".to_owned(),
            people: 3,
            must: false,
            evidence: Vec::new(),
            place: None,
            questions: Vec::new(),
        }],
    }
}

impl Service {
    async fn new() -> Self {
        let (empty, server) = (Empty::new().await, MailServer::start().await);
        let worker = Worker::new(empty.app.clone(), Arc::new(mailer(&server)), URL);
        let council = OrganisationId::new("council").unwrap();
        let app = &empty.app;
        app.set_up_organisation(&CONVENER, &council, "Kestrel Council").await.unwrap();
        let call: Call = app.write_call(&CONVENER, &council, None, brief()).await.unwrap();
        app.open_call(&CONVENER, &council, &call.id).await.unwrap();
        Self { worker, council, call: call.id, empty, server }
    }

    fn app(&self) -> &App {
        &self.empty.app
    }

    /// Asks somebody by hand.
    async fn ask(&self, address: &str) -> Invitation {
        let add = AddByHand {
            kind: KindId::new("cyclists").unwrap(),
            who: Who::Addressed { name: "Jo Example".to_owned(), email: email(address) },
            reason: "Jo keeps the cycle count.".to_owned(),
        };
        let (app, at, call) = (self.app(), &self.council, &self.call);
        let draft = app.add_by_hand(&CONVENER, at, call, add).await.unwrap();
        let ask = Ask { person: draft.person.clone(), kind: draft.kind.clone() };
        let by: Day = "2026-12-06".parse().unwrap();
        let sent = app.send_invitations(&CONVENER, at, call, &[ask], by).await.unwrap();
        assert!(sent.sent.contains(&draft.id));
        draft
    }

    async fn work(&self) {
        self.worker.tidy(self.empty.clock.now()).await.unwrap();
        self.worker.tend().await.unwrap();
        while self.worker.work_once().await.unwrap() {}
    }

    async fn state(&self, invitation: &Invitation) -> InvitationState {
        let mut now = self.app().storage().read().await.unwrap();
        now.invitation(&self.council, &invitation.id).await.unwrap().unwrap().state
    }

    async fn failed(&self) -> Vec<String> {
        let mut now = self.app().storage().read().await.unwrap();
        now.failed_jobs(9).await.unwrap().into_iter().map(|job| job.error).collect()
    }
}

fn token(mail: &Captured) -> Token {
    let link = mail.link(&format!("{URL}/invitations/")).unwrap();
    Token::read(link.split('/').nth(4).unwrap()).unwrap()
}

fn header<'a>(mail: &'a Captured, name: &str) -> &'a str {
    let begins = format!("{name}: ");
    mail.text.lines().find_map(|line| line.strip_prefix(begins.as_str())).unwrap_or_default()
}

#[tokio::test]
async fn the_mail_asks_and_its_link_answers() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    assert_eq!(mail.to, "jo@example.org");
    for words in ["Kestrel Council asks for your help", "Jo keeps the cycle count.", "£90"] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
    let token = token(&mail);
    let stop = format!("<{URL}/invitations/{}/stop>", token.as_str());
    assert_eq!(header(&mail, "List-Unsubscribe"), stop);
    assert_eq!(header(&mail, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(header(&mail, "List-Id"), "<council.invitations.example.org>");
    let id = format!("<{}.invitation@example.org>", invitation.id);
    assert_eq!(header(&mail, "Message-ID"), id);

    let (app, link) = (service.app(), Holder::Link(&token));
    let seen = app.see_my_invitation(link).await.unwrap();
    assert!(seen.may_answer && seen.person.name == "Jo Example");
    app.answer_invitation(link, Answer::Yes).await.unwrap();
    app.answer_invitation(link, Answer::Yes).await.unwrap();
    service.work().await;
    let thanks = service.server.wait_for(2).await.remove(1);
    assert!(thanks.text.contains("Thank you for saying yes"));
    assert_ne!(header(&thanks, "Message-ID"), id);

    // Minds change, by the link of either mail; each answer is confirmed once.
    let no = Answer::No(DeclineReason::NoTime);
    let other = self::token(&thanks);
    app.answer_invitation(Holder::Link(&other), no).await.unwrap();
    app.answer_invitation(link, Answer::Yes).await.unwrap();
    app.answer_invitation(link, no).await.unwrap();
    service.work().await;
    assert!(service.server.wait_for(3).await[2].text.contains("You said no"));
    assert!(matches!(service.state(&invitation).await, InvitationState::Declined { .. }));
}

/// Hands mails over and never comes back, as if the machine stopped between
/// sending a mail and writing down that it was sent.
struct Dying(SmtpMailer);

#[async_trait]
impl Mailer for Dying {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        self.0.send(mail).await.unwrap();
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_crash_between_sending_and_writing_it_down_sends_nothing_twice() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    let dying = Dying(mailer(&service.server));
    let dying = Worker::new(service.app().clone(), Arc::new(dying), URL);
    let killed = tokio::spawn(async move { dying.work_once().await });
    let mail = service.server.wait_for(1).await.remove(0);
    killed.abort();
    for _ in 0..20 {
        service.empty.clock.forward_minutes(30);
        service.work().await;
    }
    assert_eq!(service.server.mails().len(), 1, "sent once");
    assert!(service.failed().await[0].contains("isn't known"));
    // The link in the mail that went out works.
    let token = token(&mail);
    service.app().answer_invitation(Holder::Link(&token), Answer::Yes).await.unwrap();
    assert!(matches!(service.state(&invitation).await, InvitationState::Accepted { .. }));
}

#[tokio::test]
async fn a_server_that_is_busy_gets_the_same_mail_again() {
    let service = Service::new().await;
    service.ask("jo@example.org").await;
    service.server.refuse_next("451 come back later");
    service.work().await;
    assert!(service.server.mails().is_empty());
    service.empty.clock.forward_minutes(1);
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    let seen = service.app().see_my_invitation(Holder::Link(&token(&mail))).await;
    assert!(seen.unwrap().may_answer);
}

#[tokio::test]
async fn who_has_not_answered_is_reminded_once_and_the_first_link_works_on() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    let answered = service.ask("kim@example.org").await;
    service.work().await;
    let mails = service.server.wait_for(2).await;
    let first = token(mails.iter().find(|mail| mail.to == "jo@example.org").unwrap());
    let kim = token(mails.iter().find(|mail| mail.to == "kim@example.org").unwrap());
    service.app().answer_invitation(Holder::Link(&kim), Answer::Yes).await.unwrap();
    service.work().await;
    service.empty.clock.forward_days(7);
    service.work().await;
    service.empty.clock.forward_days(1);
    service.work().await;
    let mails = service.server.wait_for(4).await;
    assert_eq!(mails[3].to, "jo@example.org");
    assert!(mails[3].text.contains("We won’t remind you again."), "{}", mails[3].text);
    for token in [&first, &token(&mails[3])] {
        assert!(service.app().see_my_invitation(Holder::Link(token)).await.unwrap().may_answer);
    }
    service.empty.clock.forward_days(7);
    service.work().await;
    assert!(matches!(service.state(&invitation).await, InvitationState::Expired { .. }));
    assert!(matches!(service.state(&answered).await, InvitationState::Accepted { .. }));
    assert_eq!(service.server.mails().len(), 4);
    let late = service.app().answer_invitation(Holder::Link(&first), Answer::Yes).await;
    assert!(matches!(late, Err(AppError::Transition(_))));
}

#[tokio::test]
async fn nobody_is_written_to_after_they_said_stop() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    service.work().await;
    let token = token(&service.server.wait_for(1).await[0]);
    let (app, link) = (service.app(), Holder::Link(&token));
    app.answer_invitation(link, Answer::Yes).await.unwrap();
    app.leave_me_alone(link).await.unwrap();
    app.leave_me_alone(link).await.unwrap();
    service.empty.clock.forward_days(8);
    service.work().await;
    assert_eq!(service.server.mails().len(), 1, "not even the confirmation");
    assert!(service.failed().await.is_empty());
    // A yes they gave stays a yes; the link goes on working.
    assert!(matches!(service.state(&invitation).await, InvitationState::Accepted { .. }));
    assert!(app.see_my_invitation(link).await.unwrap().left_alone);
    app.ask_me_again(link).await.unwrap();
    assert!(!app.see_my_invitation(link).await.unwrap().left_alone);
}

#[tokio::test]
async fn a_mail_that_says_nothing_true_any_more_is_not_sent() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    let (app, at) = (service.app(), &service.council);
    app.withdraw_invitation(&CONVENER, at, &invitation.id).await.unwrap();
    service.ask("kim@example.org").await;
    app.close_call(&CONVENER, at, &service.call).await.unwrap();
    service.work().await;
    assert!(service.server.mails().is_empty() && service.failed().await.is_empty());
}

#[tokio::test]
async fn somebody_named_is_asked_and_told_by_whom_only_if_they_may() {
    let service = Service::new().await;
    let invitation = service.ask("jo@example.org").await;
    service.work().await;
    let token = token(&service.server.wait_for(1).await[0]);
    let naming = |address: &str, openly| Naming {
        to: email(address),
        name: String::new(),
        note: "You know the bend by the bank.".to_owned(),
        openly,
    };
    let link = Holder::Link(&token);
    let app = service.app();
    app.forward_invitation(link, &naming("ann@example.org", true)).await.unwrap();
    app.forward_invitation(link, &naming("bob@example.org", false)).await.unwrap();
    assert!(matches!(service.state(&invitation).await, InvitationState::Forwarded { .. }));
    service.work().await;
    let mails = service.server.wait_for(3).await;
    let to = |address: &str| mails.iter().find(|mail| mail.to == address).unwrap();
    let (ann, bob) = (to("ann@example.org"), to("bob@example.org"));
    assert!(ann.text.contains("Jo Example said that you know"), "{}", ann.text);
    assert!(!bob.text.contains("Jo") && bob.text.contains("Somebody who knows you"));
    assert!(bob.text.contains("You know the bend by the bank."));
}

#[tokio::test]
async fn made_up_people_get_no_mail() {
    let service = Service::new().await;
    let app = service.app();
    let mut tx = app.storage().begin().await.unwrap();
    let mut council = tx.organisation(&service.council).await.unwrap().unwrap();
    council.fictional = true;
    tx.upsert_organisation(&council).await.unwrap();
    tx.commit().await.unwrap();
    service.ask("jo@example.org").await;
    service.work().await;
    assert!(service.server.mails().is_empty());
    assert!(service.failed().await[0].contains("made-up"));
}

#[tokio::test]
async fn the_reason_is_their_own_evidence_and_what_they_hid_is_not_told() {
    let service = Service::new().await;
    let (app, at) = (service.app(), &service.council);
    let person = Person {
        id: PersonId::new("p").unwrap(),
        name: "Sam Example".to_owned(),
        email: Some(email("sam@example.org")),
        place: None,
        languages: Vec::new(),
        attributes: std::collections::BTreeMap::new(),
    };
    let item = |id: &str, consent: Consent| Evidence {
        id: EvidenceId::new(id).unwrap(),
        person: person.id.clone(),
        kind: EvidenceKind::LivedExperience,
        title: format!("Cycling to work, {id}"),
        text: "By bicycle along Harbour Road, cycling to work every day.".to_owned(),
        topics: Vec::new(),
        at: Some("2026-10-01".parse().unwrap()),
        source: Source { name: "them".to_owned(), url: None },
        check: Check::SelfStated,
        consent,
        ratings: Vec::new(),
    };
    let on: Day = "2026-10-02".parse().unwrap();
    let given = Consent::Given { on };
    let mut tx = app.storage().begin().await.unwrap();
    tx.upsert_person(at, &person).await.unwrap();
    tx.upsert_evidence(at, &[item("one", given.clone()), item("two", given)]).await.unwrap();
    tx.commit().await.unwrap();
    let find = folkmoot_app::FindPeople {
        call: folkmoot_app::ForCall::Kept(service.call.clone()),
        limit: 5,
        as_of: None,
        seed: folkmoot_model::Seed::new("x"),
    };
    app.find_people(&CONVENER, at, find).await.unwrap();
    let preview = app.preview_invitations(&CONVENER, at, &service.call, None).await.unwrap();
    let asks: Vec<Ask> = preview.to_ask().map(|it| it.ask.clone()).collect();
    assert_eq!(asks.len(), 1, "{:?}", preview.recipients);
    app.send_invitations(&CONVENER, at, &service.call, &asks, "2026-12-06".parse().unwrap())
        .await
        .unwrap();
    let mut tx = app.storage().begin().await.unwrap();
    tx.upsert_evidence(at, &[item("one", Consent::Withdrawn { on })]).await.unwrap();
    tx.commit().await.unwrap();
    service.work().await;
    let mail = service.server.wait_for(1).await.remove(0);
    assert!(mail.text.contains("You told us about “Cycling to work, two”."), "{}", mail.text);
    assert!(!mail.text.contains("Cycling to work, one"));
}
