//! A store over the calls of a service without transactions: [`Itemwise`].
//!
//! - In: a [`LeadService`], the four calls of the service, and a [`Journal`], which keeps what a batch is about to do.
//! - Out: a [`LeadStore`](super::LeadStore) that completes a batch which was interrupted.
//! - Start with `adapter.rs`. `record.rs` is what the journal keeps, `batch_run.rs` makes the calls of one batch.

mod adapter;
mod batch_run;
mod journal;
mod record;
mod service;

pub use adapter::Itemwise;
pub use journal::{Journal, MemoryJournal};
pub use record::JournalRecord;
pub use service::{ItemResult, LeadService};
