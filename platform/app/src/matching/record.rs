//! A match run as a record that anyone can make again.

use folkmoot_model::{Actor, CallId, Engine, InvalidId, Run, RunKind, Seed, Timestamp};
use serde_json::json;

use super::input::MatchInput;
use super::report::{MatchParameters, MatchReport};

/// How a run came about; doesn't enter its id.
#[derive(Debug, Clone)]
pub struct Made {
    /// The kept call it was for, if it was for one.
    pub call: Option<CallId>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// The engine, as it stands in run records.
pub fn engine() -> Engine {
    Engine { name: "expertise".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// The record of a run.
pub fn record(
    parameters: &MatchParameters,
    input: &MatchInput,
    report: &MatchReport,
    seed: Seed,
    made: Made,
) -> Result<Run, InvalidId> {
    let engine = engine();
    let (parameters, report) = (json!(parameters), json!(report));
    Ok(Run {
        id: Run::name(
            RunKind::Match,
            made.call.as_ref(),
            &engine,
            &parameters,
            &seed,
            &input.digest,
            &report,
        )?,
        kind: RunKind::Match,
        call: made.call,
        engine,
        parameters,
        seed,
        input: input.digest.clone(),
        report,
        at: made.at,
        by: made.by,
    })
}
