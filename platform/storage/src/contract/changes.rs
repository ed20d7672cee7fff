//! What is told to those who listen.

use std::time::Duration;

use folkmoot_model::{Actor, AuditEvent, Subject, Timestamp};
use serde_json::{Value, json};

use super::{
    Db,
    samples::{organisation, organisation_id},
};
use crate::changes::{Change, Changes, Told};
use crate::{Storage, Transaction};

const LONG: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);

fn event(kind: &str, id: &str, detail: Value) -> AuditEvent {
    AuditEvent {
        at: Timestamp::from_millis(0),
        actor: Actor::System,
        action: "test.done".to_owned(),
        subject: Subject { kind: kind.to_owned(), id: id.to_owned() },
        detail,
    }
}

async fn begin(storage: &dyn Storage) -> Box<dyn Transaction> {
    let mut tx = storage.begin().await.unwrap();
    tx.upsert_organisation(&organisation("o")).await.unwrap();
    tx
}

async fn next(changes: &mut Changes) -> Told {
    tokio::time::timeout(LONG, changes.next()).await.expect("told in time").unwrap()
}

async fn change(changes: &mut Changes) -> Change {
    match next(changes).await {
        Told::Change(change) => change,
        Told::Missed => panic!("nothing was missed"),
    }
}

async fn silent(changes: &mut Changes) {
    let told = tokio::time::timeout(SHORT, changes.next()).await;
    assert!(told.is_err(), "{told:?}");
}

pub async fn what_is_committed_is_told(db: Db) {
    let (storage, o) = (db.storage(), organisation_id("o"));
    let mut one = storage.changes().await.unwrap();
    let mut two = storage.changes().await.unwrap();
    let mut tx = begin(&*storage).await;
    tx.append_audit(&o, &event("call", "c", Value::Null)).await.unwrap();
    tx.append_audit(&o, &event("run", "r", json!({ "call": "c" }))).await.unwrap();
    tx.append_audit(&o, &event("person", "p", json!({ "call": "" }))).await.unwrap();
    silent(&mut one).await;
    tx.commit().await.unwrap();
    for changes in [&mut one, &mut two] {
        for (seq, kind, call) in
            [(1, "call", Some("c")), (2, "run", Some("c")), (3, "person", None)]
        {
            let told = change(changes).await;
            assert_eq!((told.organisation.as_str(), told.seq), ("o", seq));
            assert_eq!(told.subject.kind, kind);
            assert_eq!(told.call.as_ref().map(folkmoot_model::CallId::as_str), call);
        }
        silent(changes).await;
    }
}

pub async fn what_is_undone_is_not_told(db: Db) {
    let (storage, o) = (db.storage(), organisation_id("o"));
    let mut changes = storage.changes().await.unwrap();
    let mut tx = begin(&*storage).await;
    tx.append_audit(&o, &event("call", "undone", Value::Null)).await.unwrap();
    drop(tx);
    let mut tx = begin(&*storage).await;
    tx.append_audit(&o, &event("call", "done", Value::Null)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(change(&mut changes).await.subject.id, "done");
    silent(&mut changes).await;
}

pub async fn who_falls_behind_is_told_so(db: Db) {
    let (storage, o) = (db.storage(), organisation_id("o"));
    let mut changes = storage.changes().await.unwrap();
    let mut tx = begin(&*storage).await;
    // More than are kept, and more at once than is worth telling one by one.
    for i in 0..300 {
        tx.append_audit(&o, &event("call", &i.to_string(), Value::Null)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(next(&mut changes).await, Told::Missed);
}

pub async fn ids_of_any_length_are_told_or_missed(db: Db) {
    let (storage, o) = (db.storage(), organisation_id("o"));
    let mut changes = storage.changes().await.unwrap();
    for id in ["'; DROP TABLE call; --", "日本語 \u{1f600} \"quoted\"", &"x".repeat(100_000)] {
        let mut tx = begin(&*storage).await;
        tx.append_audit(&o, &event("call", id, Value::Null)).await.unwrap();
        tx.commit().await.unwrap();
        match next(&mut changes).await {
            Told::Change(change) => assert_eq!(change.subject.id, id),
            Told::Missed => assert!(id.len() > 1_000, "{id}"),
        }
    }
}
