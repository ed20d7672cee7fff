//! Which processor core does what, so that figures are those of one core.

use std::fs;

use anyhow::{Context as _, Result};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// One core for the service, and one for all the rest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cores {
    pub(crate) service: usize,
    pub(crate) rest: usize,
}

impl Cores {
    /// The first and the last core that we may use; the same one if there is
    /// no other.
    pub(crate) fn choose() -> Result<Self> {
        let may = sched_getaffinity(None).context("which cores there are")?;
        let mut cores = (0..CpuSet::MAX_CPU).filter(|core| may.is_set(*core));
        let service = cores.next().context("no core to be had")?;
        Ok(Self { service, rest: cores.next_back().unwrap_or(service) })
    }

    pub(crate) fn are_two(self) -> bool {
        self.service != self.rest
    }
}

/// Keeps the calling thread on one core, and whatever it starts from now on.
pub(crate) fn stay_on(core: usize) -> Result<()> {
    let mut only = CpuSet::new();
    only.set(core);
    sched_setaffinity(None, &only).with_context(|| format!("can't stay on core {core}"))
}

/// Processor time of a process so far, in milliseconds: its own, and that of
/// the kernel for it. The kernel counts it in hundredths of a second.
pub(crate) fn processor_millis(process: u32) -> Result<f64> {
    let path = format!("/proc/{process}/stat");
    let text = fs::read_to_string(&path).context(path.clone())?;
    ticks(&text).map(|ticks| ticks * 10.0).with_context(|| format!("{path} can't be read"))
}

/// Processor time of this thread so far, in seconds, counted in nanoseconds.
pub(crate) fn thread_seconds() -> Result<f64> {
    let path = "/proc/thread-self/schedstat";
    let text = fs::read_to_string(path).context(path)?;
    let nanoseconds = text.split(' ').next().and_then(|number| number.parse::<f64>().ok());
    nanoseconds
        .map(|nanoseconds| nanoseconds / 1e9)
        .with_context(|| format!("{path} can't be read"))
}

/// Fields 14 and 15 of `/proc/PID/stat`; the name before them is in
/// parentheses and may hold anything.
fn ticks(stat: &str) -> Option<f64> {
    let after = stat.rsplit_once(')')?.1;
    let mut fields = after.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let kernel: f64 = fields.next()?.parse().ok()?;
    Some(user + kernel)
}

/// Memory that this process has now, in megabytes.
pub(crate) fn memory_now() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().split(' ').next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

/// Most memory that a process had so far, in megabytes.
pub(crate) fn most_memory(process: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().split(' ').next()?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// The processes whose command line holds these words: PostgreSQL writes
/// there which database each of its processes works for.
pub(crate) fn processes_with(words: &str) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let number = |entry: fs::DirEntry| entry.file_name().to_str()?.parse::<u32>().ok();
    entries
        .filter_map(Result::ok)
        .filter_map(number)
        .filter(|process| {
            let line = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
            line.starts_with("postgres:") && line.contains(words)
        })
        .collect()
}

/// The machine in a few words, and how busy it is.
pub(crate) fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split(": ").nth(1)).unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    format!("{model}, {cores} cores, load {load} at the start")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "42 (a) b (c)) S 1 2 3 4 5 6 7 8 9 10 120 30 0 0";
        assert_eq!(ticks(stat), Some(150.0));
        assert_eq!(ticks(""), None);
        assert!(processor_millis(std::process::id()).is_ok());
    }
}
