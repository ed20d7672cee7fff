//! The job queue.

use std::collections::BTreeSet;

use folkmoot_model::JobId;
use serde_json::json;

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, organisation_id},
};
use crate::{Enqueued, JobCounts, JobStanding, JobsOf, NewJob, Storage, StorageError};

#[must_use]
pub fn job(id: &str, due: i64) -> NewJob {
    NewJob {
        id: JobId::new(id).unwrap(),
        organisation: Some(organisation_id("o")),
        kind: "mail".to_owned(),
        payload: json!({"invitation": AWKWARD}),
        key: format!("mail/{id}"),
        due_at: at(due),
        tries: 3,
    }
}

async fn queue(storage: &dyn Storage, jobs: &[NewJob]) {
    let mut tx = begin_with_person(storage).await;
    for job in jobs {
        assert_eq!(tx.enqueue_job(job).await.unwrap(), Enqueued::New);
    }
    tx.commit().await.unwrap();
}

pub async fn a_job_goes_its_way(db: Db) {
    let storage = db.storage();
    let mut system = job("j", 10);
    system.organisation = None;
    queue(&*storage, &[system.clone()]).await;
    let mut tx = storage.begin().await.unwrap();
    assert_eq!(tx.take_due_job(at(9), at(50)).await.unwrap(), None);
    let taken = tx.take_due_job(at(10), at(50)).await.unwrap().unwrap();
    assert_eq!(taken.id, system.id);
    assert_eq!(taken.organisation, None);
    assert_eq!(taken.payload, system.payload);
    assert_eq!((taken.attempt, taken.tries), (1, 3));
    assert_eq!(taken.held_until, at(50));
    assert_eq!(tx.take_due_job(at(10), at(50)).await.unwrap(), None);
    tx.complete_job(&taken).await.unwrap();
    let counts = tx.count_jobs().await.unwrap();
    let done = JobCounts { done: 1, ..JobCounts::default() };
    assert_eq!(counts, done);
    assert_eq!(tx.prune_done_jobs(at(10)).await.unwrap(), 0);
    assert_eq!(tx.prune_done_jobs(at(11)).await.unwrap(), 1);
    assert_eq!(tx.count_jobs().await.unwrap(), JobCounts::default());
}

pub async fn the_same_work_is_queued_once(db: Db) {
    let storage = db.storage();
    queue(&*storage, &[job("j", 10)]).await;
    let mut again = job("other", 10);
    again.key = job("j", 10).key;
    let mut tx = storage.begin().await.unwrap();
    let before = Enqueued::Before(job("j", 10).id);
    assert_eq!(tx.enqueue_job(&again).await.unwrap(), before);
    let taken = tx.take_due_job(at(10), at(50)).await.unwrap().unwrap();
    tx.complete_job(&taken).await.unwrap();
    assert_eq!(tx.enqueue_job(&again).await.unwrap(), before);
    assert_eq!(tx.count_jobs().await.unwrap().waiting, 0);
}

pub async fn a_dropped_change_queues_nothing(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.enqueue_job(&job("j", 10)).await.unwrap();
    drop(tx);
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.count_jobs().await.unwrap(), JobCounts::default());
}

pub async fn failures_come_again_later_and_end(db: Db) {
    let storage = db.storage();
    queue(&*storage, &[job("j", 0)]).await;
    let mut now = at(0);
    for attempt in 1..=3 {
        let mut tx = storage.begin().await.unwrap();
        let hold = now.plus_millis(1_000);
        let taken = tx.take_due_job(now, hold).await.unwrap().unwrap();
        assert_eq!(taken.attempt, attempt);
        let error = format!("no answer {attempt}{AWKWARD}\0");
        let again = tx.fail_job(&taken, &error, now).await.unwrap();
        tx.commit().await.unwrap();
        if let Some(again) = again {
            let mut tx = storage.begin().await.unwrap();
            let early = again.plus_millis(-1);
            assert_eq!(tx.take_due_job(early, hold).await.unwrap(), None);
            now = again;
        } else {
            assert_eq!(attempt, 3);
        }
    }
    assert_eq!(now, at(90_000));
    let mut view = storage.read().await.unwrap();
    let failed = view.failed_jobs(9).await.unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].attempts, 3);
    assert!(failed[0].error.starts_with("no answer 3"));
    assert_eq!(view.count_jobs().await.unwrap().failed, 1);
}

pub async fn what_is_held_too_long_goes_back(db: Db) {
    let storage = db.storage();
    let mut once = job("once", 1);
    once.tries = 1;
    queue(&*storage, &[job("j", 0), once]).await;
    let mut tx = storage.begin().await.unwrap();
    let slow = tx.take_due_job(at(5), at(50)).await.unwrap().unwrap();
    tx.take_due_job(at(5), at(50)).await.unwrap().unwrap();
    assert_eq!(tx.reap_stale_jobs(at(50)).await.unwrap(), 0);
    assert_eq!(tx.reap_stale_jobs(at(51)).await.unwrap(), 2);
    let counts = tx.count_jobs().await.unwrap();
    assert_eq!((counts.waiting, counts.failed), (1, 1));
    let second = tx.take_due_job(at(60), at(99)).await.unwrap().unwrap();
    assert_eq!((&second.id, second.attempt), (&slow.id, 2));
    assert!(second.interrupted && !slow.interrupted);
    tx.commit().await.unwrap();
    // The slow worker comes back, and must not end the try of the other.
    let mut tx = storage.begin().await.unwrap();
    let late = tx.complete_job(&slow).await;
    assert!(matches!(late, Err(StorageError::Conflict { .. })));
    drop(tx);
    let mut tx = storage.begin().await.unwrap();
    tx.complete_job(&second).await.unwrap();
}

