//! What others publish, fetched over HTTPS: the keys of issuers, status lists, hosted badges.
//!
//! The addresses come out of badges, so from strangers, who could name a machine that only we
//! can reach. [`PublicWeb`] therefore goes to public addresses alone (see [`is_public`]), and
//! asks that question of the very address it connects to, after the name was looked up. So a
//! name that points inwards, or that points somewhere else the second time, gets nowhere.
//! Redirects are followed one by one, each checked the same way. Answers are bounded in size
//! and time, no cookie or credential is sent, and no proxy is used.

mod public;
mod web;

pub use public::is_public;
pub use web::{MAX_BYTES, PublicWeb};
