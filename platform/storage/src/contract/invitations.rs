//! Invitations, their tokens, and who is to be left alone.

use folkmoot_model::{
    Actor, AskRules, DeclineReason, Digest, Invitation, InvitationState as State, Origin, Timestamp,
};

use super::{
    Db,
    samples::{
        at, begin_with_person, call, invitation, organisation, organisation_id, person, person_id,
        run,
    },
};
use crate::{Storage, StorageError, Transaction};

async fn begin(storage: &dyn Storage) -> Box<dyn Transaction> {
    let mut tx = begin_with_person(storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx
}

fn sent(id: &str) -> Invitation {
    invitation("o", id, State::Sent { at: at(3) })
}

pub async fn every_state_comes_back(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let at = at(3);
    let reason = DeclineReason::DoNotAsk;
    let states = [
        State::Drafted,
        State::Sent { at },
        State::Seen { at },
        State::Accepted { at },
        State::Declined { at, reason },
        State::Forwarded { at },
        State::Expired { at },
        State::Withdrawn { at },
    ];
    let mut tx = begin(&*storage).await;
    tx.append_run(&o, &run(1)).await.unwrap();
    let mut all = Vec::new();
    for (i, state) in states.into_iter().enumerate() {
        let drafted = invitation("o", &format!("v{i}"), State::Drafted);
        tx.upsert_invitation(&drafted).await.unwrap();
        let mut other = invitation("o", &format!("v{i}"), state);
        if i > 3 {
            other = Invitation {
                run: Some(run(1).id),
                origin: Origin::Found,
                asked_by: Actor::CommandLine,
                reason: None,
                forwarded_from: None,
                openly: false,
                sent_at: None,
                reminded_at: Some(Timestamp::from_millis(i64::MAX)),
                answer_by: None,
                ..other
            };
        }
        tx.upsert_invitation(&other).await.unwrap();
        all.push(other);
    }
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    let call = call("o", "c").id;
    assert_eq!(now.invitations_to(&o, &call).await.unwrap(), all);
    let one = now.invitation(&o, &all[5].id).await.unwrap();
    assert_eq!(one.as_ref(), Some(&all[5]));
    assert_eq!(now.open_invitations(&o).await.unwrap(), all[1..3]);
    // Drafts were never sent; what was sent first counts.
    let first = all.iter().filter_map(|it| it.sent_at).min().unwrap();
    let elsewhere = now.first_asked_elsewhere(&o, &folkmoot_model::CallId::new("d").unwrap()).await;
    assert_eq!(elsewhere.unwrap(), [(p.clone(), first)]);
    assert_eq!(now.first_asked_elsewhere(&o, &call).await.unwrap(), []);
    let d = folkmoot_model::CallId::new("d").unwrap();
    let sent: Vec<_> = all.iter().filter_map(|it| it.sent_at).collect();
    for since in [Timestamp::from_millis(0), first, sent.iter().copied().max().unwrap()] {
        let mut wanted: Vec<_> = sent.iter().filter(|at| **at >= since).collect();
        wanted.sort();
        let wanted: Vec<_> = wanted.into_iter().map(|at| (p.clone(), *at)).collect();
        assert_eq!(now.asked_elsewhere(&o, &d, since).await.unwrap(), wanted);
        assert_eq!(now.asked_elsewhere(&o, &call, since).await.unwrap(), []);
    }
    all.reverse();
    assert_eq!(now.invitations_of(&o, &p).await.unwrap(), all);
}

pub async fn each_mail_has_a_token_of_its_own(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let (first, second) = (sent("v"), sent("w"));
    let token = |text: &str| Digest::of(text.as_bytes());
    let mut tx = begin(&*storage).await;
    for invitation in [&first, &second] {
        tx.upsert_invitation(invitation).await.unwrap();
    }
    for (mail, secret) in [("invitation", "old"), ("reminder", "later"), ("invitation", "new")] {
        tx.keep_invitation_token(&o, &first.id, mail, &token(secret), at(4)).await.unwrap();
    }
    tx.keep_invitation_token(&o, &second.id, "invitation", &token("w"), at(4)).await.unwrap();
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    for (secret, opens) in
        [("old", None), ("new", Some(&first)), ("later", Some(&first)), ("w", Some(&second))]
    {
        let found = now.invitation_opened_by(&token(secret)).await.unwrap();
        assert_eq!(found.as_ref(), opens, "{secret}");
    }
    drop(now);
    let mut tx = storage.begin().await.unwrap();
    let nowhere = sent("nowhere").id;
    let lost = tx.keep_invitation_token(&o, &nowhere, "invitation", &token("x"), at(4)).await;
    assert!(matches!(lost, Err(StorageError::MissingReference { .. })));
}

pub async fn who_is_left_alone_stays_so(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin(&*storage).await;
    tx.upsert_organisation(&organisation("two")).await.unwrap();
    tx.upsert_person(&organisation_id("two"), &person("p")).await.unwrap();
    assert_eq!(tx.do_not_ask(&o, &p).await.unwrap(), None);
    tx.stop_asking(&o, &p, at(5)).await.unwrap();
    tx.stop_asking(&o, &p, at(6)).await.unwrap();
    // Bringing somebody in anew doesn't wipe their wish out.
    tx.upsert_person(&o, &person("p")).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    assert_eq!(tx.do_not_ask(&o, &p).await.unwrap(), Some(at(5)));
    assert_eq!(tx.do_not_ask(&organisation_id("two"), &p).await.unwrap(), None);
    assert!(tx.allow_asking(&o, &p).await.unwrap());
    assert!(!tx.allow_asking(&o, &p).await.unwrap());
    assert_eq!(tx.do_not_ask(&o, &p).await.unwrap(), None);
}

pub async fn an_address_is_never_asked_until_that_is_lifted(db: Db) {
    let storage = db.storage();
    let (one, two) = (organisation_id("o"), organisation_id("two"));
    let (theirs, other) = (Digest::of(b"theirs"), Digest::of(b"other"));
    let mut tx = begin(&*storage).await;
    tx.upsert_organisation(&organisation("two")).await.unwrap();
    tx.never_ask(&one, &theirs, at(5)).await.unwrap();
    tx.never_ask(&one, &theirs, at(6)).await.unwrap();
    // It outlives whoever it is about.
    tx.forget_person(&one, &person_id("p")).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    assert!(tx.is_never_asked(&one, &theirs).await.unwrap());
    assert!(!tx.is_never_asked(&one, &other).await.unwrap());
    assert!(!tx.is_never_asked(&two, &theirs).await.unwrap());
    assert!(tx.lift_never_ask(&one, &theirs).await.unwrap());
    assert!(!tx.lift_never_ask(&one, &theirs).await.unwrap());
    assert!(!tx.is_never_asked(&one, &theirs).await.unwrap());
}

pub async fn rules_are_each_organisation_s_own(db: Db) {
    let storage = db.storage();
    let (one, two) = (organisation_id("o"), organisation_id("two"));
    let rules = AskRules { most_asks: 1, asks_within_days: u32::MAX, remind_after_days: 0 };
    let mut tx = begin(&*storage).await;
    tx.upsert_organisation(&organisation("two")).await.unwrap();
    tx.set_ask_rules(&one, &AskRules::default()).await.unwrap();
    tx.set_ask_rules(&one, &rules).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.ask_rules(&one).await.unwrap(), rules);
    assert_eq!(now.ask_rules(&two).await.unwrap(), AskRules::default());
}

