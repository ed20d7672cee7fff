//! What tests stand on. Only ever a dev-dependency, so it may panic: a test
//! that can't be set up has failed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

mod data;
mod postgres;
mod smtp;
mod town;

pub use data::data;
pub use postgres::Postgres;
pub use smtp::{Captured, MailServer};
pub use town::{Empty, HandClock, Town, everybody_says_yes};
