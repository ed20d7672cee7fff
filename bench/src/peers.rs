//! The peers that we compare with, from PyPI, in an environment of their own that lies
//! in the cache folder of whoever measures: never in the checkout.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::Signal;
use serde::de::DeserializeOwned;

/// What is installed, in the versions that the figures in `docs/methods` were made with.
pub(crate) struct Packages {
    /// What they are for, which names their folder.
    pub(crate) name: &'static str,
    /// With their versions.
    pub(crate) pinned: &'static [&'static str],
    /// What Python imports of them.
    pub(crate) modules: &'static str,
}

/// A Python that has the peers.
#[derive(Debug)]
pub(crate) struct Peers {
    python: PathBuf,
    modules: &'static str,
}

/// What came of a peer that has only so much time.
#[derive(Debug, Clone)]
pub(crate) enum Timed<T> {
    /// What it printed.
    Done(T),
    /// The kernel ended it.
    TooLong,
}

impl Peers {
    /// Uses the environment that is there, or makes it.
    pub(crate) fn ready(of: &Packages) -> Result<Self> {
        let folder = folder()?.join(of.name);
        let python = folder.join("bin/python");
        let peers = Self { python, modules: of.modules };
        if !peers.import() {
            eprintln!("installing {} into {}", of.pinned.join(", "), folder.display());
            let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
            ensure!(
                made.context("python3 is needed for the peers; --without-peers goes without")?
                    .success(),
                "python3 -m venv {} failed",
                folder.display()
            );
            let mut pip = Command::new(&peers.python);
            pip.args(["-m", "pip", "install", "--quiet"]).args(of.pinned);
            ensure!(pip.status()?.success(), "pip install {} failed", of.pinned.join(" "));
            ensure!(peers.import(), "the peers were installed and yet can't be imported");
        }
        Ok(peers)
    }

    fn import(&self) -> bool {
        let mut command = Command::new(&self.python);
        command.args(["-c", &format!("import {}", self.modules)]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// Runs a script with arguments and standard input; what it prints is JSON.
    pub(crate) fn run<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[&str],
        input: &[u8],
    ) -> Result<T> {
        let mut command = self.command(script, arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input)?;
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("a peer failed: {}", output.status);
        }
        serde_json::from_slice(&output.stdout).context("what a peer printed")
    }
}

impl Peers {
    fn command(&self, script: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.python);
        command.args(["-c", script]).args(arguments);
        // one thread, as ours
        for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"] {
            command.env(variable, "1");
        }
        command
    }

    /// Runs a script that gives itself so much processor time; the last line it prints is JSON.
    pub(crate) fn run_timed<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[&str],
    ) -> Result<Timed<T>> {
        use std::os::unix::process::ExitStatusExt as _;

        let output = self.command(script, arguments).stderr(Stdio::null()).output()?;
        if output.status.signal() == Some(Signal::XCPU.as_raw()) {
            return Ok(Timed::TooLong);
        }
        if !output.status.success() {
            bail!("a peer failed: {}", output.status);
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let last = text.lines().next_back().unwrap_or_default();
        serde_json::from_str(last).map(Timed::Done).context("what a peer printed")
    }
}

fn folder() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    let folder = cache.unwrap_or_else(std::env::temp_dir).join("folkmoot-bench");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
