//! Issues and calls.

use folkmoot_model::{IssueId, IssueState};

use super::{
    Db,
    samples::{at, begin_with_person, call, issue, organisation_id},
};
use crate::StorageError;

pub async fn issues_and_calls(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let (mut first, mut second) = (issue("o", "i"), issue("o", "j"));
    second.created_at = at(i64::MIN);
    let mut newer = call("o", "d");
    newer.created_at = at(i64::MAX);
    newer.issue = Some(first.id.clone());
    let mut tx = begin_with_person(&*storage).await;
    for issue in [&first, &second, &first] {
        tx.upsert_issue(issue).await.unwrap();
    }
    first = first.close().unwrap();
    tx.upsert_issue(&first).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.upsert_call(&newer).await.unwrap();
    newer = newer.open().unwrap();
    tx.upsert_call(&newer).await.unwrap();
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    let found = now.issue(&o, &first.id).await.unwrap().unwrap();
    assert_eq!(found.state, IssueState::Closed);
    assert_eq!(now.issues(&o).await.unwrap(), [first, second]);
    let found = now.call(&o, &newer.id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&newer));
    assert_eq!(now.calls(&o).await.unwrap(), [newer, call("o", "c")]);
}

pub async fn a_call_of_no_issue_is_refused(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    let mut lost = call("o", "c");
    lost.issue = Some(IssueId::new("nowhere").unwrap());
    let error = tx.upsert_call(&lost).await;
    assert!(matches!(error, Err(StorageError::MissingReference { .. })));
}
