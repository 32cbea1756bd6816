//! A store over the calls of a service without transactions: [`Itemwise`].
//!
//! - In: a [`LeadService`], the four calls of the service, and a [`Journal`], which keeps what a batch is about to do.
//! - Out: a [`LeadStore`](super::LeadStore) that completes a batch which was interrupted.
//! - Start with `adapter.rs`. `batch_run.rs` makes the requests of one batch.

mod adapter;
mod batch_run;
mod checkpoint_journal;
mod journal;
mod request_key;
mod service;
mod turn;

pub use adapter::Itemwise;
pub use checkpoint_journal::CheckpointJournal;
pub use journal::{Journal, MemoryJournal};
pub use service::{ItemResult, LeadService};
