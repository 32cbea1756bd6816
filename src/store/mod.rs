//! The store contract: what an import asks of the place where leads live.
//!
//! - In: a [`Batch`] of leads for one campaign.
//! - Out: one [`LeadOutcome`] per lead, or a [`StoreError`] that says what is known.
//! - Start with `contract.rs`. `memory.rs` is the contract in plain code.

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
