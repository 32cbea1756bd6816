//! Leads in a SQLite file.
//!
//! - Start with `batch.rs`, the transaction of one batch; its statements are in `tables.rs`.
//! - `store.rs` is the public type.

mod batch;
mod error;
mod schema;
mod statement;
mod store;
mod tables;
mod transaction;

pub use store::SqliteStore;
