//! A made-up town for trying things out.
