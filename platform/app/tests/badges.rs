//! Digital badges held out by their owners, over the made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, sync::Arc};

use folkmoot_app::{
    App, AppError, BadgeAdded, BadgeFault, BadgeLookup, Caller, MAX_BADGE_BYTES, MayUse,
};
use folkmoot_credentials::{
    IssuerKey, NewAchievement, NewBadge, PublishedKey, Resolve, Unresolved, bake, did_web_document,
    issue,
};
use folkmoot_model::{CallId, Check, Consent, EvidenceKind, PersonId};
use folkmoot_test_support::Town;

const COUNCIL: &str = "did:web:council.example.org";

/// Whoever publishes the keys of the council.
struct Council;

impl Resolve for Council {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        assert_eq!(address, "https://council.example.org/.well-known/did.json");
        let key = PublishedKey { multikey: key().multikey(), retired: None, revoked: None };
        Ok(did_web_document(COUNCIL, &[key]).to_string().into_bytes())
    }
}

fn key() -> IssuerKey {
    IssuerKey::from_seed(&[7; 32])
}

fn mary(town: &Town) -> Caller {
    Caller::Person {
        organisation: town.organisation.clone(),
        person: PersonId::new("demo-citizen").unwrap(),
        roles: BTreeSet::new(),
    }
}

async fn email_of(town: &Town) -> String {
    String::from(town.app.see_me(&mary(town)).await.unwrap().person.email.unwrap())
}

fn badge(issuer: &str, email: &str, until: Option<&str>) -> String {
    let badge = NewBadge {
        id: "urn:uuid:5f8a2c8e-6f5c-4a43-9f0e-2b6a4a0a9d11".to_owned(),
        issuer: issuer.to_owned(),
        issuer_name: "Mill Ward council".to_owned(),
        achievement: NewAchievement {
            id: "https://council.example.org/badges/kerbs".to_owned(),
            name: "Kerb inspector".to_owned(),
            description: "Knows which kerbs a wheelchair can climb.".to_owned(),
            criteria: "Looked at forty kerbs.".to_owned(),
            criteria_address: None,
        },
        email: email.to_owned(),
        salt: "deep sea".to_owned(),
        valid_from: "2026-10-01T12:00:00Z".parse().unwrap(),
        valid_until: until.map(|until| until.parse().unwrap()),
        evidence: Vec::new(),
        status: None,
    };
    issue(&badge, &key(), "2026-10-01T12:00:00Z".parse().unwrap()).unwrap()
}

fn looking_up(town: &Town) -> App {
    let lookup: BadgeLookup = Arc::new(Council);
    town.app.clone().looking_up(lookup)
}

async fn refused(app: &App, town: &Town, badge: impl Into<Vec<u8>>) -> BadgeFault {
    match app.add_my_badge(&mary(town), badge.into(), MayUse::AnyCall).await.unwrap() {
        BadgeAdded::Refused(fault) => fault,
        BadgeAdded::Done(id) => panic!("{id} was added"),
    }
}

#[tokio::test]
async fn a_badge_becomes_evidence_once() {
    let town = Town::found().await;
    let (app, me, email) = (looking_up(&town), mary(&town), email_of(&town).await);
    let before = app.see_me(&me).await.unwrap().evidence.len();
    let file = badge(COUNCIL, &email, None);
    let picture = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>";
    let baked = bake(picture, &file).unwrap();
    let mut ids = BTreeSet::new();
    for file in [file.into_bytes(), baked] {
        match app.add_my_badge(&me, file, MayUse::AnyCall).await.unwrap() {
            BadgeAdded::Done(id) => ids.insert(id),
            BadgeAdded::Refused(fault) => panic!("{fault:?}"),
        };
    }
    assert_eq!(ids.len(), 1, "the same badge");
    assert_eq!(app.see_me(&me).await.unwrap().evidence.len(), before + 1);
    let item = app.see_my_evidence(&me, ids.first().unwrap()).await.unwrap();
    assert_eq!(item.kind, EvidenceKind::Credential);
    assert_eq!(item.title, "Kerb inspector");
    assert!(item.text.contains("wheelchair") && item.text.contains("forty kerbs"));
    assert!(matches!(item.consent, Consent::Given { .. }));
    let Check::Verified { issuer, .. } = &item.check else { panic!("{:?}", item.check) };
    assert_eq!(issuer, "Mill Ward council (council.example.org)");
}

#[tokio::test]
async fn a_bare_key_is_taken_for_its_owners_word() {
    let town = Town::found().await;
    let file = badge(&key().did_key(), &email_of(&town).await, None);
    let added = town.app.add_my_badge(&mary(&town), file.into_bytes(), MayUse::No).await.unwrap();
    let BadgeAdded::Done(id) = added else { panic!("{added:?}") };
    let item = town.app.see_my_evidence(&mary(&town), &id).await.unwrap();
    assert_eq!(item.check, Check::SelfStated);
    assert!(matches!(item.consent, Consent::Withdrawn { .. }));
}

#[tokio::test]
async fn what_does_not_hold_is_refused_with_its_reason_and_leaves_no_trace() {
    let town = Town::found().await;
    let (app, email) = (looking_up(&town), email_of(&town).await);
    let good = badge(COUNCIL, &email, None);
    let before = app.see_me(&mary(&town)).await.unwrap().evidence;
    let run_out = badge(COUNCIL, &email, Some("2026-11-01T12:00:00Z"));
    assert!(matches!(refused(&app, &town, run_out).await, BadgeFault::Expired(Some(_))));
    let other = badge(COUNCIL, "somebody@example.org", None);
    assert_eq!(refused(&app, &town, other).await, BadgeFault::SomebodyElse);
    let forged = good.replace("forty", "fifty");
    assert_eq!(refused(&app, &town, forged).await, BadgeFault::Broken);
    assert_eq!(refused(&app, &town, "Hello").await, BadgeFault::NotABadge);
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    assert_eq!(refused(&app, &town, picture).await, BadgeFault::NoBadge);
    let large = vec![b' '; MAX_BADGE_BYTES + 1];
    assert_eq!(refused(&app, &town, large).await, BadgeFault::TooLarge);
    let offline = &town.app;
    assert_eq!(refused(offline, &town, good.clone()).await, BadgeFault::NotReached);
    let nowhere = MayUse::ThisCall(CallId::new("none").unwrap());
    let lost = app.add_my_badge(&mary(&town), good.clone().into_bytes(), nowhere).await;
    assert!(matches!(lost, Err(AppError::NotFound { .. })));
    let stranger = app.add_my_badge(&Caller::Stranger, good.into_bytes(), MayUse::No).await;
    assert!(matches!(stranger, Err(AppError::Forbidden(_))));
    assert_eq!(app.see_me(&mary(&town)).await.unwrap().evidence, before);
}
