//! Who sits with whom.

use folkmoot_model::{
    Beside, Feature, SeatedPair, SeatedPerson, SeatingFigures, SeatingPlan, SeatingRules,
    SeatingTable, Seed,
};

use super::{
    Db,
    samples::{AWKWARD, at, begin_with_person, call, organisation_id, person, person_id},
};
use crate::StorageError;

pub(super) fn plan(number: u32) -> SeatingPlan {
    let table = |name: &str, offers: &[&str]| SeatingTable {
        name: name.to_owned(),
        seats: 5,
        offers: offers.iter().map(|it| (*it).to_owned()).collect(),
    };
    SeatingPlan {
        organisation: organisation_id("o"),
        call: call("o", "c").id,
        number,
        rules: SeatingRules {
            rounds: 3,
            tables: vec![table(AWKWARD, &[AWKWARD, "step-free"]), table("Window", &[])],
            pairs_across: (number > 1).then_some(Feature::Kind),
            mix: vec![Feature::Attribute(AWKWARD.to_owned())],
            company: vec![Feature::Place],
            from_round: 1,
            seed: Seed::new(AWKWARD),
        },
        figures: SeatingFigures { people: 2, pairs: 1, most_pairs: 1, ..Default::default() },
        made_at: at(i64::from(number)),
    }
}

pub(super) fn seated(id: &str, places: &[Option<u32>]) -> SeatedPerson {
    SeatedPerson {
        person: person_id(id),
        here: places.iter().any(Option::is_some),
        host_at: (id == "p").then(|| "Window".to_owned()),
        needs: vec![AWKWARD.to_owned()],
        places: places.to_vec(),
    }
}

pub(super) fn pair(a: &str, b: &str) -> SeatedPair {
    SeatedPair { a: person_id(a), b: person_id(b), relation: Beside::Once }
}

pub async fn they_come_back_as_they_were(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    assert_eq!(tx.seatings(&o, &c, 9).await.unwrap(), []);
    let (first, second) = (plan(1), plan(2));
    let people = [seated("p", &[Some(0), None, Some(1)]), seated("q", &[None, None, None])];
    tx.insert_seating(&first, &people[..1], &[]).await.unwrap();
    tx.insert_seating(&second, &people, &[pair("p", "q")]).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.seatings(&o, &c, 9).await.unwrap(), [second.clone(), first.clone()]);
    assert_eq!(now.seatings(&o, &c, 1).await.unwrap()[0].number, 2);
    assert_eq!(now.seated_people(&o, &c, 2).await.unwrap(), people);
    assert_eq!(now.seated_pairs(&o, &c, 2).await.unwrap(), [pair("p", "q")]);
    assert_eq!(now.seated_pairs(&o, &c, 1).await.unwrap(), []);
    let mine = now.seatings_with(&o, &person_id("p")).await.unwrap();
    assert_eq!(mine, [(second, people[0].clone())]);
    assert_eq!(now.seatings(&organisation_id("other"), &c, 9).await.unwrap(), []);
    drop(now);
    let mut tx = storage.begin().await.unwrap();
    assert!(tx.remove_seating(&o, &c, 2).await.unwrap());
    assert!(!tx.remove_seating(&o, &c, 2).await.unwrap());
    assert_eq!(tx.seatings(&o, &c, 9).await.unwrap(), [first]);
    assert_eq!(tx.seated_pairs(&o, &c, 2).await.unwrap(), []);
}

pub async fn whoever_is_erased_sits_nowhere(db: Db) {
    let storage = db.storage();
    let (o, c) = (organisation_id("o"), call("o", "c").id);
    let mut tx = begin_with_person(&*storage).await;
    for id in ["q", "r"] {
        tx.upsert_person(&o, &person(id)).await.unwrap();
    }
    tx.upsert_call(&call("o", "c")).await.unwrap();
    let people = ["p", "q", "r"].map(|id| seated(id, &[Some(0)]));
    let pairs = [pair("p", "q"), pair("q", "r"), pair("r", "p")];
    tx.insert_seating(&plan(1), &people, &pairs).await.unwrap();
    tx.forget_person(&o, &person_id("p")).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.seated_people(&o, &c, 1).await.unwrap(), people[1..]);
    assert_eq!(now.seated_pairs(&o, &c, 1).await.unwrap(), [pair("q", "r")]);
}

pub async fn one_number_is_taken_once(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.insert_seating(&plan(1), &[], &[]).await.unwrap();
    let again = tx.insert_seating(&plan(1), &[], &[]).await;
    assert!(matches!(again, Err(StorageError::Conflict { .. })), "{again:?}");
}
