//! Members: asking somebody to be one, their roles, and the end of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use folkmoot_app::{App, AppError, AuditQuery, Caller, INVITE_DAYS, MemberProblem};
use folkmoot_model::{Email, MemberInviteId, OrganisationId, PersonId, Role, Token};
use folkmoot_storage::AuditFilter;
use folkmoot_test_support::{Empty, Town};

const DAY: i64 = 24 * 60;

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn roles(roles: &[Role]) -> BTreeSet<Role> {
    roles.iter().copied().collect()
}

fn council() -> OrganisationId {
    OrganisationId::new("council").unwrap()
}

/// A council with one admin.
async fn real() -> (Empty, Caller) {
    let empty = Empty::new().await;
    let added = empty
        .app
        .add_member(
            &Caller::Operator,
            &council(),
            &email("ada@example.org"),
            "Ada Example",
            &roles(&[Role::Admin]),
        )
        .await
        .unwrap();
    let admin = Caller::Person {
        organisation: council(),
        person: added.member.person.id,
        roles: roles(&[Role::Admin]),
    };
    (empty, admin)
}

async fn prepare(app: &App, id: &MemberInviteId) -> Option<Token> {
    app.prepare_member_invite_mail(&council(), id).await.unwrap().map(|mail| mail.token)
}

