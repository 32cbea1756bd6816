//! The store contract as test cases, for the tests of your own store (feature `conformance`).
//!
//! Say with a [`Harness`] how to make your store and how to read it, and let [`conformance_tests!`](crate::conformance_tests)
//! write one `#[test]` for each clause of the [contract](crate::store::LeadStore#contract). The stores of this crate run the
//! same list.
//!
//! ```
//! use lead_import::{conformance::{Harness, Running}, CampaignId, Email, Lead, MemoryStore};
//!
//! #[derive(Debug)]
//! struct Memory;
//!
//! #[async_trait::async_trait]
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
//!     fn block_on(&self, case: Running<'_>) {
//!         futures_lite::future::block_on(case);
//!     }
//! }
//!
//! // In a test file: lead_import::conformance_tests!(Memory);
//! for case in lead_import::conformance::cases::<Memory>() {
//!     case.run(&Memory);
//! }
//! ```

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
mod text;

pub use harness::{Harness, Running};
pub use kit::{Case, cases};
