//! Panels by lottery: who could be drawn, the list that nobody can change, and
//! the draw that anybody can check.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::panel::{Odds, PanelFault};
use folkmoot_app::{
    Answer, AppError, Caller, Drawn, GivenRules, Holder, PanelPlan, Published, TakenBack,
};
use folkmoot_model::{
    CallId, DrawnBy, Feature, LotteryState, PanelMethod, PanelRules, PersonId, SeatQuota, Standing,
};
use folkmoot_test_support::Town;

const CONVENER: Caller = Caller::Operator;

fn harbour_road() -> CallId {
    CallId::new("harbour-road").unwrap()
}

fn age() -> Feature {
    Feature::Attribute("age".to_owned())
}

async fn plan(town: &Town) -> PanelPlan {
    town.app.see_panel_plan(&CONVENER, &town.organisation, &harbour_road()).await.unwrap()
}

fn rules(seats: u32, quotas: Vec<SeatQuota>) -> PanelRules {
    PanelRules {
        seats,
        tickets: 100,
        method: PanelMethod::Leximin,
        quotas,
        household: None,
        together: vec![],
    }
}

async fn keep(town: &Town, rules: PanelRules) -> GivenRules {
    keep_with(town, rules, &BTreeMap::new()).await
}

async fn keep_with(
    town: &Town,
    rules: PanelRules,
    differently: &BTreeMap<PersonId, (Standing, String)>,
) -> GivenRules {
    let (app, here) = (&town.app, &town.organisation);
    app.keep_panel_rules(&CONVENER, here, &harbour_road(), rules, differently).await.unwrap()
}

async fn odds(town: &Town) -> Odds {
    town.app.panel_odds(&CONVENER, &town.organisation, &harbour_road()).await.unwrap().1
}

async fn publish(town: &Town) -> Published {
    town.app.publish_lottery(&CONVENER, &town.organisation, &harbour_road()).await.unwrap()
}

async fn draw(town: &Town, by: DrawnBy) -> Drawn {
    town.app.draw_panel(&CONVENER, &town.organisation, &harbour_road(), by).await.unwrap()
}

async fn last_action(town: &Town) -> String {
    let last = town.app.see_last_audit(&CONVENER, &town.organisation).await.unwrap().unwrap();
    last.event.action
}

fn seed(text: &str) -> DrawnBy {
    DrawnBy::Seed(text.to_owned())
}

#[tokio::test]
async fn who_said_yes_can_be_drawn_and_nobody_else() {
    let town = Town::found().await;
    assert_eq!(plan(&town).await.pool.people, []);
    assert!(matches!(odds(&town).await, Odds::Unready));
    assert_eq!(publish(&town).await, Published::NoPanel);

    let town = Town::accepted().await;
    let here = &town.organisation;
    let view = town.app.see_invitations(&CONVENER, here, &harbour_road()).await.unwrap();
    let yes: BTreeSet<_> = view
        .invitations
        .iter()
        .filter(|(it, _)| matches!(it.state, folkmoot_model::InvitationState::Accepted { .. }))
        .map(|(it, _)| it.person.clone())
        .collect();
    let plan = plan(&town).await;
    let pool: BTreeSet<_> = plan.pool.people.iter().map(|it| it.person.id.clone()).collect();
    assert!(pool.len() >= 6);
    assert_eq!(pool, yes);
    assert!(plan.features.iter().any(|it| it.feature == age()));
}

