//! Steps with a heading, the time each took, and a summary that names what failed.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a step ended, when it did not fail.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    /// Done, with what is worth saying about it (may be empty).
    Passed(String),
    /// Not done, with the reason.
    LeftOut(String),
}

/// The steps of one `cargo xtask` command.
#[derive(Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    /// The error carries the whole chain of reasons.
    result: Result<Outcome, String>,
}

impl Report {
    /// Runs one step under a heading. A failure is kept for the summary and does not stop the next step.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) {
        if crate::process::interrupted() {
            return;
        }
        eprintln!("\n=== {name}");
        let started = Instant::now();
        let result = work().map_err(|error| format!("{error:#}"));
        let took = started.elapsed();
        match &result {
            Ok(Outcome::Passed(note)) if note.is_empty() => eprintln!("ok, {}", seconds(took)),
            Ok(Outcome::Passed(note)) => eprintln!("ok: {note}, {}", seconds(took)),
            Ok(Outcome::LeftOut(reason)) => eprintln!("left out: {reason}"),
            Err(error) => eprintln!("FAILED after {}: {error}", seconds(took)),
        }
        self.steps.push(Step { name: name.to_string(), took, result });
    }

    /// Prints a line for each step.
    ///
    /// # Errors
    /// When a step failed, or the run was interrupted before its end.
    pub(crate) fn finish(self) -> Result<()> {
        eprint!("\n{}", self.summary());
        if crate::process::interrupted() {
            bail!("interrupted before the end");
        }
        let failed: Vec<&str> = self
            .steps
            .iter()
            .filter(|step| step.result.is_err())
            .map(|step| step.name.as_str())
            .collect();
        if !failed.is_empty() {
            bail!("{} of {} failed: {}", failed.len(), self.steps.len(), failed.join(", "));
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let mut text = String::from("=== summary\n");
        for step in &self.steps {
            let (mark, note) = match &step.result {
                Ok(Outcome::Passed(note)) => ("ok      ", note.as_str()),
                Ok(Outcome::LeftOut(reason)) => ("left out", reason.as_str()),
                // The full text stands above, under the step's heading.
                Err(error) => ("FAILED  ", error.lines().next().unwrap_or_default()),
            };
            let line = format!("{mark}  {:>8}  {:<14}  {note}", seconds(step.took), step.name);
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// Whether this is a continuous integration run, where a missing part is a failure.
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn a_failed_step_is_named_and_the_next_one_still_runs() {
        let mut report = Report::default();
        let mut ran = false;
        report.step("first", || Err(anyhow!("line one\nline two")));
        report.step("second", || {
            ran = true;
            Ok(Outcome::Passed("3 files".into()))
        });
        report.step("third", || Ok(Outcome::LeftOut("no network".into())));
        assert!(ran);
        let summary = report.summary();
        assert!(summary.contains("FAILED") && summary.contains("line one"), "{summary}");
        assert!(!summary.contains("line two"), "{summary}");
        assert!(summary.contains("left out") && summary.contains("no network"));
        let error = report.finish().unwrap_err().to_string();
        assert_eq!(error, "1 of 3 failed: first");
    }

    #[test]
    fn nothing_failed_is_success() {
        let mut report = Report::default();
        report.step("only", || Ok(Outcome::Passed(String::new())));
        assert!(report.finish().is_ok());
    }
}
