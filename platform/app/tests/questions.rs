//! Practical questions of a call: answered, and rated without names, over the
//! made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::{Answering, AppError, Caller, FindPeople, ForCall};
use folkmoot_model::{CallId, Consent, Digest, EvidenceKind, KindId, PersonId, Role, Seed};
use folkmoot_test_support::Town;

const QUESTION: &str = "Where would you stop to unload at eight?";

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

fn drivers() -> KindId {
    KindId::new("drivers").unwrap()
}

/// A town whose call asks two practical questions.
async fn asking() -> Town {
    let town = Town::found().await;
    let mut tx = town.app.storage().begin().await.unwrap();
    let mut call = tx.call(&town.organisation, &harbour_road()).await.unwrap().unwrap();
    let kind = call.brief.kinds.iter_mut().find(|kind| kind.id == drivers()).unwrap();
    kind.questions = vec![QUESTION.to_owned(), "And at night?".to_owned()];
    call.brief.check().unwrap();
    tx.upsert_call(&call).await.unwrap();
    tx.commit().await.unwrap();
    town
}

fn member(town: &Town, person: &str) -> Caller {
    Caller::Person {
        organisation: town.organisation.clone(),
        person: PersonId::new(person).unwrap(),
        roles: BTreeSet::from([Role::Convener]),
    }
}

async fn answer(town: &Town, who: &Caller, texts: &[&str]) -> Result<(), AppError> {
    let (call, kind) = (harbour_road(), drivers());
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    town.app.answer_questions(Answering::Me(who, &call, &kind), &texts).await
}

async fn handles(town: &Town, rater: &Caller) -> Vec<(Digest, String, Option<bool>)> {
    let view = town.app.see_answers(rater, &town.organisation, &harbour_road()).await.unwrap();
    let all = view.questions.into_iter().flat_map(|it| it.answers);
    all.map(|it| (it.handle, it.text, it.mine)).collect()
}

#[tokio::test]
async fn an_answer_is_evidence_for_this_call_and_counts_as_raters_say() {
    let town = asking().await;
    let mary = town.somebody(&PersonId::new("demo-citizen").unwrap());
    answer(&town, &mary, &["", ""]).await.unwrap();
    answer(&town, &mary, &["  By the bank. ", ""]).await.unwrap();
    answer(&town, &mary, &["By the bank in Quay Street.", ""]).await.unwrap();
    let mine = town.app.see_me(&mary).await.unwrap();
    let item = mine.evidence.iter().find(|it| it.title == QUESTION).unwrap();
    assert_eq!(item.text, "By the bank in Quay Street.");
    assert_eq!(item.kind, EvidenceKind::TrackRecord);
    assert!(matches!(&item.consent, Consent::ThisCallOnly { call, .. } if *call == harbour_road()));

    let (one, other) = (member(&town, "demo-convener"), member(&town, "demo-moderator"));
    let seen = handles(&town, &one).await;
    assert_eq!(seen.len(), 1);
    assert_ne!(seen[0].0, handles(&town, &other).await[0].0, "each rater has handles of their own");
    let rate = async |who: &Caller, handle: &Digest, useful| {
        let thought = BTreeMap::from([(handle.clone(), useful)]);
        let call = harbour_road();
        town.app.rate_answers(who, &town.organisation, &call, &thought).await.unwrap()
    };
    assert_eq!(rate(&one, &Digest::of(b"elsewhere"), true).await, 0);
    assert_eq!(rate(&one, &seen[0].0, false).await, 1);
    assert_eq!(rate(&one, &seen[0].0, true).await, 1, "minds change");
    assert_eq!(rate(&one, &seen[0].0, true).await, 0, "the same again is nothing");
    town.clock.forward_days(1);
    assert_eq!(rate(&other, &handles(&town, &other).await[0].0, true).await, 1);
    assert_eq!(handles(&town, &one).await[0].2, Some(true));
    assert_eq!(town.app.export_me(&mary).await.unwrap().answers.len(), 1);
    assert_eq!(town.app.export_me(&one).await.unwrap().rated.len(), 1);
    let ratings = async || {
        let mine = town.app.see_me(&mary).await.unwrap();
        let item = mine.evidence.into_iter().find(|it| it.title == QUESTION).unwrap();
        item.ratings.iter().map(|it| (it.up, it.down)).collect::<Vec<_>>()
    };
    assert_eq!(ratings().await, [(1, 0), (1, 0)]);

    // What was rated stays as it is, and a search for this call alone uses it.
    answer(&town, &mary, &["Anywhere.", "In the bay."]).await.unwrap();
    let (call, kind) = (harbour_road(), drivers());
    let view = town.app.see_questions(Answering::Me(&mary, &call, &kind)).await.unwrap();
    let texts: Vec<_> =
        view.questions.iter().map(|(_, it)| it.as_ref().unwrap().text.as_str()).collect();
    assert_eq!(texts, ["By the bank in Quay Street.", "In the bay."]);
    town.clock.forward_days(1);
    let uses = async |call: ForCall| {
        let ask = FindPeople { call, limit: 200, as_of: None, seed: Seed::new("0") };
        let found = town.app.find_people(&Caller::Operator, &town.organisation, ask).await.unwrap();
        let kinds = found.report.kinds.iter().filter(|kind| kind.id == drivers());
        let reasons = kinds.flat_map(|kind| &kind.people).flat_map(|it| &it.reasons);
        reasons.filter(|it| it.evidence == item.id).count()
    };
    let mut brief = view.call.brief.clone();
    for kind in &mut brief.kinds {
        kind.needs = "unload by the bank in Quay Street".to_owned();
        kind.place = None;
    }
    let mut tx = town.app.storage().begin().await.unwrap();
    let asked = folkmoot_model::Call { brief: brief.clone(), ..view.call };
    tx.upsert_call(&asked).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(uses(ForCall::Kept(harbour_road())).await, 1);
    assert_eq!(uses(ForCall::Brief(Box::new(brief))).await, 0);
}

#[tokio::test]
async fn raters_see_neither_their_own_answers_nor_what_is_hidden() {
    let town = asking().await;
    let mary = town.somebody(&PersonId::new("demo-citizen").unwrap());
    let rater = member(&town, "demo-convener");
    answer(&town, &mary, &["By the bank.", ""]).await.unwrap();
    answer(&town, &rater, &["In the bay.", ""]).await.unwrap();
    let seen = handles(&town, &rater).await;
    assert_eq!(seen.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["By the bank."]);
    let mine = town.app.see_me(&mary).await.unwrap();
    let item = mine.evidence.iter().find(|it| it.title == QUESTION).unwrap();
    town.app.hide_my_evidence(&mary, &item.id).await.unwrap();
    assert_eq!(handles(&town, &rater).await, []);
    let refused = town.app.see_answers(&mary, &town.organisation, &harbour_road()).await;
    assert!(matches!(refused, Err(AppError::Forbidden(_))));
    let long = "x".repeat(6_000);
    let refused = answer(&town, &mary, &[&long]).await;
    assert!(matches!(refused, Err(AppError::InvalidWording(_))), "{refused:?}");
    let (call, kind) = (harbour_road(), KindId::new("planners").unwrap());
    let none = town.app.see_questions(Answering::Me(&mary, &call, &kind)).await;
    assert!(matches!(none, Err(AppError::NotFound { .. })), "that kind asks nothing");
}
