//! The API against what its document says: Schemathesis sends what the document allows, and what it
//! doesn't, and compares each answer with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::demo::Demo;
use crate::process::{self, cargo, succeeded, tee};
use crate::report::Outcome;
use crate::tools::{self, Places, Tool};
use crate::workspace::Workspace;

pub(crate) const TOOLS: &[Tool] = &[Tool::Python];

/// Everything that a token can be made to do.
const SCOPES: [&str; 9] = [
    "read_calls",
    "write_calls",
    "find_people",
    "read_shortlists",
    "invite",
    "import",
    "export",
    "read_audit",
    "me",
];

/// The oldest Python that the pinned Schemathesis runs on.
const OLDEST_PYTHON: u64 = 10;

/// Builds the program, starts the demo, and asks it everything that its document names.
///
/// # Errors
/// When Python's packages cannot be installed, the build or the demo fails, or an answer is not as the
/// document says.
pub(crate) fn run(workspace: &Workspace) -> Result<Outcome> {
    let folder = workspace.root.join("e2e/api");
    let schemathesis = install(&folder, &workspace.target.join("schemathesis"))?;
    process::run(cargo().args(["build", "-p", "folkmoot-cli"]).current_dir(&workspace.root))?;
    let folkmoot = workspace.target.join("debug/folkmoot");
    let demo = Demo::start(&folkmoot)?;
    eprintln!("folkmoot demo answers at {}", demo.address);
    let token = token(&folkmoot, &demo)?;

    let mut command = Command::new(schemathesis);
    command.arg("--config-file").arg(folder.join("schemathesis.toml"));
    // The name of the variable stands in schemathesis.toml, so that the token is in no command line.
    command.env("FOLKMOOT_TOKEN", token);
    command.arg("run").arg(format!("{}/api/v1/openapi.json", demo.address));
    // It keeps what it found in the folder it runs in.
    command.current_dir(demo.folder());
    let mut counts = Counts::default();
    let status = tee(&mut command, |line| counts.add(line))?;
    if !status.success() {
        eprintln!("--- the end of what the demo wrote to standard error\n{}", demo.end_of_log());
    }
    succeeded(&command, status)?;
    if counts.cases == 0 {
        bail!("no request was sent");
    }
    Ok(Outcome::Passed(format!("{} requests, {} operations", counts.cases, counts.operations)))
}

/// A token that may do all that a token can, of a member who is made for it.
fn token(folkmoot: &Path, demo: &Demo) -> Result<String> {
    let email = "tester@example.org";
    let data = demo.data();
    let mut add = Command::new(folkmoot);
    add.args(["member", "add", "--email", email, "--name", "Tester", "--role", "convener"]);
    process::run(add.args(["--role", "admin", "--data"]).arg(&data))?;
    let mut make = Command::new(folkmoot);
    make.args(["token", "add", "--email", email, "--name", "Schemathesis", "--days", "1"]);
    for scope in SCOPES {
        make.args(["--scope", scope]);
    }
    Ok(process::output(make.arg("--data").arg(&data))?.trim().to_string())
}

/// Schemathesis in an environment of its own, made anew when what is wanted has changed.
fn install(folder: &Path, environment: &Path) -> Result<PathBuf> {
    let wanted = folder.join("requirements.txt");
    let wanted_text = std::fs::read_to_string(&wanted).context("e2e/api/requirements.txt")?;
    let (installed, program) =
        (environment.join("installed.txt"), environment.join("bin/schemathesis"));
    if program.is_file() && std::fs::read_to_string(&installed).is_ok_and(|it| it == wanted_text) {
        return Ok(program);
    }
    let python = Places::of_this_machine().find(Tool::Python).context("Python not found")?;
    check_python(&python)?;
    process::run(Command::new(&python).args(["-m", "venv", "--clear"]).arg(environment))?;
    let mut pip = Command::new(environment.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    pip.arg("-r").arg(&wanted);
    process::run(&mut pip).context(
        "Schemathesis cannot be installed from PyPI; \
         e2e/api/requirements.txt names the packages that are needed",
    )?;
    std::fs::write(&installed, wanted_text)?;
    Ok(program)
}

fn check_python(python: &Path) -> Result<()> {
    // "Python 3.11.2"
    let version = process::output(Command::new(python).arg("--version"))?;
    let minor = version.trim().strip_prefix("Python 3.").unwrap_or_default();
    if !tools::at_least(minor, OLDEST_PYTHON) {
        bail!("Python 3.{OLDEST_PYTHON} or newer is needed, this is {}", version.trim());
    }
    Ok(())
}

/// What Schemathesis says at its end.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    operations: u64,
    cases: u64,
}

impl Counts {
    /// Adds a line such as `  Tested: 12` or `  1208 generated, 1208 passed`.
    fn add(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [_, "Tested:", count, ..] | ["Tested:", count, ..] => {
                self.operations = count.parse().unwrap_or(0);
            }
            [count, "generated,", ..] => self.cases = count.parse().unwrap_or(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_schemathesis_are_counted() {
        let mut counts = Counts::default();
        for line in
            ["API Operations:", "  Tested: 12", "Test cases:", "  1208 generated, 1208 passed"]
        {
            counts.add(line);
        }
        assert_eq!(counts, Counts { operations: 12, cases: 1208 });
    }
}
