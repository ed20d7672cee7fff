//! Finding people who know and assigning them, measured beside peers in the same call:
//! bm25s and tantivy for words, OR-tools for assignments. The data isn't part of the project; what
//! it holds and where it comes from stands in `docs/methods/expertise.md`.

mod assignment;
mod goldstandard;
mod report;
mod retrieval;
mod site;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::peers::{Packages, Peers};

pub use report::{Aim, Report, Row};

const PEERS: Packages = Packages {
    name: "expertise",
    pinned: &["bm25s==0.3.16", "tantivy==0.27.0", "ortools==9.15.6755"],
    modules: "bm25s, tantivy, ortools",
};

/// What to measure, and with what.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with the measuring data.
    pub data: PathBuf,
    /// Whether to run the peers; they are installed if they aren't there.
    pub peers: bool,
    /// These parts alone; all if none is named.
    pub only: Vec<Part>,
    /// People made up for the index of many.
    pub profiles: usize,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Researchers' own ratings of how well they could review papers
    Goldstandard,
    /// A question-and-answer site
    Site,
    /// Who for what
    Assignment,
    /// The index of a million people
    Retrieval,
}

/// Measures.
///
/// # Errors
/// When data is missing, or a peer can't be installed or fails.
pub fn run(options: &Options) -> Result<Report> {
    ensure!(
        options.data.is_dir(),
        "{}: there is no such folder; --data or FOLKMOOT_DATA names the one with the measuring data",
        options.data.display()
    );
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    let peers = if options.peers { Some(Peers::ready(&PEERS)?) } else { None };
    let peers = peers.as_ref();
    let mut report = Report { rows: Vec::new(), notes: vec![crate::cores::machine()] };
    if wanted(Part::Goldstandard) {
        let folder = options.data.join("expertise/goldstandard");
        goldstandard::measure(&folder, &options.data.join("models"), peers, &mut report)?;
    }
    if wanted(Part::Site) {
        site::measure(&options.data.join("expertise/se_quantum"), &mut report)?;
    }
    if wanted(Part::Assignment) {
        assignment::measure(&options.data.join("assign"), peers, &mut report)?;
    }
    if wanted(Part::Retrieval) {
        retrieval::measure(options.profiles.max(1), peers, &mut report)?;
    }
    Ok(report)
}
