//! Asking people: who is asked, who is left alone, once and never twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_app::{
    AddByHand, AppError, Ask, Caller, InvitationPreview, InvitationsSent, InviteFault, LeftOut,
    Recipient, Who,
};
use folkmoot_model::{
    Actor, AskRules, CallId, Consent, Day, Email, InvitationState, KindId, Origin, Person, PersonId,
};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn preview(town: &Town) -> InvitationPreview {
    let here = &town.organisation;
    town.app.preview_invitations(&CONVENER, here, &harbour_road(), None).await.unwrap()
}

async fn send(town: &Town, to: &[Ask]) -> InvitationsSent {
    let (here, by) = (&town.organisation, day("2026-12-06"));
    town.app.send_invitations(&CONVENER, here, &harbour_road(), to, by).await.unwrap()
}

fn asks(preview: &InvitationPreview) -> Vec<Ask> {
    preview.to_ask().map(|recipient| recipient.ask.clone()).collect()
}

fn of<'a>(preview: &'a InvitationPreview, person: &PersonId) -> &'a Recipient {
    preview.recipients.iter().find(|recipient| recipient.ask.person == *person).unwrap()
}

/// How many mails are waiting.
async fn waiting(town: &Town) -> u64 {
    town.app.storage().read().await.unwrap().count_jobs().await.unwrap().waiting
}

async fn last_action(town: &Town) -> String {
    let last = town.app.see_last_audit(&CONVENER, &town.organisation).await.unwrap().unwrap();
    last.event.action
}

#[tokio::test]
async fn a_preview_says_who_and_why_and_sends_nothing() {
    let town = Town::found().await;
    let preview = preview(&town).await;
    assert!(preview.to_ask().count() > 5);
    assert!(preview.to_ask().all(|recipient| !recipient.evidence.is_empty()));
    for recipient in &preview.recipients {
        let person = &recipient.ask.person;
        assert!(recipient.evidence.iter().all(|item| item.person == *person));
    }
    assert_eq!(preview.answer_by, Some(day("2026-12-06")));
    assert_eq!(waiting(&town).await, 0);
}

#[tokio::test]
async fn each_is_asked_once_with_one_mail() {
    let town = Town::found().await;
    let first = preview(&town).await;
    let sent = send(&town, &asks(&first)).await;
    assert_eq!(sent.sent.len(), asks(&first).len());
    assert_eq!(waiting(&town).await, sent.sent.len() as u64);
    assert_eq!(last_action(&town).await, "invitation.sent");

    let again = send(&town, &asks(&first)).await;
    assert_eq!(again.sent, []);
    assert!(again.left_out.iter().all(|(_, why)| matches!(why, LeftOut::AlreadyAsked { .. })));
    assert_eq!(waiting(&town).await, sent.sent.len() as u64);

    let view =
        town.app.see_invitations(&CONVENER, &town.organisation, &harbour_road()).await.unwrap();
    assert_eq!(view.counts.awaited as usize, sent.sent.len());
    let (invitation, _) = &view.invitations[0];
    assert_eq!(invitation.origin, Origin::Found);
    assert!(invitation.run.is_some() && !invitation.evidence.is_empty());
    assert_eq!(invitation.answer_by, Some(day("2026-12-06")));
    assert_eq!(invitation.asked_by, Actor::CommandLine);
    assert_eq!(preview(&town).await.to_ask().count(), 0);
}

#[tokio::test]
async fn who_is_left_out_is_told_why() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let all = asks(&preview(&town).await);
    let [alone, mailless, hidden, gone, twin, same] = [0, 1, 2, 3, 4, 5].map(|i| all[i].clone());
    let mut tx = app.storage().begin().await.unwrap();
    tx.stop_asking(here, &alone.person, app.clock().now()).await.unwrap();
    let person = tx.person(here, &mailless.person).await.unwrap().unwrap();
    tx.upsert_person(here, &Person { email: None, ..person }).await.unwrap();
    let mut evidence = tx.evidence_of(here, &hidden.person).await.unwrap();
    for item in &mut evidence {
        item.consent = Consent::Withdrawn { on: day("2026-11-22") };
    }
    tx.upsert_evidence(here, &evidence).await.unwrap();
    tx.forget_person(here, &gone.person).await.unwrap();
    let email = tx.person(here, &same.person).await.unwrap().unwrap().email.unwrap();
    let person = tx.person(here, &twin.person).await.unwrap().unwrap();
    let shouted = Email::new(&email.as_str().to_uppercase()).unwrap();
    tx.upsert_person(here, &Person { email: Some(shouted), ..person }).await.unwrap();
    tx.commit().await.unwrap();

    let now = preview(&town).await;
    for (ask, why) in [
        (&alone, LeftOut::DoNotAsk),
        (&mailless, LeftOut::NoEmail),
        (&hidden, LeftOut::Hidden),
        (&gone, LeftOut::Gone),
        (&same, LeftOut::SameAddress),
    ] {
        assert_eq!(of(&now, &ask.person).left_out, Some(why));
    }
    assert_eq!(of(&now, &twin.person).left_out, None);
    let sent = send(&town, &all).await;
    assert_eq!(sent.left_out.len(), 5, "checked again when it is sent");
}

