//! Offers to help, and calls that suit somebody, over the made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{AppError, Caller, Feed, Import, ImportItem, MayUse, Sink, Telling, Wording};
use folkmoot_model::{
    CallId, Consent, EvidenceKind, InvitationState, KindId, OfferState, Origin, PersonId, Role,
};
use folkmoot_test_support::Town;

fn is(town: &Town, person: &str, roles: &[Role]) -> Caller {
    Caller::Person {
        organisation: town.organisation.clone(),
        person: PersonId::new(person).unwrap(),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
    }
}

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

async fn a_kind(town: &Town) -> KindId {
    let call = town.app.see_call(&Caller::Operator, &town.organisation, &harbour_road()).await;
    call.unwrap().call.brief.kinds[0].id.clone()
}

#[tokio::test]
async fn an_offer_is_made_changed_taken_back_and_made_again() {
    let town = Town::found().await;
    let (app, call, kind) = (&town.app, harbour_road(), a_kind(&town).await);
    let (mary, here) = (is(&town, "demo-citizen", &[]), &town.organisation);
    let convener = is(&town, "demo-convener", &[Role::Convener]);
    for wrong in ["", "  ", &"x".repeat(1_001)] {
        let refused = app.offer_help(&mary, &call, &kind, wrong).await;
        assert!(matches!(refused, Err(AppError::InvalidWording(_))));
    }
    let none = KindId::new("none").unwrap();
    assert!(matches!(
        app.offer_help(&mary, &call, &none, "x").await,
        Err(AppError::NotFound { .. })
    ));
    app.offer_help(&mary, &call, &kind, "I know it").await.unwrap();
    app.offer_help(&mary, &call, &kind, " I know it well ").await.unwrap();
    let view = app.see_offers(&convener, here, &call).await.unwrap();
    assert_eq!(view.offers.len(), 1);
    assert_eq!(view.offers[0].offer.words, "I know it well");
    assert_eq!(app.count_open_offers(&convener, here, &call).await.unwrap(), 1);
    app.withdraw_offer(&mary, &call, &kind).await.unwrap();
    assert!(app.see_offers(&convener, here, &call).await.unwrap().offers.is_empty());
    assert!(matches!(app.withdraw_offer(&mary, &call, &kind).await, Err(AppError::Transition(_))));
    app.offer_help(&mary, &call, &kind, "Again").await.unwrap();
    let me = app.see_me(&mary).await.unwrap();
    assert_eq!((me.offers.len(), &me.offers[0].1.id), (1, &call));
    let export = app.export_me(&mary).await.unwrap();
    assert_eq!(export.offers, [me.offers[0].0.clone()]);
    assert!(export.calls.contains_key(&call) && !export.sessions.iter().any(|_| true));
    assert_eq!(app.verify_audit(&Caller::Operator, here).await.unwrap().problem, None);
}

#[tokio::test]
async fn who_is_taken_in_is_among_those_to_be_asked() {
    let town = Town::found().await;
    let (app, call, kind) = (&town.app, harbour_road(), a_kind(&town).await);
    let (mary, here) = (is(&town, "demo-citizen", &[]), &town.organisation);
    let convener = is(&town, "demo-convener", &[Role::Convener]);
    let id = PersonId::new("demo-citizen").unwrap();
    app.offer_help(&mary, &call, &kind, "I know it").await.unwrap();
    app.accept_offer(&convener, here, &call, &kind, &id).await.unwrap();
    let asked = app.see_invitations(&convener, here, &call).await.unwrap();
    let (invitation, _) = asked.invitations.iter().find(|(it, _)| it.person == id).unwrap();
    assert_eq!((&invitation.state, invitation.origin), (&InvitationState::Drafted, Origin::ByHand));
    assert_eq!(invitation.reason.as_deref(), Some("I know it"));
    for refused in [
        app.accept_offer(&convener, here, &call, &kind, &id).await,
        app.decline_offer(&convener, here, &call, &kind, &id, "x").await,
        app.offer_help(&mary, &call, &kind, "again").await.map(drop),
    ] {
        assert!(matches!(refused, Err(AppError::Transition(_))), "{refused:?}");
    }
    assert_eq!(app.count_open_offers(&convener, here, &call).await.unwrap(), 0);
}

