//! A whole young question-and-answer site: topic, quality and availability, each by itself.
//!
//! Every question is asked of what was known when its week began: answers of before that
//! week, ratings of before its day. Nothing of the question's own answers is seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use folkmoot_expertise::{
    Check, Corpus, CorpusBuilder, DailyRating, Evidence, Factors, Kind, Need, Options, rank,
};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::report::{Aim, Report, Row};

const PART: &str = "site";
/// Who has an availability so near is as active.
const AS_ACTIVE: f64 = 0.01;

/// A question or an answer.
struct Post {
    answer_to: Option<String>,
    person: String,
    title: String,
    text: String,
    score: i64,
    day: i32,
    ratings: Vec<DailyRating>,
}

/// A question with at least one answer by somebody known, and what everybody known then
/// scored for it.
struct Asked {
    /// Of those who answered: person and score of the answer.
    answers: Vec<(String, i64)>,
    /// Of everybody with earlier answers their factors, if anything they wrote touches the
    /// question.
    known: BTreeMap<String, Option<Factors>>,
}

pub(super) fn measure(folder: &Path, report: &mut Report) -> Result<()> {
    let asked = ask(&posts(folder)?);
    let topic = |factors: &Factors| factors.topic;
    let rows = [
        Row::new(PART, "topic: AUC among people as active", matched(&asked, topic))
            .aim(Aim::AtLeast(0.583)),
        Row::new(PART, "topic: MRR of who answers", reciprocal_rank(&asked, topic)),
        Row::new(
            PART,
            "availability: MRR of who answers",
            reciprocal_rank(&asked, |f| f.availability),
        ),
        Row::new(
            PART,
            "availability: AUC among people as active",
            matched(&asked, |f| f.availability),
        ),
    ];
    report.rows.extend(rows);
    let (right, pairs) = pairs(&asked);
    let row = Row::new(PART, format!("quality: right in {pairs} pairs"), right);
    report.rows.push(row.aim(Aim::AtLeast(0.627)));
    Ok(())
}

/// Asks every question in the order of weeks.
fn ask(posts: &BTreeMap<String, Post>) -> Vec<Asked> {
    let mut answers: BTreeMap<&str, Vec<(String, i64)>> = BTreeMap::new();
    for post in posts.values().filter(|post| !post.person.is_empty()) {
        if let Some(question) = &post.answer_to {
            answers.entry(question).or_default().push((post.person.clone(), post.score));
        }
    }
    let mut weeks: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
    for id in answers.keys() {
        if let Some(question) = posts.get(*id) {
            weeks.entry(question.day.div_euclid(7)).or_default().push(id);
        }
    }
    let mut asked = Vec::new();
    for (week, questions) in weeks {
        let (corpus, written) = known_before(posts, week * 7);
        for id in questions {
            let (Some(question), Some(answers)) = (posts.get(id), answers.get(id)) else {
                continue;
            };
            let factors = factors(&corpus, question);
            let known = written
                .iter()
                .map(|person| (person.clone(), factors.get(person).copied()))
                .collect();
            asked.push(Asked { answers: answers.clone(), known });
        }
    }
    asked
}

/// Answers of before a day as evidence, and who wrote any.
fn known_before(posts: &BTreeMap<String, Post>, day: i32) -> (Corpus, BTreeSet<String>) {
    let mut builder = CorpusBuilder::new();
    let mut written = BTreeSet::new();
    for (id, post) in posts.iter().filter(|(_, post)| post.day < day && !post.person.is_empty()) {
        let Some(question) = post.answer_to.as_ref().and_then(|id| posts.get(id)) else { continue };
        written.insert(post.person.clone());
        builder.add(&Evidence {
            title: &question.title,
            check: Check::RatedByOthers,
            day: Some(post.day),
            ratings: post.ratings.clone(),
            ..Evidence::new(id, &post.person, Kind::TrackRecord, &post.text)
        });
        builder.active_on(&post.person, post.day);
    }
    (builder.build(), written)
}

fn factors(corpus: &Corpus, question: &Post) -> BTreeMap<String, Factors> {
    let need = Need::new("question", format!("{}.\n{}", question.title, question.text), 1);
    let options = Options {
        as_of: Some(question.day),
        found_at: 0.0,
        limit: usize::MAX,
        reasons: 0,
        ..Options::default()
    };
    let people = rank(corpus, &need, &options).people;
    people.into_iter().map(|found| (found.person, found.factors)).collect()
}

