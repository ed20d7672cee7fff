//! How fast Folkmoot answers: a made-up town of thousands of people, the
//! service over it on one core, and one who asks, or many at once.
//!
//! [`expertise`] measures the engine that finds people, beside its peers. What follows is
//! about pages.
//!
//! It uses nothing of Folkmoot but the program itself: files go in by
//! `folkmoot import`, people sign in by the link in the mail that it sends,
//! and pages are asked for over HTTP as browsers do.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod client;
mod cores;
mod database;
pub mod expertise;
mod load;
mod mail;
mod pages;
mod program;
mod report;
mod town;
mod words;

pub use pages::{Options, run};
pub use program::Program;
pub use report::{Figures, Measured, Report};
