//! The program that is measured: built, fed, started and stopped.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::cores;

/// Longest wait for the service to be there, or to be gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which program is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// The source as it is now, built as for real use.
    Release,
    /// The source as it is now, built quickly: figures then say nothing.
    Debug,
    /// One that was built before.
    At(PathBuf),
}

impl Program {
    /// Builds it, if that is wanted.
    pub(crate) fn file(&self) -> Result<PathBuf> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["build", "-p", "folkmoot-cli", "--message-format=json-render-diagnostics"]);
        match self {
            Self::At(file) => {
                return file.canonicalize().with_context(|| file.display().to_string());
            }
            Self::Release => {
                command.arg("--release");
            }
            Self::Debug => {}
        }
        command.current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::inherit());
        let built = command.output().context("cargo can't be started")?;
        if !built.status.success() {
            bail!("folkmoot can't be built");
        }
        let messages = String::from_utf8_lossy(&built.stdout);
        messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
            .context("cargo names no program")
    }
}

/// The program `folkmoot` over one data folder or database.
#[derive(Debug, Clone)]
pub(crate) struct Folkmoot {
    file: PathBuf,
    folder: PathBuf,
    database: Option<String>,
}

impl Folkmoot {
    /// The program over this folder, and this database if it isn't SQLite.
    pub(crate) fn over(file: &Path, folder: &Path, database: Option<String>) -> Self {
        Self { file: file.to_owned(), folder: folder.to_owned(), database }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.file);
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        // Nothing that is set for other uses of the program counts here.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("FOLKMOOT_") {
                command.env_remove(name);
            }
        }
        command.env("FOLKMOOT_DATA_DIR", self.folder.join("data"));
        if let Some(database) = &self.database {
            command.env("FOLKMOOT_DATABASE", database);
        }
        command
    }

    /// Runs a command to its end; what it says is told if it fails.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let done = self.command(arguments).output().context("folkmoot can't be started")?;
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        if !done.status.success() {
            bail!("folkmoot {}: {said}", arguments.join(" "));
        }
        Ok(said)
    }

    /// Starts the service on a free port and on one core, with mail going to
    /// a server of ours.
    pub(crate) fn serve(&self, mail: u16, core: usize) -> Result<Service> {
        let log = self.folder.join("service.log");
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("FOLKMOOT_MAIL_HOST", "127.0.0.1").env("FOLKMOOT_MAIL_PORT", mail.to_string());
        command.env("FOLKMOOT_MAIL_ENCRYPTION", "none");
        command.env("FOLKMOOT_MAIL_FROM", "folkmoot@town.example");
        command.stdout(Stdio::null()).stderr(File::create(&log)?);
        // A process begins on the core of the thread that starts it.
        let started = std::thread::spawn(move || {
            cores::stay_on(core)?;
            command.spawn().context("folkmoot can't be started")
        });
        let child = match started.join() {
            Ok(child) => child?,
            Err(_) => bail!("the thread that starts folkmoot panicked"),
        };
        let mut service = Service { child, address: ([127, 0, 0, 1], 0).into() };
        service.address = service.wait_for_address(&log)?;
        Ok(service)
    }
}

/// The service while it runs. It ends when dropped.
#[derive(Debug)]
pub(crate) struct Service {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Service {
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    fn wait_for_address(&mut self, log: &Path) -> Result<SocketAddr> {
        let begun = std::time::Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(address) = address_in(log)? {
                return Ok(address);
            }
            if let Some(status) = self.child.try_wait()? {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                bail!("folkmoot serve ended with {status}: {said}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("folkmoot serve doesn't answer")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let process = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        if let Some(process) = process {
            // It may have ended by itself.
            let _ = kill_process(process, Signal::TERM);
        }
        let begun = std::time::Instant::now();
        while begun.elapsed() < PATIENCE && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The address that the service says it listens on.
fn address_in(log: &Path) -> Result<Option<SocketAddr>> {
    for line in BufReader::new(File::open(log)?).lines() {
        let line = line?;
        let address = line.split("listening on http://").nth(1).and_then(|it| it.split(')').next());
        if let Some(address) = address {
            return Ok(Some(address.parse().with_context(|| address.to_owned())?));
        }
    }
    Ok(None)
}
