//! The made-up town, served for tests.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process::{self, Guarded};

/// How long the demo may take to fill its data folder and answer.
const PATIENCE: Duration = Duration::from_mins(2);

/// `folkmoot demo` on a free port, in a data folder that goes away with it.
pub(crate) struct Demo {
    // Dropped in this order: the program ends before its folder goes.
    _program: Guarded,
    folder: TempDir,
    pub(crate) address: String,
}

impl Demo {
    /// Starts it and waits for its address.
    ///
    /// # Errors
    /// When it ends or says nothing: with the end of what it wrote.
    pub(crate) fn start(program: &Path) -> Result<Demo> {
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

    /// A folder that goes away with it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where its data is.
    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// The end of what it wrote to standard error.
    pub(crate) fn end_of_log(&self) -> String {
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
