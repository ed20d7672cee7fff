//! The odd ends: an answer each time, never a panic and never a number that is none.

#![allow(clippy::unwrap_used)]

mod support;

use folkmoot_opinion::polis::{self, Flags};
use folkmoot_opinion::{Cell, OpinionMap, Options, Vote, Votes, VotesBuilder, ground, map, next};

fn of(rows: &[(u64, u64, i64)]) -> Votes {
    let mut builder = VotesBuilder::new();
    for (at, (person, statement, value)) in rows.iter().enumerate() {
        builder.vote(
            *person,
            *statement,
            Vote::from_value(*value).unwrap(),
            i64::try_from(at).unwrap(),
        );
    }
    builder.build()
}

fn sound(votes: &Votes, flags: Flags) -> OpinionMap {
    let drawn = map(votes, flags, &Options::default());
    for it in &drawn.people {
        assert!(it.at.iter().chain(it.spread.iter().flatten()).all(|it| it.is_finite()));
        assert!(it.tendency.is_finite() && it.groups.iter().all(|it| it.is_finite()));
    }
    for it in &drawn.statements {
        let ground = [it.ground.group_aware, it.ground.worst_group, it.ground.bridging];
        assert!(it.at.iter().chain(&ground).all(|it| it.is_finite()) && it.priority.is_finite());
    }
    assert!(drawn.stability.is_finite());
    let chances = next::chances(&drawn, (!votes.is_empty()).then_some(0), 0.2);
    let all: f64 = chances.iter().map(|it| it.propensity).sum();
    assert!(chances.is_empty() || (all - 1.0).abs() < 1e-9);
    let plane = polis::plane(votes, flags);
    let places = polis::project(votes, flags, &plane);
    assert!(plane.extremity.iter().chain(places.iter().flatten()).all(|it| it.is_finite()));
    let inside = polis::in_map(votes, &[]);
    let bases = polis::base_clusters(&places, &inside);
    let (groups, _) = polis::group_bases(&bases);
    assert!(groups.iter().all(|it| it.silhouette.is_finite()));
    let tallies = [polis::tallies(votes)];
    polis::representative(&tallies, flags);
    polis::consensus(&tallies[0], flags);
    drawn
}

#[test]
fn nothing_one_vote_one_person() {
    sound(&of(&[]), Flags::default());
    sound(&of(&[(0, 0, 1)]), Flags::default());
    sound(&of(&[(0, 0, 0)]), Flags::default());
    let rows: Vec<_> = (0..40_u64).map(|it| (7, it, i64::try_from(it % 3).unwrap() - 1)).collect();
    let drawn = sound(&of(&rows), Flags::default());
    assert!(!drawn.stable);
}

#[test]
fn everybody_agrees_passes_or_is_moderated_out() {
    for value in [-1, 0, 1] {
        let rows: Vec<_> = (0..30).flat_map(|p| (0..20).map(move |s| (p, s, value))).collect();
        let votes = of(&rows);
        assert!(!sound(&votes, Flags::default()).stable);
        let drawn = sound(&votes, Flags { out: &[true; 20], meta: &[] });
        assert!(drawn.statements.iter().all(|it| it.moderated_out && it.tally.seen == 0));
        assert!(drawn.people.iter().all(|it| it.votes == 0));
    }
}

#[test]
fn statement_nought_and_gaps_of_a_billion() {
    let rows: Vec<_> = (0..20)
        .flat_map(|p| [0, 1_000_000_000, u64::MAX].map(|s| (p * 1_000_000_007, s, 1)))
        .collect();
    let votes = of(&rows);
    assert_eq!(votes.statements(), [0, 1_000_000_000, u64::MAX]);
    sound(&votes, Flags::default());
}

#[test]
fn the_last_vote_counts() {
    let mut rows: Vec<_> = (0..1000).map(|it| (1, 5, (it % 3) - 1)).collect();
    rows.push((1, 5, -1));
    let votes = of(&rows);
    assert_eq!(votes.len(), 1);
    assert_eq!(votes.row(0)[0].vote(), Vote::Disagree);
    // arriving the other way round makes no difference: the time decides
    let mut builder = VotesBuilder::new();
    builder.vote(1, 5, Vote::Agree, 9);
    builder.vote(1, 5, Vote::Disagree, 3);
    assert_eq!(builder.build().row(0)[0].vote(), Vote::Agree);
}

#[test]
fn ten_million_votes_by_one_person() {
    let mut builder = VotesBuilder::new();
    for at in 0..10_000_000_i64 {
        let statement = u64::try_from(at % 300).unwrap();
        builder.vote(3, statement, if at < 9_999_700 { Vote::Agree } else { Vote::Disagree }, at);
    }
    let votes = builder.build();
    assert_eq!((votes.people(), votes.len()), (&[3][..], 300));
    assert!(votes.row(0).iter().all(|cell| cell.vote() == Vote::Disagree));
    sound(&votes, Flags::default());
}

#[test]
fn other_values_are_no_votes_and_rows_out_of_order_are_refused() {
    for value in [-2, 2, 7, i64::MIN, i64::MAX] {
        assert_eq!(Vote::from_value(value), None);
    }
    let cell = |at| Cell::new(at, Vote::Agree);
    for row in [vec![cell(1), cell(0)], vec![cell(1), cell(1)], vec![cell(2)]] {
        assert!(Votes::from_rows(vec![4, 9], [(1, row)]).is_err());
    }
    assert!(Votes::from_rows(vec![4, 9], [(1, vec![cell(0)]), (1, vec![cell(1)])]).is_err());
    assert!(Votes::from_rows(vec![9, 4], []).is_err());
}

#[test]
fn ties_and_a_column_that_never_changes() {
    // half agree and half disagree to everything, and all agree to the last
    let rows: Vec<_> = (0..40)
        .flat_map(|p| (0..12).map(move |s| (p, s, if s == 11 || p % 2 == 0 { 1 } else { -1 })))
        .collect();
    let drawn = sound(&of(&rows), Flags::default());
    assert!(drawn.statements[11].ground.group_aware > 0.9);
}

#[test]
fn a_bloc_that_no_shown_statement_speaks_for_is_found() {
    // 60 agree to 0, 40 agree to 1 alone; showing 0 and 2 leaves the 40 out: 40 is less than
    // 100/2, but not than 100/3
    let rows: Vec<_> = (0..100)
        .flat_map(|p| if p < 60 { [(p, 0, 1), (p, 1, -1)] } else { [(p, 0, -1), (p, 1, 1)] })
        .chain([(0, 2, 1), (0, 3, 1)])
        .collect();
    let votes = of(&rows);
    assert!(ground::unrepresented(&votes, &[0, 2]).is_empty());
    let found = ground::unrepresented(&votes, &[0, 2, 3]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].statement, found[0].people, found[0].enough), (1, 40, 34));
}

#[test]
fn exposure_is_weighed_out() {
    // those shown it often disagree; shown evenly, half would agree
    let votes: Vec<(Vote, f64)> =
        [(Vote::Agree, 0.1), (Vote::Disagree, 0.2), (Vote::Disagree, 0.2)].to_vec();
    assert!((ground::reweighted_share(&votes, 100.0).unwrap() - 0.5).abs() < 1e-12);
    assert_eq!(ground::reweighted_share(&[], 100.0), None);
}
