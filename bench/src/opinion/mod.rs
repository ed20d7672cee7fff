//! Maps of opinions: how fast, beside red-dwarf and a sparse scikit-learn pipeline on the same
//! made-up votes, in one call; and how true, on real conversations and on made-up ones whose truth
//! is known.
//!
//! The peers come from PyPI into an environment of their own, which lies outside the checkout.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{Cell, Live, LiveMap, Options as MapOptions, Vote, Votes, map};
use serde::{Deserialize, Serialize};

use crate::cores;
use crate::expertise::Report;

mod planted;
mod real;

/// What the peers' environment holds; kept to a version, so that figures can be compared.
const PACKAGES: [&str; 2] = ["red-dwarf==0.4.0", "scikit-learn==1.9.1"];
const SCRIPT: &str = include_str!("peers.py");
/// Above, red-dwarf doesn't come back within a quarter of an hour.
const MOST_FOR_RED_DWARF: usize = 20_000;
/// Votes added one by one.
const ONE_BY_ONE: u64 = 1000;

/// What is compared.
#[derive(Debug, Clone)]
pub struct OpinionOptions {
    /// Where the peers' Python environment is made, or lies already.
    pub environment: PathBuf,
    /// 100,000 people by 1,000 statements too.
    pub large: bool,
    /// Where the measuring data lies.
    pub data: PathBuf,
    /// The peers too.
    pub peers: bool,
    /// These parts alone; none: all.
    pub only: Vec<OpinionPart>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OpinionPart {
    /// Made-up votes, beside the peers: how fast
    Speed,
    /// Votes of real conversations that were hidden, and the largest one's time
    HeldOut,
    /// Real conversations in another order, and with votes hidden
    Stability,
    /// Made-up conversations whose truth is known
    Planted,
}

/// What was measured.
#[derive(Debug, Serialize)]
pub struct OpinionReport {
    /// The machine, and how busy it was.
    pub machine: String,
    /// What the peers are.
    pub peers: Vec<String>,
    /// The figures, for each size.
    pub sizes: Vec<Row>,
    /// How true, beside what was aimed at.
    pub truths: Report,
}

/// Figures of one size.
#[derive(Debug, Serialize)]
pub struct Row {
    /// People.
    pub people: usize,
    /// Statements.
    pub statements: usize,
    /// Votes.
    pub votes: usize,
    /// CPU seconds of our map, on one thread.
    pub ours: f64,
    /// CPU seconds of our map, on two threads.
    pub ours_on_two: f64,
    /// CPU seconds for one more vote, our map refreshed.
    pub one_more: f64,
    /// Of red-dwarf; none where it is left out.
    pub red_dwarf: Option<Peer>,
    /// Of the sparse pipeline; none where it is left out.
    pub scikit: Option<Peer>,
}

/// What a peer took.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Peer {
    /// CPU seconds.
    pub seconds: f64,
    /// Most memory, with Python and the votes as it reads them.
    pub megabytes: u64,
}

/// Measures what is asked for.
///
/// # Errors
/// When the peers' environment can't be made, a peer fails, or data is missing.
pub fn compare(options: &OpinionOptions) -> Result<OpinionReport> {
    let machine = cores::machine();
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    let sizes = if wanted(OpinionPart::Speed) { sizes(options)? } else { Vec::new() };
    let mut truths = Report::default();
    let there = options.data.join("polis").is_dir();
    if there || wanted(OpinionPart::HeldOut) || wanted(OpinionPart::Stability) {
        let all = real::conversations(&options.data)?;
        if wanted(OpinionPart::HeldOut) {
            eprintln!("votes hidden …");
            truths.rows.extend(real::speed(&all)?);
            truths.rows.extend(real::held_out(&all));
        }
        if wanted(OpinionPart::Stability) {
            eprintln!("another order, votes hidden …");
            let votes = all.iter().map(|it| &it.votes);
            let polis = [Some(4.0), Some(7.0)];
            truths.rows.extend(real::stability("14 conversations", votes, polis));
        }
        if wanted(OpinionPart::Planted) {
            eprintln!("planted truths …");
            truths.rows.extend(planted::measure(Some(real::largest(&all)?))?);
        }
    } else if wanted(OpinionPart::Planted) {
        truths.rows.extend(planted::measure(None)?);
        truths.notes.push("left out: real conversations, which aren't there".to_owned());
    }
    let peers = if options.peers { PACKAGES.map(str::to_owned).to_vec() } else { Vec::new() };
    Ok(OpinionReport { machine, peers, sizes, truths })
}

