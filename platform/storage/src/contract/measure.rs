//! How fast a backend is, in the words of the main job: 10,000 people with
//! 60,000 pieces of evidence.

use std::time::Instant;

use folkmoot_model::{DailyRating, Day, Evidence, Person};
use futures_util::TryStreamExt;

use super::samples::{at, evidence, organisation, organisation_id, person};
use crate::{Storage, evidence::all_evidence, people::all_people};

const PEOPLE: usize = 10_000;
const EVIDENCE: usize = 60_000;

/// Writes and reads, and prints how long each took. The database has its
/// schema and is empty.
pub async fn bulk(storage: &dyn Storage) {
    let o = organisation_id("o");
    let people: Vec<Person> = (0..PEOPLE).map(|i| person(&format!("p{i:05}"))).collect();
    let items: Vec<Evidence> = (0..EVIDENCE).map(item).collect();

    for what in ["insert", "replace"] {
        let start = Instant::now();
        let mut tx = storage.begin().await.unwrap();
        tx.upsert_organisation(&organisation("o")).await.unwrap();
        tx.upsert_people(&o, &people).await.unwrap();
        let people_in = start.elapsed();
        let middle = Instant::now();
        for chunk in items.chunks(5_000) {
            tx.upsert_evidence(&o, chunk).await.unwrap();
        }
        let evidence_in = middle.elapsed();
        tx.commit().await.unwrap();
        let all = start.elapsed();
        println!("{what}: people {people_in:?}, evidence {evidence_in:?}, with commit {all:?}");
    }

    let start = Instant::now();
    let mut now = storage.read().await.unwrap();
    let pages: Vec<_> = all_people(&mut *now, &o).try_collect().await.unwrap();
    assert_eq!(pages.concat(), people);
    let people_out = start.elapsed();
    let start = Instant::now();
    let pages: Vec<_> = all_evidence(&mut *now, &o).try_collect().await.unwrap();
    let evidence_out = start.elapsed();
    assert_eq!(pages.concat().len(), EVIDENCE);
    println!("read: people {people_out:?}, evidence {evidence_out:?}");
    drop(now);

    let start = Instant::now();
    let mut saved = Vec::new();
    storage.backup(&mut saved, at(0)).await.unwrap();
    println!("backup: {:?}, {} bytes", start.elapsed(), saved.len());
}

/// About 300 bytes of text and three daily ratings.
fn item(i: usize) -> Evidence {
    let day = i32::try_from(i % 5_000).unwrap();
    let rating = |n| DailyRating { day: Day::from_days(15_000 + day + n), up: 2, down: 1 };
    Evidence {
        title: format!("Work on lanes and crossings, part {i}"),
        text: "Planned and measured cycle lanes beside a busy street. ".repeat(5),
        topics: vec!["cycling".to_owned(), "street design".to_owned()],
        at: Some(Day::from_days(15_000 + day)),
        ratings: (0..3).map(rating).collect(),
        ..evidence(&format!("e{i:05}"), &format!("p{:05}", i % PEOPLE))
    }
}
