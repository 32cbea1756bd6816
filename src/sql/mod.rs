//! Leads in SQL databases: what both stores share, and the two stores.
//!
//! - In: a [`Batch`](crate::store::Batch).
//! - Out: rows in the product's own database, and the outcome of each lead.
//! - Start with `row.rs`, which decides what a batch does to a stored row; then open `sqlite/batch.rs` or `postgres/batch.rs`, one
//!   transaction from its first statement to the commit.
//!
//! Both stores have the same five tables (`migrations/sqlite.sql`, `migrations/postgres.sql`) and the same encoding of what is not a column of
//! its own (`codec.rs`). They differ in how rows reach the server: SQLite takes statements over many rows of values, PostgreSQL a
//! binary `COPY` into a temporary table.

mod codec;
mod error;
mod plan;
#[cfg(feature = "postgres")]
mod postgres;
mod row;
#[cfg(feature = "sqlite")]
mod sqlite;

#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;
