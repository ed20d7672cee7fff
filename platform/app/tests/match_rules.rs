//! How people are chosen for a call, set by a convener, from the rules to what came of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::{
    Caller, DeclareConflict, Declared, FindPeople, ForCall, GivenMatchRules, RunView,
};
use folkmoot_model::{
    Actor, AttributeBound, CallId, ConflictKind, Invitation, InvitationId, InvitationState, KindId,
    MatchRules, Origin, PersonId, RulesFault, Seed,
};
use folkmoot_storage::people::all_people;
use folkmoot_test_support::Town;
use futures_util::{StreamExt as _, pin_mut};

const OPERATOR: Caller = Caller::Operator;

fn call() -> CallId {
    CallId::new("harbour-road").unwrap()
}

/// Gives everybody an area, in turn, and one of them an employer.
async fn with_areas(town: &Town, areas: &[&str], employed: Option<&PersonId>) {
    let mut everybody = Vec::new();
    {
        let mut snapshot = town.app.storage().read().await.unwrap();
        let people = all_people(snapshot.as_mut(), &town.organisation);
        pin_mut!(people);
        while let Some(page) = people.next().await {
            everybody.extend(page.unwrap());
        }
    }
    let mut tx = town.app.storage().begin().await.unwrap();
    for (at, person) in everybody.iter_mut().enumerate() {
        person.attributes.insert("area".to_owned(), areas[at % areas.len()].to_owned());
        if Some(&person.id) == employed {
            person.attributes.insert("employer".to_owned(), "Mill Council ".to_owned());
        }
        tx.upsert_person(&town.organisation, person).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn search(town: &Town) -> RunView {
    let ask =
        FindPeople { call: ForCall::Kept(call()), limit: 20, as_of: None, seed: Seed::new("x") };
    town.app.find_people(&OPERATOR, &town.organisation, ask).await.unwrap()
}

async fn keep(town: &Town, rules: &MatchRules) {
    let given = town.app.keep_match_rules(&OPERATOR, &town.organisation, &call(), rules).await;
    assert_eq!(given.unwrap(), GivenMatchRules::Kept);
}

fn chosen(view: &RunView) -> BTreeSet<PersonId> {
    view.report.shortlist.iter().map(|chosen| chosen.person.clone()).collect()
}

#[tokio::test]
async fn bounds_change_who_is_chosen_and_say_what_they_lack() {
    let town = Town::found().await;
    let without = search(&town).await;
    assert_eq!(without.report.rules, None);
    with_areas(&town, &["North", "north ", "South"], None).await;
    let view = town.app.see_match_rules(&OPERATOR, &town.organisation, &call()).await.unwrap();
    assert_eq!(view.known["area"].len(), 2, "case and space make no value of their own");
    let bound = |value: &str, least, most| AttributeBound {
        attribute: "area".to_owned(),
        value: value.to_owned(),
        least,
        most,
    };
    let rules = MatchRules {
        bounds: vec![bound("South", 0, Some(0)), bound("East", 1, None)],
        ..MatchRules::default()
    };
    keep(&town, &rules).await;
    let ruled = search(&town).await;
    let report = ruled.report.rules.as_ref().unwrap();
    assert_eq!(report.bounds[0].chosen, 0);
    assert!(report.bounds[1].lack.is_some(), "nobody lives in the east");
    let south = |person: &PersonId| ruled.people[person].attributes["area"] == "South";
    assert!(!chosen(&ruled).iter().any(south) && !chosen(&ruled).is_empty());
    let again = town.app.replay(&OPERATOR, &town.organisation, &ruled.run.id).await.unwrap();
    assert!(again.differences.is_empty(), "{:?}", again.differences);
    keep(&town, &MatchRules::default()).await;
    assert_eq!(search(&town).await.report.rules, None, "no rules, as before");
}

#[tokio::test]
async fn what_holds_now_is_the_latest_also_where_it_held_before() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let as_of = Some(app.clock().now().day());
    let look = async || {
        town.clock.forward_days(1);
        let seed = Seed::new("x");
        let ask = FindPeople { call: ForCall::Kept(call()), limit: 20, as_of, seed };
        let found = app.find_people(&OPERATOR, here, ask).await.unwrap();
        let seen = app.see_shortlist(&OPERATOR, here, &call()).await.unwrap().run.unwrap();
        assert_eq!(found.run.id, seen.run.id);
        seen
    };
    let first = look().await;
    assert_eq!(look().await.run.id, first.run.id, "the same run made again is kept once");
    keep(&town, &MatchRules { rest_days: Some(9), ..MatchRules::default() }).await;
    assert!(look().await.report.rules.is_some());
    keep(&town, &MatchRules::default()).await;
    let last = look().await;
    assert_eq!((last.report.rules.as_ref(), &last.report), (None, &first.report));
    assert_eq!(look().await.run.id, last.run.id);
}

#[tokio::test]
async fn rules_that_cannot_be_change_nothing() {
    let town = Town::found().await;
    let rules = MatchRules { rest_days: Some(0), ..MatchRules::default() };
    let (app, here) = (&town.app, &town.organisation);
    let given = app.keep_match_rules(&OPERATOR, here, &call(), &rules).await.unwrap();
    assert_eq!(given, GivenMatchRules::Faulty(vec![RulesFault::RestDays]));
    let view = app.see_match_rules(&OPERATOR, here, &call()).await.unwrap();
    assert_eq!(view.rules, MatchRules::default());
}

#[tokio::test]
async fn a_declared_conflict_leaves_out_or_flags_until_it_is_taken_back() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let person = chosen(&search(&town).await).into_iter().next().unwrap();
    let declare = |reason: &str, leaves_out| DeclareConflict {
        person: person.clone(),
        kind: ConflictKind::Lobby,
        reason: reason.to_owned(),
        leaves_out,
    };
    let empty = app.declare_conflict(&OPERATOR, here, &call(), declare(" ", true)).await;
    assert_eq!(empty.unwrap(), Declared::Reason);
    for leaves_out in [true, false] {
        let declared = declare("sells kerbs", leaves_out);
        let kept = app.declare_conflict(&OPERATOR, here, &call(), declared).await.unwrap();
        assert_eq!(kept, Declared::Kept);
        let view = search(&town).await;
        assert_eq!(chosen(&view).contains(&person), !leaves_out);
        let report = view.report.rules.as_ref().unwrap();
        assert_eq!((report.conflicts.len(), report.conflicts[0].left_out), (1, leaves_out));
        assert!(!report.conflicts[0].kinds.is_empty(), "it says what they'd have been found for");
        let kept = serde_json::to_string(&view.run).unwrap();
        assert!(!kept.contains("sells kerbs"), "the words stay where they can be erased");
        assert_eq!(report.conflicts[0].reason, "sells kerbs");
    }
    let taken_out = app.export_me(&town.somebody(&person)).await.unwrap();
    assert_eq!(taken_out.conflicts[0].reason, "sells kerbs", "whoever it is about may read it");
    assert!(app.remove_conflict(&OPERATOR, here, &call(), &person).await.unwrap());
    assert!(!app.remove_conflict(&OPERATOR, here, &call(), &person).await.unwrap());
    assert_eq!(search(&town).await.report.rules, None);
}

