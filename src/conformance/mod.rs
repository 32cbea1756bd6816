//! The store contract as test cases, for the tests of your own store (feature `conformance`).
//!
//! - In: a [`Harness`], which creates your store and reads it by other means than the contract.
//! - Out: one `#[test]` per case, which [`conformance_tests!`](crate::conformance_tests) writes, or a [`CaseOutcome`] per case for another test
//!   runner. The name of a case begins with the number of its clause of the [contract](crate::store::LeadStore#contract).
//! - Start with `kit.rs`, the list of the cases. `case.rs` runs one, `test_store.rs` is what a case does with a store, `threads.rs` calls it from
//!   several threads, `limits.rs` keeps to what the store declares, `clause.rs` is how a case fails.
//!
//! The stores of this crate run the same cases. Stores with a fault each show that the cases find it.
//!
//! # How to test a store
//!
//! 1. Add the crate to the development dependencies with the feature: `cargo add --dev lead-import --features conformance`.
//! 2. Implement [`Harness`] in a test file. Eight methods are required; they take five to ten lines of SQL for a store in a database.
//! 3. Call [`conformance_tests!`](crate::conformance_tests) in that file and run `cargo test --test contract`, by the name of the file.
//! 4. Add the optional methods of the harness, as far as the product has what they need. Each of them turns skipped cases into checked ones.
//! 5. Run the cases where the store runs in production too: with the same server version, the same isolation level and the same pooler.
//!
//! # What is checked
//!
//! | clause | the cases check, among other things |
//! |---|---|
//! | 1 | leads that `Ok` reported, after a restart and through another handle; refused batches; unknown campaigns |
//! | 2, 3 | the order of outcomes, rejections, addresses that are alike |
//! | 4 | each policy for each kind of field |
//! | 5 | overlapping imports in one task and in threads: the totals of their outcomes equal the rows |
//! | 6 | 70,000 leads, 350,000 bytes, texts that SQL, JSON and `COPY` could misread |
//! | 7 | a call that is dropped at each of its polls |
//! | 8 | replays, also after a restart, through another handle, after a refusal and at the same time |
//! | 9 | lookups, and that they predict the import |
//! | 10 | batches out of sequence, and records of deleted campaigns |
//! | all | random batches, compared with [`MemoryStore`](crate::MemoryStore) |
//!
//! Faults that products meet in operation need more than one handle or more than one call:
//!
//! - Several handles on the same data import the same leads at the same time, each from a thread of its own ([`Harness::another`]). This finds a
//!   store that looks before its transaction, and one that relies on a lock in its memory.
//! - The store is closed and opened again ([`Harness::reopen`]). This finds a store that keeps leads, outcomes or keys in memory.
//! - A batch has a lead in its middle that the store refuses ([`Harness::poison`]). This finds a store that commits each lead by itself, and one
//!   that records the key outside of the transaction.
//!
//! The cases cannot check what a power failure leaves, nor what a killed process or a lost connection leaves in the middle of a commit: read
//! clauses 1 and 7 again for those.
//!
//! # What is skipped
//!
//! A case keeps to the [limits](crate::store::StoreLimits) of the store: it sends no larger batch, no longer text and no policy that the store does
//! not declare. What the limits exclude, and what the harness cannot do, is listed as [skipped](CaseOutcome::Skipped) with the reason, and never as
//! passed.
//!
//! | runner | how it shows a skipped case |
//! |---|---|
//! | Rust's, by [`conformance_tests!`](crate::conformance_tests) | prints the reason; `cargo test clause_ -- --show-output` shows it |
//! | one that can skip at run time, such as `libtest-mimic` | as ignored, with the outcome of [`Case::run`] |
//! | none | [`summary`] returns the outcome of each case |
//!
//! A store may do more than the clauses demand: it may remember older keys and answer them as replays.
//!
//! # Example
//!
//! ```
//! use std::sync::{Arc, atomic::{AtomicUsize, Ordering}};
//!
//! use lead_import::{CampaignId, Email, Lead, MemoryStore, async_trait};
//! use lead_import::conformance::{CaseOutcome, Harness, summary};
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
//!     fn block_on(&self, case: impl Future<Output = ()>) {
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
pub use harness::Harness;
pub use kit::{cases, summary};
