//! The examples as programs.

use std::path::PathBuf;

/// The built example.
pub(crate) fn program(name: &str) -> PathBuf {
    support::example::build(name, &support::features!())
}
