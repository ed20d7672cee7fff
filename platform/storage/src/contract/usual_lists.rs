//! Lists of people who are usually asked.

use std::collections::BTreeSet;

use folkmoot_model::UsualList;

use super::{
    Db,
    samples::{at, begin_with_person, call, organisation_id, person, person_id},
};
use crate::StorageError;

pub(super) fn list(people: &[&str], unmatched: u32) -> UsualList {
    UsualList {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        people: people.iter().map(|id| person_id(id)).collect(),
        unmatched,
        at: at(i64::from(unmatched)),
    }
}

pub async fn one_takes_the_place_of_the_other(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.usual_list(&o, &c).await.unwrap(), None);
    assert!(!tx.remove_usual_list(&o, &c).await.unwrap());
    tx.put_usual_list(&list(&["p", "q"], u32::MAX)).await.unwrap();
    assert_eq!(tx.usual_list(&o, &c).await.unwrap(), Some(list(&["p", "q"], u32::MAX)));
    tx.put_usual_list(&list(&["q"], 3)).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.usual_list(&o, &c).await.unwrap(), Some(list(&["q"], 3)));
    assert_eq!(now.usual_list(&organisation_id("other"), &c).await.unwrap(), None);
    assert_eq!(now.usual_for(&o, &person_id("q")).await.unwrap(), std::slice::from_ref(&c));
    assert_eq!(now.usual_for(&o, &person_id("p")).await.unwrap(), []);
    drop(now);
    let mut tx = storage.begin().await.unwrap();
    assert!(tx.remove_usual_list(&o, &c).await.unwrap());
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.usual_list(&o, &c).await.unwrap(), None);
    assert_eq!(now.usual_for(&o, &person_id("q")).await.unwrap(), []);
}

pub async fn whoever_is_erased_is_on_none(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.put_usual_list(&list(&["p", "q"], 1)).await.unwrap();
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let kept = now.usual_list(&o, &c).await.unwrap().unwrap();
    assert_eq!(kept.people, BTreeSet::from([person_id("q")]));
    assert_eq!(kept.unmatched, 1, "how many weren't known stays as it was");
}

pub async fn nobody_unknown_is_on_one(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.commit().await.unwrap();
    let nothing = UsualList { call: call("o", "d").id, ..list(&[], 1) };
    for refused in [list(&["x"], 0), nothing] {
        let mut tx = storage.begin().await.unwrap();
        let result = match tx.put_usual_list(&refused).await {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
    }
}
