//! The store of a dry run: answers from what another store holds.

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email},
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError},
};

/// Answers each batch with the outcomes that the store would have, and writes nothing.
///
/// The emails that the file itself repeats never come here: the engine settles them, as in a real import.
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
        let emails: Vec<_> = batch.leads().iter().map(crate::lead::Lead::email).collect();
        let found = self.0.lookup(batch.campaign(), &emails).await?;
        let pairs = found.iter().zip(batch.leads());
        Ok(pairs.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect())
    }
}
