//! Votes on statements in; a map of opinions, shared ground and dissent out.
//!
//! It reads and writes nothing, has no clock and no randomness of its own: the same votes give
//! the same answer, in whatever order they came.
//!
//! Two modes: [`map`] is ours, [`polis`] gives the figures that Polis gives.
//!
//! ```
//! use folkmoot_opinion::{Options, Vote, VotesBuilder, map, polis::Flags};
//!
//! let mut builder = VotesBuilder::new();
//! // two camps of sixty: one agrees to even statements, the other to odd ones
//! for person in 0..120_u64 {
//!     for statement in 0..30_u64 {
//!         let noise = (person * 1000 + statement + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
//!         let noise = (noise ^ noise >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 60 < 2;
//!         let agrees = (person % 2 == statement % 2) != noise;
//!         let vote = if agrees { Vote::Agree } else { Vote::Disagree };
//!         builder.vote(person, statement, vote, 0);
//!     }
//! }
//! let drawn = map(&builder.build(), Flags::default(), &Options::default());
//! assert!(drawn.stable);
//! assert_eq!(drawn.groups.len(), 2);
//! assert_eq!(drawn.groups[0].size, 60);
//! assert_ne!(drawn.labels[0], drawn.labels[1]);
//! // somebody new is expected to be undecided
//! assert!(drawn.expect(None, 0).unwrap().abs() < 0.3);
//! ```
//!
//! The order of the rooms: [`VotesBuilder`] → [`Votes`] → [`map`]; [`Live`] keeps the sums of a
//! conversation that goes on ([`Statistics`]), [`LiveMap`] its map, [`next`] says what to show next, [`ground`] audits
//! what is shown. Formulas, references and measurements: `docs/methods/opinion.md`.

#![allow(
    clippy::cast_possible_truncation, // places of statements lie below 2^24, of people below 2^32
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::many_single_char_names, // as the formulas have them
    clippy::needless_range_loop // so are rows and columns
)]

mod dense;
pub mod flagged;
pub mod ground;
mod groups;
mod live;
mod live_map;
mod map;
mod model;
pub mod next;
mod order;
pub mod polis;
mod statistics;
mod votes;

pub use groups::adjusted_rand;
pub use live::Live;
pub use live_map::{LiveMap, Reader, Snapshot};
pub use map::{Group, OpinionMap, Options, Person, StatementFigures, map};
pub use statistics::{Statistics, Unreadable};
pub use votes::{Cell, MAX_STATEMENTS, RowError, Vote, Votes, VotesBuilder};
