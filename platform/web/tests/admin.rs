//! The admin's pages, as browsers meet them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::http::{StatusCode, header};
use folkmoot_app::Caller;
use folkmoot_model::{Email, OrganisationId, Role};
use support::{Service, field, link};

const INVITE: &str = "name=Jo+Example&email=jo%40example.org&role=convener";

async fn post(service: &mut Service, path: &str, form: &str) -> support::Answer {
    let token = service.token().await;
    service.post(path, &format!("csrf={token}&{form}")).await
}

#[tokio::test]
async fn a_colleague_is_invited_joins_and_gets_another_role() {
    let mut admin = Service::demo().await;
    admin.sign_in("admin").await;
    assert!(admin.get("/").await.body.contains("href=\"/admin\""));
    assert!(admin.get("/admin").await.body.contains("4 people work here"));
    let wrong = post(&mut admin, "/admin/members/invite", "name=&email=jo&role=").await;
    for words in ["Write their name", "name@example.org", "Choose at least one role"] {
        assert!(wrong.body.contains(words), "{words}");
    }
    let shown = post(&mut admin, "/admin/members/invite", INVITE).await;
    let join = link(&shown.body, "/join/").expect("the link, in the made-up town");
    let twice = post(&mut admin, "/admin/members/invite", INVITE).await;
    assert!(twice.body.contains("invited already") && twice.body.contains("value=\"Jo Example\""));
    assert!(admin.get("/admin/members").await.body.contains("Asked, and not joined yet"));

    let mut jo = admin.another_browser();
    let page = jo.get(&join).await;
    assert!(page.body.contains("Northmere Council") && page.body.contains("Convener"));
    assert_eq!(page.header(&header::CACHE_CONTROL), "no-store");
    let forged = jo.post(&join, "csrf=00").await;
    assert_eq!(forged.status, StatusCode::BAD_REQUEST);
    let joined = jo.post(&join, &format!("csrf={}", field(&page.body, "csrf"))).await;
    assert_eq!(joined.header(&header::LOCATION), "/desk");
    assert_eq!(jo.get("/desk").await.status, StatusCode::OK);
    assert_eq!(jo.get("/admin").await.status, StatusCode::FORBIDDEN);
    let again = jo.get(&join).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert!(again.body.contains("doesn’t work any more"));

    let found = admin.get("/admin/members?search=JO%40EXAMPLE").await;
    assert!(found.body.contains("1 of 5"));
    let member = link(&found.body, "/admin/members/").unwrap();
    assert!(member.contains("invite"), "the button comes first");
    let start = found.body.find("Who works here").unwrap();
    let member = link(&found.body[start..], "/admin/members/").unwrap();
    let none = post(&mut admin, &member, "").await;
    assert!(none.body.contains("Choose at least one role"));
    let saved = post(&mut admin, &member, "role=moderator&role=facilitator").await;
    let to = saved.header(&header::LOCATION).to_owned();
    assert!(admin.get(&to).await.body.contains("The roles are changed"));
    let log = admin.get("/admin/audit").await.body;
    assert!(
        log.contains("changed the roles of Jo Example: from Convener to Facilitator, Moderator")
    );
    assert!(log.contains("Jo Example joined (Convener)"));

    let end = format!("{member}/end");
    assert!(admin.get(&end).await.body.contains("End the membership of Jo Example"));
    let ended = post(&mut admin, &end, "").await;
    assert_eq!(ended.header(&header::LOCATION), "/admin/members?done=ended");
    assert_eq!(jo.get("/desk").await.status, StatusCode::FORBIDDEN, "signed out at once");
    assert_eq!(admin.get(&member).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_own_admin_role_is_given_up_by_its_name_and_never_the_last() {
    let mut admin = Service::demo().await;
    admin.sign_in("admin").await;
    let me = "/admin/members/demo-admin";
    let last = post(&mut admin, me, "role=convener").await;
    assert!(last.body.contains("Nobody else is an admin"));
    let last = post(&mut admin, &format!("{me}/end"), "").await;
    assert!(last.body.contains("Nobody else is an admin"));
    post(&mut admin, "/admin/members/demo-convener", "role=admin&role=convener").await;
    let asked = post(&mut admin, me, "role=convener").await;
    assert!(asked.body.contains("type Admin"));
    let wrong = post(&mut admin, me, "role=convener&named=no").await;
    assert!(wrong.body.contains("value=\"no\"") && wrong.body.contains("Type Admin"));
    let given = post(&mut admin, me, "role=convener&named=+admin+").await;
    assert_eq!(given.header(&header::LOCATION), "/");
    assert_eq!(admin.get("/admin").await.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_log_is_narrowed_down_downloaded_and_checked() {
    let mut admin = Service::demo().await;
    admin.sign_in("admin").await;
    for role in ["moderator", "facilitator", "convener"] {
        post(&mut admin, "/admin/members/demo-convener", &format!("role={role}")).await;
    }
    let all = admin.get("/admin/audit").await.body;
    assert!(all.contains("founded the made-up town"));
    let some = admin.get("/admin/audit?who=person%3Ademo-admin&what=member.roles_changed").await;
    assert_eq!(some.body.matches("<strong>Colin").count(), 3);
    assert!(!some.body.contains("<strong>Somebody at the machine"));
    let none = admin.get("/admin/audit?until=2026-11-21").await.body;
    assert!(none.contains("Nothing in the log fits"));
    let today = admin.get("/admin/audit?from=2026-11-22&until=2026-11-22").await.body;
    assert!(today.contains("founded the made-up town"));
    let wrong = admin.get("/admin/audit?from=soon").await.body;
    assert!(wrong.contains("Give the day as in") && wrong.contains("value=\"soon\""));

    let file = admin.get("/admin/audit.csv?what=member.roles_changed").await;
    assert_eq!(file.header(&header::CONTENT_TYPE), "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.lines().collect();
    assert!(lines[0].starts_with("seq,at,actor,action") && lines.len() == 4, "{}", file.body);
    assert!(lines[1].contains("person:demo-admin"));
    let whole = admin.get("/admin/audit.csv").await.body;
    let check = admin.get("/admin/audit/check").await.body;
    let entries = whole.lines().count() - 1;
    assert!(check.contains(&format!("All {entries} entries")), "{entries}");
    let head = whole.lines().nth(1).unwrap().rsplit(',').next().unwrap();
    assert!(check.contains(head) && check.contains("folkmoot audit verify"));
}

#[tokio::test]
async fn without_mail_nobody_is_invited_and_the_page_says_what_to_do() {
    let mut demo = Service::demo().await;
    demo.sign_in("admin").await;
    let page = demo.get("/admin/members/invite").await;
    assert!(page.body.contains("Make the link"));
    // A made-up session opens nothing on a real service.
    let mut real = demo.as_real_service();
    assert_eq!(real.get("/admin/members/invite").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_organisation_is_named_and_asks_less_often() {
    let mut admin = Service::demo().await;
    admin.sign_in("admin").await;
    let page = admin.get("/admin/organisation").await.body;
    assert!(page.contains("value=\"Northmere Council\"") && page.contains("value=\"90\""));
    let path = "/admin/organisation";
    let wrong = post(&mut admin, path, "name=&most_asks=x&within_days=&remind_days=-1").await;
    assert_eq!(wrong.body.matches("Give a whole number from").count(), 6, "above and beside");
    assert_eq!(wrong.body.matches("Choose one of the languages").count(), 2);
    assert!(wrong.body.contains("value=\"x\""));
    let numbers = "within_days=30&remind_days=3&language=cy&contact=ask%40northmere.example";
    let many = post(&mut admin, path, &format!("name=New&most_asks=21&{numbers}")).await;
    assert!(many.body.contains("from 1 to 20"));
    let bad = format!("name=New&most_asks=1&{numbers}+x");
    assert!(post(&mut admin, path, &bad).await.body.contains("such as name@example.org"));
    let saved = post(&mut admin, path, &format!("name=New+Council&most_asks=1&{numbers}")).await;
    assert_eq!(saved.header(&header::LOCATION), "/admin/organisation?done=changed");
    let page = admin.get(saved.header(&header::LOCATION)).await.body;
    assert!(page.contains("value=\"New Council\"") && page.contains("value=\"30\""));
    assert!(page.contains("The settings are changed"));
    assert!(page.contains("value=\"ask@northmere.example\""));
    assert!(page.contains("<option value=\"cy\" lang=\"cy\" selected=\"selected\">"));
    let call = admin.get("/calls/northmere/harbour-road").await.body;
    assert!(call.contains("href=\"mailto:ask@northmere.example\""), "strangers see it too");
    assert!(admin.get("/admin/audit").await.body.contains("changed the settings"));
}

#[tokio::test]
async fn a_test_mail_is_queued_seen_given_up_and_tried_again() {
    let demo = Service::demo().await;
    let council = OrganisationId::new("council").unwrap();
    let (email, roles) = (Email::new("kim@example.org").unwrap(), [Role::Admin].into());
    let operator = &Caller::Operator;
    demo.app().add_member(operator, &council, &email, "Kim", &roles).await.unwrap();
    let mut admin = demo.with_mail();
    let app = admin.app().clone();
    let jo = Email::new("jo@example.org").unwrap();
    let invite = app.invite_member(operator, &council, &jo, "Jo", &roles).await.unwrap();
    let mail = app.prepare_member_invite_mail(&council, &invite.id).await.unwrap();
    let join = format!("/join/{}", mail.unwrap().token.as_str());
    let page = admin.get(&join).await;
    admin.post(&join, &format!("csrf={}", field(&page.body, "csrf"))).await;

    let page = admin.get("/admin/service").await.body;
    assert!(page.contains("mail.example.org:587") && page.contains("jo@example.org"));
    let form = format!("csrf={}", field(&page, "csrf"));
    let sent = admin.post("/admin/service/test-mail", &form).await;
    let status = sent.header(&header::LOCATION).to_owned();
    assert!(admin.get(&status).await.body.contains("on its way"));
    let now = app.clock().now();
    let mut tx = app.storage().begin().await.unwrap();
    loop {
        let job = tx.take_due_job(now, now.plus_millis(1)).await.unwrap().unwrap();
        if job.kind == "mail.test" {
            tx.fail_job(&job, "refused: the server answers 550", now).await.unwrap();
            break;
        }
        tx.complete_job(&job).await.unwrap();
    }
    tx.commit().await.unwrap();
    let failed = admin.get(&status).await.body;
    assert!(failed.contains("refused the test mail") && failed.contains("answers 550"));
    assert!(admin.get("/admin").await.body.contains("One job failed"));
    let jobs = admin.get("/admin/jobs?standing=failed").await.body;
    assert!(jobs.contains("A test mail") && jobs.contains("Try again"));
    assert!(!jobs.contains("jo@example.org"), "no addresses");
    let start = jobs.find("action=\"/admin/jobs/").unwrap();
    let retry = jobs[start..].split('"').nth(1).unwrap().to_owned();
    let form = format!("csrf={}", field(&jobs, "csrf"));
    let tried = admin.post(&retry, &form).await;
    assert_eq!(tried.header(&header::LOCATION), "/admin/jobs?done=retried");
    assert_eq!(admin.post(&retry, &form).await.status, StatusCode::NOT_FOUND, "it waits");
    let give_up = retry.replace("/retry", "/give-up");
    assert_eq!(admin.post(&give_up, &form).await.status, StatusCode::SEE_OTHER);
    assert!(admin.get("/admin/jobs").await.body.contains("Given up"));

    // The jobs of one organisation are nobody else's.
    let elsewhere = OrganisationId::new("northmere").unwrap();
    let seen = app.see_jobs(&Caller::Operator, &elsewhere, None, 0, 9).await.unwrap();
    assert!(seen.jobs.is_empty());
}
