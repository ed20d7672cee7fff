//! Issues, calls and invitations.

use folkmoot_model::{DeclineReason, Email, InvitationState as State, IssueId, IssueState};

use super::{
    Db,
    samples::{at, begin_with_person, call, invitation, issue, organisation_id, person_id, run},
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

pub async fn invitations_in_every_state(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let at = at(3);
    let to = Email::new("kim@example.org").unwrap();
    let reason = DeclineReason::DoNotAsk;
    let states = [
        State::Drafted,
        State::Sent { at },
        State::Seen { at },
        State::Accepted { at },
        State::Declined { at, reason },
        State::Forwarded { at, to },
        State::Expired { at },
        State::Withdrawn { at },
    ];
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.append_run(&o, &run(1)).await.unwrap();
    let mut all = Vec::new();
    for (i, state) in states.into_iter().enumerate() {
        let drafted = invitation("o", &format!("v{i}"), State::Drafted);
        tx.upsert_invitation(&drafted).await.unwrap();
        let mut invitation = invitation("o", &format!("v{i}"), state);
        invitation.run = (i > 3).then(|| run(1).id);
        tx.upsert_invitation(&invitation).await.unwrap();
        all.push(invitation);
    }
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    let call = call("o", "c").id;
    assert_eq!(now.invitations_to(&o, &call).await.unwrap(), all);
    let one = now.invitation(&o, &all[5].id).await.unwrap();
    assert_eq!(one.as_ref(), Some(&all[5]));
    all.reverse();
    assert_eq!(now.invitations_of(&o, &p).await.unwrap(), all);
}
