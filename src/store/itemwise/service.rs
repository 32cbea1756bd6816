//! The calls of a service: [`LeadService`].

use std::{fmt::Debug, sync::Arc};

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email},
    store::{decision::Write, error::StoreError, limits::StoreLimits, presence::Presence},
};

/// A service where leads live: an internal API, or the API of a CRM. [`Itemwise`](super::Itemwise) makes a store of it.
///
/// Each method is one request. The items of a request are applied one by one: some may succeed and others fail. An `Err` is about the request as
/// a whole, with the meaning that it has for a [store](crate::store::LeadStore#errors):
///
/// | the service answers | return |
/// |---|---|
/// | 429, 503, or the connection was refused | [`unavailable`](StoreError::unavailable), with [`retry_after`](StoreError::retry_after) if it says so |
/// | 400 for the whole request because of one item | [`refused`](StoreError::refused): the request is sent in halves until the item is alone |
/// | 404 for the campaign, from `campaign_exists` | `Ok(false)` |
/// | 401, 403, any other 404 | [`failed`](StoreError::failed) |
/// | 500, 502, 504, a time-out, a connection that was lost | [`unknown`](StoreError::unknown) from `write` and `join`, [`unavailable`](StoreError::unavailable) from the others |
///
/// Set a time limit for each request in your HTTP client, and make it longer than the service's own, so that an abandoned request has finished before it
/// is retried.
///
/// # Idempotency keys
///
/// A service with idempotency keys answers a request that it has seen before, with the same key, as the first time. If yours does, return `true`
/// from [`has_idempotency_keys`](Self::has_idempotency_keys) and send the `key` of `write` and `join` along. Reports are then exact in every
/// case. Without, there is one case in which two reports can both count a lead as created, or as added: a request was under way when the import was
/// interrupted and was not applied, and another process did the same before the request was repeated.
#[async_trait]
pub trait LeadService: Debug + Send + Sync {
    /// What the service can keep. [`max_batch`](StoreLimits::max_batch) is the number of items that one request can have, the others are as for a
    /// store. Use [`StoreLimits::completing`].
    fn limits(&self) -> StoreLimits;

    /// Whether the service answers a repeated request with the same key as the first time.
    fn has_idempotency_keys(&self) -> bool;

    /// Whether the campaign exists.
    ///
    /// # Errors
    /// If the service did not answer.
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError>;

    /// What the service holds of each email, in the order of the emails. A lead that was written must be found at once; a search index that lags is not
    /// enough.
    ///
    /// # Errors
    /// If the service did not answer.
    async fn read(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError>;

    /// Writes leads and returns one result for each. A request has either only [`Write::Create`] or only [`Write::Update`], never
    /// [`Write::Nothing`].
    ///
    /// A creation must not change a lead that exists: its result is [`ItemResult::Existed`].
    ///
    /// # Errors
    /// See the [table](LeadService).
    async fn write(&self, writes: &[Write<'_>], key: &str) -> Result<Vec<ItemResult>, StoreError>;

    /// Adds leads to the campaign and returns one result for each: [`ItemResult::Existed`] if it was a member.
    ///
    /// # Errors
    /// See the [table](LeadService).
    async fn join(&self, campaign: &CampaignId, emails: &[&Email], key: &str) -> Result<Vec<ItemResult>, StoreError>;
}

/// The result of one item of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ItemResult {
    /// The lead was created, updated or added by this request.
    Done,
    /// A creation or an addition that was not needed, because the lead or the membership exists. Nothing changed.
    Existed,
    /// The service does not accept the item. The reason is for the person who uploaded the file.
    Refused(String),
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<S: LeadService + ?Sized> LeadService for $pointer {
            fn limits(&self) -> StoreLimits {
                (**self).limits()
            }

            fn has_idempotency_keys(&self) -> bool {
                (**self).has_idempotency_keys()
            }

            async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
                (**self).campaign_exists(campaign).await
            }

            async fn read(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
                (**self).read(campaign, emails).await
            }

            async fn write(&self, writes: &[Write<'_>], key: &str) -> Result<Vec<ItemResult>, StoreError> {
                (**self).write(writes, key).await
            }

            async fn join(&self, campaign: &CampaignId, emails: &[&Email], key: &str) -> Result<Vec<ItemResult>, StoreError> {
                (**self).join(campaign, emails, key).await
            }
        }
    )+};
}

forward_to_inner!(&S, Arc<S>, Box<S>);
