//! "I know someone": who is named is asked, unless something stands against
//! it; and nobody learns anything by naming.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{AppError, Caller, Holder, InvitationMailKind, InviteFault, Naming};
use folkmoot_model::{
    Actor, CallId, Email, Invitation, InvitationId, InvitationState, KindId, Origin, PersonId,
    Token,
};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

fn naming(email: &str) -> Naming {
    Naming {
        to: Email::new(email).unwrap(),
        name: "Kim Example".to_owned(),
        note: "You know the bend.".to_owned(),
        openly: true,
    }
}

async fn invitations(town: &Town) -> Vec<Invitation> {
    let here = &town.organisation;
    let view = town.app.see_invitations(&CONVENER, here, &harbour_road()).await.unwrap();
    view.invitations.into_iter().map(|(invitation, _)| invitation).collect()
}

async fn token(town: &Town, id: &InvitationId) -> Token {
    let (here, kind) = (&town.organisation, InvitationMailKind::Invitation);
    town.app.prepare_invitation_mail(here, id, kind).await.unwrap().unwrap().token
}

/// Somebody who was asked: the invitation and what its link holds.
async fn asked(town: &Town) -> (Invitation, Token) {
    let (app, here) = (&town.app, &town.organisation);
    let preview = app.preview_invitations(&CONVENER, here, &harbour_road(), None).await.unwrap();
    let ask = preview.to_ask().next().unwrap().ask.clone();
    let by = "2026-12-06".parse().unwrap();
    app.send_invitations(&CONVENER, here, &harbour_road(), &[ask], by).await.unwrap();
    let invitation = invitations(town).await.remove(0);
    let token = token(town, &invitation.id).await;
    (invitation, token)
}

async fn named(town: &Town) -> Vec<Invitation> {
    let mut all = invitations(town).await;
    all.retain(|invitation| invitation.origin == Origin::Named);
    all
}

#[tokio::test]
async fn whoever_is_named_is_asked_and_may_name_others_in_turn() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let (first, link) = asked(&town).await;
    app.forward_invitation(Holder::Link(&link), &naming("kim@northmere.example")).await.unwrap();
    let kim = named(&town).await.remove(0);
    assert_eq!(kim.forwarded_from.as_ref(), Some(&first.id));
    assert_eq!(kim.asked_by, Actor::Person(first.person.clone()));
    assert_eq!((&kim.call, &kim.kind), (&first.call, &first.kind));
    assert_eq!(kim.reason.as_deref(), Some("You know the bend."));
    assert!(kim.state.is_open() && kim.answer_by.is_some());

    let mut now = app.storage().read().await.unwrap();
    let person = now.person(here, &kim.person).await.unwrap().unwrap();
    assert_eq!(person.name, "Kim Example");
    assert_eq!(person.attributes["known from"], "named by somebody who knows them");
    assert!(person.place.is_none() && person.languages.is_empty());
    assert_eq!(now.evidence_of(here, &kim.person).await.unwrap(), []);
    drop(now);

    let link = token(&town, &kim.id).await;
    let seen = app.see_my_invitation(Holder::Link(&link)).await.unwrap();
    let mut now = app.storage().read().await.unwrap();
    let name = now.person(here, &first.person).await.unwrap().unwrap().name;
    drop(now);
    assert_eq!(seen.named_by, Some(name));
    let lee = Naming { openly: false, ..naming("lee@northmere.example") };
    app.forward_invitation(Holder::Link(&link), &lee).await.unwrap();
    let lee = named(&town).await.into_iter().find(|it| it.forwarded_from == Some(kim.id.clone()));
    let link = token(&town, &lee.unwrap().id).await;
    assert_eq!(app.see_my_invitation(Holder::Link(&link)).await.unwrap().named_by, None);

    // Erasing who named leaves no way back to them.
    let mut tx = app.storage().begin().await.unwrap();
    tx.forget_person(here, &first.person).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let kim = named(&town).await.into_iter().find(|it| it.id == kim.id).unwrap();
    assert_eq!((kim.asked_by, kim.forwarded_from), (Actor::System, None));
}

#[tokio::test]
async fn naming_tells_nothing_about_whoever_is_named() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let (first, link) = asked(&town).await;
    let mut tx = app.storage().begin().await.unwrap();
    let own = tx.person(here, &first.person).await.unwrap().unwrap().email.unwrap();
    let alone = PersonId::new("demo-citizen").unwrap();
    let quiet = tx.person(here, &alone).await.unwrap().unwrap().email.unwrap();
    tx.stop_asking(here, &alone, app.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    let people = app.storage().read().await.unwrap().count_people(here).await.unwrap();
    for address in [own.as_str(), &quiet.as_str().to_uppercase()] {
        app.forward_invitation(Holder::Link(&link), &naming(address)).await.unwrap();
    }
    assert_eq!(named(&town).await, [], "asked before, or to be left alone");
    assert_eq!(app.storage().read().await.unwrap().count_people(here).await.unwrap(), people);
    let view = app.see_my_invitation(Holder::Link(&link)).await.unwrap();
    assert!(matches!(view.invitation.state, InvitationState::Forwarded { .. }));
}

