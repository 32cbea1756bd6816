//! The store contract over the mock, with and without its faults.

use lead_import::{LeadStore, conformance::Harness, store::LeadOutcome};
use tempfile::TempDir;
use tokio::runtime::Runtime;

#[allow(clippy::wildcard_imports, reason = "these are the tests of that module")]
use super::*;

/// Starts a service for each store.
struct Services {
    runtime: Runtime,
    folder: TempDir,
    sends_keys: bool,
    has_faults: bool,
}

impl Services {
    fn new(sends_keys: bool, has_faults: bool) -> Self {
        let (runtime, folder) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
        Self { runtime, folder, sends_keys, has_faults }
    }
}

/// The store of a case, and the service itself to look into.
#[derive(Debug)]
struct Opened {
    store: Store<FolderJournal>,
    contacts: Arc<Contacts>,
    url: String,
    journal: FolderJournal,
    sends_keys: bool,
}

impl Opened {
    /// A new process with a client of its own.
    fn open(contacts: Arc<Contacts>, url: String, journal: FolderJournal, sends_keys: bool) -> Self {
        // A lookup restarts after each fault.
        let store = store(ContactsApi::new(&url, sends_keys).unwrap(), journal.clone()).attempts(60);
        Self { store, contacts, url, journal, sends_keys }
    }

    fn another(&self) -> Self {
        Self::open(Arc::clone(&self.contacts), self.url.clone(), self.journal.clone(), self.sends_keys)
    }

    fn create_campaign(&self, name: &str) {
        self.contacts.tables().campaigns.entry(name.to_owned()).or_default();
    }
}

#[async_trait]
impl LeadStore for Opened {
    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.store.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.store.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.store.import_batch(batch).await
    }
}

#[async_trait]
impl Harness for Services {
    type Store = Opened;

    async fn fresh(&self) -> Opened {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let contacts = Arc::<Contacts>::default();
        let faults = if self.has_faults { Faults::usual(7) } else { Faults::none() };
        self.runtime.spawn(mock::serve(listener, Arc::clone(&contacts), faults));
        let journal = FolderJournal(tempfile::tempdir_in(&self.folder).unwrap().keep());
        Opened::open(contacts, url, journal, self.sends_keys)
    }

    async fn another(&self, store: &Opened) -> Opened {
        store.another()
    }

    async fn reopen(&self, store: Opened) -> Opened {
        store.another()
    }

    async fn create_campaign(&self, store: &Opened) -> CampaignId {
        let name = format!("campaign {}", store.contacts.tables().campaigns.len());
        store.create_campaign(&name);
        name.into()
    }

    async fn create_named_campaign(&self, store: &Opened, campaign: &CampaignId) -> bool {
        store.create_campaign(campaign.as_str());
        true
    }

    async fn suppress(&self, store: &Opened, email: &Email, reason: &str) -> bool {
        store.contacts.tables().suppressed.insert(email.clone(), reason.to_owned());
        true
    }

    async fn lead(&self, store: &Opened, email: &Email) -> Option<Lead> {
        store.contacts.tables().contacts.get(email).cloned()
    }

    async fn lead_count(&self, store: &Opened) -> u64 {
        store.contacts.tables().contacts.len() as u64
    }

    async fn members(&self, store: &Opened, campaign: &CampaignId) -> Vec<String> {
        let tables = store.contacts.tables();
        tables.campaigns.get(campaign.as_str()).into_iter().flatten().map(|email| email.as_str().to_owned()).collect()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}

mod without_keys {
    lead_import::conformance_tests!(super::Services::new(false, false));
}

mod with_keys_and_faults {
    lead_import::conformance_tests!(super::Services::new(true, true));
}
