//! The store contract as test cases, for the tests of your own store (feature `conformance`).
//!
//! - In: a [`Harness`], which creates your store and reads it by other means than the contract.
//! - Out: one `#[test]` per case, which [`conformance_tests!`](crate::conformance_tests) writes, or a [`CaseOutcome`] per case for another test
//!   runner. The name of a case begins with the number of its clause of the [contract](crate::store::LeadStore#contract).
//! - Start with `kit.rs`, the list of the cases. `case.rs` runs one, `test_store.rs` is what a case does with a store, `threads.rs` calls it from
//!   several threads, `limits.rs` keeps to what the store declares, `clause.rs` is how a case fails.
//!
//! The stores of this crate run the same cases.
//!
//! # What is checked
//!
//! Beside single calls, the cases check what products meet in operation:
//!
//! - Several handles on the same data import the same leads at the same time, each from a thread of its own ([`Harness::another`]).
//! - The store is closed and opened again ([`Harness::reopen`]). The leads, the outcomes of the last batch and its key must be there.
//! - A call is dropped at each of its polls, and the same batch arrives again.
//! - A batch has a lead in its middle that the store refuses ([`Harness::poison`]). Nothing of the batch may stay.
//!
//! The cases cannot check what a power failure leaves, nor what a killed process or a lost connection leaves in the middle of a commit: read
//! clauses 1 and 7 again for those.
//!
//! # What is skipped
//!
//! A case keeps to the [limits](crate::store::StoreLimits) of the store: it sends no larger batch, no longer text and no policy that the store does
//! not declare. What the limits exclude, and what the harness cannot do, is listed as [skipped](CaseOutcome::Skipped) with the reason, and never as
//! passed. [`summary`] lists it.
//!
//! # Example
//!
//! ```
//! use std::sync::{Arc, atomic::{AtomicUsize, Ordering}};
//!
//! use lead_import::{CampaignId, Email, Lead, MemoryStore, async_trait};
//! use lead_import::conformance::{CaseFuture, CaseOutcome, Harness, summary};
//!
//! #[derive(Default)]
//! struct Memory {
//!     campaigns: AtomicUsize,
//! }
//!
//! #[async_trait]
//! impl Harness for Memory {
//!     type Store = Arc<MemoryStore>;
//!
//!     async fn fresh(&self) -> Self::Store {
//!         Arc::default()
//!     }
//!     async fn another(&self, store: &Self::Store) -> Self::Store {
//!         store.clone() // No other process reaches this memory.
//!     }
//!     async fn reopen(&self, store: Self::Store) -> Self::Store {
//!         store // A store of files or of a server is opened again here.
//!     }
//!     async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
//!         let campaign = CampaignId::from(self.campaigns.fetch_add(1, Ordering::Relaxed).to_string());
//!         store.create_campaign(&campaign);
//!         campaign
//!     }
//!     async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
//!         store.lead(email)
//!     }
//!     async fn lead_count(&self, store: &Self::Store) -> u64 {
//!         store.leads().len() as u64
//!     }
//!     async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
//!         store.members(campaign).iter().map(|email| email.as_str().to_owned()).collect()
//!     }
//!     fn block_on(&self, case: CaseFuture<'_>) {
//!         futures_lite::future::block_on(case);
//!     }
//!
//!     async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
//!         store.suppress(email.clone(), reason);
//!         true
//!     }
//! }
//!
//! // A test file has `lead_import::conformance_tests!(Memory::default());`. The same without a test runner:
//! for (name, outcome) in summary(&Memory::default()) {
//!     println!("{name}: {outcome}");
//!     assert!(!matches!(outcome, CaseOutcome::Failed { .. }));
//! }
//! ```

mod campaigns;
mod case;
mod case_outcome;
mod clause;
mod concurrency;
mod durability;
mod harness;
mod interruption;
#[doc(hidden)]
pub mod kit;
mod limits;
mod lookup;

mod outcomes;
mod policies;
mod random;
mod replay;
mod sample;
mod sequence;
mod test_store;
mod text;
mod threads;

pub use case::Case;
pub use case_outcome::CaseOutcome;
pub use harness::{CaseFuture, Harness};
pub use kit::{cases, summary};
