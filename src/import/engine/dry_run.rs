//! The store of a dry run: [`DryRunStore`].

use async_trait::async_trait;

use crate::{
    lead::CampaignId,
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError, StoreLimits},
};

/// Wraps a store and returns the outcomes that an import would have, without writing.
///
/// Emails that occur more than once in the file do not reach the store, in a dry run as in an import: the engine finds duplicates.
#[derive(Debug)]
pub(crate) struct DryRunStore<S>(pub(crate) S);

#[async_trait]
impl<S: LeadStore> LeadStore for DryRunStore<S> {
    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let presences = self.0.lookup(batch).await?;
        let (found, leads) = (presences.len(), batch.leads().len());
        if found != leads {
            return Err(StoreError::failed(format!(
                "the lookup returned {found} presences for {leads} leads (clause 9)"
            )));
        }
        let pairs = presences.iter().zip(batch.leads());
        Ok(pairs.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect())
    }
}
