//! How the kit creates a store and reads it: [`Harness`].

use std::pin::Pin;

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email, Lead},
    store::LeadStore,
};

/// The future of a case, or of one thread of a case, which [`Harness::block_on`] runs.
pub type CaseFuture<'h> = Pin<Box<dyn Future<Output = ()> + 'h>>;

/// How the kit creates your store, and reads and changes it by other means than the [contract](LeadStore#contract).
///
/// A case imports leads through the contract and then compares what these methods return. So they should read where the
/// leads are stored, for example with SQL of their own, and not from a cache of the store.
///
/// Eight methods are required. The other five have a default that means "my store has no such thing". The cases that need the method are
/// then skipped, and listed as [skipped](super::CaseOutcome::Skipped):
///
/// | method | without it, these are not checked |
/// |---|---|
/// | [`suppress`](Self::suppress) | rejections (clauses 2, 8 and 9) |
/// | [`poison`](Self::poison) | that a refused batch leaves nothing (clauses 1 and 8) |
/// | [`create_named_campaign`](Self::create_named_campaign) | that campaign identifiers compare byte for byte (clause 1) |
/// | [`delete_campaign`](Self::delete_campaign) | that the record of an import goes with its campaign (clause 10) |
/// | [`discard`](Self::discard) | nothing; stores are dropped |
///
/// The methods may panic, for example by `unwrap`; the case then fails. The [module](super) has a complete example.
#[async_trait]
pub trait Harness: Sync {
    /// Your store.
    type Store: LeadStore;

    /// Creates a store without leads and campaigns.
    ///
    /// Each case calls it once or twice, and cases run in parallel: stores must not share data. Examples of a store of its own are a new
    /// schema, a new file, or a new workspace in a shared database.
    async fn fresh(&self) -> Self::Store;

    /// Opens a second, independent handle on the data of `store`, as another process would: another pool, another client, another
    /// connection.
    ///
    /// Cases import through several handles at once, each from a thread of its own. A handle that shares its connections with `store` hides
    /// faults that occur between two processes. Return a clone only if no second process can open the data, as with a
    /// [`MemoryStore`](crate::MemoryStore) or a file that is locked while it is open.
    async fn another(&self, store: &Self::Store) -> Self::Store;

    /// Closes the store and opens it again, as after a restart of the process.
    ///
    /// Whatever is only in the memory of `store` must be gone. A case then requires the leads, the outcomes of the last batch and its key. No
    /// other handle on the data is open at that time.
    async fn reopen(&self, store: Self::Store) -> Self::Store;

    /// Creates a campaign without leads and returns its identifier. Each call creates another campaign.
    ///
    /// The product chooses the identifier: a UUID, a serial number or a name. The kit uses no campaign that was not created here or by
    /// [`create_named_campaign`](Self::create_named_campaign), except to require that it is unknown.
    async fn create_campaign(&self, store: &Self::Store) -> CampaignId;

    /// The lead that is stored under this email, with the address as first written.
    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead>;

    /// The number of stored leads.
    async fn lead_count(&self, store: &Self::Store) -> u64;

    /// The emails of the campaign's leads in normal form, in any order.
    ///
    /// Do not remove duplicates: the cases check that there are none.
    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String>;

    /// Runs a future to its end, on the runtime that the store needs.
    ///
    /// `futures_lite::future::block_on(case)` works for a store that needs no runtime, `tokio::runtime::Runtime::new().unwrap().block_on(case)`
    /// for one that needs tokio. Some cases call it on several threads at once; one shared runtime and a new one per call both work.
    fn block_on(&self, case: CaseFuture<'_>);

    /// Makes the store reject this email from now on, with this reason. Returns `false` if the store never rejects an email.
    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        let _ = (store, email, reason);
        false
    }

    /// A lead that makes the store refuse the whole batch with [`StoreError::refused`](crate::StoreError::refused), by its content.
    ///
    /// Cases place it in the middle of a batch. A transactional store usually has such leads: let [`fresh`](Self::fresh) create a
    /// constraint or a trigger that refuses one of its values, and return a lead with that value. Return `None` if no lead makes the store
    /// refuse a batch.
    fn poison(&self) -> Option<Lead> {
        None
    }

    /// Creates the campaign with this identifier. Returns `false` if the product does not let its callers choose identifiers.
    ///
    /// It is idempotent: creating a campaign that exists changes nothing and returns `true`.
    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let _ = (store, campaign);
        false
    }

    /// Deletes the campaign as the product does, and with it what the store recorded of its imports. Its leads may stay. Returns
    /// `false` if campaigns are never deleted.
    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let _ = (store, campaign);
        false
    }

    /// Removes a store that a case no longer needs, for example its schema or its folder. It is called at the end of each case, also of
    /// one that failed, when no other handle on the data is open. By default the store is dropped.
    async fn discard(&self, store: Self::Store) {
        drop(store);
    }
}
