//! Lotteries for panels.

use folkmoot_model::{
    DrawnBy, Feature, Lottery, LotteryPerson, LotteryState, PanelMethod, PanelRules, SeatQuota,
    Standing,
};
use serde_json::json;

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, call, organisation_id, person, person_id},
};
use crate::StorageError;

pub(super) fn lottery(number: u32, state: LotteryState) -> Lottery {
    Lottery {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        number,
        rules: PanelRules {
            seats: 2,
            tickets: 1_000,
            method: PanelMethod::Leximin,
            quotas: vec![SeatQuota {
                feature: Feature::Attribute(AWKWARD.to_owned()),
                value: AWKWARD.to_owned(),
                min: 0,
                max: u32::MAX,
            }],
            household: Some(Feature::Place),
            together: vec![(person_id("p"), person_id("q"))],
        },
        state,
        created_at: at(i64::from(number)),
    }
}

pub(super) fn somebody(id: &str, tickets: u32) -> LotteryPerson {
    LotteryPerson {
        person: person_id(id),
        standing: Standing::May,
        why: None,
        pseudonym: Some(format!("{tickets:012x}")),
        tickets,
        drawn: tickets > 500,
    }
}

pub async fn they_come_back_as_they_were(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.lotteries(&o, &c).await.unwrap(), []);
    let gone = LotteryState::Withdrawn { at: at(9), why: AWKWARD.to_owned(), drawn: false };
    let first = lottery(1, gone);
    tx.upsert_lottery(&first).await.unwrap();
    tx.upsert_lottery(&lottery(2, LotteryState::Draft)).await.unwrap();
    let by = DrawnBy::Seed(AWKWARD.replace('\0', ""));
    let drawn = LotteryState::Drawn { published_at: at(3), at: at(4), by, ticket: 1_000 };
    let second = lottery(2, drawn);
    tx.upsert_lottery(&second).await.unwrap();
    assert_eq!(tx.lottery_report(&o, &c, 2).await.unwrap(), None);
    let report = json!({ "tickets": [["a", "b"]], "least": 0.1, "seed": null });
    tx.keep_lottery_report(&o, &c, 2, &report).await.unwrap();
    let out = LotteryPerson {
        standing: Standing::Out,
        why: Some(AWKWARD.to_owned()),
        pseudonym: None,
        ..somebody("q", 0)
    };
    tx.put_lottery_people(&o, &c, 2, &[somebody("q", 7)]).await.unwrap();
    let people = [somebody("p", 501), out];
    tx.put_lottery_people(&o, &c, 2, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.lotteries(&o, &c).await.unwrap(), [first, second.clone()]);
    assert_eq!(now.lottery_report(&o, &c, 1).await.unwrap(), None);
    assert_eq!(now.lottery_report(&o, &c, 2).await.unwrap(), Some(report));
    assert_eq!(now.lottery_people(&o, &c, 1).await.unwrap(), []);
    assert_eq!(now.lottery_people(&o, &c, 2).await.unwrap(), people);
    let mine = now.lotteries_with(&o, &person_id("p")).await.unwrap();
    assert_eq!(mine, [(second, somebody("p", 501))]);
    assert_eq!(now.lotteries(&organisation_id("other"), &c).await.unwrap(), []);
    drop(now);
    let mut tx = storage.begin().await.unwrap();
    assert!(tx.remove_lottery(&o, &c, 2).await.unwrap());
    assert!(!tx.remove_lottery(&o, &c, 2).await.unwrap());
    assert_eq!(tx.lotteries(&o, &c).await.unwrap().len(), 1);
    assert_eq!(tx.lottery_people(&o, &c, 2).await.unwrap(), []);
}

pub async fn who_sits_elsewhere_is_found(db: Db) {
    let storage = db.storage();
    let (o, c, d) = (organisation_id("o"), call("o", "c").id, call("o", "d").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    let (by, ticket) = (DrawnBy::Balls("007".to_owned()), 8);
    let drawn = LotteryState::Drawn { published_at: at(3), at: at(4), by, ticket };
    let gone = LotteryState::Withdrawn { at: at(5), why: "x".to_owned(), drawn: true };
    for (number, state) in [(1, gone), (2, drawn), (3, LotteryState::Draft)] {
        tx.upsert_lottery(&lottery(number, state)).await.unwrap();
        tx.put_lottery_people(&o, &c, number, &[somebody("p", 501), somebody("q", 2)])
            .await
            .unwrap();
    }
    assert_eq!(tx.seated_elsewhere(&o, &d).await.unwrap(), [(person_id("p"), at(4))]);
    assert_eq!(tx.seated_elsewhere(&o, &c).await.unwrap(), []);
    assert_eq!(tx.seated_elsewhere(&organisation_id("other"), &d).await.unwrap(), []);
}

pub async fn whoever_is_erased_is_in_none(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.upsert_lottery(&lottery(1, LotteryState::Draft)).await.unwrap();
    tx.put_lottery_people(&o, &c, 1, &[somebody("p", 1), somebody("q", 2)]).await.unwrap();
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.lottery_people(&o, &c, 1).await.unwrap(), [somebody("q", 2)]);
}

pub async fn one_without_a_call_is_refused(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    let result = match tx.upsert_lottery(&lottery(1, LotteryState::Draft)).await {
        Ok(()) => tx.commit().await,
        Err(error) => Err(error),
    };
    assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
}
