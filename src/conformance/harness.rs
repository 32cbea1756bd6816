//! How the kit makes a store and reads it: [`Harness`].

use std::pin::Pin;

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email, Lead},
    store::LeadStore,
};

/// A case on its way, for [`Harness::block_on`].
pub type Running<'h> = Pin<Box<dyn Future<Output = ()> + 'h>>;

/// How the kit makes your store and reads it, past the contract.
///
/// The methods may panic: then the case fails.
#[async_trait]
pub trait Harness: Sync {
    /// Your store.
    type Store: LeadStore;

    /// A store without leads and campaigns, apart from all others.
    async fn fresh(&self) -> Self::Store;

    /// Creates a campaign without leads.
    async fn create_campaign(&self, store: &Self::Store, campaign: &CampaignId);

    /// Makes the store reject this email from now on, with this reason. `false` where the store rejects nobody: the
    /// cases go on without.
    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool;

    /// The lead that is stored under this email.
    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead>;

    /// How many leads are stored.
    async fn lead_count(&self, store: &Self::Store) -> u64;

    /// The emails of the campaign's leads in normal form, in any order. One that is there twice is told twice.
    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String>;

    /// Runs a case to its end on the runtime that the store needs. Some cases make calls that are under way together;
    /// they are futures of one task.
    fn block_on(&self, case: Running<'_>);
}
