//! Who for what: the same instances as OR-tools solves.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use folkmoot_expertise::assign::{Assignment, Because, Fit, Goal, Offers, Problem, Wants, assign};
use serde::Deserialize;

use super::report::{Aim, Report, Row};
use crate::cores::thread_seconds;
use crate::peers::Peers;

const PART: &str = "assignment";
const SCRIPT: &str = include_str!("../../peers/assign.py");
/// People that each call wants.
const DEMAND: u32 = 3;

/// An answer of OR-tools.
#[derive(Deserialize)]
struct Peer {
    load: u32,
    total: f64,
    missing: u64,
    seconds: f64,
}

/// A published optimum: load, total, empty seats, and the processor time aimed at.
type Sparse = (u32, f64, u32, Option<f64>);

pub(super) fn measure(folder: &Path, peers: Option<&Peers>, report: &mut Report) -> Result<()> {
    midl(&folder.join("midl.csv"), peers, report)?;
    let s5000: [Sparse; 3] =
        [(6, 13_799.76, 0, Some(0.23)), (4, 13_182.13, 345, None), (3, 10_976.40, 2_821, None)];
    sparse("s5000", &folder.join("s5000.csv.gz"), &s5000, peers, report)?;
    let s20000: [Sparse; 1] = [(6, 53_396.90, 0, Some(1.8))];
    sparse("s20000", &folder.join("s20000.csv.gz"), &s20000, peers, report)
}

fn midl(path: &Path, peers: Option<&Peers>, report: &mut Report) -> Result<()> {
    let fits = Fits::read(path)?;
    let theirs = solve(path, &[4, 3], peers)?;
    let peer = |load| theirs.iter().find(|peer| peer.load == load);
    let (total, seconds) = fits.assign(4, Goal::Total)?;
    let row = Row::new(PART, "MIDL load 4, total", total.total).aim(Aim::AtLeast(201.885));
    report.rows.push(row.beside("OR-tools", peer(4).map(|peer| peer.total)));
    let row = Row::new(PART, "MIDL load 4, CPU s", seconds);
    report.rows.push(row.beside("OR-tools", peer(4).map(|peer| peer.seconds)));
    let (fair, seconds) = fits.assign(4, Goal::Floor)?;
    report
        .rows
        .push(Row::new(PART, "MIDL load 4, fair: floor", fair.floor).aim(Aim::AtLeast(0.9448)));
    report
        .rows
        .push(Row::new(PART, "MIDL load 4, fair: total", fair.total).aim(Aim::AtLeast(201.769)));
    report.rows.push(Row::new(PART, "MIDL load 4, fair: CPU s", seconds));
    let (fair, _) = fits.assign(3, Goal::Floor)?;
    let row = Row::new(PART, "MIDL load 3, fair: floor", fair.floor).aim(Aim::AtLeast(0.931));
    report.rows.push(row);
    report.rows.push(Row::new(PART, "MIDL load 3, fair: total", fair.total));
    report.notes.push(format!(
        "MIDL, fair: load 3 has a floor of at most {:.4} and a total of at most {:.3} with its floor.",
        fair.floor_bound.unwrap_or(f64::INFINITY),
        fair.total_bound,
    ));
    let (short, _) = fits.assign(2, Goal::Total)?;
    let missing: u32 = short.short.iter().map(|short| short.missing).sum();
    let explained = short.short.iter().filter(|short| explains(&short.because)).count();
    let row = Row::new(PART, "MIDL load 2, short calls explained", explained as f64);
    report.rows.push(row.aim(Aim::AtLeast(short.short.len() as f64)));
    if let Some(first) = short.short.first() {
        let why = format!("{:?}", first.because).chars().take(100).collect::<String>();
        report.notes.push(format!(
            "MIDL load 2: {missing} seats stay empty in {} calls; {} because {why} …",
            short.short.len(),
            first.call,
        ));
    }
    Ok(())
}

/// A cause in numbers that add up.
fn explains(because: &Because) -> bool {
    match because {
        Because::TooFewFit { fit, .. } => *fit < DEMAND,
        Because::Shared { wanted, places, others, .. } => *wanted > places + others,
    }
}

