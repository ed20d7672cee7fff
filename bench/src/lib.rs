//! How fast Folkmoot answers: a made-up town of thousands of people, the
//! service over it on one core, and one who asks, or many at once.
//!
//! For pages it uses nothing of Folkmoot but the program itself: files go in by
//! `folkmoot import`, people sign in by the link in the mail that it sends,
//! and pages are asked for over HTTP as browsers do. Maps of opinions are
//! drawn by the engine, beside those of peers; [`expertise`] measures the
//! engine that finds people, [`panels`] the one that draws panels, each beside its own.

#![allow(
    clippy::cast_possible_truncation, // places of statements, which are few
    clippy::cast_precision_loss
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod client;
mod cores;
mod database;
pub mod expertise;
mod load;
mod mail;
mod opinion;
mod pages;
pub mod panels;
mod peers;
mod program;
mod report;
mod town;
mod words;

pub use opinion::{OpinionOptions, OpinionPart, OpinionReport, Peer, Row, compare};
pub use pages::{Options, run};
pub use program::Program;
pub use report::{Figures, Measured, Report};
