//! Journeys in a real browser: Playwright drives Debian's Chromium against `folkmoot demo`.

use std::path::{Path, PathBuf};
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
    let pictures = Pictures(e2e.join("artefacts"));
    pictures.clear()?;
    let program = workspace.target.join("debug/folkmoot");
    let demo = Demo::start(&program)?;
    eprintln!("folkmoot demo answers at {}", demo.address);

    let mut playwright = npm(&e2e);
    playwright.args(["run", "--silent", "test"]);
    playwright.env("BASE_URL", &demo.address).env("CHROMIUM", chromium);
    // Journeys that leave a town changed start one of their own.
    playwright.env("PROGRAM", &program);
    let mut counts = Counts::default();
    let status = tee(&mut playwright, |line| counts.add(line))?;
    if !status.success() {
        eprintln!("--- the end of what the demo wrote to standard error\n{}", demo.end_of_log());
    }
    eprintln!("{}", pictures.summary());
    succeeded(&playwright, status)?;
    if counts.passed == 0 {
        bail!("no journey was run");
    }
    let Counts { passed, skipped } = counts;
    Ok(Outcome::Passed(format!("{passed} passed, {skipped} skipped; {}", pictures.summary())))
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

/// Where journeys leave pictures of pages, and what is kept of those that failed.
struct Pictures(PathBuf);

impl Pictures {
    /// Throws those of an earlier run away.
    fn clear(&self) -> Result<()> {
        match std::fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| self.0.display().to_string())
            }
            _ => Ok(()),
        }
    }

    /// One line: how many there are, how large, and where.
    fn summary(&self) -> String {
        let (count, bytes) = pictures_in(&self.0);
        let megabytes = bytes.div_ceil(1024 * 1024);
        format!("{count} pictures of pages, {megabytes} MB: {}", self.0.display())
    }
}

/// How many pictures lie in a folder and those below it, and their bytes. What can't be read isn't counted.
fn pictures_in(folder: &Path) -> (u64, u64) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.fold((0, 0), |(count, bytes), entry| {
        let path = entry.path();
        if path.is_dir() {
            let (more, larger) = pictures_in(&path);
            (count + more, bytes + larger)
        } else if path.extension().is_some_and(|ending| ending == "png") {
            (count + 1, bytes + entry.metadata().map_or(0, |it| it.len()))
        } else {
            (count, bytes)
        }
    })
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
    fn pictures_are_counted_wherever_they_lie() {
        let folder = tempfile::tempdir().unwrap();
        let pictures = Pictures(folder.path().join("artefacts"));
        pictures.clear().unwrap();
        std::fs::create_dir_all(pictures.0.join("desktop/desk")).unwrap();
        for name in ["desktop/desk/brief.png", "phone.png", "trace.zip"] {
            std::fs::write(pictures.0.join(name), vec![0; 700_000]).unwrap();
        }
        assert!(pictures.summary().starts_with("2 pictures of pages, 2 MB: "));
        pictures.clear().unwrap();
        assert!(pictures.summary().starts_with("0 pictures"));
    }

    #[test]
    fn the_last_lines_of_playwright_are_counted() {
        let mut counts = Counts::default();
        for line in ["  1 skipped", "  12 passed (3.4s)", "  ok 3 home.spec.ts", ""] {
            counts.add(line);
        }
        assert_eq!(counts, Counts { passed: 12, skipped: 1 });
    }
}
