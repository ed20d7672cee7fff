//! Real dumps, where they are at hand: the whole of a young site, and the
//! posts alone of an older one.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::path::PathBuf;
use std::time::Instant;

use folkmoot_formats::{Problem, StackExchange, StackExchangeItem as Item, StackExchangeReport};
use folkmoot_model::{Day, Evidence, EvidenceKind, Person};

/// `FOLKMOOT_DATA`, or the folder `shared/data` beside the checkout.
fn data(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")),
        PathBuf::from,
    );
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("left out: {} is not there", path.display());
    None
}

fn read(path: PathBuf, site: &str) -> (Vec<Person>, Vec<Evidence>, StackExchangeReport) {
    let today: Day = "2026-01-01".parse().unwrap();
    let start = Instant::now();
    let (mut people, mut evidence) = (Vec::new(), Vec::new());
    let dump = StackExchange::open(path, site, Some("example.org"), today).unwrap();
    let progress = dump.progress();
    let report = dump.read(&mut |item| {
        match item {
            Item::Person(person) => {
                assert!(evidence.is_empty(), "people come first");
                people.push(person);
            }
            Item::Evidence(item) => evidence.push(item),
        }
        Ok::<(), Problem>(())
    });
    let report = report.unwrap();
    assert_eq!(Some(progress.read()), progress.total(), "all was read");
    eprintln!("{site}: {:?}\n{report}", start.elapsed());
    (people, evidence, report)
}

#[test]
fn a_whole_young_site() {
    let Some(path) = data("expertise/se_quantum") else { return };
    let (people, evidence, report) = read(path, "se_quantum");
    assert_eq!(report.questions, 612);
    assert_eq!(report.answers + report.answers_of_nobody + report.answers_without_text, 1_060);
    assert_eq!(report.other_posts, 314);
    assert_eq!(report.badges, 2);
    assert_eq!(report.answers_without_question, 0);
    assert!(report.missing_files.is_empty());
    assert_eq!(people.len() as u64, report.people);
    assert_eq!(evidence.len() as u64, report.answers + report.badges);
    assert!(people.iter().all(|person| person.email.is_none()));
    let sum = |of: fn(&folkmoot_model::DailyRating) -> u32| -> u64 {
        evidence.iter().flat_map(|item| &item.ratings).map(|rating| u64::from(of(rating))).sum()
    };
    assert_eq!(sum(|rating| rating.up + rating.down), report.votes);
    let ids: std::collections::BTreeSet<_> = people.iter().map(|person| &person.id).collect();
    assert!(evidence.iter().all(|item| ids.contains(&item.person)));
    for item in evidence.iter().filter(|item| item.kind == EvidenceKind::TrackRecord) {
        assert!(!item.title.is_empty() && !item.topics.is_empty(), "{}", item.id);
        assert!(!item.text.contains("</p>") && !item.text.contains("&lt;"), "{}", item.id);
        assert!(item.ratings.is_sorted_by_key(|rating| rating.day), "{}", item.id);
        assert!(item.source.url.as_deref().unwrap().starts_with("https://example.org/a/"));
    }
}

#[test]
fn posts_alone() {
    let Some(path) = data("expertise/se_beer") else { return };
    let (people, evidence, report) = read(path, "se_beer");
    assert_eq!(report.answers + report.answers_of_nobody + report.answers_without_text, 1_572);
    assert_eq!(report.missing_files, ["Users.xml", "Votes.xml", "Badges.xml"]);
    assert!(people.iter().all(|person| person.name == person.id.as_str()));
    assert!(evidence.iter().all(|item| item.ratings.len() <= 1));
    assert!(evidence.iter().any(|item| item.ratings.iter().any(|rating| rating.down > 0)));
}
