//! Evidence and claims.

use folkmoot_model::{Evidence, EvidenceId};
use futures_util::TryStreamExt;

use super::{
    Db,
    samples::{
        begin_with_person, claim, every_evidence, evidence, organisation_id, person, person_id,
    },
};
use crate::{EvidenceKey, StorageError, evidence::all_evidence};

pub async fn round_trip(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut every = every_evidence("p");
    every.push(evidence("plain", "p"));
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_evidence(&o, &every).await.unwrap();
    tx.upsert_evidence(&o, &every).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    every.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(now.evidence_of(&o, &p).await.unwrap(), every);
    let one = now.evidence(&o, &every[0].id).await.unwrap();
    assert_eq!(one.as_ref(), Some(&every[0]));
    drop(now);

    let mut tx = storage.begin().await.unwrap();
    assert!(tx.remove_evidence(&o, &every[0].id).await.unwrap());
    assert!(!tx.remove_evidence(&o, &every[0].id).await.unwrap());
    assert_eq!(tx.evidence(&o, &every[0].id).await.unwrap(), None);
    assert_eq!(tx.count_evidence(&o).await.unwrap(), 7);
}

pub async fn several_are_found_by_their_ids(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut all: Vec<Evidence> = (0..20).map(|i| evidence(&format!("i{i:02}"), "p")).collect();
    all.extend(every_evidence("p"));
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_evidence(&o, &all).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let mut ids: Vec<_> = all.iter().map(|item| item.id.clone()).collect();
    ids.push(EvidenceId::new("none").unwrap());
    let mut found = now.evidence_named(&o, &ids).await.unwrap();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(found, all);
    assert_eq!(now.evidence_named(&o, &[]).await.unwrap(), []);
    assert_eq!(now.evidence_named(&organisation_id("other"), &ids).await.unwrap(), []);
}

pub async fn many_at_once_and_the_later_counts(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut many: Vec<Evidence> = (0..700).map(|i| evidence(&format!("e{i:04}"), "p")).collect();
    let later = Evidence { person: person_id("q"), ..every_evidence("q")[0].clone() };
    let later = Evidence { id: many[3].id.clone(), ..later };
    many.insert(500, later.clone());
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_evidence(&o, &many).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.count_evidence(&o).await.unwrap(), 700);
    assert_eq!(now.evidence(&o, &later.id).await.unwrap(), Some(later));
}

pub async fn pages_are_by_person(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut many = Vec::new();
    let mut tx = begin_with_person(&*storage).await;
    for (i, who) in ["b", "B", "a", "\u{e4}"].into_iter().enumerate() {
        tx.upsert_person(&o, &person(who)).await.unwrap();
        many.extend((0..5).map(|n| evidence(&format!("{}-{n}", 9 - i), who)));
    }
    tx.upsert_evidence(&o, &many).await.unwrap();
    tx.commit().await.unwrap();
    many.sort_by(|a, b| (&a.person, &a.id).cmp(&(&b.person, &b.id)));

    let mut now = storage.read().await.unwrap();
    let mut found: Vec<Evidence> = Vec::new();
    loop {
        let after = found
            .last()
            .map(|item| EvidenceKey { person: item.person.clone(), id: item.id.clone() });
        let page = now.evidence_page(&o, after.as_ref(), 3).await.unwrap();
        if page.is_empty() {
            break;
        }
        found.extend(page);
    }
    assert_eq!(found, many);
    let pages: Vec<_> = all_evidence(&mut *now, &o).try_collect().await.unwrap();
    assert_eq!(pages.concat(), many);
}

pub async fn nobody_s_evidence_is_refused(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    let result = tx.upsert_evidence(&o, &[evidence("e", "nobody")]).await;
    // Checked at once or at the end, it is never kept.
    let result = match result {
        Ok(()) => tx.commit().await,
        Err(error) => Err(error),
    };
    assert!(matches!(result, Err(StorageError::MissingReference { .. })));
    let mut now = storage.read().await.unwrap();
    let id = EvidenceId::new("e").unwrap();
    assert_eq!(now.evidence(&o, &id).await.unwrap(), None);
}

pub async fn claims(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin_with_person(&*storage).await;
    let many: Vec<_> = (0..300).map(|i| claim(&format!("k{i:03}"), "p")).collect();
    tx.upsert_claims(&o, &many).await.unwrap();
    tx.upsert_claims(&o, &many).await.unwrap();
    assert_eq!(tx.claims_of(&o, &p).await.unwrap(), many);
    assert_eq!(tx.count_claims(&o).await.unwrap(), 300);
    assert_eq!(tx.remove_claims(&o, &p).await.unwrap(), 300);
    assert_eq!(tx.remove_claims(&o, &p).await.unwrap(), 0);
}

pub async fn what_is_withheld_is_found(db: Db) {
    use folkmoot_model::Consent;
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    let all = every_evidence("p");
    tx.upsert_evidence(&o, &all).await.unwrap();
    let withheld = all.into_iter().filter(|item| {
        matches!(item.consent, Consent::Withdrawn { .. } | Consent::Contested { .. })
    });
    let withheld = withheld.map(|item| (item.id, item.consent)).collect();
    assert_eq!(tx.withheld_evidence(&o).await.unwrap(), withheld);
    assert!(tx.withheld_evidence(&organisation_id("x")).await.unwrap().is_empty());
}
