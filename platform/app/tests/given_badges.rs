//! Badges given for taking part: anybody can check them, they can be taken
//! back, and keys can be replaced.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::{
    App, BADGE_MAIL, BadgeAdded, BadgeBack, BadgeFault, BadgeWords, BadgesGiven, Caller,
    GivenBadge, Issuer, MAX_CRITERIA, MayUse, Participant, Rotation,
};
use folkmoot_credentials::{
    Moment, Offline, Options, Recipient, Report, Resolve, Unresolved, Verdict, check,
};
use folkmoot_model::{AwardId, CallId, Check, PersonId, SigningKey};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;
const ADDRESS: &str = "https://folkmoot.example.org";

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

fn words() -> BadgeWords {
    BadgeWords {
        name: "Took part in “Harbour Road”".to_owned(),
        description: "How could Harbour Road be safe to cycle?".to_owned(),
        criteria: "Came to three of four evenings.".to_owned(),
        path: "/calls/northmere/harbour-road".to_owned(),
        call: "What was asked".to_owned(),
        panel: "How the panel was drawn".to_owned(),
    }
}

/// The town in which everybody who was asked said yes, at an address.
async fn accepted(address: &str) -> Town {
    let mut town = Town::accepted().await;
    town.app = town.app.clone().issuing(Issuer::new(address, [7; 32]));
    town
}

async fn people(town: &Town) -> Vec<Participant> {
    let (app, here) = (&town.app, &town.organisation);
    app.see_taking_part(&CONVENER, here, &harbour_road()).await.unwrap().people
}

async fn give(town: &Town, to: &[&PersonId]) -> BadgesGiven {
    let to: BTreeSet<PersonId> = to.iter().map(|it| (*it).clone()).collect();
    let (app, here) = (&town.app, &town.organisation);
    app.give_badges(&CONVENER, here, &harbour_road(), &to, &words()).await.unwrap()
}

async fn take_back(town: &Town, id: &AwardId, why: &str) -> BadgeBack {
    let (app, here) = (&town.app, &town.organisation);
    app.take_badge_back(&CONVENER, here, &harbour_road(), id, why).await.unwrap()
}

/// What the service publishes, as anybody can look it up.
struct Public(BTreeMap<String, Vec<u8>>);

impl Public {
    async fn of(app: &App) -> Self {
        let mut documents = BTreeMap::new();
        if let Some(document) = app.issuer_document().await.unwrap() {
            let text = document.to_string().into_bytes();
            documents.insert(format!("{ADDRESS}/.well-known/did.json"), text);
        }
        if let Some(list) = app.status_list(1).await.unwrap() {
            documents.insert(format!("{ADDRESS}/badges/status/1"), list.into_bytes());
        }
        Self(documents)
    }
}

impl Resolve for Public {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        self.0.get(address).cloned().ok_or(Unresolved::NotFound)
    }
}

fn checked(town: &Town, file: &[u8], email: &str, web: &dyn Resolve) -> Report {
    use folkmoot_model::Clock as _;
    let now = town.clock.now().as_millis() + 60_000;
    let mut options = Options::new(Moment::from_millisecond(now).unwrap());
    let emails = [email];
    options.recipient = Some(Recipient { emails: &emails, dids: &[] });
    check(file, &options, web)
}

