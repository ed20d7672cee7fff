//! `Posts.xml`: questions give titles and tags, answers become evidence.

use folkmoot_model::{Check, DailyRating, Day, Evidence, EvidenceId, EvidenceKind};

use super::html::plain_text;
use super::xml::{Picked, Row};
use super::{CONSENT, Item, Known, MAX_ANSWER_CHARS, StackExchange, repeated};
use crate::Problem;

const ROOT: &str = "posts";
const QUESTION: i64 = 1;
const ANSWER: i64 = 2;

/// The first time: keeps the questions, and notes who answered.
pub(super) fn learn(dump: &StackExchange, known: &mut Known) -> Result<(), Problem> {
    let mut rows = dump.rows(&dump.files.posts, ROOT)?;
    let mut posts = super::IdSet::default();
    while let Some(row) = rows.next()? {
        let names = ["Id", "PostTypeId", "OwnerUserId", "Title", "Tags"];
        let [id, kind, owner, title, tags] = [0, 1, 2, 3, 4];
        let post = row.pick(names)?;
        let number = post.required_id(id)?;
        if !posts.insert(number) {
            return Err(post.problem(id, repeated(number)));
        }
        post.required(kind)?;
        match post.number(kind)? {
            Some(QUESTION) => {
                let mut text = post.required(title)?.trim().replace('\n', " ");
                for tag in split_tags(&post.text(tags)?.unwrap_or_default()) {
                    text.push('\n');
                    text.push_str(tag);
                }
                known.questions.insert(number, &text).map_err(|error| dump.spill(&error))?;
                known.report.questions += 1;
            }
            Some(ANSWER) => match post.id(owner)? {
                Some(user) => {
                    known.answers.insert(number);
                    known.people.insert(user);
                }
                None => known.report.answers_of_nobody += 1,
            },
            _ => known.report.other_posts += 1,
        }
    }
    Ok(())
}

/// The second time: hands on the answers.
pub(super) fn read<E: From<Problem>>(
    dump: &StackExchange,
    known: &mut Known,
    sink: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut rows = dump.rows(&dump.files.posts, ROOT)?;
    while let Some(row) = rows.next()? {
        if let Some(evidence) = answer(dump, known, row)? {
            known.report.answers += 1;
            sink(Item::Evidence(evidence))?;
        }
    }
    Ok(())
}

fn answer(
    dump: &StackExchange,
    known: &mut Known,
    row: Row<'_>,
) -> Result<Option<Evidence>, Problem> {
    let names = ["Id", "OwnerUserId", "ParentId", "CreationDate", "Body", "Score"];
    let [id, owner, parent, created, body, score] = [0, 1, 2, 3, 4, 5];
    let post = row.pick(names)?;
    let number = post.required_id(id)?;
    if !known.answers.contains(number) {
        return Ok(None);
    }
    let user = post.required_id(owner)?;
    let at = post.day(created, dump.today)?;
    let question = known.questions.get(post.required_id(parent)?);
    let question = question.map_err(|error| dump.spill(&error))?;
    let text = plain_text(&post.required(body)?, MAX_ANSWER_CHARS);
    if text.is_empty() {
        known.report.answers_without_text += 1;
        return Ok(None);
    }
    let ratings = match &mut known.votes {
        Some(votes) => votes.of(number).map_err(|error| dump.spill(&error))?,
        None => score_as_votes(&post, score, at)?,
    };
    known.report.answers_without_question += u64::from(question.is_none());
    let question = question.unwrap_or_default();
    let mut lines = question.split('\n').map(str::to_owned);
    Ok(Some(Evidence {
        id: EvidenceId::new(format!("{}:answer:{number}", dump.site))
            .map_err(|error| Problem::of(&error, "a shorter name of the site"))?,
        person: dump.person_id(user)?,
        kind: EvidenceKind::TrackRecord,
        title: lines.next().unwrap_or_default(),
        text,
        topics: lines.collect(),
        at: Some(at),
        source: dump.source("a", number),
        check: Check::PublicRecord,
        consent: CONSENT,
        ratings,
    }))
}

/// Without dated votes: the score, on the day of the answer.
fn score_as_votes<const N: usize>(
    post: &Picked<'_, N>,
    score: usize,
    at: Day,
) -> Result<Vec<DailyRating>, Problem> {
    post.required(score)?;
    let score = post.number(score)?.unwrap_or(0);
    let size = u32::try_from(score.unsigned_abs()).unwrap_or(u32::MAX);
    let (up, down) = if score > 0 { (size, 0) } else { (0, size) };
    Ok(if size == 0 { Vec::new() } else { vec![DailyRating { day: at, up, down }] })
}

/// `<a><b>` in older dumps, `|a|b|` in newer ones.
fn split_tags(tags: &str) -> impl Iterator<Item = &str> {
    tags.split(['<', '>', '|', '\n']).map(str::trim).filter(|tag| !tag.is_empty())
}
