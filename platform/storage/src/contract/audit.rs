//! The audit log.

use folkmoot_model::Actor;

use super::{
    Db,
    samples::{at, begin_with_person, event, organisation, organisation_id, person_id},
};
use crate::{AuditFilter, AuditProblem, StorageError, audit::GENESIS};

async fn log_of(db: &Db, length: i64) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    for salt in 1..=length {
        let o = organisation_id("o");
        tx.append_audit(&o, &event(salt)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn problem(db: &Db) -> Option<AuditProblem> {
    let mut now = db.storage().read().await.unwrap();
    let verdict = now.verify_audit(&organisation_id("o")).await;
    verdict.unwrap().problem
}

pub async fn entries_chain(db: Db) {
    let storage = db.storage();
    let (o, two) = (organisation_id("o"), organisation_id("two"));
    log_of(&db, 3).await;
    let mut tx = storage.begin().await.unwrap();
    tx.upsert_organisation(&organisation("two")).await.unwrap();
    let theirs = tx.append_audit(&two, &event(9)).await.unwrap();
    assert_eq!(theirs.seq, 1);
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    let log = now.audit_page(&o, 0, 99).await.unwrap();
    assert_eq!(log.len(), 3);
    assert_eq!(log[0].previous.as_str(), GENESIS);
    for (i, entry) in log.iter().enumerate() {
        let seq = i64::try_from(i).unwrap() + 1;
        assert_eq!(entry.seq, seq.unsigned_abs());
        assert_eq!(entry.event, event(seq));
        assert!(i == 0 || entry.previous == log[i - 1].hash);
    }
    assert_eq!(now.audit_page(&o, 1, 1).await.unwrap(), log[1..2]);
    assert_eq!(now.audit_page(&o, u64::MAX, 1).await.unwrap(), []);
    let verdict = now.verify_audit(&o).await.unwrap();
    assert_eq!((verdict.entries, verdict.problem), (3, None));
    assert_eq!(verdict.head, log[2].hash);
    let nowhere = organisation_id("nowhere");
    let verdict = now.verify_audit(&nowhere).await.unwrap();
    assert_eq!((verdict.entries, verdict.problem), (0, None));
}

pub async fn entries_are_found_by_what_they_say(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    for (i, (who, action, subject)) in [
        (Actor::CommandLine, "call.opened", "c"),
        (Actor::Person(person_id("p")), "call.opened", "d"),
        (Actor::Person(person_id("p")), "call.closed", "c"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut event = event(1);
        (event.actor, event.action) = (who, action.to_owned());
        (event.subject.id, event.at) = (subject.to_owned(), at(10 * i64::try_from(i).unwrap()));
        tx.append_audit(&o, &event).await.unwrap();
    }
    let all = AuditFilter::default();
    let person = AuditFilter { actor: Some(Actor::Person(person_id("p"))), ..all.clone() };
    let opened = AuditFilter { action: Some("call.opened".to_owned()), ..all.clone() };
    let c = AuditFilter { subject: Some("c".to_owned()), ..all.clone() };
    let between = AuditFilter { from: Some(at(10)), until: Some(at(20)), ..all.clone() };
    let both = AuditFilter { action: Some("call.opened".to_owned()), ..person.clone() };
    for (filter, before, limit, expected) in [
        (&all, None, 9, &[3, 2, 1][..]),
        (&all, Some(3), 1, &[2]),
        (&all, Some(1), 9, &[]),
        (&person, None, 9, &[3, 2]),
        (&opened, None, 9, &[2, 1]),
        (&c, None, 9, &[3, 1]),
        (&between, None, 9, &[2]),
        (&both, None, 9, &[2]),
    ] {
        let found = tx.find_audit(&o, filter, before, limit).await.unwrap();
        let found: Vec<u64> = found.into_iter().map(|entry| entry.seq).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
    assert_eq!(tx.find_audit(&organisation_id("none"), &all, None, 9).await.unwrap(), []);
}

pub async fn writers_at_once_make_one_chain(db: Db) {
    log_of(&db, 1).await;
    let mut writers = Vec::new();
    for writer in 0..4 {
        let storage = db.another().await;
        writers.push(tokio::spawn(async move {
            let o = organisation_id("o");
            for i in 0..10 {
                let mut tx = storage.begin().await.unwrap();
                let salt = writer * 100 + i;
                tx.append_audit(&o, &event(salt)).await.unwrap();
                tx.commit().await.unwrap();
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let mut now = db.storage().read().await.unwrap();
    let verdict = now.verify_audit(&organisation_id("o")).await.unwrap();
    assert_eq!((verdict.entries, verdict.problem), (41, None));
}

pub async fn every_tampering_is_found(db: Db) {
    log_of(&db, 5).await;
    db.lift_append_only().await;
    let altered = Some(AuditProblem::Altered { seq: 3 });
    for (tamper, undo) in [
        ("made_at = made_at + 1", "made_at = made_at - 1"),
        ("actor = 'person:p'", "actor = 'command_line'"),
        ("action = 'test.undone'", "action = 'test.done'"),
        ("subject_kind = 'x'", "subject_kind = 'test'"),
        ("detail = detail || ' '", "detail = trim(detail)"),
        ("previous = hash, hash = previous", "previous = hash, hash = previous"),
    ] {
        assert_eq!(problem(&db).await, None, "{tamper}");
        let set = |what| format!("UPDATE audit SET {what} WHERE seq = 3");
        db.execute(&set(tamper)).await.unwrap();
        assert_eq!(problem(&db).await, altered, "{tamper}");
        db.execute(&set(undo)).await.unwrap();
    }
    // Two entries change places, and change back.
    for expected in [Some(AuditProblem::Altered { seq: 2 }), None] {
        for step in ["seq = 100 WHERE seq = 2", "seq = 2 WHERE seq = 3", "seq = 3 WHERE seq = 100"]
        {
            db.execute(&format!("UPDATE audit SET {step}")).await.unwrap();
        }
        assert_eq!(problem(&db).await, expected);
    }
    // One is added behind the end.
    let copy = "INSERT INTO audit SELECT organisation_id, 6, made_at, actor, action,
        subject_kind, subject_id, detail, previous, hash FROM audit WHERE seq = 5";
    db.execute(copy).await.unwrap();
    assert_eq!(problem(&db).await, Some(AuditProblem::Added { seq: 6 }));
    db.execute("DELETE FROM audit WHERE seq = 6").await.unwrap();
    // The last goes, then one in the middle.
    for seq in [5, 2] {
        let remove = format!("DELETE FROM audit WHERE seq = {seq}");
        db.execute(&remove).await.unwrap();
        assert_eq!(problem(&db).await, Some(AuditProblem::Missing { seq }));
    }
}

pub async fn the_database_refuses_changes(db: Db) {
    log_of(&db, 2).await;
    for sql in ["UPDATE audit SET detail = '{}'", "DELETE FROM audit"] {
        let error = db.execute(sql).await;
        assert!(matches!(error, Err(StorageError::AppendOnly)), "{sql}");
    }
    assert_eq!(problem(&db).await, None);
}
