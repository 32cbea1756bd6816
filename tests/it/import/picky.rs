//! A file with poisonous rows, and a store that refuses them: [`Picky`].

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Checkpoint, DuplicatePolicy, ImportReport, Importer, LeadStore, MemoryStore, StoreError, async_trait,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};

pub(super) const ROWS: usize = 40;

/// Some rows are bad, some have the email of another, and some are poison to [`Picky`].
pub(super) fn file() -> String {
    let rows = (0..ROWS).map(|row| match row {
        7 | 23 => format!("poison{row}@example.com,P{row}\n"),
        _ if row % 9 == 4 => format!("bad{row},B{row}\n"),
        _ if row % 11 == 10 => format!("lead{}@example.com,Again{row}\n", row - 3),
        _ => format!("lead{row}@example.com,L{row}\n"),
    });
    format!("email,first name\n{}", rows.collect::<String>())
}

pub(super) fn campaign() -> CampaignId {
    "spring".into()
}

/// Refuses every batch with a poisonous address.
#[derive(Debug)]
pub(super) struct Picky(pub(super) MemoryStore);

impl Picky {
    pub(super) fn new() -> Self {
        let store = MemoryStore::new();
        store.create_campaign(&campaign());
        Self(store)
    }
}

#[async_trait]
impl LeadStore for Picky {
    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        if batch.leads().iter().any(|lead| lead.email().as_str().starts_with("poison")) {
            return Err(StoreError::refused("poison"));
        }
        self.0.import_batch(batch).await
    }
}

pub(super) fn importer(policy: DuplicatePolicy) -> Importer {
    Importer::new().batch_size(16).duplicate_rows(policy)
}

pub(super) fn undisturbed(policy: DuplicatePolicy) -> (ImportReport, Vec<u8>, MemoryStore) {
    let (store, mut rejects) = (Picky::new(), Vec::new());
    let job = importer(policy).job(Cursor::new(file())).rejects(&mut rejects);
    let report = block_on(job.import(&store, &campaign())).unwrap();
    (report, rejects, store.0)
}

/// Hands a checkpoint over as another process gets it.
pub(super) fn handed_over(checkpoint: &Checkpoint) -> Checkpoint {
    serde_json::from_str(&serde_json::to_string(checkpoint).unwrap()).unwrap()
}

/// An empty store with the campaign.
pub(super) fn memory() -> MemoryStore {
    let store = MemoryStore::new();
    store.create_campaign(&campaign());
    store
}
