//! Tables for those who come: mixed, kept to what was asked, and seated again with few moves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::{
    App, AppError, Caller, SeatingGiven,
    seating::{SeatWish, SeatingFault, SeatingView},
};
use folkmoot_model::{
    Beside, CallId, Feature, PersonId, SeatedPair, SeatingRules, SeatingTable, Seed,
};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

async fn see(town: &Town) -> SeatingView {
    town.app.see_seating(&CONVENER, &town.organisation, &harbour_road()).await.unwrap()
}

fn tables(number: usize, seats: u32) -> SeatingRules {
    let table = |at: usize| SeatingTable { name: at.to_string(), seats, offers: Vec::new() };
    SeatingRules {
        rounds: 3,
        tables: (1..=number).map(table).collect(),
        pairs_across: None,
        mix: vec![Feature::Kind],
        company: Vec::new(),
        from_round: 1,
        seed: Seed::new(""),
    }
}

fn all_here(view: &SeatingView) -> BTreeMap<PersonId, SeatWish> {
    let wish = |it: &folkmoot_model::SeatedPerson| {
        (it.person.clone(), SeatWish { here: true, ..SeatWish::default() })
    };
    view.people.iter().map(wish).collect()
}

async fn seat(
    app: &App,
    town: &Town,
    rules: SeatingRules,
    wishes: &BTreeMap<PersonId, SeatWish>,
    pairs: &[SeatedPair],
) -> SeatingGiven {
    let (here, call) = (&town.organisation, harbour_road());
    app.seat_people(&CONVENER, here, &call, rules, wishes, pairs).await.unwrap()
}

fn sizes(view: &SeatingView, round: usize) -> Vec<usize> {
    (0..view.tables()).map(|table| view.at(round, table).len()).collect()
}

#[tokio::test]
async fn everybody_has_a_seat_in_every_round_and_tables_are_even() {
    let town = Town::accepted().await;
    let before = see(&town).await;
    assert!(before.plan.is_none() && before.people.iter().all(|it| it.here));
    let people = before.people.len();
    assert!(people > 8, "{people}");
    assert_eq!(before.rules.tables.len(), people.div_ceil(5));
    let done = seat(&town.app, &town, tables(4, 5), &all_here(&before), &[]).await;
    assert_eq!(done, SeatingGiven::Done(0));
    let view = see(&town).await;
    let plan = view.plan.clone().unwrap();
    assert_eq!((plan.number, plan.figures.people as usize), (1, people));
    for round in 0..3 {
        let sizes = sizes(&view, round);
        assert_eq!(sizes.iter().sum::<usize>(), people);
        assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
    }
    assert!(view.people.iter().all(|it| it.places.iter().all(Option::is_some)));
    let figures = plan.figures;
    assert!(figures.pairs <= figures.most_pairs && figures.pairs > 0, "{figures:?}");
}

#[tokio::test]
async fn what_was_asked_for_is_kept() {
    let town = Town::accepted().await;
    let before = see(&town).await;
    let id = |at: usize| before.people[at].person.clone();
    let mut wishes = all_here(&before);
    wishes.get_mut(&id(0)).unwrap().host_at = Some("2".to_owned());
    wishes.get_mut(&id(1)).unwrap().needs = vec!["step-free".to_owned()];
    wishes.get_mut(&id(2)).unwrap().here = false;
    let mut rules = tables(4, 5);
    rules.tables[3].offers = vec!["step-free".to_owned()];
    let pair = |a, b, relation| SeatedPair { a: id(a), b: id(b), relation };
    let pairs = [pair(3, 4, Beside::Always), pair(5, 3, Beside::Never), pair(6, 7, Beside::Once)];
    seat(&town.app, &town, rules, &wishes, &pairs).await;
    let view = see(&town).await;
    let places = |at: usize| &view.people[at].places;
    assert_eq!(*places(0), [Some(1); 3], "a host stays");
    assert_eq!(*places(1), [Some(3); 3], "the one table without steps");
    assert_eq!(*places(2), [None; 3], "who doesn't come sits nowhere");
    assert_eq!(places(3), places(4));
    assert!(places(3).iter().zip(places(5)).all(|(a, b)| a != b));
    assert!(places(6).iter().zip(places(7)).any(|(a, b)| a == b));
    assert!(view.broken().is_empty());
    assert_eq!(view.pairs.len(), 3);
}

