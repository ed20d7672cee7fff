//! The schema, and what is kept being changed from outside.

use super::{
    Db,
    samples::{begin_with_person, organisation_id, person_id},
};
use crate::{SchemaVersion, StorageError};

pub async fn laying_it_twice_is_laying_it_once(db: Db) {
    let new = db.blank().await;
    let known = new.health().await.unwrap().known;
    let blank = SchemaVersion(0);
    assert_eq!(new.migrate().await.unwrap(), (blank, known));
    assert_eq!(new.migrate().await.unwrap(), (known, known));
    let health = new.health().await.unwrap();
    assert_eq!(health.schema, known);
    assert!(health.database.contains(' '), "{}", health.database);
}

pub async fn a_blank_database_says_so(db: Db) {
    let new = db.blank().await;
    assert_eq!(new.health().await.unwrap().schema, SchemaVersion(0));
    let error = new.read().await.err();
    assert!(matches!(error, Some(StorageError::SchemaOlder { .. })));
    let error = new.begin().await.err();
    assert!(matches!(error, Some(StorageError::SchemaOlder { .. })));
}

pub async fn a_newer_database_is_refused(db: Db) {
    db.execute(
        "UPDATE _sqlx_migrations SET version = 9000 WHERE version = (
             SELECT MAX(version) FROM _sqlx_migrations
         )",
    )
    .await
    .unwrap();
    let storage = db.storage();
    let newer = |error: Option<StorageError>| match error {
        Some(StorageError::SchemaNewer { found, known }) => {
            found == SchemaVersion(9_000) && known < found
        }
        _ => false,
    };
    assert!(newer(storage.migrate().await.err()));
    assert!(newer(storage.read().await.err()));
    assert!(newer(storage.begin().await.err()));
    let health = storage.health().await.unwrap();
    assert_eq!(health.schema, SchemaVersion(9_000));
}

pub async fn a_corrupt_row_is_named(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    begin_with_person(&*storage).await.commit().await.unwrap();
    for change in ["languages = 'no list'", "email = 'no address'"] {
        let sql = format!("UPDATE person SET {change}");
        db.execute(&sql).await.unwrap();
        let mut now = storage.read().await.unwrap();
        match now.person(&o, &p).await {
            Err(StorageError::CorruptRow { table, key, .. }) => {
                assert_eq!((table, key.as_str()), ("person", "p"));
            }
            other => panic!("{other:?}"),
        }
    }
    // The database keeps to the types of columns by itself.
    let sql = "UPDATE organisation SET created_at = 'soon'";
    assert!(db.execute(sql).await.is_err());
}
