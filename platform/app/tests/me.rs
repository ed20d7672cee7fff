//! A citizen and what is known about them, over the made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{
    AddByHand, AppError, Ask, Caller, Erasure, LeftOut, MayUse, Telling, Who, Wording,
};
use folkmoot_model::{
    CallBrief, CallId, Check, Consent, Day, Email, Evidence, EvidenceId, EvidenceKind, Person,
    PersonId,
};
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

#[tokio::test]
async fn evidence_is_hidden_used_again_and_deleted_by_its_owner_alone() {
    let town = Town::found().await;
    let (app, mary, other) = (&town.app, is(&town, "demo-citizen"), is(&town, "demo-convener"));
    let id = app.why_me(&mary, &harbour_road()).await.unwrap().unwrap().evidence[0].id.clone();
    let today: Day = "2026-11-22".parse().unwrap();
    for refused in [
        app.hide_my_evidence(&other, &id).await,
        app.use_my_evidence(&other, &id).await,
        app.delete_my_evidence(&other, &id).await,
    ] {
        assert!(matches!(refused, Err(AppError::NotFound { .. })));
    }
    app.hide_my_evidence(&mary, &id).await.unwrap();
    let hidden = app.see_my_evidence(&mary, &id).await.unwrap();
    assert_eq!(hidden.consent, Consent::Withdrawn { on: today });
    app.use_my_evidence(&mary, &id).await.unwrap();
    app.use_my_evidence(&mary, &id).await.unwrap();
    let used = app.see_my_evidence(&mary, &id).await.unwrap();
    assert_eq!(used.consent, Consent::Given { on: today });
    assert_eq!(used.text, hidden.text, "nothing else changes");

    app.delete_my_evidence(&mary, &id).await.unwrap();
    assert!(app.see_my_evidence(&mary, &id).await.is_err());
    let claims = app.export_me(&mary).await.unwrap().claims;
    assert!(!claims.is_empty(), "of what is left");
    assert!(claims.iter().all(|c| !c.evidence.contains(&id)), "claims are worked out anew");
    let verdict = app.verify_audit(&Caller::Operator, &town.organisation).await.unwrap();
    assert_eq!(verdict.problem, None);
}

#[tokio::test]
async fn the_export_holds_everything_about_oneself_and_nobody_else() {
    let town = Town::found().await;
    let mary = is(&town, "demo-citizen");
    let export = town.app.export_me(&mary).await.unwrap();
    let view = town.app.see_me(&mary).await.unwrap();
    assert_eq!(export.evidence.len(), view.evidence.len());
    assert!(!export.searches.is_empty());
    let json = serde_json::to_string(&export).unwrap();
    let mut snapshot = town.app.storage().read().await.unwrap();
    for person in snapshot.people_page(&town.organisation, None, 1_000).await.unwrap() {
        let me = person.id == view.person.id;
        assert_eq!(json.contains(&format!("\"{}\"", person.id)), me, "{}", person.id);
    }
    let seen = town.app.who_saw_me(&mary, u32::MAX).await.unwrap().seen;
    assert_eq!(seen.len(), export.searches.len());
    assert!(seen.iter().any(|seen| seen.title.is_some() && !seen.evidence.is_empty()));
}

#[tokio::test]
async fn who_types_their_name_is_erased_unless_they_hold_a_role() {
    let town = Town::found().await;
    let (app, mary, staff) = (&town.app, is(&town, "demo-citizen"), is(&town, "demo-convener"));
    for wrong in ["", "Mary", "mary t"] {
        assert_eq!(app.erase_me(&mary, wrong).await.unwrap(), Erasure::OtherName, "{wrong}");
    }
    let name = app.see_me(&staff).await.unwrap().person.name;
    assert!(matches!(app.erase_me(&staff, &name).await.unwrap(), Erasure::HasRoles(_)));
    assert!(app.see_me(&staff).await.is_ok(), "nothing was changed");

    let before = app.export_me(&mary).await.unwrap();
    let Erasure::Done(gone) = app.erase_me(&mary, " Mary T ").await.unwrap() else {
        panic!("erased")
    };
    assert_eq!(gone.evidence, before.evidence.len() as u64);
    assert!(app.see_me(&mary).await.is_err() && app.export_me(&mary).await.is_err());
    let last = app.see_last_audit(&Caller::Operator, &town.organisation).await.unwrap().unwrap();
    assert_eq!(last.event.action, "person.erased");
    assert_eq!(last.event.subject.id, "demo-citizen");
    assert!(!serde_json::to_string(&last.event).unwrap().contains("Mary"), "an id alone");
}

fn telling(may_use: MayUse) -> Telling {
    let wording = Wording {
        title: "Loading at the quay".to_owned(),
        text: "I load vans at Harbour Road before six.".to_owned(),
        topics: vec!["Loading".to_owned()],
        ..Wording::default()
    };
    Telling { kind: EvidenceKind::LivedExperience, wording, may_use }
}

