//! Makes the figures of `docs/methods/opinion.md`.
//!
//! `measure held-out` hides one vote in ten of real conversations, `measure one NAME` draws the
//! map of one of them, `measure size PEOPLE STATEMENTS VOTES_EACH THREADS` of made-up people,
//! `measure live PEOPLE STATEMENTS VOTES_EACH` adds a
//! thousand votes to such a map, `measure permuted` compares groups under another order and with votes hidden. Time it from
//! outside (`time`), for CPU seconds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{
    Cell, Live, LiveMap, Options, Vote, Votes, VotesBuilder, adjusted_rand, map,
};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args[at].parse::<usize>().expect("a number");
    match args.first().map(String::as_str) {
        Some("held-out") => held_out(),
        Some("permuted") => permuted(),
        Some("one") => one(&args[1], number(2)),
        Some("size") => size(number(1), number(2), number(3), number(4)),
        Some("live") => live(number(1), number(2), number(3)),
        _ => {
            println!(
                "held-out | permuted | one NAME TIMES | size PEOPLE STATEMENTS VOTES THREADS | live PEOPLE STATEMENTS VOTES"
            );
        }
    }
}

fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn conversations() -> Vec<(String, Votes)> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let folder = root.join("polis/conversations");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let mut reader = csv::Reader::from_path(path.join("participants-votes.csv")).unwrap();
        let header = reader.headers().unwrap().clone();
        let first = header.iter().position(|it| it == "n-disagree").unwrap() + 1;
        let mut builder = VotesBuilder::new();
        header.iter().skip(first).for_each(|id| builder.statement(id.parse().unwrap()));
        for row in reader.records().map(Result::unwrap) {
            for (id, cell) in header.iter().zip(&row).skip(first).filter(|it| !it.1.is_empty()) {
                let vote = Vote::from_value(cell.parse::<f64>().unwrap() as i64).unwrap();
                builder.vote(row[0].parse().unwrap(), id.parse().unwrap(), vote, 0);
            }
        }
        (path.file_name().unwrap().to_string_lossy().into_owned(), builder.build())
    };
    paths.iter().map(read).collect()
}

type Hidden = Vec<(u64, usize, f64)>;

/// The votes without one in ten, chosen by their ids and a number; and those.
fn hide(votes: &Votes, mask: u64) -> (Votes, Hidden) {
    let mut builder = VotesBuilder::new();
    votes.statements().iter().for_each(|id| builder.statement(*id));
    let mut hidden = Vec::new();
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            let id = votes.statements()[cell.statement()];
            if mix(mix(mix(mask) ^ person) ^ id).is_multiple_of(10) {
                hidden.push((*person, cell.statement(), cell.value()));
            } else {
                builder.vote(*person, id, cell.vote(), 0);
            }
        }
    }
    (builder.build(), hidden)
}

fn held_out() {
    let conversations = conversations();
    let options = Options { flag: false, ..Options::default() };
    let mut all = [0.0; 4];
    println!("every hidden vote; then those of people who have a vote left");
    for mask in 1..=5 {
        let mut means = [0.0; 4];
        for (name, votes) in &conversations {
            let (shown, hidden) = hide(votes, mask);
            let drawn = map(&shown, Flags::default(), &options);
            let mut of = [[0.0_f64; 4]; 2];
            for (person, statement, value) in &hidden {
                let person = shown.person_at(*person);
                let expected = drawn.expect(person, *statement).unwrap();
                for sums in &mut of[..=usize::from(person.is_some())] {
                    sums[0] += 1.0;
                    sums[1] += (expected - value).powi(2);
                    sums[2] += value.abs();
                    sums[3] += f64::from(u8::from(expected * value > 0.0));
                }
            }
            let here = of.map(|sums| [(sums[1] / sums[0]).sqrt(), sums[3] / sums[2]]);
            if mask == 1 {
                println!(
                    "{name:48} {:.4} {:.4}  {:.4} {:.4}",
                    here[0][0], here[0][1], here[1][0], here[1][1]
                );
            }
            let each = here.iter().flatten();
            means
                .iter_mut()
                .zip(each)
                .for_each(|(mean, it)| *mean += it / conversations.len() as f64);
        }
        println!("mask {mask}: {means:.4?}");
        all.iter_mut().zip(means).for_each(|(mean, it)| *mean += it / 5.0);
    }
    println!("mean of five masks: {all:.4?} (RMSE, sign; RMSE, sign)");
}

