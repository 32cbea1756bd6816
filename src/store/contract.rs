//! The contract between an import and a store: [`LeadStore`].

use std::{fmt::Debug, sync::Arc};

use async_trait::async_trait;

use super::{batch::Batch, error::StoreError, limits::StoreLimits, outcome::LeadOutcome, presence::Presence};
use crate::lead::CampaignId;

/// A place where leads and campaigns are stored.
///
/// This crate has [`MemoryStore`](super::MemoryStore), `SqliteStore` (feature `sqlite`) and `PostgresStore` (feature `postgres`). Implement
/// the trait for any other database. For a service without transactions, [`Itemwise`](super::Itemwise) implements it over the calls of the
/// service. A store value belongs to one workspace (one tenant of the product), so no method takes a workspace.
///
/// The unit of work is a [`Batch`]: one call, and one transaction where there are transactions. A call per lead would race with other imports and
/// cost a round trip per row, and a transaction object would burden every implementer. One import makes its calls one after the
/// other, unless the store [allows several](StoreLimits::with_concurrent_batches) at a time; different imports call the same store concurrently.
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
/// 3. **The emails of one batch are distinct.** They compare byte for byte in normal form ([`Email::as_str`](crate::lead::Email::as_str)), so
///    emails that only look alike are different leads. [`Email::parse`](crate::lead::Email::parse) of
///    [`as_written`](crate::lead::Email::as_written) has the same normal form, so storing the written address is enough to compute both.
/// 4. **Existing leads follow the batch's policy** ([`Batch::existing`]). An absent or empty value never erases a stored one.
///    Custom fields are merged name by name: a name that the batch lacks keeps its value, and a new name is added if the policy
///    changes custom fields. The order of custom fields has no meaning. Nothing else about a lead changes: neither the address as first
///    written nor data that the product stores next to it.
/// 5. **Concurrent calls are serialisable.** Their effect is that of some sequential order. A new email is reported as created once,
///    and a new membership as added once, whichever imports run at the same time. A call that meets another one waits for it;
///    [`unavailable`](StoreError::unavailable) is for a wait that took too long.
/// 6. **Any batch within the [limits](Self::limits) works**, from no leads at all to far more than a database accepts parameters in one
///    statement. Any text without NUL, up to the declared length, is read back as it was written.
/// 7. **An interrupted batch is whole or absent, or it is completed.** A future can be dropped, a process killed and a connection lost at any
///    moment. An *atomic* store ([`StoreLimits::transactional`]) then holds the whole batch or nothing. A *completing* store
///    ([`StoreLimits::completing`]) may hold a part, and completes it when the batch arrives again with its key, with the outcomes that an
///    uninterrupted call would have returned.
/// 8. **A replay returns the first outcomes.** For each import, the store keeps the key ([`Batch::key`]) and the outcomes of the last
///    batch that it applied, written in the transaction of that batch. If a batch with the kept key arrives again, the store
///    returns the kept outcomes and applies nothing. The key alone decides; the leads need not be compared. A store may also remember earlier
///    keys. The report of a resumed import is then exact even if the process was killed or the connection was lost during a batch.
///    [`AppliedBatch`](super::AppliedBatch) is the form in which to keep a batch.
/// 9. **A lookup predicts the import.** [`lookup`](Self::lookup) returns one [`Presence`] per lead, in the batch's order. From these,
///    [`Batch::decide`] computes the outcomes that an import would have at that moment. A lookup changes nothing. For an unknown campaign a
///    lookup works; no lead is in that campaign. A store whose lookups lag behind declares it
///    ([`StoreLimits::with_inexact_lookups`]).
/// 10. **Batches arrive in sequence.** A batch names the key of the batch that was applied before it ([`Batch::previous`]). If the kept batch of the
///     import is another one, the store returns [`out_of_sequence`](StoreError::out_of_sequence) and applies nothing. Otherwise an import that resumes
///     on a database that was restored from a backup would report leads that the store does not hold. For the same reason the record of an
///     import is deleted with its campaign. [`Batch::replay`] checks clauses 8 and 10.
///
/// A call that was dropped, or that ran into a time limit, may still be executing at the server when the same batch arrives again. The store makes the
/// second call wait for the first, for example by a lock on the record of the import, or otherwise answers it as a replay.
///
/// The methods may block their thread, if the product's runtime allows that for the task of the import: the core spawns no threads. A client needs
/// a time limit of its own for each request, or [`Retrying`](super::Retrying) with a time limit around the store; without one, a server that never
/// answers holds the import for ever.
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
/// | [`out_of_sequence`](StoreError::out_of_sequence) | [`Batch::replay`] returns it | nothing | stops; the file must be imported again |
/// | [`unknown`](StoreError::unknown) | the connection was lost during the commit, or after a part of the batch was applied | the whole, a part or nothing | stops; the resumed import sends the same batch with the same key |
///
/// An error of any other kind than `unknown` promises that nothing at all was applied. Returning `refused` for any other cause makes the import retry each lead alone. Returning `unknown` when nothing was applied is
/// harmless. When in doubt, choose the one further down the table.
///
/// # Example
///
/// A complete store in memory. [`Batch::replay`] recognises a batch that was applied before, and [`Batch::decide`] computes what to do
/// with each lead, so the store only reads and writes.
///
/// ```
/// use std::{collections::{HashMap, HashSet}, sync::Mutex};
///
/// use lead_import::store::{AppliedBatch, Batch, LeadOutcome, Presence, StoreLimits, Write};
/// use lead_import::{CampaignId, Email, Importer, Lead, LeadStore, StoreError, async_trait};
///
/// #[derive(Debug, Default)]
/// struct MyStore(Mutex<MyTables>);
///
/// #[derive(Clone, Debug, Default)]
/// struct MyTables {
///     campaigns: HashMap<CampaignId, HashSet<Email>>,
///     leads: HashMap<Email, Lead>,
///     last_batches: HashMap<String, AppliedBatch>,
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
///     fn limits(&self) -> StoreLimits {
///         StoreLimits::transactional()
///     }
///
///     async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
///         Ok(self.0.lock().unwrap().campaigns.contains_key(campaign))
///     }
///
///     async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
///         let tables = self.0.lock().unwrap();
///         Ok(batch.leads().iter().map(|lead| tables.presence(batch.campaign(), lead.email())).collect())
///     }
///
///     async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
///         let mut committed = self.0.lock().unwrap();
///         let mut tables = committed.clone(); // The transaction: dropped on any error (clauses 1 and 7).
///         if !tables.campaigns.contains_key(batch.campaign()) {
///             return Err(StoreError::failed("the campaign does not exist"));
///         }
///         if let Some(outcomes) = batch.replay(tables.last_batches.get(batch.key().import()))? {
///             return Ok(outcomes); // Clause 8. The `?` is clause 10.
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
///         tables.last_batches.insert(batch.key().import().to_owned(), AppliedBatch::new(batch, &outcomes));
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
/// `examples/custom_store.rs` is a durable store in a file with its conformance tests, and `examples/stores/redb.rs` one in a key-value database.
/// The [guide](crate::guide::store) explains how to write one for a database.
///
/// # Why there are no default methods
///
/// A default would compile in a store that forgot the method, and the store would then be wrong without an error.
#[async_trait]
pub trait LeadStore: Debug + Send + Sync {
    /// What this store can keep of the contract. The import asks once, before it reads the file.
    ///
    /// A store with transactions returns [`StoreLimits::transactional()`].
    fn limits(&self) -> StoreLimits;

    /// Whether the campaign exists. The import makes this call before it reads the file.
    ///
    /// # Errors
    /// Any [`StoreError`] if the store could not read.
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError>;

    /// Returns what the store holds for the email of each lead of the batch, in the batch's order (clause 9). Only a dry run makes this call.
    ///
    /// # Errors
    /// Any [`StoreError`] if the store could not read.
    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError>;

    /// Creates the missing leads, applies the batch's policy to existing leads and adds all of them to the campaign. Returns one outcome per lead, in the batch's order.
    ///
    /// # Errors
    /// If the batch was not applied, or if the store does not know whether it was. The [constructor](#errors) says which.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError>;
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<S: LeadStore + ?Sized> LeadStore for $pointer {
            fn limits(&self) -> StoreLimits {
                (**self).limits()
            }

            async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
                (**self).campaign_exists(campaign).await
            }

            async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
                (**self).lookup(batch).await
            }

            async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
                (**self).import_batch(batch).await
            }
        }
    )+};
}

forward_to_inner!(&S, Arc<S>, Box<S>);
