//! Answers to practical questions, and how they are rated.

use folkmoot_model::{Answer, AnswerRating, Day, EvidenceId, KindId};

use super::{
    Db,
    samples::{
        AWKWARD, at, begin_with_person, call, every_evidence, organisation_id, person, person_id,
    },
};
use crate::{Storage, StorageError, Transaction};

/// An answer; `item` is which of the pieces of evidence of `p` it is.
pub(super) fn answer(item: usize) -> Answer {
    Answer {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        kind: KindId::new("k").unwrap(),
        question: AWKWARD.to_owned(),
        person: person_id("p"),
        evidence: every_evidence("p")[item].id.clone(),
        created_at: at(7),
    }
}

pub(super) fn rating(item: usize, rater: &str, useful: bool) -> AnswerRating {
    let (evidence, rater) = (answer(item).evidence, person_id(rater));
    AnswerRating { evidence, rater, useful, day: Day::from_days(20_000) }
}

async fn begin(storage: &dyn Storage) -> Box<dyn Transaction> {
    let o = organisation_id("o");
    let mut tx = begin_with_person(storage).await;
    tx.upsert_person(&o, &person("rater")).await.unwrap();
    tx.upsert_evidence(&o, &every_evidence("p")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx
}

pub async fn they_come_back_with_what_raters_think(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut tx = begin(&*storage).await;
    let mut all = vec![answer(0), answer(1)];
    for one in &all {
        tx.upsert_answer(&Answer { question: "old".to_owned(), ..one.clone() }).await.unwrap();
        tx.upsert_answer(one).await.unwrap();
    }
    tx.put_answer_rating(&o, &rating(0, "rater", false)).await.unwrap();
    tx.put_answer_rating(&o, &rating(0, "rater", true)).await.unwrap();
    tx.put_answer_rating(&o, &rating(1, "p", false)).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let call = call("o", "c").id;
    all.sort_by(|a, b| a.evidence.cmp(&b.evidence));
    assert_eq!(now.answers_to(&o, &call).await.unwrap(), all);
    assert_eq!(now.answers_of(&o, &p).await.unwrap(), all);
    assert_eq!(now.answers_of(&organisation_id("x"), &p).await.unwrap(), []);
    let mut ratings = vec![rating(0, "rater", true), rating(1, "p", false)];
    ratings.sort_by(|a, b| a.evidence.cmp(&b.evidence));
    assert_eq!(now.answer_ratings(&o, &call).await.unwrap(), ratings);
    assert_eq!(now.answer_ratings_by(&o, &p).await.unwrap(), [rating(1, "p", false)]);
}

pub async fn they_go_with_the_evidence_and_ratings_with_the_rater(db: Db) {
    let storage = db.storage();
    let (o, call) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin(&*storage).await;
    for item in [0, 1] {
        tx.upsert_answer(&answer(item)).await.unwrap();
        tx.put_answer_rating(&o, &rating(item, "rater", true)).await.unwrap();
        tx.put_answer_rating(&o, &rating(item, "p", true)).await.unwrap();
    }
    tx.remove_evidence(&o, &answer(0).evidence).await.unwrap();
    assert_eq!(tx.answers_to(&o, &call).await.unwrap(), [answer(1)]);
    assert_eq!(tx.answer_ratings(&o, &call).await.unwrap().len(), 2);
    tx.forget_person(&o, &person_id("rater")).await.unwrap().unwrap();
    assert_eq!(tx.answer_ratings(&o, &call).await.unwrap(), [rating(1, "p", true)]);
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    assert_eq!(tx.answers_to(&o, &call).await.unwrap(), []);
    tx.commit().await.unwrap();
}

pub async fn one_for_nothing_is_refused(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let nowhere = || EvidenceId::new("nowhere").unwrap();
    let nothing = Answer { evidence: nowhere(), ..answer(0) };
    let rated = AnswerRating { evidence: nowhere(), ..rating(0, "rater", true) };
    for which in [0, 1] {
        let mut tx = begin(&*storage).await;
        let written = match which {
            0 => tx.upsert_answer(&nothing).await,
            _ => tx.put_answer_rating(&o, &rated).await,
        };
        let result = match written {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        assert!(matches!(result, Err(StorageError::MissingReference { .. })), "{result:?}");
    }
}