#[tokio::test]
async fn what_somebody_tells_is_used_as_they_said() {
    let town = Town::found().await;
    let (app, mary, here) = (&town.app, is(&town, "demo-citizen"), &town.organisation);
    let other = is(&town, "demo-convener");
    for (may_use, any, this) in [
        (MayUse::AnyCall, true, true),
        (MayUse::ThisCall(harbour_road()), false, true),
        (MayUse::No, false, false),
    ] {
        let id = app.add_my_evidence(&mary, telling(may_use)).await.unwrap();
        let item = app.see_my_evidence(&mary, &id).await.unwrap();
        assert!(item.is_told_here() && item.check == Check::SelfStated);
        assert_eq!(item.consent.allows(item.kind, None), any);
        assert_eq!(item.consent.allows(item.kind, Some(&harbour_road())), this);
        let claims = app.export_me(&mary).await.unwrap().claims;
        assert!(claims.iter().any(|c| c.topic == "loading" && c.evidence.contains(&id)));
        let wording = Wording { topics: Vec::new(), ..telling(MayUse::No).wording };
        let refused = app.reword_my_evidence(&other, &id, wording.clone()).await;
        assert!(matches!(refused, Err(AppError::NotFound { .. })), "nobody else's");
        app.reword_my_evidence(&mary, &id, wording).await.unwrap();
        let claims = app.export_me(&mary).await.unwrap().claims;
        assert!(claims.iter().all(|c| !c.evidence.contains(&id)), "claims follow");
        let after = app.see_my_evidence(&mary, &id).await.unwrap();
        assert_eq!(after.consent, item.consent);
    }
    let draft = MayUse::ThisCall(CallId::new("saltmarsh-planting").unwrap());
    let refused = app.add_my_evidence(&mary, telling(draft)).await;
    assert!(matches!(refused, Err(AppError::NotFound { .. })), "a draft isn't there for her");
    let endorsement = Telling { kind: EvidenceKind::Endorsement, ..telling(MayUse::No) };
    assert!(app.add_my_evidence(&mary, endorsement).await.is_err(), "that others say");
    let verdict = app.verify_audit(&Caller::Operator, here).await.unwrap();
    assert_eq!(verdict.problem, None);
}

#[tokio::test]
async fn the_next_search_finds_what_somebody_told() {
    let town = Town::found().await;
    let (app, mary, here) = (&town.app, is(&town, "demo-citizen"), &town.organisation);
    let brief = app.see_call(&mary, here, &harbour_road()).await.unwrap().call.brief;
    let mut brief = CallBrief { kinds: brief.kinds[..1].to_vec(), ..brief };
    brief.kinds[0].needs = "xylophone tuning".to_owned();
    let found = async || {
        let previews = app.preview_call(&Caller::Operator, here, None, brief.clone()).await;
        previews.unwrap()[0].found
    };
    assert_eq!(found().await, 0);
    let mut mine = telling(MayUse::AnyCall);
    mine.wording.text = "Thirty years of xylophone tuning".to_owned();
    let id = app.add_my_evidence(&mary, mine).await.unwrap();
    assert_eq!(found().await, 1, "what is kept ready follows the change");
    app.contest_my_evidence(&mary, &id, "not mine").await.unwrap();
    assert_eq!(found().await, 0);
}

#[tokio::test]
async fn what_came_from_elsewhere_is_contested_and_stays_as_it_is() {
    let town = Town::found().await;
    let (app, mary) = (&town.app, is(&town, "demo-citizen"));
    let before = app.why_me(&mary, &harbour_road()).await.unwrap().unwrap().evidence.remove(0);
    let refused = app.reword_my_evidence(&mary, &before.id, telling(MayUse::No).wording).await;
    assert!(matches!(refused, Err(AppError::NotOwnWords)));
    for wrong in ["", "  "] {
        assert!(app.contest_my_evidence(&mary, &before.id, wrong).await.is_err());
    }
    app.contest_my_evidence(&mary, &before.id, " It was my brother ").await.unwrap();
    let after = app.see_my_evidence(&mary, &before.id).await.unwrap();
    let Consent::Contested { wrong, .. } = &after.consent else { panic!("contested") };
    assert_eq!(wrong, "It was my brother");
    assert_eq!(Evidence { consent: before.consent.clone(), ..after }, before);
}

#[tokio::test]
async fn who_wants_to_be_left_alone_is_so_after_erasing_and_until_they_offer_help() {
    let town = Town::found().await;
    let (app, here, operator) = (&town.app, &town.organisation, Caller::Operator);
    let kind = app.see_call(&operator, here, &harbour_road()).await.unwrap().call.brief.kinds[0]
        .id
        .clone();
    let (mary, email) = (is(&town, "demo-citizen"), Email::new("mary@example.org").unwrap());
    let id = PersonId::new("demo-citizen").unwrap();
    let mut tx = app.storage().begin().await.unwrap();
    let person = tx.person(here, &id).await.unwrap().unwrap();
    let person = Person { email: Some(email.clone()), ..person };
    tx.upsert_person(here, &person).await.unwrap();
    tx.stop_asking(here, &id, app.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(app.erase_me(&mary, &person.name).await.unwrap(), Erasure::Done(_)));

    // Somebody brings the address in again, written in another way.
    let again = Email::new("Mary@example.org").unwrap();
    let add = AddByHand {
        kind: kind.clone(),
        who: Who::Addressed { name: "Mary".to_owned(), email: again },
        reason: "She knows every kerb.".to_owned(),
    };
    let draft = app.add_by_hand(&operator, here, &harbour_road(), add).await.unwrap();
    let ask = || [Ask { person: draft.person.clone(), kind: kind.clone() }];
    let by: Day = "2026-12-06".parse().unwrap();
    let sent = app.send_invitations(&operator, here, &harbour_road(), &ask(), by).await.unwrap();
    assert!(sent.sent.is_empty() && sent.left_out[0].1 == LeftOut::DoNotAsk, "{sent:?}");

    // They come back by themselves.
    let back = is(&town, draft.person.as_str());
    app.offer_help(&back, &harbour_road(), &kind, "I am back").await.unwrap();
    let sent = app.send_invitations(&operator, here, &harbour_road(), &ask(), by).await.unwrap();
    assert_eq!(sent.sent.len(), 1);
}
