//! All or nothing, and what others see meanwhile.

use super::{
    Db,
    samples::{begin_with_person, call, evidence, organisation, organisation_id, person},
};
use crate::StorageError;

pub async fn dropped_leaves_nothing(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    drop(tx);
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.organisations().await.unwrap(), []);
    let o = organisation_id("o");
    assert_eq!(now.count_people(&o).await.unwrap(), 0);
    assert_eq!(now.calls(&o).await.unwrap(), []);
}

pub async fn uncommitted_is_unseen(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    assert_eq!(tx.count_people(&o).await.unwrap(), 1);
    let mut before = storage.read().await.unwrap();
    assert_eq!(before.count_people(&o).await.unwrap(), 0);
    tx.commit().await.unwrap();
    let mut after = db.another().await.read().await.unwrap();
    assert_eq!(after.count_people(&o).await.unwrap(), 1);
}

pub async fn a_snapshot_stays_as_it_was(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    begin_with_person(&*storage).await.commit().await.unwrap();
    // Taken before the write, first asked after it.
    let mut before = storage.read().await.unwrap();
    let mut tx = storage.begin().await.unwrap();
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(before.count_people(&o).await.unwrap(), 1);
    let mut tx = storage.begin().await.unwrap();
    tx.forget_person(&o, &person("p").id).await.unwrap();
    tx.commit().await.unwrap();
    let page = before.people_page(&o, None, 9).await.unwrap();
    assert_eq!(page, [person("p")]);
    let mut now = storage.read().await.unwrap();
    let page = now.people_page(&o, None, 9).await.unwrap();
    assert_eq!(page, [person("q")]);
}

pub async fn an_error_spends_it(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    let nobody_s = [evidence("e", "nobody")];
    assert!(tx.upsert_evidence(&o, &nobody_s).await.is_err());
    let next = tx.upsert_person(&o, &person("q")).await;
    assert!(matches!(next, Err(StorageError::Spent)));
    let next = tx.count_people(&o).await;
    assert!(matches!(next, Err(StorageError::Spent)));
    assert!(matches!(tx.commit().await, Err(StorageError::Spent)));
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.organisations().await.unwrap(), []);
}

pub async fn writers_wait_in_line(db: Db) {
    let o = organisation("o");
    let mut tx = db.storage().begin().await.unwrap();
    tx.upsert_organisation(&o).await.unwrap();
    tx.commit().await.unwrap();
    let mut writers = Vec::new();
    for writer in 0..4 {
        let (storage, o) = (db.another().await, o.id.clone());
        writers.push(tokio::spawn(async move {
            for i in 0..10 {
                let mut tx = storage.begin().await.unwrap();
                let id = format!("{writer}-{i}");
                tx.upsert_person(&o, &person(&id)).await.unwrap();
                tx.upsert_person(&o, &person("shared")).await.unwrap();
                tx.commit().await.unwrap();
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let mut now = db.storage().read().await.unwrap();
    assert_eq!(now.count_people(&o.id).await.unwrap(), 41);
}
