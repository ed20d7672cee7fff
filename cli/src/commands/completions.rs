//! `folkmoot completions`: for the shell.

use std::path::PathBuf;

use clap::CommandFactory as _;

use crate::args::Arguments;
use crate::failure::Failure;
use crate::output::{Format, Output};

/// Prints the completions for a shell.
pub(crate) fn run(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "folkmoot", &mut text);
    Output { format: Format::Table, out: None::<PathBuf> }.write(&text)
}
