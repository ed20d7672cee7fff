//! Mail in the language of whoever reads it, and mail about offers and draws.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeMap, sync::Arc};

use folkmoot_app::{
    AddByHand, Answer, App, Ask, BadgeWords, Caller, Holder, OrganisationSettings, TakenBack, Who,
};
use folkmoot_jobs::{Encryption, Smtp, SmtpMailer, Worker};
use folkmoot_model::{
    AskRules, CallBrief, CallId, Clock as _, Day, Decision, DrawnBy, Effort, Email, Iap2, KindId,
    KindOfKnowing, Language, OrganisationId, PanelMethod, PanelRules, Person, PersonId, Role,
    Setting, Token,
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

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn kind() -> KindId {
    KindId::new("cyclists").unwrap()
}

fn code(language: &str) -> Language {
    Language::new(language).unwrap()
}

fn brief() -> CallBrief {
    CallBrief {
        title: "How could Harbour Road be safe?".to_owned(),
        summary: String::new(),
        decision: Decision { what: "Which layout".to_owned(), on: "2027-03-01".parse().unwrap() },
        effort: Effort { hours: 6, weeks: None },
        expenses: String::new(),
        setting: Setting::Remote,
        promise: Iap2::Involve,
        kinds: vec![KindOfKnowing {
            id: kind(),
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
        let smtp = Smtp {
            host: "127.0.0.1".to_owned(),
            port: server.port,
            encryption: Encryption::None,
            credentials: None,
            from: email("folkmoot@example.org"),
        };
        let mailer = Arc::new(SmtpMailer::new(&smtp).unwrap());
        let worker = Worker::new(empty.app.clone(), mailer, URL);
        let (council, app) = (OrganisationId::new("council").unwrap(), &empty.app);
        app.set_up_organisation(&CONVENER, &council, "Kestrel Council").await.unwrap();
        let call = app.write_call(&CONVENER, &council, None, brief()).await.unwrap();
        app.open_call(&CONVENER, &council, &call.id).await.unwrap();
        Self { worker, council, call: call.id, empty, server }
    }

    fn app(&self) -> &App {
        &self.empty.app
    }

    /// The organisation writes in a language, and says where questions go.
    async fn writes(&self, language: &str) {
        let settings = OrganisationSettings {
            name: "Kestrel Council".to_owned(),
            contact: "ask@kestrel.example".to_owned(),
            language: Some(code(language)),
            rules: AskRules::default(),
        };
        assert!(self.app().change_organisation(&CONVENER, &self.council, settings).await.unwrap());
    }

    async fn add(&self, id: &str, languages: &[&str]) -> Caller {
        let person = Person {
            id: PersonId::new(id).unwrap(),
            name: "Jo Example".to_owned(),
            email: Some(email(&format!("{id}@example.org"))),
            place: None,
            languages: languages.iter().map(|it| (*it).to_owned()).collect(),
            attributes: BTreeMap::new(),
        };
        let mut tx = self.app().storage().begin().await.unwrap();
        tx.upsert_person(&self.council, &person).await.unwrap();
        tx.commit().await.unwrap();
        let (organisation, person, roles) = (self.council.clone(), person.id, [].into());
        Caller::Person { organisation, person, roles }
    }

    async fn ask(&self, id: &str) {
        let (app, at, call) = (self.app(), &self.council, &self.call);
        let person = PersonId::new(id).unwrap();
        let reason = "Jo keeps the cycle count.".to_owned();
        let add = AddByHand { kind: kind(), who: Who::Known(person.clone()), reason };
        app.add_by_hand(&CONVENER, at, call, add).await.unwrap();
        let (ask, by) = (Ask { person, kind: kind() }, "2026-12-06".parse::<Day>().unwrap());
        let sent = app.send_invitations(&CONVENER, at, call, &[ask], by).await.unwrap();
        assert_eq!(sent.sent.len(), 1);
    }

    async fn work(&self) {
        self.worker.tidy(self.empty.clock.now()).await.unwrap();
        self.worker.tend().await.unwrap();
        while self.worker.work_once().await.unwrap() {}
    }

    /// The last mail, after so many.
    async fn mail(&self, count: usize) -> Captured {
        self.work().await;
        let mut mails = self.server.wait_for(count).await;
        assert_eq!(mails.len(), count);
        mails.pop().unwrap()
    }
}

fn holds(mail: &Captured, words: &[&str]) {
    for words in words {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
}

#[tokio::test]
async fn every_mail_is_in_the_language_of_its_reader() {
    let service = Service::new().await;
    let (app, at) = (service.app(), &service.council);
    // What the organisation writes in, where nothing else is known.
    service.writes("cy").await;
    service.add("jo", &[]).await;
    service.ask("jo").await;
    let asks = service.mail(1).await;
    holds(
        &asks,
        &["Helo Jo Example,", "6 Rhagfyr 2026", "Cwestiynau? Ysgrifennwch at ask@kestrel"],
    );
    assert!(asks.text.contains("lang=\"cy\""), "the HTML says so");

    // What they chose goes before that, in whatever was caused before.
    let link = asks.link(&format!("{URL}/invitations/")).unwrap();
    let token = Token::read(link.split('/').nth(4).unwrap()).unwrap();
    let holder = Holder::Link(&token);
    app.choose_language_of_answers(holder, &code("en")).await.unwrap();
    app.answer_invitation(holder, Answer::Yes).await.unwrap();
    holds(
        &service.mail(2).await,
        &["Thank you for saying yes", "1 March 2027", "Questions? Write"],
    );
    app.ask_to_sign_in(&email("jo@example.org"), None, None).await.unwrap();
    holds(&service.mail(3).await, &["wants to sign in", "Questions? Write to ask@kestrel"]);

    // What a file says of them goes before what the organisation writes in.
    let kim = service.add("kim", &["French", "English"]).await;
    app.ask_to_sign_in(&email("kim@example.org"), None, None).await.unwrap();
    holds(&service.mail(4).await, &["wants to sign in"]);
    app.choose_language(&kim, &code("cy")).await.unwrap();
    app.ask_to_sign_in(&email("kim@example.org"), None, None).await.unwrap();
    holds(&service.mail(5).await, &["eisiau mewngofnodi"]);
    service.ask("kim").await;
    service.mail(6).await;
    service.empty.clock.forward_days(8);
    holds(&service.mail(7).await, &["Rai dyddiau yn ôl", "Cwestiynau?"]);

    // Colleagues, known or not, and test mails.
    let roles = [Role::Convener].into();
    app.invite_member(&CONVENER, at, &email("new@example.org"), "New", &roles).await.unwrap();
    holds(&service.mail(8).await, &["Helo New.", "Cwestiynau? Ysgrifennwch at ask@kestrel"]);
    app.invite_member(&CONVENER, at, &email("jo@example.org"), "Jo", &roles).await.unwrap();
    holds(&service.mail(9).await, &["Hello Jo.", "Questions?"]);
    let Caller::Person { organisation, person, .. } = kim else { panic!("a person") };
    let kim = Caller::Person { organisation, person, roles: [Role::Admin].into() };
    app.send_test_mail(&kim, at).await.unwrap();
    holds(&service.mail(10).await, &["Gofynnoch chi am e-bost prawf", "Cwestiynau?"]);
}

#[tokio::test]
async fn who_offered_is_told_once_what_became_of_it() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    service.writes("en").await;
    let jo = service.add("jo", &[]).await;
    let id = PersonId::new("jo").unwrap();
    app.offer_help(&jo, call, &kind(), "I cycle it daily").await.unwrap();
    app.accept_offer(&CONVENER, at, call, &kind(), &id).await.unwrap();
    let yes = service.mail(1).await;
    assert_eq!(yes.to, "jo@example.org");
    holds(&yes, &["Yes, please help", "What happens next", "People who cycle it", "/me"]);
    holds(&yes, &["Questions? Write to ask@kestrel.example", "1 March 2027"]);

    let kim = service.add("kim", &["Welsh"]).await;
    app.offer_help(&kim, call, &kind(), "So do I").await.unwrap();
    let (id, no) = (PersonId::new("kim").unwrap(), "We have enough cyclists.");
    app.decline_offer(&CONVENER, at, call, &kind(), &id, no).await.unwrap();
    holds(&service.mail(2).await, &["Cynigioch chi eich help", no, "Darllenodd y bobl"]);
    assert!(app.decline_offer(&CONVENER, at, call, &kind(), &id, no).await.is_err());
    service.empty.clock.forward_days(1);
    service.work().await;
    assert_eq!(service.server.mails().len(), 2, "and never again");
}

#[tokio::test]
async fn a_crash_while_telling_tells_nobody_twice() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    let jo = service.add("jo", &[]).await;
    app.offer_help(&jo, call, &kind(), "I cycle it daily").await.unwrap();
    app.accept_offer(&CONVENER, at, call, &kind(), &PersonId::new("jo").unwrap()).await.unwrap();
    // The worker takes the job, and dies before it can say what became of it.
    let now = service.empty.clock.now();
    let mut tx = app.storage().begin().await.unwrap();
    tx.take_due_job(now, now.plus_millis(1)).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    service.empty.clock.forward_minutes(10);
    service.work().await;
    service.empty.clock.forward_days(1);
    service.work().await;
    assert!(service.server.mails().is_empty());
    let mut now = app.storage().read().await.unwrap();
    assert_eq!(now.failed_jobs(9).await.unwrap().len(), 1, "somebody is told");
}

#[tokio::test]
async fn nobody_is_told_who_stopped_mail_took_it_back_or_is_gone() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    for id in ["stop", "back", "gone"] {
        let who = service.add(id, &[]).await;
        let person = PersonId::new(id).unwrap();
        app.offer_help(&who, call, &kind(), "I cycle it daily").await.unwrap();
        app.accept_offer(&CONVENER, at, call, &kind(), &person).await.unwrap();
        match id {
            "back" => app.withdraw_offer(&who, call, &kind()).await.unwrap(),
            "gone" => drop(app.erase_me(&who, "Jo Example").await.unwrap()),
            _ => {
                let mut tx = app.storage().begin().await.unwrap();
                tx.stop_asking(at, &person, service.empty.clock.now()).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
    }
    service.work().await;
    assert!(service.server.mails().is_empty());
    let mut now = app.storage().read().await.unwrap();
    assert!(now.failed_jobs(9).await.unwrap().is_empty());
}

/// Jo and Kim are asked, and say yes.
async fn two_say_yes(service: &Service) {
    let (app, at, call) = (service.app(), &service.council, &service.call);
    for (id, languages) in [("jo", &[][..]), ("kim", &["Welsh"])] {
        let caller = service.add(id, languages).await;
        service.ask(id).await;
        let asked = app.see_invitations(&CONVENER, at, call).await.unwrap().invitations;
        let mine = asked.iter().find(|(it, _)| it.person.as_str() == id).unwrap();
        app.answer_invitation(Holder::Me(&caller, &mine.0.id), Answer::Yes).await.unwrap();
    }
}

/// Jo and Kim say yes, and a list of panels with one seat is public.
async fn a_list_for_two(service: &Service) {
    let (app, at, call) = (service.app(), &service.council, &service.call);
    two_say_yes(service).await;
    let method = PanelMethod::Leximin;
    let rules = PanelRules {
        seats: 1,
        tickets: 10,
        method,
        quotas: vec![],
        household: None,
        together: vec![],
    };
    app.keep_panel_rules(&CONVENER, at, call, rules, &BTreeMap::new()).await.unwrap();
    app.publish_lottery(&CONVENER, at, call).await.unwrap();
}

#[tokio::test]
async fn who_could_be_drawn_is_told_once_whether_they_were() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    service.writes("en").await;
    a_list_for_two(&service).await;
    service.work().await;
    let before = service.server.mails().len();
    app.draw_panel(&CONVENER, at, call, DrawnBy::Balls("3".to_owned())).await.unwrap();
    service.mail(before + 2).await;
    let mails = service.server.mails().split_off(before);
    let to = |who: &str| mails.iter().find(|mail| mail.to == who).unwrap();
    let (jo, kim) = (to("jo@example.org"), to("kim@example.org"));
    let places = app.see_panel_plan(&CONVENER, at, call).await.unwrap().people;
    let drawn = &places.iter().find(|(place, _)| place.drawn).unwrap().0;
    if drawn.person.as_str() == "jo" {
        holds(jo, &["You were drawn", "1 seat", "What happens next"]);
        holds(kim, &["Chawsoch chi ddim eich tynnu", "1 sedd"]);
    } else {
        holds(jo, &["drawn this time", "1 seat"]);
        holds(kim, &["Cawsoch chi eich tynnu", "1 sedd"]);
    }
    for mail in [jo, kim] {
        holds(mail, &["/panel?number=1", "/me"]);
    }
    service.empty.clock.forward_days(1);
    service.work().await;
    assert_eq!(service.server.mails().len(), before + 2, "and never again");
}

#[tokio::test]
async fn a_draw_that_was_taken_back_is_told_nobody() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    a_list_for_two(&service).await;
    service.work().await;
    let before = service.server.mails().len();
    app.draw_panel(&CONVENER, at, call, DrawnBy::Seed("x".to_owned())).await.unwrap();
    let back = app.withdraw_lottery(&CONVENER, at, call, "one ball was missing").await.unwrap();
    assert_eq!(back, TakenBack::Done);
    service.work().await;
    assert_eq!(service.server.mails().len(), before);
}

#[tokio::test]
async fn whoever_holds_a_badge_is_told_once_and_nobody_of_one_taken_back() {
    let service = Service::new().await;
    let (app, at, call) = (service.app(), &service.council, &service.call);
    service.writes("en").await;
    two_say_yes(&service).await;
    service.work().await;
    let before = service.server.mails().len();
    let words = BadgeWords {
        name: "Took part".to_owned(),
        description: "How could Harbour Road be safe?".to_owned(),
        criteria: "Came to three of four evenings.".to_owned(),
        path: "/calls/council/harbour-road".to_owned(),
        call: "What was asked".to_owned(),
        panel: "How the panel was drawn".to_owned(),
    };
    let both = ["jo", "kim"].map(|id| PersonId::new(id).unwrap()).into();
    app.give_badges(&CONVENER, at, call, &both, &words).await.unwrap();
    let people = app.see_taking_part(&CONVENER, at, call).await.unwrap().people;
    let kims = people.into_iter().find(|it| it.person.id.as_str() == "kim").unwrap().award.unwrap();
    app.take_badge_back(&CONVENER, at, call, &kims.id, "Kim never came.").await.unwrap();
    let mail = service.mail(before + 1).await;
    assert_eq!(mail.to, "jo@example.org");
    holds(&mail, &["A badge for you", "How could Harbour Road be safe?", "/me/badges/"]);
    service.empty.clock.forward_days(1);
    service.work().await;
    assert_eq!(service.server.mails().len(), before + 1, "and never again");
}