async fn actions(app: &App, admin: &Caller) -> Vec<String> {
    let query = AuditQuery { limit: 99, ..AuditQuery::default() };
    let found = app.find_audit(admin, &council(), &query).await.unwrap();
    found.into_iter().rev().map(|entry| entry.event.action).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is asked")]
fn is<T: std::fmt::Debug>(result: Result<T, AppError>, problem: MemberProblem) -> bool {
    matches!(result, Err(AppError::Member(it)) if it == problem)
}

#[tokio::test]
async fn whoever_opens_the_link_joins_once() {
    let (empty, admin) = real().await;
    let (app, here, jo) = (&empty.app, &council(), &email("Jo@example.org"));
    let convener = roles(&[Role::Convener]);
    let invite = app.invite_member(&admin, here, jo, " Jo Example ", &convener).await.unwrap();
    let token = prepare(app, &invite.id).await.unwrap();
    let view = app.see_member_invite(&token).await.unwrap().unwrap();
    assert_eq!(
        (view.invite.name.as_str(), view.organisation_name.as_str()),
        ("Jo Example", "council")
    );
    let session = app.join(&token).await.unwrap();
    let who = app.recognise(&session).await.unwrap().unwrap();
    assert_eq!(who.name, "Jo Example");
    assert!(matches!(&who.caller, Caller::Person { roles, .. } if *roles == convener));
    assert!(matches!(app.join(&token).await, Err(AppError::NotFound { .. })));
    assert!(app.see_member_invite(&token).await.unwrap().is_none());
    assert!(app.list_member_invites(&admin, here).await.unwrap().is_empty());
    let log = actions(app, &admin).await;
    assert_eq!(log[log.len() - 2..], ["member.invited", "member.joined"]);
    let text = format!("{:?}", app.see_audit(&admin, here, 0, 99).await.unwrap());
    assert!(!text.contains("example.org") && !text.contains("Jo"), "no names in the log");
}

#[tokio::test]
async fn a_link_expires_is_replaced_and_is_taken_back() {
    let (empty, admin) = real().await;
    let (app, here, jo) = (&empty.app, &council(), &email("jo@example.org"));
    let convener = roles(&[Role::Convener]);
    let invite = app.invite_member(&admin, here, jo, "Jo", &convener).await.unwrap();
    let first = prepare(app, &invite.id).await.unwrap();
    empty.clock.forward_minutes(i64::from(INVITE_DAYS) * DAY);
    assert!(app.see_member_invite(&first).await.unwrap().is_none(), "too late");
    assert!(app.join(&first).await.is_err());
    assert!(prepare(app, &invite.id).await.is_none());

    app.invite_member_again(&admin, here, &invite.id).await.unwrap();
    assert!(app.join(&first).await.is_err(), "the old link stays dead");
    let second = prepare(app, &invite.id).await.unwrap();
    app.invite_member_again(&admin, here, &invite.id).await.unwrap();
    assert!(app.join(&second).await.is_err(), "replaced");
    let third = prepare(app, &invite.id).await.unwrap();
    app.take_back_member_invite(&admin, here, &invite.id).await.unwrap();
    assert!(app.join(&third).await.is_err());
    assert!(prepare(app, &invite.id).await.is_none(), "nothing is sent any more");
    let gone = app.invite_member_again(&admin, here, &invite.id).await;
    assert!(matches!(gone, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn nobody_is_asked_twice_or_for_nothing() {
    let (empty, admin) = real().await;
    let (app, here) = (&empty.app, &council());
    let convener = roles(&[Role::Convener]);
    let ask = async |address: &str, name: &str, roles: &BTreeSet<Role>| {
        app.invite_member(&admin, here, &email(address), name, roles).await
    };
    assert!(is(ask("ADA@example.org", "Ada", &convener).await, MemberProblem::IsMember));
    ask("jo@example.org", "Jo", &convener).await.unwrap();
    assert!(is(ask("Jo@example.org", "Jo", &convener).await, MemberProblem::IsInvited));
    assert!(is(ask("kim@example.org", "Kim", &roles(&[])).await, MemberProblem::NoRole));
    for name in ["", "two\nlines", &"x".repeat(201)] {
        assert!(is(ask("kim@example.org", name, &convener).await, MemberProblem::Name));
    }
    for i in 0..49 {
        ask(&format!("n{i}@example.org"), "N", &convener).await.unwrap();
    }
    assert!(matches!(ask("kim@example.org", "Kim", &convener).await, Err(AppError::TooMany)));
    empty.clock.forward_minutes(DAY);
    ask("kim@example.org", "Kim", &convener).await.unwrap();
}

#[tokio::test]
async fn somebody_known_keeps_their_name_and_what_they_had() {
    let (empty, admin) = real().await;
    let (app, here, jo) = (&empty.app, &council(), &email("jo@example.org"));
    let convener = roles(&[Role::Convener]);
    let invite = app.invite_member(&admin, here, jo, "Somebody", &convener).await.unwrap();
    let moderator = roles(&[Role::Moderator]);
    let added = app.add_member(&Caller::Operator, here, jo, "Jo", &moderator).await.unwrap();
    let token = prepare(app, &invite.id).await.unwrap();
    app.join(&token).await.unwrap();
    let member = app.see_member(&admin, here, &added.member.person.id).await.unwrap();
    assert_eq!(member.person.name, "Jo");
    assert_eq!(member.membership.roles, roles(&[Role::Convener, Role::Moderator]));
}

#[tokio::test]
async fn there_is_always_an_admin_and_nobody_slips() {
    let (empty, ada) = real().await;
    let (app, here) = (&empty.app, &council());
    let me = ada.me().unwrap().1.clone();
    let convener = roles(&[Role::Convener]);
    let last = MemberProblem::LastAdmin;
    assert!(is(app.change_roles(&ada, here, &me, &convener, true).await, last));
    assert!(is(app.end_membership(&ada, here, &me, true).await, last));
    let operator = &Caller::Operator;
    assert!(is(app.remove_member(operator, here, &email("ada@example.org")).await, last));
    assert!(is(app.change_roles(&ada, here, &me, &roles(&[]), true).await, MemberProblem::NoRole));

    let admin = roles(&[Role::Admin]);
    let kim = app.add_member(operator, here, &email("kim@example.org"), "Kim", &admin).await;
    let kim = kim.unwrap().member.person.id;
    let own = MemberProblem::OwnAdmin;
    assert!(is(app.change_roles(&ada, here, &me, &convener, false).await, own));
    assert!(is(app.end_membership(&ada, here, &me, false).await, own));
    app.change_roles(&ada, here, &me, &convener, true).await.unwrap();
    let log = app.see_last_audit(operator, here).await.unwrap().unwrap();
    assert_eq!(log.event.action, "member.roles_changed");
    assert_eq!(log.event.detail["before"][0], "admin");
    assert!(is(app.change_roles(operator, here, &kim, &convener, true).await, last));
    let nobody = PersonId::new("nobody").unwrap();
    let none = app.change_roles(operator, here, &nobody, &convener, true).await;
    assert!(matches!(none, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn the_end_of_a_membership_ends_sessions_at_once() {
    let (empty, admin) = real().await;
    let (app, here) = (&empty.app, &council());
    let jo = email("jo@example.org");
    let invite = app.invite_member(&admin, here, &jo, "Jo", &roles(&[Role::Convener])).await;
    let token = prepare(app, &invite.unwrap().id).await.unwrap();
    let session = app.join(&token).await.unwrap();
    let who = app.recognise(&session).await.unwrap().unwrap().caller.me().unwrap().1.clone();
    app.end_membership(&admin, here, &who, false).await.unwrap();
    assert!(app.recognise(&session).await.unwrap().is_none());
    assert!(matches!(app.see_member(&admin, here, &who).await, Err(AppError::NotFound { .. })));
    let again = app.end_membership(&admin, here, &who, false).await;
    assert!(matches!(again, Err(AppError::NotFound { .. })));
    assert_eq!(actions(app, &admin).await.last().unwrap(), "member.removed");
}

#[tokio::test]
async fn a_link_is_shown_in_a_made_up_town_alone() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let operator = &Caller::Operator;
    let jo = email("jo@example.org");
    let invite =
        app.invite_member(operator, here, &jo, "Jo", &roles(&[Role::Admin])).await.unwrap();
    let shown = app.reveal_member_invite(operator, here, &invite.id).await.unwrap();
    app.join(&shown.token).await.unwrap();
    let mut now = app.storage().read().await.unwrap();
    assert_eq!(now.count_jobs().await.unwrap().waiting, 0, "no mail leaves the town");

    let (empty, admin) = real().await;
    let (real, roles) = (empty.app, roles(&[Role::Admin]));
    let id = real.invite_member(&admin, &council(), &jo, "Jo", &roles).await.unwrap().id;
    let shown = real.reveal_member_invite(&admin, &council(), &id).await;
    assert!(matches!(shown, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn the_log_is_read_with_todays_names() {
    let town = Town::found().await;
    let (app, here) = (&town.app, &town.organisation);
    let helen = PersonId::new("demo-convener").unwrap();
    let admin = roles(&[Role::Admin]);
    app.change_roles(&Caller::Operator, here, &helen, &admin, false).await.unwrap();
    let filter = AuditFilter { subject: Some(helen.to_string()), ..AuditFilter::default() };
    let query = AuditQuery { filter, before: None, limit: 9 };
    let lines = app.read_audit(&Caller::Operator, here, &query).await.unwrap();
    assert_eq!(lines.len(), 1);
    let name = lines[0].subject_name.clone().unwrap();
    assert!(!name.is_empty() && lines[0].actor_name.is_none());
}
