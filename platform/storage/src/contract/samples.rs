//! Values for the tests: every type, with what is awkward in them.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    Actor, AskRules, AuditEvent, Call, CallBrief, CallId, CallState, Check, Claim, ClaimBasis,
    ClaimId, Consent, DailyRating, Day, Decision, Digest, Effort, Email, Engine, Evidence,
    EvidenceId, EvidenceKind, Iap2, Invitation, InvitationId, InvitationState, Issue, IssueId,
    IssueState, KindId, KindOfKnowing, Language, LotteryState, Membership, OfferState,
    Organisation, OrganisationId, Origin, Person, PersonId, Role, Run, RunKind, Seed, Setting,
    Source, Subject, Tally, Timestamp,
};
use serde_json::json;

use crate::{Storage, Transaction};

/// A text with what programs trip over.
pub const AWKWARD: &str =
    "'; DROP TABLE person; -- \"quoted\" \\ %_ \u{1F6B2} e\u{301} \u{202E}\u{FEFF}\r\n\t<b>&amp;";

#[must_use]
pub fn organisation_id(id: &str) -> OrganisationId {
    OrganisationId::new(id).unwrap()
}

#[must_use]
pub fn person_id(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

#[must_use]
pub fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

#[must_use]
pub fn organisation(id: &str) -> Organisation {
    Organisation {
        id: organisation_id(id),
        name: format!("Body {id} {AWKWARD}"),
        fictional: true,
        created_at: at(1_700_000_000_000),
        contact: Some(Email::new("ask.o'hara+x@example.org").unwrap()),
        language: Some(Language::new("cy").unwrap()),
    }
}

#[must_use]
pub fn membership(organisation: &str, person: &str, roles: &[Role]) -> Membership {
    Membership {
        organisation: organisation_id(organisation),
        person: person_id(person),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
        since: at(i64::MAX),
    }
}

#[must_use]
pub fn person(id: &str) -> Person {
    Person {
        id: person_id(id),
        name: format!("Person {id}"),
        email: None,
        place: None,
        languages: Vec::new(),
        attributes: BTreeMap::new(),
    }
}

/// People with what is awkward: nothing at all, empty texts, odd texts.
#[must_use]
pub fn people() -> Vec<Person> {
    let full = Person {
        name: AWKWARD.to_owned(),
        email: Some(Email::new("kim.o'hara+x@example.org").unwrap()),
        place: Some(AWKWARD.to_owned()),
        languages: vec!["cy".to_owned(), String::new(), AWKWARD.to_owned()],
        attributes: BTreeMap::from([
            (String::new(), String::new()),
            (AWKWARD.to_owned(), "\0 is \\u0000 in JSON".to_owned()),
        ]),
        ..person("\u{1F6B2} 'p' %")
    };
    let empty = Person { name: String::new(), place: Some(String::new()), ..person("empty") };
    let long = Person { name: "\u{1F6B2}".repeat(50_000), ..person(&"x".repeat(200)) };
    vec![full, empty, person("plain"), long]
}

#[must_use]
pub fn evidence(id: &str, person: &str) -> Evidence {
    Evidence {
        id: EvidenceId::new(id).unwrap(),
        person: person_id(person),
        kind: EvidenceKind::Work,
        title: String::new(),
        text: format!("text of {id}"),
        topics: Vec::new(),
        at: None,
        source: Source { name: "a list".to_owned(), url: None },
        check: Check::SelfStated,
        consent: Consent::NotAsked,
        ratings: Vec::new(),
    }
}

/// One piece of every kind, with every kind of check and of consent.
#[must_use]
pub fn every_evidence(person: &str) -> Vec<Evidence> {
    let (first, last) = (Day::from_days(i32::MIN), Day::from_days(i32::MAX));
    let checks = [
        Check::SelfStated,
        Check::PublicRecord,
        Check::Confirmed { by: AWKWARD.to_owned(), on: first },
        Check::Verified { issuer: String::new(), on: last },
    ];
    let consents = [
        Consent::NotAsked,
        Consent::Given { on: first },
        Consent::ThisCallOnly { call: CallId::new("c").unwrap(), on: last },
        Consent::Withdrawn { on: last },
        Consent::Contested { on: last, wrong: "I’ve never said \"this\"".to_owned() },
    ];
    let ratings = vec![
        DailyRating { day: first, up: 0, down: u32::MAX },
        DailyRating { day: last, up: u32::MAX, down: 0 },
    ];
    EvidenceKind::ALL
        .iter()
        .zip(checks.iter().cycle())
        .zip(consents.iter().cycle())
        .map(|((kind, check), consent)| Evidence {
            kind: *kind,
            title: AWKWARD.to_owned(),
            text: AWKWARD.to_owned(),
            topics: vec![AWKWARD.to_owned(), String::new()],
            at: Some(last),
            source: Source { name: String::new(), url: Some(AWKWARD.to_owned()) },
            check: check.clone(),
            consent: consent.clone(),
            ratings: ratings.clone(),
            ..evidence(&format!("e-{kind}"), person)
        })
        .collect()
}

#[must_use]
pub fn claim(id: &str, person: &str) -> Claim {
    Claim {
        id: ClaimId::new(id).unwrap(),
        person: person_id(person),
        topic: AWKWARD.to_owned(),
        basis: ClaimBasis::Derived,
        evidence: vec![EvidenceId::new("e").unwrap()],
        tally: Tally {
            items: u32::MAX,
            up: 0,
            down: u32::MAX,
            first: Some(Day::from_days(i32::MIN)),
            last: None,
        },
    }
}

#[must_use]
pub fn issue(organisation: &str, id: &str) -> Issue {
    Issue {
        id: IssueId::new(id).unwrap(),
        organisation: organisation_id(organisation),
        title: AWKWARD.to_owned(),
        summary: String::new(),
        owner: AWKWARD.to_owned(),
        state: IssueState::Open,
        created_at: at(5),
    }
}

#[must_use]
pub fn call(organisation: &str, id: &str) -> Call {
    Call {
        id: CallId::new(id).unwrap(),
        organisation: organisation_id(organisation),
        issue: None,
        brief: CallBrief {
            title: AWKWARD.to_owned(),
            summary: String::new(),
            decision: Decision { what: AWKWARD.to_owned(), on: Day::from_days(i32::MAX) },
            effort: Effort { hours: u32::MAX, weeks: None },
            expenses: String::new(),
            setting: Setting::Either(AWKWARD.to_owned()),
            promise: Iap2::Empower,
            kinds: vec![KindOfKnowing {
                id: KindId::new("planners").unwrap(),
                name: AWKWARD.to_owned(),
                needs: AWKWARD.to_owned(),
                people: 3,
                must: true,
                evidence: EvidenceKind::ALL.to_vec(),
                place: Some(String::new()),
                questions: vec!["How do you turn a van there? ¿Y de noche?".to_owned()],
            }],
        },
        state: CallState::Draft,
        created_at: at(6),
    }
}

#[must_use]
pub fn invitation(organisation: &str, id: &str, state: InvitationState) -> Invitation {
    Invitation {
        id: InvitationId::new(id).unwrap(),
        organisation: organisation_id(organisation),
        call: CallId::new("c").unwrap(),
        kind: KindId::new("planners").unwrap(),
        person: person_id("p"),
        origin: Origin::Named,
        asked_by: Actor::Person(person_id("q")),
        run: None,
        evidence: vec![EvidenceId::new("e").unwrap()],
        reason: Some(AWKWARD.to_owned()),
        forwarded_from: InvitationId::new("earlier").ok(),
        openly: true,
        state,
        created_at: at(7),
        sent_at: Some(at(8)),
        reminded_at: None,
        answer_by: Some(Day::from_days(i32::MAX)),
    }
}

/// A run; `salt` makes it another.
#[must_use]
pub fn run(salt: i64) -> Run {
    let engine = Engine { name: "expertise".to_owned(), version: "0.1.0".to_owned() };
    let parameters = json!({"salt": salt, "text": AWKWARD, "least": i64::MIN, "most": i64::MAX});
    let report = json!({"scores": [0.1 + 0.2, 1.0 / 3.0, f64::MIN_POSITIVE, f64::MAX, -0.0]});
    let seed = Seed::new(AWKWARD);
    let input = Digest::of(b"input");
    let (kind, call) = (RunKind::Match, Some(CallId::new("c").unwrap()));
    Run {
        id: Run::name(kind, call.as_ref(), &engine, &parameters, &seed, &input, &report).unwrap(),
        kind,
        call,
        engine,
        parameters,
        seed,
        input,
        report,
        at: at(1_000 + salt),
        by: Actor::Person(person_id("p")),
    }
}

#[must_use]
pub fn event(salt: i64) -> AuditEvent {
    AuditEvent {
        at: at(salt),
        actor: Actor::CommandLine,
        action: "test.done".to_owned(),
        subject: Subject { kind: "test".to_owned(), id: AWKWARD.to_owned() },
        detail: json!({"salt": salt, "share": 1.0 / 3.0}),
    }
}

/// Adds what most tests need: the organisation `o` with the person `p`.
pub async fn begin_with_person(storage: &dyn Storage) -> Box<dyn Transaction> {
    let mut tx = storage.begin().await.unwrap();
    tx.upsert_organisation(&organisation("o")).await.unwrap();
    let o = organisation_id("o");
    tx.upsert_person(&o, &person("p")).await.unwrap();
    tx
}

/// A database with something in every table.
pub async fn fill(storage: &dyn Storage) {
    let o = organisation_id("o");
    let mut tx = begin_with_person(storage).await;
    tx.upsert_people(&o, &people()).await.unwrap();
    tx.upsert_membership(&membership("o", "p", Role::ALL)).await.unwrap();
    tx.upsert_evidence(&o, &every_evidence("p")).await.unwrap();
    tx.upsert_claims(&o, &[claim("k", "p")]).await.unwrap();
    tx.upsert_issue(&issue("o", "i")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.append_run(&o, &run(1)).await.unwrap();
    tx.note_named(&o, &run(1), &[person_id("p")]).await.unwrap();
    tx.upsert_offer(&super::offers::offer("k", AWKWARD, OfferState::Open)).await.unwrap();
    let lottery = super::lotteries::lottery(1, LotteryState::Published { at: at(2) });
    tx.upsert_lottery(&lottery).await.unwrap();
    let report = serde_json::json!({ "tickets": [[AWKWARD]] });
    tx.keep_lottery_report(&lottery.organisation, &lottery.call, 1, &report).await.unwrap();
    let people = [super::lotteries::somebody("p", 600)];
    tx.put_lottery_people(&lottery.organisation, &lottery.call, 1, &people).await.unwrap();
    let asked = folkmoot_model::EndorsementState::Asked;
    let spoken = super::endorsements::endorsement("e", "g", asked);
    tx.upsert_endorsement(&spoken).await.unwrap();
    tx.keep_endorsement_token(&o, &spoken.id, &Digest::of(b"link")).await.unwrap();
    tx.upsert_answer(&super::answers::answer(1)).await.unwrap();
    tx.put_answer_rating(&o, &super::answers::rating(1, "p", true)).await.unwrap();
    tx.insert_award(&super::awards::award("b", "p")).await.unwrap();
    assert!(tx.take_status_place(super::awards::PLACE).await.unwrap());
    tx.upsert_signing_key(&super::awards::key("s")).await.unwrap();
    let seated = [super::seatings::seated("p", &[Some(0), None])];
    let pairs = [super::seatings::pair("p", "plain")];
    tx.insert_seating(&super::seatings::plan(1), &seated, &pairs).await.unwrap();
    tx.put_usual_list(&super::usual_lists::list(&["p"], 2)).await.unwrap();
    let c = call("o", "c").id;
    tx.put_match_rules(&o, &c, &super::match_rules::rules(2)).await.unwrap();
    tx.put_conflict(&super::match_rules::conflict("p", true)).await.unwrap();
    let state = InvitationState::Sent { at: at(9) };
    tx.upsert_invitation(&invitation("o", "v", state)).await.unwrap();
    let (v, token) = (InvitationId::new("v").unwrap(), Digest::of(b"token"));
    tx.keep_invitation_token(&o, &v, "invitation", &token, at(9)).await.unwrap();
    tx.stop_asking(&o, &person_id("p"), at(9)).await.unwrap();
    tx.never_ask(&o, &Digest::of(b"address"), at(9)).await.unwrap();
    tx.keep_language(&o, &person_id("p"), &Language::new("cy").unwrap()).await.unwrap();
    tx.set_ask_rules(&o, &AskRules::default()).await.unwrap();
    tx.enqueue_job(&super::jobs::job("j", 10)).await.unwrap();
    for salt in 0..3 {
        tx.append_audit(&o, &event(salt)).await.unwrap();
    }
    tx.commit().await.unwrap();
}
