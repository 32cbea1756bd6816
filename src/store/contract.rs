//! The contract between an import and a store: [`LeadStore`].

use std::{fmt::Debug, sync::Arc};

use async_trait::async_trait;

use super::{batch::Batch, error::StoreError, outcome::LeadOutcome, presence::Presence};
use crate::lead::{CampaignId, Email};

/// A place where leads and campaigns are stored.
///
/// This crate has [`MemoryStore`](super::MemoryStore), `SqliteStore` (feature `sqlite`) and `PostgresStore` (feature `postgres`). Implement
/// the trait for any other database or service: three methods, two of which only read. A store value belongs to one workspace
/// (one tenant of the product), so no method takes a workspace.
///
/// The unit of work is a [`Batch`]: one call, one transaction. A call per lead would race with other imports and cost a round trip per
/// row, and a transaction object would burden every implementer. One import makes its calls one after the other; different
/// imports call the same store concurrently.
///
/// # Contract
///
/// An import relies on these clauses. The conformance cases (feature `conformance`) cite their numbers.
///
/// 1. **`Ok` is durable.** When [`import_batch`](Self::import_batch) returns `Ok`, the store holds exactly what the outcomes say. An `Err`
///    says whether nothing was applied or the effect is unknown, and whether a retry can succeed: see [errors](#errors). A batch for an
///    unknown campaign returns [`failed`](StoreError::failed) and applies nothing. Campaign
///    identifiers compare byte for byte: `Spring` is not `spring`.
/// 2. **One outcome per lead, in the batch's order.** A lead is created, existing, or rejected. A rejection carries a reason for
///    the person who uploaded the file, for example a suppressed or unsubscribed address. A rejected lead leaves no trace.
/// 3. **The emails of one batch are distinct.** They compare byte for byte in normal form ([`Email::as_str`]), so emails
///    that only look alike are different leads.
/// 4. **Existing leads follow the batch's policy** ([`Batch::existing`]). An absent or empty value never erases a stored one.
///    Custom fields are merged name by name: a name that the batch lacks keeps its value, and a new name is added if the policy
///    changes custom fields. Nothing else about a lead changes: neither the address as first written nor data that the product stores next to it.
/// 5. **Concurrent calls are serialisable.** Their effect is that of some sequential order. A new email is reported as created once,
///    and a new membership as added once, whichever imports run at the same time.
/// 6. **Any batch size works**, from no leads at all to far more than a database accepts parameters in one statement. Any text
///    without NUL is read back as it was written.
/// 7. **A dropped future leaves the whole batch or nothing.**
/// 8. **A replay returns the first outcomes.** For each import, the store keeps the key ([`Batch::key`]) and the outcomes of the last
///    batch that it applied, written in the transaction of that batch. If a batch with the kept key arrives again, the store
///    returns the kept outcomes and applies nothing. The report of a resumed import is then exact even if the process was killed
///    or the connection was lost during a batch. [`StoredOutcomes`](super::StoredOutcomes) is the form in which to keep outcomes.
/// 9. **A lookup predicts the import.** [`lookup`](Self::lookup) returns one [`Presence`] per email, in the order of the emails. From these,
///    [`Batch::decide`] computes the outcomes that an import would have at that moment. A lookup changes nothing. A repeated
///    email has one answer each time. For an unknown campaign a lookup works; no lead is in that campaign.
///
/// # Errors
///
/// The constructor of a [`StoreError`] decides what the import does next:
///
/// | constructor | use it when | applied | the import |
/// |---|---|---|---|
/// | [`refused`](StoreError::refused) | the content is the cause: a constraint, a value that is too long | nothing | splits the batch in half until the refused lead is alone, rejects that lead and keeps the others |
/// | [`unavailable`](StoreError::unavailable) | a lock, a full disk, a connection that failed before the commit | nothing | stops; a resumed import may succeed without any change |
/// | [`failed`](StoreError::failed) | a missing table, missing permissions, a bug | nothing | stops; it can be resumed after the cause is fixed |
/// | [`unknown`](StoreError::unknown) | the connection was lost during the commit | all or nothing | stops; the resumed import sends the same batch with the same key |
///
/// Returning `refused` for any other cause makes the import retry each lead alone. Returning `unknown` when nothing was applied is
/// harmless. When in doubt, choose the one further down the table.
///
/// # Example
///
/// A complete store in memory. [`Batch::decide`] computes what to do with each lead, so the store only reads and writes.
///
/// ```
/// use std::{collections::{HashMap, HashSet}, sync::Mutex};
///
/// use lead_import::store::{Batch, BatchKey, LeadOutcome, Presence, StoredOutcomes, Write};
/// use lead_import::{CampaignId, Email, Importer, Lead, LeadStore, StoreError, async_trait};
///
/// #[derive(Debug, Default)]
/// struct MyStore(Mutex<MyTables>);
///
/// #[derive(Clone, Debug, Default)]
/// struct MyTables {
///     campaigns: HashMap<CampaignId, HashSet<Email>>,
///     leads: HashMap<Email, Lead>,
///     last_batches: HashMap<String, (BatchKey, StoredOutcomes)>,
/// }
///
/// impl MyTables {
///     fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
///         let Some(lead) = self.leads.get(email) else { return Presence::absent() };
///         let is_member = self.campaigns.get(campaign).is_some_and(|members| members.contains(email));
///         Presence::stored(lead.clone()).in_campaign(is_member)
///     }
/// }
///
/// #[async_trait]
/// impl LeadStore for MyStore {
///     async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
///         Ok(self.0.lock().unwrap().campaigns.contains_key(campaign))
///     }
///
///     async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
///         let tables = self.0.lock().unwrap();
///         Ok(emails.iter().map(|email| tables.presence(campaign, email)).collect())
///     }
///
///     async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
///         let mut committed = self.0.lock().unwrap();
///         let mut tables = committed.clone(); // The transaction: dropped on any error (clauses 1 and 7).
///         if !tables.campaigns.contains_key(batch.campaign()) {
///             return Err(StoreError::failed("the campaign does not exist"));
///         }
///         let last = batch.key().and_then(|key| tables.last_batches.get(key.import()).filter(|(last, _)| last == key));
///         if let Some((_, outcomes)) = last {
///             return outcomes.clone().of_batch(batch); // A replay (clause 8).
///         }
///         let mut outcomes = Vec::new();
///         for lead in batch.leads() {
///             let decision = batch.decide(lead, &tables.presence(batch.campaign(), lead.email()));
///             match decision.write {
///                 Write::Nothing => {}
///                 Write::Create(new) => _ = tables.leads.insert(new.email().clone(), new.clone()),
///                 Write::Update(changed) => _ = tables.leads.insert(changed.email().clone(), changed),
///                 _ => return Err(StoreError::failed("this version of the store cannot write this")),
///             }
///             if decision.join {
///                 tables.campaigns.get_mut(batch.campaign()).unwrap().insert(lead.email().clone());
///             }
///             outcomes.push(decision.outcome);
///         }
///         if let Some(key) = batch.key() {
///             let kept = (key.clone(), StoredOutcomes::from(&outcomes[..]));
///             tables.last_batches.insert(key.import().to_owned(), kept);
///         }
///         *committed = tables; // The commit.
///         Ok(outcomes)
///     }
/// }
///
/// # futures_lite::future::block_on(async {
/// let (store, campaign) = (MyStore::default(), CampaignId::from("spring"));
/// store.0.lock().unwrap().campaigns.insert(campaign.clone(), HashSet::new());
/// let file = std::io::Cursor::new("email\nada@example.com\nADA@example.com\ngrace@example.com\n");
/// let report = Importer::new().import(&store, &campaign, file).await?;
/// assert_eq!((report.created(), report.existing(), report.added(), report.skipped()), (2, 1, 2, 1));
/// # Ok::<(), lead_import::ImportError>(())
/// # }).unwrap();
/// ```
///
/// `examples/custom_store.rs` is a durable store in a file with its conformance tests. The [guide](crate::guide::store) explains how to
/// write one for a database.
///
/// # Why there are no default methods
///
/// A default would compile in a store that forgot the method, and the store would then be wrong without an error.
#[async_trait]
pub trait LeadStore: Debug + Send + Sync {
    /// Whether the campaign exists. The import makes this call before it reads the file.
    ///
    /// # Errors
    /// Any [`StoreError`] if the store could not read.
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError>;

    /// Returns what the store holds for each email, in the order of the emails (clause 9). Only a dry run makes this call.
    ///
    /// # Errors
    /// Any [`StoreError`] if the store could not read.
    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError>;

    /// Creates the missing leads, applies the batch's policy to existing leads and adds all of them to the campaign, in one
    /// transaction. Returns one outcome per lead, in the batch's order.
    ///
    /// # Errors
    /// If the batch was not applied, or if the store does not know whether it was. The [constructor](#errors) says which.
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
