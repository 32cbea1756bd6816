//! The store contract: the calls that an import makes to the place where leads are stored.
//!
//! - In: a [`Batch`] of leads for one campaign.
//! - Out: one [`LeadOutcome`] per lead, or a [`StoreError`] that says whether anything was applied.
//! - Start with `contract.rs`. `memory.rs` implements the contract in plain code.

mod batch;
mod contract;
mod decision;
mod error;
mod memory;
mod outcome;
mod presence;
mod stored_outcomes;
mod update_policy;

pub use batch::{Batch, BatchKey, DuplicateEmail};
pub use contract::LeadStore;
pub use decision::{Decision, Write};
pub use error::StoreError;
pub use memory::MemoryStore;
pub use outcome::{LeadOutcome, Membership};
pub use presence::Presence;
pub use stored_outcomes::StoredOutcomes;
pub use update_policy::{FieldPolicy, UpdatePolicy};
