//! The figures, as a table and as JSON.

use std::fmt;
use std::time::Duration;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;

/// Longest a page of somebody's desk may take at the median.
pub(crate) const DESK_MILLIS: f64 = 20.0;
/// Fewest answers a second to public pages.
pub(crate) const PUBLIC_RATE: f64 = 500.0;

/// All that was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The machine, and how busy it was.
    pub machine: String,
    /// People in the town.
    pub people: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Calls.
    pub calls: usize,
    /// The figures, for each database.
    pub databases: Vec<Figures>,
}

/// What was measured on one database.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Which one.
    pub database: String,
    /// Seconds to bring everything in.
    pub import_seconds: f64,
    /// Most memory that the service had, in megabytes.
    pub memory_megabytes: Option<u64>,
    /// One client that asks for one page after the other.
    pub one: Vec<Measured>,
    /// Many clients at once.
    pub many: Vec<Measured>,
}

/// One page.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// Which page.
    pub page: String,
    /// How often it was asked for.
    pub requests: usize,
    /// Half of the answers came within this time, in milliseconds.
    pub median_millis: f64,
    /// 95 of 100 answers came within this time, in milliseconds.
    pub p95_millis: f64,
    /// Processor time of the service for each request, in milliseconds.
    pub service_millis: f64,
    /// Processor time of a database server for each request, in milliseconds.
    pub database_millis: f64,
    /// Bytes of each answer, as sent.
    pub bytes: u64,
    /// Answers a second, as they came. A machine that is busy with other
    /// things too gives fewer.
    pub rate: f64,
    /// Answers for a second of the service's processor time: what one core
    /// would give that has nothing else to do.
    pub rate_of_core: f64,
    /// Whether it meets what is asked of it; none if nothing is.
    pub met: Option<bool>,
}

/// What was counted while a page was asked for.
pub(crate) struct Counted {
    pub(crate) each: Vec<Duration>,
    pub(crate) took: Duration,
    pub(crate) service_millis: f64,
    pub(crate) database_millis: f64,
    pub(crate) bytes: u64,
}

impl Measured {
    pub(crate) fn new(page: &str, mut counted: Counted) -> Self {
        counted.each.sort();
        let requests = counted.each.len();
        let per = |total: f64| total / requests.max(1) as f64;
        Self {
            page: page.to_owned(),
            requests,
            median_millis: at_share(&counted.each, 50),
            p95_millis: at_share(&counted.each, 95),
            service_millis: per(counted.service_millis),
            database_millis: per(counted.database_millis),
            bytes: counted.bytes / requests.max(1) as u64,
            rate: requests as f64 / counted.took.as_secs_f64(),
            rate_of_core: requests as f64 * 1000.0 / counted.service_millis.max(f64::EPSILON),
            met: None,
        }
    }
}

/// The time within which so many of a hundred sorted answers came.
fn at_share(sorted: &[Duration], percent: usize) -> f64 {
    let at = (percent * sorted.len()).div_ceil(100);
    let time = sorted.get(at.clamp(1, sorted.len().max(1)) - 1);
    time.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.machine)?;
        let Self { people, evidence, calls, .. } = self;
        writeln!(f, "{people} people, {evidence} pieces of evidence, {calls} calls")?;
        writeln!(
            f,
            "service ms, database ms: processor time for each request; of a core: requests for a"
        )?;
        writeln!(
            f,
            "second of the service's processor time, whatever else the machine does meanwhile"
        )?;
        for figures in &self.databases {
            write!(f, "\n{}: brought in within {:.1} s", figures.database, figures.import_seconds)?;
            match figures.memory_megabytes {
                Some(most) => writeln!(f, ", the service had {most} MB at most")?,
                None => writeln!(f)?,
            }
            let target = format!("≤ {DESK_MILLIS} ms");
            writeln!(f, "\nOne client, the service on one core (target: median {target})")?;
            writeln!(f, "{}", table(&figures.one))?;
            let target = format!("≥ {PUBLIC_RATE}/s");
            writeln!(f, "\nMany clients, the service on one core (target: {target})")?;
            writeln!(f, "{}", table(&figures.many))?;
        }
        Ok(())
    }
}

fn table(measured: &[Measured]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    let header =
        ["page", "median ms", "p95 ms", "service ms", "database ms", "bytes", "a second", ""];
    table.set_header(header);
    for one in measured {
        let met = one.met.map_or("", |met| if met { "met" } else { "MISSED" });
        table.add_row([
            one.page.clone(),
            format!("{:.1}", one.median_millis),
            format!("{:.1}", one.p95_millis),
            format!("{:.2}", one.service_millis),
            format!("{:.2}", one.database_millis),
            one.bytes.to_string(),
            format!("{:.0}", one.rate),
            format!("{:.0}", one.rate_of_core),
            met.to_owned(),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nearly_all() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert!((at_share(&times, 50) - 50.0).abs() < 1e-9);
        assert!((at_share(&times, 95) - 95.0).abs() < 1e-9);
        assert!((at_share(&times[..1], 95) - 1.0).abs() < 1e-9);
        assert!(at_share(&[], 50).abs() < 1e-9);
    }
}