#[tokio::test]
async fn whoever_shares_an_address_counts_as_the_same() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let ask = asks(&preview(&town).await).remove(0);
    let mut tx = app.storage().begin().await.unwrap();
    let person = tx.person(here, &ask.person).await.unwrap().unwrap();
    let twin = Person { id: PersonId::new("twin").unwrap(), ..person };
    tx.upsert_person(here, &twin).await.unwrap();
    tx.stop_asking(here, &twin.id, app.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(of(&preview(&town).await, &ask.person).left_out, Some(LeftOut::DoNotAsk));
}

#[tokio::test]
async fn nobody_is_asked_too_often_for_whatever_calls() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let ask = asks(&preview(&town).await).remove(0);
    let brief = preview(&town).await.call.brief;
    let by_hand = AddByHand {
        kind: ask.kind.clone(),
        who: Who::Known(ask.person.clone()),
        reason: "They know the street.".to_owned(),
    };
    let by = day("2026-12-06");
    for _ in 0..2 {
        let call = app.write_call(&CONVENER, here, None, brief.clone()).await.unwrap();
        app.open_call(&CONVENER, here, &call.id).await.unwrap();
        app.add_by_hand(&CONVENER, here, &call.id, by_hand.clone()).await.unwrap();
        let sent =
            app.send_invitations(&CONVENER, here, &call.id, std::slice::from_ref(&ask), by).await;
        assert_eq!(sent.unwrap().sent.len(), 1);
    }
    let why = LeftOut::TooManyAsks { asks: 2, within_days: 90 };
    assert_eq!(of(&preview(&town).await, &ask.person).left_out, Some(why.clone()));
    assert_eq!(send(&town, std::slice::from_ref(&ask)).await.left_out, [(ask.clone(), why)]);

    // The organisation sets another rule; or time goes by.
    let mut tx = app.storage().begin().await.unwrap();
    let rules = AskRules { most_asks: 3, ..AskRules::default() };
    tx.set_ask_rules(here, &rules).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(of(&preview(&town).await, &ask.person).left_out, None);
    let mut tx = app.storage().begin().await.unwrap();
    tx.set_ask_rules(here, &AskRules::default()).await.unwrap();
    tx.commit().await.unwrap();
    town.clock.forward_days(91);
    assert_eq!(of(&preview(&town).await, &ask.person).left_out, None);
}

#[tokio::test]
async fn somebody_added_by_hand_needs_a_reason_that_stays() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let kind = preview(&town).await.call.brief.kinds[0].id.clone();
    let add = |reason: &str, email: &str, name: &str| AddByHand {
        kind: kind.clone(),
        who: Who::Addressed { name: name.to_owned(), email: Email::new(email).unwrap() },
        reason: reason.to_owned(),
    };
    let email = "new@northmere.example";
    let unknown = AddByHand { kind: KindId::new("x").unwrap(), ..add("y", email, "Jo") };
    for (wrong, fault) in [
        (add(" ", email, "Jo"), InviteFault::NoReason),
        (add(&"x".repeat(501), email, "Jo"), InviteFault::TooLong { found: 501, most: 500 }),
        (add("Keeps the lock.", email, " "), InviteFault::NoName),
        (unknown, InviteFault::UnknownKind { kind: "x".to_owned() }),
    ] {
        let refused = app.add_by_hand(&CONVENER, here, &call, wrong).await;
        assert!(matches!(refused, Err(AppError::Invite(found)) if found == fault));
    }
    let first = app.add_by_hand(&CONVENER, here, &call, add("One.", email, "Jo")).await.unwrap();
    let again = add("Keeps the harbour lock.", "NEW@northmere.example", "Somebody Else");
    let draft = app.add_by_hand(&CONVENER, here, &call, again).await.unwrap();
    assert_eq!((&draft.id, &draft.person), (&first.id, &first.person), "the same person");
    let now = preview(&town).await;
    let recipient = of(&now, &draft.person);
    assert_eq!(recipient.person.as_ref().unwrap().name, "Jo");
    assert_eq!(recipient.left_out, None);
    let sent = send(&town, std::slice::from_ref(&recipient.ask)).await;
    assert_eq!(sent.sent, [draft.id]);
    let view = app.see_invitations(&CONVENER, here, &call).await.unwrap();
    let (invitation, _) = &view.invitations[0];
    assert_eq!(invitation.origin, Origin::ByHand);
    assert_eq!(invitation.reason.as_deref(), Some("Keeps the harbour lock."));
}

