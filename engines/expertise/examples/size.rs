//! Time and memory of a whole match over synthetic evidence:
//! `cargo run --release -p folkmoot-expertise --example size [PEOPLE ITEMS WORDS]`.

mod synthetic;

use folkmoot_expertise::{Options, match_call};
use std::time::Instant;

/// A line of this process's status, such as its peak memory (Linux only).
fn status(field: &str) -> String {
    std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .map_or_else(|| "unknown".to_owned(), |rest| rest.trim_matches([':', '\t', ' ']).to_owned())
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let size = |at: usize, default: usize| sizes.get(at).copied().unwrap_or(default);
    let items = synthetic::items(size(0, 10_000), size(1, 60_000), size(2, 50));
    println!("texts in memory: {}", status("VmRSS"));

    let start = Instant::now();
    let corpus = synthetic::corpus(&items);
    println!("build: {:.0?}", start.elapsed());
    println!(
        "{} people, {} items, {} terms",
        corpus.people().len(),
        corpus.items(),
        corpus.terms()
    );
    println!("memory: {}", status("VmRSS"));

    let options = Options { as_of: Some(20_000), ..Options::default() };
    for (name, needs) in
        [("middling", synthetic::needs(false)), ("commonest", synthetic::needs(true))]
    {
        let start = Instant::now();
        let answer = match_call(&corpus, &needs, &options);
        println!(
            "five kinds in {name} words: {:.2?}, found {:?}, shortlist {}",
            start.elapsed(),
            answer.rankings.iter().map(|ranking| ranking.found).collect::<Vec<_>>(),
            answer.shortlist.people.len()
        );
    }
    println!("peak memory: {}", status("VmHWM"));
}