#[tokio::test]
async fn whoever_took_part_has_a_badge_that_anybody_can_check() {
    let town = accepted(ADDRESS).await;
    let all = people(&town).await;
    let (one, other) = (&all[0].person, &all[1].person);
    assert_eq!(give(&town, &[&one.id, &other.id]).await, BadgesGiven::Done(2));
    assert_eq!(give(&town, &[&one.id]).await, BadgesGiven::Nobody, "they have one");
    assert!(people(&town).await.iter().filter(|it| it.has_badge()).count() == 2);

    let me = town.somebody(&one.id);
    let mine = town.app.see_my_badges(&me).await.unwrap();
    let [badge] = mine.as_slice() else { panic!("one badge") };
    let picture = town.app.my_badge_picture(&me, &badge.award.id).await.unwrap();
    let web = Public::of(&town.app).await;
    let email = String::from(one.email.clone().unwrap());
    for file in [badge.award.document.as_bytes(), &picture] {
        let report = checked(&town, file, &email, &web);
        assert_eq!((report.verdict, &report.reasons), (Verdict::Valid, &vec![]), "{report:?}");
        let content = report.content;
        assert_eq!(content.issuer.id.as_deref(), Some("did:web:folkmoot.example.org"));
        assert_eq!(content.criteria.as_deref(), Some("Came to three of four evenings."));
        let page = "https://folkmoot.example.org/calls/northmere/harbour-road";
        assert_eq!(content.criteria_address.as_deref(), Some(page));
        assert_eq!(content.evidence[0].name.as_deref(), Some("What was asked"));
    }
    let somebody_else = String::from(other.email.clone().unwrap());
    let report = checked(&town, &picture, &somebody_else, &web);
    assert_eq!(report.verdict, Verdict::WrongRecipient);
    assert!(!badge.award.document.contains(&email), "the address stands in it as a digest alone");

    let theirs = town.app.see_my_badges(&town.somebody(&other.id)).await.unwrap();
    assert_ne!(theirs[0].award.place, badge.award.place);
    assert!(town.app.see_my_badge(&me, &theirs[0].award.id).await.is_err());
    let export = town.app.export_me(&me).await.unwrap();
    assert_eq!(export.badges, std::slice::from_ref(&badge.award));
    assert!(export.calls.contains_key(&harbour_road()));

    let about = GivenBadge { badge: badge.award.id.clone(), person: one.id.clone() };
    let mail = town.app.prepare_badge_mail(&town.organisation, &about).await.unwrap().unwrap();
    assert_eq!(String::from(mail.to), email);
    assert_eq!(BADGE_MAIL, "mail.badge");
}

#[tokio::test]
async fn one_that_was_taken_back_holds_nowhere_also_when_its_owner_is_gone() {
    let town = accepted(ADDRESS).await;
    let all = people(&town).await;
    let (one, other) = (&all[0].person, &all[1].person);
    give(&town, &[&one.id, &other.id]).await;
    let me = town.somebody(&one.id);
    let award = town.app.see_my_badges(&me).await.unwrap()[0].award.clone();
    assert_eq!(take_back(&town, &award.id, " ").await, BadgeBack::NoReason);
    assert_eq!(take_back(&town, &award.id, "Somebody else came.").await, BadgeBack::Done);
    let email = String::from(one.email.clone().unwrap());
    let check_it = async || {
        let web = Public::of(&town.app).await;
        checked(&town, award.document.as_bytes(), &email, &web).verdict
    };
    assert_eq!(check_it().await, Verdict::Revoked);
    let seen = town.app.see_my_badge(&me, &award.id).await.unwrap();
    assert_eq!(seen.award.taken_back.unwrap().why, "Somebody else came.");
    // another can be given, and the other's still holds
    assert_eq!(give(&town, &[&one.id]).await, BadgesGiven::Done(1));
    let theirs = town.app.see_my_badges(&town.somebody(&other.id)).await.unwrap();
    let web = Public::of(&town.app).await;
    let address = String::from(other.email.clone().unwrap());
    let report = checked(&town, theirs[0].award.document.as_bytes(), &address, &web);
    assert_eq!(report.verdict, Verdict::Valid);

    let mut tx = town.app.storage().begin().await.unwrap();
    tx.forget_person(&town.organisation, &one.id).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    assert_eq!(check_it().await, Verdict::Revoked);
}

#[tokio::test]
async fn keys_are_replaced_and_what_the_old_one_signed_still_holds() {
    let town = accepted(ADDRESS).await;
    let person = people(&town).await[0].person.clone();
    let email = String::from(person.email.clone().unwrap());
    give(&town, &[&person.id]).await;
    let me = town.somebody(&person.id);
    let award = town.app.see_my_badges(&me).await.unwrap()[0].award.clone();
    let verdict = async |app: &App| {
        let web = Public::of(app).await;
        checked(&town, award.document.as_bytes(), &email, &web).verdict
    };
    assert_eq!(town.app.ready_issuer().await.unwrap().len(), 1);
    town.clock.forward_minutes(120);
    let keys = town.app.rotate_issuer_key(&CONVENER, Rotation::Routine).await.unwrap();
    assert_eq!(keys.iter().map(SigningKey::signs).collect::<Vec<_>>(), [false, true]);
    assert_eq!(verdict(&town.app).await, Verdict::Valid);
    town.clock.forward_minutes(1);
    // a changed secret is a new key, too, and the kept half was never enough
    let other = town.app.clone().issuing(Issuer::new(ADDRESS, [8; 32]));
    let keys = other.ready_issuer().await.unwrap();
    assert_eq!(keys.iter().filter(|it| it.signs()).count(), 1);
    assert_eq!(keys.len(), 3);
    assert_eq!(verdict(&other).await, Verdict::Valid);
    // the changed secret retired the key already, and yet nothing it signed may hold
    town.clock.forward_minutes(1);
    let keys = other.rotate_issuer_key(&CONVENER, Rotation::Stolen).await.unwrap();
    assert!(keys[..3].iter().all(|key| key.revoked_at.is_some()) && keys[3].signs());
    assert_eq!(verdict(&other).await, Verdict::UntrustedIssuer);
}

