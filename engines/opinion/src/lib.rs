//! Votes on statements in; a map of opinions, shared ground and dissent out.
//!
//! It reads and writes nothing, has no clock and no randomness of its own: the same votes give
//! the same answer, in whatever order they came.
//!
//! Two modes: [`polis`] gives the figures that Polis gives.

#![allow(
    clippy::cast_possible_truncation, // places of statements lie below 2^24, of people below 2^32
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::many_single_char_names // as the formulas have them
)]

mod dense;
pub mod polis;
mod votes;

pub use votes::{Cell, MAX_STATEMENTS, RowError, Vote, Votes, VotesBuilder};
