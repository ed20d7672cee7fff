//! A map that keeps up with votes says what counting everything again says.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{Live, LiveMap, Options, Vote, map};
use proptest::prelude::*;
use support::planted;

fn two_camps(seed: u64) -> Live {
    let (votes, _) = planted(&[70, 50], 24, 0.8, seed);
    let mut live = Live::new();
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            live.vote(*person, votes.statements()[cell.statement()] * 10, cell.vote());
        }
    }
    live
}

#[derive(Debug, Clone)]
enum Step {
    Vote(u64, u64, Vote),
    TakeBack(u64, u64),
    Withdraw(u64),
    Moderate(u64, bool),
    Redraw,
}

fn step() -> impl Strategy<Value = Step> {
    let vote = prop_oneof![Just(Vote::Agree), Just(Vote::Pass), Just(Vote::Disagree)];
    prop_oneof![
        // some people and some statements are new
        12 => (100..130_u64, 0..28_u64, vote).prop_map(|(p, s, v)| Step::Vote(p, s * 10, v)),
        3 => (100..130_u64, 0..28_u64).prop_map(|(p, s)| Step::TakeBack(p, s * 10)),
        2 => (100..130_u64).prop_map(Step::Withdraw),
        1 => (0..28_u64, any::<bool>()).prop_map(|(s, out)| Step::Moderate(s * 10, out)),
        1 => Just(Step::Redraw),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_more_vote_is_everything_counted_again(
        steps in prop::collection::vec(step(), 0..40), seed in 0..4_u64,
    ) {
        let options = Options { flag: false, ..Options::default() };
        let mut kept = LiveMap::draw(two_camps(seed), BTreeSet::new(), &options);
        for step in steps {
            match step {
                Step::Vote(person, statement, vote) => kept.vote(person, statement, vote),
                Step::TakeBack(person, statement) => kept.take_back(person, statement),
                Step::Withdraw(person) => kept.withdraw(person),
                Step::Moderate(statement, out) => kept.moderate(statement, out, &options),
                Step::Redraw => kept.redraw(&options),
            }
            prop_assert!(*kept.reader().now() == kept.counted_again());
        }
        for it in kept.reader().now().people() {
            prop_assert!(it.at.iter().chain(&it.groups).all(|it| it.is_finite()));
        }
    }
}

#[test]
fn drawn_anew_it_is_the_map_of_all_votes() {
    let options = Options::default();
    let mut kept = LiveMap::draw(two_camps(1), BTreeSet::from([30]), &options);
    for statement in 0..24 {
        kept.vote(900, statement * 10, Vote::Agree);
    }
    kept.redraw(&options);
    let votes = kept.live().votes();
    let out: Vec<bool> = votes.statements().iter().map(|id| *id == 30).collect();
    let whole = map(&votes, Flags { out: &out, meta: &[] }, &options);
    let now = kept.reader().now();
    assert!(now.stable && whole.stable);
    for it in &whole.people {
        let kept = now.person(it.id).unwrap();
        assert_eq!((kept.at, kept.spread, kept.votes), (it.at, it.spread, it.votes));
        assert_eq!(kept.groups.len(), it.groups.len());
    }
    for it in &whole.statements {
        let kept = &now.statements[&it.id];
        assert_eq!((kept.at, kept.tally), (it.at, it.tally));
        assert!((kept.ground.group_aware - it.ground.group_aware).abs() < 1e-12);
        assert!((kept.ground.worst_group - it.ground.worst_group).abs() < 1e-12);
    }
}

#[test]
fn whoever_reads_keeps_what_they_have_while_votes_come_in() {
    let mut kept = LiveMap::draw(two_camps(2), BTreeSet::new(), &Options::default());
    let reader = kept.reader();
    let before = reader.now();
    let seen = before.person(5).unwrap().clone();
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let reader = reader.clone();
            std::thread::spawn(move || {
                let mut last = 0;
                while last < 200 {
                    let now = reader.now();
                    assert!(now.since_drawn >= last, "a snapshot went back");
                    last = now.since_drawn;
                    // whole, never half of a change
                    let tallied: u64 =
                        now.by_group.iter().flat_map(|it| it.values()).map(|it| it.seen).sum();
                    let cast: usize = now.people().map(|it| it.votes).sum();
                    assert_eq!(tallied, cast as u64);
                }
            })
        })
        .collect();
    for at in 0..200_u64 {
        let vote = if at % 3 == 0 { Vote::Agree } else { Vote::Disagree };
        kept.vote(at % 7, at % 24 * 10, vote);
    }
    for it in readers {
        it.join().unwrap();
    }
    assert_eq!(before.person(5).unwrap(), &seen);
    assert_eq!(before.since_drawn, 0);
}