#[tokio::test]
async fn a_published_list_is_drawn_once_and_anybody_can_check_it() {
    let town = Town::accepted().await;
    let people = plan(&town).await.pool.people.len();
    assert_eq!(keep(&town, rules(3, vec![])).await, GivenRules::Kept);
    let Odds::Found(found) = odds(&town).await else { panic!("there are panels") };
    let share = 3.0 / people as f64;
    assert!(found.chances.iter().all(|it| (it.chance - share).abs() < 1e-9));

    let Published::Done(lottery) = publish(&town).await else { panic!("it is published") };
    assert_eq!(lottery.number, 1);
    assert_eq!(last_action(&town).await, "lottery.published");
    let (app, here) = (&town.app, &town.organisation);
    let before = app.see_lottery(&Caller::Stranger, here, &harbour_road(), None).await.unwrap();
    assert_eq!(before.report.tickets.len(), 100);
    assert!(before.report.drawn.is_empty() && before.report.faults().is_empty());

    assert_eq!(draw(&town, seed("  ")).await, Drawn::NoSeed);
    let Drawn::Done(_) = draw(&town, seed(" dice 4 2 6 ")).await else { panic!("it is drawn") };
    assert_eq!(last_action(&town).await, "panel.drawn");
    let after = app.see_lottery(&Caller::Stranger, here, &harbour_road(), None).await.unwrap();
    assert_eq!(after.report.faults(), Vec::<String>::new());
    assert_eq!(after.report.commitment, before.report.commitment);
    assert_eq!(after.report.tickets, before.report.tickets);
    assert_eq!(after.report.seed.as_deref(), Some("dice 4 2 6"));

    let drawn: Vec<_> = plan(&town).await.people.into_iter().filter(|(it, _)| it.drawn).collect();
    let names: BTreeSet<_> = drawn.iter().filter_map(|(it, _)| it.pseudonym.clone()).collect();
    assert_eq!(names, after.report.drawn.iter().cloned().collect());

    let again = app.draw_panel(&CONVENER, here, &harbour_road(), seed("again")).await;
    assert!(matches!(again, Err(AppError::Transition(_))), "{again:?}");
    let change = app
        .keep_panel_rules(&CONVENER, here, &harbour_road(), rules(2, vec![]), &BTreeMap::new())
        .await;
    assert!(matches!(change, Err(AppError::Transition(_))), "{change:?}");
}

#[tokio::test]
async fn what_is_public_names_nobody() {
    let town = Town::accepted().await;
    keep(&town, rules(3, vec![])).await;
    publish(&town).await;
    draw(&town, seed("x")).await;
    let (app, here) = (&town.app, &town.organisation);
    let view = app.see_lottery(&Caller::Stranger, here, &harbour_road(), None).await.unwrap();
    let public = serde_json::to_string(&view.report).unwrap();
    for person in plan(&town).await.pool.people {
        assert!(!public.contains(&person.person.name));
        assert!(!public.contains(&format!("\"{}\"", person.person.id)));
    }
}

#[tokio::test]
async fn balls_draw_as_many_digits_as_the_list_has_zeros() {
    let town = Town::accepted().await;
    keep(&town, rules(3, vec![])).await;
    publish(&town).await;
    let balls = |digits: &str| DrawnBy::Balls(digits.to_owned());
    assert_eq!(draw(&town, balls("042")).await, Drawn::WrongBalls { digits: 2 });
    assert_eq!(draw(&town, balls("4x")).await, Drawn::WrongBalls { digits: 2 });
    let Drawn::Done(lottery) = draw(&town, balls("42")).await else { panic!("it is drawn") };
    assert!(matches!(lottery.state, LotteryState::Drawn { ticket: 43, .. }));
}

#[tokio::test]
async fn quotas_that_cannot_all_be_kept_are_named_and_mended() {
    let town = Town::accepted().await;
    let ages = plan(&town).await.pool.view(age());
    let (value, with) = ages.values[0].clone();
    let most = u32::try_from(with).unwrap();
    let seats = most + 2;
    let quota = |min| SeatQuota { feature: age(), value: value.clone(), min, max: seats };
    keep(&town, rules(seats, vec![quota(most + 1)])).await;
    let Odds::Infeasible { conflict, ways } = odds(&town).await else { panic!("no panel") };
    assert_eq!(conflict.len(), 1);
    assert_eq!((conflict[0].least, &conflict[0].quota.value), (true, &value));
    assert!(!ways.is_empty());
    assert_eq!(publish(&town).await, Published::NoPanel);

    let (app, here) = (&town.app, &town.organisation);
    assert!(!app.relax_panel(&CONVENER, here, &harbour_road(), 99).await.unwrap());
    assert!(app.relax_panel(&CONVENER, here, &harbour_road(), 0).await.unwrap());
    let rules = plan(&town).await.rules;
    assert!(rules.quotas.iter().any(|it| it.value == value && it.min == most));
    assert!(matches!(odds(&town).await, Odds::Found(_)));
}