fn sizes(options: &OpinionOptions) -> Result<Vec<Row>> {
    let python = options.peers.then(|| environment(&options.environment)).transpose()?;
    let folder = tempfile::Builder::new().prefix("folkmoot-bench-").tempdir()?;
    let script = folder.path().join("peers.py");
    std::fs::write(&script, SCRIPT)?;
    // people, statements, votes of each, how often ours is repeated
    let mut sizes = vec![(2_031, 896, 111, 20), (10_000, 500, 50, 10)];
    if options.large {
        sizes.push((100_000, 1_000, 76, 1));
    }
    let mut rows = Vec::new();
    for (people, statements, each, times) in sizes {
        eprintln!("{people} people, {statements} statements …");
        let votes = made_up(people, statements, each)?;
        let file = folder.path().join("votes.csv");
        write(&votes, &file)?;
        let (ours, ours_on_two) = (ours(&votes, 1, times)?, ours(&votes, 2, times)?);
        let one_more = one_more(&votes)?;
        let peer = |name: &str, runs: bool| {
            let python = python.as_ref().filter(|_| runs);
            python.map(|python| peer(python, &script, name, &file)).transpose()
        };
        rows.push(Row {
            people,
            statements,
            votes: votes.len(),
            ours,
            ours_on_two,
            one_more,
            red_dwarf: peer("red-dwarf", people <= MOST_FOR_RED_DWARF)?,
            scikit: peer("scikit-learn", true)?,
        });
    }
    Ok(rows)
}

/// The Python of an environment that holds the peers; made if it isn't there.
fn environment(folder: &Path) -> Result<PathBuf> {
    let python = folder.join("bin").join("python");
    let there = Command::new(&python).args(["-c", "import reddwarf, sklearn"]).output();
    if there.is_ok_and(|it| it.status.success()) {
        return Ok(python);
    }
    eprintln!("making the peers' environment in {} …", folder.display());
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--prefer-binary"])
        .args(PACKAGES))?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("can't start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(output.stdout)
}

fn peer(python: &Path, script: &Path, name: &str, votes: &Path) -> Result<Peer> {
    let told = run(Command::new(python).arg(script).arg(name).arg(votes))?;
    serde_json::from_slice(&told).with_context(|| format!("what {name} says can't be read"))
}

fn write(votes: &Votes, file: &Path) -> Result<()> {
    let mut text = String::from("person,statement,vote\n");
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            let value = cell.vote().value();
            text.push_str(&format!("{person},{},{value}\n", cell.statement()));
        }
    }
    std::fs::write(file, text).with_context(|| file.display().to_string())
}

/// CPU seconds of this process so far.
fn processor_seconds() -> Result<f64> {
    Ok(cores::processor_millis(std::process::id())? / 1000.0)
}

fn ours(votes: &Votes, threads: usize, times: u32) -> Result<f64> {
    let before = processor_seconds()?;
    for _ in 0..times {
        // as the peers do: no look for voters who are coordinated
        map(votes, Flags::default(), &MapOptions { threads, flag: false, ..MapOptions::default() });
    }
    Ok((processor_seconds()? - before) / f64::from(times))
}

