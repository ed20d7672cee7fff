//! Use cases: one file each, one permission each. Only this crate moves data
//! along the loop.

pub mod demo_town;
