//! Known vulnerabilities in what Folkmoot is built from: the RustSec advisory database.
//!
//! The database is cloned into a cache folder outside the checkout, and refreshed on every run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use semver::{Version, VersionReq};
use toml::Table;

use crate::process;
use crate::workspace::Workspace;

const DATABASE: &str = "https://github.com/rustsec/advisory-db";

/// How long to try for the database; a run without network must not wait for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Advisories that do not concern us, each with the reason. Look at them again with every release.
const ACCEPTED: &[(&str, &str)] = &[];

/// One advisory about one package.
#[derive(Debug)]
struct Advisory {
    id: String,
    package: String,
    title: String,
    /// Said of packages that are unmaintained or unsound: worth knowing, not a vulnerability.
    informational: bool,
    withdrawn: bool,
    /// Versions that are not affected: patched, or never were.
    safe: Vec<VersionReq>,
}

/// What the database says about our dependencies.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Findings {
    /// One sentence for each vulnerability.
    pub(crate) vulnerable: Vec<String>,
    /// One sentence for each informational advisory.
    pub(crate) notes: Vec<String>,
}

/// Brings the database up to date.
///
/// # Errors
/// When neither a fresh copy nor an older one is at hand.
pub(crate) fn fetch() -> Result<PathBuf> {
    let folder = cache()?.join("advisory-db");
    let mut git = Command::new("git");
    git.env("GIT_TERMINAL_PROMPT", "0");
    if folder.join(".git").is_dir() {
        git.arg("-C").arg(&folder);
        git.args(["pull", "--quiet", "--ff-only", "--depth", "1"]);
        if let Err(error) = process::run_quietly_within(&mut git, PATIENCE) {
            eprintln!("note: an earlier copy of the database is used, no newer one: {error:#}");
        }
        return Ok(folder);
    }
    git.args(["clone", "--quiet", "--depth", "1", DATABASE]).arg(&folder);
    process::run_quietly_within(&mut git, PATIENCE)?;
    Ok(folder)
}

fn cache() -> Result<PathBuf> {
    let base = match (std::env::var_os("XDG_CACHE_HOME"), std::env::var_os("HOME")) {
        (Some(cache), _) if !cache.is_empty() => PathBuf::from(cache),
        (_, Some(home)) => Path::new(&home).join(".cache"),
        _ => bail!("neither XDG_CACHE_HOME nor HOME is set"),
    };
    let folder = base.join("folkmoot");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Looks every dependency up in the database at `folder`.
///
/// # Errors
/// When an advisory cannot be read.
pub(crate) fn look_up(workspace: &Workspace, folder: &Path) -> Result<Findings> {
    let mut findings = Findings::default();
    for package in &workspace.third_party {
        let about = folder.join("crates").join(&package.name);
        if !about.is_dir() {
            continue;
        }
        let version = Version::parse(&package.version)?;
        for path in sorted_files(&about)? {
            let text = std::fs::read_to_string(&path)?;
            let advisory = read(&text).with_context(|| format!("in {}", path.display()))?;
            findings.add(&advisory, &version);
        }
    }
    Ok(findings)
}

fn sorted_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    Ok(files)
}

impl Findings {
    fn add(&mut self, advisory: &Advisory, version: &Version) {
        let accepted = ACCEPTED.iter().any(|(id, _)| *id == advisory.id);
        let safe = advisory.safe.iter().any(|range| range.matches(version));
        if safe || accepted || advisory.withdrawn {
            return;
        }
        let sentence =
            format!("{} {version}: {} ({})", advisory.package, advisory.title, advisory.id);
        if advisory.informational {
            self.notes.push(sentence);
        } else {
            self.vulnerable.push(sentence);
        }
    }
}

/// Reads an advisory: TOML between fences, then a heading and text in Markdown.
fn read(text: &str) -> Result<Advisory> {
    let fenced =
        text.trim_start().strip_prefix("```toml").and_then(|rest| rest.split_once("\n```"));
    let (front, body) = fenced.context("does not begin with a block of TOML")?;
    let front: Table = front.parse()?;
    let advisory = front
        .get("advisory")
        .and_then(|value| value.as_table())
        .context("has no table [advisory]")?;
    let field = |name: &str| {
        let text = advisory.get(name).and_then(|value| value.as_str());
        text.map(str::to_string).with_context(|| format!("has no `{name}` in [advisory]"))
    };
    let mut safe = Vec::new();
    for name in ["patched", "unaffected"] {
        let ranges = front
            .get("versions")
            .and_then(|versions| versions.get(name))
            .and_then(|ranges| ranges.as_array());
        for range in ranges.into_iter().flatten().filter_map(|it| it.as_str()) {
            safe.push(VersionReq::parse(range).with_context(|| format!("in `{name}`"))?);
        }
    }
    let heading = body.lines().find_map(|line| line.strip_prefix("# "));
    Ok(Advisory {
        id: field("id")?,
        package: field("package")?,
        title: heading.unwrap_or("no title").to_string(),
        informational: advisory.contains_key("informational"),
        withdrawn: advisory.contains_key("withdrawn"),
        safe,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Package;

    const ADVISORY: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"example\"\n\
        date = \"2099-01-01\"\nEXTRA\n[versions]\npatched = [\">= 1.2.3, < 2.0.0\", \">= 2.1.0\"]\n\
        unaffected = [\"< 1.0.0\"]\n```\n\n# Reads past the end\n\nText.\n";

    fn findings(extra: &str, version: &str) -> Findings {
        let mut findings = Findings::default();
        let advisory = read(&ADVISORY.replace("EXTRA", extra)).unwrap();
        findings.add(&advisory, &Version::parse(version).unwrap());
        findings
    }

    #[test]
    fn only_affected_versions_are_reported() {
        for safe in ["0.9.0", "1.2.3", "1.9.0", "2.1.0"] {
            assert_eq!(findings("", safe), Findings::default(), "{safe}");
        }
        for affected in ["1.0.0", "1.2.2", "2.0.5"] {
            let found = findings("", affected).vulnerable;
            assert_eq!(
                found,
                [format!("example {affected}: Reads past the end (RUSTSEC-2099-0001)")]
            );
        }
    }

    #[test]
    fn unmaintained_is_a_note_and_withdrawn_is_nothing() {
        let note = findings("informational = \"unmaintained\"", "1.0.0");
        assert_eq!((note.vulnerable.len(), note.notes.len()), (0, 1));
        assert_eq!(findings("withdrawn = \"2099-02-01\"", "1.0.0"), Findings::default());
    }

    #[test]
    fn a_folder_of_advisories_is_looked_up_by_package() {
        let folder = tempfile::tempdir().unwrap();
        let about = folder.path().join("crates/example");
        std::fs::create_dir_all(&about).unwrap();
        std::fs::write(about.join("RUSTSEC-2099-0001.md"), ADVISORY.replace("EXTRA", "")).unwrap();
        let package = |name: &str| Package {
            name: name.into(),
            version: "1.0.0".into(),
            licence: None,
            folder: "/registry".into(),
            dependencies: Vec::new(),
        };
        let workspace = Workspace {
            root: "/house".into(),
            target: "/house/target".into(),
            members: Vec::new(),
            third_party: vec![package("example"), package("other")],
        };
        let found = look_up(&workspace, folder.path()).unwrap();
        assert_eq!(found.vulnerable.len(), 1);
    }

    #[test]
    fn a_file_that_is_no_advisory_is_an_error() {
        assert!(read("# Only text").is_err());
        assert!(read("```toml\n[advisory]\n```\n").is_err());
    }
}