#[tokio::test]
async fn without_an_address_of_its_own_the_key_is_its_name() {
    let town = accepted("http://127.0.0.1:8420").await;
    let person = people(&town).await[0].person.clone();
    let email = String::from(person.email.clone().unwrap());
    give(&town, &[&person.id]).await;
    let me = town.somebody(&person.id);
    let award = town.app.see_my_badges(&me).await.unwrap()[0].award.clone();
    assert_eq!(award.place, None);
    assert_eq!(town.app.issuer_document().await.unwrap(), None);
    assert_eq!(town.app.status_list(1).await.unwrap(), None);
    let report = checked(&town, award.document.as_bytes(), &email, &Offline);
    assert_eq!(report.verdict, Verdict::Valid);

    let file = award.document.clone().into_bytes();
    let added = town.app.add_my_badge(&me, file.clone(), MayUse::AnyCall).await.unwrap();
    let BadgeAdded::Done(id) = added else { panic!("{added:?}") };
    let item = town.app.see_my_evidence(&me, &id).await.unwrap();
    assert!(matches!(item.check, Check::Verified { .. }), "we know our own key");
    take_back(&town, &award.id, "Somebody else came.").await;
    let again = town.app.add_my_badge(&me, file, MayUse::AnyCall).await.unwrap();
    assert_eq!(again, BadgeAdded::Refused(BadgeFault::Revoked));
}

#[tokio::test]
async fn it_is_evidence_in_one_step_without_a_way_over_the_net() {
    let town = accepted(ADDRESS).await;
    let person = people(&town).await[0].person.clone();
    give(&town, &[&person.id]).await;
    let me = town.somebody(&person.id);
    let badge = town.app.see_my_badges(&me).await.unwrap()[0].award.clone();
    let file = badge.document.clone().into_bytes();
    let added = town.app.add_my_badge(&me, file.clone(), MayUse::AnyCall).await.unwrap();
    let BadgeAdded::Done(id) = added else { panic!("{added:?}") };
    let item = town.app.see_my_evidence(&me, &id).await.unwrap();
    let Check::Verified { issuer, .. } = &item.check else { panic!("{:?}", item.check) };
    assert!(issuer.ends_with("(folkmoot.example.org)"), "{issuer}");
    take_back(&town, &badge.id, "Somebody else came.").await;
    let again = town.app.add_my_badge(&me, file, MayUse::AnyCall).await.unwrap();
    assert_eq!(again, BadgeAdded::Refused(BadgeFault::Revoked));
}

#[tokio::test]
async fn nobody_has_one_who_did_not_say_yes_and_it_must_say_what_for() {
    let town = accepted(ADDRESS).await;
    let stranger = PersonId::new("nobody").unwrap();
    assert_eq!(give(&town, &[&stranger]).await, BadgesGiven::Nobody);
    assert_eq!(give(&town, &[]).await, BadgesGiven::Nobody);
    let person = people(&town).await[0].person.id.clone();
    let (app, here) = (&town.app, &town.organisation);
    for criteria in ["  ".to_owned(), "x".repeat(MAX_CRITERIA + 1)] {
        let words = BadgeWords { criteria, ..words() };
        let to = BTreeSet::from([person.clone()]);
        let given = app.give_badges(&CONVENER, here, &harbour_road(), &to, &words).await.unwrap();
        assert_eq!(given, BadgesGiven::NoCriteria);
    }
    assert_eq!(app.see_my_badges(&town.somebody(&person)).await.unwrap(), []);
    assert_eq!(app.status_list(1).await.unwrap(), None, "no place was taken");
}
