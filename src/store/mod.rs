//! The store contract: the calls that an import makes to the place where leads are stored.
//!
//! - In: a [`Batch`] of leads for one campaign.
//! - Out: one [`LeadOutcome`] per lead, or a [`StoreError`] that says whether anything was applied.
//! - Start with `contract.rs`. `memory.rs` implements the contract in plain code.

mod applied_batch;
mod batch;
mod batch_key;
mod contract;
mod control;
mod database_code;
mod decision;
mod error;
mod itemwise;
mod journal_record;
mod limits;
mod memory;
mod outcome;
mod presence;
mod retrying;
mod update_policy;

pub use applied_batch::AppliedBatch;
pub use batch::{Batch, DuplicateEmail};
pub use batch_key::BatchKey;
pub use contract::LeadStore;
pub(crate) use control::ImportControl;
pub use database_code::DatabaseCode;
pub use decision::{Decision, Write};
pub use error::{StoreError, StoreErrorKind};
pub use itemwise::{CheckpointJournal, ItemResult, Itemwise, Journal, LeadService, MemoryJournal};
pub use journal_record::JournalRecord;
pub use limits::StoreLimits;
pub use memory::MemoryStore;
pub use outcome::{LeadOutcome, Membership};
pub use presence::Presence;
pub use retrying::Retrying;
pub use update_policy::{FieldPolicy, UpdatePolicy};
