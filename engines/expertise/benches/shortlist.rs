//! A call with five kinds of knowing over 10,000 people with 60,000 items of 50 words:
//! `cargo bench -p folkmoot-expertise`.

use criterion::{Criterion, criterion_group, criterion_main};
use folkmoot_expertise::{Options, match_call};
use std::hint::black_box;

#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

fn shortlist(c: &mut Criterion) {
    let items = synthetic::items(10_000, 60_000, 50);
    let mut group = c.benchmark_group("10k people, 60k items");
    group.sample_size(10);
    group.bench_function("build", |b| b.iter(|| synthetic::corpus(black_box(&items))));
    let corpus = synthetic::corpus(&items);
    let options = Options { as_of: Some(20_000), ..Options::default() };
    let rare = synthetic::needs(false);
    let common = synthetic::needs(true);
    group.sample_size(50);
    group.bench_function("shortlist, five kinds", |b| {
        b.iter(|| match_call(&corpus, black_box(&rare), &options));
    });
    group.bench_function("shortlist, five kinds in the commonest words", |b| {
        b.iter(|| match_call(&corpus, black_box(&common), &options));
    });
    group.finish();
}

criterion_group!(benches, shortlist);
criterion_main!(benches);
