//! Leads in a SQLite file.
//!
//! - Start with `store.rs`; the statements are in `tables.rs`.

mod failure;
mod lock;
mod schema;
mod statement;
mod store;
mod tables;

pub use store::SqliteStore;
