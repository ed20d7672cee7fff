//! One pool by one method, measured in a process of its own so that its memory is its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use folkmoot_sortition::{Method, Patient, Person, Pool, Quota, Status, select, tickets};
use serde::{Deserialize, Serialize};

use crate::cores;

/// Panels in the public list.
const TICKETS: u32 = 1_000;
/// A measurement is repeated until it took so many CPU seconds.
const AT_LEAST: f64 = 0.05;

/// What was measured of ours.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ours {
    /// CPU seconds for the portfolio.
    pub seconds: f64,
    /// Most memory of the process, with the pool read, in megabytes.
    pub megabytes: u64,
    /// How far it is from the best that can be: 0 within 1e-6.
    pub gap: f64,
    /// Whether it is proved.
    pub optimal: bool,
    /// Everyone's chance, in rising order.
    pub chances: Vec<f64>,
    /// CPU seconds for a list of 1,000 panels; none where there is no such list.
    pub listing: Option<f64>,
    /// How far anybody's chance was moved by the list.
    pub moved: Option<f64>,
    /// Panels of portfolio and list that don't keep a quota.
    pub wrong: usize,
}

/// Starts this program again for one pool and one method.
pub(super) fn measure(folder: &Path, method: &str) -> Result<Ours> {
    let program = std::env::current_exe()?;
    let output = Command::new(program).arg("panels-one").arg(folder).arg(method).output()?;
    if !output.status.success() {
        bail!("{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("what was measured")
}

/// Measures one pool by one method.
///
/// # Errors
/// When the folder can't be read, or there is no panel.
pub fn one(folder: &Path, method: &str) -> Result<Ours> {
    let pool = read(folder)?;
    let method = match method {
        "leximin" => Method::Leximin,
        "maximin" => Method::Maximin,
        "nash" => Method::Nash,
        "goldilocks" => Method::Goldilocks { gamma: 1.0 },
        other => bail!("no method is called {other}"),
    };
    let (mut times, begin) = (0_u32, cores::thread_seconds()?);
    let (answer, seconds) = loop {
        let answer = select(&pool, method, &mut Patient)?;
        times += 1;
        let spent = cores::thread_seconds()? - begin;
        if spent >= AT_LEAST {
            break (answer, spent / f64::from(times));
        }
    };
    let begin = cores::thread_seconds()?;
    let list = tickets(&pool, &answer.portfolio, TICKETS, &mut Patient);
    let listing = cores::thread_seconds()? - begin;
    let panels = answer.portfolio.iter().map(|chosen| &chosen.panel);
    let listed = list.iter().flat_map(|list| &list.panels);
    let mut chances = answer.chances.clone();
    chances.sort_by(f64::total_cmp);
    Ok(Ours {
        seconds,
        megabytes: cores::most_memory(std::process::id()).unwrap_or(0),
        gap: answer.gap,
        optimal: answer.status == Status::Optimal,
        wrong: panels.chain(listed).filter(|panel| !pool.keeps(panel)).count(),
        listing: list.as_ref().map(|_| listing),
        moved: list.map(|list| list.moved),
        chances,
    })
}

/// The pool of a folder: categories.csv (feature, value, min, max), respondents.csv (an id, then
/// features), k.
fn read(folder: &Path) -> Result<Pool> {
    let open = |name: &str| {
        let path = folder.join(name);
        csv::Reader::from_path(&path).with_context(|| path.display().to_string())
    };
    let mut quotas = Vec::new();
    for row in open("categories.csv")?.into_records() {
        let row = row?;
        let number = |at: usize| row.get(at).and_then(|cell| cell.trim().parse().ok());
        let (Some(min), Some(max)) = (number(2), number(3)) else {
            bail!("{}: min and max of {row:?}", folder.display());
        };
        let cell = |at: usize| row.get(at).unwrap_or_default();
        quotas.push(Quota::new(cell(0), cell(1), min, max));
    }
    let mut respondents = open("respondents.csv")?;
    let head = respondents.headers()?.clone();
    let mut people = Vec::new();
    for row in respondents.into_records() {
        let row = row?;
        let values: BTreeMap<String, String> =
            head.iter().zip(&row).skip(1).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        let id = row.get(0).unwrap_or_default().to_owned();
        people.push(Person { id, values, ..Person::default() });
    }
    let seats = std::fs::read_to_string(folder.join("k"))?;
    let seats = seats.trim().parse()?;
    ensure!(seats > 0, "{}: no seats", folder.display());
    Pool::new(&quotas, &people, seats).map_err(|wrong| anyhow!("{}: {wrong:?}", folder.display()))
}
