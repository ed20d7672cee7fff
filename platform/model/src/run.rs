//! Run records: what was worked out, from what, by what, so that anyone may
//! do it again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Actor, CallId, Digest, DigestBuilder, InvalidId, RunId, Seed, Timestamp, codes::codes,
};

/// A record of one run of an engine. Append-only: never changed, never
/// deleted. People stand in it by id alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Named for what it holds, see [`Run::name`].
    pub id: RunId,
    /// What kind of run.
    pub kind: RunKind,
    /// The call it was for, if it was for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallId>,
    /// Which engine.
    pub engine: Engine,
    /// Everything that was set, defaults too.
    pub parameters: Value,
    /// The seed, also where the engine drew nothing.
    pub seed: Seed,
    /// Digest of all input other than the parameters.
    pub input: Digest,
    /// What came out.
    pub report: Value,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// An engine and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Its name: `expertise`.
    pub name: String,
    /// Its version: `0.1.0`.
    pub version: String,
}

/// The kinds of run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunKind {
    /// People found for a call.
    Match,
    /// A panel drawn.
    Draw,
    /// Tables set.
    Seating,
    /// An opinion map.
    Map,
    /// Options judged.
    Judgement,
}

codes!("kind of run", RunKind {
    Match = "match",
    Draw = "draw",
    Seating = "seating",
    Map = "map",
    Judgement = "judgement",
});

impl Run {
    /// The id of a run: its kind and the start of a digest of call, engine,
    /// parameters, seed, input and report. The same run has the same name on
    /// every machine; when it was made and by whom doesn't enter.
    pub fn name(
        kind: RunKind,
        call: Option<&CallId>,
        engine: &Engine,
        parameters: &Value,
        seed: &Seed,
        input: &Digest,
        report: &Value,
    ) -> Result<RunId, InvalidId> {
        let mut digest = DigestBuilder::default();
        digest
            .text(kind.code())
            .text(call.map_or("", CallId::as_str))
            .text(&engine.name)
            .text(&engine.version)
            .text(&parameters.to_string())
            .text(seed.as_str())
            .text(input.as_str())
            .text(&report.to_string());
        RunId::new(format!("{kind}-{}", &digest.finish().as_str()[..16]))
    }
}
