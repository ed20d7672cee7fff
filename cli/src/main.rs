//! The binary `folkmoot`: a service for conveners and citizens, and a command
//! line for people who have a file and a question.

use std::process::ExitCode;

use clap::Parser as _;

mod alternates_args;
mod args;
mod badge_words;
mod clock;
mod commands;
mod config;
mod failure;
mod issuer_args;
mod match_rule_args;
mod output;
mod place;
mod progress;
mod seat_args;
mod secret;
mod select_args;
mod words;

fn main() -> ExitCode {
    let arguments = args::Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let failure = failure::Failure::unable("runtime", format!("can't start: {error}"));
            failure.print();
            return ExitCode::from(failure.exit_code());
        }
    };
    match runtime.block_on(commands::run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.exit_code())
        }
    }
}
