//! `cargo xtask fuzz`: runs the fuzz targets for a while. Installs nothing.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use toml::Table;

use crate::process;
use crate::report::{Outcome, Report};
use crate::workspace;

/// Runs one target or all of them, `seconds` each.
///
/// # Errors
/// When cargo-fuzz or its toolchain is missing (with the command that installs it), the target is unknown,
/// or a target finds something.
pub(crate) fn run(only: Option<&str>, seconds: u32) -> Result<()> {
    let folder = workspace::root()?.join("fuzz");
    let targets = targets_in(&folder)?;
    let chosen = choose(&targets, only)?;
    check_tools()?;
    let mut report = Report::default();
    for target in chosen {
        report.step(target, || {
            let mut fuzz = Command::new("rustup");
            fuzz.args(["run", "nightly", "cargo", "fuzz", "run", target, "--"]);
            fuzz.arg(format!("-max_total_time={seconds}"));
            // Set for our own toolchain; nightly finds its own.
            fuzz.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
            process::run(fuzz.current_dir(&folder))?;
            Ok(Outcome::Passed(String::new()))
        });
    }
    report.finish()
}

fn targets_in(folder: &Path) -> Result<Vec<String>> {
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest)
        .with_context(|| format!("there are no fuzz targets: {}", manifest.display()))?;
    read_targets(&text).context("in fuzz/Cargo.toml")
}

/// Names of the `[[bin]]` tables.
fn read_targets(manifest: &str) -> Result<Vec<String>> {
    let manifest: Table = manifest.parse()?;
    let bins = manifest.get("bin").and_then(|bins| bins.as_array());
    let names = bins.into_iter().flatten().filter_map(|bin| bin.get("name")?.as_str());
    Ok(names.map(str::to_string).collect())
}

fn choose<'a>(targets: &'a [String], only: Option<&str>) -> Result<Vec<&'a String>> {
    let chosen: Vec<&String> =
        targets.iter().filter(|target| only.is_none_or(|name| name == *target)).collect();
    if chosen.is_empty() {
        let known = targets.join(", ");
        bail!("no fuzz target is called `{}`: {known}", only.unwrap_or_default());
    }
    Ok(chosen)
}

fn check_tools() -> Result<()> {
    let answers = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        output.is_ok_and(|output| output.status.success())
    };
    let mut missing = Vec::new();
    if !answers("rustup", &["run", "nightly", "rustc", "--version"]) {
        missing.push("rustup toolchain install nightly");
    }
    if !answers("cargo-fuzz", &["--version"]) {
        missing.push("cargo install cargo-fuzz");
    }
    if !missing.is_empty() {
        bail!("fuzzing needs a nightly toolchain and cargo-fuzz. Run:\n  {}", missing.join("\n  "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_the_programs_of_the_manifest() {
        let manifest =
            "[package]\nname = \"fuzz\"\n[[bin]]\nname = \"people\"\n[[bin]]\nname = \"call\"\n";
        let targets = read_targets(manifest).unwrap();
        assert_eq!(targets, ["people", "call"]);
        assert_eq!(choose(&targets, None).unwrap().len(), 2);
        assert_eq!(choose(&targets, Some("call")).unwrap(), ["call"]);
        let error = choose(&targets, Some("calls")).unwrap_err().to_string();
        assert!(error.contains("`calls`: people, call"), "{error}");
    }
}