fn one_more(votes: &Votes) -> Result<f64> {
    let mut live = Live::new();
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            live.vote(*person, cell.statement() as u64, cell.vote());
        }
    }
    let options = MapOptions { flag: false, ..MapOptions::default() };
    let mut kept = LiveMap::draw(live, std::collections::BTreeSet::new(), &options);
    let (people, statements) = (votes.people().len() as u64, votes.statements().len() as u64);
    let before = processor_seconds()?;
    for at in 0..ONE_BY_ONE {
        let vote = if at % 2 == 0 { Vote::Agree } else { Vote::Disagree };
        kept.vote(mix(at) % people, mix(at + 7) % statements, vote);
    }
    Ok((processor_seconds()? - before) / ONE_BY_ONE as f64)
}

/// People of three opinions, by fixed numbers: the same votes at each call.
fn made_up(people: usize, statements: usize, each: usize) -> Result<Votes> {
    let share = each as u64 * 1000 / statements as u64;
    let said = |person: u64, statement: u64| {
        let leans = mix((mix(person) % 3) ^ (statement << 8)) % 100;
        match mix(mix(person + 1) ^ (statement << 20)) % 100 {
            draw if draw < 10 => Vote::Pass,
            draw if draw < 10 + leans * 9 / 10 => Vote::Agree,
            _ => Vote::Disagree,
        }
    };
    let rows = (0..people as u64).map(|person| {
        let asked = (0..statements as u64).filter(|it| mix(mix(person) ^ it) % 1000 < share);
        (person, asked.map(|it| Cell::new(it as usize, said(person, it))).collect())
    });
    Ok(Votes::from_rows((0..statements as u64).collect(), rows)?)
}

/// A number without a pattern (SplitMix64).
fn mix(number: u64) -> u64 {
    let z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl fmt::Display for OpinionReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}; peers: {}", self.machine, self.peers.join(", "))?;
        if !self.sizes.is_empty() {
            writeln!(f, "CPU milliseconds; ×: how many times what ours takes on one thread\n")?;
            writeln!(f, "{}\n", self.table())?;
        }
        write!(f, "{}", self.truths)
    }
}

impl OpinionReport {
    fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header([
            "people",
            "statements",
            "votes",
            "ours",
            "on two",
            "one more vote",
            "red-dwarf",
            "×",
            "its MB",
            "scikit-learn",
            "×",
            "its MB",
        ]);
        for row in &self.sizes {
            let millis = |seconds: f64| format!("{:.1}", seconds * 1000.0);
            let mut cells = vec![
                row.people.to_string(),
                row.statements.to_string(),
                row.votes.to_string(),
                millis(row.ours),
                millis(row.ours_on_two),
                format!("{:.2}", row.one_more * 1000.0),
            ];
            for peer in [row.red_dwarf, row.scikit] {
                cells.extend(match peer {
                    Some(it) => [
                        millis(it.seconds),
                        format!("{:.1}", it.seconds / row.ours.max(1e-9)),
                        it.megabytes.to_string(),
                    ],
                    None => ["left out".to_owned(), String::new(), String::new()],
                });
            }
            table.add_row(cells);
        }
        for column in table.column_iter_mut() {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_votes_are_the_same_each_time_and_lie_in_a_table() {
        let votes = made_up(50, 20, 10).unwrap();
        assert_eq!(votes, made_up(50, 20, 10).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("votes.csv");
        write(&votes, &file).unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        assert_eq!(text.lines().count(), votes.len() + 1);
    }

    #[test]
    fn ratios_are_told_and_what_is_left_out_is_said() {
        let scikit = Peer { seconds: 3.0, megabytes: 200 };
        let row = Row {
            people: 100_000,
            statements: 1000,
            votes: 7,
            ours: 0.5,
            ours_on_two: 0.5,
            one_more: 0.0002,
            red_dwarf: None,
            scikit: Some(scikit),
        };
        let report = OpinionReport {
            machine: "a machine".to_owned(),
            peers: Vec::new(),
            sizes: vec![row],
            truths: Report::default(),
        };
        let text = report.to_string();
        assert!(
            text.contains("left out") && text.contains("6.0") && text.contains("0.20"),
            "{text}"
        );
    }
}
