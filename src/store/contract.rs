//! The contract itself: [`LeadStore`].

use std::{fmt::Debug, sync::Arc};

use async_trait::async_trait;

use super::{batch::Batch, error::StoreError, outcome::LeadOutcome, presence::Presence};
use crate::lead::{CampaignId, Email};

/// Where leads and campaigns live.
///
/// One store value stands for one workspace. Each batch is one call, because finer calls race with one another
/// and a transaction object is a burden on every implementer. The import makes the calls of one run one after the other.
///
/// # Contract
///
/// The numbers are cited by the names of the conformance cases (feature `conformance`).
///
/// 1. **`Ok` is durable.** What [`import_batch`](Self::import_batch) reports is stored exactly so. An `Err` says whether nothing was
///    applied or the effect is unknown, and whether another try makes sense ([`StoreError`]).
/// 2. **One outcome per lead, in the batch's order**: created, existing, or rejected with a reason that a person can read
///    (a suppressed or unsubscribed address, say). A rejected lead leaves no trace.
/// 3. **Emails in one batch are distinct**, and compare byte for byte in their normal form ([`Email::as_str`]).
/// 4. **Existing leads follow the batch's policy** ([`Batch::existing`]). An absent or empty value never erases a stored
///    one, and nothing else about a lead ever changes: not its address as first written, not what the product keeps beside it.
/// 5. **Concurrent calls behave as if one came after the other.** A new email is `Created` once, a membership added once.
/// 6. **Any batch size works**, from none to far above a database's parameter limit. Any text without NUL round-trips.
/// 7. **A dropped future leaves the whole batch or nothing.**
/// 8. **A replay answers as the first time.** A store keeps the key and the outcomes of the last batch that it applied for
///    each import ([`Batch::key`]), in the same transaction. When a batch comes with that key again, nothing is applied and the
///    kept outcomes are the answer. So a resumed import reports truly after a kill or a lost connection, when the
///    batch may or may not have been applied.
/// 9. **A lookup foretells the import.** [`lookup`](Self::lookup) has one answer per email, in their order, from which
///    [`Batch::decide`] makes the outcome that an import would have now. It changes nothing.
///
/// There are no default methods: a store that forgot one would be wrong silently.
#[async_trait]
pub trait LeadStore: Debug + Send + Sync {
    /// Is there such a campaign?
    ///
    /// # Errors
    /// When the store cannot tell.
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError>;

    /// What the store already holds of these emails, in their order. Reads only; the dry run is made of it.
    ///
    /// # Errors
    /// When the store cannot tell.
    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError>;

    /// Creates the missing leads, treats the existing ones by the batch's policy and adds all to the campaign: the whole
    /// batch or nothing.
    ///
    /// # Errors
    /// When the batch was not applied, or the store cannot tell whether it was; the error says which.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError>;
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<S: LeadStore + ?Sized> LeadStore for $pointer {
            async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
                (**self).campaign_exists(campaign).await
            }

            async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
                (**self).lookup(campaign, emails).await
            }

            async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
                (**self).import_batch(batch).await
            }
        }
    )+};
}

forward_to_inner!(&S, Arc<S>, Box<S>);
