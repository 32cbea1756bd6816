//! What one call to a store holds: [`Batch`].

use serde::{Deserialize, Serialize};

use super::update_policy::UpdatePolicy;
use crate::lead::{CampaignId, Email, Lead};

/// Leads with distinct emails, bound for one campaign.
#[derive(Clone, Debug)]
pub struct Batch {
    campaign: CampaignId,
    leads: Vec<Lead>,
    existing: UpdatePolicy,
    key: Option<BatchKey>,
}

impl Batch {
    /// A batch for the campaign, which keeps existing leads as they are.
    ///
    /// # Errors
    /// [`DuplicateEmail`] when two leads have the same email.
    pub fn new(campaign: CampaignId, leads: Vec<Lead>) -> Result<Self, DuplicateEmail> {
        let mut seen = std::collections::HashSet::with_capacity(leads.len());
        match leads.iter().find(|lead| !seen.insert(lead.email())) {
            Some(lead) => Err(DuplicateEmail(lead.email().clone())),
            None => Ok(Self::of_distinct(campaign, leads)),
        }
    }

    /// For the engine, which has made sure that the emails are distinct.
    pub(crate) fn of_distinct(campaign: CampaignId, leads: Vec<Lead>) -> Self {
        Self { campaign, leads, existing: UpdatePolicy::default(), key: None }
    }

    /// Sets what happens to leads that the store already holds.
    #[must_use]
    pub fn with_existing(mut self, existing: impl Into<UpdatePolicy>) -> Self {
        self.existing = existing.into();
        self
    }

    /// Names the batch, so that the store knows a replay of it.
    #[must_use]
    pub fn with_key(mut self, key: BatchKey) -> Self {
        self.key = Some(key);
        self
    }

    /// What names the batch across repetitions; a batch without a key is applied each time.
    pub fn key(&self) -> Option<&BatchKey> {
        self.key.as_ref()
    }

    /// The campaign that all leads join.
    pub fn campaign(&self) -> &CampaignId {
        &self.campaign
    }

    /// The leads, with distinct emails.
    pub fn leads(&self) -> &[Lead] {
        &self.leads
    }

    /// What happens to leads that the store already holds.
    pub fn existing(&self) -> &UpdatePolicy {
        &self.existing
    }

    pub(crate) fn into_leads(self) -> Vec<Lead> {
        self.leads
    }
}

/// The name of a batch: the import that it belongs to, and the rows of the file that it holds.
///
/// An import's batches come in the order of their rows, so a store keeps one key per import.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchKey {
    import: Box<str>,
    first_row: u64,
    last_row: u64,
}

impl BatchKey {
    /// The batch of the import `import` that holds the data rows from `first_row` to `last_row`.
    pub fn new(import: &str, first_row: u64, last_row: u64) -> Self {
        Self { import: import.into(), first_row, last_row }
    }

    /// The import: 32 hexadecimal digits drawn at random when it began, the same when it is resumed.
    pub fn import(&self) -> &str {
        &self.import
    }

    /// The number of the batch's first row in the file.
    pub fn first_row(&self) -> u64 {
        self.first_row
    }

    /// The number of the batch's last row in the file.
    pub fn last_row(&self) -> u64 {
        self.last_row
    }
}

/// Two leads of one batch have this email.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two leads of one batch have the email {0}")]
pub struct DuplicateEmail(Email);
