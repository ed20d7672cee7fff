//! The rules by which people are chosen, and conflicts of interest.

use folkmoot_model::{AttributeBound, ConflictKind, ConflictOfInterest, MatchRules};

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, call, organisation_id, person, person_id},
};
use crate::StorageError;

pub(super) fn rules(least: u32) -> MatchRules {
    let bound = AttributeBound {
        attribute: AWKWARD.to_owned(),
        value: AWKWARD.to_owned(),
        least,
        most: Some(u32::MAX),
    };
    MatchRules {
        bounds: vec![bound],
        one_of_each: vec!["area".to_owned()],
        owner: Some(person_id("p")),
        owner_works_for: Some(AWKWARD.to_owned()),
        leave_out_same_employer: true,
        rest_days: Some(180),
    }
}

pub(super) fn conflict(person: &str, leaves_out: bool) -> ConflictOfInterest {
    ConflictOfInterest {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        person: person_id(person),
        kind: if leaves_out { ConflictKind::Lobby } else { ConflictKind::Employer },
        reason: AWKWARD.to_owned(),
        leaves_out,
        at: at(i64::from(leaves_out)),
    }
}

pub async fn one_takes_the_place_of_the_other(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.match_rules(&o, &c).await.unwrap(), MatchRules::default());
    for least in [1, 2] {
        tx.put_match_rules(&o, &c, &rules(least)).await.unwrap();
        assert_eq!(tx.match_rules(&o, &c).await.unwrap(), rules(least));
        let conflict = conflict("p", least == 1);
        tx.put_conflict(&conflict).await.unwrap();
        assert_eq!(tx.conflicts(&o, &c).await.unwrap(), [conflict]);
    }
    tx.put_match_rules(&o, &c, &MatchRules::default()).await.unwrap();
    assert_eq!(tx.match_rules(&o, &c).await.unwrap(), MatchRules::default());
    let other = organisation_id("other");
    assert_eq!(tx.conflicts(&other, &c).await.unwrap(), []);
    assert!(!tx.remove_conflict(&other, &c, &person_id("p")).await.unwrap());
    assert!(tx.remove_conflict(&o, &c, &person_id("p")).await.unwrap());
    assert!(!tx.remove_conflict(&o, &c, &person_id("p")).await.unwrap());
    assert_eq!(tx.conflicts(&o, &c).await.unwrap(), []);
    let nul = MatchRules { owner_works_for: Some("\0".to_owned()), ..MatchRules::default() };
    let refused = tx.put_match_rules(&o, &c, &nul).await;
    assert!(matches!(refused, Err(StorageError::InvalidText { .. })));
}

pub async fn conflicts_go_with_the_person(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.put_conflict(&conflict("q", true)).await.unwrap();
    tx.put_conflict(&conflict("p", false)).await.unwrap();
    assert_eq!(tx.conflicts_of(&o, &person_id("p")).await.unwrap(), [conflict("p", false)]);
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.conflicts(&o, &c).await.unwrap(), [conflict("q", true)]);
    assert_eq!(now.conflicts_of(&o, &person_id("p")).await.unwrap(), []);
}

pub async fn one_without_a_call_is_refused(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.commit().await.unwrap();
    let (o, d) = (organisation_id("o"), call("o", "d").id);
    for without_call in [true, false] {
        let mut tx = storage.begin().await.unwrap();
        let put = if without_call {
            tx.put_match_rules(&o, &d, &rules(1)).await
        } else {
            tx.put_conflict(&conflict("nobody", true)).await
        };
        let result = match put {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
    }
}
