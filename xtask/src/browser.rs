//! Journeys in a real browser: Playwright drives Debian's Chromium against `folkmoot demo`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::demo::Demo;
use crate::process::{self, cargo, succeeded, tee};
use crate::report::Outcome;
use crate::tools::{self, Places, Tool};
use crate::workspace::Workspace;

pub(crate) const TOOLS: &[Tool] = &[Tool::Chromium, Tool::Node, Tool::Npm];

/// The oldest Node.js that the pinned Playwright runs on: that of Debian 12.
const OLDEST_NODE: u64 = 18;

/// Builds the program, starts the demo, and runs every journey.
///
/// # Errors
/// When npm, the build, the demo or a journey fails.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome> {
    let e2e = workspace.root.join("e2e");
    let chromium = Places::of_this_machine().find(Tool::Chromium);
    let chromium = chromium.context("Chromium not found")?;
    check_node()?;
    install_packages(&e2e)?;
    process::run(npm(&e2e).args(["run", "--silent", "types"]))?;

    process::run(cargo().args(["build", "-p", "folkmoot-cli"]).current_dir(&workspace.root))?;
    let demo = Demo::start(&workspace.target.join("debug/folkmoot"))?;
    eprintln!("folkmoot demo answers at {}", demo.address);

    let mut playwright = npm(&e2e);
    playwright.args(["run", "--silent", "test"]);
    playwright.env("BASE_URL", &demo.address).env("CHROMIUM", chromium);
    let mut counts = Counts::default();
    let status = tee(&mut playwright, |line| counts.add(line))?;
    if !status.success() {
        eprintln!("--- the end of what the demo wrote to standard error\n{}", demo.end_of_log());
    }
    succeeded(&playwright, status)?;
    if counts.passed == 0 {
        bail!("no journey was run");
    }
    Ok(Outcome::Passed(format!("{} passed, {} skipped", counts.passed, counts.skipped)))
}

fn npm(e2e: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(e2e).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

fn check_node() -> Result<()> {
    let version = process::output(Command::new("node").arg("--version"))?;
    if !tools::at_least(&version, OLDEST_NODE) {
        bail!("Node.js {OLDEST_NODE} or newer is needed, this is {}", version.trim());
    }
    Ok(())
}

/// Installs what `package-lock.json` names, unless that was done since it changed.
fn install_packages(e2e: &Path) -> Result<()> {
    let changed = |file: &str| std::fs::metadata(e2e.join(file)).and_then(|it| it.modified());
    let locked = changed("package-lock.json").context("e2e/package-lock.json")?;
    if changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    process::run(npm(e2e).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
}

/// Sums of the lines that Playwright prints at its end.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    skipped: u64,
}

impl Counts {
    /// Adds a line such as `  12 passed (3.4s)`.
    fn add(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let (Some(count), Some(what)) = (words.next(), words.next()) else { return };
        let Ok(count) = count.parse::<u64>() else { return };
        match what {
            "passed" => self.passed += count,
            "skipped" => self.skipped += count,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_playwright_are_counted() {
        let mut counts = Counts::default();
        for line in ["  1 skipped", "  12 passed (3.4s)", "  ok 3 home.spec.ts", ""] {
            counts.add(line);
        }
        assert_eq!(counts, Counts { passed: 12, skipped: 1 });
    }
}