#[tokio::test]
async fn a_yes_stays_a_yes() {
    let town = Town::found().await;
    let app = &town.app;
    let (_, link) = asked(&town).await;
    app.answer_invitation(Holder::Link(&link), folkmoot_app::Answer::Yes).await.unwrap();
    app.forward_invitation(Holder::Link(&link), &naming("kim@northmere.example")).await.unwrap();
    let view = app.see_my_invitation(Holder::Link(&link)).await.unwrap();
    assert!(matches!(view.invitation.state, InvitationState::Accepted { .. }));
    assert_eq!(named(&town).await.len(), 1);
}

#[tokio::test]
async fn nobody_floods_anybody() {
    let town = Town::found().await;
    let app = &town.app;
    let (_, link) = asked(&town).await;
    let holder = Holder::Link(&link);
    for i in 0..5 {
        let address = format!("n{i}@northmere.example");
        app.forward_invitation(holder, &naming(&address)).await.unwrap();
    }
    let more = app.forward_invitation(holder, &naming("n6@northmere.example")).await;
    assert!(matches!(more, Err(AppError::TooMany)));
    town.clock.forward_days(1);
    app.forward_invitation(holder, &naming("n6@northmere.example")).await.unwrap();
    assert_eq!(named(&town).await.len(), 6);

    for (text, fault) in [
        ("x".repeat(301), InviteFault::TooLong { found: 301, most: 300 }),
        ("buy at HTTPS://x.example".to_owned(), InviteFault::WebAddress),
        ("www.x.example".to_owned(), InviteFault::WebAddress),
    ] {
        let naming = Naming { note: text, ..naming("x@northmere.example") };
        let refused = app.forward_invitation(holder, &naming).await;
        assert!(matches!(refused, Err(AppError::Invite(found)) if found == fault));
    }
}

#[tokio::test]
async fn an_address_is_written_to_only_so_often_whoever_names_it() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let preview = app.preview_invitations(&CONVENER, here, &harbour_road(), None).await.unwrap();
    let asks: Vec<_> = preview.to_ask().take(5).map(|it| it.ask.clone()).collect();
    let by = "2026-12-06".parse().unwrap();
    app.send_invitations(&CONVENER, here, &harbour_road(), &asks, by).await.unwrap();
    for invitation in invitations(&town).await {
        let link = token(&town, &invitation.id).await;
        let holder = Holder::Link(&link);
        app.forward_invitation(holder, &naming("Kim@northmere.example")).await.unwrap();
    }
    assert_eq!(named(&town).await.len(), 1);
}

#[tokio::test]
async fn whoever_has_signed_in_names_somebody_for_an_open_call_of_theirs() {
    let town = Town::found().await;
    let (app, call) = (&town.app, harbour_road());
    let mary = Caller::Person {
        organisation: town.organisation.clone(),
        person: PersonId::new("demo-citizen").unwrap(),
        roles: BTreeSet::new(),
    };
    let preview =
        app.preview_invitations(&CONVENER, &town.organisation, &call, None).await.unwrap();
    let kind = preview.call.brief.kinds[1].id.clone();
    let kim = naming("kim@northmere.example");
    app.name_somebody(&mary, &call, &kind, &kim).await.unwrap();
    let named = named(&town).await.remove(0);
    assert_eq!((named.kind, named.forwarded_from), (kind.clone(), None));
    let unknown = KindId::new("none").unwrap();
    let refused = app.name_somebody(&mary, &call, &unknown, &kim).await;
    assert!(matches!(refused, Err(AppError::Invite(InviteFault::UnknownKind { .. }))));
    for nobody in [Caller::Stranger, Caller::Operator] {
        let refused = app.name_somebody(&nobody, &call, &kind, &kim).await;
        assert!(matches!(refused, Err(AppError::Forbidden(_))));
    }
    let draft = CallId::new("saltmarsh-planting").unwrap();
    assert!(app.name_somebody(&mary, &draft, &kind, &kim).await.is_err());
}

#[tokio::test]
async fn after_the_call_is_closed_nobody_is_named() {
    let town = Town::found().await;
    let app = &town.app;
    let (_, link) = asked(&town).await;
    app.close_call(&CONVENER, &town.organisation, &harbour_road()).await.unwrap();
    let refused =
        app.forward_invitation(Holder::Link(&link), &naming("kim@northmere.example")).await;
    assert!(matches!(refused, Err(AppError::Transition(_))));
    assert_eq!(named(&town).await, []);
}
