//! One command, one file.

use crate::args::{Arguments, Audit, Command};
use crate::failure::Failure;

mod affinity;
mod alternates;
mod assign;
mod assign_conflicts;
mod audit;
mod backup;
mod completions;
mod demo;
mod doctor;
mod export;
mod households;
mod import;
mod issuer;
mod map;
mod match_people;
mod match_rules;
mod member;
mod migrate;
mod replay;
mod seat;
mod select;
mod serve;
mod token;
mod topics;
mod verify;
mod verify_draw;

/// Runs what was typed.
pub(crate) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let global = &arguments.global;
    match arguments.command {
        Command::Demo(args) => demo::run(global, args).await,
        Command::Serve(args) => serve::run(global, args).await,
        Command::Doctor(args) => doctor::run(global, args).await,
        Command::Migrate(folder) => migrate::run(global, &folder).await,
        Command::Backup(args) => backup::backup(global, &args).await,
        Command::Restore(args) => backup::restore(global, &args).await,
        Command::Audit(Audit::Verify(folder)) => audit::verify(global, &folder).await,
        Command::Audit(Audit::List { folder, output }) => {
            audit::list(global, &folder, &output).await
        }
        Command::Import(what) => import::run(global, what).await,
        Command::Member(what) => member::run(global, what).await,
        Command::Token(what) => token::run(global, what).await,
        Command::Issuer(what) => issuer::run(global, what).await,
        Command::Export(args) => export::run(global, args).await,
        Command::Match(args) => match_people::run(global, *args).await,
        Command::Affinity(args) => affinity::run(global, &args),
        Command::Assign(args) => assign::run(global, &args),
        Command::Select(args) => select::run(global, &args),
        Command::Alternates(args) => alternates::run(global, &args),
        Command::VerifyDraw(args) => verify_draw::run(global, &args),
        Command::Seat(args) => seat::run(global, &args),
        Command::Map(args) => map::run(global, &args),
        Command::Verify(args) => verify::run(global, &args),
        Command::Topics(args) => topics::run(global, &args),
        Command::Replay(args) => replay::run(global, args).await,
        Command::Completions { shell } => completions::run(shell),
    }
}

/// Says something beside the result, on standard error, unless nobody wants
/// to hear it.
pub(crate) fn note(quiet: bool, text: &str) {
    if !quiet {
        anstream::eprintln!("{text}");
    }
}