pub async fn forgetting_leaves_no_way_back(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    let theirs = Invitation { person: person_id("q"), ..sent("v") };
    let of_p = Invitation { forwarded_from: Some(theirs.id.clone()), ..sent("w") };
    let by_hand = Invitation { origin: Origin::ByHand, ..sent("x") };
    for invitation in [&theirs, &of_p, &by_hand] {
        tx.upsert_invitation(invitation).await.unwrap();
    }
    let token = Digest::of(b"theirs");
    tx.keep_invitation_token(&o, &theirs.id, "invitation", &token, at(4)).await.unwrap();
    tx.stop_asking(&o, &person_id("q"), at(4)).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    tx.forget_person(&o, &person_id("q")).await.unwrap().unwrap();
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    assert_eq!(now.invitation(&o, &theirs.id).await.unwrap(), None);
    assert_eq!(now.invitation_opened_by(&token).await.unwrap(), None);
    assert_eq!(now.do_not_ask(&o, &person_id("q")).await.unwrap(), None);
    let named = now.invitation(&o, &of_p.id).await.unwrap().unwrap();
    assert_eq!((named.asked_by, named.forwarded_from), (Actor::System, None));
    assert!(!named.openly);
    // Who worked on the call stands in the log as well, by id.
    assert_eq!(now.invitation(&o, &by_hand.id).await.unwrap(), Some(by_hand));
}
