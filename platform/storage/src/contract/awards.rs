//! Badges given for taking part.

use folkmoot_model::{Award, AwardId, AwardTakenBack, SigningKey, StatusPlace};

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, call, organisation_id, person, person_id},
};
use crate::StorageError;

pub(super) const PLACE: StatusPlace = StatusPlace { list: 1, index: 131_071 };

pub(super) fn award(id: &str, person: &str) -> Award {
    Award {
        organisation: organisation_id("o"),
        id: AwardId::new(id).unwrap(),
        call: call("o", "c").id,
        person: person_id(person),
        document: format!("{{\"name\":\"{AWKWARD}\"}}"),
        given_at: at(5),
        place: Some(PLACE),
        taken_back: None,
    }
}

pub(super) fn key(salt: &str) -> SigningKey {
    SigningKey {
        salt: salt.to_owned(),
        multikey: "z6Mk".to_owned(),
        made_at: at(3),
        retired_at: None,
        revoked_at: None,
    }
}

pub async fn they_come_back_as_they_were(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.awards(&o, &c).await.unwrap(), []);
    let taken_back = Some(AwardTakenBack { at: at(9), why: AWKWARD.to_owned() });
    let first = Award { given_at: at(1), place: None, taken_back, ..award("a", "p") };
    let (second, third) = (award("b", "p"), award("d", "q"));
    for award in [&first, &second, &third] {
        tx.insert_award(award).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.awards(&o, &c).await.unwrap(), [first.clone(), second.clone(), third]);
    assert_eq!(now.awards_of(&o, &person_id("p")).await.unwrap(), [second, first]);
    assert_eq!(now.awards(&organisation_id("other"), &c).await.unwrap(), []);
}

pub async fn a_place_is_taken_once_and_outlives_its_owner(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.last_status_list().await.unwrap(), None);
    assert_eq!(tx.taken_back(1).await.unwrap(), None);
    let other = StatusPlace { index: 7, ..PLACE };
    assert!(tx.take_status_place(PLACE).await.unwrap());
    assert!(tx.take_status_place(other).await.unwrap());
    assert!(!tx.take_status_place(PLACE).await.unwrap());
    assert_eq!(tx.last_status_list().await.unwrap(), Some((1, 2)));
    assert_eq!(tx.taken_back(1).await.unwrap(), Some(Vec::new()));
    tx.insert_award(&award("a", "p")).await.unwrap();
    let back = AwardTakenBack { at: at(8), why: "Someone else came".to_owned() };
    let id = AwardId::new("a").unwrap();
    assert!(!tx.take_award_back(&o, &AwardId::new("none").unwrap(), &back).await.unwrap());
    assert!(tx.take_award_back(&o, &id, &back).await.unwrap());
    let again = AwardTakenBack { at: at(9), why: "again".to_owned() };
    assert!(!tx.take_award_back(&o, &id, &again).await.unwrap());
    let kept = Award { taken_back: Some(back), ..award("a", "p") };
    assert_eq!(tx.awards(&o, &c).await.unwrap(), [kept]);
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.awards(&o, &c).await.unwrap(), []);
    assert_eq!(now.taken_back(1).await.unwrap(), Some(vec![PLACE.index]));
    assert_eq!(now.taken_back(2).await.unwrap(), None);
}

pub async fn keys_are_kept_with_their_end(db: Db) {
    let storage = db.storage();
    let mut tx = storage.begin().await.unwrap();
    assert_eq!(tx.signing_keys().await.unwrap(), []);
    let newer = SigningKey { made_at: at(6), ..key("newer") };
    tx.upsert_signing_key(&newer).await.unwrap();
    tx.upsert_signing_key(&key("older")).await.unwrap();
    let ended = SigningKey { retired_at: Some(at(6)), revoked_at: Some(at(7)), ..key("older") };
    tx.upsert_signing_key(&ended).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.signing_keys().await.unwrap(), [ended, newer]);
}

pub async fn one_for_nobody_is_refused(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    let result = match tx.insert_award(&award("a", "nobody")).await {
        Ok(()) => tx.commit().await,
        Err(error) => Err(error),
    };
    assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
}
