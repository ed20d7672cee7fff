//! Backup and restore.

use folkmoot_model::Timestamp;

use super::{
    Db,
    samples::{
        at, event, every_evidence, fill, organisation, organisation_id, people, person, run,
    },
};
use crate::{Storage, StorageError};

const AT: Timestamp = Timestamp::from_millis(1_772_357_400_000);

async fn backup(storage: &dyn Storage) -> Vec<u8> {
    let mut out = Vec::new();
    storage.backup(&mut out, AT).await.unwrap();
    out
}

pub async fn everything_comes_back(db: Db) {
    fill(&*db.storage()).await;
    let saved = backup(&*db.storage()).await;
    let new = db.blank().await;
    new.migrate().await.unwrap();
    let summary = new.restore(&mut saved.as_slice()).await.unwrap();
    assert_eq!(summary.at, AT);
    assert!(summary.rows.values().all(|rows| *rows > 0), "{summary:?}");
    assert_eq!(backup(&*new).await, saved);

    let o = organisation_id("o");
    let mut now = new.read().await.unwrap();
    for person in people() {
        let found = now.person(&o, &person.id).await.unwrap();
        assert_eq!(found, Some(person));
    }
    assert_eq!(now.count_evidence(&o).await.unwrap(), 7);
    let one = &every_evidence("p")[0];
    let found = now.evidence(&o, &one.id).await.unwrap();
    assert_eq!(found.as_ref(), Some(one));
    assert_eq!(now.run(&o, &run(1).id).await.unwrap(), Some(run(1)));
    assert_eq!(now.verify_audit(&o).await.unwrap().entries, 3);
    drop(now);
    // And life goes on.
    let mut tx = new.begin().await.unwrap();
    assert_eq!(tx.append_audit(&o, &event(9)).await.unwrap().seq, 4);
    let job = tx.take_due_job(at(10), at(20)).await.unwrap();
    assert!(job.is_some());
    tx.commit().await.unwrap();
}

pub async fn two_backups_are_the_same_bytes(db: Db) {
    fill(&*db.storage()).await;
    let first = backup(&*db.storage()).await;
    assert_eq!(backup(&*db.another().await).await, first);
}

pub async fn damage_is_refused(db: Db) {
    fill(&*db.storage()).await;
    let saved = backup(&*db.storage()).await;
    let new = db.blank().await;
    new.migrate().await.unwrap();
    let mut refused = 0;
    let mut try_it = async |bytes: &[u8], what: &str| {
        let error = new.restore(&mut { bytes }).await;
        assert!(matches!(error, Err(StorageError::BackupDamaged { .. })), "{what}: {error:?}");
        refused += 1;
    };
    for i in 0..20 {
        let cut = saved.len() * i / 20;
        try_it(&saved[..cut], "cut").await;
        let mut flipped = saved.clone();
        // The bytes 4 to 9 of gzip are a date and hints that mean nothing.
        flipped[cut.max(10)] ^= 0x10;
        try_it(&flipped, "flipped").await;
    }
    try_it(&saved[..saved.len() - 1], "cut by one").await;
    try_it(&[saved.as_slice(), b"x"].concat(), "longer").await;
    try_it(b"id,name\n1,Kim\n", "no backup").await;
    assert_eq!(refused, 43);
    let mut now = new.read().await.unwrap();
    assert_eq!(now.organisations().await.unwrap(), []);
    drop(now);
    new.restore(&mut saved.as_slice()).await.unwrap();
}

pub async fn a_filled_database_is_refused(db: Db) {
    fill(&*db.storage()).await;
    let saved = backup(&*db.storage()).await;
    let error = db.storage().restore(&mut saved.as_slice()).await;
    assert!(matches!(error, Err(StorageError::NotEmpty { .. })));
    assert_eq!(backup(&*db.storage()).await, saved);
}

/// A writer that adds people while the backup is written.
struct Busy {
    bytes: Vec<u8>,
    storage: std::sync::Arc<dyn Storage>,
    handle: tokio::runtime::Handle,
    written: u32,
}

impl std::io::Write for Busy {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.written += 1;
        let id = format!("late-{}", self.written);
        tokio::task::block_in_place(|| {
            self.handle.block_on(async {
                let mut tx = self.storage.begin().await.unwrap();
                let o = organisation_id("o");
                tx.upsert_person(&o, &person(&id)).await.unwrap();
                tx.upsert_organisation(&organisation(&id)).await.unwrap();
                tx.commit().await.unwrap();
            });
        });
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub async fn it_is_of_one_moment(db: Db) {
    fill(&*db.storage()).await;
    let before = backup(&*db.storage()).await;
    let mut busy = Busy {
        bytes: Vec::new(),
        storage: db.another().await,
        handle: tokio::runtime::Handle::current(),
        written: 0,
    };
    db.storage().backup(&mut busy, AT).await.unwrap();
    assert!(busy.written > 0);
    assert_eq!(busy.bytes, before);
}
