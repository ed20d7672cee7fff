//! Signing in.

use folkmoot_model::{Digest, Email, Person, Session, SignInLink, SignInLinkId};

use super::{
    Db,
    samples::{at, begin_with_person, organisation, organisation_id, person, person_id},
};

fn link(id: &str, email: &str) -> SignInLink {
    SignInLink {
        id: SignInLinkId::new(id).unwrap(),
        email: Email::new(email).unwrap(),
        created_at: at(1),
        expires_at: at(10),
    }
}

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

fn session(token: &str, person: &str, created: i64) -> Session {
    Session {
        token: digest(token),
        organisation: organisation_id("o"),
        person: person_id(person),
        created_at: at(created),
        seen_at: at(created),
        expires_at: at(100),
    }
}

pub async fn a_link_works_once_and_not_too_late(db: Db) {
    let storage = db.storage();
    let wish = link("l", "jo@example.org");
    let mut tx = begin_with_person(&*storage).await;
    tx.add_sign_in_link(&wish).await.unwrap();
    tx.add_sign_in_link(&link("m", "jo@example.org")).await.unwrap();
    assert_eq!(tx.sign_in_link(&wish.id).await.unwrap(), Some(wish.clone()));
    assert_eq!(tx.sign_in_link_opened_by(&digest("t")).await.unwrap(), None);
    assert!(tx.arm_sign_in_link(&wish.id, &digest("t"), at(20)).await.unwrap());
    assert!(tx.arm_sign_in_link(&wish.id, &digest("u"), at(21)).await.unwrap());
    let none = SignInLinkId::new("none").unwrap();
    assert!(!tx.arm_sign_in_link(&none, &digest("v"), at(21)).await.unwrap());
    let armed = SignInLink { expires_at: at(21), ..wish };
    assert_eq!(tx.use_sign_in_link(&digest("t"), at(2)).await.unwrap(), None, "replaced");
    assert_eq!(tx.use_sign_in_link(&digest("u"), at(21)).await.unwrap(), None, "too late");
    let open = tx.sign_in_link_opened_by(&digest("u")).await.unwrap();
    assert_eq!(open, Some(armed.clone()));
    assert_eq!(tx.use_sign_in_link(&digest("u"), at(20)).await.unwrap(), Some(armed));
    assert_eq!(tx.use_sign_in_link(&digest("u"), at(20)).await.unwrap(), None, "used");
}

pub async fn an_address_is_found_in_every_organisation(db: Db) {
    let storage = db.storage();
    let with = |id: &str, email: &str| Person { email: Email::new(email).ok(), ..person(id) };
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_organisation(&organisation("a")).await.unwrap();
    for (o, p) in [
        ("o", with("x", "Jo@example.org")),
        ("o", with("w", "jo@example.org")),
        ("a", with("z", "JO@example.org")),
        ("a", with("y", "jo@example.net")),
    ] {
        tx.upsert_person(&organisation_id(o), &p).await.unwrap();
    }
    let found = tx.people_addressed(&Email::new("jo@example.org").unwrap()).await.unwrap();
    let expected = [("a", "z"), ("o", "w"), ("o", "x")];
    assert_eq!(found, expected.map(|(o, p)| (organisation_id(o), person_id(p))));
}

pub async fn sessions_begin_and_end(db: Db) {
    let storage = db.storage();
    let (o, p) = (organisation_id("o"), person_id("p"));
    let (one, two) = (session("1", "p", 1), session("2", "p", 2));
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    for session in [&one, &two, &session("3", "q", 3)] {
        tx.add_session(session).await.unwrap();
    }
    assert_eq!(tx.session(&one.token).await.unwrap(), Some(one.clone()));
    assert_eq!(tx.session(&digest("none")).await.unwrap(), None);
    tx.see_session(&one.token, at(50), at(150)).await.unwrap();
    let seen = Session { seen_at: at(50), expires_at: at(150), ..one.clone() };
    assert_eq!(tx.sessions_of(&o, &p).await.unwrap(), [two.clone(), seen]);
    assert!(tx.remove_session(&two.token).await.unwrap());
    assert!(!tx.remove_session(&two.token).await.unwrap());
    assert_eq!(tx.remove_sessions_of(&o, &p).await.unwrap(), 1);
    assert_eq!(tx.session(&one.token).await.unwrap(), None);
    assert_eq!(tx.sessions_of(&o, &person_id("q")).await.unwrap().len(), 1);
}

pub async fn attempts_are_counted_until_a_time(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    for (now, ends, counted) in [(1, 10, 1), (5, 15, 2), (9, 19, 3), (10, 20, 1), (11, 21, 2)] {
        let count = tx.count_attempt(&digest("a"), at(now), at(ends)).await.unwrap();
        assert_eq!(count, counted, "at {now}");
    }
    assert_eq!(tx.count_attempt(&digest("b"), at(11), at(21)).await.unwrap(), 1);
}

pub async fn what_is_over_is_pruned(db: Db) {
    let storage = db.storage();
    let mut tx = begin_with_person(&*storage).await;
    tx.add_sign_in_link(&link("l", "jo@example.org")).await.unwrap();
    tx.add_session(&session("1", "p", 1)).await.unwrap();
    tx.count_attempt(&digest("a"), at(1), at(50)).await.unwrap();
    assert_eq!(tx.prune_sign_in(at(9)).await.unwrap(), 0);
    assert_eq!(tx.prune_sign_in(at(10)).await.unwrap(), 1);
    assert_eq!(tx.prune_sign_in(at(100)).await.unwrap(), 2);
}

pub async fn forgetting_ends_sessions_and_links(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let jo = Person { email: Email::new("Jo@example.org").ok(), ..person("jo") };
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &jo).await.unwrap();
    tx.add_session(&session("1", "jo", 1)).await.unwrap();
    tx.add_session(&session("2", "p", 1)).await.unwrap();
    let (theirs, other) = (link("l", "jo@example.org"), link("m", "someone@example.org"));
    tx.add_sign_in_link(&theirs).await.unwrap();
    tx.add_sign_in_link(&other).await.unwrap();
    tx.forget_person(&o, &jo.id).await.unwrap().unwrap();
    assert_eq!(tx.session(&digest("1")).await.unwrap(), None);
    assert!(tx.session(&digest("2")).await.unwrap().is_some());
    assert_eq!(tx.sign_in_link(&theirs.id).await.unwrap(), None);
    assert!(tx.sign_in_link(&other.id).await.unwrap().is_some());
}
