//! The floors: what a program does that does the same work by hand, with the usual crates.

pub(crate) mod memory;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;
