//! The desk: where each call stands and what comes next.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_app::{AppError, Caller, FindPeople, ForCall, NextStep};
use folkmoot_model::{CallId, Seed};
use folkmoot_test_support::Town;

fn id(text: &str) -> CallId {
    CallId::new(text).unwrap()
}

#[tokio::test]
async fn calls_stand_under_their_issue_with_their_next_step() {
    let town = Town::found().await;
    let desk = town.app.see_desk(&Caller::Operator, &town.organisation).await.unwrap();
    assert_eq!(desk.issues.len(), 1);
    let harbour = &desk.issues[0].1;
    assert_eq!(harbour.len(), 1);
    assert!(matches!(harbour[0].next, NextStep::FillGaps { kinds } if kinds > 0));
    assert!(harbour[0].searched_on.is_some());
    let draft = desk.calls.iter().find(|c| c.view.call.id == id("saltmarsh-planting")).unwrap();
    assert_eq!((draft.next, draft.searched_on), (NextStep::Open, None));
    assert_eq!(desk.calls.len(), 2);
}

#[tokio::test]
async fn the_next_step_follows_what_was_done() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, id("saltmarsh-planting"));
    let next = async || {
        app.see_desk_call(&Caller::Operator, here, &call).await.map(|call| call.next).unwrap()
    };
    app.open_call(&Caller::Operator, here, &call).await.unwrap();
    assert_eq!(next().await, NextStep::LookForPeople);
    let ask = FindPeople {
        call: ForCall::Kept(call.clone()),
        limit: 5,
        as_of: None,
        seed: Seed::new("x"),
    };
    app.find_people(&Caller::Operator, here, ask).await.unwrap();
    assert!(matches!(next().await, NextStep::FillGaps { .. } | NextStep::AllFound));
    app.close_call(&Caller::Operator, here, &call).await.unwrap();
    assert_eq!(next().await, NextStep::Nothing);
    assert!(app.see_desk_call(&Caller::Operator, here, &id("none")).await.is_err());
}

#[tokio::test]
async fn the_list_of_calls_is_never_old() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, id("saltmarsh-planting"));
    let operator = &Caller::Operator;
    let listed = async |caller: &Caller| {
        let views = app.list_calls(caller).await.unwrap();
        views.into_iter().find(|view| view.call.id == call)
    };
    let drafted = listed(operator).await.unwrap();
    assert!(drafted.found.iter().all(|(_, found)| found.is_none()));
    assert_eq!(listed(&Caller::Stranger).await, None, "a draft is nobody else's");
    app.open_call(operator, here, &call).await.unwrap();
    assert_eq!(listed(&Caller::Stranger).await, listed(operator).await);
    assert!(listed(&Caller::Stranger).await.is_some());
    let ask = FindPeople {
        call: ForCall::Kept(call.clone()),
        limit: 5,
        as_of: None,
        seed: Seed::new("x"),
    };
    app.find_people(operator, here, ask).await.unwrap();
    let searched = listed(&Caller::Stranger).await.unwrap();
    assert!(searched.found.iter().any(|(_, found)| found.is_some_and(|found| found > 0)));
    app.close_call(operator, here, &call).await.unwrap();
    assert_ne!(listed(&Caller::Stranger).await.unwrap().call.state, searched.call.state);
}

#[tokio::test]
async fn a_call_is_changed_until_it_is_closed_and_each_change_is_noted() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, id("harbour-road"));
    let operator = &Caller::Operator;
    let last = async || app.see_last_audit(operator, here).await.unwrap().unwrap();
    let before = last().await.seq;
    let mut brief = app.edit_call(operator, here, &call).await.unwrap().brief;
    app.change_call(operator, here, &call, brief.clone()).await.unwrap();
    assert_eq!(last().await.seq, before, "the same as before leaves no trace");

    brief.kinds[0].people += 1;
    let changed = app.change_call(operator, here, &call, brief.clone()).await.unwrap();
    assert_eq!(changed.brief, brief);
    let entry = last().await;
    assert_eq!(entry.event.action, "call.changed");
    assert_eq!(entry.event.detail["state"], "open");

    brief.title = String::new();
    let wrong = app.change_call(operator, here, &call, brief.clone()).await;
    assert!(matches!(wrong, Err(AppError::InvalidCall(_))));
    app.close_call(operator, here, &call).await.unwrap();
    let closed = app.change_call(operator, here, &call, changed.brief).await;
    assert!(matches!(closed, Err(AppError::Transition(_))));
    assert!(matches!(app.edit_call(operator, here, &call).await, Err(AppError::Transition(_))));
}

#[tokio::test]
async fn a_preview_counts_as_a_search_would_and_keeps_nothing() {
    let town = Town::found().await;
    let (app, here, call) = (&town.app, &town.organisation, id("harbour-road"));
    let operator = &Caller::Operator;
    let found = app.see_shortlist(operator, here, &call).await.unwrap().run.unwrap();
    let before = app.see_last_audit(operator, here).await.unwrap().unwrap().seq;
    let brief = found.parameters.call.clone();
    let preview = app.preview_call(operator, here, Some(&call), brief).await.unwrap();
    let searched: Vec<_> = found.report.kinds.iter().map(|kind| kind.found).collect();
    let previewed: Vec<_> = preview.iter().map(|kind| kind.found).collect();
    assert_eq!(previewed, searched);
    assert!(preview.iter().any(|kind| !kind.missing.is_empty()));
    let after = app.see_last_audit(operator, here).await.unwrap().unwrap().seq;
    assert_eq!(after, before);
}
