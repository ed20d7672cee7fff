use axum::{
    Extension,
    body::Body,
    extract::{Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use folkmoot_app::{AuditLine as Found, AuditQuery, Member};
use folkmoot_model::{Actor, Day, Role};
use folkmoot_pages::{
    Section,
    pages::{AuditCheckPage, AuditLine, AuditPage, AuditSearch, AuditWho, Broken},
};
use folkmoot_storage::{AuditEntry, AuditFilter, AuditProblem};
use futures_util::stream;
use serde::Deserialize;

use super::{Page, render};
use crate::{Web, address, problem::Problem, visitor::Visitor};

/// So many on a page.
const PAGE: u32 = 50;
/// So many at once on their way into a file.
const CHUNK: u32 = 1_000;

/// What is looked for, as the address has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    who: String,
    what: String,
    subject: String,
    from: String,
    until: String,
    before: Option<u64>,
}

impl Search {
    /// The filter, and whether the first and the last day can't be read.
    fn filter(&self) -> (AuditFilter, bool, bool) {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let day = |text: &str| some(text).map(|text| text.parse::<Day>());
        let (from, until) = (day(&self.from), day(&self.until));
        let (from_wrong, until_wrong) =
            (matches!(from, Some(Err(_))), matches!(until, Some(Err(_))));
        let after = |day: Day| Day::from_days(day.as_days().saturating_add(1)).start();
        let filter = AuditFilter {
            actor: some(&self.who).and_then(|who| Actor::from_text(&who)),
            action: some(&self.what),
            subject: some(&self.subject),
            from: from.and_then(Result::ok).map(Day::start),
            until: until.and_then(Result::ok).map(after),
        };
        (filter, from_wrong, until_wrong)
    }

    /// The same search in another address.
    fn address(&self, path: &str, before: Option<u64>) -> String {
        let before = before.map(|seq| seq.to_string()).unwrap_or_default();
        let parts = [
            ("who", &self.who),
            ("what", &self.what),
            ("subject", &self.subject),
            ("from", &self.from),
            ("until", &self.until),
            ("before", &before),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}={}", address::segment(value)))
            .collect();
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }
}

/// The audit log, the latest first.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(search): Query<Search>,
) -> Page {
    let organisation = visitor.organisation()?;
    let (app, caller) = (&web.app, &visitor.caller);
    let (filter, from_wrong, until_wrong) = search.filter();
    let query = AuditQuery { filter, before: search.before, limit: PAGE + 1 };
    let mut found = app.read_audit(caller, organisation, &query).await?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().map(|line| line.entry.seq).filter(|_| more);
    let members = app.list_members(caller, organisation).await?;
    render(&AuditPage {
        layout: visitor.layout(&web, Section::Admin),
        organisation: app.see_organisation(caller, organisation).await?.name,
        people: people(members, &search.who, &found),
        lines: found.into_iter().map(line).collect(),
        older: last.map(|seq| search.address("/admin/audit", Some(seq))),
        latest: search.before.map(|_| search.address("/admin/audit", None)),
        download: search.address("/admin/audit.csv", None),
        search: AuditSearch {
            who: search.who,
            what: search.what,
            subject: search.subject,
            from: search.from,
            until: search.until,
            from_wrong,
            until_wrong,
        },
    })
}

/// Those that the log can be narrowed down to: members, whoever is looked for
/// now, the machine and Folkmoot itself.
fn people(mut members: Vec<Member>, who: &str, found: &[Found]) -> Vec<(String, AuditWho)> {
    members.sort_by_key(|member| member.person.name.to_lowercase());
    let mut people: Vec<(String, AuditWho)> = members
        .into_iter()
        .map(|Member { person, .. }| {
            (Actor::Person(person.id).to_text(), AuditWho::Person(Some(person.name)))
        })
        .collect();
    if let Some(Actor::Person(id)) = Actor::from_text(who)
        && people.iter().all(|(code, _)| code != who)
    {
        let by = |line: &&Found| line.entry.event.actor == Actor::Person(id.clone());
        let name = found.iter().find(by).and_then(|line| line.actor_name.clone());
        people.push((who.to_owned(), AuditWho::Person(name)));
    }
    people.push((Actor::CommandLine.to_text(), AuditWho::Operator));
    people.push((Actor::System.to_text(), AuditWho::System));
    people
}

