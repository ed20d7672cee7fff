use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{JobTrouble, SIGN_IN_MAIL};
use folkmoot_model::JobId;
use folkmoot_pages::{
    Section,
    pages::{JobDone, JobLine, JobsPage, Standing, Trouble},
};
use folkmoot_storage::{JobStanding, JobView};
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, forms, problem::Problem, visitor::Visitor};

/// So many on a page.
const PAGE: u32 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    standing: String,
    page: String,
    done: String,
}

/// The queue.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(ask): Query<Ask>,
) -> Page {
    let here = visitor.organisation()?;
    let wanted = JobStanding::from_code(&ask.standing);
    let page = ask.page.parse::<u32>().unwrap_or(1).max(1);
    let skip = u64::from(page - 1) * u64::from(PAGE);
    let mut seen = web.app.see_jobs(&visitor.caller, here, wanted, skip, PAGE + 1).await?;
    let more = seen.jobs.len() > PAGE as usize;
    seen.jobs.truncate(PAGE as usize);
    let at = |page: u32| {
        let standing = wanted.map_or("", JobStanding::code);
        format!("/admin/jobs?standing={standing}&page={page}")
    };
    render(&JobsPage {
        layout: visitor.layout(&web, Section::Admin),
        counts: seen.counts.into_iter().map(|(of, count)| (standing(of), count)).collect(),
        shown: wanted.map(standing),
        jobs: seen.jobs.into_iter().map(line).collect(),
        pages: ((page > 1).then(|| at(page - 1)), more.then(|| at(page + 1))),
        done: match ask.done.as_str() {
            "retried" => Some(JobDone::Retried),
            "given-up" => Some(JobDone::GivenUp),
            _ => None,
        },
    })
}

fn line(job: JobView) -> JobLine {
    let failed = job.standing == JobStanding::Failed;
    JobLine {
        address: address::job(&job.id),
        standing: standing(job.standing),
        at: job.due_at,
        attempts: job.attempts,
        // A link to sign in that is this late lets nobody in.
        may_retry: failed && job.kind != SIGN_IN_MAIL,
        may_give_up: failed || job.standing == JobStanding::Waiting,
        trouble: trouble(job.error.as_deref()),
        id: job.id.into(),
        kind: job.kind,
    }
}

/// Where a job stands, for a page.
pub(super) fn standing(of: JobStanding) -> Standing {
    match of {
        JobStanding::Waiting => Standing::Waiting,
        JobStanding::Taken => Standing::Taken,
        JobStanding::Failed => Standing::Failed,
        JobStanding::GivenUp => Standing::GivenUp,
        JobStanding::Done => Standing::Done,
    }
}

/// What went wrong with a job, for a page.
pub(super) fn trouble(error: Option<&str>) -> Option<(Trouble, String)> {
    let error = error?;
    let trouble = match JobTrouble::of(error) {
        JobTrouble::Refused => Trouble::Refused,
        JobTrouble::NotReached => Trouble::NotReached,
        JobTrouble::Unknown => Trouble::Unknown,
        JobTrouble::Other => Trouble::Other,
    };
    Some((trouble, error.to_owned()))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Act {
    pub(super) csrf: String,
}

/// Tries a failed job once more.
pub(crate) async fn retry(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.retry_job(&visitor.caller, visitor.organisation()?, &JobId::new(id)?).await?;
    Ok(Redirect::to("/admin/jobs?done=retried").into_response())
}

/// Gives a job up.
pub(crate) async fn give_up(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Act>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.give_up_job(&visitor.caller, visitor.organisation()?, &JobId::new(id)?).await?;
    Ok(Redirect::to("/admin/jobs?done=given-up").into_response())
}
