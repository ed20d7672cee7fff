use axum::{Extension, extract::State};
use folkmoot_pages::{
    Section,
    pages::{OutboxMail, OutboxPage},
};

use super::{Page, render};
use crate::{Web, problem::Problem, visitor::Visitor};

/// The mails of the made-up town; elsewhere there is no such page.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    if web.settings.demo.is_none() {
        return Err(Problem::NotFound);
    }
    let mail = |mail: folkmoot_app::KeptMail| OutboxMail {
        to: mail.to.into(),
        subject: mail.subject,
        plain: mail.plain,
    };
    render(&OutboxPage {
        layout: visitor.layout(&web, Section::Other),
        mails: web.app.outbox().mails().into_iter().map(mail).collect(),
    })
}
