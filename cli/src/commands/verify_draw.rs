//! `folkmoot verify-draw`: a published lottery is checked, or drawn from.

use std::collections::BTreeMap;

use folkmoot_formats::{LotteryReport, Problem};
use folkmoot_model::ErrorCode;
use serde_json::json;

use crate::args::Global;
use crate::commands::note;
use crate::failure::Failure;
use crate::output::Format;
use crate::select_args::VerifyDraw;
use crate::words::{count, table};

/// Checks a report, or draws by a seed from one that has none. Exit 1 if anything
/// doesn't hold.
pub(crate) fn run(global: &Global, args: &VerifyDraw) -> Result<(), Failure> {
    let file = args.report.display().to_string();
    let text = std::fs::read(&args.report).map_err(|error| Problem::io(&error, &file))?;
    let mut report: LotteryReport = serde_json::from_slice(&text).map_err(|error| {
        Problem::new("report.form", error.to_string(), "a report of folkmoot select --lottery")
            .in_file(&*file)
            .at_line(error.line() as u64)
    })?;
    if report.format != LotteryReport::FORMAT || report.tickets.is_empty() {
        let expected = format!("a list of panels in the form {}", LotteryReport::FORMAT);
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
            (Some(_), None) if report.balls.is_some() => {
                return Err(Failure::usage(
                    "the report was drawn by balls",
                    "leave --seed out to check it",
                ));
            }
            (Some(given), None) => report.draw(given),
            (None, None) if report.balls.is_some() => {}
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
            "balls": report.balls,
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
            let by = match (&report.seed, &report.balls) {
                (Some(seed), _) => Some(format!("\"{seed}\" draws")),
                (None, Some(balls)) => Some(format!("the balls {balls} draw")),
                (None, None) => None,
            };
            if let (Some(by), Some(ticket)) = (by, report.ticket) {
                text.push_str(&format!("{by} panel {ticket}: {}\n", report.drawn.join(", ")));
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
