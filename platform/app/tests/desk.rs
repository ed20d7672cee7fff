//! The desk: where each call stands and what comes next.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_app::{Caller, FindPeople, ForCall, NextStep};
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