#[tokio::test]
async fn who_is_seated_or_left_out_is_so_for_a_reason() {
    let town = Town::accepted().await;
    let pool = plan(&town).await.pool.people;
    let ids: Vec<_> = pool.iter().map(|it| it.person.id.clone()).collect();
    let with = |must: &str, out: &str| {
        BTreeMap::from([
            (ids[0].clone(), (Standing::Must, must.to_owned())),
            (ids[1].clone(), (Standing::Out, out.to_owned())),
        ])
    };
    let given = keep_with(&town, rules(3, vec![]), &with("speaks for the ward", " ")).await;
    assert_eq!(given, GivenRules::Faulty(vec![PanelFault::NoReason(1)]));
    assert_eq!(publish(&town).await, Published::NoPanel);

    let given = keep_with(&town, rules(3, vec![]), &with("agreed", "is paid for the work")).await;
    assert_eq!(given, GivenRules::Kept);
    publish(&town).await;
    let view = plan(&town).await;
    let of = |id: &PersonId| view.people.iter().find(|(it, _)| it.person == *id).unwrap().0.clone();
    assert_eq!((of(&ids[0]).tickets, of(&ids[1]).tickets), (100, 0));
    assert_eq!(of(&ids[1]).pseudonym, None);
    assert_eq!(of(&ids[1]).why.as_deref(), Some("is paid for the work"));
}

#[tokio::test]
async fn rules_that_cannot_be_are_kept_and_said_to_be_wrong() {
    let town = Town::accepted().await;
    let people = plan(&town).await.pool.people.len();
    let quota = SeatQuota { feature: age(), value: "x".to_owned(), min: 2, max: 1 };
    let wrong = PanelRules { tickets: 7, ..rules(1_000, vec![quota]) };
    let GivenRules::Faulty(faults) = keep(&town, wrong.clone()).await else { panic!("faulty") };
    let all = [PanelFault::TooFew { people }, PanelFault::Tickets, PanelFault::MinAboveMax(0)];
    assert_eq!(faults, all);
    assert_eq!(plan(&town).await.rules, wrong, "nothing typed is lost");
    let GivenRules::Faulty(faults) = keep(&town, rules(0, vec![])).await else { panic!("faulty") };
    assert_eq!(faults, [PanelFault::Seats]);
}

