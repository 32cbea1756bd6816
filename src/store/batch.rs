//! The leads of one call to a store: [`Batch`].

use serde::{Deserialize, Serialize};

use super::update_policy::UpdatePolicy;
use crate::lead::{CampaignId, Email, Lead};

/// Leads with distinct emails, to be imported into one campaign in one call of [`LeadStore::import_batch`](super::LeadStore::import_batch).
///
/// The import makes batches; a store reads them. The constructors are public so that stores can be tested.
///
/// ```
/// use lead_import::{CampaignId, Email, Field, Lead, store::{Batch, BatchKey, FieldPolicy}};
///
/// let lead = Lead::new(Email::parse("ada@example.com")?).with(Field::FirstName, "Ada");
/// let batch = Batch::new(CampaignId::from("spring"), vec![lead])?
///     .with_existing(FieldPolicy::FillEmpty)
///     .with_key(BatchKey::new("4f1c", 1, 1));
/// assert_eq!(batch.leads().len(), 1);
/// assert_eq!(batch.existing().get(Field::JobTitle), FieldPolicy::FillEmpty);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Batch {
    campaign: CampaignId,
    leads: Vec<Lead>,
    existing: UpdatePolicy,
    key: Option<BatchKey>,
}

impl Batch {
    /// Creates a batch without a key that keeps existing leads as they are.
    ///
    /// # Errors
    /// [`DuplicateEmail`] if two leads have the same email.
    pub fn new(campaign: CampaignId, leads: Vec<Lead>) -> Result<Self, DuplicateEmail> {
        let mut seen = std::collections::HashSet::with_capacity(leads.len());
        match leads.iter().find(|lead| !seen.insert(lead.email())) {
            Some(lead) => Err(DuplicateEmail(lead.email().clone())),
            None => Ok(Self::of_distinct(campaign, leads)),
        }
    }

    /// Creates a batch from leads whose emails are known to be distinct.
    pub(crate) fn of_distinct(campaign: CampaignId, leads: Vec<Lead>) -> Self {
        Self { campaign, leads, existing: UpdatePolicy::default(), key: None }
    }

    /// Sets the policy for leads that the store already holds.
    #[must_use]
    pub fn with_existing(mut self, existing: impl Into<UpdatePolicy>) -> Self {
        self.existing = existing.into();
        self
    }

    /// Sets the key by which the store recognises a replay of this batch.
    #[must_use]
    pub fn with_key(mut self, key: BatchKey) -> Self {
        self.key = Some(key);
        self
    }

    /// The key by which the store recognises a replay of this batch. A batch without a key is applied each time it arrives.
    pub fn key(&self) -> Option<&BatchKey> {
        self.key.as_ref()
    }

    /// The campaign that the leads are added to.
    pub fn campaign(&self) -> &CampaignId {
        &self.campaign
    }

    /// The leads, in the order of their rows. Their emails are distinct.
    pub fn leads(&self) -> &[Lead] {
        &self.leads
    }

    /// The policy for leads that the store already holds.
    pub fn existing(&self) -> &UpdatePolicy {
        &self.existing
    }

    pub(crate) fn into_leads(self) -> Vec<Lead> {
        self.leads
    }
}

/// Identifies a batch across retries: the import that it belongs to, and the range of rows that it holds.
///
/// This is an idempotency key. The batches of one import arrive in the order of their rows, and only the last one can be
/// replayed. A store therefore keeps one key per import (clause 8 of the [contract](super::LeadStore#contract)).
///
/// ```
/// use lead_import::store::BatchKey;
///
/// let key = BatchKey::new("9f86d081884c7d659a2feaa0c55ad015", 1_001, 2_000);
/// assert_eq!((key.first_row(), key.last_row()), (1_001, 2_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchKey {
    import: Box<str>,
    first_row: u64,
    last_row: u64,
}

impl BatchKey {
    /// Creates the key of the batch that holds the rows from `first_row` to `last_row` of the import `import`.
    pub fn new(import: &str, first_row: u64, last_row: u64) -> Self {
        Self { import: import.into(), first_row, last_row }
    }

    /// The identifier of the import: 32 random hexadecimal digits. A resumed import keeps its identifier.
    pub fn import(&self) -> &str {
        &self.import
    }

    /// The number of the batch's first row among the data rows of the file, from 1.
    pub fn first_row(&self) -> u64 {
        self.first_row
    }

    /// The number of the batch's last row among the data rows of the file, from 1. The range includes it.
    pub fn last_row(&self) -> u64 {
        self.last_row
    }
}

/// Two leads of a batch have the same email. Displays with that email.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two leads in the batch have the email {0}")]
pub struct DuplicateEmail(Email);
