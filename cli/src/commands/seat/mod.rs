//! `folkmoot seat`: who sits with whom, over rounds.

mod cards;
mod files;
mod tell;

use std::time::{Duration, Instant};

use folkmoot_model::ErrorCode;
use folkmoot_seating::{Budget, Request, Room, Seating, Wrong, reseat, seat};
use sha2::{Digest as _, Sha256};

use crate::args::Global;
use crate::commands::note;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::seat_args::Seat;

/// Most faults that are told at once.
const TOLD: usize = 10;

/// Seats everyone and writes the plan; what couldn't be kept is told after it is written.
pub(crate) fn run(global: &Global, args: &Seat) -> Result<(), Failure> {
    let files::Asked { request, former, names } = files::read(args)?;
    let room = Room::new(&request).map_err(|wrong| refused(&wrong))?;
    let (seating, seconds) = work(global, args, &room, &former)?;
    note(global.quiet, &format!("seed: {}", args.seed));
    let plan = tell::Plan { request: &request, seating: &seating };
    plan.write(args)?;
    if let Some(path) = &args.cards {
        cards::write(path, &plan, &names)?;
    }
    note(global.quiet, &plan.proof());
    if seating.stopped {
        return Err(Failure::OutOfTime {
            sentence: format!("stopped after {seconds:.1} s; the best so far is written"),
            help: Some("give it more --time-limit".to_owned()),
        });
    }
    plan.unkept().map_or(Ok(()), Err)
}

fn work(
    global: &Global,
    args: &Seat,
    room: &Room,
    former: &[Vec<Vec<String>>],
) -> Result<(Seating, f64), Failure> {
    let start = Instant::now();
    let limit = args.time_limit.unwrap_or(Duration::MAX);
    let progress = Progress::count("changes", global.quiet);
    let mut watch = |at: folkmoot_seating::Progress| {
        progress.at(at.steps);
        start.elapsed() >= limit
    };
    let seed = Sha256::digest(format!("folkmoot seat\n{}", args.seed)).into();
    let mut budget = Budget::for_room(room, seed);
    let answer = if args.keep.is_some() {
        // it starts from a plan that is good already, and whoever waits stands in the hall
        budget.steps = budget.steps.min(RESEATING);
        reseat(room, former, budget, &mut watch)
    } else {
        seat(room, budget, &mut watch)
    };
    let seating = answer.map_err(|wrong| refused(&[wrong]))?;
    Ok((seating, start.elapsed().as_secs_f64()))
}

/// Most changes tried when a plan is kept: well under a second for some hundred people.
const RESEATING: u64 = 2_000_000;

fn refused(wrong: &[Wrong]) -> Failure {
    let mut told: Vec<String> = wrong.iter().take(TOLD).map(ToString::to_string).collect();
    if wrong.len() > TOLD {
        told.push(format!("and {} more", wrong.len() - TOLD));
    }
    Failure::Refused {
        code: ErrorCode("seat.impossible"),
        sentence: told.join("; "),
        help: wrong.first().and_then(help).map(str::to_owned),
    }
}

/// What mends it.
fn help(wrong: &Wrong) -> Option<&'static str> {
    Some(match wrong {
        Wrong::Seats { .. } | Wrong::EmptyTable { .. } => {
            "give another --table-size or --tables; a file of tables may give \"min\" below \"seats\""
        }
        Wrong::NoValue { .. } => "fill the cell; \"not said\" is a value too",
        Wrong::NoTableFor { .. } | Wrong::TooFewSeats { .. } => {
            "let more tables offer it, or free a host of their table"
        }
        Wrong::Contradiction { .. } | Wrong::ApartAtOne { .. } | Wrong::TooManyApart { .. } => {
            "take one of the pairs out of --apart or --together"
        }
        Wrong::GroupTooLarge { .. } => "take a pair out of --together, or use larger tables",
        Wrong::UnknownTable(_) => "name a table of the file, or \"Table 1\", \"Table 2\" …",
        Wrong::Former(_) => "check --keep, --rounds and --held",
        Wrong::TooMany { .. } => "seat them in parts",
        _ => return None,
    })
}

/// Rounds, tables, ids.
pub(super) type Rounds = Vec<Vec<Vec<String>>>;

/// Who sat at the tables in rounds that have been, then who is to.
fn all_rounds<'a>(request: &'a Request, seating: &'a Seating) -> Vec<&'a Vec<Vec<String>>> {
    request.past.iter().chain(&seating.rounds).collect()
}
