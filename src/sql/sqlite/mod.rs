//! Leads in a SQLite file.
//!
//! - Start with `batch.rs`, the transaction of one batch; its statements are in `statements.rs`.
//! - `store.rs` is the public type.

mod batch;
mod error;
mod multi_row;
mod schema;
mod statements;
mod store;
mod transaction;

pub use store::SqliteStore;
