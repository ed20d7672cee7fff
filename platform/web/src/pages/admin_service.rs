use axum::{
    Extension, Form,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_pages::{
    Section,
    pages::{MailLine, MailTest, ServicePage},
};
use serde::Deserialize;

use super::{
    Page,
    admin_jobs::{Act, standing, trouble},
    render,
};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// A test mail is among the latest jobs.
const LATEST: u32 = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    test: String,
}

/// How mail goes out, and what runs here.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(ask): Query<Ask>,
) -> Page {
    let here = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let jobs = app.see_jobs(caller, here, None, 0, LATEST).await?.jobs;
    let test = jobs.into_iter().find(|job| job.id.as_str() == ask.test);
    let me = app.see_me(caller).await?.person;
    let health = app.storage().health().await;
    let health = health.map_err(|error| Problem::from(folkmoot_app::AppError::from(error)))?;
    render(&ServicePage {
        layout: visitor.layout(&web, Section::Admin),
        mail: web.settings.mail_line.clone().map(|mail| MailLine {
            server: mail.server,
            encryption: mail.encryption,
            from: mail.from,
            signs_in: mail.signs_in,
        }),
        my_email: me.email.map(String::from),
        test: test.map(|job| MailTest {
            standing: standing(job.standing),
            trouble: trouble(job.error.as_deref()),
            address: at(job.id.as_str()),
        }),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: health.database,
    })
}

/// Sends a mail to whoever asks.
pub(crate) async fn test_mail(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    let here = visitor.organisation()?;
    if web.settings.mail_line.is_none() {
        // The page says so.
        web.app.see_jobs(&visitor.caller, here, None, 0, 1).await?;
        return Ok(Redirect::to("/admin/service").into_response());
    }
    let id = web.app.send_test_mail(&visitor.caller, here).await?;
    Ok(Redirect::to(&at(id.as_str())).into_response())
}

fn at(id: &str) -> String {
    format!("/admin/service?test={}", address::segment(id))
}
