//! Leads in PostgreSQL or Citus.
//!
//! - Start with `store.rs`; the statements are in `tables.rs`.

mod copy;
mod failure;
mod literal;
mod schema;
mod session;
mod store;
mod tables;

pub use store::PostgresStore;
