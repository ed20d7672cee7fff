//! The index of very many people, made up from a seed: 47 words each, where the words of each
//! doubling of rank are used as often in all (Zipf's law), from rank 16 on, since those before
//! are the words that every index leaves out.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use folkmoot_expertise::profiles::{Profiles, ProfilesBuilder};
use serde::Deserialize;

use super::report::{Aim, Report, Row};
use crate::cores::{memory_now, thread_seconds};
use crate::peers::Peers;
use crate::words::{Numbers, made_up};

const PART: &str = "retrieval";
const SCRIPT: &str = include_str!("../../peers/retrieve.py");
const WORDS: usize = 47;
const QUERIES: usize = 500;
/// Words of a short and of a long query.
const LENGTHS: [usize; 2] = [3, 12];
/// The best so many are asked for.
const MOST: usize = 100;

/// What a peer measured.
#[derive(Deserialize)]
struct Peer {
    index: f64,
    millis: Vec<f64>,
    resident: f64,
}

pub(super) fn measure(people: usize, peers: Option<&Peers>, report: &mut Report) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let texts = folder.path().join("texts");
    let mut numbers = Numbers::new(47);
    let mut file = BufWriter::new(File::create(&texts)?);
    for _ in 0..people {
        writeln!(file, "{}", words(&mut numbers, WORDS))?;
    }
    file.flush()?;
    let queries: Vec<Vec<String>> =
        LENGTHS.map(|length| (0..QUERIES).map(|_| words(&mut numbers, length)).collect()).into();
    let theirs = theirs(folder.path(), &texts, &queries, peers)?;
    let peer = |of: &dyn Fn(&Peer) -> f64| {
        let (bm25s, tantivy) = theirs.as_ref()?;
        Some((of(bm25s), of(tantivy)))
    };
    let beside = |row: Row, of: &dyn Fn(&Peer) -> f64| {
        let row = row.beside("bm25s", peer(of).map(|both| both.0));
        row.beside("tantivy", peer(of).map(|both| both.1))
    };

    let seconds = build(&texts, folder.path())?;
    let row = Row::new(PART, format!("{people} people: index, CPU s"), seconds);
    report.rows.push(beside(row, &|peer| peer.index).aim(Aim::AtMost(15.0)));

    let start = thread_seconds()?;
    let bytes = std::fs::read(folder.path().join("index"))?;
    let written = bytes.len();
    let mut profiles = Profiles::from_bytes(&bytes)?;
    drop(bytes);
    let row = Row::new(PART, "opened again, CPU s", thread_seconds()? - start);
    report.rows.push(row.aim(Aim::AtMost(1.0)));
    let resident = memory_now().unwrap_or_default();
    let row = Row::new(PART, "resident, all of the process, MB", resident);
    report.rows.push(beside(row, &|peer| peer.resident).aim(Aim::AtMost(300.0)));
    report.rows.push(Row::new(PART, "as bytes, MB", written as f64 / 1e6));

    for (at, (queries, (what, aim))) in
        queries.iter().zip([("short", 1.0), ("long", 1.5)]).enumerate()
    {
        let millis = search(&profiles, queries)?;
        let words = LENGTHS.get(at).copied().unwrap_or_default();
        let row = Row::new(PART, format!("{what} query ({words} words), CPU ms"), millis);
        let of = |peer: &Peer| peer.millis.get(at).copied().unwrap_or(f64::NAN);
        report.rows.push(beside(row, &of).aim(Aim::AtMost(aim)));
    }

    let start = Instant::now();
    profiles.add("p0000017", "mends clocks in bell towers");
    let found = profiles.search("clocks in bell towers", 1);
    let seconds = start.elapsed().as_secs_f64();
    let there = found.first().is_some_and(|hit| hit.person == "p0000017");
    let seconds = if there { seconds } else { f64::INFINITY };
    let row = Row::new(PART, "new evidence found, seconds by the clock", seconds);
    report.rows.push(row.aim(Aim::AtMost(1.0)));
    let start = thread_seconds()?;
    profiles.settle();
    report.rows.push(Row::new(PART, "settled, CPU s", thread_seconds()? - start));
    report.notes.push(format!(
        "Retrieval: {QUERIES} queries of each length, drawn like the texts; the best {MOST}; one thread. Memory \
         of the peers is that of the whole Python process, tantivy's index lies in memory too. bm25s is given \
         a list of words and looks them up itself.",
    ));
    Ok(())
}

/// So many words with spaces between.
fn words(numbers: &mut Numbers, count: usize) -> String {
    let mut word = || {
        let octave = 1 << (4 + numbers.below(14));
        made_up(octave + numbers.below(octave))
    };
    (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
}

/// Builds the index of the texts and writes it to a file; the processor time of the building.
fn build(texts: &Path, folder: &Path) -> Result<f64> {
    let text = std::fs::read_to_string(texts)?;
    let start = thread_seconds()?;
    let mut builder = ProfilesBuilder::new();
    for (at, line) in text.lines().enumerate() {
        builder.add(&format!("p{at:07}"), line);
    }
    let mut profiles = builder.build();
    let seconds = thread_seconds()? - start;
    std::fs::write(folder.join("index"), profiles.to_bytes())?;
    Ok(seconds)
}

/// Processor time of a query, in milliseconds.
fn search(profiles: &Profiles, queries: &[String]) -> Result<f64> {
    let start = thread_seconds()?;
    let mut found = 0;
    for query in queries {
        found += profiles.search(query, MOST).len();
    }
    let seconds = thread_seconds()? - start;
    anyhow::ensure!(found > 0, "no query found anybody");
    Ok(seconds * 1000.0 / queries.len() as f64)
}

fn theirs(
    folder: &Path,
    texts: &Path,
    queries: &[Vec<String>],
    peers: Option<&Peers>,
) -> Result<Option<(Peer, Peer)>> {
    let Some(peers) = peers else { return Ok(None) };
    let mut paths: Vec<PathBuf> = vec![texts.to_owned()];
    for (at, queries) in queries.iter().enumerate() {
        let path = folder.join(format!("queries-{at}"));
        std::fs::write(&path, queries.join("\n") + "\n")?;
        paths.push(path);
    }
    let paths: Vec<&str> = paths
        .iter()
        .map(|path| path.to_str().context("a path that is text"))
        .collect::<Result<_>>()?;
    let run = |kind: &'static str| -> Result<Peer> {
        eprintln!("{kind} builds its index");
        let mut arguments = vec![kind];
        arguments.extend(&paths);
        peers.run(SCRIPT, &arguments, &[])
    };
    Ok(Some((run("bm25s")?, run("tantivy")?)))
}