pub async fn the_longest_due_is_first(db: Db) {
    let storage = db.storage();
    queue(&*storage, &[job("c", 3), job("b", 1), job("a", 3)]).await;
    let mut tx = storage.begin().await.unwrap();
    let mut order = String::new();
    while let Some(job) = tx.take_due_job(at(9), at(50)).await.unwrap() {
        order.push_str(job.id.as_str());
    }
    assert_eq!(order, "bac");
}

pub async fn takers_never_share_a_job(db: Db) {
    const JOBS: usize = 60;
    let jobs: Vec<_> = (0..JOBS).map(|i| job(&format!("j{i}"), 0)).collect();
    queue(&*db.storage(), &jobs).await;
    let mut takers = Vec::new();
    for _ in 0..4 {
        let storage = db.another().await;
        takers.push(tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let mut tx = storage.begin().await.unwrap();
                let job = tx.take_due_job(at(0), at(50)).await.unwrap();
                tx.commit().await.unwrap();
                let Some(job) = job else { return mine };
                mine.push(job.id);
            }
        }));
    }
    let mut all = Vec::new();
    for taker in takers {
        all.extend(taker.await.unwrap());
    }
    assert_eq!(all.len(), JOBS);
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), JOBS);
}

pub async fn those_who_look_after_it_see_and_mend(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let (ours, all) = (
        JobsOf { organisation: &o, and_nobody_s: false },
        JobsOf { organisation: &o, and_nobody_s: true },
    );
    let other = organisation_id("other");
    let theirs = JobsOf { organisation: &other, and_nobody_s: false };
    let mut system = job("system", 1);
    system.organisation = None;
    let mut once = job("once", 2);
    once.tries = 1;
    queue(&*storage, &[system.clone(), once.clone(), job("later", 90)]).await;
    let mut tx = storage.begin().await.unwrap();
    let first = tx.take_due_job(at(5), at(50)).await.unwrap().unwrap();
    let second = tx.take_due_job(at(5), at(50)).await.unwrap().unwrap();
    tx.complete_job(&first).await.unwrap();
    tx.fail_job(&second, "refused: 550", at(7)).await.unwrap();

    let counted = [(JobStanding::Waiting, 1), (JobStanding::Failed, 1)];
    assert_eq!(tx.count_jobs_of(ours).await.unwrap(), counted);
    assert_eq!(tx.count_jobs_of(all).await.unwrap().len(), 3);
    assert_eq!(tx.count_jobs_of(theirs).await.unwrap(), []);
    let page = tx.jobs_page(all, None, 0, 9).await.unwrap();
    let ids: Vec<&str> = page.iter().map(|job| job.id.as_str()).collect();
    assert_eq!(ids, ["later", "once", "system"]);
    let failed = tx.jobs_page(ours, Some(JobStanding::Failed), 0, 9).await.unwrap();
    assert_eq!(failed, page[1..2]);
    assert_eq!(failed[0].error.as_deref(), Some("refused: 550"));
    assert_eq!((failed[0].attempts, failed[0].tries), (1, 1));
    assert_eq!(tx.jobs_page(all, None, 1, 1).await.unwrap(), page[1..2]);
    assert_eq!(tx.jobs_page(ours, Some(JobStanding::Done), 0, 9).await.unwrap(), []);

    assert!(!tx.retry_job(theirs, &once.id, at(8)).await.unwrap());
    assert!(!tx.retry_job(all, &system.id, at(8)).await.unwrap(), "it is done");
    assert!(tx.retry_job(ours, &once.id, at(8)).await.unwrap());
    let again = tx.take_due_job(at(8), at(50)).await.unwrap().unwrap();
    assert_eq!((&again.id, again.attempt, again.tries), (&once.id, 2, 4));
    assert!(!again.interrupted);
    assert!(!tx.give_up_job(ours, &once.id).await.unwrap(), "somebody works on it");
    tx.fail_job(&again, "not sent", at(9)).await.unwrap();
    assert!(!tx.give_up_job(theirs, &once.id).await.unwrap());
    for id in ["once", "later"] {
        assert!(tx.give_up_job(ours, &JobId::new(id).unwrap()).await.unwrap(), "{id}");
    }
    assert_eq!(tx.count_jobs_of(ours).await.unwrap(), [(JobStanding::GivenUp, 2)]);
    let page = tx.jobs_page(ours, Some(JobStanding::GivenUp), 0, 9).await.unwrap();
    let errors: Vec<_> = page.iter().map(|job| job.error.as_deref().unwrap()).collect();
    assert_eq!(errors, ["not sent", "given up"]);
    assert_eq!(tx.take_due_job(at(999), at(1_050)).await.unwrap(), None);
    let again = tx.enqueue_job(&job("later", 90)).await.unwrap();
    assert_eq!(again, Enqueued::Before(job("later", 90).id), "its key stays taken");
}