#[tokio::test]
async fn when_some_do_not_come_few_move_and_rounds_that_were_stay() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let before = see(&town).await;
    seat(app, &town, tables(4, 5), &all_here(&before), &[]).await;
    let first = see(&town).await;
    // all of one table but one stay away, so that somebody has to move
    let away: BTreeSet<PersonId> = first.at(1, 0).into_iter().skip(1).cloned().collect();
    let come: BTreeSet<PersonId> =
        first.people.iter().map(|it| it.person.clone()).filter(|it| !away.contains(it)).collect();
    let done = app.seat_again(&CONVENER, here, &call, &come, 2).await.unwrap();
    let SeatingGiven::Done(moved) = done else { panic!("{done:?}") };
    let second = see(&town).await;
    assert_eq!(second.plan.as_ref().unwrap().number, 2);
    assert!(moved >= 1 && moved < come.len() / 2, "{moved} of {}", come.len());
    for (then, now) in first.people.iter().zip(&second.people) {
        assert_eq!(then.places[0], now.places[0], "the first round has been");
        assert_eq!(now.here, come.contains(&now.person));
        assert_eq!(now.places[1].is_some(), now.here);
    }
    let sizes = sizes(&second, 1);
    assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
    assert!(app.undo_seating(&CONVENER, here, &call).await.unwrap());
    let back = see(&town).await;
    assert_eq!((&back.people, &back.plan), (&first.people, &first.plan));
    assert!(app.undo_seating(&CONVENER, here, &call).await.unwrap());
    assert!(!app.undo_seating(&CONVENER, here, &call).await.unwrap());
    let nothing = app.seat_again(&CONVENER, here, &call, &come, 1).await;
    assert!(matches!(nothing, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn what_cannot_be_is_told_and_changes_nothing() {
    let town = Town::accepted().await;
    let before = see(&town).await;
    let (all, people) = (all_here(&before), before.people.len());
    let none = BTreeMap::new();
    let told = |given: SeatingGiven| match given {
        SeatingGiven::Faulty(faults) => faults,
        other => panic!("{other:?}"),
    };
    let try_seat = async |rules, wishes: &BTreeMap<PersonId, SeatWish>, pairs: &[SeatedPair]| {
        told(seat(&town.app, &town, rules, wishes, pairs).await)
    };
    assert_eq!(try_seat(tables(4, 5), &none, &[]).await, [SeatingFault::Nobody]);
    let rounds = SeatingRules { rounds: 0, ..tables(4, 5) };
    assert_eq!(try_seat(rounds, &all, &[]).await, [SeatingFault::Rounds]);
    assert_eq!(try_seat(tables(0, 5), &all, &[]).await, [SeatingFault::Tables]);
    let mut twice = tables(9, 5);
    twice.tables[1].name = "1".to_owned();
    twice.tables[2].seats = 0;
    let faults = try_seat(twice, &all, &[]).await;
    assert_eq!(faults, [SeatingFault::Table(1), SeatingFault::Table(2)]);
    let seats = SeatingFault::Seats { people, seats: 4 };
    assert_eq!(try_seat(tables(2, 2), &all, &[]).await, [seats]);
    let id = before.people[0].person.clone();
    let mut host = all.clone();
    host.get_mut(&id).unwrap().host_at = Some("9".to_owned());
    let no = SeatingFault::Host { person: id.clone(), table: "9".to_owned() };
    assert_eq!(try_seat(tables(4, 5), &host, &[]).await, [no]);
    let mut needs = all.clone();
    needs.get_mut(&id).unwrap().needs = vec!["loop".to_owned()];
    let faults = try_seat(tables(4, 5), &needs, &[]).await;
    let no = SeatingFault::NoTable { people: vec![id.clone()], needs: vec!["loop".to_owned()] };
    assert_eq!(faults, [no]);
    let of = |a: usize, b: usize, relation| {
        let id = |at: usize| before.people[at].person.clone();
        SeatedPair { a: id(a), b: id(b), relation }
    };
    let pairs = [of(0, 1, Beside::Always), of(1, 2, Beside::Always), of(2, 0, Beside::Never)];
    let faults = try_seat(tables(4, 5), &all, &pairs).await;
    assert!(matches!(&faults[..], [SeatingFault::Together(_)]), "{faults:?}");
    assert!(see(&town).await.plan.is_none());
}

#[tokio::test]
async fn of_two_at_once_one_is_told_and_nothing_is_lost() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let before = see(&town).await;
    seat(app, &town, tables(4, 5), &all_here(&before), &[]).await;
    let come: BTreeSet<PersonId> = before.people[1..].iter().map(|it| it.person.clone()).collect();
    let again = || app.seat_again(&CONVENER, here, &call, &come, 1);
    let (one, other) = tokio::join!(again(), again());
    let given = [one.unwrap(), other.unwrap()];
    let done = given.iter().filter(|it| matches!(it, SeatingGiven::Done(_))).count();
    let changed = given.iter().filter(|it| **it == SeatingGiven::Changed).count();
    assert!(done >= 1 && done + changed == 2, "{given:?}");
    assert_eq!(see(&town).await.plan.unwrap().number as usize, 1 + done);
}

#[tokio::test]
async fn people_talk_in_pairs_across_what_they_know() {
    let town = Town::accepted().await;
    let before = see(&town).await;
    let rules = SeatingRules { pairs_across: Some(Feature::Kind), ..tables(0, 0) };
    let wishes = all_here(&before);
    let given = seat(&town.app, &town, rules.clone(), &wishes, &[]).await;
    let view = see(&town).await;
    assert_eq!(given, SeatingGiven::Done(0));
    let kind = |id: &PersonId| {
        view.pool.people.iter().find(|it| it.person.id == *id).unwrap().kind.clone()
    };
    for round in 0..3 {
        for table in 0..view.tables() {
            let people = view.at(round, table);
            let kinds: BTreeSet<String> = people.iter().map(|id| kind(id)).collect();
            assert!((2..=3).contains(&people.len()) && kinds.len() >= 2, "{kinds:?}");
        }
    }
    // with one kind alone there is nobody across
    let first = kind(&view.people[0].person);
    let mut alone = wishes;
    alone.retain(|id, _| kind(id) == first);
    let given = seat(&town.app, &town, rules, &alone, &[]).await;
    assert_eq!(
        given,
        SeatingGiven::Faulty(vec![SeatingFault::OneSided { largest: alone.len(), others: 0 }])
    );
}

#[tokio::test]
async fn whoever_is_erased_or_says_no_sits_nowhere_and_takes_out_where_they_sat() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let before = see(&town).await;
    let pair = SeatedPair {
        a: before.people[0].person.clone(),
        b: before.people[1].person.clone(),
        relation: Beside::Never,
    };
    seat(app, &town, tables(4, 5), &all_here(&before), std::slice::from_ref(&pair)).await;
    let somebody = before.people[0].person.clone();
    let me = town.somebody(&somebody);
    let mine = app.export_me(&me).await.unwrap();
    assert_eq!((mine.seats.len(), &mine.seats[0].call), (1, &call));
    assert_eq!(
        (mine.seats[0].me.places.len(), &mine.seats[0].beside[..]),
        (3, &[Beside::Never][..])
    );
    let text = serde_json::to_string(&mine.seats).unwrap();
    assert!(!text.contains(pair.b.as_str()), "nothing about anybody else");
    app.erase_me(&me, before.name(&somebody)).await.unwrap();
    let view = see(&town).await;
    assert!(view.people.iter().all(|it| it.person != somebody) && view.pairs.is_empty());
    let come: BTreeSet<PersonId> = view.people.iter().map(|it| it.person.clone()).collect();
    let again = app.seat_again(&CONVENER, here, &call, &come, 1).await.unwrap();
    assert!(matches!(again, SeatingGiven::Done(_)));
}
