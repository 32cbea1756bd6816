//! Leads in SQL databases: what both stores share, and the two stores.
//!
//! - In: a [`Batch`](crate::store::Batch).
//! - Out: rows in the product's own database, and the outcome of each lead.
//! - Start with `codec.rs`, which says how a lead is stored; then `sqlite/store.rs` or `postgres/store.rs`.

mod codec;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;
