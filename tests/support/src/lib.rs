//! What the tests and the benches of `lead-import` share. It uses nothing of the crate that they test.

pub mod citus;
pub mod example;
pub mod lead_file;
pub mod postgres;
