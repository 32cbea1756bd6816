//! The store contract as test cases, for the tests of your own store (feature `conformance`).
//!
//! - In: a [`Harness`], which creates your store and reads it by other means than the contract.
//! - Out: one `#[test]` per case, which [`conformance_tests!`](crate::conformance_tests) writes. The name of a case begins with the
//!   number of its clause of the [contract](crate::store::LeadStore#contract).
//! - Start with `kit.rs`, the list of the cases. `test_store.rs` is what a case does with a store, `clause.rs` how it fails.
//!
//! The stores of this crate run the same cases. The cases cannot check what a power failure leaves, nor calls from several
//! machines: read clauses 1 and 5 again for those.
//!
//! ```
//! use lead_import::{async_trait, conformance::{CaseFuture, Harness, cases}, CampaignId, Email, Lead, MemoryStore};
//!
//! struct Memory;
//!
//! #[async_trait]
//! impl Harness for Memory {
//!     type Store = MemoryStore;
//!
//!     async fn fresh(&self) -> MemoryStore {
//!         MemoryStore::new()
//!     }
//!     async fn create_campaign(&self, store: &MemoryStore, campaign: &CampaignId) {
//!         store.create_campaign(campaign);
//!     }
//!     async fn suppress(&self, store: &MemoryStore, email: &Email, reason: &str) -> bool {
//!         store.suppress(email.clone(), reason);
//!         true
//!     }
//!     async fn lead(&self, store: &MemoryStore, email: &Email) -> Option<Lead> {
//!         store.lead(email)
//!     }
//!     async fn lead_count(&self, store: &MemoryStore) -> u64 {
//!         store.leads().len() as u64
//!     }
//!     async fn members(&self, store: &MemoryStore, campaign: &CampaignId) -> Vec<String> {
//!         store.members(campaign).iter().map(|email| email.as_str().to_owned()).collect()
//!     }
//!     fn block_on(&self, case: CaseFuture<'_>) {
//!         futures_lite::future::block_on(case);
//!     }
//! }
//!
//! // A test file has `lead_import::conformance_tests!(Memory);`. The same without a test runner:
//! for case in cases::<Memory>() {
//!     case.run(&Memory);
//! }
//! ```

mod clause;
mod concurrency;
mod durability;
mod harness;
#[doc(hidden)]
pub mod kit;
mod lookup;
mod outcomes;
mod policies;
mod random;
mod replay;
mod sample;
mod test_store;
mod text;

pub use harness::{CaseFuture, Harness};
pub use kit::{Case, cases};
