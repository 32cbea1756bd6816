//! A store of your own: all leads in one JSON file, which each batch replaces as a whole.
//!
//!     cargo run --example custom_store -- leads.json
//!     cargo test --example custom_store --features conformance

// `File::lock` needs Rust 1.89.
#![allow(clippy::incompatible_msrv)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use lead_import::{
    CampaignId, Email, Importer, Lead, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, LeadOutcome, Presence, StoreLimits, Write},
};
use serde::{Deserialize, Serialize};

/// What the file holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Contents {
    leads: BTreeMap<Email, Lead>,
    campaigns: BTreeMap<CampaignId, BTreeSet<Email>>,
    /// The last batch of each import.
    batches: BTreeMap<String, AppliedBatch>,
}

/// Any number of these, in any number of processes, may use one file.
#[derive(Debug)]
struct JsonFile(PathBuf);

// ---- The store ----

#[async_trait]
impl LeadStore for JsonFile {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        Ok(self.read().map_err(store_error)?.campaigns.contains_key(campaign))
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let contents = self.read().map_err(store_error)?;
        Ok(batch.leads().iter().map(|lead| contents.presence(batch.campaign(), lead.email())).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let _lock = self.lock().map_err(store_error)?;
        let mut next = self.read().map_err(store_error)?;
        if !next.campaigns.contains_key(batch.campaign()) {
            return Err(StoreError::failed("there is no such campaign"));
        }
        if let Some(outcomes) = batch.replay(next.batches.get(batch.key().import()))? {
            return Ok(outcomes);
        }
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| next.import(batch, lead)).collect::<Result<_, _>>()?;
        next.batches.insert(batch.key().import().to_owned(), AppliedBatch::new(batch, &outcomes));
        self.save(&next).map_err(store_error)?;
        Ok(outcomes)
    }
}

impl Contents {
    fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
        let Some(lead) = self.leads.get(email) else { return Presence::absent() };
        let is_member = self.campaigns.get(campaign).is_some_and(|members| members.contains(email));
        Presence::stored(lead.clone()).in_campaign(is_member)
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> Result<LeadOutcome, StoreError> {
        let decision = batch.decide(lead, &self.presence(batch.campaign(), lead.email()));
        match decision.write {
            Write::Create(new) => drop(self.leads.insert(new.email().clone(), new.clone())),
            Write::Update(changed) => drop(self.leads.insert(changed.email().clone(), changed)),
            Write::Nothing => {}
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        }
        if decision.join {
            self.campaigns.entry(batch.campaign().clone()).or_default().insert(lead.email().clone());
        }
        Ok(decision.outcome)
    }
}

impl JsonFile {
    /// Waits until nobody else writes. The lock ends when the file is dropped, or with the process.
    fn lock(&self) -> io::Result<File> {
        let file = File::create(self.0.with_extension("lock"))?;
        file.lock()?;
        Ok(file)
    }

    fn read(&self) -> io::Result<Contents> {
        match fs::read(&self.0) {
            Ok(json) => Ok(serde_json::from_slice(&json)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Contents::default()),
            Err(error) => Err(error),
        }
    }

    /// Writes a second file and renames it, so that a reader or a crash finds the old contents or the new ones. The rename is durable
    /// once the folder is written too.
    fn save(&self, contents: &Contents) -> io::Result<()> {
        let new = self.0.with_extension("new");
        fs::write(&new, serde_json::to_vec(contents)?)?;
        File::open(&new)?.sync_all()?;
        fs::rename(new, &self.0)?;
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

/// An import can be resumed when the disk has room again. Any other error requires someone to look at it.
fn store_error(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull => StoreError::unavailable(error),
        _ => StoreError::failed(error),
    }
}

// ---- What the product needs in addition ----

impl JsonFile {
    fn create_campaign(&self, campaign: &CampaignId) -> io::Result<()> {
        let _lock = self.lock()?;
        let mut contents = self.read()?;
        contents.campaigns.entry(campaign.clone()).or_default();
        self.save(&contents)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: custom_store FILE.json")?;
    let store = JsonFile(path.into());
    let campaign = CampaignId::from("spring");
    store.create_campaign(&campaign)?;
    let file = io::Cursor::new("email,first name\nAda@Example.com,Ada\nnot-an-email,\n");
    let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
    println!("{report}");
    Ok(())
}

#[cfg(all(test, feature = "conformance"))]
mod tests {
    use lead_import::conformance::Harness;
    use tempfile::TempDir;

    use super::*;

    struct Files(TempDir);

    #[async_trait]
    impl Harness for Files {
        type Store = JsonFile;

        async fn fresh(&self) -> JsonFile {
            JsonFile(tempfile::tempdir_in(&self.0).unwrap().keep().join("leads.json"))
        }

        async fn another(&self, store: &JsonFile) -> JsonFile {
            JsonFile(store.0.clone())
        }

        async fn reopen(&self, store: JsonFile) -> JsonFile {
            JsonFile(store.0)
        }

        async fn create_campaign(&self, store: &JsonFile) -> CampaignId {
            let campaign = CampaignId::from(format!("campaign {}", store.read().unwrap().campaigns.len()));
            store.create_campaign(&campaign).unwrap();
            campaign
        }

        async fn create_named_campaign(&self, store: &JsonFile, campaign: &CampaignId) -> bool {
            store.create_campaign(campaign).unwrap();
            true
        }

        async fn lead(&self, store: &JsonFile, email: &Email) -> Option<Lead> {
            store.read().unwrap().leads.remove(email)
        }

        async fn lead_count(&self, store: &JsonFile) -> u64 {
            store.read().unwrap().leads.len() as u64
        }

        async fn members(&self, store: &JsonFile, campaign: &CampaignId) -> Vec<String> {
            store.read().unwrap().campaigns.get(campaign).into_iter().flatten().map(Email::to_string).collect()
        }

        fn block_on(&self, case: impl Future<Output = ()>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Files(tempfile::tempdir().unwrap()));
}
