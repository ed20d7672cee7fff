//! Run records.

use folkmoot_model::{CallId, RunKind};
use serde_json::json;

use super::{
    Db,
    samples::{at, begin_with_person, call, organisation_id, run},
};
use crate::{LatestRun, StorageError};

pub async fn the_same_run_is_kept_once(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut again = run(1);
    again.at = at(99);
    let mut tx = begin_with_person(&*storage).await;
    assert!(tx.append_run(&o, &run(1)).await.unwrap());
    assert!(!tx.append_run(&o, &again).await.unwrap());
    let mut other = run(2);
    other.call = None;
    assert!(tx.append_run(&o, &other).await.unwrap());
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let found = now.latest_runs(&o, None, 9).await.unwrap();
    assert_eq!(found, [other.clone(), run(1)]);
    let found = now.latest_runs(&o, None, 1).await.unwrap();
    assert_eq!(found, [other]);
    let call = CallId::new("c").unwrap();
    let found = now.latest_runs(&o, Some(&call), 9).await.unwrap();
    assert_eq!(found, [run(1)]);
}

pub async fn the_latest_of_each_call_is_named(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let (mut of_no_call, mut later, mut draw) = (run(2), run(3), run(4));
    of_no_call.call = None;
    (later.at, draw.at) = (at(8_000), at(9_000));
    draw.kind = RunKind::Draw;
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    for run in [&run(1), &of_no_call, &later, &draw] {
        tx.append_run(&o, run).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let c = CallId::new("c").unwrap();
    let latest = LatestRun { call: c.clone(), run: later.id, at: at(8_000) };
    for asked in [None, Some(&c)] {
        let found = now.latest_run_of_calls(&o, RunKind::Match, asked).await.unwrap();
        assert_eq!(found, std::slice::from_ref(&latest));
    }
    let other = CallId::new("other").unwrap();
    assert_eq!(now.latest_run_of_calls(&o, RunKind::Match, Some(&other)).await.unwrap(), []);
    assert_eq!(now.latest_run_of_calls(&o, RunKind::Map, None).await.unwrap(), []);
}

pub async fn figures_come_back_exactly(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut exact = run(1);
    let figures: Vec<f64> = (1..2_000).map(|i| 1.0 / f64::from(i)).collect();
    exact.report = json!({ "scores": figures });
    let mut tx = begin_with_person(&*storage).await;
    tx.append_run(&o, &exact).await.unwrap();
    let found = tx.run(&o, &exact.id).await.unwrap().unwrap();
    assert!(found.report == exact.report, "figures have changed");
}

pub async fn another_run_under_one_id_is_refused(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut other = run(1);
    other.report = json!("another");
    let mut tx = begin_with_person(&*storage).await;
    tx.append_run(&o, &run(1)).await.unwrap();
    let error = tx.append_run(&o, &other).await;
    assert!(matches!(error, Err(StorageError::Conflict { .. })));
}

pub async fn the_database_refuses_changes(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    tx.append_run(&o, &run(1)).await.unwrap();
    tx.commit().await.unwrap();
    for sql in ["UPDATE run SET report = '{}'", "DELETE FROM run"] {
        let error = db.execute(sql).await;
        assert!(matches!(error, Err(StorageError::AppendOnly)), "{sql}");
    }
    let mut now = storage.read().await.unwrap();
    let found = now.run(&o, &run(1).id).await.unwrap();
    assert_eq!(found, Some(run(1)));
}
