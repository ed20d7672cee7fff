//! Who speaks for whose evidence.

use folkmoot_model::{
    Digest, Email, Endorsement, EndorsementId, EndorsementState, EvidenceId, WasThere,
};

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, every_evidence, organisation_id, person_id},
};
use crate::{Storage, StorageError, Transaction};

pub(super) fn endorsement(id: &str, giver: &str, state: EndorsementState) -> Endorsement {
    let asked = state == EndorsementState::Asked;
    Endorsement {
        organisation: organisation_id("o"),
        id: EndorsementId::new(id).unwrap(),
        person: person_id("p"),
        evidence: every_evidence("p")[0].id.clone(),
        name: AWKWARD.to_owned(),
        to: asked.then(|| Email::new("Giver@example.org").unwrap()),
        giver: Digest::of(giver.as_bytes()),
        state,
        created_at: at(5),
    }
}

async fn begin_with_evidence(storage: &dyn Storage) -> Box<dyn Transaction> {
    let mut tx = begin_with_person(storage).await;
    tx.upsert_evidence(&organisation_id("o"), &every_evidence("p")).await.unwrap();
    tx
}

fn given() -> EndorsementState {
    EndorsementState::Given {
        at: at(7),
        how: WasThere::LivedIt,
        words: AWKWARD.to_owned(),
        about: Digest::of(b"x"),
    }
}

pub async fn they_come_back_as_they_were(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin_with_evidence(&*storage).await;
    let states = [
        EndorsementState::Asked,
        given(),
        EndorsementState::Declined { at: at(3) },
        EndorsementState::Withdrawn { at: at(i64::MAX) },
        EndorsementState::Lapsed { at: at(0) },
    ];
    let mut all = Vec::new();
    for (i, state) in states.into_iter().enumerate() {
        let id = format!("e{i}");
        let first = endorsement(&id, "one", EndorsementState::Asked);
        tx.upsert_endorsement(&first).await.unwrap();
        let changed = endorsement(&id, "one", state);
        tx.upsert_endorsement(&changed).await.unwrap();
        all.push(changed);
    }
    let other = endorsement("other", "two", given());
    tx.upsert_endorsement(&other).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.endorsement(&o, &all[1].id).await.unwrap(), Some(all[1].clone()));
    assert_eq!(now.endorsements_by(&o, &all[0].giver).await.unwrap(), all);
    assert_eq!(now.endorsements_given(&o).await.unwrap(), [all[1].clone(), other.clone()]);
    assert_eq!(now.endorsements_given(&organisation_id("x")).await.unwrap(), []);
    assert_eq!(now.unanswered_endorsements(at(6)).await.unwrap(), all[..1]);
    assert_eq!(now.unanswered_endorsements(at(5)).await.unwrap(), []);
    all.push(other);
    assert_eq!(now.endorsements_of(&o, &p).await.unwrap(), all);
}

pub async fn a_link_opens_one_and_the_next_takes_its_place(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let it = endorsement("e", "one", EndorsementState::Asked);
    let mut tx = begin_with_evidence(&*storage).await;
    tx.upsert_endorsement(&it).await.unwrap();
    let (old, new) = (Digest::of(b"old"), Digest::of(b"new"));
    tx.keep_endorsement_token(&o, &it.id, &old).await.unwrap();
    tx.keep_endorsement_token(&o, &it.id, &new).await.unwrap();
    let after = Endorsement { state: given(), to: None, ..it };
    tx.upsert_endorsement(&after).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.endorsement_opened_by(&old).await.unwrap(), None);
    assert_eq!(now.endorsement_opened_by(&new).await.unwrap(), Some(after));
}

pub async fn they_go_with_the_evidence_and_with_either_person(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin_with_evidence(&*storage).await;
    let items = every_evidence("p");
    for (id, giver, item) in [("a", "one", 0), ("b", "two", 0), ("c", "two", 1), ("d", "six", 1)] {
        let evidence = items[item].id.clone();
        let it = Endorsement { evidence, ..endorsement(id, giver, given()) };
        tx.upsert_endorsement(&it).await.unwrap();
    }
    let two = Digest::of(b"two");
    assert_eq!(tx.forget_endorsements_by(&organisation_id("x"), &two).await.unwrap(), 0);
    assert_eq!(tx.forget_endorsements_by(&o, &two).await.unwrap(), 2);
    tx.remove_evidence(&o, &items[0].id).await.unwrap();
    let left = tx.endorsements_of(&o, &p).await.unwrap();
    assert_eq!(left.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["d"]);
    tx.forget_person(&o, &p).await.unwrap().unwrap();
    assert_eq!(tx.endorsements_given(&o).await.unwrap(), []);
    tx.commit().await.unwrap();
}

pub async fn one_for_nothing_is_refused(db: Db) {
    let storage = db.storage();
    let evidence = EvidenceId::new("nowhere").unwrap();
    let nothing = Endorsement { evidence, ..endorsement("e", "one", given()) };
    let mut tx = begin_with_evidence(&*storage).await;
    let result = match tx.upsert_endorsement(&nothing).await {
        Ok(()) => tx.commit().await,
        Err(error) => Err(error),
    };
    assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
}
