//! The tests of the crate, by what they guard: one program, so that it is linked once.
//!
//! `cargo test --test it` runs the tests of the standard harness; `trials.rs` beside this file has those whose list is known
//! only at run time. The folder of a module has what its tests share; `tests/support` is a crate for the tests and the benches.

mod auto_traits;
mod columns;
#[cfg(feature = "conformance")]
mod conformance;
mod email;
#[cfg(feature = "sqlite")]
mod example;
#[cfg(feature = "sqlite")]
mod example_import;
#[cfg(feature = "http")]
mod http {
    #[cfg(all(unix, feature = "sqlite"))]
    #[allow(dead_code, reason = "the test of the flood uses more of it")]
    mod example_server;
    mod fields;
    mod hostile;
    mod openapi;
    mod replies;
    #[cfg(all(unix, feature = "sqlite"))]
    mod server;
    mod site;
    mod stopping;
    mod wire;
}
mod import;
mod lead_file;
mod messages;
#[cfg(feature = "cli")]
mod program;
#[cfg(feature = "cli")]
mod program_database;
mod promises;
#[cfg(all(unix, feature = "cli"))]
mod readme;
mod source;
mod stores {
    mod itemwise;
    #[cfg(feature = "sqlite")]
    mod sqlite;
}
