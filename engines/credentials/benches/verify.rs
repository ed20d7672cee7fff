//! Time to check a badge and to issue one: `cargo bench -p folkmoot-credentials`.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use folkmoot_credentials::{
    IssuerKey, NewAchievement, NewBadge, Offline, Options, StatusList, Verdict, bake, check, issue,
};
use jiff::Timestamp;
use std::hint::black_box;

fn badge(key: &IssuerKey, now: Timestamp) -> NewBadge {
    NewBadge {
        id: "urn:uuid:5f8a2c8e-6f5c-4a43-9f0e-2b6a4a0a9d11".into(),
        issuer: key.did_key(),
        issuer_name: "Mill Ward council".into(),
        achievement: NewAchievement {
            id: "https://example.org/badges/harbour-road".into(),
            name: "Took part in Harbour Road".into(),
            description: "Helped to choose a layout for Harbour Road.".into(),
            criteria: "Came to three of four evenings.".into(),
            criteria_address: Some("https://example.org/calls/harbour-road".into()),
        },
        email: "ada@example.org".into(),
        salt: "deep sea".into(),
        valid_from: now,
        valid_until: None,
        evidence: vec![],
        status: None,
    }
}

fn verify(criterion: &mut Criterion) {
    let now: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
    let key = IssuerKey::from_seed(&[7; 32]);
    let new = badge(&key, now);
    let text = issue(&new, &key, now).unwrap();
    let options = Options::new(now);
    assert_eq!(check(text.as_bytes(), &options, &Offline).verdict, Verdict::Valid);
    criterion.bench_function("check a badge", |bencher| {
        bencher.iter(|| check(black_box(text.as_bytes()), &options, &Offline));
    });
    criterion.bench_function("issue a badge", |bencher| {
        bencher.iter(|| issue(black_box(&new), &key, now).unwrap());
    });
    let picture = br#"<svg xmlns="http://www.w3.org/2000/svg"></svg>"#;
    let baked = bake(picture, &text).unwrap();
    criterion.bench_function("check a badge in a picture", |bencher| {
        bencher.iter(|| check(black_box(&baked), &options, &Offline));
    });
    let list = StatusList::new();
    let purpose = folkmoot_credentials::Purpose::Revocation;
    criterion.bench_function("sign a status list", |bencher| {
        bencher.iter(|| {
            list.signed("https://example.org/1", &key.did_key(), purpose, &key, now).unwrap()
        });
    });
}

criterion_group!(benches, verify);
criterion_main!(benches);
