//! Tokens for other programs.

use std::collections::BTreeSet;

use folkmoot_model::{ApiToken, ApiTokenId, Digest, Membership, Role, Scope};

use super::{
    Db,
    samples::{at, begin_with_person, organisation_id, person, person_id},
};
use crate::Transaction;

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

fn token(id: &str, person: &str, created: i64) -> ApiToken {
    ApiToken {
        id: ApiTokenId::new(id).unwrap(),
        secret: digest(id),
        organisation: organisation_id("o"),
        person: person_id(person),
        name: "Spreadsheet – weekly".to_owned(),
        scopes: BTreeSet::from([Scope::ReadCalls, Scope::Export]),
        created_at: at(created),
        expires_at: at(100),
        used_at: None,
    }
}

async fn with_members(db: &Db) -> Box<dyn Transaction> {
    let mut tx = begin_with_person(&*db.storage()).await;
    tx.upsert_person(&organisation_id("o"), &person("q")).await.unwrap();
    for who in ["p", "q"] {
        let membership = Membership {
            organisation: organisation_id("o"),
            person: person_id(who),
            roles: BTreeSet::from([Role::Convener]),
            since: at(1),
        };
        tx.upsert_membership(&membership).await.unwrap();
    }
    tx
}

pub async fn they_come_and_go(db: Db) {
    let (o, p, q) = (organisation_id("o"), person_id("p"), person_id("q"));
    let mut tx = with_members(&db).await;
    let (one, two, other) = (token("1", "p", 1), token("2", "p", 2), token("3", "q", 3));
    for token in [&one, &two, &other] {
        tx.add_api_token(token).await.unwrap();
    }
    assert_eq!(tx.api_token(&digest("none")).await.unwrap(), None);
    assert_eq!(tx.api_token(&one.secret).await.unwrap(), Some(one.clone()));
    tx.see_api_token(&one.secret, at(50)).await.unwrap();
    let used = ApiToken { used_at: Some(at(50)), ..one.clone() };
    assert_eq!(tx.api_tokens_of(&o, &p).await.unwrap(), [two.clone(), used]);
    assert!(!tx.remove_api_token(&o, &q, &one.id).await.unwrap(), "somebody else's");
    assert!(tx.remove_api_token(&o, &p, &one.id).await.unwrap());
    assert!(!tx.remove_api_token(&o, &p, &one.id).await.unwrap());
    assert_eq!(tx.api_token(&one.secret).await.unwrap(), None);
    assert_eq!(tx.api_tokens_of(&o, &q).await.unwrap(), [other]);
}

pub async fn they_go_with_the_membership(db: Db) {
    let (o, p, q) = (organisation_id("o"), person_id("p"), person_id("q"));
    let mut tx = with_members(&db).await;
    for token in [token("1", "p", 1), token("2", "q", 1)] {
        tx.add_api_token(&token).await.unwrap();
    }
    let mut changed = tx.membership(&o, &p).await.unwrap().unwrap();
    changed.roles.insert(Role::Admin);
    tx.upsert_membership(&changed).await.unwrap();
    assert_eq!(tx.api_tokens_of(&o, &p).await.unwrap().len(), 1, "another role ends nothing");
    tx.remove_membership(&o, &p).await.unwrap();
    assert!(tx.api_tokens_of(&o, &p).await.unwrap().is_empty());
    tx.upsert_membership(&changed).await.unwrap();
    assert!(tx.api_tokens_of(&o, &p).await.unwrap().is_empty(), "and doesn't come back with it");
    tx.forget_person(&o, &q).await.unwrap().unwrap();
    assert_eq!(tx.api_token(&digest("2")).await.unwrap(), None);
    let none = tx.add_api_token(&token("3", "nobody", 1)).await;
    assert!(none.is_err(), "of somebody who is no member");
}
