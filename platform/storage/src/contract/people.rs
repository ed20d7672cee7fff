//! People.

use folkmoot_model::{Actor, Email, InvitationState, Language, Person, Role};
use futures_util::TryStreamExt;

use super::{
    Db,
    samples::{
        AWKWARD, begin_with_person, call, claim, event, every_evidence, invitation, membership,
        organisation, organisation_id, people, person, person_id, run,
    },
};
use crate::{Forgotten, StorageError, people::all_people};

pub async fn round_trip(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let people = people();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_people(&o, &people).await.unwrap();
    tx.upsert_people(&o, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    for person in &people {
        let found = now.person(&o, &person.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(person));
    }
    assert_eq!(now.count_people(&o).await.unwrap(), 5);
    assert_eq!(now.person(&o, &person_id("PLAIN")).await.unwrap(), None);
    let email = people[0].email.clone().unwrap();
    let found = now.people_with_email(&o, &email).await.unwrap();
    assert_eq!(found, [people[0].clone()]);
    let nobody = Email::new("nobody@example.org").unwrap();
    assert_eq!(now.people_with_email(&o, &nobody).await.unwrap(), []);
}

pub async fn several_are_found_by_their_ids(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let people: Vec<Person> = (0..40).map(|i| person(&format!("p{i:02}"))).collect();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_people(&o, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    let every_second = |person: &&Person| person.id.as_str().ends_with(['0', '2', '4', '6', '8']);
    let wanted: Vec<Person> = people.iter().filter(every_second).cloned().collect();
    let mut ids: Vec<_> = wanted.iter().map(|person| person.id.clone()).collect();
    ids.insert(5, person_id("nobody"));
    let mut found = now.people_named(&o, &ids).await.unwrap();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(found, wanted);
    assert_eq!(now.people_named(&o, &[]).await.unwrap(), []);
    assert_eq!(now.people_named(&organisation_id("other"), &ids).await.unwrap(), []);
}

pub async fn many_at_once_and_the_later_counts(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut people: Vec<Person> = (0..700).map(|i| person(&format!("p{i:04}"))).collect();
    let later = Person { name: "later".to_owned(), ..people[3].clone() };
    people.insert(500, later.clone());
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_people(&o, &people).await.unwrap();
    tx.upsert_people(&o, &[]).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    assert_eq!(now.count_people(&o).await.unwrap(), 701);
    assert_eq!(now.person(&o, &later.id).await.unwrap(), Some(later));
}

pub async fn pages_are_in_the_order_of_bytes(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let ids = ["Z", "a", "a b", "a-b", "ab", "\u{e4}", "\u{1F6B2}", "p"];
    let people: Vec<_> = ids.iter().map(|id| person(id)).collect();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_people(&o, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut expected = ids;
    expected.sort_unstable();
    let mut now = storage.read().await.unwrap();
    let mut found: Vec<String> = Vec::new();
    loop {
        let after = found.last().map(|id| person_id(id));
        let page = now.people_page(&o, after.as_ref(), 3).await.unwrap();
        if page.is_empty() {
            break;
        }
        assert!(page.len() <= 3);
        found.extend(page.into_iter().map(|person| person.id.to_string()));
    }
    assert_eq!(found, expected);
    let pages: Vec<_> = all_people(&mut *now, &o).try_collect().await.unwrap();
    assert_eq!(pages.concat().len(), ids.len());
}

pub async fn are_found_by_a_part_of_their_name(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let named = |id: &str, name: &str| Person { name: name.to_owned(), ..person(id) };
    let people = [
        named("1", "Zo\u{eb} Marsh"),
        named("2", "Amir marshall"),
        named("3", "100% Sure_ly!"),
        named("4", "\u{c9}lodie Petit"),
        named("5", "Zo\u{eb} Marsh"),
    ];
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_people(&o, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut now = storage.read().await.unwrap();
    for (text, ids) in [
        ("MARSH", &["2", "1", "5"][..]),
        ("%", &["3"]),
        ("sure_", &["3"]),
        ("s_re", &[]),
        ("!", &["3"]),
        ("\u{c9}lo", &["4"]),
        ("o\u{eb} m", &["1", "5"]),
        ("'; --", &[]),
    ] {
        let found = now.people_called(&o, text, 0, 10).await.unwrap();
        let found: Vec<_> = found.iter().map(|person| person.id.as_str()).collect();
        assert_eq!(found, ids, "{text}");
    }
    let second = now.people_called(&o, "marsh", 1, 1).await.unwrap();
    assert_eq!(second[0].id, person_id("1"));
    let elsewhere = organisation_id("elsewhere");
    assert_eq!(now.people_called(&elsewhere, "marsh", 0, 10).await.unwrap(), []);
}

pub async fn organisations_do_not_see_each_other(db: Db) {
    let storage = db.storage();
    let (one, two) = (organisation_id("o"), organisation_id("two"));
    let theirs = Person { name: "theirs".to_owned(), ..person("p") };
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_evidence(&one, &every_evidence("p")).await.unwrap();
    tx.upsert_organisation(&organisation("two")).await.unwrap();
    tx.upsert_person(&two, &theirs).await.unwrap();
    tx.upsert_evidence(&two, &every_evidence("p")).await.unwrap();
    tx.append_run(&one, &run(1)).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    let forgotten = tx.forget_person(&one, &theirs.id).await.unwrap();
    assert!(forgotten.is_some());
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    assert_eq!(now.person(&one, &theirs.id).await.unwrap(), None);
    assert_eq!(now.person(&two, &theirs.id).await.unwrap(), Some(theirs));
    assert_eq!(now.count_evidence(&one).await.unwrap(), 0);
    assert_eq!(now.count_evidence(&two).await.unwrap(), 7);
    assert_eq!(now.run(&two, &run(1).id).await.unwrap(), None);
    assert_eq!(now.latest_runs(&two, None, 9).await.unwrap(), []);
    assert_eq!(now.calls(&two).await.unwrap(), []);
}

pub async fn forgetting_leaves_runs_and_the_log(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let mut done = event(1);
    done.actor = Actor::Person(p.clone());
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("other")).await.unwrap();
    tx.upsert_membership(&membership("o", "p", &[Role::Admin])).await.unwrap();
    tx.upsert_evidence(&o, &every_evidence("p")).await.unwrap();
    tx.upsert_claims(&o, &[claim("k", "p"), claim("l", "other")]).await.unwrap();
    tx.upsert_call(&call("o", "c")).await.unwrap();
    tx.upsert_invitation(&invitation("o", "v", InvitationState::Drafted)).await.unwrap();
    tx.append_run(&o, &run(1)).await.unwrap();
    tx.append_audit(&o, &done).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    let forgotten = tx.forget_person(&o, &p).await.unwrap();
    let expected = Forgotten { evidence: 7, claims: 1, invitations: 1 };
    assert_eq!(forgotten, Some(expected));
    assert_eq!(tx.forget_person(&o, &p).await.unwrap(), None);
    tx.commit().await.unwrap();

    let mut now = storage.read().await.unwrap();
    assert_eq!(now.person(&o, &p).await.unwrap(), None);
    assert_eq!(now.membership(&o, &p).await.unwrap(), None);
    assert_eq!(now.evidence_of(&o, &p).await.unwrap(), []);
    assert_eq!(now.claims_of(&o, &p).await.unwrap(), []);
    assert_eq!(now.invitations_of(&o, &p).await.unwrap(), []);
    assert_eq!(now.count_claims(&o).await.unwrap(), 1);
    assert_eq!(now.run(&o, &run(1).id).await.unwrap(), Some(run(1)));
    let log = now.audit_page(&o, 0, 9).await.unwrap();
    assert_eq!(log[0].event, done);
    assert_eq!(now.verify_audit(&o).await.unwrap().problem, None);
}

pub async fn a_chosen_language_stays_until_they_are_erased(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let (english, welsh) = (Language::new("en").unwrap(), Language::new("cy").unwrap());
    let mut tx = begin_with_person(&*storage).await;
    assert_eq!(tx.language_of(&o, &p).await.unwrap(), None);
    assert!(tx.keep_language(&o, &p, &english).await.unwrap());
    assert!(tx.keep_language(&o, &p, &welsh).await.unwrap());
    assert!(!tx.keep_language(&o, &p, &welsh).await.unwrap());
    assert!(!tx.keep_language(&o, &person_id("nobody"), &welsh).await.unwrap());
    // Bringing somebody in anew says nothing about what they chose.
    tx.upsert_person(&o, &person("p")).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = storage.begin().await.unwrap();
    assert_eq!(tx.language_of(&o, &p).await.unwrap(), Some(welsh));
    tx.forget_person(&o, &p).await.unwrap();
    tx.upsert_person(&o, &person("p")).await.unwrap();
    assert_eq!(tx.language_of(&o, &p).await.unwrap(), None);
}

pub async fn nul_is_refused(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    let bad = Person { name: format!("{AWKWARD}\0"), ..person("bad") };
    let error = tx.upsert_person(&organisation_id("o"), &bad).await;
    assert!(matches!(error, Err(StorageError::InvalidText { .. })));
}
