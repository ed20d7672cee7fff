//! `folkmoot verify-draw`: a published lottery is checked, or drawn from.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_formats::Problem;
use folkmoot_model::ErrorCode;
use folkmoot_sortition::{commitment, drawn};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::args::Global;
use crate::commands::note;
use crate::failure::Failure;
use crate::output::Format;
use crate::select_args::VerifyDraw;
use crate::words::{count, table};

/// What is published of a lottery: pseudonyms alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Report {
    /// Which form this is.
    pub(crate) format: String,
    pub(crate) method: String,
    pub(crate) seats: u32,
    pub(crate) people: usize,
    /// The least chance of anyone, and how far the chances are from their bound.
    pub(crate) least: f64,
    pub(crate) gap: f64,
    /// The farthest that anyone's chance moved when the list was made.
    pub(crate) moved: f64,
    pub(crate) commitment: String,
    /// Equally likely panels, each sorted.
    pub(crate) tickets: Vec<Vec<String>>,
    /// Any text that nobody could choose; none before the draw.
    pub(crate) seed: Option<String>,
    /// Which ticket it drew, from 1.
    pub(crate) ticket: Option<usize>,
    pub(crate) drawn: Vec<String>,
}

impl Report {
    pub(crate) const FORMAT: &str = "folkmoot-lottery-1";

    /// Draws by a seed.
    pub(crate) fn draw(&mut self, seed: &str) {
        let at = drawn(&self.commitment, seed, self.tickets.len());
        self.seed = Some(seed.to_owned());
        self.ticket = Some(at + 1);
        self.drawn = self.tickets.get(at).cloned().unwrap_or_default();
    }

    /// All that doesn't hold.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if commitment(self.seats, &self.tickets) != self.commitment {
            faults.push("the list is not the one that was committed to".to_owned());
        }
        for (at, ticket) in self.tickets.iter().enumerate() {
            let distinct: BTreeSet<&String> = ticket.iter().collect();
            if ticket.len() != self.seats as usize || distinct.len() != ticket.len() {
                faults.push(format!(
                    "panel {} doesn't have {} different people",
                    at + 1,
                    self.seats
                ));
            }
        }
        if let Some(seed) = &self.seed {
            let mut again = self.clone();
            again.draw(seed);
            if again.ticket != self.ticket {
                let (was, is) = (self.ticket.unwrap_or(0), again.ticket.unwrap_or(0));
                faults.push(format!("the seed draws panel {is}, the report says {was}"));
            }
            if again.drawn != self.drawn {
                faults.push("the people drawn are not those of the panel".to_owned());
            }
        }
        faults
    }
}

/// Checks a report, or draws by a seed from one that has none. Exit 1 if anything
/// doesn't hold.
pub(crate) fn run(global: &Global, args: &VerifyDraw) -> Result<(), Failure> {
    let file = args.report.display().to_string();
    let text = std::fs::read(&args.report).map_err(|error| Problem::io(&error, &file))?;
    let mut report: Report = serde_json::from_slice(&text).map_err(|error| {
        Problem::new("report.form", error.to_string(), "a report of folkmoot select --lottery")
            .in_file(&*file)
            .at_line(error.line() as u64)
    })?;
    if report.format != Report::FORMAT || report.tickets.is_empty() {
        let expected = format!("a list of panels in the form {}", Report::FORMAT);
        return Err(Problem::new("report.form", "another form", expected).in_file(file).into());
    }
    let faults = report.faults();
    if faults.is_empty() {
        match (&args.seed, &report.seed) {
            (Some(given), Some(kept)) if given != kept => {
                return Err(Failure::usage(
                    format!("the report was drawn by another seed, \"{kept}\""),
                    "leave --seed out to check it",
                ));
            }
            (Some(given), None) => report.draw(given),
            (None, None) => note(global.quiet, "nothing is drawn yet: give a --seed to draw"),
            _ => {}
        }
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for name in report.tickets.iter().flatten() {
        *times.entry(name).or_default() += 1;
    }
    match args.output.format {
        Format::Json => args.output.json(&json!({
            "valid": faults.is_empty(),
            "faults": faults,
            "commitment": report.commitment,
            "tickets": report.tickets.len(),
            "seed": report.seed,
            "ticket": report.ticket,
            "drawn": report.drawn,
            "times": times,
        }))?,
        Format::Csv => {
            let row = |(name, times): (&&str, &usize)| {
                let drawn = report.drawn.iter().any(|each| each == name);
                vec![(*name).to_owned(), times.to_string(), if drawn { "yes" } else { "no" }.into()]
            };
            let rows: Vec<Vec<String>> = times.iter().map(row).collect();
            args.output.csv(&["pseudonym", "tickets", "drawn"], &rows)?;
        }
        Format::Table if faults.is_empty() => {
            let mut text = format!(
                "The list holds: {} of {} each, commitment {}\n",
                count(report.tickets.len() as u64, "panel", "panels"),
                count(u64::from(report.seats), "person", "people"),
                report.commitment,
            );
            if let (Some(seed), Some(ticket)) = (&report.seed, report.ticket) {
                text.push_str(&format!(
                    "\"{seed}\" draws panel {ticket}: {}\n",
                    report.drawn.join(", ")
                ));
            }
            args.output.write(text.as_bytes())?;
        }
        Format::Table => {
            let rows: Vec<Vec<String>> = faults.iter().map(|fault| vec![fault.clone()]).collect();
            args.output.write(table(&["what doesn't hold"], &rows).as_bytes())?;
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(Failure::No {
        code: ErrorCode("draw.differs"),
        sentence: "the draw doesn't hold".to_owned(),
        help: Some(
            "ask whoever published it; compare with the list of the day it was committed to"
                .to_owned(),
        ),
    })
}
