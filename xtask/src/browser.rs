//! Journeys in a real browser: Playwright drives Debian's Chromium against `folkmoot demo`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process::{self, Guarded, cargo, succeeded, tee};
use crate::report::Outcome;
use crate::tools::{self, Places, Tool};
use crate::workspace::Workspace;

pub(crate) const TOOLS: &[Tool] = &[Tool::Chromium, Tool::Node, Tool::Npm];

/// The oldest Node.js that the pinned Playwright runs on: that of Debian 12.
const OLDEST_NODE: u64 = 18;

/// How long the demo may take to fill its data folder and answer.
const PATIENCE: Duration = Duration::from_mins(2);

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

/// `folkmoot demo` on a free port, in a data folder that goes away with it.
struct Demo {
    // Dropped in this order: the program ends before its folder goes.
    _program: Guarded,
    folder: TempDir,
    address: String,
}

impl Demo {
    fn start(program: &Path) -> Result<Demo> {
        let folder = tempfile::Builder::new().prefix("folkmoot-demo-").tempdir()?;
        let mut command = Command::new(program);
        command.args(["demo", "--port", "0"]);
        command.arg("--data").arg(folder.path().join("data"));
        command.current_dir(folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(File::create(folder.path().join("log"))?);
        let mut child = Guarded::spawn(&mut command)?;
        let stdout = child.0.stdout.take().context("no pipe for its output")?;

        let (found, address) = mpsc::channel();
        // Reads on to the end, so that the program never waits for a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some(address) = address_in(&line) {
                    // Only the first address is waited for.
                    let _ = found.send(address);
                }
            }
        });
        match wait_for(&address) {
            Ok(address) => Ok(Demo { _program: child, folder, address }),
            Err(error) => {
                let log = process::last_lines(&folder.path().join("log"), 20);
                Err(error
                    .context(format!("`{}` printed no address\n{log}", process::line(&command))))
            }
        }
    }

    fn end_of_log(&self) -> String {
        process::last_lines(&self.folder.path().join("log"), 40)
    }
}

fn wait_for(address: &mpsc::Receiver<String>) -> Result<String> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE && !process::interrupted() {
        match address.recv_timeout(Duration::from_millis(100)) {
            Ok(address) => return Ok(address),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => bail!("it ended"),
        }
    }
    bail!("nothing within {} s", PATIENCE.as_secs())
}

/// The address of a local server in a line for people: scheme, host and port without a path.
fn address_in(line: &str) -> Option<String> {
    const START: &str = "http://127.0.0.1:";
    let rest = &line[line.find(START)? + START.len()..];
    let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!port.is_empty()).then(|| format!("{START}{port}"))
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
    fn the_address_is_found_in_a_sentence() {
        for line in [
            "Open http://127.0.0.1:40123/ in a browser.",
            "http://127.0.0.1:40123",
            "ready: http://127.0.0.1:40123/calls?new=1",
        ] {
            assert_eq!(address_in(line).as_deref(), Some("http://127.0.0.1:40123"));
        }
        assert_eq!(address_in("http://127.0.0.1:"), None);
        assert_eq!(address_in("https://example.org"), None);
    }

    #[test]
    fn the_last_lines_of_playwright_are_counted() {
        let mut counts = Counts::default();
        for line in ["  1 skipped", "  12 passed (3.4s)", "  ok 3 home.spec.ts", ""] {
            counts.add(line);
        }
        assert_eq!(counts, Counts { passed: 12, skipped: 1 });
    }

    #[test]
    fn a_demo_that_fails_tells_why() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("folkmoot");
        std::fs::write(&program, "#!/bin/sh\necho 'no such data' >&2\nexit 1\n").unwrap();
        process::run(Command::new("chmod").arg("+x").arg(&program)).unwrap();
        let error = Demo::start(&program).err().map(|error| format!("{error:#}")).unwrap();
        assert!(error.contains("no such data"), "{error}");
    }

    #[test]
    fn a_demo_is_started_on_a_free_port_and_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("folkmoot");
        let script =
            "#!/bin/sh\necho \"$@\" >&2\necho Open http://127.0.0.1:4567/\nexec sleep 60\n";
        std::fs::write(&program, script).unwrap();
        process::run(Command::new("chmod").arg("+x").arg(&program)).unwrap();
        let demo = Demo::start(&program).unwrap();
        assert_eq!(demo.address, "http://127.0.0.1:4567");
        assert!(demo.end_of_log().starts_with("demo --port 0 --data "));
        let data = demo.folder.path().to_path_buf();
        let started = Instant::now();
        drop(demo);
        assert!(!data.exists() && started.elapsed() < Duration::from_secs(5));
    }
}