#[tokio::test]
async fn what_is_taken_back_stays_to_be_seen_and_another_may_follow() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    keep(&town, rules(3, vec![])).await;
    let draft = app.withdraw_lottery(&CONVENER, here, &call, "x").await;
    assert!(matches!(draft, Err(AppError::Transition(_))), "{draft:?}");
    publish(&town).await;
    assert_eq!(
        app.withdraw_lottery(&CONVENER, here, &call, " ").await.unwrap(),
        TakenBack::NoReason
    );
    let why = "a street was left out";
    assert_eq!(app.withdraw_lottery(&CONVENER, here, &call, why).await.unwrap(), TakenBack::Done);
    assert_eq!(last_action(&town).await, "lottery.withdrawn");
    assert!(plan(&town).await.lottery.is_none());

    keep(&town, rules(2, vec![])).await;
    publish(&town).await;
    let see = |number| app.see_lottery(&Caller::Stranger, here, &call, number);
    let now = see(None).await.unwrap();
    assert_eq!((now.lottery.number, now.all.len()), (2, 2));
    let first = see(Some(1)).await.unwrap();
    assert!(matches!(first.lottery.state, LotteryState::Withdrawn { .. }));
    assert!(matches!(see(Some(3)).await, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn everyone_in_it_sees_how_they_stand_once_it_is_public() {
    let town = Town::accepted().await;
    let me = plan(&town).await.pool.people[0].person.id.clone();
    let caller = town.somebody(&me);
    keep(&town, rules(3, vec![])).await;
    assert_eq!(town.app.see_my_lotteries(&caller).await.unwrap(), []);
    publish(&town).await;
    let mine = town.app.see_my_lotteries(&caller).await.unwrap().remove(0);
    assert_eq!(mine.me.person, me);
    assert!(mine.me.tickets > 0 && mine.me.pseudonym.is_some());
    draw(&town, seed("x")).await;
    let mine = town.app.see_my_lotteries(&caller).await.unwrap().remove(0);
    let (app, here) = (&town.app, &town.organisation);
    let view = app.see_lottery(&Caller::Stranger, here, &harbour_road(), None).await.unwrap();
    assert_eq!(mine.me.drawn, view.report.drawn.contains(&mine.me.pseudonym.unwrap()));
    let export = app.export_me(&caller).await.unwrap();
    assert_eq!(export.lotteries.len(), 1);
    assert_eq!(export.calls[&harbour_road()], mine.title);
}

#[tokio::test]
async fn who_says_no_meanwhile_changes_the_pool_and_a_list_is_not_made_from_the_old_one() {
    let town = Town::accepted().await;
    keep(&town, rules(3, vec![])).await;
    let here = &town.organisation;
    let view = town.app.see_invitations(&CONVENER, here, &harbour_road()).await.unwrap();
    let (invitation, _) = view
        .invitations
        .iter()
        .find(|(it, _)| matches!(it.state, folkmoot_model::InvitationState::Accepted { .. }))
        .unwrap();
    let caller = town.somebody(&invitation.person);
    let no = Answer::No(folkmoot_model::DeclineReason::NoTime);
    let before = plan(&town).await.pool.people.len();
    town.app.answer_invitation(Holder::Me(&caller, &invitation.id), no).await.unwrap();
    let after = plan(&town).await.pool;
    assert!(after.people.len() < before);
    publish(&town).await;
    let people = plan(&town).await.people;
    assert!(people.iter().all(|(it, _)| it.person != invitation.person));
}

#[tokio::test]
async fn covering_every_kind_of_knowing_costs_chances_and_says_how_much() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    keep(&town, rules(6, vec![])).await;
    let curve = app.panel_needs(&CONVENER, here, &call).await.unwrap();
    let people = plan(&town).await.pool.people.len();
    assert_eq!((curve[0].seats, curve[0].now), (0, true));
    let equal = 6.0 / people as f64;
    assert!((curve[0].least.unwrap() - equal).abs() < 1e-9, "without quotas all are equal");
    assert!(curve.len() > 1 && curve.iter().all(|point| point.proved), "{curve:?}");
    for pair in curve.windows(2) {
        let [before, after] = [pair[0].least, pair[1].least].map(|it| it.unwrap_or(0.0));
        assert!(after <= before + 1e-9, "more needs are never fairer: {curve:?}");
    }
    let point = curve.iter().rfind(|point| point.least.is_some()).unwrap();
    app.cover_kinds(&CONVENER, here, &call, point.seats).await.unwrap();
    let Odds::Found(found) = odds(&town).await else { panic!("there is a panel") };
    assert!((found.least - point.least.unwrap()).abs() < 1e-6, "as the curve said");
    let after = app.panel_needs(&CONVENER, here, &call).await.unwrap();
    let now: Vec<u32> = after.iter().filter(|it| it.now).map(|it| it.seats).collect();
    assert_eq!(now, [point.seats]);
    app.cover_kinds(&CONVENER, here, &call, 0).await.unwrap();
    assert_eq!(plan(&town).await.rules.quotas, []);
}

async fn says_no(town: &Town, person: &PersonId) {
    let (app, here) = (&town.app, &town.organisation);
    let view = app.see_invitations(&CONVENER, here, &harbour_road()).await.unwrap();
    let caller = town.somebody(person);
    for (invitation, _) in view.invitations.iter().filter(|(it, _)| it.person == *person) {
        let no = Answer::No(folkmoot_model::DeclineReason::ALL[0]);
        app.answer_invitation(Holder::Me(&caller, &invitation.id), no).await.unwrap();
    }
}

#[tokio::test]
async fn seats_that_came_free_are_filled_by_another_lottery_and_whoever_stays_stays() {
    let town = Town::accepted().await;
    let (app, here, call) = (&town.app, &town.organisation, harbour_road());
    let fill = async || app.fill_free_seats(&CONVENER, here, &call, "Was drawn before.").await;
    keep(&town, rules(6, vec![])).await;
    assert_eq!(fill().await.unwrap(), 0, "nothing is drawn yet");
    publish(&town).await;
    draw(&town, DrawnBy::Seed("dice 4 2 6".to_owned())).await;
    let first = plan(&town).await;
    assert_eq!((first.free_seats(), fill().await.unwrap()), (0, 0), "everybody stays");
    let on = |plan: &PanelPlan| -> BTreeSet<PersonId> {
        let drawn = plan.people.iter().filter(|(it, _)| it.drawn);
        drawn.map(|(it, _)| it.person.clone()).collect()
    };
    let before = on(&first);
    let gone: Vec<PersonId> = before.iter().take(2).cloned().collect();
    for person in &gone {
        says_no(&town, person).await;
    }
    assert_eq!(plan(&town).await.left(), gone.iter().collect());
    assert_eq!(fill().await.unwrap(), 2);
    let draft = plan(&town).await;
    assert!(draft.fills && draft.is_open());
    let public = app.see_lottery(&Caller::Stranger, here, &call, None).await.unwrap();
    assert_eq!(public.lottery.number, 1, "nobody else sees a draft");
    assert!(app.drop_panel_draft(&CONVENER, here, &call).await.unwrap());
    assert!(!app.drop_panel_draft(&CONVENER, here, &call).await.unwrap());
    assert_eq!(on(&plan(&town).await), before, "the panel stands as it was drawn");

    fill().await.unwrap();
    let Odds::Found(chances) = odds(&town).await else { panic!("there is a panel") };
    let free = chances.chances.iter().filter(|it| !before.contains(&it.person));
    let free: Vec<f64> = free.map(|it| it.chance).collect();
    assert!((free.iter().sum::<f64>() - 2.0).abs() < 1e-6, "two seats: {free:?}");
    assert!(free.iter().all(|chance| (chance - free[0]).abs() < 1e-6), "all alike");
    publish(&town).await;
    draw(&town, DrawnBy::Seed("dice 1 1 3".to_owned())).await;
    let after = on(&plan(&town).await);
    assert_eq!(after.len(), 6);
    assert!(before.iter().filter(|it| !gone.contains(it)).all(|it| after.contains(it)));
    assert!(gone.iter().all(|it| !after.contains(it)));
    let public = app.see_lottery(&Caller::Stranger, here, &call, None).await.unwrap();
    assert_eq!((public.lottery.number, public.all.len()), (2, 2));
}

#[tokio::test]
async fn addresses_that_look_alike_are_one_household_only_once_somebody_says_so() {
    let town = Town::accepted().await;
    let here = &town.organisation;
    let people: Vec<_> =
        plan(&town).await.pool.people.iter().map(|it| it.person.clone()).take(4).collect();
    let addresses = ["12 Quay Street", "12 Quay St", "12, quay st.", "3 Mill Lane"];
    let mut tx = town.app.storage().begin().await.unwrap();
    for (person, address) in people.iter().zip(addresses) {
        let mut person = person.clone();
        person.attributes.insert("address".to_owned(), address.to_owned());
        tx.upsert_person(here, &person).await.unwrap();
    }
    tx.commit().await.unwrap();
    let household = Some(Feature::Attribute("address".to_owned()));
    let kept = keep(&town, PanelRules { household, ..rules(3, vec![]) }).await;
    assert_eq!(kept, GivenRules::Kept);
    let homes = async || {
        let plan = plan(&town).await;
        let ids = |homes: Vec<Vec<&folkmoot_app::panel::Pooled>>| {
            homes.iter().map(Vec::len).collect::<Vec<_>>()
        };
        let alike = plan.pool.look_alike(&plan.rules);
        let pairs: Vec<_> =
            alike.iter().map(|(a, b)| (a.person.id.clone(), b.person.id.clone())).collect();
        (ids(plan.pool.households(&plan.rules)), pairs)
    };
    let (shared, pairs) = homes().await;
    assert_eq!((shared, pairs.len()), (vec![2], 1), "never silently");
    let stranger = (people[3].id.clone(), people[0].id.clone());
    let say = async |(one, other): (PersonId, PersonId)| {
        let (call, pair) = (harbour_road(), (one.as_str(), other.as_str()));
        town.app.count_as_household(&CONVENER, here, &call, pair).await.unwrap();
    };
    say(stranger).await;
    assert_eq!(homes().await.0, [2], "only those that look alike");
    say(pairs[0].clone()).await;
    assert_eq!(homes().await, (vec![3], Vec::new()));
    let Odds::Found(found) = odds(&town).await else { panic!("there are panels") };
    let together: f64 = found
        .chances
        .iter()
        .filter(|it| people[..3].iter().any(|person| person.id == it.person))
        .map(|it| it.chance)
        .sum();
    assert!(together <= 1.0 + 1e-9, "one of them at most: {together}");
}
