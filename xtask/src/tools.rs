//! Programs that tests need: where they are, and how to get them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// A program from outside the Rust toolchain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    Postgres,
    Chromium,
    Node,
    Npm,
    Python,
}

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Tool::Postgres => "PostgreSQL",
            Tool::Chromium => "Chromium",
            Tool::Node => "Node.js",
            Tool::Npm => "npm",
            Tool::Python => "Python with venv",
        }
    }

    /// Debian's packages that bring it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Tool::Postgres => &["postgresql"],
            // The sandbox is for users other than root; without a font, pages have no text.
            Tool::Chromium => &["chromium", "chromium-sandbox", "fonts-liberation"],
            Tool::Node => &["nodejs"],
            Tool::Npm => &["npm"],
            Tool::Python => &["python3", "python3-venv"],
        }
    }
}

/// Where programs are looked for.
#[derive(Debug)]
pub(crate) struct Places {
    path: Vec<PathBuf>,
    /// Debian keeps each major version of PostgreSQL in `VERSION/bin` in here, outside of PATH.
    postgres_versions: PathBuf,
}

impl Places {
    /// The places of this machine.
    pub(crate) fn of_this_machine() -> Places {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Places {
            path: std::env::split_paths(&path).collect(),
            postgres_versions: "/usr/lib/postgresql".into(),
        }
    }

    /// The program itself, or for PostgreSQL its `initdb`.
    pub(crate) fn find(&self, tool: Tool) -> Option<PathBuf> {
        match tool {
            Tool::Postgres => self
                .newest_postgres()
                .or_else(|| self.in_path("initdb"))
                .filter(|initdb| initdb.with_file_name("postgres").is_file()),
            Tool::Chromium => ["chromium", "chromium-browser", "google-chrome"]
                .iter()
                .find_map(|name| self.in_path(name)),
            Tool::Node => self.in_path("node"),
            Tool::Npm => self.in_path("npm"),
            // Debian's Python can't make an environment without a package of its own.
            Tool::Python => self.in_path("python3").filter(|python| makes_environments(python)),
        }
    }

    /// A program of this name in PATH.
    pub(crate) fn in_path(&self, name: &str) -> Option<PathBuf> {
        let candidates = self.path.iter().map(|folder| folder.join(name));
        candidates.into_iter().find(|candidate| candidate.is_file())
    }

    fn newest_postgres(&self) -> Option<PathBuf> {
        std::fs::read_dir(&self.postgres_versions)
            .ok()?
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let version: u32 = entry.file_name().to_str()?.parse().ok()?;
                let initdb = entry.path().join("bin/initdb");
                initdb.is_file().then_some((version, initdb))
            })
            .max()
            .map(|(_, initdb)| initdb)
    }
}

/// Makes sure that the tools are there, and installs what is missing when that is possible.
///
/// # Errors
/// When something is missing and cannot be installed: with the command that would.
pub(crate) fn ensure(tools: &[Tool]) -> Result<()> {
    let places = Places::of_this_machine();
    let may_install = process::is_root() && places.in_path("apt-get").is_some();
    ensure_in(&places, tools, may_install.then_some(&apt_get))
}

/// Installs Debian packages.
type Installer<'a> = &'a dyn Fn(&[&str]) -> Result<()>;

fn ensure_in(places: &Places, tools: &[Tool], install: Option<Installer>) -> Result<()> {
    let missing = missing(places, tools);
    if missing.is_empty() {
        return Ok(());
    }
    let names = list(&missing);
    let packages: Vec<&str> = missing.iter().flat_map(|tool| tool.packages()).copied().collect();
    let Some(install) = install else {
        bail!(
            "{names} not found. Install with:\n  sudo apt-get install --no-install-recommends {}",
            packages.join(" ")
        );
    };
    eprintln!("installing {names}: {}", packages.join(" "));
    install(&packages).with_context(|| format!("cannot install {names}"))?;
    let still = self::missing(places, &missing);
    if !still.is_empty() {
        bail!("{} not found, although the packages were installed", list(&still));
    }
    Ok(())
}

fn missing(places: &Places, tools: &[Tool]) -> Vec<Tool> {
    let tools = tools.iter().copied();
    tools.filter(|tool| places.find(*tool).is_none()).collect()
}

