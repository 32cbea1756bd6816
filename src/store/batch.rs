//! The leads of one call to a store: [`Batch`].

use std::{sync::Arc, time::Duration};

use super::{
    batch_key::BatchKey, control::ImportControl, error::StoreError, journal_record::JournalRecord,
    update_policy::UpdatePolicy,
};
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
    key: BatchKey,
    previous: Option<BatchKey>,
    control: Option<Arc<dyn ImportControl>>,
}

impl Batch {
    /// Creates the only batch of a new import. It keeps existing leads as they are.
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
        let key = BatchKey::new(&BatchKey::new_import(), 1, leads.len() as u64);
        Self { campaign, leads, existing: UpdatePolicy::default(), key, previous: None, control: None }
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
        self.key = key;
        self
    }

    /// Sets the key of the batch that the store applied last for the same import. `None` if this is the first one.
    #[must_use]
    pub fn with_previous(mut self, previous: Option<BatchKey>) -> Self {
        self.previous = previous;
        self
    }

    pub(crate) fn with_control(mut self, control: Arc<dyn ImportControl>) -> Self {
        self.control = Some(control);
        self
    }

    /// The key by which the store recognises a replay of this batch (clause 8 of the [contract](super::LeadStore#contract)).
    ///
    /// A batch that is sent again has the same key, the same leads and the same policy. The key alone decides: a store does not compare
    /// the leads.
    pub fn key(&self) -> &BatchKey {
        &self.key
    }

    /// The key of the batch that the store applied last for the same import (clause 10 of the [contract](super::LeadStore#contract)).
    /// `None` if this is the first one.
    pub fn previous(&self) -> Option<&BatchKey> {
        self.previous.as_ref()
    }

    /// Whether the import was cancelled while the store works on this batch.
    ///
    /// A store that waits before it tries a call again checks this at short intervals, and returns the error of the last call if it is
    /// `true`. A store that does not wait needs no check: the import stops after the batch.
    pub fn is_cancelled(&self) -> bool {
        self.control.as_ref().is_some_and(|control| control.is_cancelled())
    }

    /// Tells the import that the store waits for `delay` before it tries again, because of `error`.
    ///
    /// The listeners of the import receive it as [`Event::Waiting`](crate::import::Event::Waiting).
    pub fn notify_waiting(&self, error: &StoreError, delay: Duration) {
        if let Some(control) = &self.control {
            control.waiting(error, delay);
        }
    }

    /// The record that was saved last in the checkpoint of the import.
    pub(super) fn record(&self) -> Option<JournalRecord> {
        self.control.as_ref()?.record()
    }

    /// Saves a record in the checkpoint of the import. Fails if the batch is from no import, or the import does not store its checkpoints.
    pub(super) async fn save_record(&self, record: &JournalRecord) -> Result<(), StoreError> {
        match &self.control {
            Some(control) => control.save_record(record).await,
            None => Err(StoreError::failed("the batch is from no import, so there is no checkpoint for its journal")),
        }
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

    /// The leads, the key and the key of the batch before.
    pub(crate) fn into_parts(self) -> (Vec<Lead>, BatchKey, Option<BatchKey>) {
        (self.leads, self.key, self.previous)
    }
}

/// Two leads of a batch have the same email. Displays with that email.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two leads in the batch have the email {0}")]
pub struct DuplicateEmail(Email);
