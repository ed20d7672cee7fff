//! `cargo xtask generate sql`: the committed answers (`.sqlx`) of both databases to every query.
//!
//! The query macros ask a live database when one is named, and then write down what it said. So a build needs
//! no database, and yet every query was checked against the real schema of both.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use toml::Table;

use crate::postgres::Postgres;
use crate::process::{self, cargo};
use crate::report::{Outcome, Report};
use crate::tools::{self, Tool};
use crate::workspace::Workspace;

/// The program that lays the schema in the empty databases it is given.
const LAY_SCHEMA: [&str; 4] = ["-p", "folkmoot-storage-sql", "--example", "lay_schema"];

/// Answers by file name.
type Answers = BTreeMap<String, Vec<u8>>;

/// Rewrites the committed answers, or with `only_check` compares them.
///
/// # Errors
/// When a query is refused by a database, or the committed answers differ.
pub(crate) fn run(only_check: bool) -> Result<()> {
    let workspace = Workspace::load()?;
    let mut report = Report::default();
    report.step("offline SQL", || {
        tools::ensure(&[Tool::Postgres])?;
        if only_check { check(&workspace) } else { write(&workspace) }
    });
    report.finish()
}

/// Compares the committed answers with what the databases say.
///
/// # Errors
/// When they differ: with the names of the files.
pub(crate) fn check(workspace: &Workspace) -> Result<Outcome> {
    let mut queries = 0;
    let mut differing = Vec::new();
    for (folder, answers) in ask(workspace)? {
        queries += answers.len();
        let committed = read_answers(&workspace.root.join(&folder))?;
        for name in differences(&committed, &answers) {
            differing.push(format!("{}/{name}", folder.display()));
        }
    }
    if !differing.is_empty() {
        bail!(
            "{} committed answers differ from what the databases say. Run `cargo xtask generate sql`.\n  {}",
            differing.len(),
            differing.join("\n  ")
        );
    }
    Ok(Outcome::Passed(format!("{queries} queries")))
}

fn write(workspace: &Workspace) -> Result<Outcome> {
    let mut notes = Vec::new();
    for (folder, answers) in ask(workspace)? {
        let target = workspace.root.join(&folder);
        let committed = read_answers(&target)?;
        let changed = differences(&committed, &answers);
        std::fs::create_dir_all(&target)?;
        for name in &changed {
            match answers.get(name) {
                Some(answer) => std::fs::write(target.join(name), answer)?,
                None => std::fs::remove_file(target.join(name))?,
            }
        }
        notes.push(format!(
            "{}: {} queries, {} changed",
            folder.display(),
            answers.len(),
            changed.len()
        ));
    }
    Ok(Outcome::Passed(notes.join("; ")))
}

/// Names whose answers were added, changed or removed.
fn differences(committed: &Answers, answers: &Answers) -> Vec<String> {
    let mut names: Vec<&String> = committed.keys().chain(answers.keys()).collect();
    names.sort();
    names.dedup();
    let differ = names.into_iter().filter(|name| committed.get(*name) != answers.get(*name));
    differ.cloned().collect()
}

/// The folder of each crate's answers, relative to the workspace, with what its database says.
fn ask(workspace: &Workspace) -> Result<Vec<(PathBuf, Answers)>> {
    let scratch = tempfile::Builder::new().prefix("folkmoot-sql-").tempdir()?;
    let postgres = Postgres::start()?;
    let sqlite = format!("sqlite://{}", scratch.path().join("schema.sqlite").display());
    let databases =
        [("platform/storage-sqlite", sqlite), ("platform/storage-postgres", postgres.url())];

    let mut lay = cargo();
    lay.arg("run").args(LAY_SCHEMA).arg("--").args(databases.iter().map(|(_, url)| url));
    process::run(lay.current_dir(&workspace.root)).context("cannot lay the schema")?;

    let mut all = Vec::new();
    for (folder, url) in &databases {
        let answers = ask_one(workspace, Path::new(folder), url, scratch.path())?;
        all.push((Path::new(folder).join(".sqlx"), answers));
    }
    Ok(all)
}

/// Compiles the crate in `folder` against the database at `url`, and returns what the macros wrote down.
fn ask_one(workspace: &Workspace, folder: &Path, url: &str, scratch: &Path) -> Result<Answers> {
    let package = workspace.members.iter().find(|member| member.folder == folder);
    let package = package.with_context(|| format!("there is no crate in {}", folder.display()))?;
    let answers = scratch.join(&package.name);
    std::fs::create_dir(&answers)?;

    let crate_folder = workspace.root.join(folder);
    let mut check = cargo();
    check.args(["check", "-p", &package.name]).current_dir(&workspace.root);
    check.env(url_variable(&crate_folder)?, url);
    check.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", &answers);
    expand_again(&crate_folder)?;
    process::run(&mut check)?;
    read_answers(&answers)
}

/// The variable in which the crate's macros look for a database.
fn url_variable(crate_folder: &Path) -> Result<String> {
    let path = crate_folder.join("sqlx.toml");
    let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
    let config: Table = text.parse().with_context(|| format!("{}", path.display()))?;
    let name = config.get("common").and_then(|common| common.get("database-url-var"));
    let name = name.and_then(|name| name.as_str());
    Ok(name
        .with_context(|| format!("no common.database-url-var in {}", path.display()))?
        .to_string())
}

/// Makes cargo compile the crate even if nothing in it changed: macros run only then.
fn expand_again(crate_folder: &Path) -> Result<()> {
    let root = File::options().append(true).open(crate_folder.join("src/lib.rs"))?;
    root.set_modified(SystemTime::now()).context("cannot touch src/lib.rs")
}

fn read_answers(folder: &Path) -> Result<Answers> {
    let mut answers = Answers::new();
    if !folder.is_dir() {
        return Ok(answers);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            answers.insert(tools::file_name(&path), std::fs::read(&path)?);
        }
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let pairs =
            pairs.iter().map(|(name, text)| ((*name).to_string(), text.as_bytes().to_vec()));
        pairs.collect()
    }

    #[test]
    fn added_changed_and_removed_answers_differ() {
        let committed = answers(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let fresh = answers(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differences(&committed, &fresh), ["b", "c", "d"]);
        assert!(differences(&committed, &committed).is_empty());
    }

    #[test]
    fn the_variable_is_that_of_the_crate() {
        let folder = tempfile::tempdir().unwrap();
        assert!(url_variable(folder.path()).is_err());
        let config = folder.path().join("sqlx.toml");
        std::fs::write(&config, "[common]\ndatabase-url-var = \"A_URL\"\n").unwrap();
        assert_eq!(url_variable(folder.path()).unwrap(), "A_URL");
        std::fs::write(&config, "[common]\n").unwrap();
        assert!(url_variable(folder.path()).is_err());
    }

    #[test]
    fn only_answers_are_read_from_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("query-1.json"), "{}").unwrap();
        std::fs::write(folder.path().join("README"), "").unwrap();
        assert_eq!(read_answers(folder.path()).unwrap(), answers(&[("query-1.json", "{}")]));
        assert!(read_answers(&folder.path().join("none")).unwrap().is_empty());
    }
}