fn list(tools: &[Tool]) -> String {
    let names: Vec<&str> = tools.iter().map(|tool| tool.name()).collect();
    names.join(", ")
}

fn apt_get(packages: &[&str]) -> Result<()> {
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.args(["--quiet", "--yes"]);
        command
    };
    process::run(apt_get().arg("update"))?;
    process::run(apt_get().args(["install", "--no-install-recommends"]).args(packages))
}

/// Whether a version as a program prints it (`v20.11.1`) is at least `major`.
pub(crate) fn at_least(version: &str, major: u64) -> bool {
    let digits = version.trim().trim_start_matches('v');
    let first = digits.split('.').next().unwrap_or_default();
    first.parse::<u64>().is_ok_and(|found| found >= major)
}

/// Whether a Python has what it needs to make an environment with pip.
fn makes_environments(python: &Path) -> bool {
    let mut asked = Command::new(python);
    asked.args(["-c", "import venv, ensurepip"]).stderr(std::process::Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

/// The file name of a path, for messages.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use tempfile::TempDir;

    /// A machine with nothing on it.
    struct Bare {
        folder: TempDir,
        places: Places,
    }

    impl Bare {
        fn new() -> Bare {
            let folder = tempfile::tempdir().unwrap();
            let places = Places {
                path: vec![folder.path().join("bin")],
                postgres_versions: folder.path().join("postgresql"),
            };
            Bare { folder, places }
        }

        fn add(&self, program: &str) {
            let path = self.folder.path().join(program);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
    }

    const ALL: &[Tool] = &[Tool::Postgres, Tool::Chromium, Tool::Node, Tool::Npm];

    #[test]
    fn without_permission_the_command_is_said() {
        let bare = Bare::new();
        let error = ensure_in(&bare.places, ALL, None).unwrap_err().to_string();
        assert!(error.starts_with("PostgreSQL, Chromium, Node.js, npm not found."), "{error}");
        assert!(
            error.ends_with(
                "sudo apt-get install --no-install-recommends \
                 postgresql chromium chromium-sandbox fonts-liberation nodejs npm"
            ),
            "{error}"
        );
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let bare = Bare::new();
        for present in ["postgresql/15/bin/initdb", "postgresql/15/bin/postgres"] {
            bare.add(present);
        }
        bare.add("bin/node");
        let asked = RefCell::new(Vec::new());
        let install = |packages: &[&str]| {
            asked.borrow_mut().extend(packages.iter().map(ToString::to_string));
            bare.add("bin/chromium");
            bare.add("bin/npm");
            Ok(())
        };
        ensure_in(&bare.places, ALL, Some(&install)).unwrap();
        assert_eq!(asked.into_inner(), ["chromium", "chromium-sandbox", "fonts-liberation", "npm"]);
    }

    #[test]
    fn an_install_that_brings_nothing_is_an_error() {
        let bare = Bare::new();
        let install = |_: &[&str]| Ok(());
        let error = ensure_in(&bare.places, &[Tool::Node], Some(&install)).unwrap_err();
        assert!(error.to_string().contains("although"), "{error}");
    }

    #[test]
    fn the_newest_postgres_is_taken_and_a_client_alone_is_none() {
        let bare = Bare::new();
        bare.add("bin/psql");
        assert_eq!(bare.places.find(Tool::Postgres), None);
        for version in ["9", "15", "17"] {
            bare.add(&format!("postgresql/{version}/bin/initdb"));
            bare.add(&format!("postgresql/{version}/bin/postgres"));
        }
        let found = bare.places.find(Tool::Postgres).unwrap();
        assert!(found.ends_with("postgresql/17/bin/initdb"), "{found:?}");
    }

    #[test]
    fn a_python_that_cannot_make_environments_is_none() {
        let bare = Bare::new();
        bare.add("bin/python3");
        assert_eq!(bare.places.find(Tool::Python), None, "it doesn't even run");
        let error = ensure_in(&bare.places, &[Tool::Python], None).unwrap_err().to_string();
        assert!(error.ends_with("python3 python3-venv"), "{error}");
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(at_least("v20.11.1\n", 18) && at_least("18.0.0", 18));
        assert!(!at_least("v9.11.1", 18) && !at_least("none", 18));
    }
}
