//! Leads in PostgreSQL or Citus.
//!
//! - Start with `batch.rs`, the transaction of one batch; its statements are in `statements.rs`, and `rows.rs` decodes what they return.
//! - `store.rs` is the public type.

mod batch;
mod copy;
mod error;
mod literal;
mod rows;
mod schema;
mod session;
mod statements;
mod store;

pub use store::PostgresStore;
