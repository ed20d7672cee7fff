//! Sums kept live are those of all votes at once; maps don't depend on order or threads.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod support;

use folkmoot_opinion::polis::{self, Flags};
use folkmoot_opinion::{Live, Options, Statistics, Vote, VotesBuilder, map};
use proptest::prelude::*;
use support::planted;

#[derive(Debug, Clone)]
enum Step {
    Vote(u64, u64, Vote),
    TakeBack(u64, u64),
    Withdraw(u64),
    Statement(u64),
    Moderate(u64),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let vote = prop_oneof![Just(Vote::Agree), Just(Vote::Pass), Just(Vote::Disagree)];
    prop_oneof![
        12 => (0..9_u64, 0..7_u64, vote).prop_map(|(p, s, v)| Step::Vote(p, s * 1_000_003, v)),
        2 => (0..9_u64, 0..7_u64).prop_map(|(p, s)| Step::TakeBack(p, s * 1_000_003)),
        1 => (0..9_u64).prop_map(Step::Withdraw),
        1 => (0..9_u64).prop_map(|s| Step::Statement(s * 1_000_003)),
        1 => (0..7_u64).prop_map(|s| Step::Moderate(s * 1_000_003)),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn live_equals_batch_after_any_sequence(steps in prop::collection::vec(step(), 0..120)) {
        let mut live = Live::new();
        let mut moderated = std::collections::BTreeSet::new();
        for step in steps {
            match step {
                Step::Vote(person, statement, vote) => live.vote(person, statement, vote),
                Step::TakeBack(person, statement) => _ = live.take_back(person, statement),
                Step::Withdraw(person) => _ = live.withdraw(person),
                Step::Statement(id) => live.statement(id),
                Step::Moderate(id) => if !moderated.remove(&id) { moderated.insert(id); },
                Step::Restart => {
                    let bytes = live.statistics().to_bytes();
                    prop_assert_eq!(&Statistics::from_bytes(&bytes).unwrap(), live.statistics());
                }
            }
        }
        let votes = live.votes();
        let batch = Statistics::of(&votes);
        prop_assert!(batch.same_as(live.statistics()));
        let out: Vec<bool> = votes.statements().iter().map(|id| moderated.contains(id)).collect();
        let flags = Flags { out: &out, meta: &[] };
        let there: Vec<bool> =
            live.statistics().statements().iter().map(|id| moderated.contains(id)).collect();
        let gram = batch.gram(flags);
        let incremental = live.statistics().gram(Flags { out: &there, meta: &[] });
        let ids = live.statistics().statements();
        let n = ids.len();
        let place = |id: u64| votes.statement_at(id).unwrap();
        for i in 0..n {
            for j in 0..n {
                let other = gram[place(ids[i]) * n + place(ids[j])];
                prop_assert!((incremental[i * n + j] - other).abs() <= 1e-9);
            }
        }
        // G is what its name says: the centred votes, multiplied out
        let plane = polis::plane(&votes, flags);
        for (ours, theirs) in plane.center.iter().zip(&batch.plane(flags).center) {
            prop_assert!((ours - theirs).abs() <= 1e-12);
        }
        for i in 0..n {
            for j in 0..n {
                let centred = |row: &[folkmoot_opinion::Cell], at: usize| {
                    let found = row.iter().find(|cell| cell.statement() == at && !out[at]);
                    found.map_or(0.0, |cell| cell.value() - plane.center[at])
                };
                let sum: f64 = votes.rows().map(|row| centred(row, i) * centred(row, j)).sum();
                prop_assert!((gram[i * n + j] - sum).abs() <= 1e-9);
            }
        }
    }

    #[test]
    fn shards_add_up(cut in 0..5_u64, seed in 0..50_u64) {
        let (votes, _) = planted(&[20, 10], 12, 0.6, seed);
        let mut shards: Vec<Live> = (0..3).map(|_| Live::new()).collect();
        for (person, row) in votes.people().iter().zip(votes.rows()) {
            for cell in row.iter().rev() {
                let shard = (person * 7 + cut) % 3;
                shards[shard as usize].vote(*person, votes.statements()[cell.statement()], cell.vote());
            }
        }
        let mut sum = Statistics::new();
        shards.iter().rev().for_each(|shard| sum.merge(shard.statistics()));
        prop_assert!(sum.same_as(&Statistics::of(&votes)));
    }

    #[test]
    fn bytes_that_are_no_statistics_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut named = b"fmstat01".to_vec();
        named.extend(&bytes);
        prop_assert!(Statistics::from_bytes(&bytes).is_err() || bytes.starts_with(b"fmstat01"));
        _ = Statistics::from_bytes(&named);
    }
}

#[test]
fn a_map_depends_on_votes_alone() {
    let (votes, _) = planted(&[60, 40, 30], 40, 0.6, 8);
    let whole = map(&votes, Flags::default(), &Options::default());
    // other ids, another order of arrival, two threads
    let mut builder = VotesBuilder::new();
    let id = |person: u64| (person * 48_271) % 1_000_003;
    for person in (0..votes.people().len()).rev() {
        for cell in votes.row(person).iter().rev() {
            let statement = votes.statements()[cell.statement()];
            builder.vote(id(votes.people()[person]), statement, cell.vote(), 0);
        }
    }
    let turned = builder.build();
    let again = map(&turned, Flags::default(), &Options { threads: 2, ..Options::default() });
    assert!(whole.statements == again.statements);
    assert_eq!(whole.stability.to_bits(), again.stability.to_bits());
    for (at, person) in votes.people().iter().enumerate() {
        let there = turned.person_at(id(*person)).unwrap();
        let (a, b) = (&whole.people[at], &again.people[there]);
        assert_eq!((a.at, a.spread, &a.groups), (b.at, b.spread, &b.groups));
    }
}

#[test]
fn threads_make_no_difference_beyond_one_block() {
    let (votes, _) = planted(&[4000, 3000, 2500], 24, 0.5, 4);
    let one = map(&votes, Flags::default(), &Options { flag: false, ..Options::default() });
    let two =
        map(&votes, Flags::default(), &Options { flag: false, threads: 2, ..Options::default() });
    let four =
        map(&votes, Flags::default(), &Options { flag: false, threads: 4, ..Options::default() });
    assert!(one.people == two.people && one.statements == two.statements);
    assert!(one.people == four.people && one.groups == four.groups);
}

#[test]
fn groups_keep_their_names() {
    let (votes, _) = planted(&[60, 55], 40, 0.8, 3);
    let first = map(&votes, Flags::default(), &Options::default());
    let swapped = first.named().into_iter().map(|(person, group)| (person, 1 - group)).collect();
    let options = Options { before: Some(&swapped), ..Options::default() };
    let second = map(&votes, Flags::default(), &options);
    assert_eq!(second.named(), swapped);
    assert_eq!(first.groups[0].size, second.groups[1].size);
}

#[test]
fn two_thousand_statements_take_a_bounded_memory() {
    let mut all = Statistics::new();
    (0..2000).for_each(|id| _ = all.statement(id));
    assert!(all.bytes() < 50_000_000, "{}", all.bytes());
}
