//! How long one's own pages take in a large town. Left out of the usual
//! tests: `cargo test --release -p folkmoot-app --test measure_me -- --ignored --nocapture`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use folkmoot_app::{App, Caller, FindPeople, ForCall};
use folkmoot_model::{
    CallBrief, Check, Consent, Day, Decision, Effort, Evidence, EvidenceId, EvidenceKind, Iap2,
    KindId, KindOfKnowing, OrganisationId, Person, PersonId, Seed, Setting, Source,
};
use folkmoot_test_support::Empty;

const PEOPLE: u32 = 10_000;
const EVIDENCE: u32 = 60_000;
const CALLS: u32 = 40;
const RUNS: u32 = 300;

/// The same every time, and all different: enough for texts.
fn word(n: u32) -> String {
    let n = n.wrapping_mul(2_654_435_761) >> 7;
    // Few words are common and many are rare, as in texts.
    let rank = (n % 5_000).min((n / 5_000) % 5_000);
    format!("w{rank}")
}

fn text(n: u32) -> String {
    (0..50).map(|i| word(n * 50 + i)).collect::<Vec<_>>().join(" ")
}

fn brief(n: u32) -> CallBrief {
    let kind = |k: u32| KindOfKnowing {
        id: KindId::new(format!("k{k}")).unwrap(),
        name: String::new(),
        needs: (0..6).map(|i| word(n * 977 + k * 31 + i)).collect::<Vec<_>>().join(" "),
        people: 4,
        must: false,
        evidence: Vec::new(),
        place: None,
    };
    CallBrief {
        title: format!("Call {n}"),
        summary: String::new(),
        decision: Decision { what: "x".to_owned(), on: Day::from_days(20_878) },
        effort: Effort { hours: 2, weeks: None },
        expenses: String::new(),
        setting: Setting::Remote,
        promise: Iap2::Consult,
        kinds: (0..4).map(kind).collect(),
    }
}

async fn fill(app: &App, here: &OrganisationId) {
    app.set_up_organisation(&Caller::Operator, here, "Large").await.unwrap();
    let person = |n: u32| PersonId::new(format!("p{n:05}")).unwrap();
    let people: Vec<Person> = (0..PEOPLE)
        .map(|n| Person {
            id: person(n),
            name: format!("Person {n}"),
            email: None,
            place: None,
            languages: Vec::new(),
            attributes: BTreeMap::new(),
        })
        .collect();
    let evidence: Vec<Evidence> = (0..EVIDENCE)
        .map(|n| Evidence {
            id: EvidenceId::new(format!("e{n}")).unwrap(),
            person: person(n % PEOPLE),
            kind: EvidenceKind::Work,
            title: format!("Piece {n}"),
            text: text(n),
            topics: Vec::new(),
            at: Some(Day::from_days(20_000)),
            source: Source { name: "x".to_owned(), url: None },
            check: Check::PublicRecord,
            consent: Consent::NotAsked,
            ratings: Vec::new(),
        })
        .collect();
    let mut tx = app.storage().begin().await.unwrap();
    tx.upsert_people(here, &people).await.unwrap();
    for part in evidence.chunks(1_000) {
        tx.upsert_evidence(here, part).await.unwrap();
    }
    tx.commit().await.unwrap();
    for n in 0..CALLS {
        let call = app.write_call(&Caller::Operator, here, None, brief(n)).await.unwrap();
        app.open_call(&Caller::Operator, here, &call.id).await.unwrap();
    }
    for n in 0..RUNS {
        let ask = FindPeople {
            call: ForCall::Brief(Box::new(brief(n + CALLS))),
            limit: 20,
            as_of: None,
            seed: Seed::new("measure"),
        };
        app.find_people(&Caller::Operator, here, ask).await.unwrap();
    }
}

/// The median of some tries, in milliseconds.
async fn median<T>(mut work: impl AsyncFnMut() -> T) -> f64 {
    let mut took = Vec::new();
    for _ in 0..21 {
        let begun = Instant::now();
        work().await;
        took.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    took.sort_by(f64::total_cmp);
    took[took.len() / 2]
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn ones_own_pages_in_a_large_town() {
    let empty = Empty::new().await;
    let (app, here) = (&empty.app, OrganisationId::new("large").unwrap());
    fill(app, &here).await;
    // Whoever is named most often.
    let mut named: BTreeMap<PersonId, u32> = BTreeMap::new();
    let mut snapshot = app.storage().read().await.unwrap();
    for run in snapshot.latest_runs(&here, None, u32::MAX).await.unwrap() {
        let text = run.report.to_string();
        let mut ids = BTreeSet::new();
        for (at, _) in text.match_indices("\"p") {
            ids.extend(text.get(at + 1..at + 7).and_then(|id| PersonId::new(id).ok()));
        }
        ids.into_iter().for_each(|id| *named.entry(id).or_default() += 1);
    }
    drop(snapshot);
    let (person, runs) = named.into_iter().max_by_key(|(_, n)| *n).unwrap();
    let me = Caller::Person { organisation: here.clone(), person, roles: BTreeSet::new() };
    let first = Instant::now();
    let view = app.see_me(&me).await.unwrap();
    let first = first.elapsed().as_secs_f64() * 1_000.0;
    println!("{PEOPLE} people, {EVIDENCE} pieces, {CALLS} open calls, {RUNS} runs");
    println!("named by {runs} runs; {} calls suit", view.calls.len());
    println!("see_me, nothing ready: {first:.1} ms");
    println!("see_me: {:.1} ms", median(async || app.see_me(&me).await.unwrap()).await);
    let seen = median(async || app.who_saw_me(&me, 50).await.unwrap()).await;
    println!("who_saw_me: {seen:.1} ms");
    println!("export_me: {:.1} ms", median(async || app.export_me(&me).await.unwrap()).await);
}