#[tokio::test]
async fn whoever_works_where_the_owner_does_is_flagged() {
    let town = Town::found().await;
    let person = chosen(&search(&town).await).into_iter().next().unwrap();
    with_areas(&town, &["North"], Some(&person)).await;
    let works_for = Some("mill council".to_owned());
    let mut rules = MatchRules { owner_works_for: works_for, ..MatchRules::default() };
    for leave_out in [false, true] {
        rules.leave_out_same_employer = leave_out;
        keep(&town, &rules).await;
        let view = search(&town).await;
        let conflicts = &view.report.rules.as_ref().unwrap().conflicts;
        assert_eq!((conflicts.len(), conflicts[0].inferred), (1, true));
        assert_eq!(conflicts[0].person, person);
        assert_eq!(chosen(&view).contains(&person), !leave_out);
    }
}

#[tokio::test]
async fn whoever_was_asked_for_another_call_steps_back_and_for_this_one_does_not() {
    let town = Town::found().await;
    let here = &town.organisation;
    let person = chosen(&search(&town).await).into_iter().next().unwrap();
    keep(&town, &MatchRules { rest_days: Some(180), ..MatchRules::default() }).await;
    let back = async || {
        let view = search(&town).await;
        let back = view.report.rules.unwrap().stepped_back;
        back.into_iter().map(|it| (it.person, it.share)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(back().await, BTreeMap::new());
    for (asked_for, steps_back) in [("harbour-road", false), ("saltmarsh-planting", true)] {
        let mut tx = town.app.storage().begin().await.unwrap();
        let now = town.app.clock().now();
        let invitation = Invitation {
            id: InvitationId::new(asked_for).unwrap(),
            organisation: here.clone(),
            call: CallId::new(asked_for).unwrap(),
            kind: KindId::new("k").unwrap(),
            person: person.clone(),
            origin: Origin::ByHand,
            asked_by: Actor::System,
            run: None,
            evidence: Vec::new(),
            reason: Some("knows it".to_owned()),
            forwarded_from: None,
            openly: false,
            state: InvitationState::Sent { at: now },
            created_at: now,
            sent_at: Some(now),
            reminded_at: None,
            answer_by: None,
        };
        tx.upsert_invitation(&invitation).await.unwrap();
        tx.commit().await.unwrap();
        let back = back().await;
        assert_eq!(back.contains_key(&person), steps_back, "{asked_for}");
        assert!(back.values().all(|share| (share - 0.5).abs() < 1e-9), "asked today counts half");
    }
}
