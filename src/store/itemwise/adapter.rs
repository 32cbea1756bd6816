//! A store that is made of the calls of a service: [`Itemwise`].

use async_trait::async_trait;

use super::{batch_run::BatchRun, journal::Journal, service::LeadService, turn::Turn};
use crate::{
    lead::CampaignId,
    store::{
        batch::Batch, contract::LeadStore, error::StoreError, journal_record::JournalRecord, limits::StoreLimits,
        outcome::LeadOutcome, presence::Presence,
    },
};

/// How many requests of each kind a batch has at most.
const REQUESTS_PER_BATCH: usize = 10;

/// Makes a [`LeadStore`] of a service without transactions.
///
/// A batch becomes a sequence of requests: read what the service holds, create, update, add to the campaign. A service has no transaction around
/// them, so a batch can be interrupted in the middle: this store [completes](StoreLimits::completing) it when it arrives again. What a batch is
/// about to do is in the [`Journal`] before its first write, so that a lead which it created before the interruption counts as created,
/// and not as existing.
///
/// - Requests have at most as many items as the service allows ([`StoreLimits::max_batch`]). A request that is refused as a whole is
///   split until the refused lead is alone.
/// - An error after the first write is [unknown](StoreError::unknown), with the pause that the service asked for. Wrap the store in
///   [`Retrying`](crate::store::Retrying) to send the batch again after it.
/// - Two imports at once are exact for creations and memberships. A service has no locks, so of two updates of one lead at the same moment
///   the last one wins, for every field.
/// - Two calls of one import in the same process wait for each other. Do not resume one import in two processes at once: they do not know of
///   each other, and their reports would count the same leads.
/// - A lead that the service refuses to add to the campaign is rejected in the report. If the batch had created it, it stays at the service.
///
/// The number of requests for a batch of n leads is 1 + 3 n / m, if all of them are new and a request has m items.
///
/// ```
/// use std::{collections::{HashMap, HashSet}, sync::Mutex};
///
/// use lead_import::store::{ItemResult, Itemwise, LeadService, MemoryJournal, Presence, StoreLimits, Write};
/// use lead_import::{CampaignId, Email, Importer, Lead, StoreError, async_trait};
///
/// /// In a product: a client of the service.
/// #[derive(Debug, Default)]
/// struct Crm {
///     contacts: Mutex<HashMap<Email, Lead>>,
///     members: Mutex<HashSet<Email>>,
/// }
///
/// #[async_trait]
/// impl LeadService for Crm {
///     fn limits(&self) -> StoreLimits {
///         StoreLimits::completing().with_max_batch(100)
///     }
///     fn has_idempotency_keys(&self) -> bool {
///         false
///     }
///     async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
///         Ok(campaign.as_str() == "spring")
///     }
///     async fn read(&self, _: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
///         let (contacts, members) = (self.contacts.lock().unwrap(), self.members.lock().unwrap());
///         let presence = |email: &&Email| match contacts.get(*email) {
///             Some(contact) => Presence::stored(contact.clone()).in_campaign(members.contains(*email)),
///             None => Presence::absent(),
///         };
///         Ok(emails.iter().map(presence).collect())
///     }
///     async fn write(&self, writes: &[Write<'_>], _key: &str) -> Result<Vec<ItemResult>, StoreError> {
///         let mut contacts = self.contacts.lock().unwrap();
///         Ok(writes.iter().map(|write| match write {
///             Write::Create(lead) if contacts.contains_key(lead.email()) => ItemResult::Existed,
///             Write::Create(lead) => { contacts.insert(lead.email().clone(), (*lead).clone()); ItemResult::Done }
///             Write::Update(lead) => { contacts.insert(lead.email().clone(), lead.clone()); ItemResult::Done }
///             _ => ItemResult::Refused("not supported".into()),
///         }).collect())
///     }
///     async fn join(&self, _: &CampaignId, emails: &[&Email], _key: &str) -> Result<Vec<ItemResult>, StoreError> {
///         let mut members = self.members.lock().unwrap();
///         let join = |email: &&Email| if members.insert((*email).clone()) { ItemResult::Done } else { ItemResult::Existed };
///         Ok(emails.iter().map(join).collect())
///     }
/// }
///
/// # futures_lite::future::block_on(async {
/// let store = Itemwise::new(Crm::default(), MemoryJournal::default());
/// let file = std::io::Cursor::new("email\nada@example.com\ngrace@example.com\n");
/// let report = Importer::new().import(&store, &CampaignId::from("spring"), file).await?;
/// assert_eq!((report.created(), report.added()), (2, 2));
/// # Ok::<(), lead_import::ImportError>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct Itemwise<S, J> {
    service: S,
    journal: J,
}

impl<S: LeadService, J: Journal> Itemwise<S, J> {
    /// Makes a store of the service, which keeps its records in the journal.
    pub const fn new(service: S, journal: J) -> Self {
        Self { service, journal }
    }

    /// The service.
    pub const fn service(&self) -> &S {
        &self.service
    }

    /// The journal.
    pub const fn journal(&self) -> &J {
        &self.journal
    }
}

#[async_trait]
impl<S: LeadService, J: Journal> LeadStore for Itemwise<S, J> {
    /// The limits of the service, with batches of ten requests of each kind. A larger batch would have more to do again after a fault.
    fn limits(&self) -> StoreLimits {
        // The checkpoint has room for the journal of one batch.
        let limits = self.service.limits().without_concurrent_batches();
        limits.max_batch().map_or(limits, |items| limits.with_max_batch(items.get().saturating_mul(REQUESTS_PER_BATCH)))
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.service.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        BatchRun::begin(&self.service, &self.journal, batch).presences().await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let _turn = Turn::wait_for(batch.key().import()).await;
        let (service, journal) = (&self.service, &self.journal);
        // Of a batch that certainly changed nothing, only the place in the sequence counts.
        let last = journal.load(batch).await?;
        let void = last.as_ref().filter(|record| record.is_void() && record.key() != batch.key());
        let last_key = void.map_or(last.as_ref().map(JournalRecord::key), |record| record.previous.as_ref());
        if batch.is_replay_of(last_key)? {
            let record = last.filter(|record| record.len() == batch.leads().len() && record.key() == batch.key());
            let record =
                record.ok_or_else(|| StoreError::failed("the record of the journal does not match the batch"))?;
            if record.is_complete() {
                return Ok(record.outcomes());
            }
            return BatchRun::take_up(service, journal, batch, record).finish().await;
        }
        if last.is_some_and(|record| !record.is_complete() && !record.is_void()) {
            return Err(StoreError::out_of_sequence("the batch before this one was not completed"));
        }
        if !service.campaign_exists(batch.campaign()).await? {
            return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign())));
        }
        BatchRun::begin(service, journal, batch).finish().await
    }
}
