//! How far asking reached those who know.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{Answer, Ask, Caller, Holder, ReachView, Reached};
use folkmoot_model::{CallId, DeclineReason, PersonId};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

async fn reach(town: &Town) -> ReachView {
    town.app.see_reach(&CONVENER, &town.organisation, &harbour_road()).await.unwrap()
}

fn sum(lines: &[(String, Reached)]) -> [u32; 5] {
    lines.iter().fold([0; 5], |sum, (_, it)| {
        let more = [it.known, it.asked, it.opened, it.answered, it.yes];
        std::array::from_fn(|at| sum[at] + more[at])
    })
}

#[tokio::test]
async fn counts_go_down_step_by_step_and_groups_add_up() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let before = reach(&town).await;
    assert!(before.total.known > 8 && before.total.asked == 0, "{:?}", before.total);
    assert_eq!(before.newcomers.known, before.total.known, "nobody was asked for anything yet");
    let preview = app.preview_invitations(&CONVENER, here, &harbour_road(), None).await.unwrap();
    let asks: Vec<Ask> = preview.to_ask().map(|recipient| recipient.ask.clone()).collect();
    let by = "2026-12-06".parse().unwrap();
    app.send_invitations(&CONVENER, here, &harbour_road(), &asks, by).await.unwrap();
    let view = app.see_invitations(&CONVENER, here, &harbour_road()).await.unwrap();
    let me = |person: &PersonId| Caller::Person {
        organisation: here.clone(),
        person: person.clone(),
        roles: BTreeSet::new(),
    };
    let no = Answer::No(DeclineReason::ALL[0]);
    for ((invitation, _), answer) in view.invitations.iter().zip([Answer::Yes, no]) {
        let caller = me(&invitation.person);
        app.answer_invitation(Holder::Me(&caller, &invitation.id), answer).await.unwrap();
    }
    let after = reach(&town).await;
    let Reached { known, asked, opened, answered, yes, .. } = after.total;
    assert_eq!((known, asked as usize), (before.total.known, asks.len()));
    assert_eq!((opened, answered, yes), (2, 2, 1));
    assert!(after.lived.known <= known && after.lived.asked <= asked);
    assert!(!after.groups.is_empty());
    for (column, lines) in &after.groups {
        assert_eq!(sum(lines), [known, asked, opened, answered, yes], "{column}");
    }
}

#[tokio::test]
async fn where_nobody_is_asked_no_group_is_passed_by() {
    let town = Town::found().await;
    let before = reach(&town).await;
    let left_out = |view: &ReachView| {
        let lines = view.groups.iter().flat_map(|(_, lines)| lines);
        lines.filter(|(_, it)| it.left_out).count()
    };
    assert_eq!(left_out(&before), 0);
}
