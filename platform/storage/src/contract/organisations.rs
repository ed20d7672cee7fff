//! Organisations and memberships.

use folkmoot_model::Role;

use super::{
    Db,
    samples::{begin_with_person, membership, organisation, organisation_id, person_id},
};

pub async fn round_trip(db: Db) {
    let storage = db.storage();
    let (mut b, a) = (organisation("b"), organisation("a"));
    let mut tx = storage.begin().await.unwrap();
    tx.upsert_organisation(&b).await.unwrap();
    tx.upsert_organisation(&a).await.unwrap();
    b.fictional = false;
    b.name = String::new();
    (b.contact, b.language) = (None, None);
    tx.upsert_organisation(&b).await.unwrap();
    tx.upsert_organisation(&b).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.organisations().await.unwrap(), [a, b.clone()]);
    assert_eq!(now.organisation(&b.id).await.unwrap(), Some(b));
    assert_eq!(now.organisation(&organisation_id("c")).await.unwrap(), None);
}

pub async fn roles_replace_and_go(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_membership(&membership("o", "p", Role::ALL)).await.unwrap();
    let fewer = membership("o", "p", &[Role::Admin]);
    tx.upsert_membership(&fewer).await.unwrap();
    assert_eq!(tx.membership(&o, &p).await.unwrap(), Some(fewer.clone()));
    assert_eq!(tx.memberships(&o).await.unwrap(), [fewer]);
    assert!(tx.remove_membership(&o, &p).await.unwrap());
    assert!(!tx.remove_membership(&o, &p).await.unwrap());
    assert_eq!(tx.membership(&o, &p).await.unwrap(), None);
}
