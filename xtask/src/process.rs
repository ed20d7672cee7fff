//! Running other programs: with their output shown, captured or both, and stopped when we are.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// How often a running program is looked at.
const POLL: Duration = Duration::from_millis(20);

/// From now on Ctrl-C and SIGTERM set a flag instead of ending this process, so that what was started
/// for the tests is stopped and removed on the way out.
pub(crate) fn watch_for_interrupts() {
    for signal in
        [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
    {
        if let Err(error) = signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED)) {
            eprintln!("warning: signal {signal} will end this process at once: {error}");
        }
    }
}

/// Whether Ctrl-C or SIGTERM arrived.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// Whether this process runs as root.
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The cargo that runs us, without what `cargo run` sets about the xtask package itself.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs to the end with output shown.
///
/// # Errors
/// When the program cannot be started, fails, or we are interrupted.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let mut child = Guarded::spawn(command)?;
    let status = child.wait(None)?;
    succeeded(command, status)
}

/// Runs to the end or to the limit, quietly.
///
/// # Errors
/// When it cannot be started, fails or takes longer: with its last line of standard error.
pub(crate) fn run_quietly_within(command: &mut Command, limit: Duration) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = Guarded::spawn(command)?;
    let errors = child.0.stderr.take();
    let reader = std::thread::spawn(move || {
        let mut last = String::new();
        for line in errors
            .map(BufReader::new)
            .into_iter()
            .flat_map(|lines| lines.lines().map_while(Result::ok))
        {
            if !line.trim().is_empty() {
                last = line;
            }
        }
        last
    });
    let status = child.wait(Some(limit))?;
    let last = reader.join().unwrap_or_default();
    if status.success() { Ok(()) } else { bail!("{last}") }
}

/// Runs to the end and returns standard output; standard error is shown.
///
/// # Errors
/// When the program cannot be started, fails, or prints what is not UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", line(command)))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} printed what is not UTF-8", line(command)))
}

/// Runs to the end with output shown, and hands each line of standard output to `see` as well.
/// Returns how it ended, so that lines can be summed up even after a failure.
///
/// # Errors
/// When the program cannot be started or we are interrupted.
pub(crate) fn tee(command: &mut Command, mut see: impl FnMut(&str) + Send) -> Result<ExitStatus> {
    command.stdout(Stdio::piped());
    let mut child = Guarded::spawn(command)?;
    let stdout = child.0.stdout.take().context("no pipe for its output")?;
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                see(&line);
            }
        });
        child.wait(None)
    })
}

/// Fails unless `status` is success, naming the command line.
pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` ended with {status}", line(command))
}

/// The command line as a person would type it, without the path of the program.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text =
        program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// The end of a log file, for an error message.
pub(crate) fn last_lines(log: &Path, count: usize) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// A child process that does not outlive us.
pub(crate) struct Guarded(pub(crate) Child);

impl Guarded {
    pub(crate) fn spawn(command: &mut Command) -> Result<Guarded> {
        match command.spawn() {
            Ok(child) => Ok(Guarded(child)),
            Err(error) => Err(error).with_context(|| format!("cannot start `{}`", line(command))),
        }
    }

    /// Waits to the end, at most for `limit`.
    fn wait(&mut self, limit: Option<Duration>) -> Result<ExitStatus> {
        let started = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status);
            }
            if interrupted() {
                self.stop(Signal::TERM, Duration::from_secs(5));
                bail!("interrupted");
            }
            if limit.is_some_and(|limit| started.elapsed() > limit) {
                self.stop(Signal::TERM, Duration::from_secs(1));
                bail!("no answer within {} s", limit.unwrap_or_default().as_secs());
            }
            std::thread::sleep(POLL);
        }
    }

    /// Asks the process to end with `signal`, and ends it for good when it has not after `patience`.
    pub(crate) fn stop(&mut self, signal: Signal, patience: Duration) {
        // An error here means that it has ended already.
        let _ = kill_process(Pid::from_child(&self.0), signal);
        let asked = Instant::now();
        while asked.elapsed() < patience {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(POLL);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            self.stop(Signal::TERM, Duration::from_secs(5));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("folkmoot-no-such-program")).unwrap_err();
        assert!(format!("{error:#}").contains("folkmoot-no-such-program"), "{error:#}");
    }

    #[test]
    fn a_failure_gives_the_command_line() {
        let error = run(shell("exit 3").env("UNUSED", "1")).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c exit 3` ended with exit status: 3");
    }

    #[test]
    fn tee_sees_every_line_also_of_a_failing_program() {
        let mut seen = Vec::new();
        let status = tee(&mut shell("echo one; echo two; exit 1"), |line| {
            seen.push(line.to_string());
        })
        .unwrap();
        assert!(!status.success());
        assert_eq!(seen, ["one", "two"]);
    }

    #[test]
    fn a_program_that_takes_too_long_is_stopped() {
        let started = Instant::now();
        let error = run_quietly_within(&mut shell("exec sleep 30"), Duration::from_millis(100))
            .unwrap_err();
        assert!(error.to_string().contains("no answer"), "{error}");
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}
