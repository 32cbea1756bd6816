//! The store of a dry run: [`DryRunStore`].

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email, Lead},
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError},
};

/// Wraps a store and returns the outcomes that an import would have, without writing.
///
/// Emails that occur more than once in the file do not reach the store, in a dry run as in an import: the engine finds duplicates.
#[derive(Debug)]
pub(crate) struct DryRunStore<S>(pub(crate) S);

#[async_trait]
impl<S: LeadStore> LeadStore for DryRunStore<S> {
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(campaign, emails).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let emails: Vec<_> = batch.leads().iter().map(Lead::email).collect();
        let presences = self.0.lookup(batch.campaign(), &emails).await?;
        let pairs = presences.iter().zip(batch.leads());
        Ok(pairs.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect())
    }
}
