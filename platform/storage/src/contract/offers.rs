//! Offers to help, and which runs name whom.

use folkmoot_model::{KindId, Offer, OfferState, PersonId};
use serde_json::json;

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, call, organisation_id, person, person_id, run},
};
use crate::StorageError;

pub(super) fn offer(kind: &str, words: &str, state: OfferState) -> Offer {
    Offer {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        kind: KindId::new(kind).unwrap(),
        person: person_id("p"),
        words: words.to_owned(),
        state,
        created_at: at(kind.len().try_into().unwrap()),
    }
}

pub async fn every_state_comes_back(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    let states = [
        OfferState::Open,
        OfferState::Withdrawn { at: at(3) },
        OfferState::Accepted { at: at(i64::MAX) },
        OfferState::Declined { at: at(3), reason: AWKWARD.to_owned() },
    ];
    let mut all = Vec::new();
    for (i, state) in states.into_iter().enumerate() {
        let kind = "k".repeat(i + 1);
        tx.upsert_offer(&offer(&kind, "first", OfferState::Open)).await.unwrap();
        let changed = offer(&kind, AWKWARD, state);
        tx.upsert_offer(&changed).await.unwrap();
        all.push(changed);
    }
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let call = call("o", "c").id;
    assert_eq!(now.offers_to(&o, &call).await.unwrap(), all);
    let one = now.offer(&o, &call, &all[2].kind, &p).await.unwrap();
    assert_eq!(one.as_ref(), Some(&all[2]));
    all.reverse();
    assert_eq!(now.offers_of(&o, &p).await.unwrap(), all);
    assert_eq!(now.offers_of(&organisation_id("other"), &p).await.unwrap(), []);
}

pub async fn an_offer_of_nobody_or_to_nothing_is_refused(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.commit().await.unwrap();
    let nobody = Offer { person: person_id("x"), ..offer("k", "", OfferState::Open) };
    let nothing = Offer { call: call("o", "d").id, ..offer("k", "", OfferState::Open) };
    for refused in [nobody, nothing] {
        let mut tx = storage.begin().await.unwrap();
        // Checked at once or at the end, it is never kept.
        let result = match tx.upsert_offer(&refused).await {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
    }
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.offers_of(&o, &person_id("x")).await.unwrap(), []);
}

pub async fn runs_are_found_by_whom_they_name(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let everyone: Vec<PersonId> = ["gone", "p", "q"].map(person_id).into();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    for i in 1..=3 {
        tx.append_run(&o, &run(i)).await.unwrap();
    }
    for _ in 0..2 {
        tx.note_named(&o, &run(1), &everyone).await.unwrap();
        tx.note_named(&o, &run(3), &everyone[..2]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.runs_naming(&o, &p, 9).await.unwrap(), [run(3), run(1)]);
    assert_eq!(now.runs_naming(&o, &p, 1).await.unwrap(), [run(3)]);
    assert_eq!(now.count_runs_naming(&o, &p).await.unwrap(), 2);
    assert_eq!(now.count_runs_naming(&o, &person_id("q")).await.unwrap(), 1);
    assert_eq!(now.count_runs_naming(&o, &person_id("gone")).await.unwrap(), 0);
    drop(now);
    let mut tx = storage.begin().await.unwrap();
    tx.forget_person(&o, &p).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.runs_naming(&o, &p, 9).await.unwrap(), []);
    assert_eq!(now.run(&o, &run(1).id).await.unwrap(), Some(run(1)), "the record stays");
}

/// What the step of the schema that added the list of whom runs name fills in
/// from the runs that were there: its text ends with one statement for that.
pub async fn runs_from_before_are_found(db: Db, step: &'static str) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut old = run(1);
    old.report = json!({
        "kinds": [
            { "id": "k", "people": [{ "person": "listed" }, { "person": "gone" }], "missing": [
                { "what": "other_place", "people": 2 },
                { "what": "near", "people": ["near", "listed"] },
            ]},
            { "id": "l", "people": [{ "person": "listed" }], "missing": [] },
        ],
        "shortlist": [{ "person": "chosen", "kind": "k" }],
    });
    let mut tx = begin_with_person(&*storage).await;
    for id in ["listed", "near", "chosen", "elsewhere"] {
        tx.upsert_person(&o, &person(id)).await.unwrap();
    }
    tx.append_run(&o, &old).await.unwrap();
    tx.commit().await.unwrap();
    let fill = &step[step.find("INSERT INTO run_person").unwrap()..];
    db.execute(fill).await.unwrap();
    let mut now = storage.read().await.unwrap();
    for (id, named) in [("listed", 1), ("near", 1), ("chosen", 1), ("elsewhere", 0), ("p", 0)] {
        assert_eq!(now.count_runs_naming(&o, &person_id(id)).await.unwrap(), named, "{id}");
    }
    assert_eq!(now.runs_naming(&o, &person_id("near"), 9).await.unwrap(), [old]);
}
