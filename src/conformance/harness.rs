//! How the kit creates a store and reads it: [`Harness`].

use std::pin::Pin;

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email, Lead},
    store::LeadStore,
};

/// The future of a case, which [`Harness::block_on`] runs.
pub type CaseFuture<'h> = Pin<Box<dyn Future<Output = ()> + 'h>>;

/// How the kit creates your store, and reads and changes it by other means than the [contract](LeadStore#contract).
///
/// A case imports leads through the contract and then compares what these methods return. So they should read where the
/// leads are stored, for example with SQL of their own, and not from a cache of the store.
///
/// The methods may panic, for example by `unwrap`; the case then fails. The [module](super) has a complete example.
#[async_trait]
pub trait Harness: Sync {
    /// Your store.
    type Store: LeadStore;

    /// Creates a store without leads and campaigns.
    ///
    /// Each case calls it at least once, and cases run in parallel: stores must not share data. The case that drops calls
    /// needs some tens of stores, so creating one should take milliseconds.
    async fn fresh(&self) -> Self::Store;

    /// Creates a campaign without leads. A case may create the same campaign twice; the second time changes nothing.
    async fn create_campaign(&self, store: &Self::Store, campaign: &CampaignId);

    /// Makes the store reject this email from now on, with this reason.
    ///
    /// Returns `false` if the store never rejects an email. The cases then skip what they would check with it.
    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool;

    /// The lead that is stored under this email, with the address as first written.
    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead>;

    /// The number of stored leads.
    async fn lead_count(&self, store: &Self::Store) -> u64;

    /// The emails of the campaign's leads in normal form, in any order.
    ///
    /// Do not remove duplicates: the cases check that there are none.
    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String>;

    /// Runs a case to its end, on the runtime that the store needs.
    ///
    /// Concurrent calls are futures of one task, so one thread is enough. `futures_lite::future::block_on(case)` works for a
    /// store that needs no runtime, `tokio::runtime::Runtime::new().unwrap().block_on(case)` for one that needs tokio.
    fn block_on(&self, case: CaseFuture<'_>);
}