fn value(factors: Option<Factors>, of: impl Fn(&Factors) -> f64) -> f64 {
    factors.as_ref().map_or(0.0, of)
}

/// How often somebody who answered scores above somebody who didn't and who has been
/// around as much lately; ties count half.
fn matched(asked: &[Asked], of: impl Fn(&Factors) -> f64 + Copy) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    for one in asked {
        let who: BTreeSet<&str> = one.answers.iter().map(|(person, _)| person.as_str()).collect();
        for factors in who.iter().filter_map(|person| one.known.get(*person)?.as_ref()) {
            for (person, other) in &one.known {
                let Some(other) = other else { continue };
                let near = (other.availability - factors.availability).abs() <= AS_ACTIVE;
                if near && !who.contains(person.as_str()) {
                    right += half_for_ties(of(factors), of(other));
                    all += 1.0;
                }
            }
        }
    }
    right / all
}

/// Mean of 1 by the place of the first who answered; people alike share their places.
fn reciprocal_rank(asked: &[Asked], of: impl Fn(&Factors) -> f64 + Copy) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for one in asked {
        let score = |person: &str| one.known.get(person).map(|factors| value(*factors, of));
        let best = one.answers.iter().filter_map(|(person, _)| score(person)).reduce(f64::max);
        let Some(best) = best else { continue };
        let others = one.known.values().map(|factors| value(*factors, of));
        let place = others.fold(0.5, |place, other| place + 1.0 - half_for_ties(best, other));
        sum += 1.0 / place.max(1.0);
        all += 1.0;
    }
    sum / all
}

/// Whose answer to the same question was rated higher, told by quality; who isn't known
/// has the quality of somebody without ratings.
fn pairs(asked: &[Asked]) -> (f64, usize) {
    let (mut right, mut all) = (0.0, 0);
    for one in asked {
        let quality = |person: &str| {
            let factors = one.known.get(person).copied().flatten();
            factors.map_or(0.5, |factors| factors.quality)
        };
        for (at, (a, high)) in one.answers.iter().enumerate() {
            for (b, low) in one.answers.iter().skip(at + 1) {
                if high == low || a == b {
                    continue;
                }
                let (a, b) = if high > low { (a, b) } else { (b, a) };
                right += half_for_ties(quality(a), quality(b));
                all += 1;
            }
        }
    }
    (right / all as f64, all)
}

fn half_for_ties(one: f64, other: f64) -> f64 {
    match one.total_cmp(&other) {
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Less => 0.0,
    }
}

fn posts(folder: &Path) -> Result<BTreeMap<String, Post>> {
    let mut posts = BTreeMap::new();
    rows(&folder.join("Posts.xml"), |row| {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        if !matches!(get("PostTypeId").as_str(), "1" | "2") {
            return Ok(());
        }
        let post = Post {
            answer_to: row.get("ParentId").cloned(),
            person: get("OwnerUserId"),
            title: get("Title"),
            text: without_tags(&get("Body")),
            score: get("Score").parse()?,
            day: day(&get("CreationDate"))?,
            ratings: Vec::new(),
        };
        posts.insert(get("Id"), post);
        Ok(())
    })?;
    rows(&folder.join("Votes.xml"), |row| {
        let get = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
        let (up, down) = match get("VoteTypeId") {
            "2" => (1, 0),
            "3" => (0, 1),
            _ => return Ok(()),
        };
        if let Some(post) = posts.get_mut(get("PostId")) {
            post.ratings.push(DailyRating { day: day(get("CreationDate"))?, up, down });
        }
        Ok(())
    })?;
    Ok(posts)
}

fn rows(path: &Path, mut each: impl FnMut(BTreeMap<String, String>) -> Result<()>) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event()? {
            Event::Empty(row) => {
                let mut cells = BTreeMap::new();
                for cell in row.attributes() {
                    let cell = cell?;
                    let value = quick_xml::escape::unescape(&cell.value)?.into_owned();
                    cells.insert(cell.key.as_ref().to_owned(), value);
                }
                each(cells)?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Days since 1970-01-01 of a date such as 2018-03-12T00:00:00.
fn day(date: &str) -> Result<i32> {
    let part = |range: std::ops::Range<usize>| -> Result<i32> {
        Ok(date.get(range).with_context(|| format!("\"{date}\" is no date"))?.parse()?)
    };
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let (y, m) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    Ok(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468)
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
