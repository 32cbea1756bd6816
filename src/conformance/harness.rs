//! How the kit creates a store and reads it: [`Harness`].

use async_trait::async_trait;

use crate::{
    lead::{CampaignId, Email, Lead},
    store::LeadStore,
};

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
/// The methods may panic, for example by `unwrap`; the case then fails. A harness is shared by the threads of a case, so it is `Sync`; what
/// it counts is an atomic number, and its stores are values of their own.
///
/// The [module](super) has a complete example.
#[async_trait]
pub trait Harness: Sync {
    /// Your store.
    type Store: LeadStore;

    /// Creates a store without leads and campaigns.
    ///
    /// Each case calls it once or twice, and cases run in parallel: stores must not share data.
    ///
    /// | the product's data is in | a store of its own is |
    /// |---|---|
    /// | a file | a new file in a temporary folder |
    /// | a database server | a new schema, or a new database |
    /// | tables that customers share | a new customer, whose rows no other one sees |
    /// | a service | a new account or project of a test environment |
    ///
    /// Create here whatever [`poison`](Self::poison) needs, for example a constraint.
    async fn fresh(&self) -> Self::Store;

    /// Opens a second, independent handle on the data of `store`, as another process would: another pool, another client, another
    /// connection.
    ///
    /// Cases import through several handles at once, each from a thread of its own. Four threads have a handle at the same time, and one connection
    /// per handle is enough.
    ///
    /// A handle that shares its connections with `store` hides faults that occur between two processes. Return a clone only if no second process can
    /// open the data, as with a [`MemoryStore`](crate::MemoryStore) or a file that is locked while it is open.
    async fn another(&self, store: &Self::Store) -> Self::Store;

    /// Closes the store and opens it again, as after a restart of the process.
    ///
    /// Whatever is only in the memory of `store` must be gone: close its connections and build a new value from the path or the address alone. A
    /// case then requires the leads, the outcomes of the last batch and its key. No other handle on the data is open at that time.
    ///
    /// A store that lives in memory only, such as [`MemoryStore`](crate::MemoryStore), returns `store`. Say so where the harness is, because the cases
    /// of a restart then check nothing.
    async fn reopen(&self, store: Self::Store) -> Self::Store;

    /// Creates a campaign without leads and returns its identifier. Each call creates another campaign.
    ///
    /// The product chooses the identifier: a UUID, a serial number or a name. The kit uses no campaign that was not created here or by
    /// [`create_named_campaign`](Self::create_named_campaign), except to require that it is unknown. To have an unknown campaign with an identifier of
    /// the right form, it creates one in another store.
    async fn create_campaign(&self, store: &Self::Store) -> CampaignId;

    /// The lead that is stored under this email, with the address as first written.
    ///
    /// Read all that the store keeps of a lead: the four fields and the custom fields. The order of custom fields has no meaning.
    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead>;

    /// The number of stored leads, whether they are in a campaign or not.
    async fn lead_count(&self, store: &Self::Store) -> u64;

    /// The emails of the campaign's leads in normal form, in any order. None if the campaign does not exist.
    ///
    /// Do not remove duplicates: the cases check that there are none.
    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String>;

    /// Runs a case, or one thread of a case, to its end, on the runtime that the store needs.
    ///
    /// | the store needs | body of the method |
    /// |---|---|
    /// | no runtime | `futures_lite::future::block_on(case)` |
    /// | tokio, a new runtime per case | `tokio::runtime::Runtime::new().unwrap().block_on(case)` |
    /// | tokio, one runtime for all | `self.runtime.block_on(case)` |
    ///
    /// Some cases call it on several threads at once, and all of these bodies work.
    fn block_on(&self, case: impl Future<Output = ()>);

    /// Makes the store reject this email from now on, with this reason. Returns `false` if the store never rejects an email.
    ///
    /// A second call replaces the reason. A lead that exists stays as it is, with its memberships.
    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        let _ = (store, email, reason);
        false
    }

    /// A lead that makes the store refuse the whole batch with [`StoreError::refused`](crate::StoreError::refused), by its content.
    ///
    /// Cases place it in the middle of a batch, of which nothing may stay. A transactional store usually has such leads: let
    /// [`fresh`](Self::fresh) create a constraint or a trigger that refuses one of its values, and return a lead with that value. For PostgreSQL:
    ///
    /// ```sql
    /// ALTER TABLE leads ADD CHECK (first_name <> 'poison');
    /// ```
    ///
    /// Return `None` if no lead makes the store refuse a batch, for example because it rejects such a lead alone, with an outcome.
    fn poison(&self) -> Option<Lead> {
        None
    }

    /// Creates the campaign with this identifier. Returns `false` if the product does not let its callers choose identifiers.
    ///
    /// It is idempotent: creating a campaign that exists changes nothing in it and returns `true`.
    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let _ = (store, campaign);
        false
    }

    /// Deletes the campaign as the product does, and with it what the store recorded of its imports. Its leads may stay. Returns
    /// `false` if campaigns are never deleted.
    ///
    /// In a database, a foreign key with `ON DELETE CASCADE` from the records to the campaigns is enough.
    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let _ = (store, campaign);
        false
    }

    /// Removes a store that a case no longer needs, for example its schema or its folder. By default the store is dropped.
    ///
    /// It is called at the end of each case, also of one that failed. The handles of threads are closed before.
    async fn discard(&self, store: Self::Store) {
        drop(store);
    }
}
