//! The peers that we compare with, from PyPI, in an environment of their own that lies
//! in the cache folder of whoever measures: never in the checkout.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde::de::DeserializeOwned;

/// What is installed, in the versions that the figures in `docs/methods` were made with.
const PACKAGES: [&str; 3] = ["bm25s==0.3.16", "tantivy==0.27.0", "ortools==9.15.6755"];

/// A Python that has the peers.
#[derive(Debug)]
pub(crate) struct Peers {
    python: PathBuf,
}

impl Peers {
    /// Uses the environment that is there, or makes it.
    pub(crate) fn ready() -> Result<Self> {
        let folder = folder()?;
        let python = folder.join("bin/python");
        let peers = Self { python };
        if !peers.import() {
            eprintln!("installing {} into {}", PACKAGES.join(", "), folder.display());
            let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
            ensure!(
                made.context("python3 is needed for the peers; --without-peers goes without")?
                    .success(),
                "python3 -m venv {} failed",
                folder.display()
            );
            let mut pip = Command::new(&peers.python);
            pip.args(["-m", "pip", "install", "--quiet"]).args(PACKAGES);
            ensure!(pip.status()?.success(), "pip install {} failed", PACKAGES.join(" "));
            ensure!(peers.import(), "the peers were installed and yet can't be imported");
        }
        Ok(peers)
    }

    fn import(&self) -> bool {
        let mut command = Command::new(&self.python);
        command.args(["-c", "import bm25s, tantivy, ortools"]);
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
        let mut command = Command::new(&self.python);
        command.args(["-c", script]).args(arguments);
        // one thread, as ours
        for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"] {
            command.env(variable, "1");
        }
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

fn folder() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    let folder = cache.unwrap_or_else(std::env::temp_dir).join("folkmoot-bench");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder.join("peers"))
}