#[tokio::test]
async fn only_for_open_calls_and_with_time_to_answer() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    for by in ["2026-11-22", "2027-03-01"] {
        let refused = app.send_invitations(&CONVENER, here, &call, &[], day(by)).await;
        let fault = matches!(refused, Err(AppError::Invite(InviteFault::AnswerBy { .. })));
        assert!(fault, "{by}");
    }
    app.close_call(&CONVENER, here, &call).await.unwrap();
    let by = day("2026-12-06");
    let refused = app.send_invitations(&CONVENER, here, &call, &[], by).await;
    assert!(matches!(refused, Err(AppError::Transition(_))));
    let refused = app.preview_invitations(&CONVENER, here, &call, None).await;
    assert!(matches!(refused, Err(AppError::Transition(_))));
}

#[tokio::test]
async fn those_who_have_not_answered_are_reminded_once() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let all = asks(&preview(&town).await);
    let sent = send(&town, &all[..3]).await;
    assert_eq!(app.remind(&CONVENER, here, &call).await.unwrap(), 0, "too soon");
    assert_eq!(app.remind_those_due().await.unwrap(), 0);
    town.clock.forward_days(2);
    app.withdraw_invitation(&CONVENER, here, &sent.sent[0]).await.unwrap();
    assert_eq!(app.remind(&CONVENER, here, &call).await.unwrap(), 2);
    assert_eq!(app.remind(&CONVENER, here, &call).await.unwrap(), 0, "never twice");
    town.clock.forward_days(6);
    assert_eq!(app.remind_those_due().await.unwrap(), 0, "nor by the worker");
}

#[tokio::test]
async fn the_worker_reminds_when_the_organisation_wants_it() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let all = asks(&preview(&town).await);
    send(&town, &all[..3]).await;
    let mut tx = app.storage().begin().await.unwrap();
    tx.stop_asking(here, &all[0].person, app.clock().now()).await.unwrap();
    tx.set_ask_rules(here, &AskRules { remind_after_days: 0, ..AskRules::default() })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    town.clock.forward_days(7);
    assert_eq!(app.remind_those_due().await.unwrap(), 0, "never");
    let mut tx = app.storage().begin().await.unwrap();
    tx.set_ask_rules(here, &AskRules::default()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(app.remind_those_due().await.unwrap(), 2, "all but who is to be left alone");
    assert_eq!(app.remind_those_due().await.unwrap(), 0);
    assert_eq!(waiting(&town).await, 5);
    assert_eq!(last_action(&town).await, "invitation.reminded");

    // Nobody is reminded of what they can't answer any more.
    let later = send(&town, &all[3..4]).await;
    assert_eq!(later.sent.len(), 1);
    town.clock.forward_days(8);
    assert_eq!(app.remind_those_due().await.unwrap(), 0);
}

#[tokio::test]
async fn what_nobody_answered_in_time_ends() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    send(&town, &asks(&preview(&town).await)[..2]).await;
    town.clock.forward_days(14);
    assert_eq!(app.expire_invitations().await.unwrap(), 0, "the last day counts");
    town.clock.forward_days(1);
    assert_eq!(app.expire_invitations().await.unwrap(), 2);
    assert_eq!(app.expire_invitations().await.unwrap(), 0);
    assert_eq!(last_action(&town).await, "invitation.expired");
    let view = app.see_invitations(&CONVENER, here, &call).await.unwrap();
    assert_eq!(view.counts.expired, 2);
    let (invitation, _) = &view.invitations[0];
    assert!(matches!(invitation.state, InvitationState::Expired { .. }));
    let refused = app.withdraw_invitation(&CONVENER, here, &invitation.id).await;
    assert!(matches!(refused, Err(AppError::Transition(_))));
}

#[tokio::test]
async fn closing_a_call_ends_what_waits() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    send(&town, &asks(&preview(&town).await)[..2]).await;
    app.close_call(&CONVENER, here, &call).await.unwrap();
    assert_eq!(app.expire_invitations().await.unwrap(), 2);
}
