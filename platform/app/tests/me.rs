//! A citizen and what is known about them, over the made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{AppError, Caller};
use folkmoot_model::{CallId, Consent, Day, EvidenceId, PersonId};
use folkmoot_test_support::Town;

fn is(town: &Town, person: &str) -> Caller {
    Caller::Person {
        organisation: town.organisation.clone(),
        person: PersonId::new(person).unwrap(),
        roles: BTreeSet::new(),
    }
}

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

#[tokio::test]
async fn a_citizen_sees_all_that_is_known_and_why_they_were_found() {
    let town = Town::found().await;
    let mary = is(&town, "demo-citizen");
    let view = town.app.see_me(&mary).await.unwrap();
    let id = view.person.id.clone();
    assert!(view.roles.is_empty());
    assert!(view.evidence.len() > 10 && view.evidence.iter().all(|e| e.person == id));
    assert!(view.evidence.is_sorted_by_key(|e| std::cmp::Reverse(e.at)));

    let why = town.app.why_me(&mary, &harbour_road()).await.unwrap().expect("Mary was found");
    assert!(view.calls.contains(&why), "the call is among those that suit");
    assert!(why.evidence.iter().all(|e| e.person == id), "her own evidence alone");
    assert!(view.calls.iter().all(|why| !why.evidence.is_empty()));
}

#[tokio::test]
async fn what_was_hidden_or_deleted_is_no_reason_any_more() {
    let town = Town::found().await;
    let (mary, here) = (is(&town, "demo-citizen"), &town.organisation);
    let before = town.app.why_me(&mary, &harbour_road()).await.unwrap().unwrap();
    for item in &before.evidence {
        let mut tx = town.app.storage().begin().await.unwrap();
        let mut hidden = item.clone();
        hidden.consent = Consent::Withdrawn { on: Day::from_days(20_000) };
        tx.upsert_evidence(here, &[hidden]).await.unwrap();
        tx.commit().await.unwrap();
        let why = town.app.why_me(&mary, &harbour_road()).await.unwrap();
        assert!(why.is_none_or(|why| why.evidence.iter().all(|e| e.id != item.id)));
    }
    assert_eq!(town.app.why_me(&mary, &harbour_road()).await.unwrap(), None);
}

#[tokio::test]
async fn nobody_sees_the_evidence_of_anybody_else() {
    let town = Town::found().await;
    let mary = is(&town, "demo-citizen");
    let convener = is(&town, "demo-convener");
    let item = town.app.see_me(&mary).await.unwrap().evidence.remove(0);
    assert_eq!(town.app.see_my_evidence(&mary, &item.id).await.unwrap(), item);
    for (caller, id) in [(&convener, item.id.clone()), (&mary, EvidenceId::new("none").unwrap())] {
        let refused = town.app.see_my_evidence(caller, &id).await;
        assert!(matches!(refused, Err(AppError::NotFound { .. })), "{id}");
    }
    let gone = is(&town, "nobody-of-this-id");
    assert!(matches!(town.app.see_me(&gone).await, Err(AppError::NotFound { .. })));
}
