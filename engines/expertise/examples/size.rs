//! Time and memory of a whole match over synthetic evidence:
//! `cargo run --release -p folkmoot-expertise --example size [PEOPLE ITEMS WORDS]`.

mod synthetic;

use folkmoot_expertise::{Options, match_call};

/// A line of this process's status, such as its peak memory (Linux only).
fn status(field: &str) -> String {
    std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .map_or_else(|| "unknown".to_owned(), |rest| rest.trim_matches([':', '\t', ' ']).to_owned())
}

/// Milliseconds that this process has spent on a processor so far: unlike the clock, not
/// disturbed by what else the machine does (Linux only, else 0).
fn cpu() -> f64 {
    std::fs::read_to_string("/proc/self/schedstat")
        .unwrap_or_default()
        .split_whitespace()
        .next()
        .and_then(|nanoseconds| nanoseconds.parse::<f64>().ok())
        .map_or(0.0, |nanoseconds| nanoseconds / 1e6)
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let size = |at: usize, default: usize| sizes.get(at).copied().unwrap_or(default);
    let items = synthetic::items(size(0, 10_000), size(1, 60_000), size(2, 50));
    println!("texts in memory: {}", status("VmRSS"));

    let start = cpu();
    let corpus = synthetic::corpus(&items);
    println!("build: {:.0} ms of processor time", cpu() - start);
    println!(
        "{} people, {} items, {} terms",
        corpus.people().len(),
        corpus.items(),
        corpus.terms()
    );
    println!("memory: {}", status("VmRSS"));

    let options = Options { as_of: Some(20_000), ..Options::default() };
    for (name, common) in [("middling", false), ("commonest", true)] {
        let needs = synthetic::needs(common);
        let start = cpu();
        let answer = match_call(&corpus, &needs, &options);
        println!(
            "five kinds in {name} words: {:.2} ms, found {:?}, shortlist {}",
            cpu() - start,
            answer.rankings.iter().map(|ranking| ranking.found).collect::<Vec<_>>(),
            answer.shortlist.people.len()
        );
    }
    println!("peak memory: {}", status("VmHWM"));
}