#[tokio::test]
async fn a_no_comes_with_thanks_and_a_reason() {
    let town = Town::found().await;
    let (app, call, kind) = (&town.app, harbour_road(), a_kind(&town).await);
    let (mary, here) = (is(&town, "demo-citizen", &[]), &town.organisation);
    let convener = is(&town, "demo-convener", &[Role::Convener]);
    let id = PersonId::new("demo-citizen").unwrap();
    app.offer_help(&mary, &call, &kind, "I know it").await.unwrap();
    let silent = app.decline_offer(&convener, here, &call, &kind, &id, " ").await;
    assert!(matches!(silent, Err(AppError::InvalidWording(_))), "never without a reason");
    app.decline_offer(&convener, here, &call, &kind, &id, "Enough drivers").await.unwrap();
    let offer = app.see_me(&mary).await.unwrap().offers.remove(0).0;
    let OfferState::Declined { reason, .. } = offer.state else { panic!("declined") };
    assert_eq!(reason, "Enough drivers");
    // Whoever erases themselves takes their offers along.
    app.erase_me(&mary, "Mary T").await.unwrap();
    assert!(app.see_offers(&convener, here, &call).await.unwrap().offers.is_empty());
}

#[tokio::test]
async fn calls_suit_as_a_search_of_today_would_find() {
    let town = Town::found().await;
    let (app, mary) = (&town.app, is(&town, "demo-citizen", &[]));
    let before = app.see_me(&mary).await.unwrap();
    let why = app.why_me(&mary, &harbour_road()).await.unwrap().unwrap();
    assert!(before.calls.contains(&why), "the same reasons as the search kept");
    for item in &before.evidence {
        app.hide_my_evidence(&mary, &item.id).await.unwrap();
    }
    assert!(app.see_me(&mary).await.unwrap().calls.is_empty(), "nothing may be used");
    let wording = Wording {
        title: "Loading".to_owned(),
        text: "Something else altogether".to_owned(),
        ..Wording::default()
    };
    let kind = EvidenceKind::LivedExperience;
    let may_use = MayUse::ThisCall(harbour_road());
    let id = app.add_my_evidence(&mary, Telling { kind, wording, may_use }).await.unwrap();
    let calls = app.see_me(&mary).await.unwrap().calls;
    assert_eq!(calls.len(), 1, "what was given for one call alone stands there");
    assert_eq!((&calls[0].call.id, &calls[0].evidence[0].id), (&harbour_road(), &id));
}

#[tokio::test]
async fn searches_are_found_by_whom_they_name() {
    let town = Town::found().await;
    let (app, mary) = (&town.app, is(&town, "demo-citizen", &[]));
    let all = app.who_saw_me(&mary, 50).await.unwrap();
    assert_eq!(all.seen.len() as u64, all.all);
    assert!(
        all.all > 0
            && all.seen.iter().all(|seen| !seen.about.kinds.is_empty()
                || seen.about.on_shortlist
                || seen.evidence.is_empty())
    );
    let one = app.who_saw_me(&mary, 1).await.unwrap();
    assert_eq!((one.seen.len(), one.all), (1, all.all));
    assert_eq!(one.seen[0], all.seen[0], "the newest");
}

#[tokio::test]
async fn no_file_brings_back_what_somebody_hid() {
    let town = Town::found().await;
    let (app, mary) = (&town.app, is(&town, "demo-citizen", &[]));
    let evidence = app.see_me(&mary).await.unwrap().evidence;
    let (hidden, wrong) = (evidence[0].clone(), evidence[1].clone());
    app.hide_my_evidence(&mary, &hidden.id).await.unwrap();
    app.contest_my_evidence(&mary, &wrong.id, "not me").await.unwrap();
    let import = Import {
        organisation: town.organisation.clone(),
        format: "evidence",
        file: "again.csv".to_owned(),
    };
    let items = vec![hidden.clone(), wrong.clone()];
    let feed: Feed = Box::new(move |sink: &mut Sink<'_>| {
        for item in items {
            if sink(Ok(ImportItem::Evidence(item, None))).is_break() {
                break;
            }
        }
    });
    app.import(&Caller::Operator, &import, feed).await.unwrap();
    let after = app.see_my_evidence(&mary, &hidden.id).await.unwrap();
    assert!(matches!(after.consent, Consent::Withdrawn { .. }));
    let after = app.see_my_evidence(&mary, &wrong.id).await.unwrap();
    assert!(matches!(after.consent, Consent::Contested { .. }));
}
