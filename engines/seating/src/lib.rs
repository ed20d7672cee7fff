//! People and tables over rounds.
//!
//! TODO
mod anneal;
mod bounds;
mod chance;
mod limit;
mod request;
mod room;
mod seating;
mod start;
mod state;
mod wrong;

pub use anneal::Progress;
pub use bounds::Bounds;
pub use request::{
    Bound, Distances, Field, Pair, Person, Relation, Request, Rule, Table, Weights, pairs,
};
pub use room::{MAX_PEOPLE, MAX_ROUNDS, Room};
pub use seating::{Broken, Budget, Miss, Moved, Seating, reseat, seat};
pub use wrong::Wrong;
