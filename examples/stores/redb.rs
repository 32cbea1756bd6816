//! A store in redb, a database in one file with transactions: the shape of a store for any embedded or key-value database.
//!
//!     cargo run --example redb_store -- import examples/data/leads.csv leads.redb
//!     cargo run --example redb_store -- list leads.redb       or `delete`, the campaign
//!     cargo test --example redb_store --features conformance

mod import_file;

use std::{
    error::Error,
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use lead_import::{
    CampaignId, Email, Importer, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, Decision, FieldPolicy, LeadOutcome, Presence, StoreLimits, Write},
};
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition, WriteTransaction};
use serde::{Serialize, de::DeserializeOwned};

/// The leads as JSON, by their email in normal form.
const LEADS: TableDefinition<&str, &[u8]> = TableDefinition::new("leads");
const CAMPAIGNS: TableDefinition<&str, ()> = TableDefinition::new("campaigns");
/// The campaign and the email of each membership.
const MEMBERS: TableDefinition<(&str, &str), ()> = TableDefinition::new("members");
/// The last batch of each import as JSON, with its campaign. It is deleted with the campaign.
const BATCHES: TableDefinition<&str, (&str, &[u8])> = TableDefinition::new("batches");

/// A store in the file at `path`. redb locks the file: no other process can open it at the same time.
#[derive(Clone)]
struct RedbStore {
    path: PathBuf,
    database: Arc<Database>,
}

impl fmt::Debug for RedbStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedbStore").field("path", &self.path).finish_non_exhaustive()
    }
}

// ---- The store ----

#[async_trait]
impl LeadStore for RedbStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        let read = self.database.begin_read().map_err(store_error)?;
        let campaigns = read.open_table(CAMPAIGNS).map_err(store_error)?;
        Ok(campaigns.get(campaign.as_str()).map_err(store_error)?.is_some())
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let read = self.database.begin_read().map_err(store_error)?;
        let (leads, members) = (read.open_table(LEADS), read.open_table(MEMBERS));
        let (leads, members) = (leads.map_err(store_error)?, members.map_err(store_error)?);
        batch.leads().iter().map(|lead| presence(&leads, &members, batch.campaign(), lead.email())).collect()
    }

    /// redb runs one write transaction at a time, so no other import changes what this one has read. A transaction that is dropped
    /// leaves nothing, and a commit is on the disk when it returns.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let transaction = self.database.begin_write().map_err(store_error)?;
        if let Some(outcomes) = replay(&transaction, batch)? {
            return Ok(outcomes);
        }
        let outcomes = write_leads(&transaction, batch)?;
        // The commit may have reached the disk although it failed.
        transaction.commit().map_err(StoreError::unknown)?;
        Ok(outcomes)
    }
}

/// The outcomes of the batch, if it was applied before.
fn replay(transaction: &WriteTransaction, batch: &Batch) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let campaign = batch.campaign().as_str();
    if transaction.open_table(CAMPAIGNS).map_err(store_error)?.get(campaign).map_err(store_error)?.is_none() {
        return Err(StoreError::failed(format!("campaign {campaign} does not exist")));
    }
    let batches = transaction.open_table(BATCHES).map_err(store_error)?;
    let last = batches.get(batch.key().import()).map_err(store_error)?;
    let last: Option<AppliedBatch> = last.map(|row| from_json(row.value().1)).transpose()?;
    batch.replay(last.as_ref())
}

/// Writes the leads, their memberships and the record of the batch.
fn write_leads(transaction: &WriteTransaction, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
    let mut leads = transaction.open_table(LEADS).map_err(store_error)?;
    let mut members = transaction.open_table(MEMBERS).map_err(store_error)?;
    let mut outcomes = Vec::with_capacity(batch.leads().len());
    for lead in batch.leads() {
        let presence = presence(&leads, &members, batch.campaign(), lead.email())?;
        let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
        let written = match &write {
            Write::Nothing => None,
            Write::Create(new) => Some(*new),
            Write::Update(changed) => Some(changed),
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        };
        if let Some(written) = written {
            leads.insert(lead.email().as_str(), to_json(written)?.as_slice()).map_err(store_error)?;
        }
        if join {
            members.insert((batch.campaign().as_str(), lead.email().as_str()), ()).map_err(store_error)?;
        }
        outcomes.push(outcome);
    }
    let mut batches = transaction.open_table(BATCHES).map_err(store_error)?;
    let applied = to_json(&AppliedBatch::new(batch, &outcomes))?;
    batches.insert(batch.key().import(), (batch.campaign().as_str(), applied.as_slice())).map_err(store_error)?;
    Ok(outcomes)
}

fn presence(
    leads: &impl ReadableTable<&'static str, &'static [u8]>,
    members: &impl ReadableTable<(&'static str, &'static str), ()>,
    campaign: &CampaignId,
    email: &Email,
) -> Result<Presence, StoreError> {
    let Some(json) = leads.get(email.as_str()).map_err(store_error)? else { return Ok(Presence::absent()) };
    let is_member = members.get((campaign.as_str(), email.as_str())).map_err(store_error)?.is_some();
    Ok(Presence::stored(from_json(json.value())?).in_campaign(is_member))
}

/// An import can be resumed after an I/O error, when the disk has room again for example. Any other error requires someone to look at it.
fn store_error(error: impl Into<redb::Error>) -> StoreError {
    match error.into() {
        error @ (redb::Error::Io(_) | redb::Error::PreviousIo) => StoreError::unavailable(error),
        error => StoreError::failed(error),
    }
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(StoreError::failed)
}

fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(json).map_err(StoreError::failed)
}

// ---- What the product needs in addition ----

impl RedbStore {
    /// Opens the file, and creates it with its tables if it does not exist.
    fn open(path: &Path) -> Result<Self, redb::Error> {
        let database = Database::create(path)?;
        let transaction = database.begin_write()?;
        transaction.open_table(LEADS)?;
        transaction.open_table(CAMPAIGNS)?;
        transaction.open_table(MEMBERS)?;
        transaction.open_table(BATCHES)?;
        transaction.commit()?;
        Ok(Self { path: path.to_owned(), database: Arc::new(database) })
    }

    fn create_campaign(&self, campaign: &CampaignId) -> Result<(), redb::Error> {
        let transaction = self.database.begin_write()?;
        transaction.open_table(CAMPAIGNS)?.insert(campaign.as_str(), ())?;
        Ok(transaction.commit()?)
    }

    /// Deletes a campaign with its memberships and the records of its imports.
    fn delete_campaign(&self, campaign: &CampaignId) -> Result<(), redb::Error> {
        let (transaction, campaign) = (self.database.begin_write()?, campaign.as_str());
        transaction.open_table(CAMPAIGNS)?.remove(campaign)?;
        transaction.open_table(MEMBERS)?.retain(|(of, _), ()| of != campaign)?;
        transaction.open_table(BATCHES)?.retain(|_, (of, _)| of != campaign)?;
        Ok(transaction.commit()?)
    }

    /// Every lead as one line of JSON and every membership as a line, in the order of the emails.
    fn list(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let read = self.database.begin_read()?;
        let mut lines = vec![];
        for row in read.open_table(LEADS)?.iter()? {
            lines.push(String::from_utf8(row?.1.value().to_vec())?);
        }
        for row in read.open_table(MEMBERS)?.iter()? {
            let (membership, _) = row?;
            let (campaign, email) = membership.value();
            lines.push(format!("{campaign}: {email}"));
        }
        Ok(lines)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["import", file, store] => {
            let (store, campaign) = (RedbStore::open(Path::new(store))?, CampaignId::from("spring"));
            store.create_campaign(&campaign)?;
            let importer = Importer::new().batch_size(100).existing(FieldPolicy::FillEmpty);
            let import = import_file::import(importer, &store, &campaign, Path::new(file));
            futures_lite::future::block_on(import)?;
        }
        ["list", store] => println!("{}", RedbStore::open(Path::new(store))?.list()?.join("\n")),
        ["delete", store] => RedbStore::open(Path::new(store))?.delete_campaign(&CampaignId::from("spring"))?,
        _ => return Err("usage: redb_store import FILE.csv STORE.redb, or: redb_store list|delete STORE.redb".into()),
    }
    Ok(())
}

#[cfg(all(test, feature = "conformance"))]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use lead_import::{Lead, conformance::Harness};
    use redb::ReadableTableMetadata;
    use tempfile::TempDir;

    use super::*;

    struct Folder(TempDir);

    #[async_trait]
    impl Harness for Folder {
        type Store = RedbStore;

        async fn fresh(&self) -> RedbStore {
            RedbStore::open(&tempfile::tempdir_in(&self.0).unwrap().keep().join("leads.redb")).unwrap()
        }

        /// A second process cannot open the file.
        async fn another(&self, store: &RedbStore) -> RedbStore {
            store.clone()
        }

        async fn reopen(&self, store: RedbStore) -> RedbStore {
            let path = store.path.clone();
            drop(store);
            RedbStore::open(&path).unwrap()
        }

        async fn create_campaign(&self, store: &RedbStore) -> CampaignId {
            static CREATED: AtomicU64 = AtomicU64::new(0);
            let campaign = CampaignId::from(format!("campaign {}", CREATED.fetch_add(1, Ordering::Relaxed)));
            store.create_campaign(&campaign).unwrap();
            campaign
        }

        async fn create_named_campaign(&self, store: &RedbStore, campaign: &CampaignId) -> bool {
            store.create_campaign(campaign).unwrap();
            true
        }

        async fn lead(&self, store: &RedbStore, email: &Email) -> Option<Lead> {
            let table = store.database.begin_read().unwrap().open_table(LEADS).unwrap();
            let json = table.get(email.as_str()).unwrap()?;
            Some(serde_json::from_slice(json.value()).unwrap())
        }

        async fn lead_count(&self, store: &RedbStore) -> u64 {
            store.database.begin_read().unwrap().open_table(LEADS).unwrap().len().unwrap()
        }

        async fn members(&self, store: &RedbStore, campaign: &CampaignId) -> Vec<String> {
            let table = store.database.begin_read().unwrap().open_table(MEMBERS).unwrap();
            let memberships = table.iter().unwrap().map(|row| {
                let (of, email) = row.as_ref().unwrap().0.value();
                (of.to_owned(), email.to_owned())
            });
            memberships.filter(|(of, _)| of == campaign.as_str()).map(|(_, email)| email).collect()
        }

        async fn delete_campaign(&self, store: &RedbStore, campaign: &CampaignId) -> bool {
            store.delete_campaign(campaign).unwrap();
            true
        }

        fn block_on(&self, case: impl Future<Output = ()>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Folder(tempfile::tempdir().unwrap()));
}
