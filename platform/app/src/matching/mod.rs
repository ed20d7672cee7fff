//! People + evidence + call -> who knows, why, and who is missing.
//!
//! Pure: the same input gives the same report, on files alone and on what is
//! kept. `find` is the one way through the engine.

mod affinity;
mod find;
mod input;
mod record;
mod replay;
mod report;
mod rules;
mod suits;

pub use affinity::{Nearness, affinity};
pub use find::{default_settings, find};
pub use folkmoot_expertise::affinity::{MEANING_WEIGHT, Meaning};
pub use input::{MatchInput, MatchInputBuilder};
pub use record::{Made, engine, record};
pub use replay::{Difference, compare};
pub use report::{
    Chosen, Factors, Found, KindReport, LookedThrough, MatchParameters, MatchReport, Missing,
    Reason,
};
pub use rules::{BoundReport, ConflictReport, Lack, RulesReport, SteppedBack, interest};
pub use suits::suits;
