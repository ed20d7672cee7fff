//! Sanity on a real question-and-answer site: who is found for a tag, whether a foreign
//! topic finds nobody, and whether quality tells whose answer is rated higher.

#![allow(clippy::unwrap_used, clippy::float_cmp)] // a test that can't read its data should stop

mod support;

use folkmoot_expertise::{
    Check, Corpus, CorpusBuilder, DailyRating, Evidence, Kind, Need, Options, rank,
};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Default)]
struct Post {
    answer_to: Option<String>,
    person: String,
    title: String,
    text: String,
    tags: Vec<String>,
    score: i64,
    day: i32,
}

fn rows(path: &Path, mut each: impl FnMut(BTreeMap<String, String>)) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().unwrap() {
            Event::Empty(row) => each(
                row.attributes()
                    .map(|a| {
                        let a = a.unwrap();
                        let name = a.key.as_ref().to_owned();
                        (name, quick_xml::escape::unescape(&a.value).unwrap().into_owned())
                    })
                    .collect(),
            ),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// Days since 1970-01-01 of a date such as 2018-03-12T00:00:00.
fn day(date: &str) -> i32 {
    let part = |range: std::ops::Range<usize>| date[range].parse::<i32>().unwrap();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let (y, m) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
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

fn posts(folder: &Path) -> BTreeMap<String, Post> {
    let mut posts = BTreeMap::new();
    rows(&folder.join("Posts.xml"), |row| {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        if !matches!(get("PostTypeId").as_str(), "1" | "2") {
            return;
        }
        posts.insert(
            get("Id"),
            Post {
                answer_to: row.get("ParentId").cloned(),
                person: get("OwnerUserId"),
                title: get("Title"),
                text: without_tags(&get("Body")),
                tags: get("Tags")
                    .split(['<', '>', '|'])
                    .filter(|tag| !tag.is_empty())
                    .map(|tag| tag.replace('-', " "))
                    .collect(),
                score: get("Score").parse().unwrap(),
                day: day(&get("CreationDate")),
            },
        );
    });
    posts
}

fn votes(folder: &Path) -> BTreeMap<String, BTreeMap<i32, (u32, u32)>> {
    let mut votes: BTreeMap<String, BTreeMap<i32, (u32, u32)>> = BTreeMap::new();
    rows(&folder.join("Votes.xml"), |row| {
        let entry = votes
            .entry(row["PostId"].clone())
            .or_default()
            .entry(day(&row["CreationDate"]))
            .or_default();
        match row["VoteTypeId"].as_str() {
            "2" => entry.0 += 1,
            "3" => entry.1 += 1,
            _ => {}
        }
    });
    votes
}

/// Answers as evidence; the tags of the question stay out, as they are what is asked for.
fn corpus(
    posts: &BTreeMap<String, Post>,
    votes: &BTreeMap<String, BTreeMap<i32, (u32, u32)>>,
) -> Corpus {
    let mut builder = CorpusBuilder::new();
    for (id, post) in posts {
        let Some(question) = post.answer_to.as_ref().and_then(|id| posts.get(id)) else {
            continue;
        };
        if post.person.is_empty() {
            continue;
        }
        let ratings = votes.get(id).into_iter().flatten();
        builder.add(&Evidence {
            title: &question.title,
            check: Check::RatedByOthers,
            day: Some(post.day),
            ratings: ratings
                .map(|(day, (up, down))| DailyRating { day: *day, up: *up, down: *down })
                .collect(),
            ..Evidence::new(id, &post.person, Kind::TrackRecord, &post.text)
        });
    }
    builder.build()
}

/// Of each tag used by at least five answers, who answered under it.
fn answerers(posts: &BTreeMap<String, Post>) -> BTreeMap<String, BTreeSet<String>> {
    let mut tags: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    for post in posts.values().filter(|post| !post.person.is_empty()) {
        let Some(question) = post.answer_to.as_ref().and_then(|id| posts.get(id)) else {
            continue;
        };
        for tag in &question.tags {
            let entry = tags.entry(tag.clone()).or_default();
            entry.0 += 1;
            entry.1.insert(post.person.clone());
        }
    }
    tags.into_iter()
        .filter(|(_, (answers, _))| *answers >= 5)
        .map(|(tag, (_, people))| (tag, people))
        .collect()
}

/// What a threshold does to tags of the site, and to tags of another.
struct Reach {
    answered: usize,
    first_right: usize,
    precision: f64,
    recall: f64,
    foreign: usize,
}

fn reach(
    corpus: &Corpus,
    tags: &BTreeMap<String, BTreeSet<String>>,
    foreign: &[&String],
    found_at: f64,
) -> Reach {
    let options = Options { found_at, limit: usize::MAX, ..Options::default() };
    let ask = |tag: &str| rank(corpus, &Need::new(tag, tag, 1), &options);
    let (mut answered, mut first_right, mut right, mut found, mut all) = (0, 0, 0, 0, 0);
    for (tag, people) in tags {
        let ranking = ask(tag);
        let knows = |found: &folkmoot_expertise::RankedPerson| people.contains(&found.person);
        answered += usize::from(ranking.found > 0);
        first_right += usize::from(ranking.people.first().is_some_and(knows));
        right += ranking.people.iter().filter(|found| knows(found)).count();
        found += ranking.found;
        all += people.len();
    }
    Reach {
        answered,
        first_right,
        precision: right as f64 / found as f64,
        recall: right as f64 / all as f64,
        foreign: foreign.iter().filter(|tag| ask(tag).found > 0).count(),
    }
}

#[test]
fn tags_find_their_answerers_and_most_foreign_tags_nobody() {
    let (Some(home), Some(abroad)) =
        (support::data("expertise/se_quantum"), support::data("expertise/se_beer"))
    else {
        return;
    };
    let home = posts(&home);
    let corpus = corpus(&home, &BTreeMap::new());
    let tags = answerers(&home);
    let abroad = answerers(&posts(&abroad));
    let foreign: Vec<&String> = abroad.keys().filter(|tag| !tags.contains_key(*tag)).collect();
    println!(
        "{} people, {} answers, {} tags, {} foreign tags",
        corpus.people().len(),
        corpus.items(),
        tags.len(),
        foreign.len()
    );
    let default = Options::default().found_at;
    for found_at in [0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2] {
        let reach = reach(&corpus, &tags, &foreign, found_at);
        println!(
            "found_at {found_at}: answered {} first right {} precision {:.3} recall {:.3} foreign {}",
            reach.answered, reach.first_right, reach.precision, reach.recall, reach.foreign
        );
        if found_at == default {
            assert_eq!(reach.answered, tags.len());
            assert!(reach.first_right * 10 >= tags.len() * 8);
            assert!(reach.precision >= 0.5 && reach.recall >= 0.5);
            assert!(reach.foreign * 5 <= foreign.len() * 2);
        }
    }
}

#[test]
fn the_chance_of_a_score_is_about_what_it_says() {
    let Some(folder) = support::data("expertise/se_quantum") else {
        return;
    };
    let posts = posts(&folder);
    let corpus = corpus(&posts, &BTreeMap::new());
    let options = Options { found_at: 0.0, limit: usize::MAX, ..Options::default() };
    // by hundredths of score: how many answered under the tag, of how many
    let mut bins = [(0.0, 0.0); 11];
    for (tag, people) in answerers(&posts) {
        for found in rank(&corpus, &Need::new(&tag, &tag, 1), &options).people {
            let bin = (0..10).find(|bin| found.score < f64::from(*bin + 1) / 100.0).unwrap_or(10);
            let bin = &mut bins[usize::try_from(bin).unwrap()];
            bin.0 += f64::from(u8::from(people.contains(&found.person)));
            bin.1 += 1.0;
        }
    }
    for (at, (right, all)) in (0_u8..).zip(bins) {
        let score = (f64::from(at) + 0.5) / 100.0;
        let says = 1.0 - (-score / options.even_at).exp2();
        println!("score {score:.3}: {:.2} of {all}, says {says:.2}", right / all);
        if at > 0 {
            assert!((right / all - says).abs() < 0.2);
        }
    }
}

#[test]
fn quality_tells_whose_answer_is_rated_higher() {
    let Some(folder) = support::data("expertise/se_quantum") else {
        return;
    };
    let posts = posts(&folder);
    let corpus = corpus(&posts, &votes(&folder));
    let mut answers: BTreeMap<&str, Vec<&Post>> = BTreeMap::new();
    for post in posts.values().filter(|post| !post.person.is_empty()) {
        if let Some(id) = &post.answer_to {
            answers.entry(id).or_default().push(post);
        }
    }
    let (mut right, mut pairs) = (0.0, 0.0);
    for (id, answers) in answers.iter().filter(|(_, answers)| answers.len() > 1) {
        let Some(question) = posts.get(*id) else { continue };
        let need = Need::new("q", format!("{}.\n{}", question.title, question.text), 1);
        let options = Options {
            as_of: Some(question.day),
            found_at: 0.0,
            limit: usize::MAX,
            reasons: 0,
            ..Options::default()
        };
        let ranking = rank(&corpus, &need, &options);
        let quality = |person: &str| {
            ranking
                .people
                .iter()
                .find(|found| found.person == person)
                .map_or(0.5, |found| found.factors.quality)
        };
        for (at, one) in answers.iter().enumerate() {
            for two in &answers[at + 1..] {
                if one.score == two.score || one.person == two.person {
                    continue;
                }
                let (a, b) = (quality(&one.person), quality(&two.person));
                pairs += 1.0;
                right += match (a.total_cmp(&b), one.score > two.score) {
                    (std::cmp::Ordering::Equal, _) => 0.5,
                    (std::cmp::Ordering::Greater, true) | (std::cmp::Ordering::Less, false) => 1.0,
                    _ => 0.0,
                };
            }
        }
    }
    println!("{pairs} pairs, quality right in {:.4}", right / pairs);
    assert!(right / pairs >= 0.605);
}