fn sparse(
    name: &str,
    path: &Path,
    cases: &[Sparse],
    peers: Option<&Peers>,
    report: &mut Report,
) -> Result<()> {
    let fits = Fits::read(path)?;
    let loads: Vec<u32> = cases.iter().map(|case| case.0).collect();
    let theirs = solve(path, &loads, peers)?;
    for (load, optimum, empty, aim) in cases {
        let peer = theirs.iter().find(|peer| peer.load == *load);
        let (answer, seconds) = fits.assign(*load, Goal::Total)?;
        let missing: u32 = answer.short.iter().map(|short| short.missing).sum();
        let row = Row::new(PART, format!("{name} load {load}, total"), answer.total);
        let row = row.beside("OR-tools", peer.map(|peer| peer.total)).aim(Aim::AtLeast(*optimum));
        report.rows.push(row);
        let row = Row::new(PART, format!("{name} load {load}, empty seats"), f64::from(missing));
        let row = row.beside("OR-tools", peer.map(|peer| peer.missing as f64));
        report.rows.push(row.aim(Aim::AtMost(f64::from(*empty))));
        let row = Row::new(PART, format!("{name} load {load}, CPU s"), seconds);
        let row = row.beside("OR-tools", peer.map(|peer| peer.seconds));
        let limit = aim.or(peer.map(|peer| peer.seconds));
        report.rows.push(match limit {
            Some(limit) => row.aim(Aim::AtMost(limit)),
            None => row,
        });
    }
    Ok(())
}

fn solve(path: &Path, loads: &[u32], peers: Option<&Peers>) -> Result<Vec<Peer>> {
    let Some(peers) = peers else { return Ok(Vec::new()) };
    let path = path.to_str().context("a path that is text")?;
    let loads: Vec<String> = loads.iter().map(ToString::to_string).collect();
    let mut arguments = vec![path];
    arguments.extend(loads.iter().map(String::as_str));
    peers.run(SCRIPT, &arguments, &[])
}

/// Pairs of people and calls, as a file has them.
struct Fits {
    calls: Vec<String>,
    people: Vec<String>,
    pairs: Vec<Fit>,
}

#[derive(Deserialize)]
struct Line {
    call: String,
    person: String,
    score: f64,
}

impl Fits {
    fn read(path: &Path) -> Result<Self> {
        let file = File::open(path).with_context(|| path.display().to_string())?;
        let packed = path.extension().is_some_and(|extension| extension == "gz");
        let source: Box<dyn Read> =
            if packed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
        let (mut calls, mut people) = (BTreeMap::new(), BTreeMap::new());
        let mut fits = Vec::new();
        for line in csv::Reader::from_reader(source).into_deserialize() {
            let Line { call, person, score } = line.with_context(|| path.display().to_string())?;
            let (next_call, next_person) = (calls.len(), people.len());
            let call = *calls.entry(call).or_insert(next_call);
            let person = *people.entry(person).or_insert(next_person);
            fits.push(Fit { call, person, score: (score >= 0.0).then_some(score) });
        }
        Ok(Self { calls: by_number(calls), people: by_number(people), pairs: fits })
    }

    /// The answer, and the processor time from the pairs in memory to it, in seconds.
    fn assign(&self, load: u32, goal: Goal) -> Result<(Assignment, f64)> {
        let wants = |call: &String| Wants { call: call.clone(), people: DEMAND };
        let offers = |person: &String| Offers { person: person.clone(), calls: load };
        let (calls, people) =
            (self.calls.iter().map(wants).collect(), self.people.iter().map(offers).collect());
        let fits = self.pairs.clone();
        let start = thread_seconds()?;
        let problem = Problem::new(calls, people, fits)?;
        let answer = assign(&problem, goal);
        Ok((answer, thread_seconds()? - start))
    }
}

fn by_number(numbers: BTreeMap<String, usize>) -> Vec<String> {
    let mut names: Vec<(String, usize)> = numbers.into_iter().collect();
    names.sort_by_key(|(_, at)| *at);
    names.into_iter().map(|(name, _)| name).collect()
}