/// Groups of the whole, of people in another order under other ids, and with votes hidden.
fn permuted() {
    for (name, votes) in conversations() {
        let whole = map(&votes, Flags::default(), &Options::default());
        let mut builder = VotesBuilder::new();
        votes.statements().iter().for_each(|id| builder.statement(*id));
        let other = |person: u64| mix(person);
        for (person, row) in votes.people().iter().zip(votes.rows()) {
            for cell in row {
                let id = votes.statements()[cell.statement()];
                builder.vote(other(*person), id, cell.vote(), 0);
            }
        }
        let turned = builder.build();
        let again = map(&turned, Flags::default(), &Options::default());
        let same = votes.people().iter().enumerate().all(|(at, person)| {
            let there = turned.person_at(other(*person)).unwrap();
            whole.people[at].at.map(f64::to_bits) == again.people[there].at.map(f64::to_bits)
                && whole.labels[at] == again.labels[there]
        });
        let (part, _) = hide(&votes, 1);
        let fewer = map(&part, Flags::default(), &Options::default());
        let pairs: Vec<(usize, usize)> = votes
            .people()
            .iter()
            .enumerate()
            .filter_map(|(at, person)| {
                Some((
                    whole.labels[at].unwrap_or(0),
                    fewer.labels[part.person_at(*person)?].unwrap_or(0),
                ))
            })
            .collect();
        let (a, b): (Vec<usize>, Vec<usize>) = pairs.into_iter().unzip();
        println!(
            "{name:48} groups {:?} stability {:.2}; another order: {}; a tenth hidden: {} groups, agreement {:.2}; flagged {:?}",
            whole.groups.iter().map(|it| it.size).collect::<Vec<_>>(),
            whole.stability,
            if same { "the same" } else { "DIFFERENT" },
            fewer.groups.len(),
            adjusted_rand(&a, &b),
            whole.flagged.iter().map(|it| (it.why, it.people.len())).collect::<Vec<_>>(),
        );
    }
}

fn one(name: &str, times: usize) {
    let (_, votes) =
        conversations().into_iter().find(|it| it.0.contains(name)).expect("such a one");
    let options = Options { flag: false, ..Options::default() };
    let (cpu, start) = (cpu_seconds(), Instant::now());
    for _ in 1..times {
        map(&votes, Flags::default(), &options);
    }
    let drawn = map(&votes, Flags::default(), &options);
    let times = times.max(1) as f64;
    println!(
        "{} votes: {:.1} ms, CPU {:.1} ms; {} groups, stability {:.2}",
        votes.len(),
        start.elapsed().as_secs_f64() * 1000.0 / times,
        (cpu_seconds() - cpu) * 1000.0 / times,
        drawn.groups.len(),
        drawn.stability
    );
}

/// Made-up people of three opinions.
fn made_up(people: usize, statements: usize, each: usize) -> Votes {
    let share = (each as u64 * 1000) / statements as u64;
    let rows = (0..people as u64).map(|person| {
        let opinion = mix(person) % 3;
        let row =
            (0..statements).filter(|it| mix(mix(person) ^ *it as u64) % 1000 < share).map(|it| {
                let leans = mix(opinion ^ (it as u64) << 8) % 100;
                let draw = mix(mix(person + 1) ^ (it as u64) << 20) % 100;
                let vote = if draw < 10 {
                    Vote::Pass
                } else if draw < 10 + leans * 9 / 10 {
                    Vote::Agree
                } else {
                    Vote::Disagree
                };
                Cell::new(it, vote)
            });
        (person, row.collect())
    });
    Votes::from_rows((0..statements as u64).collect(), rows).unwrap()
}

/// The map stays up with a thousand votes, one after the other.
fn live(people: usize, statements: usize, each: usize) {
    let votes = made_up(people, statements, each);
    let mut live = Live::new();
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            live.vote(*person, votes.statements()[cell.statement()], cell.vote());
        }
    }
    let options = Options { flag: false, ..Options::default() };
    let mut kept = LiveMap::draw(live, BTreeSet::new(), &options);
    let reader = kept.reader();
    let cpu = cpu_seconds();
    for at in 0..1000 {
        let vote = if at % 2 == 0 { Vote::Agree } else { Vote::Disagree };
        kept.vote(mix(at) % people as u64, mix(at + 7) % statements as u64, vote);
    }
    println!(
        "{} votes; one more, map refreshed: CPU {:.3} ms; sums {} MB; {} kept up",
        votes.len(),
        cpu_seconds() - cpu,
        kept.live().statistics().bytes() / 1_000_000,
        reader.now().since_drawn
    );
}

/// A map of made-up people.
fn size(people: usize, statements: usize, each: usize, threads: usize) {
    let start = Instant::now();
    let votes = made_up(people, statements, each);
    println!("{} votes, made in {:?}", votes.len(), start.elapsed());
    let cpu = cpu_seconds();
    let start = Instant::now();
    let drawn =
        map(&votes, Flags::default(), &Options { threads, flag: false, ..Options::default() });
    println!(
        "map: {:?}, CPU {:.2} s; {} groups, stability {:.2}",
        start.elapsed(),
        cpu_seconds() - cpu,
        drawn.groups.len(),
        drawn.stability
    );
}

/// CPU seconds of this process so far, as Linux tells them; 0 elsewhere.
fn cpu_seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(')').next().unwrap_or_default();
    let field = |at: usize| after.split_whitespace().nth(at).and_then(|it| it.parse::<f64>().ok());
    (field(11).unwrap_or(0.0) + field(12).unwrap_or(0.0)) / 100.0
}
