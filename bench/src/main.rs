//! `cargo run --release -p folkmoot-bench -- pages`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use folkmoot_bench::{
    OpinionOptions, OpinionPart, Options, Program, compare, expertise, panels, run,
};
use serde::Serialize;

/// How fast Folkmoot answers.
#[derive(Debug, Parser)]
#[command(name = "folkmoot-bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Pages, with one who asks, and public pages with many at once
    Pages {
        /// People in the town
        #[arg(long, default_value_t = 10_000)]
        people: usize,
        /// Pieces of evidence, of about fifty words each
        #[arg(long, default_value_t = 60_000)]
        evidence: usize,
        /// Calls; most of them are open and were searched for
        #[arg(long, default_value_t = 40)]
        calls: usize,
        /// How often one client asks for each page
        #[arg(long, default_value_t = 200)]
        requests: usize,
        /// Clients that ask at once for public pages
        #[arg(long, default_value_t = 16)]
        clients: usize,
        /// Seconds that they go on, for each page
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// Measures this program instead of building one from the source
        #[arg(long, value_name = "FILE")]
        program: Option<PathBuf>,
        /// Writes the figures to this file too, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// Maps of opinions: how fast, beside red-dwarf and scikit-learn, and how true
    Opinion {
        /// Where the measuring data lies
        #[arg(long, env = "FOLKMOOT_DATA", default_value = "../shared/data")]
        data: PathBuf,
        /// Measures ours alone, without installing or running the peers
        #[arg(long)]
        without_peers: bool,
        /// Measures these parts alone: speed, held-out, stability, planted
        #[arg(long, value_name = "PART", value_delimiter = ',')]
        only: Vec<OpinionPart>,
        /// Where the peers' Python environment is made, or lies; without, in the folder for
        /// temporary files
        #[arg(long, value_name = "DIR")]
        environment: Option<PathBuf>,
        /// 100,000 people by 1,000 statements too
        #[arg(long)]
        large: bool,
        /// Writes the figures to this file too, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// Panels by lottery, beside sortition-algorithms
    Panels {
        /// Where the measuring data lies
        #[arg(long, env = "FOLKMOOT_DATA", default_value = "../shared/data")]
        data: PathBuf,
        /// Measures ours alone, without installing or running the peer
        #[arg(long)]
        without_peers: bool,
        /// Measures these pools alone, by the names of their folders
        #[arg(long, value_name = "POOL", value_delimiter = ',')]
        only: Vec<String>,
        /// Most CPU seconds of the peer for one pool by one method
        #[arg(long, default_value_t = 300)]
        seconds: u32,
        /// Writes the figures to this file too, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// One pool by one method, for the command above
    #[command(hide = true)]
    PanelsOne {
        /// The folder of the pool
        folder: PathBuf,
        /// leximin, maximin, nash or goldilocks
        method: String,
    },
    /// Finding people and assigning them, beside bm25s, tantivy and OR-tools
    Expertise {
        /// Where the measuring data lies
        #[arg(long, env = "FOLKMOOT_DATA", default_value = "../shared/data")]
        data: PathBuf,
        /// Measures ours alone, without installing or running the peers
        #[arg(long)]
        without_peers: bool,
        /// Measures these parts alone: goldstandard, site, assignment, retrieval
        #[arg(long, value_name = "PART", value_delimiter = ',')]
        only: Vec<expertise::Part>,
        /// People made up for the index of many
        #[arg(long, default_value_t = 1_000_000)]
        profiles: usize,
        /// Writes the figures to this file too, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    match begin(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn begin(arguments: Arguments) -> Result<()> {
    match arguments.what {
        What::Pages { people, evidence, calls, requests, clients, seconds, program, json } => {
            let postgres =
                std::env::var("FOLKMOOT_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
            let options = Options {
                people: people.max(1),
                evidence: evidence.max(1),
                calls: calls.max(1),
                requests: requests.max(1),
                clients: clients.max(1),
                seconds: seconds.max(1),
                postgres,
                program: program.map_or(Program::Release, Program::At),
            };
            show(&run(&options)?, json)
        }
        What::Opinion { data, without_peers, only, environment, large, json } => {
            let environment = environment
                .unwrap_or_else(|| std::env::temp_dir().join("folkmoot-bench-opinion-peers"));
            let options = OpinionOptions { environment, large, data, peers: !without_peers, only };
            show(&compare(&options)?, json)
        }
        What::Panels { data, without_peers, only, seconds, json } => {
            let options = panels::Options { data, peers: !without_peers, only, seconds };
            show(&panels::run(&options)?, json)
        }
        What::PanelsOne { folder, method } => {
            println!("{}", serde_json::to_string(&panels::one(&folder, &method)?)?);
            Ok(())
        }
        What::Expertise { data, without_peers, only, profiles, json } => {
            let options = expertise::Options { data, peers: !without_peers, only, profiles };
            show(&expertise::run(&options)?, json)
        }
    }
}

/// Prints the figures, and writes them to a file if one is named.
fn show(report: &(impl Serialize + std::fmt::Display), json: Option<PathBuf>) -> Result<()> {
    print!("{report}");
    if let Some(file) = json {
        let text = serde_json::to_string_pretty(report)?;
        std::fs::write(&file, text + "\n").with_context(|| file.display().to_string())?;
    }
    Ok(())
}
