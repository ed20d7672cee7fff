//! `cargo xtask bench`: the load tool, with a PostgreSQL server for it.

use anyhow::Result;

use crate::postgres::{self, Postgres};
use crate::process::{self, cargo};
use crate::tools::{self, Tool};
use crate::workspace;

/// Builds and runs the load tool with these arguments.
///
/// # Errors
/// When PostgreSQL or the load tool fails.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    tools::ensure(&[Tool::Postgres])?;
    let postgres = Postgres::start()?;
    let mut bench = cargo();
    bench.args(["run", "--release", "--quiet", "-p", "folkmoot-bench", "--"]).args(arguments);
    bench.env(postgres::VARIABLE, postgres.url());
    process::run(bench.current_dir(workspace::root()?))
}