fn line(found: Found) -> AuditLine {
    let Found { entry, actor_name, subject_name } = found;
    let event = entry.event;
    let roles = |key: &str| -> Vec<Role> {
        let listed = event.detail.get(key).and_then(|it| it.as_array()).into_iter().flatten();
        listed.filter_map(|role| role.as_str()?.parse().ok()).collect()
    };
    AuditLine {
        seq: entry.seq,
        at: event.at,
        who: match event.actor {
            Actor::Person(_) => AuditWho::Person(actor_name),
            Actor::CommandLine => AuditWho::Operator,
            Actor::System => AuditWho::System,
        },
        before: roles("before"),
        roles: roles("roles"),
        detail: event.detail.to_string(),
        action: event.action,
        subject_kind: event.subject.kind,
        subject_id: event.subject.id,
        subject_name,
        hash: entry.hash.as_str().to_owned(),
    }
}

/// The same entries as a table, with their hashes. It goes out piece by
/// piece, however long it is.
pub(crate) async fn download(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    Query(search): Query<Search>,
) -> Result<Response, Problem> {
    let organisation = visitor.organisation()?.clone();
    let query = AuditQuery { filter: search.filter().0, before: None, limit: CHUNK };
    // The first piece at once, so that a refusal is a refusal.
    let first = web.app.find_audit(&visitor.caller, &organisation, &query).await?;
    let caller = visitor.caller.clone();
    let rest = stream::try_unfold(Some((first, true)), move |piece| {
        let (app, caller, organisation) = (web.app.clone(), caller.clone(), organisation.clone());
        let mut query = query.clone();
        async move {
            let Some((entries, header)) = piece else { return Ok(None) };
            let text = table(&entries, header).map_err(std::io::Error::other)?;
            let next = match entries.last() {
                Some(last) if entries.len() == CHUNK as usize => {
                    query.before = Some(last.seq);
                    let next = app.find_audit(&caller, &organisation, &query).await;
                    Some((next.map_err(std::io::Error::other)?, false))
                }
                _ => None,
            };
            Ok::<_, std::io::Error>(Some((text, next)))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"folkmoot-audit.csv\""),
    ];
    Ok((headers, Body::from_stream(rest)).into_response())
}

fn table(entries: &[AuditEntry], header: bool) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    if header {
        out.write_record([
            "seq", "at", "actor", "action", "subject", "id", "detail", "previous", "hash",
        ])?;
    }
    for AuditEntry { seq, event, previous, hash } in entries {
        out.write_record([
            &seq.to_string(),
            &event.at.to_string(),
            &event.actor.to_text(),
            &cell(&event.action),
            &cell(&event.subject.kind),
            &cell(&event.subject.id),
            &event.detail.to_string(),
            previous.as_str(),
            hash.as_str(),
        ])?;
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// A cell that no spreadsheet takes for a formula, as in other exports.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// Works the whole log out again and says whether it holds.
pub(crate) async fn check(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let verdict = web.app.verify_audit(&visitor.caller, visitor.organisation()?).await?;
    render(&AuditCheckPage {
        layout: visitor.layout(&web, Section::Admin),
        entries: verdict.entries,
        head: verdict.head.as_str().to_owned(),
        broken: verdict.problem.map(|problem| match problem {
            AuditProblem::Missing { seq } => Broken::Missing(seq),
            AuditProblem::Altered { seq } => Broken::Altered(seq),
            AuditProblem::Added { seq } => Broken::Added(seq),
            AuditProblem::End { seq } => Broken::End(seq),
        }),
    })
}
