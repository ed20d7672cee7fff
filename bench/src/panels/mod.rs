//! Panels by lottery, beside sortition-algorithms with its free solver: the same pools, in one
//! call. Its leximin needs a commercial solver, so its maximin and Nash are measured.

mod ours;

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::{Deserialize, Serialize};

use crate::cores;
use crate::peers::{Packages, Peers, Timed};

pub use ours::{Ours, one};

const PEERS: Packages = Packages {
    name: "panels",
    pinned: &["sortition-algorithms==0.12.15"],
    modules: "sortition_algorithms",
};
const SCRIPT: &str = include_str!("peers.py");
/// Chances are compared to so much.
const SAME: f64 = 1e-6;

/// What is measured.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with the measuring data.
    pub data: PathBuf,
    /// Whether to run the peer; it is installed if it isn't there.
    pub peers: bool,
    /// Pools by name; all if none is named.
    pub only: Vec<String>,
    /// Most CPU seconds that the peer has for one pool by one method.
    pub seconds: u32,
}

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The machine, and how busy it was.
    pub machine: String,
    /// The pools, in the order of their names.
    pub pools: Vec<Measured>,
}

/// One pool.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Ours, leximin.
    pub leximin: Ours,
    /// How far our chances are from the known optimum at most, in rising order.
    pub off: Option<f64>,
    /// Ours, Nash.
    pub nash: Ours,
    /// Ours, Goldilocks.
    pub goldilocks: Ours,
    /// The peer's maximin.
    pub their_maximin: Option<Theirs>,
    /// The peer's Nash.
    pub their_nash: Option<Theirs>,
}

/// What the peer took.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Theirs {
    /// It came back.
    Done(Peer),
    /// Not within so many CPU seconds.
    MoreThan(u32),
}

/// What the peer says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Peer {
    /// CPU seconds.
    pub seconds: f64,
    /// Most memory, with Python and the pool, in megabytes.
    pub megabytes: u64,
    /// Everyone's chance, in rising order.
    pub chances: Vec<f64>,
}

impl Theirs {
    /// CPU seconds at least.
    fn seconds(&self) -> f64 {
        match self {
            Self::Done(peer) => peer.seconds,
            Self::MoreThan(seconds) => f64::from(*seconds),
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Done(peer) => seconds(peer.seconds),
            Self::MoreThan(seconds) => format!("> {seconds}"),
        }
    }
}

impl Measured {
    /// How many times our CPU time the peer's maximin takes; at least, where it was ended.
    fn ratio(&self) -> Option<f64> {
        Some(self.their_maximin.as_ref()?.seconds() / self.leximin.seconds.max(1e-9))
    }

    /// Whether our chances, in rising order, are below the peer's at the first place at which they
    /// differ.
    fn is_below(&self) -> bool {
        let Some(Theirs::Done(peer)) = &self.their_maximin else { return false };
        let mut pairs = self.leximin.chances.iter().zip(&peer.chances);
        pairs.find(|(a, b)| (*a - *b).abs() > SAME).is_some_and(|(a, b)| a < b)
    }
}

/// Measures.
///
/// # Errors
/// When data is missing, or the peer can't be installed or fails.
pub fn run(options: &Options) -> Result<Report> {
    let folder = options.data.join("sortition");
    ensure!(
        folder.is_dir(),
        "{}: there is no such folder; --data or FOLKMOOT_DATA names the one above it",
        folder.display()
    );
    let machine = cores::machine();
    let peers = if options.peers { Some(Peers::ready(&PEERS)?) } else { None };
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.retain(|name| options.only.is_empty() || options.only.contains(name));
    names.sort();
    ensure!(!names.is_empty(), "{}: no pool of that name", folder.display());
    let mut pools = Vec::new();
    for name in names {
        eprintln!("{name} …");
        pools.push(pool(&folder.join(&name), name, peers.as_ref(), options.seconds)?);
    }
    Ok(Report { machine, pools })
}

fn pool(folder: &Path, name: String, peers: Option<&Peers>, seconds: u32) -> Result<Measured> {
    let leximin = ours::measure(folder, "leximin")?;
    let theirs = |method: &str| {
        let Some(peers) = peers else { return Ok(None) };
        let (path, limit) = (folder.display().to_string(), seconds.to_string());
        let came = peers.run_timed(SCRIPT, &[&path, method, &limit]);
        let came = came.with_context(|| format!("{path}, {method}"))?;
        anyhow::Ok(Some(match came {
            Timed::Done(peer) => Theirs::Done(peer),
            Timed::TooLong => Theirs::MoreThan(seconds),
        }))
    };
    Ok(Measured {
        off: off(&folder.join("leximin-sorted.json"), &leximin.chances)?,
        nash: ours::measure(folder, "nash")?,
        goldilocks: ours::measure(folder, "goldilocks")?,
        their_maximin: theirs("maximin")?,
        their_nash: theirs("nash")?,
        name,
        leximin,
    })
}

/// How far chances are from those in a file at most; none if there is no such file.
fn off(file: &Path, chances: &[f64]) -> Result<Option<f64>> {
    if !file.is_file() {
        return Ok(None);
    }
    let known: Vec<f64> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    ensure!(known.len() == chances.len(), "{}: {} chances", file.display(), known.len());
    let differences = known.iter().zip(chances).map(|(a, b)| (a - b).abs());
    Ok(Some(differences.fold(0.0, f64::max)))
}

fn seconds(seconds: f64) -> String {
    if seconds < 0.01 { format!("{seconds:.5}") } else { format!("{seconds:.2}") }
}

fn small(number: f64) -> String {
    format!("{number:.0e}")
}

impl Report {
    /// The geometric mean of how many times our CPU time the peer takes, and the least.
    fn ratios(&self) -> Option<(f64, f64)> {
        let ratios: Vec<f64> = self.pools.iter().filter_map(Measured::ratio).collect();
        let logs: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        (!ratios.is_empty()).then(|| ((logs / ratios.len() as f64).exp(), least))
    }

    fn row(pool: &Measured) -> Vec<String> {
        let Measured { leximin, nash, goldilocks, .. } = pool;
        let theirs =
            |it: &Option<Theirs>| it.as_ref().map_or_else(|| "–".to_owned(), Theirs::shown);
        let proof =
            |it: &Ours| if it.optimal { small(it.gap) } else { format!("{} open", small(it.gap)) };
        let ended = matches!(pool.their_maximin, Some(Theirs::MoreThan(_)));
        let ratio = pool.ratio().map_or_else(
            || "–".to_owned(),
            |ratio| format!("{}{ratio:.0}", if ended { "> " } else { "" }),
        );
        let peer = pool.their_maximin.as_ref();
        let megabytes = peer.and_then(|it| match it {
            Theirs::Done(peer) => Some(peer.megabytes.to_string()),
            Theirs::MoreThan(_) => None,
        });
        vec![
            pool.name.clone(),
            leximin.chances.len().to_string(),
            format!("{:.6}", leximin.chances.first().copied().unwrap_or(0.0)),
            pool.off.map_or_else(|| "–".to_owned(), small),
            proof(leximin),
            seconds(leximin.seconds),
            leximin.megabytes.to_string(),
            theirs(&pool.their_maximin),
            megabytes.unwrap_or_else(|| "–".to_owned()),
            ratio,
            if pool.is_below() { "below" } else { "no" }.to_owned(),
            leximin.listing.map_or_else(|| "none".to_owned(), seconds),
            leximin.moved.map_or_else(|| "–".to_owned(), |moved| format!("{moved:.5}")),
            seconds(nash.seconds),
            proof(nash),
            theirs(&pool.their_nash),
            seconds(goldilocks.seconds),
            proof(goldilocks),
        ]
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}; peer: {}", self.machine, PEERS.pinned.join(", "))?;
        writeln!(f, "CPU seconds; ×: how many times ours the peer's maximin takes\n")?;
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header([
            "pool",
            "people",
            "least",
            "off",
            "gap",
            "leximin",
            "MB",
            "their maximin",
            "MB",
            "×",
            "below it",
            "list",
            "moved",
            "Nash",
            "gap",
            "their Nash",
            "Goldilocks",
            "gap",
        ]);
        for pool in &self.pools {
            table.add_row(Self::row(pool));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        writeln!(f, "{table}\n")?;
        if let Some((mean, least)) = self.ratios() {
            writeln!(f, "×, geometric mean {mean:.0}, least {least:.0}")?;
        }
        let wrong: usize = self
            .pools
            .iter()
            .flat_map(|pool| [&pool.leximin, &pool.nash, &pool.goldilocks])
            .map(|ours| ours.wrong)
            .sum();
        writeln!(f, "panels of ours that don't keep a quota: {wrong}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(seconds: f64, chances: &[f64]) -> Ours {
        Ours {
            seconds,
            megabytes: 9,
            gap: 0.0,
            optimal: true,
            chances: chances.to_vec(),
            listing: Some(0.1),
            moved: Some(0.0005),
            wrong: 0,
        }
    }

    fn measured(seconds: f64, theirs: impl Into<Option<Theirs>>) -> Measured {
        Measured {
            name: "a pool".to_owned(),
            leximin: ours(seconds, &[0.1, 0.2]),
            off: Some(0.0),
            nash: ours(1.0, &[]),
            goldilocks: ours(1.0, &[]),
            their_maximin: theirs.into(),
            their_nash: None,
        }
    }

    fn peer(seconds: f64, chances: &[f64]) -> Theirs {
        Theirs::Done(Peer { seconds, megabytes: 80, chances: chances.to_vec() })
    }

    #[test]
    fn ratios_are_told_with_their_mean_and_what_was_ended_counts_as_at_least() {
        let pools =
            vec![measured(0.1, peer(10.0, &[0.1, 0.2])), measured(0.5, Theirs::MoreThan(50))];
        let report = Report { machine: "a machine".to_owned(), pools };
        let text = report.to_string();
        assert!(text.contains("geometric mean 100, least 100"), "{text}");
        assert!(text.contains("> 100") && text.contains("> 50"), "{text}");
        let alone = Report { machine: String::new(), pools: vec![measured(1.0, None)] };
        assert!(!alone.to_string().contains("geometric mean"));
    }

    #[test]
    fn the_first_place_that_differs_decides() {
        let is_below = |chances: &[f64]| measured(1.0, peer(1.0, chances)).is_below();
        assert!(!is_below(&[0.1, 0.2]) && !is_below(&[0.1, 0.1999]) && !is_below(&[0.05, 0.9]));
        assert!(is_below(&[0.1, 0.3]) && is_below(&[0.11, 0.12]));
        assert!(!is_below(&[0.100_000_000_1, 0.2]), "solvers leave dust behind");
    }
}
